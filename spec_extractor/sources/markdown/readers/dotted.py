"""Fields told with their entity before a dot: ``- `Order.serviceFee`: what the buyer pays``."""

from __future__ import annotations

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key, plural, singular, snake
from spec_extractor.sources.markdown.code.stored import is_call, is_message, may_be_message
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line, word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, Item, List

_DOTTED = lazy(
    r"`?(?P<entity>[A-Za-z]\w{1,50})\.(?P<field>[a-z_]\w{0,50}[?*]?)(?P<code>`?)(?=\s+\(|\s*(?:[:–—-]|$))"
)
_FILES = word_set(
    "md txt js ts tsx jsx py json yml yaml sql css html env toml lock sh go rs java rb php com org io dev app net "
    "log csv pdf png svg prisma graphql xml ini conf cfg swift kt vue "
    "vn br ru cn jp kr uk eu cz pl nl fr de tr tw ua"
)
_NO_DATA = frozenset({Kind.STORIES, Kind.ACCEPTANCE, Kind.INTEGRATIONS})


def read_dotted(document: Document, reading: Reading) -> None:
    """Read bullets that begin with ``Entity.field``, where a list has several or the entity is told elsewhere."""
    known = {entity_key(t.name) for t in reading.tellings if isinstance(t, EntityTelling)}
    for section in document.sections:
        if context(section) in _NO_DATA or is_excluded(section):
            continue
        for block in section.blocks:
            if isinstance(block, List) and block.line not in reading.used:
                found = [telling for item in block.items if (telling := _read(document, item)) is not None]
                for name, field in found:
                    acts = is_message(name) or (may_be_message(name) and is_call(field.name))
                    if entity_key(name) in known or (len(found) > 1 and not acts):
                        exactness = Exactness.LOOSE
                        reading.tellings.append(EntityTelling(name, field.location, (field,), exactness=exactness))
                        reading.items.add(field.location.line)


def _read(document: Document, item: Item) -> tuple[str, FieldTelling] | None:
    marked = one_line(item.text.marked[:2000])
    match = _DOTTED.match(marked)
    if (
        match is None
        or match.group("field").lower() in _FILES
        or marked.startswith("`") != bool(match.group("code"))
    ):
        return None
    name = match.group("entity")
    table = name.islower() and plural(name) == snake(name) != singular(name)
    if not (name[0].isupper() and not name.isupper()) and not table:
        return None
    field = parse_field(match.group("field") + marked[match.end() :], Location(document.file, item.line))
    return None if field is None else (name, field)
