"""One entity in one line or bullet: its name, remarks in parentheses, and its fields after it or below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Access
from spec_extractor.naming import entity_key, plural, snake
from spec_extractor.sources.markdown.code.stored import is_call
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.labels import (
    KIND_BEFORE,
    Label,
    is_remark,
    parent_of,
    read_label,
    remarked,
    says_kind,
    says_shared,
)
from spec_extractor.sources.markdown.modifiers import run
from spec_extractor.sources.markdown.patterns import alternatives, either, lazy
from spec_extractor.sources.markdown.readers.bodies import glosses, read_body
from spec_extractor.sources.markdown.readers.database_facts import listed_tables
from spec_extractor.sources.markdown.readers.listed import inline_fields
from spec_extractor.sources.markdown.readers.members import (
    Members,
    read_list,
)
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.readers.tables import entity, names_message
from spec_extractor.sources.markdown.split import group_end, one_line, split, undotted, word_set
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    Reading,
    RelationTelling,
    Telling,
)
from spec_extractor.sources.markdown.tree import Document, Item, List, Text
from spec_extractor.sources.markdown.vocabulary import PREDICATES, ROLE_WORDS, SENTENCE_PARTS, is_wide


def entity_item(document: Document, item: Item, reading: Reading, *, exact: bool) -> list[Telling]:
    """What a bullet states about an entity, or nothing; ``exact`` asks for a stated type in it."""
    lines = item.text.lines()
    if not lines:
        return []
    if listed := listed_tables(document, item):
        return [*listed]
    text = _uncalled(replace(item.text, marked=one_line(item.text.marked)))
    if item.items and len(lines) > 1 and not lines[0].lead and is_name_alone(f"{lines[0].plain.rstrip(':')}:"):
        # A name over a line on what it is, both of them over the fields.
        text = replace(
            text, marked=f"{lines[0].marked.rstrip(':： ')}: {one_line(text.marked)[len(lines[0].marked) :]}"
        )
    if not exact and not item.items and (several := _several(document, text)):
        return several
    return entity_line(document, text, item.items, reading, exact=exact)


_ALONE = lazy(r"[A-Z]\w{1,40}(?: \w{1,30}){0,2}:")


def is_name_alone(line: str) -> bool:
    """Whether a line is a name with a colon, below which another may say what it is: ``Vessel:``."""
    return _ALONE.fullmatch(line) is not None


_CALLED = lazy(r"`(?P<name>[a-z]\w{1,60}) ?\((?P<columns>[a-z]\w{0,60}(?:, ?[a-z]\w{0,60}){1,30})\)`")
_KEYS = lazy(r"(?:[a-z]\w{0,60}, ?){0,20}[a-z]\w{0,60}(?:_id|Id)(?:, ?[a-z]\w{0,60}){0,20}")


def _uncalled(text: Text) -> Text:
    """The text with a table and its columns in one piece of code as a name and a list behind it."""
    found = _CALLED.match(text.marked)
    if found is None or is_call(found["name"]):
        return text
    marked = f"`{found['name']}` ({found['columns']}){text.marked[found.end() :]}"
    return replace(text, marked=marked, lead=found["name"], lead_code=True)


_TWO = lazy(r"(`?)([^\W\d]\w{1,50})\1 (?:&|and|/|\+) (`?)([^\W\d]\w{1,50})\3\s*(?::|-|–|—|$)\s*(.*)", re.S)


def _several(document: Document, text: Text) -> list[Telling]:
    """Two entities named in one bullet: `` `Pages` & `PageEntries`: what a page holds``."""
    match = _TWO.match(text.marked)
    names = [match.group(2), match.group(4)] if match else []
    if match is None or not all(name[0].isupper() or match.group(1) for name in names):
        return []
    if not match.group(1) and not all(plural(name) == snake(name) for name in names):
        return []
    location = Location(document.file, text.line)
    return [
        EntityTelling(name, location, description=match.group(5)[:500], exactness=Exactness.LOOSE)
        for name in names
    ]


def entity_line(
    document: Document, text: Text, children: Sequence[Item], reading: Reading, *, exact: bool
) -> list[Telling]:
    """The same for a line with what is nested below it."""
    numbered = _REQUIREMENT.match(text.marked)
    if numbered and numbered.end() < len(text.marked):
        lead = "" if numbered.group().startswith(text.lead) else text.lead
        text = replace(text, marked=text.marked[numbered.end() :], lead=lead)
    if not text.lead_code and _is_task(text, children):
        return []
    kind = KIND_BEFORE.match(text.marked)
    typed = text.marked[kind.end() :] if kind is not None else ""
    if kind is not None and kind["kind"].lower() in PREDICATES["without_rows"] and _TYPE.fullmatch(typed):
        # Values within others, and what acts on them.
        return []
    returns = _CALL.match(text.marked) and any(_RETURNS.match(child.text.plain) for child in children)
    if returns or _ACTS.match(text.marked):
        # What a function takes and gives.
        return []
    text = _without_kind(text, nested=bool(children))
    marked = text.marked
    head, body = _head(marked, text.lead)
    if (
        _CHAIN.match(marked)
        or _COLUMN.search(head)
        or (text.lead_code and is_call(text.lead.partition("(")[0]) and "(" in text.lead)
    ):
        return []
    remark = ""
    if body[:1] in "(（" and body:
        end = group_end(body, 0)
        inside = body[1:end] if end > 0 else ""
        if end > 0 and (
            is_remark(head, inside)
            or (children and _GLOSS.fullmatch(inside) and run(inside) is None and classify(inside) is Kind.UNKNOWN)
            or _QUALITY.fullmatch(inside)
            or (
                body[end + 1 :].strip()[:1] in {":", "：", "-", "–", "—"}
                and not _KEYS.fullmatch(inside)
                and inline_fields(inside, Location(""), strict=True) is None
            )
        ):
            remark, body = inside, body[end + 1 :].strip()
    label = read_label(head)
    if label is not None and (names_message(label.name) or _RULE.fullmatch(label.name)):
        return []
    called = body.partition(":")[0].strip().lower()
    if called in ROLE_WORDS:
        # "`links` collection: …" says that it is one.
        body = body.partition(":")[2].strip()
    if (
        body[:1].isalnum()
        and text.lead
        and called not in ROLE_WORDS
        and (text.lead_code or body.lower().startswith("and "))
        and not children
    ):
        # "`used` and `refunded` are final": a sentence.
        return []
    if label is None or (not text.lead and _reads_as_field(marked, label) and not children):
        return []
    label = remarked(label, "; ".join(filter(None, (label.remark, remark)))) if remark else label
    location = Location(document.file, text.line)
    members = Members(document, label.name, reading)
    body = undotted(body.lstrip(":：-–—=→> ").strip()) if body[:1] not in "([（{" else body
    read_body(body, members, location, table=_TABLE_CODE.match(marked) is not None)
    if children:
        _read_children(children, members, strict=exact)
    if not (members.fields or members.relations):
        tabled = bool(children) and _TABLE_NAME.fullmatch(label.name) is not None
        named = tabled or label.name[:1].isupper() or marked.startswith("`") or bool(text.lead)
        glossed = label.name[:1].isupper() and glosses(body)
        if exact or not named or (body and not text.lead and not remark and not glossed):
            return []
    if exact and not any(is_typed(field) for field in members.fields):
        return []
    exactness = max((field.exactness for field in members.fields), default=Exactness.LOOSE)
    telling = entity(label, location, tuple(members.fields), exactness)
    access = Access.SHARED if says_shared(members.description) else telling.access or members.access
    inside = parent_of(head)
    if inside:
        # Other references to the parent say more than the path does.
        told = {entity_key(field.name.removesuffix("_id").removesuffix("Id")) for field in members.fields}
        if entity_key(inside) not in told:
            members.relations.append(
                RelationTelling("belongs_to", label.name, inside, location, nullable=True, weak=True)
            )
    return [replace(telling, description=members.description, access=access), *members.relations]


def _without_kind(text: Text, *, nested: bool) -> Text:
    """The text without what says only that an entity follows: ``Entity: `Pupil` ``, ``**Table** `chairs` ``."""
    match = KIND_BEFORE.match(text.marked)
    if match is None or not says_kind(match["kind"]) or not (nested or match["code"]):
        return text
    rest = text.marked[match.end() :]
    lead = text.lead[match.end() :].strip() if rest.strip("`").startswith(text.lead[match.end() :].strip()) else ""
    return replace(text, marked=rest, lead=lead, lead_code=bool(lead) and rest.startswith("`"))


def _is_task(text: Text, children: Sequence[Item]) -> bool:
    """Whether it says what is to be done, in words of which none is for an entity, and heads no columns."""
    told = _TASK.match(text.plain) is not None and not _KINDS.intersection(text.plain.lower().rstrip(":").split())
    return told and not any(is_column_name(child.text.plain.partition("(")[0].strip()) for child in children)


_KINDS = frozenset(ROLE_WORDS) | {"schema", "class"}
_TASK = lazy(
    rf"(?:{alternatives(SENTENCE_PARTS['task_verbs'])}) (?:[a-z`][\w`-]{{1,30}} ){{1,6}}[a-z`][\w`-]{{1,30}}:?$",
    re.I,
)
"""``Create login page``: what is to be done."""

_TABLE_NAME = lazy(r"[a-z]+(?:_[a-z0-9]+){1,4}s")
_ACTS = lazy(
    r"(?:rpcs?|functions?|procedures?|triggers?|endpoints?|funci[oó]n|função|fonction|funktion)\s?:? `\w{2,60}\b",
    re.I,
)
"""``RPC `close_berth(id)` ``: what is called, and stored nowhere."""
_CALL = lazy(r"[`*]{0,3}\w{1,60}\(")
_RETURNS = lazy(
    rf"(?:{either(PREDICATES['returns'])})\s?[:：]|Returns [a-z]|{either(PREDICATES['returns'], wide=True)}", re.I
)
_TYPE = lazy(r"`[A-Z]\w{1,60}`")
_GLOSS = lazy(r"[^\W\d_a-z]\w{1,30}(?: \w{1,30}){0,2}")
"""``orders (Pedido)`` over the fields: what the thing is called in another language."""
_QUALITY = lazy(
    r"(?:append|read|write|insert)[- ]only|[a-z]{4,20}(?:ed|able)(?:,? (?:and )?[a-z]{4,20}(?:ed|able))?"
)
"""``RuleSet (versioned)``: how a thing is kept, and no field of it."""
_TABLE_CODE = lazy(r"`(?:[a-z][a-z0-9_]{1,60}s|[a-z][a-z0-9]{0,40}_[a-z0-9_]{1,40})`\s?[:：–—-]")
_REQUIREMENT = lazy(
    r"(?:/[A-Z]{1,3}\d{1,4}/|\[[A-Z]{1,4}[-_ ]?\d{1,4}\]|[A-Z]{1,4}-\d{1,4}(?:\.\d{1,3})?)"
    r"\s{0,3}[:.)–—-]{0,1}\s{1,3}"
)
"""The number of a requirement before what it is about: ``/D10/``, ``DR-01:``."""

_COLUMN = lazy(r"\w_\w*\s+(?:\S+\s+){0,3}(?:FK|PK|UK)$")
"""``user_id BigInt FK``, of which the arrow after it leads to a table."""

_RULE = lazy(r"[A-Z]{2,4}[-_ ]?\d{1,4}")
"""The number of a rule or a requirement, ``BR07``, which names no entity."""

_CHAIN = lazy(r"[^`:(,;=—–]{2,80} (?:→|->) [^`:(,;→]{2,40} (?:→|->) ")
"""``from the quay → crane → lorry``: what follows what."""

_AFTER_NAME = (":", "(", "（", "{", " - ", " – ", " — ", "—", "：", " → ", " -> ", " => ")


def _head(marked: str, lead: str) -> tuple[str, str]:
    for start in (lead, f"`{lead}`"):
        if lead and marked.startswith(start):
            return lead.rstrip(":"), marked[len(start) :].strip()
    cut = min((at for sep in _AFTER_NAME if (at := marked.find(sep)) > 0), default=-1)
    return (marked, "") if cut < 0 else (marked[:cut].strip(), marked[cut:].strip())


def _reads_as_field(marked: str, label: Label) -> bool:
    """``title (string)`` below a model heading is a field without an entity."""
    if label.name[:1].isupper():
        return False
    _, body = _head(marked, "")
    parts = split(body.lstrip(":-–— ").removeprefix("(").removesuffix(")"), ",;")
    if not parts or run(parts[0]) is None:
        return False
    # "订单：编号、金额、备注": words that mean types are what fields are called, too.
    told = [run(part) for part in parts]
    listed = len(parts) > _FEW or (len(parts) == _FEW and is_column_name(parts[1]))
    named = listed and is_wide(body) and is_column_name(parts[0])
    return not (named and all(one is None or one.keys() <= _OF_TYPES for one in told))


_FEW = 2
_OF_TYPES = frozenset({"type", "type_exact", "type_words"})


def _read_children(children: Sequence[Item], members: Members, *, strict: bool) -> None:
    nested = [(child, entry) for child in children if (entry := _nested(members, child)) is not None]
    for child, entry in nested:
        members.reading.tellings.append(entry)
        members.reading.items.add(child.line)
    own = tuple(child for child in children if child not in [other for other, _ in nested])
    if own:
        read_list(List(own, False, own[0].line), members, strict=False)
    if strict and not any(is_typed(field) for field in members.fields):
        members.fields.clear()


_THING = lazy(r"([^\W\d][\w ]{2,40}?)\s*\(([^()]{5,400})\)\s*$")
_COMMON = word_set("name title status category type description email")


def _nested(members: Members, child: Item) -> EntityTelling | None:
    """A bullet such as ``Payments (date, amount, payer)`` among loose ones: things with attributes."""
    match = _THING.match(one_line(child.text.marked))
    if match is None or child.items or plural(match.group(1)) != snake(match.group(1)):
        return None
    label = read_label(match.group(1))
    fields = inline_fields(match.group(2), members.at(child.line), strict=False) or []
    if label is None or len(fields) < 3 or any(is_typed(field) and field.type == "enum" for field in fields):
        return None
    telling = sum(1 for f in fields if f.name.lower() in _COMMON or infer_type(f.name) not in {"string", "email"})
    return entity(label, members.at(child.line), tuple(fields), Exactness.LOOSE) if telling >= 2 else None
