"""JSON and YAML that show the data: sample records and objects of type words, named by their key or by a heading.

Only in places that speak of data: a request or a response looks the same.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spec_extractor.diagnostics import note
from spec_extractor.ir import Certainty
from spec_extractor.naming import words
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.example_names import name_of_example
from spec_extractor.sources.markdown.code.listed_members import as_object, lists_fields
from spec_extractor.sources.markdown.code.literals import Literal, Member, objects
from spec_extractor.sources.markdown.code.samples import are_messages, is_described, members_of
from spec_extractor.sources.markdown.code.stored import in_data_place, is_message
from spec_extractor.sources.markdown.labels import without_kind
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.readers.fenced_lists import as_bullets
from spec_extractor.sources.markdown.readers.json_schema import parse
from spec_extractor.sources.markdown.readers.relation_blocks import relation_block
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Document, List
from spec_extractor.sources.markdown.vocabulary import PREDICATES
from spec_extractor.wording import quoted

_LANGUAGES = frozenset(
    {"json", "jsonc", "json5", "yaml", "yml", "javascript", "js", "", "text", "python", "py", "txt", "plaintext"}
)
_STARTS = lazy(r"\s*(?:(?://|#)[^\n]*+\s*+)*+(?:(?:const|let|var)\s+\w+\s*=\s*)?[\[{]")
_PAIRS = lazy(r"^[ \t]*(?:- )?[\w$\"'-]+\s*:", re.M)
_ENVELOPE = word_set(
    "success data error errors meta message statuscode status_code code results pagination jsonrpc links"
)
_WRAPPERS = word_set("entities models tables collections schema schemas types database objects records")
_CONTAINERS = word_set("list items data docs documents entries all values rows results")
"""Keys that hold all records of what the heading names."""
_INDEXES = word_set("indexes indices fieldoverrides")
"""What the file that defines a database's indexes holds."""
_PATH = lazy(r"\b\w{1,40}/(?P<last>[A-Za-z]\w{1,40})(?=\W|$)")
_FIELDS = ("fields", "attributes", "columns", "properties", "schema")
_ROLE = lazy(
    r"\b(?:collections?|documents?|tables?|records?|schemas?|entit(?:y|ies)|models?|objects?|structures?)\b", re.I
)
_NOT_STORED = lazy(
    r"\b(?:requests?|responses?|payload|config(?:uration)?|api|endpoint|output|input|props|state|event)\b", re.I
)
_ANSWER = lazy(rf"(?<!\w)(?:{either(PREDICATES['answer'])})(?!\w)|{either(PREDICATES['answer'], wide=True)}", re.I)
"""``AI 返回数据结构``."""
_IDENTIFIER = lazy(r"[^\W\d][\w-]{0,60}\??")


def read_json_examples(document: Document, reading: Reading) -> None:
    """Read the objects of every JSON or YAML block in a place that speaks of data."""
    for block in code_blocks(document, reading):
        if block.language not in _LANGUAGES or not _may_hold(block):
            continue
        if relation_block(block) is not None:
            # "Entities:" and "Relationships:" are no keys of a record.
            continue
        pairs = block.language in {"yaml", "yml", ""} and _PAIRS.search(block.text) and not as_bullets(block.text)
        if pairs or _STARTS.match(block.text[:2000]):
            _read(block, reading)


def _may_hold(block: CodeBlock) -> bool:
    heads = f"{block.section.title.plain[:200]} {block.before}"
    if _NOT_STORED.search(heads) or _ANSWER.search(heads) or _shows_field(block):
        return False
    named = _FILE.search(heads)
    if named and not _NO_DATA_FILES.intersection(words(named["stem"])):
        return True
    return in_data_place(block) or (not block.kind and bool(_ROLE.search(heads)))


_FILE = lazy(r"(?<![\w./-])(?P<stem>[A-Za-z][\w-]{1,40})\.json\b")
"""A file that a heading says is kept: ``orders.json``."""
_NO_DATA_FILES = word_set(
    "package composer manifest tsconfig jsconfig settings setting config launch tasks app vercel turbo lerna nx "
    "angular biome eslintrc prettierrc babelrc firebase appsettings theme locale messages openapi swagger lock "
    "mcp plugin schema state cache deno components bower renovate nodemon now appsscript"
)


