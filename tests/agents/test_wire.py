"""Over real HTTP, to a server on the loopback: what is sent, and what becomes of servers that fail."""

from __future__ import annotations

import pytest

from spec_extractor import agents
from spec_extractor.agents import Draft, PromptError
from tests.agents.scripted import GOOD
from tests.agents.server import Answer, Server, half, nothing, page, reply, serving, status

KEY = "sk-of-the-tests"
PROMPT = "Neighbours lend each other tools."


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings but the tests' own; nothing on the loopback goes through a proxy."""
    for name in (
        "OPENAI_BASE_URL",
        "OPENAI_ORG_ID",
        "GEMINI_API_KEY",
        "GOOGLE_API_KEY",
        "GOOGLE_GENAI_USE_VERTEXAI",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


def draft(server: Server, setting: str | None = None, timeout: float = 60) -> Draft:
    model = agents.open_model(setting or server.setting, timeout)
    return agents.converse(PROMPT, model, "fastapi", lambda _: False, lambda _: None)


def failure(*answers: Answer, setting: str = "{}", timeout: float = 60) -> tuple[str, list[str], int]:
    """The first message, the codes, and how many requests there were."""
    with serving(*answers) as server:
        chosen = server.setting if setting == "{}" else setting.format(server.address)
        with pytest.raises(PromptError) as raised:
            draft(server, chosen, timeout)
        found = raised.value.diagnostics
        assert KEY not in str(found) and PROMPT not in str(found)
        return found[0].message, [diagnostic.code for diagnostic in found], len(server.requests)


def test_what_is_sent() -> None:
    with serving(reply(GOOD)) as server:
        assert draft(server).name == "prd.md"
        ((headers, body),) = server.requests
    assert headers["authorization"] == f"Bearer {KEY}"
    assert body["model"] == "small-model"
    assert body["temperature"] <= 0.2
    assert body["max_tokens"] > 4096
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["messages"][1]["content"] == PROMPT
    # What only some of the compatible servers know is not asked for.
    assert not {"tools", "response_format", "stream"} & {name for name, value in body.items() if value is not None}


def test_a_server_of_ones_own_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    with serving(reply(GOOD)) as server:
        assert draft(server).name == "prd.md"


def test_gemini_is_asked_in_its_own_protocol(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_API_KEY", KEY)
    with serving(reply("no json"), reply(GOOD)) as server:
        assert draft(server, f"gemini-3.5-flash@{server.address}").name == "prd.md"
        headers, body = server.requests[1]
    assert headers["x-goog-api-key"] == KEY
    assert body["generationConfig"]["temperature"] <= 0.2
    assert "Your last reply was rejected" in str(body["systemInstruction"])


@pytest.mark.parametrize(
    ("code", "said", "requests"),
    [
        (400, "refused the request", 1),
        (401, "did not accept the key", 1),
        (403, "did not accept the key", 1),
        (404, "knows no such model", 1),
        (413, "too long", 1),
        (429, "too many requests", 3),
        (500, "failed", 3),
        (503, "failed", 3),
    ],
)
def test_a_refusal_is_told_by_its_status(code: int, said: str, requests: int) -> None:
    message, codes, asked = failure(status(code))
    assert said in message and str(code) in message
    assert codes == ["PRD503"]
    assert asked == requests


@pytest.mark.parametrize("passing", [status(429), status(500), half])
def test_what_passes_is_tried_again(passing: Answer) -> None:
    with serving(passing, reply(GOOD)) as server:
        assert draft(server).name == "prd.md"
        assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("answer", "timeout", "said"),
    [(nothing, 0.2, "in time"), (half, 60, "hung up"), (page, 60, "no reply")],
)
def test_servers_that_do_not_answer(answer: Answer, timeout: float, said: str) -> None:
    message, codes, _ = failure(answer, timeout=timeout)
    assert said in message
    assert codes == ["PRD503"]


@pytest.mark.parametrize(
    ("answer", "timeout", "said"), [(nothing, 0.2, "in time"), (status(404), 60, "404"), (status(403), 60, "key")]
)
def test_gemini_that_does_not_answer(
    answer: Answer, timeout: float, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOOGLE_API_KEY", KEY)
    message, codes, _ = failure(answer, setting="gemini-3.5-flash@{}", timeout=timeout)
    assert said in message
    assert codes == ["PRD503"]


def test_a_program_gets_the_document_of_the_environments_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRDGEN_MODEL", raising=False)
    assert not agents.configured()
    with serving(reply(GOOD)) as server:
        monkeypatch.setenv("PRDGEN_MODEL", server.setting)
        assert agents.configured()
        assert agents.write(PROMPT).startswith("# Tool Library\n")
    monkeypatch.setenv("PRDGEN_MODEL", "gemini-3.5-flash")
    assert not agents.configured()
    with pytest.raises(PromptError) as raised:
        agents.write(PROMPT)
    assert (raised.value.code, raised.value.remedy.split(";")[0]) == ("PRD502", "set GOOGLE_API_KEY")


def test_nothing_listens() -> None:
    with serving(page) as server:
        address = server.setting
    with pytest.raises(PromptError) as raised:
        draft(server, address)
    assert "can't be reached" in raised.value.diagnostics[0].message


@pytest.mark.parametrize("finish", ["length", "stop"])
def test_a_reply_that_is_cut_off_is_asked_for_again(finish: str) -> None:
    with serving(reply(GOOD[:100], finish), reply(GOOD)) as server:
        assert draft(server).name == "prd.md"
        rejection = server.requests[1][1]["messages"][0]["content"].partition("rejected")[2]
    assert ("cut off" in rejection) is (finish == "length")


def test_replies_that_are_always_cut_off() -> None:
    message, codes, asked = failure(reply(GOOD[:100], "length"))
    assert "3 attempts" in message
    assert codes == ["PRD504", "PRD504"]
    assert asked == 3


def test_replies_without_content() -> None:
    _, codes, asked = failure(reply(None, "length"))
    assert codes == ["PRD504", "PRD504"]
    assert asked == 3
