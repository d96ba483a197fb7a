"""GraphQL SDL: object types and enumerations; inputs, payloads and the root types are no entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column, typed
from spec_extractor.sources.markdown.code.stored import in_data_place, is_base, is_message, may_be_message
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, EnumTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document

_SIGNS = lazy(r"^[ \t]*(?:extend\s+)?type\s+[^\W\d]\w*[^\n={]{0,200}\{", re.M)
_BEGINS = lazy(
    r"^[ \t]*(?:extend\s+)?(?:type|enum|input|interface|union|scalar|schema|directive|query|mutation)\b"
)
_SEMICOLON = lazy(r";[ \t]*$", re.M)
_LANGUAGES = frozenset({"graphql", "gql", "", "text", "sdl", "graphqls"})
_ROOTS = word_set("Query Mutation Subscription PageInfo Node Error")
_SCALARS = {
    "ID": "string",
    "String": "string",
    "Int": "integer",
    "Float": "float",
    "Boolean": "boolean",
    "DateTime": "datetime",
    "AWSDateTime": "datetime",
    "AWSDate": "date",
    "AWSEmail": "email",
    "AWSURL": "url",
    "AWSJSON": "json",
    "Timestamp": "datetime",
    "Date": "date",
    "JSON": "json",
    "JSONObject": "json",
    "BigInt": "integer",
    "Long": "integer",
    "Decimal": "decimal",
    "EmailAddress": "email",
    "URL": "url",
    "UUID": "uuid",
    "Money": "decimal",
}
_MAX_DEPTH = 30
_MAX_PART = 60_000


def read_graphql(document: Document, reading: Reading) -> None:
    """Read every block of GraphQL type definitions."""
    for block in code_blocks(document, reading):
        told = block.language in _LANGUAGES and _SIGNS.search(block.text)
        if told and not _SEMICOLON.search(block.text):
            _read(block, reading)


def _read(block: CodeBlock, reading: Reading) -> None:
    from graphql.language import ast  # noqa: PLC0415 - slow to import

    nodes = [(node, line) for text, line in _parts(block.text) for node in _definitions(text)]
    objects: dict[str, tuple[Any, int]] = {}
    for node, line in nodes:
        if isinstance(node, ast.EnumTypeDefinitionNode):
            reading.used.add(block.fence.line)
            values = tuple(value.name.value for value in node.values or ())
            reading.tellings.append(EnumTelling(node.name.value, values, block.at(line + _line(node))))
        elif isinstance(node, ast.ObjectTypeDefinitionNode | ast.ObjectTypeExtensionNode):
            reading.used.add(block.fence.line)
            if node.name.value not in _ROOTS:
                objects.setdefault(node.name.value, (node, line))
    told: set[frozenset[str]] = set()
    for name, (node, line) in objects.items():
        names = {one.name.value for one in node.fields or ()}
        has_id = bool(names & {"id", "_id", "uuid"})
        if is_message(name) or is_base(name) or (may_be_message(name) and not has_id):
            continue
        fields = [
            member
            for one in node.fields or ()
            if not one.arguments or not set(objects) & {_named(one.type)}
            if (member := _field(one, line, name, objects, told, block)) is not None
        ]
        sure = in_data_place(block) or has_id or bool(node.directives)
        described = " ".join(node.description.value.split())[:400] if getattr(node, "description", None) else ""
        reading.tellings.append(
            EntityTelling(
                name,
                block.at(line + _line(node)),
                tuple(fields),
                described,
                weak=not sure,
                exactness=Exactness.TYPED,
            )
        )


def _parts(text: str) -> Iterator[tuple[str, int]]:
    """The definitions one by one, with the lines before each: a broken one costs only itself."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _BEGINS.match(line)]
    for begin, end in pairwise([*starts, len(lines)]):
        kept = [re.sub(r"\.\.\.|…", "", line) for line in lines[begin:end]]
        # What documents the next definition does not belong to this one.
        while kept and not kept[-1].rstrip().endswith(("}", '"', ")")) and len(kept) > 1 and "}" in "".join(kept):
            kept.pop()
        part = "\n".join(kept)
        if part.count("{") > part.count("}"):
            part += "}"
        last = part.rfind("}")
        yield (part[: last + 1] if last > 0 and '"""' in part[last:] else part), begin


def _definitions(text: str) -> list[Any]:
    from graphql import GraphQLError, parse  # noqa: PLC0415 - slow to import

    if len(text) > _MAX_PART or max(text.count("["), text.count("{")) > _MAX_DEPTH * 20:
        return []
    for attempt in (text, _standing(text)):
        try:
            return list(parse(attempt).definitions)
        except (GraphQLError, RecursionError):
            continue
    return []


_FIELD = lazy(r"\s*(?:\w+\s*(?:\([^()]{0,300}\))?\s*:\s*[\[\]!\w\s]+?(?:@.*)?)?(?:#.*)?$")


def _standing(text: str) -> str:
    """A definition with the lines that are no fields blanked; the line numbers stay."""
    lines = text.split("\n")
    return "\n".join(
        line if number in {0, len(lines) - 1} or _FIELD.match(line[:400]) or line.strip() == "}" else ""
        for number, line in enumerate(lines)
    )


def _line(node: Any) -> int:
    name = node.name.loc
    return int(name.start_token.line) - 1 if name else 0


def _named(node: Any) -> str:
    while not hasattr(node, "name"):
        node = node.type
    return str(node.name.value)


def _field(
    node: Any, offset: int, owner: str, objects: dict[str, Any], told: set[frozenset[str]], block: CodeBlock
) -> FieldTelling | None:
    from graphql.language import ast  # noqa: PLC0415 - slow to import

    required = isinstance(node.type, ast.NonNullTypeNode)
    inner = node.type.type if isinstance(node.type, ast.NonNullTypeNode) else node.type
    name = _named(inner)
    changes: dict[str, Any] = {"nullable": not required}
    if isinstance(inner, ast.ListTypeNode):
        changes |= {"type": "json", "type_words": "list", "type_exact": False}
        if name in objects:
            if _refers_back(objects[name][0], owner) or frozenset((owner, name)) in told:
                return None
            told.add(frozenset((owner, name)))
        if name not in _SCALARS:
            changes |= {"target": name, "many": True}
    else:
        changes |= {"type": _SCALARS[name], "type_words": name} if name in _SCALARS else typed(name)
    directives = {directive.name.value for directive in node.directives or ()}
    changes |= {"unique": True} if directives & {"unique"} else {}
    changes |= {"primary_key": True} if directives & {"id", "primaryKey"} else {}
    described = " ".join(node.description.value.split())[:400] if node.description else ""
    return column(
        node.name.value,
        block.at(offset + _line(node)),
        changes,
        comment=described,
        exactness=Exactness.TYPED,
    )


def _refers_back(node: Any, owner: str) -> bool:
    """Whether a type holds the one side of the relation itself: ``posts: [Post!]!`` and ``author: User!``."""
    names = {one.name.value.lower() for one in node.fields or () if "List" not in type(one.type).__name__}
    types = {_named(one.type) for one in node.fields or () if not _is_list(one.type)}
    return owner in types or f"{owner.lower()}id" in names or f"{owner.lower()}_id" in names


def _is_list(node: Any) -> bool:
    inner = node.type if type(node).__name__ == "NonNullTypeNode" else node
    return type(inner).__name__ == "ListTypeNode"
