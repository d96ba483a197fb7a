"""The API: what is answered, that it is what the commands give, and what is refused."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from fastapi.testclient import TestClient
from openapi_spec_validator import validate

from spec_extractor.carried import TEMPLATE_ADDRESS
from spec_extractor.web.app import create_app
from spec_extractor.web.settings import Settings
from tests.web.documents import BUILDABLE, HOSTILE, TOOLS


def compiled(client: TestClient, document: str, **more: Any) -> dict[str, Any]:
    response = client.post("/api/compile", json={"document": document, **more})
    assert response.status_code == 200, response.text
    result: dict[str, Any] = response.json()
    return result


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that `prdgen new` has made of the document."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "prd.md").write_text(TOOLS, encoding="utf-8")
    run(folder, "new", "prd.md", "tools")
    return folder / "tools"


def run(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "spec_extractor", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def test_what_was_understood(client: TestClient, tmp_path: Path) -> None:
    answer = compiled(client, TOOLS)
    (tmp_path / "prd.md").write_text(TOOLS, encoding="utf-8")
    told = json.loads(run(tmp_path, "check", "--format", "json", "prd.md"))
    assert answer["understood"] == told["understood"]
    assert answer["counts"] == told["counts"]
    assert answer["diagram"].startswith("<svg ")
    assert answer["artifact"] is None and answer["plan"] is None


def test_the_project_is_that_of_the_command(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "prd.md").write_text(TOOLS, encoding="utf-8")
    run(tmp_path, "zip", "prd.md", "-o", "tools.zip")
    expected = (tmp_path / "tools.zip").read_bytes()
    made = compiled(client, TOOLS, render=True)["artifact"]
    assert made["id"] == hashlib.sha256(expected).hexdigest()
    assert made["name"] == "tool-library"
    assert "app/models/loan.py" in {file["path"] for file in made["files"]}
    assert client.get(made["zip"]).content == expected
    answer = client.post("/api/zip", json={"document": TOOLS})
    assert answer.content == expected
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-location"] == made["zip"]


def test_each_stack(client: TestClient) -> None:
    made = compiled(client, TOOLS, render=True, stack="flask")["artifact"]
    page = client.get(f"{made['page']}/files/requirements.in")
    assert "flask" in page.text


def test_a_document_with_errors(client: TestClient) -> None:
    wrong = TOOLS.replace("name (string", "name (colour")
    answer = compiled(client, wrong, render=True)
    assert [(d["code"], d["line"], d["file"]) for d in answer["diagnostics"]] == [("PRD203", 7, "document")]
    assert answer["understood"] is not None and answer["artifact"] is None
    refused = client.post("/api/zip", json={"document": wrong})
    assert refused.status_code == 422
    assert refused.json()["diagnostics"] == answer["diagnostics"]


@pytest.mark.parametrize(("document", "code"), [("", "PRD103"), ("\0", "PRD104"), ("Nothing to build.", "PRD120")])
def test_nothing_to_build(client: TestClient, document: str, code: str) -> None:
    answer = compiled(client, document, render=True)
    assert code in {found["code"] for found in answer["diagnostics"]}
    assert answer["counts"]["error"] and answer["understood"] is None


def test_a_large_document_makes_no_large_page(client: TestClient) -> None:
    fields = ", ".join(f"field_{number} (string)" for number in range(150))
    entities = "\n".join(f"- Thing{number}x: name (money)" for number in range(300))
    document = f"# Large\n\n## Entities\n\n- Wide: {fields}\n{entities}\n"
    assert len(compiled(client, document)["diagnostics"]) == 300
    html = client.post("/api/compile", json={"document": document}, headers={"Accept": "text/html"}).text
    assert html.count('class="finding ') == 200
    assert html.count("<table") == 200
    assert "and 51 more\n" in html.replace("</p>", "\n") and "and 101 more entities" in html


def test_a_spec_instead_of_a_document(client: TestClient) -> None:
    spec = (Path(__file__).parents[1] / "specs" / "minimal.yaml").read_text()
    made = compiled(client, spec, render=True)["artifact"]
    assert "spec.yaml" in {file["path"] for file in made["files"]}


def test_half_of_a_surrogate_pair(client: TestClient) -> None:
    body = json.dumps({"document": TOOLS + "\ud800"})
    answer = client.post("/api/compile", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200
    assert [entity["name"] for entity in answer.json()["understood"]["entities"]] == ["Tool", "Loan"]


def test_the_plan_is_that_of_the_command(client: TestClient, project: Path) -> None:
    changed = TOOLS + "- Reminder: loan_id (FK → Loan, required), sent_at (datetime, required)\n"
    answers = (project / ".copier-answers.yml").read_text()
    answer = compiled(client, changed, render=True, answers=answers, stack="flask")
    (project / "prd.md").write_text(changed, encoding="utf-8")
    expected = json.loads(run(project, "plan", "--format", "json"))
    assert answer["plan"] == expected
    assert answer["artifact"] is None


def test_what_loses_data_needs_consent(client: TestClient, project: Path) -> None:
    answers = (project / ".copier-answers.yml").read_text()
    changed = TOOLS.replace("due on (date, required)", "back on (date, required)")
    refused = compiled(client, changed, render=True, answers=answers)
    assert refused["counts"]["error"] and refused["plan"] is None
    renamed = compiled(
        client, changed, render=True, answers=answers, consent={"rename": {"Loan.due_on": "back_on"}}
    )
    words = [operation["words"] for step in renamed["plan"]["migrations"] for operation in step["operations"]]
    assert "rename the column due_on of loans to back_on" in words


def test_answers_that_can_not_be_used(client: TestClient, project: Path) -> None:
    good = (project / ".copier-answers.yml").read_text()
    wrong = [
        "",
        "just text",
        "a: [",
        good.replace("answers_version: 1", "answers_version: x"),
        good.replace("stack: fastapi", "stack: cobol"),
    ]
    for answers in wrong[1:]:
        answer = compiled(client, TOOLS, render=True, answers=answers)
        assert answer["counts"]["error"], answers[:80]
        assert answer["plan"] is None and answer["artifact"] is None


@pytest.mark.parametrize("address", ["file:///etc", "/", "https://example.com/t.git", "ext::sh -c 'touch ran'"])
def test_no_template_is_fetched_for_a_client(client: TestClient, project: Path, address: str) -> None:
    answers = yaml.safe_load((project / ".copier-answers.yml").read_text())
    assert answers["_src_path"] == TEMPLATE_ADDRESS
    answers["_src_path"] = address
    answer = compiled(client, TOOLS, render=True, answers=yaml.safe_dump(answers))
    assert [found["code"] for found in answer["diagnostics"]] == ["PRD485"]


@pytest.mark.parametrize("member", ["module", "plural", "table", "route", "kebab", "class_name"])
def test_names_in_answers_lead_nowhere(client: TestClient, project: Path, tmp_path: Path, member: str) -> None:
    answers = yaml.safe_load((project / ".copier-answers.yml").read_text())
    answers["entities"][0][member] = f"../../../../../../..{tmp_path}/outside"
    answer = compiled(client, TOOLS, render=True, answers=yaml.safe_dump(answers, sort_keys=False))
    assert answer["counts"]["error"]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{", '{"document": 1}', '{"document": "x", "stack": "cobol"}', '{"document": "x", "more": 1}'],
)
def test_bodies_of_another_form(client: TestClient, body: str) -> None:
    answer = client.post("/api/compile", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["diagnostics"][0]["code"] == "PRD489"


def test_a_large_document(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(str(tmp_path), document_kilobytes=4))) as client:
        for size in (5 * 1024, 4 * 1024 * 8 + 1):
            answer = client.post("/api/compile", json={"document": "x" * size})
            assert answer.status_code == 413
            assert answer.json()["diagnostics"][0]["code"] == "PRD480"
        endless = client.post("/api/compile", content=(b"x" * 1024 for _ in range(40)))
        assert endless.status_code == 413
        assert client.post("/api/compile", json={"document": TOOLS}).status_code == 200


def test_too_many_requests(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(str(tmp_path), per_minute=3))) as client:
        body = {"document": ""}
        assert [client.post("/api/compile", json=body).status_code for _ in range(4)] == [200, 200, 200, 429]
        refused = client.post("/api/compile", json=body)
        assert refused.json()["diagnostics"][0]["code"] == "PRD481"
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        assert client.get("/").status_code == 200


def test_a_request_of_another_sites_page(client: TestClient) -> None:
    answer = client.post("/api/compile", json={"document": TOOLS}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert answer.json()["diagnostics"][0]["code"] == "PRD487"


def test_paths_that_are_not_there(client: TestClient) -> None:
    page = compiled(client, TOOLS, render=True)["artifact"]["page"]
    for path in (
        "/nowhere",
        "/artifacts/" + "0" * 64,
        "/artifacts/x/project.zip",
        "/artifacts/..%2f..%2fetc/files/passwd",
        f"{page}/files/../../../etc/passwd",
        f"{page}/files/%2e%2e/%2e%2e/etc/passwd",
        f"{page}/files/nothing.py",
        "/explain/PRD999",
        "/explain/..%2fir",
        "/static/../app.py",
        "/docs",
        "/redoc",
    ):
        assert client.get(path).status_code == 404, path


def test_every_answer_has_the_headers(client: TestClient) -> None:
    for path in ("/", "/api/compile", "/static/prdgen.js", "/nowhere", "/openapi.json"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy and "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_the_description(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    validate(described)
    assert set(described["paths"]) == {"/api/compile", "/api/zip"}
    request = described["components"]["schemas"]["CompileRequest"]
    assert request["properties"]["stack"]["enum"][0] == "fastapi"


def test_hostile_text_is_data(client: TestClient) -> None:
    for document in (HOSTILE, BUILDABLE):
        answer = compiled(client, document)
        assert "<script" not in str(answer["diagram"])
        html = client.post("/api/compile", json={"document": document}, headers={"Accept": "text/html"}).text
        page = client.post("/", data={"document": document, "action": "generate", "stack": "fastapi"}).text
        for mark in ("<script>", "<img src=x", "<iframe", "<svg onload", "</textarea></title>", "49"):
            assert mark not in html, mark
            assert mark not in page, mark
        assert "{{ 7*7 }}" in page
        assert "\u202e" not in html
