"""A spec and its diagnostics in a short YAML form: what differs from the default, one line per field."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from spec_extractor.diagnostics import Diagnostic
from spec_extractor.ir import Entity, Field, ManyToMany, Reference, Spec
from spec_extractor.sources.markdown import read

CASES = Path(__file__).parent / "cases"
_LEFT_OUT = {"location", "name", "fields", "many_to_many"}


def case_names() -> list[str]:
    """Every folder that holds a ``prd.md``."""
    return sorted(path.parent.name for path in CASES.glob("*/prd.md"))


def expected_text(case: str) -> str:
    """What ``expected.yaml`` of a case should hold."""
    text = (CASES / case / "prd.md").read_text(encoding="utf-8")
    spec, diagnostics = read(text, "prd.md")
    data = {"spec": compact(spec), "diagnostics": [line(d) for d in diagnostics]}
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=150)


def line(diagnostic: Diagnostic) -> str:
    """``prd.md:3 warning PRD121 message``."""
    return f"{diagnostic.location} {diagnostic.severity} {diagnostic.code} {diagnostic.message}"


def compact(spec: Spec) -> dict[str, Any]:
    """A spec without what is at its default."""
    result: dict[str, Any] = {"name": spec.name, "description": spec.description}
    result["auth"] = {"enabled": spec.auth.enabled, "minutes": spec.auth.token_expiry_minutes}
    result["entities"] = [_entity(entity) for entity in spec.entities]
    result["stories"] = [_members(story) for story in spec.user_stories]
    result["integrations"] = [f"{i.name} ({i.category}) line {i.location.line}" for i in spec.integrations]
    return {key: value for key, value in result.items() if value not in ("", [])}


def _entity(entity: Entity) -> dict[str, Any]:
    data: dict[str, Any] = {"name": entity.name, "line": entity.location.line, **_members(entity)}
    data["fields"] = {field.name: _field(field) for field in entity.fields if not field.primary_key}
    if entity.many_to_many:
        data["many_to_many"] = {m.name: _members(m) for m in entity.many_to_many}
    return data


def _field(field: Field) -> str:
    words = [field.type, "nullable" if field.nullable else "required"]
    for name, value in _members(field).items():
        if name not in {"type", "nullable", "description"}:
            words.append(name if value is True else f"{name}={value}")
    return f"{' '.join(words)} @{field.location.line}"


def _members(value: Any) -> dict[str, Any]:
    members = {}
    for member in fields(value):
        content = getattr(value, member.name)
        if member.name in _LEFT_OUT and not isinstance(value, ManyToMany):
            continue
        if content == member.default or content in ((), "") or member.name == "location":
            continue
        members[member.name] = _plain(content)
    return members


def _plain(content: Any) -> Any:
    if isinstance(content, Reference):
        return content.entity + (f" on_delete {content.on_delete.value}" if content.on_delete else "")
    if isinstance(content, tuple):
        return [_plain(member) for member in content]
    return str(content.value) if hasattr(content, "value") else content
