"""From a model's reply to a document that may be kept, or to what is wrong with the reply."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from spec_extractor import schema
from spec_extractor.diagnostics import Diagnostic, Location, error, has_errors
from spec_extractor.ir import Spec
from spec_extractor.pipeline import Compilation, compile_text
from spec_extractor.reporting.document import document

MARKDOWN = "prd.md"
YAML = "spec.yaml"
_REPLY = "reply.json"
# Servers of one's own pass on what a model thinks before it answers, in the marks that most models use.
_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCED = re.compile(r"\s*```(?:json)?[ \t]*\n(.*?)\n?```\s*", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that the review has passed: its file name, its text, and what it compiles to."""

    name: str
    text: str
    compilation: Compilation


def examine(reply: str, stack: str) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """The document of the spec that ``reply`` holds, or why there is none.

    A reply is one JSON object, alone or in one code fence, after what the model may have thought; anything else
    around it is refused, since a reply that talks may have said something else than it wrote.
    """
    answer = _THOUGHT.sub("", reply, count=1)
    fenced = _FENCED.fullmatch(answer)
    text = fenced[1] if fenced else answer
    if not text.strip():
        return None, (error("PRD504", Location(_REPLY), "the reply is empty", "write the spec as JSON"),)
    compilation = compile_text(text, _REPLY, stack)
    if compilation.spec is None or compilation.answers is None:
        return None, tuple(d for d in compilation.diagnostics if has_errors([d]))
    return draft(compilation.spec, stack), ()


def draft(spec: Spec, stack: str) -> Draft:
    """``spec`` as a PRD in Markdown where that is read as the same again; else as a spec file, word for word."""
    markdown = read(MARKDOWN, document(spec), stack)
    compiled = markdown.compilation
    if compiled.answers is not None and compiled.spec is not None and _content(compiled.spec) == _content(spec):
        return markdown
    return read(YAML, schema.to_yaml(spec), stack)


def read(name: str, text: str, stack: str) -> Draft:
    """The draft that a document's file name and text stand for."""
    return Draft(name, text, compile_text(text, name, stack))


def _content(spec: Spec) -> dict[str, Any]:
    """What has to survive in Markdown: all but labels, which are how the names were written, the purpose of an
    integration, and where lines and sentences end."""
    bare = replace(
        spec, integrations=tuple(replace(i, category="other", description="") for i in spec.integrations)
    )
    content: dict[str, Any] = _plain(schema.to_dict(bare))
    return content


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items() if name != "label"}
    if isinstance(value, str):
        return " ".join(value.split()).removesuffix(".")
    return [_plain(item) for item in value] if isinstance(value, list) else value