_OF_CODE = lazy(r"\w{2,20} (?:of |de |von )?`?(?P<name>[a-z]\w{1,60})`?")


def _shows_field(block: CodeBlock) -> bool:
    """Whether a list of the same section has what the label names among its fields: ``Sample `settings`:``."""
    found = _OF_CODE.fullmatch(block.before)
    lists = (one for one in block.section.blocks[:40] if isinstance(one, List))
    return found is not None and any(
        item.text.lead_code and item.text.lead == found["name"] for one in lists for item in one.items[:60]
    )


def _read(block: CodeBlock, reading: Reading) -> None:
    tree = parse(block)
    if tree is None:
        return
    alone = _is_one_record(tree) or _is_one_described(tree) or _is_document(tree, block)
    found = [] if alone and block.label() is not None else _entities(tree, block, 0)
    if not found:
        label = block.label()
        records = [tree] if alone else _of_one_key(list(objects(tree)))
        if label is not None and records and not is_message(label.name) and not _is_envelope(records[0]):
            name = name_of_example(label.name, block)
            members = _merged(records, block) if name else []
            if len(members) > 1:
                found = _with_parts(
                    _telling(name, members, block, tree.line, described=_mostly_described(records[0])),
                    records,
                    block,
                )
    if not found:
        return
    reading.used.add(block.fence.line)
    if not are_messages(found, block, reading):
        reading.tellings.extend(found)
        return
    names = ", ".join(dict.fromkeys(quoted(one.name) for one in found if isinstance(one, EntityTelling)))
    reading.diagnostics.append(
        note(
            "PRD146",
            block.at(0),
            f"{names}: an example alone, where this document's entities have columns: it is left out",
            "state the types of its fields, if it shall be stored",
        )
    )


def _of_one_key(records: list[Literal]) -> list[Literal]:
    """Objects of one key each as one object: ``- depth: float`` line by line lists fields and no records."""
    names = [member.name for record in records for member in record.members]
    if len(records) < 2 or len(names) != len(records) or len(set(names)) < len(names):
        return records
    return [Literal("object", records[0].line, members=[record.members[0] for record in records])]


def _is_one_record(tree: Literal) -> bool:
    """Whether an object is a record with an id and attributes of its own, whatever lists it holds as well."""
    plain = [member.name.lower() for member in tree.members if member.value.kind not in {"object", "list"}]
    return tree.kind == "object" and bool(_IDS.intersection(plain)) and len(plain) > len(_IDS)


def _is_document(tree: Literal, block: CodeBlock) -> bool:
    """Whether the line above says whose document an object is: ``Collection: rooms/{roomId}``."""
    plain = [member for member in tree.members if member.value.kind not in {"object", "list"}]
    return tree.kind == "object" and len(plain) > 1 and without_kind(block.before) != block.before


def _is_one_described(tree: Literal) -> bool:
    """Whether most of an object's members are types in words, so that the objects within it are parts of it."""
    plain = [member for member in tree.members if member.value.kind in {"string", "word"}]
    described = sum(is_described(member.value) for member in plain)
    return tree.kind == "object" and described > 1 and described * 2 > len(tree.members)


_LEAST_PARTS = 2
_IDS = frozenset({"id", "_id", "uuid"})


def _is_envelope(record: Literal) -> bool:
    names = {"_".join(words(name)) for name in record.names()}
    return len(names & _ENVELOPE) >= min(2, len(names)) or bool(names & {"status_code", "jsonrpc"})


def _entities(tree: Literal, block: CodeBlock, depth: int) -> list[EntityTelling | RelationTelling]:
    """The entities that the keys of an object name."""
    if depth > 2 or tree.kind not in {"object", "list"} or (tree.kind == "object" and _is_envelope(tree)):
        return []
    if tree.kind == "list":
        return [told for item in tree.items if (told := _named(item, block)) is not None]
    nested = [member for member in tree.members if member.value.kind in {"object", "list"}]
    wrapped = [member for member in nested if "_".join(words(member.name)) in _WRAPPERS]
    if wrapped:
        return [told for member in wrapped for told in _entities(member.value, block, depth + 1)]
    alone = all(_is_record_map(member) for member in tree.members) and bool(tree.members)
    found: list[EntityTelling | RelationTelling] = []
    for member in tree.members:
        records = _records(member, alone=alone, wrapped=depth > 0)
        name = member.name
        if not records or not _IDENTIFIER.fullmatch(name) or is_message(name) or name.lower() in _INDEXES:
            continue
        fields = _merged(records, block)
        if fields:
            described = _mostly_described(records[0])
            if name.lower() in _CONTAINERS and len(tree.members) == 1:
                path = _PATH.search(block.section.title.marked)
                label = block.label()
                name = path["last"] if path else label.name if label else name
            told = _telling(name, fields, block, member.line, described=described)
            found.extend(_with_parts(told, records, block))
    return found


