"""The one setting that says which model is asked and where, and the keys."""

from __future__ import annotations

import pytest

from spec_extractor.agents import Model, PromptError, parse
from spec_extractor.agents.settings import key_of


@pytest.mark.parametrize(
    ("setting", "model"),
    [
        ("gemini-3.5-flash", Model("gemini", "gemini-3.5-flash")),
        (" gemini-3.5-flash\n", Model("gemini", "gemini-3.5-flash")),
        ("gemini-3@http://127.0.0.1:8080", Model("gemini", "gemini-3", "http://127.0.0.1:8080")),
        ("openai:gpt-5", Model("openai", "gpt-5")),
        (
            "openai:llama3.3:8b@http://localhost:11434/v1",
            Model("openai", "llama3.3:8b", "http://localhost:11434/v1"),
        ),
        (
            "openai:org/model@v2@https://models.example/v1",
            Model("openai", "org/model@v2", "https://models.example/v1"),
        ),
    ],
)
def test_forms(setting: str, model: Model) -> None:
    assert parse(setting) == model


@pytest.mark.parametrize(
    "setting",
    [
        None,
        "",
        "llama3",
        "openai:",
        "gemini-",
        "openai:@http://localhost/v1",
        "openai:a b",
        "anthropic/claude",
        "openai:x@https://user:secret@models.example/v1",
        "openai:x@https://models.example/v1?key=secret",
    ],
)
def test_other_forms_name_the_setting(setting: str | None) -> None:
    with pytest.raises(PromptError) as raised:
        parse(setting)
    (diagnostic,) = raised.value.diagnostics
    assert diagnostic.code == "PRD500"
    assert "PRDGEN_MODEL" in diagnostic.help and "openai:" in diagnostic.help
    assert "secret" not in str(diagnostic)


@pytest.mark.parametrize(
    ("model", "environment", "key"),
    [
        ("openai:gpt-5", {"OPENAI_API_KEY": "k"}, "k"),
        ("gemini-3", {"GEMINI_API_KEY": "k"}, "k"),
        ("gemini-3", {"GEMINI_API_KEY": "k", "GOOGLE_API_KEY": "first"}, "first"),
        ("gemini-3", {"GOOGLE_GENAI_USE_VERTEXAI": "True"}, None),
        ("openai:x@http://localhost/v1", {}, "none"),
        ("openai:x@http://localhost/v1", {"OPENAI_API_KEY": "k"}, "k"),
    ],
)
def test_keys(model: str, environment: dict[str, str], key: str | None) -> None:
    assert key_of(parse(model), environment) == key


@pytest.mark.parametrize(
    ("model", "environment", "name"),
    [
        ("openai:gpt-5", {}, "OPENAI_API_KEY"),
        ("openai:gpt-5", {"OPENAI_API_KEY": "", "GOOGLE_API_KEY": "k"}, "OPENAI_API_KEY"),
        ("gemini-3", {"OPENAI_API_KEY": "k"}, "GOOGLE_API_KEY"),
        ("openai:gpt-5", {"OPENAI_API_KEY": "secret\n"}, "OPENAI_API_KEY"),
        ("openai:gpt-5", {"OPENAI_API_KEY": "secret of mine"}, "OPENAI_API_KEY"),
        ("openai:x@http://localhost/v1", {"OPENAI_API_KEY": "sécret"}, "OPENAI_API_KEY"),
    ],
)
def test_a_missing_key_is_named(model: str, environment: dict[str, str], name: str) -> None:
    with pytest.raises(PromptError) as raised:
        key_of(parse(model), environment)
    (diagnostic,) = raised.value.diagnostics
    assert diagnostic.code == "PRD502"
    assert name in diagnostic.message
    assert "secret" not in str(diagnostic)
