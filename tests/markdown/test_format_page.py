"""Every snippet of ``docs/prd-format.md`` and ``docs/prd-notations.md`` is read as the page says.

``python -m tests.markdown.test_format_page`` writes the readings into the pages anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spec_extractor.diagnostics import Severity
from spec_extractor.ir import Field, Spec
from spec_extractor.sources.markdown import read

PAGE = Path(__file__).parents[2] / "docs" / "prd-format.md"
NOTATIONS = PAGE.with_name("prd-notations.md")
_SNIPPET = re.compile(r"```markdown\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.S)


def snippets(page: Path = PAGE) -> list[tuple[str, str]]:
    """Pairs of a snippet and what a page says that it is read as."""
    return [
        (match.group(1), match.group(2) or "") for match in _SNIPPET.finditer(page.read_text(encoding="utf-8"))
    ]


def reading(text: str) -> str:
    """What a snippet is read as, one line per field, set, story and integration."""
    spec, _ = read(text, "prd.md")
    return "".join(f"{line}\n" for line in _lines(spec))


def _lines(spec: Spec) -> list[str]:
    lines = [] if spec.auth.enabled else ["no sign-in"]
    for entity in spec.entities:
        remarks = [entity.access.value] * (entity.access.value == "shared") + ["no API"] * (not entity.crud)
        remarks += [f"was {entity.renamed_from}"] if entity.renamed_from else []
        lines += [f"{entity.name}: {', '.join(remarks)}"] if remarks else []
        lines += [
            f"{entity.name}.{field.name}: {_field(field)}" for field in entity.fields if not field.primary_key
        ]
        lines += [f"{entity.name}.{m.name}: many-to-many {m.entity}" for m in entity.many_to_many]
    lines += [f"story: {s.role}: {s.want} ({len(s.acceptance)} criteria)" for s in spec.user_stories]
    return lines + [f"integration: {i.name}, {i.category}" for i in spec.integrations]


def _field(field: Field) -> str:
    words = [f"reference to {field.references.entity}" if field.references else field.type]
    words.append("optional" if field.nullable else "required")
    words += ["unique"] * field.unique + ["indexed"] * field.indexed
    words += [f"default {field.default}"] if field.default is not None else []
    words += [f"max {field.max_length} characters"] if field.max_length else []
    words += [f"from {field.minimum}"] if field.minimum is not None else []
    words += [f"to {field.maximum}"] if field.maximum is not None else []
    words += [f"precision {field.precision}, scale {field.scale}"] if field.precision else []
    words += [f"one of {'/'.join(field.values)}"] if field.values else []
    words += [f"was {field.renamed_from}"] if field.renamed_from else []
    if field.references and field.references.on_delete:
        words.append(f"on delete {field.references.on_delete.value}")
    return ", ".join(words)


@pytest.mark.parametrize(
    ("text", "told"),
    [*snippets(), *snippets(NOTATIONS)],
    ids=lambda value: value.strip().splitlines()[-1][:30],
)
def test_snippet(text: str, told: str) -> None:
    assert reading(text) == told


@pytest.mark.parametrize(("text", "told"), snippets(), ids=lambda value: value.strip().splitlines()[-1][:30])
def test_nothing_in_a_snippet_is_left_out(text: str, told: str) -> None:
    _, diagnostics = read(text, "prd.md")
    assert [d for d in diagnostics if d.severity is not Severity.NOTE] == []


def main() -> None:
    """Write the readings into the pages."""
    for path in (PAGE, NOTATIONS):
        page = path.read_text(encoding="utf-8")
        new = _SNIPPET.sub(lambda m: f"```markdown\n{m.group(1)}```\n\n```text\n{reading(m.group(1))}```\n", page)
        path.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
