"""JSON Schema and the components of OpenAPI, in JSON or YAML; also a validator of MongoDB."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column, typed
from spec_extractor.sources.markdown.code.literals import Literal, Member, from_yaml, read_literal
from spec_extractor.sources.markdown.code.stored import in_data_place, is_base, is_message, may_be_message
from spec_extractor.sources.markdown.code.tokens import tokenize
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tellings import EntityTelling, EnumTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document

_SIGNS = lazy(r"[\"']?\b(?:properties|\$jsonSchema)[\"']?\s*:")
_FORMATS = {
    "date": "date",
    "date-time": "datetime",
    "datetime": "datetime",
    "email": "email",
    "uri": "url",
    "url": "url",
    "uuid": "uuid",
    "double": "float",
    "float": "float",
    "decimal": "decimal",
}
_BSON = {
    "int": "integer",
    "long": "integer",
    "double": "float",
    "bool": "boolean",
    "objectId": "string",
    "date": "datetime",
}
_OBJECT = lazy(r"\s*(?://[^\n]*+\s*+)*+(?:[\[{]|(?:const|export|db)\b)")
_SCRIPTS = frozenset({"javascript", "js", "typescript", "ts", "jsx", "tsx"})
_NAMED = frozenset({"schemas", "definitions", "$defs", "models"})
_GROUPS = ("components", "schemas", "definitions", "$defs", "models")
_MAX_DEPTH = 6


def read_json_schema(document: Document, reading: Reading) -> None:
    """Read every block that describes objects by ``properties``."""
    for block in code_blocks(document, reading):
        if _SIGNS.search(block.text):
            _read(block, reading)


def _read(block: CodeBlock, reading: Reading) -> None:
    tree = parse(block)
    if tree is None:
        return
    schemas = list(_schemas(tree, "", 0))
    known = {name: schema for name, schema, _ in schemas if name}
    is_api = bool({"openapi", "swagger", "paths"} & tree.names()) or tree.get("components") is not None
    for name, schema, line in schemas:
        title = schema.get("title")
        label = block.label() if not name and title is None else None
        called = name or (title.text if title else "") or (label.name if label else "")
        values = (schema.get("enum") or Literal("list", 0)).strings()
        if called and values:
            reading.used.add(block.fence.line)
            reading.tellings.append(EnumTelling(called, values, block.at(line)))
            continue
        properties, required = _properties(schema, known, 0)
        members = [told for member in properties if (told := _field(member, required, block)) is not None]
        has_id = bool({"id", "_id", "uuid"} & {member.name for member in properties})
        if not called or not members:
            continue
        reading.used.add(block.fence.line)
        if is_message(called) or is_base(called) or (may_be_message(called) and not has_id):
            continue
        sure = in_data_place(block) or (has_id and (is_api or not block.kind))
        reading.tellings.append(
            EntityTelling(called, block.at(line), tuple(members), weak=not sure, exactness=Exactness.TYPED)
        )


def parse(block: CodeBlock) -> Literal | None:
    """The block's object, from JSON, JavaScript or YAML."""
    text = block.text
    if block.language in {"yaml", "yml"} or not _OBJECT.match(text[:2000]):
        return from_yaml(text)
    tokens = tokenize(text)
    opening = next((i for i, token in enumerate(tokens) if token.text in {"{", "["}), None)
    if opening is None:
        return None
    close = tokens[opening].close
    if block.language in _SCRIPTS and any(token.text not in ";)" for token in tokens[close + 1 : close + 4]):
        # A program that uses the data.
        return None
    return read_literal(tokens, opening, min(close + 1, len(tokens)))


def _schemas(tree: Literal, name: str, line: int, depth: int = 0) -> Iterator[tuple[str, Literal, int]]:
    """Every object that is described by properties: its name, itself, its line."""
    if tree.kind != "object" or depth > _MAX_DEPTH:
        return
    validator = tree.get("$jsonSchema") or (tree.get("validator") or Literal("word", 0)).get("$jsonSchema")
    if validator is not None:
        yield name, validator, line
        return
    if _is_schema(tree):
        yield name, tree, line
    for member in tree.members:
        inside = member.name in _GROUPS
        if inside or (depth > 0 and name in _NAMED) or _is_schema(member.value):
            named = member.name not in {"properties", "items", "allOf"}
            if named and not (_is_schema(tree) and not inside):
                yield from _schemas(member.value, member.name, member.line, depth + 1)