def _with_parts(
    whole: EntityTelling, records: list[Literal], block: CodeBlock
) -> list[EntityTelling | RelationTelling]:
    """An entity, and what its first record has a list of, each with an id of its own: they belong to it."""
    told: list[EntityTelling | RelationTelling] = []
    for member in records[0].members:
        parts = member.value.items if member.value.kind == "list" else []
        if (
            parts
            and all(_IDS & part.names() and len(part.members) > _LEAST_PARTS for part in parts)
            and _IDENTIFIER.fullmatch(member.name)
        ):
            fields = _merged(parts, block)
            described = _mostly_described(parts[0])
            told.append(_telling(member.name, fields, block, member.line, described=described))
            told.append(
                RelationTelling(
                    "belongs_to",
                    member.name,
                    whole.name,
                    block.at(member.line),
                    weak=True,
                    certainty=Certainty.INFERRED,
                )
            )
    names = {one.name for one in told if isinstance(one, EntityTelling)}
    kept = tuple(field for field in whole.fields if field.name not in names)
    return [replace(whole, fields=kept) if kept else whole, *told]


def _named(item: Literal, block: CodeBlock) -> EntityTelling | None:
    """``{ name: User, fields: … }`` in a list of entities."""
    name = item.get("name") or item.get("entity") or item.get("table")
    fields = next((value for key in _FIELDS if (value := item.get(key)) is not None), None)
    if name is None or fields is None or name.kind not in {"string", "word"}:
        return None
    members = members_of(as_object(fields), block, Exactness.TYPED)
    return _telling(name.text, members, block, item.line, described=True)


def _is_record_map(member: Member) -> bool:
    """Whether a member is an object of an entity's fields, among others that are too."""
    value = member.value
    named = all(_IDENTIFIER.fullmatch(one.name) for one in value.members)
    return (value.kind == "object" and len(value.members) > 1 and named) or bool(list(objects(value)))


def _records(member: Member, *, alone: bool, wrapped: bool) -> list[Literal]:
    """The objects that show an entity: of a list, of a map from ids, or the one object itself."""
    value = member.value
    if value.kind == "list" and wrapped and lists_fields(value):
        return [as_object(value)]
    if value.kind == "list":
        return [item for item in value.items if item.kind == "object" and len(item.members) > 1]
    if value.kind != "object":
        return []
    for key in _FIELDS:
        inside = value.get(key)
        if inside is not None and inside.kind in {"object", "list"}:
            shaped = as_object(inside)
            return [shaped] if shaped.members else []
    inner = [one.value for one in value.members]
    if inner and all(one.kind == "object" and not is_described(one) and len(one.members) > 1 for one in inner):
        return inner
    return [value] if alone or _mostly_described(value) else []


def _mostly_described(record: Literal) -> bool:
    told = sum(1 for member in record.members if is_described(member.value))
    return told * 2 > len(record.members) and len(record.members) > 1


def _merged(records: list[Literal], block: CodeBlock) -> list[FieldTelling]:
    """The fields of the first records together."""
    exactness = Exactness.TYPED if _mostly_described(records[0]) else Exactness.LOOSE
    found: dict[str, FieldTelling] = {}
    for record in records[:5]:
        for told in members_of(record, block, exactness):
            found.setdefault(told.name, told)
    return list(found.values())


def _telling(
    name: str, members: list[FieldTelling], block: CodeBlock, line: int, *, described: bool
) -> EntityTelling:
    certainty = Certainty.STATED if described else Certainty.INFERRED
    exactness = Exactness.TYPED if described else Exactness.LOOSE
    return EntityTelling(name, block.at(line), tuple(members), certainty=certainty, exactness=exactness)
