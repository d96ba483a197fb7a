"""The page in a real browser: written in, read, generated, downloaded; with and without its script."""

from __future__ import annotations

import hashlib
import io
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Playwright, expect, sync_playwright

from tests.harness import browser
from tests.harness.stacks import TOOLCHAINS
from tests.web.documents import BUILDABLE, HOSTILE, TOOLS

pytestmark = pytest.mark.xdist_group("browser")
BROKEN = TOOLS.replace("state: good | worn | broken", "state (colour)")
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
_ANSWER_MS = 60_000


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def context(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    with browser.opened(playwright, tmp_path_factory.mktemp("profile")) as opened:
        opened.set_default_timeout(_ANSWER_MS)
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page in which nothing may go wrong: no script error, nothing that the policy stops, no other host."""
    expect.set_options(timeout=_ANSWER_MS)
    opened = context.new_page()
    opened.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
    told: list[str] = []
    opened.on(
        "console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None
    )
    opened.on("pageerror", lambda problem: told.append(str(problem)))
    hosts: set[str] = set()
    opened.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    yield opened
    opened.close()
    assert told == []
    assert {host.split(":")[0] for host in hosts} <= {"127.0.0.1"}


def write(page: Page, document: str) -> None:
    """Put the document in, and wait until its answer is shown."""
    page.get_by_label("A PRD in Markdown").fill(document)
    expect(page.locator("#result:not([aria-busy])")).to_be_attached()
    expect(page.locator("#status")).not_to_be_empty()


def made(page: Page) -> None:
    expect(page.locator("[data-part=made]:not(.stale)")).to_be_visible()


def test_from_a_document_to_a_running_backend(page: Page, server: str, tmp_path: Path) -> None:
    page.goto(server)
    editor = page.get_by_label("A PRD in Markdown")
    editor.press_sequentially(BROKEN[: BROKEN.index("- Loan")])
    finding = page.locator(".finding.error")
    expect(finding).to_contain_text("Tool.state has the unknown type 'colour'")
    expect(finding).to_contain_text("line 7")
    expect(finding.locator(".quoted")).to_contain_text("state (colour)")
    expect(page.locator(".mirror > .error")).to_contain_text("state (colour)")
    expect(page.locator(".diagram")).to_contain_text("colour?")
    expect(page.get_by_role("status")).to_contain_text("1 error to fix")

    finding.get_by_role("link", name="line 7").click()
    assert editor.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)") == BROKEN.splitlines()[6]
    page.keyboard.type(TOOLS.splitlines()[6])
    editor.press("Control+End")
    editor.press_sequentially(TOOLS[TOOLS.index("- Loan") :])
    expect(page.get_by_role("status")).to_contain_text("Understood, with nothing to fix: 2 entities")
    expect(page.locator(".mirror > .error")).to_have_count(0)
    expect(page.locator(".diagram .relation")).to_have_count(1)
    expect(page.locator(".diagram .relation title")).to_have_text("Loan.tool_id refers to Tool")

    page.get_by_role("button", name="Generate Backend").click()
    made(page)
    expect(page.get_by_role("heading", name="tool-library: ")).to_be_focused()
    page.locator("nav summary", has_text="models/").click()
    page.locator("a[data-file][href$='app/models/loan.py']").click()
    shown = page.locator("[data-part=file]")
    expect(shown.get_by_role("heading", name="app/models/loan.py")).to_be_focused()
    expect(shown.locator(".nc").first).to_have_text("Loan")

    with page.expect_download() as download:
        page.get_by_role("link", name="Download tool-library.zip").click()
    assert download.value.suggested_filename == "tool-library.zip"
    archive = Path(download.value.path()).read_bytes()
    with page.expect_download() as again:
        page.get_by_role("button", name="Download ZIP").click()
    assert Path(again.value.path()).read_bytes() == archive

    zipfile.ZipFile(io.BytesIO(archive)).extractall(tmp_path)
    folder = tmp_path / "tool-library"
    assert (folder / "prd.md").read_text() == TOOLS
    toolchain = TOOLCHAINS["fastapi"]
    variables = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/tools.db",
        "SECRET_KEY": "a key for this test only, long enough",
        "COOKIE_SECURE": "false",
    }
    toolchain.run(folder, [toolchain.migrate], variables)
    with toolchain.served(folder, variables) as running, httpx.Client(base_url=running.url) as client:
        account = {"email": "ada@example.com", "password": "correct horse battery"}
        assert client.post("/auth/register", json=account).status_code == 201
        created = client.post("/tools", json={"name": "Saw"})
        assert (created.status_code, created.json()["name"]) == (201, "Saw"), created.text


def test_hostile_text_runs_nowhere(page: Page, server: str) -> None:
    page.goto(server)
    write(page, HOSTILE)
    expect(page.locator(".finding.error").first).to_be_visible()
    write(page, BUILDABLE)
    page.get_by_role("button", name="Generate Backend").click()
    made(page)
    links = page.locator("a[data-file]").evaluate_all("all => all.map(each => each.href)")
    shown = [link for link in links if link.endswith(("README.md", "prd.md", "ARCHITECTURE.md", "models/note.py"))]
    assert len(shown) == 4
    for link in shown:
        page.goto(link)
        assert page.evaluate("window.ran") is None, link
    assert "<script>window.ran = 1</script>" in page.locator(".listing").inner_text()
    page.goto(server)
    write(page, BUILDABLE)
    for part in page.locator("#result *").all()[:40]:
        part.dispatch_event("mouseover")
    assert page.evaluate("window.ran") is None


def test_answers_are_dropped_in(page: Page, server: str, tmp_path: Path) -> None:
    page.goto(server)
    write(page, TOOLS)
    made(page)
    page.locator("nav a[data-file][href$='.copier-answers.yml']").click()
    identity = page.get_by_role("link", name="Link to this project").get_attribute("href")
    with urllib.request.urlopen(f"{server}{identity}/project.zip") as answer:
        archive = zipfile.ZipFile(io.BytesIO(answer.read()))
    answers = archive.read("tool-library/.copier-answers.yml").decode()
    dropped = page.evaluate_handle(
        """content => {
            const data = new DataTransfer();
            data.items.add(new File([content], ".copier-answers.yml"));
            return data;
        }""",
        answers,
    )
    page.dispatch_event("body", "dragover", {"dataTransfer": dropped})
    page.dispatch_event("body", "drop", {"dataTransfer": dropped})
    expect(page.locator("#plan")).to_contain_text("there is nothing to do")
    write(page, TOOLS + "- Reminder: loan_id (FK → Loan, required), sent_at (datetime)\n")
    expect(page.locator("#plan")).to_contain_text("create the table reminders")
    expect(page.locator("#plan")).to_contain_text("alembic/versions/0002_add_reminders.py")
    write(page, TOOLS.replace("due on (date, required)", "back on (date, required)"))
    expect(page.locator(".finding.error").first).to_be_visible()
    page.get_by_label("Renames, one a line").fill("Loan.due_on=back_on")
    expect(page.locator("#plan:not(.stale)")).to_contain_text("rename the column due_on of loans to back_on")


@pytest.mark.parametrize(("scheme", "size"), [("light", PHONE), ("dark", DESK)], ids=["phone", "desk"])
def test_everybody_can_use_it(
    page: Page, server: str, scheme: Literal["light", "dark"], size: dict[str, int]
) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.emulate_media(color_scheme=scheme)
    page.goto(server)
    accessible(page)
    page.locator("details.update summary").click()
    write(page, BROKEN + "- Thing: maybe something (text)\n")
    expect(page.locator(".finding.error")).to_be_visible()
    accessible(page)
    write(page, TOOLS)
    made(page)
    expect(page.locator("[data-part=file]")).to_be_visible()
    for name in ("app/config.py", "Dockerfile", "openapi.yaml", "pyproject.toml"):
        page.locator(f"a[data-file][href$='/files/{name}']").click()
        expect(page.locator("[data-part=file] h3")).to_have_text(name)
        accessible(page)
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    page.goto(f"{server}/explain/PRD203")
    accessible(page)
    page.goto(f"{server}/?example=task_manager")
    made(page)
    accessible(page)


def accessible(page: Page) -> None:
    """No rule of axe is broken, nor those about size and best practice."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found] == []


def test_the_keyboard_reaches_everything(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    assert {
        "document",
        "stack",
        "generate",
        "Download ZIP",
        "Update a project that you have",
        "bookshop",
    } <= reached


def test_slow_answers_do_not_replace_new_ones(page: Page, server: str) -> None:
    page.goto(server)
    held = []
    page.route(
        "**/api/compile",
        lambda route: held.append(route) if "Slow" in (route.request.post_data or "") else route.continue_(),
    )
    editor = page.get_by_label("A PRD in Markdown")
    with page.expect_request("**/api/compile"):
        editor.fill(TOOLS.replace("Loan", "Slow"))
    with page.expect_event("requestfailed") as given_up:
        write(page, TOOLS)
    assert "Slow" in (given_up.value.post_data or "")
    made(page)
    assert len(held) == 1
    expect(page.locator(".diagram")).to_contain_text("Loan")


def test_a_server_that_does_not_answer_is_told(page: Page, server: str) -> None:
    page.goto(server)
    page.route("**/api/compile", lambda route: route.fulfill(body="", content_type="text/html"))
    page.get_by_label("A PRD in Markdown").fill(TOOLS)
    expect(page.get_by_role("status")).to_contain_text("What you wrote is still here")
    page.unroute("**/api/compile")


def test_without_script(playwright: Playwright, server: str, tmp_path: Path) -> None:
    with browser.opened(playwright, tmp_path / "profile", script=False) as opened:
        opened.set_default_timeout(_ANSWER_MS)
        page = opened.new_page()
        page.goto(server)
        page.get_by_role("link", name="task manager").click()
        assert page.get_by_label("A PRD in Markdown").input_value().startswith("# Task manager")
        page.get_by_label("A PRD in Markdown").fill(BROKEN)
        page.get_by_role("button", name="Only check").click()
        assert "Tool.state has the unknown type" in page.locator(".finding.error").inner_text()
        assert page.get_by_label("A PRD in Markdown").input_value().splitlines() == BROKEN.splitlines()
        page.get_by_label("A PRD in Markdown").fill(TOOLS)
        page.get_by_label("Stack").select_option("flask")
        page.get_by_role("button", name="Generate Backend").click()
        assert page.get_by_label("Stack").input_value() == "flask"
        with page.expect_download() as download:
            page.get_by_role("button", name="Download ZIP").click()
        archive = Path(download.value.path()).read_bytes()
        link = page.get_by_role("link", name="Link to this project").get_attribute("href")
        assert link == f"/artifacts/{hashlib.sha256(archive).hexdigest()}"
        page.locator("a[data-file]", has_text="README.md").click()
        assert "Tool Library" in page.locator(".listing").inner_text()
        page.goto(server)
        page.get_by_label("A PRD in Markdown").fill(TOOLS + "- Reminder: sent_at (datetime)\n")
        page.locator("details.update summary").click()
        answers = zipfile.ZipFile(io.BytesIO(archive)).read("tool-library/.copier-answers.yml")
        file = tmp_path / ".copier-answers.yml"
        file.write_bytes(answers)
        page.get_by_label("Answers file").set_input_files(file)
        page.get_by_role("button", name="Generate Backend").click()
        assert "create the table reminders" in page.locator("#plan").inner_text()
