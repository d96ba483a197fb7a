"""A folder of Spec Kit or Kiro is one document in several files."""

from __future__ import annotations

from pathlib import Path

from spec_extractor import pipeline, sources
from spec_extractor.diagnostics import Severity

SPEC = """# Feature Specification: Tool library

## User Stories

- As a member, I want to borrow a tool so that I need not buy it

### Key Entities

- **Tool**: something to lend, with a name and a price
- **Loan**: one lending of a tool
"""

MODEL = """# Data Model

## Loan

| Field  | Type     | Required |
|--------|----------|----------|
| toolId | uuid     | yes      |
| lentAt | datetime | yes      |

## Tool

- price (decimal, required)
- price (integer)
"""


def folder(tmp_path: Path, **files: str) -> str:
    inside = tmp_path / "001-tool-library"
    inside.mkdir()
    for name, text in files.items():
        (inside / f"{name.replace('_', '-')}.md").write_text(text, encoding="utf-8")
    return str(inside)


def test_the_files_are_read_as_one(tmp_path: Path) -> None:
    path = folder(tmp_path, spec=SPEC, data_model=MODEL, notes="## Entities\n\n- Ghost: name (string)\n")
    compilation = pipeline.compile_document(path, "fastapi")
    spec = compilation.spec
    assert spec is not None and spec.name == "Tool library"
    assert [entity.name for entity in spec.entities] == ["Loan", "Tool"]
    loan, tool = spec.entities
    assert [field.name for field in loan.fields] == ["id", "tool_id", "lent_at"]
    assert loan.fields[1].references is not None and loan.fields[1].references.entity == "Tool"
    assert [(field.name, field.type) for field in tool.fields[1:]] == [("price", "decimal")]
    assert len(spec.user_stories) == 1


def test_places_are_in_their_files(tmp_path: Path) -> None:
    path = folder(tmp_path, spec=SPEC, data_model=MODEL)
    spec, found = sources.read_all(sources.read_parts(path)[0], path)
    assert spec is not None
    lines = {entity.name: entity.location for entity in spec.entities}
    assert str(lines["Loan"]) == f"{path}/data-model.md:3"
    told = {str(d.location) for d in found if d.code == "PRD133"}
    assert told == {f"{path}/data-model.md:13"}
    assert {d.location.file for d in found} <= {f"{path}/spec.md", f"{path}/data-model.md"}


def test_what_two_files_tell_differently_names_both(tmp_path: Path) -> None:
    other = "# Design\n\n## Data model\n\n### Tool\n\n- price (boolean)\n"
    path = folder(tmp_path, data_model=MODEL.replace("- price (integer)\n", ""), design=other)
    _, found = sources.read_all(sources.read_parts(path)[0], path)
    (told,) = [d.message for d in found if d.code == "PRD133"]
    assert f"{path}/data-model.md:12 holds, not {path}/design.md:7" in told


def test_a_product_without_a_title_is_called_like_its_folder(tmp_path: Path) -> None:
    path = folder(
        tmp_path, requirements="# Requirements Document\n", design="## Data model\n\n- Box: name (string)\n"
    )
    spec, _ = sources.read_all(sources.read_parts(path)[0], path)
    assert spec is not None and spec.name == "Tool library"


def test_an_unclosed_block_ends_with_its_file(tmp_path: Path) -> None:
    path = folder(tmp_path, spec=SPEC + "\n```sql\n", data_model=MODEL)
    spec, _ = sources.read_all(sources.read_parts(path)[0], path)
    assert spec is not None and [entity.name for entity in spec.entities] == ["Loan", "Tool"]


def test_a_broken_file_stops_the_folder(tmp_path: Path) -> None:
    path = folder(tmp_path, spec=SPEC)
    (Path(path) / "design.md").write_bytes(b"\xff\xfe\xff")
    compilation = pipeline.compile_document(path, "fastapi")
    assert compilation.answers is None
    errors = [d for d in compilation.diagnostics if d.severity is Severity.ERROR]
    assert [d.location.file for d in errors] == [f"{path}/design.md"]


def test_another_folder_is_no_document(tmp_path: Path) -> None:
    path = folder(tmp_path, readme="# Read me\n")
    compilation = pipeline.compile_document(path, "fastapi")
    assert [(d.code, d.location.file) for d in compilation.diagnostics] == [("PRD101", path)]
