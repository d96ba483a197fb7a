"""Which model is asked, and where: one setting for both, and the keys that the providers' own tools read."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from spec_extractor.diagnostics import Diagnostic, Location, ScaffoldError, error

SETTING = "PRDGEN_MODEL"
"""The environment variable that names the model; ``--model`` goes before it."""

# Of any characters but the address that may follow.
_NAME = r"(?:(?!@?https?://)\S)+"
_FORM = re.compile(
    rf"(?:(?P<openai>openai):(?P<name>{_NAME})|(?P<gemini>gemini-{_NAME}))(?:@(?P<server>https?://[^\s@?#]+))?"
)
_FORMS = "write gemini-3.5-flash, openai:gpt-5, or openai:NAME@http://localhost:11434/v1 for a compatible server"
_GEMINI_KEYS = ("GOOGLE_API_KEY", "GEMINI_API_KEY")
_OPENAI_KEYS = ("OPENAI_API_KEY",)
# Servers on one's own machine ask for no key, but the protocol has a place for one.
_NO_KEY = "none"


class PromptError(ScaffoldError):
    """A prompt did not become a spec; ``diagnostics`` say why, the first one as a whole.

    Neither prompt nor key stands in them.
    """

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        first = diagnostics[0]
        super().__init__(first.code, first.message, first.help)
        self.diagnostics = diagnostics


def failed(code: str, message: str, remedy: str = "") -> PromptError:
    """A `PromptError` of one diagnostic."""
    return PromptError((error(code, Location("prompt"), message, remedy),))


@dataclass(frozen=True, slots=True)
class Model:
    """``server`` is the base URL where that is not the provider's own."""

    provider: str
    name: str
    server: str | None = None


def parse(setting: str | None) -> Model:
    """The model that a setting such as ``openai:llama3.3@http://localhost:11434/v1`` names.

    Raises `PromptError` where there is none, or none of the known forms.
    """
    if not setting:
        raise failed("PRD500", "no model is set", f"set {SETTING} or add --model: {_FORMS}")
    form = _FORM.fullmatch(setting.strip())
    if form is None:
        raise failed("PRD500", "the model's setting has no known form", f"in {SETTING} or --model, {_FORMS}")
    provider = "openai" if form["openai"] else "gemini"
    return Model(provider, form["name"] or form["gemini"], form["server"])


def key_of(model: Model, environment: Mapping[str, str] = os.environ) -> str | None:
    """The key to send with requests; None where the provider's library finds another credential by itself.

    Raises `PromptError` where there has to be one and is none, or one that no header can carry.
    """
    names = _OPENAI_KEYS if model.provider == "openai" else _GEMINI_KEYS
    found = next(((name, environment[name]) for name in names if environment.get(name)), None)
    if found is not None:
        name, key = found
        if not key.isascii() or not key.isprintable() or " " in key:
            raise failed("PRD502", f"{name} holds a character that no key has", "set it to the key alone")
        return key
    if model.server is not None:
        return _NO_KEY
    if model.provider == "gemini" and environment.get("GOOGLE_GENAI_USE_VERTEXAI", "").lower() in ("1", "true"):
        return None
    raise failed(
        "PRD502",
        f"the model {model.name} needs a key, and {' or '.join(names)} is not set",
        f"set {names[0]}; a server of your own needs none: {SETTING}=openai:NAME@http://localhost:11434/v1",
    )