def _is_schema(tree: Literal) -> bool:
    properties = tree.get("properties")
    if properties is not None and properties.kind == "object":
        return True
    return bool((tree.get("enum") or Literal("list", 0)).strings()) or tree.get("allOf") is not None


def _properties(schema: Literal, known: dict[str, Literal], depth: int) -> tuple[list[Member], set[str]]:
    """The members of ``properties`` with those of what ``allOf`` adds, and the required names."""
    own = schema.get("properties")
    members = list(own.members) if own is not None else []
    required = set((schema.get("required") or Literal("list", 0)).strings())
    for part in (schema.get("allOf") or Literal("list", 0)).items if depth < _MAX_DEPTH else []:
        reference = part.get("$ref")
        target = known.get(reference.text.rpartition("/")[2]) if reference else part
        if target is not None and target is not schema:
            above, needed = _properties(target, known, depth + 1)
            names = {member.name for member in members}
            members = [member for member in above if member.name not in names] + members
            required |= needed
    return members, required


def _field(member: Member, required: set[str], block: CodeBlock) -> FieldTelling | None:
    changes = _property(member.value, 0)
    changes["nullable"] = changes.get("nullable", False) or member.name not in required
    if member.value.get("required") is not None and member.value.get("required").is_true:  # type: ignore[union-attr]
        changes["nullable"] = False
    return column(member.name, block.at(member.line), changes, comment=member.comment, exactness=Exactness.TYPED)


def _property(value: Literal, depth: int) -> dict[str, Any]:
    """What a property's schema says."""
    changes: dict[str, Any] = {}
    reference = value.get("$ref")
    for part in [value.get("allOf"), value.get("anyOf"), value.get("oneOf")]:
        kept = [item for item in part.items if not _is_null(item)] if part else []
        if reference is None and len(kept) == 1 and depth < _MAX_DEPTH:
            nullable = part is not None and len(part.items) > 1
            return {**_property(kept[0], depth + 1), **({"nullable": True} if nullable else {})}
    if reference is not None:
        return typed(reference.text.rpartition("/")[2])
    kind = value.get("type") or value.get("bsonType")
    words = [item.text for item in (kind.items or [kind])] if kind else []
    if "null" in words:
        changes["nullable"] = True
    word = next((one for one in words if one != "null"), "")
    if word == "array":
        items = value.get("items")
        target = items.get("$ref") if items else None
        changes |= {"type": "json", "type_words": "array", "type_exact": False}
        if target is not None:
            changes |= {"target": target.text.rpartition("/")[2], "many": True}
        return changes
    changes |= typed(_BSON.get(word, word)) if word else {}
    text = value.get("format")
    if text is not None and text.text in _FORMATS and word in {"string", "number", ""}:
        changes |= {"type": _FORMATS[text.text], "type_exact": True}
    return changes | _limits(value, changes)


def _limits(value: Literal, changes: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    values = (value.get("enum") or Literal("list", 0)).strings()
    if values and changes.get("type") in {None, "string"}:
        found |= {"type": "enum", "values": values}
    for member in value.members:
        text = member.value.text
        match member.name:
            case "maxLength" if text.isdigit():
                found["max_length"] = int(text[:9])
            case "minimum" | "maximum" if member.value.kind == "number":
                found[member.name] = text
            case "exclusiveMinimum" if member.value.kind == "number":
                found |= {"minimum": text, "above_minimum": True}
            case "exclusiveMaximum" if member.value.kind == "number":
                found |= {"maximum": text, "below_maximum": True}
            case "default" if member.value.kind in {"string", "number", "word"} and not member.value.is_null:
                found["default"] = text
            case "nullable" if member.value.is_true:
                found["nullable"] = True
            case "uniqueItems" | "unique" | "x-unique" if member.value.is_true and member.name != "uniqueItems":
                found["unique"] = True
            case "description" if member.value.kind == "string":
                found["description"] = " ".join(text.split())[:400]
    return found


def _is_null(item: Literal) -> bool:
    kind = item.get("type")
    return kind is not None and kind.text == "null"
