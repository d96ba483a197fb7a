"""The rows of a field table: one field each, or several that share a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.cells import parse_cells
from spec_extractor.sources.markdown.columns import cell_of, truth
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line, split, unquote
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.tree import Document, Row
from spec_extractor.sources.markdown.vocabulary import NO_VALUE

_READ_AS_PARTS = ("type", "rules", "references", "values", "length", "key", "description")
_SEVERAL = lazy(r"`?[A-Za-z_]\w{0,60}`?(?: / `?[A-Za-z_]\w{0,60}`?){1,5}")

_LIKE_CODE = lazy(r"[`_]|[a-z][A-Z]")


def row_fields(document: Document, row: Row, roles: Mapping[str, int]) -> list[FieldTelling]:
    """The fields of a row: one, or those that its cell names in code: ``` `starts_at` / `ends_at` ```."""
    name = one_line(cell_of(row, roles, "name"))
    if _is_rule(row, roles, name):
        return []
    if _EACH_IN_CODE.fullmatch(name):
        parts = (_TYPED_CODE.sub(r"`\1` (\2)", part) for part in split(name, ","))
        return [field for part in parts if (field := _named(document, row, roles, part)) is not None]
    if _LISTED.fullmatch(name) and sum(map(bool, _LIKE_CODE.findall(name))) * 2 >= name.count(","):
        return [field for part in split(name, ",") if (field := _named(document, row, roles, part)) is not None]
    if _LEADING.fullmatch(name):
        field = _named(document, row, roles, name.replace("`", ""))
        return [field] if field is not None else []
    if not _SEVERAL.fullmatch(name) or not (_LIKE_CODE.search(name) or _describes_each(row, roles, name)):
        # "Fee/Charge" is one field by two names.
        field = _field(document, row, roles) or (
            _named(document, row, roles, name.partition("/")[0].strip()) if _EITHER.fullmatch(name) else None
        )
        return [field] if field is not None else []
    names = [part.strip() for part in name.replace("`", "").split("/")]
    at = roles["name"]
    found = []
    for index, one in enumerate(names):
        cells = list(row.cells)
        cells[at] = replace(cells[at], plain=one, marked=f"`{one}`")
        if "type" in roles and roles["type"] < len(cells):
            told = cells[roles["type"]]
            types = told.marked.split(" / ")
            if len(types) == len(names):
                # A type for each, in the same order.
                cells[roles["type"]] = replace(told, plain=types[index].strip("` "), marked=types[index].strip())
        field = _field(document, replace(row, cells=tuple(cells)), roles)
        if field is not None:
            found.append(field)
    return found


def _describes_each(row: Row, roles: Mapping[str, int], name: str) -> bool:
    """Whether what is said of ``path / component`` has as many parts: ``where to / what is shown``."""
    said = one_line(cell_of(row, roles, "description")).split(" / ")
    return len(said) == len(name.split(" / ")) > 1 and all(map(str.islower, name.split(" / ")))


def _is_rule(row: Row, roles: Mapping[str, int], name: str) -> bool:
    """Whether a row says what holds of several fields: ``Unique | `(book_id, copy)` ``."""
    cells = (cell_of(row, roles, role).strip() for role in ("rules", "description", "type"))
    return "`" not in name and (modifier(name) is not None) and any(_TUPLE.match(cell) for cell in cells)


_TUPLE = lazy(r"`?\(\s?`?\w{1,60}`?(?:\s?[,，]\s?`?\w{1,60}`?){1,10}\s?\)`?")
_EACH_IN_CODE = lazy(
    r"`[a-z]\w{0,60}(?: [^`]{1,60})?`(?:\s?\([^()]{1,80}\))?"
    r"(?:,\s?`[a-z]\w{0,60}(?: [^`]{1,60})?`(?:\s?\([^()]{1,80}\))?){1,5}"
)
"""``` `opens_at time NOT NULL`, `closes_at time` ```."""
_LISTED = lazy(r"[a-z]\w{1,40}(?:, ?[a-z]\w{1,40}){1,12}")
"""``access_token, expires_at, scope``."""
_TYPED_CODE = lazy(r"^`(\w+) ([^`]+)`")
_EITHER = lazy(r"[^\W\d_]{2,20}(?: [^\W\d_]{2,20})? ?/ ?[^\W\d_]{2,20}(?: [^\W\d_]{2,20})?")
_LEADING = lazy(r"`[a-z]\w{0,60} ?(?:→|->) ?[a-z][\w.]{1,60}`(?:\s?\([^()]{1,80}\))?")


def _named(document: Document, row: Row, roles: Mapping[str, int], name: str) -> FieldTelling | None:
    """The field of a row, by another name than that of its cell."""
    cells = list(row.cells)
    at = roles["name"]
    cells[at] = replace(cells[at], plain=name.replace("`", ""), marked=name)
    return _field(document, replace(row, cells=tuple(cells)), roles)


def _field(document: Document, row: Row, roles: Mapping[str, int]) -> FieldTelling | None:
    location = Location(document.file, row.line)
    cells = [(role, cell_of(row, roles, role)) for role in _READ_AS_PARTS if role in roles]
    cells.extend(
        ("rules", _remark(cell_of(row, roles, role))) for role in ("required", "nullable") if role in roles
    )
    default = cell_of(row, roles, "default").strip()
    if _states_keys(default):
        cells.append(("rules", default))
        default = ""
    telling = parse_cells(cell_of(row, roles, "name"), cells, location)
    if telling is None:
        return None
    required = _required(cell_of(row, roles, "required")) if "required" in roles else None
    nullable = truth(cell_of(row, roles, "nullable")) if "nullable" in roles else None
    if required is None and nullable is not None:
        required = not nullable
    if required is not None:
        telling = replace(telling, nullable=not required)
    if truth(cell_of(row, roles, "unique")) and "unique" in roles:
        telling = replace(telling, unique=True)
    if truth(cell_of(row, roles, "indexed")) and "indexed" in roles:
        telling = replace(telling, indexed=True)
    if default and default not in {"-", "–", "—"} and unquote(default).lower() not in NO_VALUE:
        telling = replace(telling, default=default)
    return telling


_KEY_CHANGES = frozenset({"nullable", "unique", "primary_key", "indexed"})


def _states_keys(default: str) -> bool:
    """Whether the column for defaults has the constraints of SQL instead: ``NOT NULL, UNIQUE``."""
    told = [modifier(part) for part in split(default, ",")] if default.isupper() else []
    return bool(told) and all(one is not None and one.keys() <= _KEY_CHANGES for one in told)


def _required(cell: str) -> bool | None:
    """Whether a cell says so, with or without a remark: ``Required (default: draft)``."""
    told = truth(cell)
    return told if told is not None else truth(cell.partition("(")[0])


def _remark(cell: str) -> str:
    """What a cell for yes or no says beside it."""
    if truth(cell) is not None:
        return ""
    head, bracket, rest = cell.partition("(")
    return rest.rpartition(")")[0] if bracket and truth(head) is not None else cell
