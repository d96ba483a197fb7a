"""Lists of fields in JSON and YAML as the objects that say the same: ``[id, name]``, ``- length: decimal``."""

from __future__ import annotations

from spec_extractor.sources.markdown.code.literals import Literal, Member
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.patterns import lazy

_LISTED = lazy(
    r"(?P<name>[A-Za-z_]\w{0,60})\??(?: ?\((?P<said>[^()]{1,120})\)| ?: ?(?P<type>[^:]{1,120}))?(?:\s#.*)?"
)
"""A field in a list of names, with what is said of it or without: ``berth_id``, ``length (decimal, required)``."""


def as_object(fields: Literal) -> Literal:
    """A list of ``{ name: …, type: … }`` as an object with those members."""
    if fields.kind != "list":
        return fields
    shaped = Literal("object", fields.line)
    # "- name: string" line by line: each has one key, which is the field's name.
    single = sum(item.kind == "object" and len(item.members) == 1 for item in fields.items)
    for item in fields.items:
        name = item.get("name") or item.get("field")
        listed = _LISTED.fullmatch(item.text[:300]) if item.kind in {"string", "word"} else None
        if listed is not None:
            said = listed["said"] or listed["type"]
            kind = Literal("word", item.line, said or "null")
            shaped.members.append(Member(listed["name"], kind, item.line))
        elif single > 1 and len(item.members) == 1:
            shaped.members.append(item.members[0])
        elif name is not None and name.kind in {"string", "word"}:
            shaped.members.append(Member(name.text, item, item.line))
        elif len(item.members) == 1:
            shaped.members.append(item.members[0])
    return shaped


def lists_fields(listed: Literal) -> bool:
    """Whether a list without a word for fields above it has names of fields: ``berths: [id, length, pier_id]``."""
    found = [_LISTED.fullmatch(item.text[:300]) for item in listed.items if item.kind in {"string", "word"}]
    names = [match["name"] for match in found if match]
    sure = sum(is_column_name(name) for name in names)
    return 1 < len(names) == len(listed.items) and sure * 2 >= len(names)
