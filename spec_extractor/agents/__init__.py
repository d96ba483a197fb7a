"""From a prompt to a spec, by a language model: the only part of prdgen that asks one.

The model writes a spec as JSON and nothing else; the spec passes the same checks as any other, is saved as a PRD,
and from there on everything is as without a model. Importing this package imports no agent framework: `open_model`
and `converse` do, which ``prdgen[agent]`` installs.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from spec_extractor.agents.drafts import Draft
from spec_extractor.agents.settings import SETTING, Model, PromptError, failed, key_of, parse
from spec_extractor.genome.stacks import DEFAULT_STACK

if TYPE_CHECKING:
    from google.adk.models import BaseLlm

__all__ = [
    "SETTING",
    "TIMEOUT_SECONDS",
    "Draft",
    "Model",
    "PromptError",
    "configured",
    "converse",
    "open_model",
    "parse",
    "write",
]

TIMEOUT_SECONDS = 300.0


def configured() -> bool:
    """Whether a model can be asked: the environment names one, its key is there, and so is the extra."""
    try:
        key_of(parse(os.environ.get(SETTING)))
        return (
            importlib.util.find_spec("google.adk") is not None and importlib.util.find_spec("openai") is not None
        )
    except (PromptError, ModuleNotFoundError):
        return False


def write(prompt: str) -> str:
    """The document, a PRD or a spec in YAML, that the environment's model writes for ``prompt``.

    It may take as long as the model does. Raises `PromptError`.
    """
    model = open_model(os.environ.get(SETTING))
    return converse(prompt, model, DEFAULT_STACK, lambda _: False, lambda _: None).text


def open_model(setting: str | None, timeout: float = TIMEOUT_SECONDS) -> BaseLlm:
    """The model that ``setting`` names, such as ``gemini-3.5-flash``; it has not been asked anything yet.

    ``timeout`` is how long one request may take, in seconds. Raises `PromptError`: no such form, no key, the extra
    is not installed.
    """
    model = parse(setting)
    try:
        from spec_extractor.agents import models  # noqa: PLC0415
    except ModuleNotFoundError as problem:
        raise _missing_extra(problem) from problem
    return models.build(model, timeout)


def converse(
    prompt: str,
    model: BaseLlm,
    stack: str,
    confirm: Callable[[Draft], bool],
    generate: Callable[[Draft], None],
) -> Draft:
    """Have ``model`` write the spec that ``prompt`` describes; where ``confirm`` agrees to it, ``generate`` it.

    Returns the draft, whether confirmed or not. It runs an event loop of its own, so a server calls it in a thread
    or process of its own. Raises `PromptError` where the model can't be reached, or does not
    write a spec that passes; and whatever ``confirm`` or ``generate`` raise.
    """
    if not prompt.strip():
        raise failed("PRD103", "the prompt is empty", "say what is to be built, in any words")
    from spec_extractor.agents import workflow  # noqa: PLC0415

    return workflow.run(prompt, model, stack, confirm, generate)


def _missing_extra(problem: ModuleNotFoundError) -> PromptError:
    return failed(
        "PRD501",
        f"a prompt needs the extra 'agent', which is not installed: there is no module {problem.name!r}",
        "pip install 'prdgen[agent]'",
    )
