"""The columns of a table: what each says, by its heading, and by its cells where the heading is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from spec_extractor.naming import words
from spec_extractor.sources.markdown.headings import without_suffix
from spec_extractor.sources.markdown.modifiers import modifier, run
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line, split, unquote
from spec_extractor.sources.markdown.tree import Row, Table
from spec_extractor.sources.markdown.types import is_plain_type, read_type
from spec_extractor.sources.markdown.vocabulary import (
    COLUMNS,
    FALSE_WORDS,
    GROUP_WORDS,
    HEADINGS,
    NUMBER_WORDS,
    SENTENCE_PARTS,
    TRUE_WORDS,
    is_wide,
)

_MAX_COLUMNS = 40
_SAMPLE = 60
"""Rows that are looked at to tell what a column holds."""

_IDENTIFIER = lazy(r"[a-z_][A-Za-z0-9_]*\??\*?")
_CODE = lazy(r"`[^`]{1,60}`\??\*?")


def column_roles(table: Table) -> dict[str, int]:
    """Role → column index; the first column of a role holds it."""
    roles: dict[str, int] = {}
    for index, cell in enumerate(table.header[:_MAX_COLUMNS]):
        for role in roles_of(cell.plain[:80]):
            if role not in roles:
                roles[role] = index
                break
    return _by_rules(table, _by_lists(table, _by_content(table, roles)))


def columns_called(table: Table, role: str) -> list[int]:
    """The columns of which the heading itself says the role."""
    return [i for i, cell in enumerate(table.header[:_MAX_COLUMNS]) if role in roles_of(cell.plain[:80])]


_STATED = frozenset({"nullable", "required", "default", "unique", "key", "rules"})


@lru_cache(maxsize=4096)
def roles_of(heading: str) -> tuple[str, ...]:
    """The roles that a heading may mean, the likeliest first: ``타입/관계`` is a type, then references."""
    bare, _ = without_suffix(heading)
    candidates = [heading, bare]
    for separator in ("/", "／", "・", "&", "(", "（", ","):
        candidates.extend(bare.replace(")", "").replace("）", "").split(separator) if separator in bare else ())
    found = [COLUMNS.get(" ".join(words(candidate))) for candidate in candidates]
    if found[0] is None and len(_STATED.intersection(found)) > 1:
        # "Null / default": what its cells say has to be read as in a list of rules.
        return ("rules",)
    return tuple(dict.fromkeys(role for role in found if role))


def _by_content(table: Table, roles: dict[str, int]) -> dict[str, int]:
    """The roles with names and types found by what the cells look like, where no heading names them."""
    if {"from", "to"} <= roles.keys() or "entity" in roles or not table.rows:
        return roles
    rows = table.rows[:_SAMPLE]
    free = [i for i in range(min(len(table.header), _MAX_COLUMNS)) if i not in roles.values()]
    if "type" not in roles:
        typed = next((i for i in free if _mostly(_cells(rows, i), is_type_cell)), None)
        if typed is None:
            return roles
        roles = roles | {"type": typed}
    if "name" in roles:
        return roles
    named = [i for i in range(min(len(table.header), _MAX_COLUMNS)) if i != roles["type"]]
    # What reads `description` in the first column may well be the names, but only if they look like names.
    for index in named:
        cells = _cells(rows, index)
        if _mostly(cells, _is_identifier, 0.8) and len(set(cells)) == len(cells):
            return {role: i for role, i in roles.items() if i != index} | {"name": index}
    return roles


def _by_rules(table: Table, roles: dict[str, int]) -> dict[str, int]:
    """The roles with a column of what is said of names and types, whatever its heading: ``Attributes``."""
    if not {"name", "type"} <= roles.keys() or {"rules", "entity"} & roles.keys():
        return roles
    free = [i for i in range(min(len(table.header), _MAX_COLUMNS)) if i not in roles.values()]
    ruled = next((i for i in free if _mostly(_cells(table.rows[:_SAMPLE], i), _is_rule)), None)
    return roles if ruled is None else roles | {"rules": ruled}


def _is_rule(text: str) -> bool:
    parts = split(one_line(text)[:200], ",;")
    return bool(parts) and modifier(parts[0]) is not None


def _by_lists(table: Table, roles: dict[str, int]) -> dict[str, int]:
    """The roles of a table with an entity in each row: a column of lists holds fields, whatever its heading."""
    if "type" in roles or {"from", "to"} <= roles.keys() or not table.rows:
        return roles
    rows = table.rows[:_SAMPLE]
    if (column := _called_fields(table, roles)) is not None:
        kept = {role: i for role, i in roles.items() if i != column and role != "name"}
        return kept | {"fields": column}
    lists = [i for i in range(1, min(len(table.header), 6)) if _mostly(_cells(rows, i), _is_list)]
    # "Status values | Columns": of two lists the one that is called so has the fields.
    listed = next((i for i in lists if roles.get("fields") == i), next(iter(lists), None))
    if table.header[0].plain.lower().strip() in GROUP_WORDS:
        return roles
    if listed is None or roles.get("name", listed) not in {0, listed}:
        return roles
    if {role for role, i in roles.items() if i == listed} - {"name", "fields"}:
        return roles
    if "entity" not in roles and "fields" not in roles and _repeat(_cells(rows, listed)):
        return roles
    kept = {role: i for role, i in roles.items() if i != listed and role != "name"}
    return {"entity": 0} | kept | {"fields": listed}


def _called_fields(table: Table, roles: Mapping[str, int]) -> int | None:
    """The column headed ``Fields`` beside one with an entity in each row, each of them once; or none."""
    if "entity" not in roles:
        return None
    names = [cell.strip() for cell in _cells(table.rows, roles["entity"])]
    columns = (i for i, cell in enumerate(table.header[:_MAX_COLUMNS]) if i != roles["entity"])
    found = next((i for i in columns if HEADINGS.get(" ".join(words(table.header[i].plain))) == "fields"), None)
    # An entity that is named once over its fields is named in no other row of them.
    alone = all(names) and len(set(names)) == len(names) == len(table.rows)
    return found if alone and roles.get("name", found) == found else None


def _is_list(text: str) -> bool:
    """``name, birth date, e-mail``: three names and more, or two lines, each with what is said of it."""
    bare = one_line(text)[:1000].rstrip(".")
    lines = cell_lines(text[:2000])
    parts = lines or (split(bare, "・·、,;") if is_wide(bare) else field_parts(bare))
    return (bool(lines) or len(parts) > 2) and all(_is_short(part) or _is_column(part) for part in parts)


def _is_short(part: str) -> bool:
    return len(_NAME_END.split(part, maxsplit=1)[0].split()) <= 4


def _is_column(part: str) -> bool:
    """``client_id UUID NOT NULL REFERENCES clients(id)``: as SQL has it."""
    words_of = part.split()
    return len(words_of) > 1 and words_of[0].strip("`").isidentifier() and is_plain_type(words_of[1].strip("`"))


_NAME_END = lazy(r"[(（\[:：|]| [-–—] ")
_NAMES_ALONE = lazy(r"`?\w+`?(?: \w+)?(?:[,;] ?`?\w+`?(?: \w+)?){1,40}[,;]?")
"""Several fields in one line of a cell, without anything said of them."""


def cell_lines(text: str) -> list[str]:
    """The parts of a cell that has a line for each, or nothing where it has one line."""
    lines = [line.strip().lstrip("-*•· ") for line in text.split("\n")]
    lines = [line for line in lines if line]
    if len(lines) < 2:
        return []
    return [part for line in lines for part in (split(line, ",;") if _NAMES_ALONE.fullmatch(line) else [line])]


def field_parts(text: str) -> list[str]:
    """The fields of a list; at semicolons alone where a comma only parts what is said of one.

    ``name - string, required; email - string, unique`` has two.
    """
    parts = split(text, ";")
    tails = [split(part, ",")[1:] for part in parts]
    apart = len(parts) > 1 and any(tails) and all(_is_said(one) for tail in tails for one in tail)
    return parts if apart else split(text, ",;")


def _is_said(part: str) -> bool:
    """Whether a part says something of the field before it, and names none."""
    return modifier(part) is not None or run(part) is not None or is_plain_type(part)


_FEW = 6


def _repeat(cells: Sequence[str]) -> bool:
    """Whether lists name the same few again and again, as of the programs that share something, not of fields."""
    told = [part.partition("(")[0].strip() for cell in cells for part in split(one_line(cell)[:1000], ",;")]
    return all(part[:1].isupper() for part in told) and len(set(told)) <= min(_FEW, len(told) // 2)


def _cells(rows: Sequence[Row], index: int) -> list[str]:
    return [row.cells[index].marked.strip() for row in rows if index < len(row.cells)]


def _mostly(cells: Sequence[str], test: Callable[[str], bool], share: float = 0.6) -> bool:
    told = [cell for cell in cells if cell]
    return len(told) * 2 > len(cells) and sum(1 for cell in told if test(cell)) >= len(told) * share


def _is_identifier(text: str) -> bool:
    return _IDENTIFIER.fullmatch(text) is not None or _CODE.fullmatch(text) is not None


def is_type_cell(text: str) -> bool:
    """Whether a cell states a type or a reference."""
    bare = unquote(one_line(text)[:200])
    if read_type(bare) is not None or bare.lower() in NUMBER_WORDS:
        return True
    found = modifier(bare)
    if found is not None and "target" in found:
        return True
    if len(split(bare, "/|")) > 1 and all(_CODE.fullmatch(part) for part in split(split(bare, ",;")[0], "/|")):
        return True
    first = (split(bare, ",;")[:1] or [""])[0].partition(" ")[0]
    return bool(first) and read_type(first) is not None


_COLUMN_NAME = lazy(r"`[A-Za-z]\w{0,60}`|[a-z][a-z0-9]{0,40}(?:_[a-z0-9]{1,40}){1,6}")
_WORD = lazy(r"`?[A-Za-z_]\w{0,60}`?")
_SEVERAL_NAMES = lazy(r"`?[A-Za-z]\w{0,40}`?(?:/`?[A-Za-z]\w{0,40}`?){1,8}")
_LEAST_TOLD = 2


def told_columns(text: str) -> list[str]:
    """The columns among the words of a cell on what a table is for: ``the yard: legal_name, tax_id (text)``."""
    head, colon, rest = one_line(text)[:2000].partition(": ")
    listed = rest if colon and "," not in head else one_line(text)[:2000]
    parts = [piece for part in split(listed, ",;") for piece in split(part, "+")]
    found: list[str] = []
    named = 0
    for part in parts:
        first, _, remark = part.strip().partition(" ")
        if _SEVERAL_NAMES.fullmatch(first) and not remark.startswith(tuple("abcdefghijklmnopqrstuvwxyz")):
            found.extend(f"{name} {remark}".strip() for name in first.split("/"))
        elif _COLUMN_NAME.fullmatch(first) or (_WORD.fullmatch(first) and remark[:1] in {"", "("}):
            found.append(part)
        named += _COLUMN_NAME.fullmatch(first) is not None
    return found if named >= _LEAST_TOLD or (named and len(found) == len(parts) >= _LEAST_TOLD) else []


_PROPS = frozenset(
    {
        "function",
        "func",
        "fn",
        "callback",
        "handler",
        "event handler",
        "reactnode",
        "react.reactnode",
        "jsx.element",
    }
    | {"jsx", "element", "component", "node", "() => void", "=> void", "slot", "closure"}
)


def is_prop(type_words: str) -> bool:
    """Whether a type is one of what components are given and nothing stores: a function, an element."""
    lowered = type_words.strip().lower()
    return lowered in _PROPS or "=>" in lowered


_OF_CALLS = frozenset(
    {"input", "inputs", "output", "outputs", "returns", "side effects", "responsibility", "trigger"}
)


def is_of_calls(table: Table) -> bool:
    """Whether the headings are those of functions, actions or components: ``Input``, ``Output``."""
    return len(_OF_CALLS.intersection(cell.plain.lower() for cell in table.header)) > 1


def is_of_settings(table: Table) -> bool:
    """Whether the rows are settings by their names, ``APP_PORT``, and by the heading of these."""
    names = [row.cells[0].plain.strip("`") for row in table.rows[:_MAX_SETTINGS]]
    shouted = sum(1 for name in names if _SETTING.fullmatch(name))
    column = table.header[0].plain.lower()
    told = any(word in column for word in SENTENCE_PARTS["settings"])
    return len(names) > 1 and shouted * 3 >= len(names) * 2 and told


_MAX_SETTINGS = 60
_SETTING = lazy(r"[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,8}")


def cell_of(row: Row, roles: Mapping[str, int], role: str) -> str:
    """A row's cell in the column of a role, with code marked; empty without such a column."""
    index = roles.get(role)
    return row.cells[index].marked if index is not None and index < len(row.cells) else ""


def truth(text: str) -> bool | None:
    """What a cell such as ``yes``, ``✓`` or ``N`` says, or None."""
    # A sign may have a selector of how it is drawn behind it.
    word = unquote(text).replace("\ufe0f", "").strip().lower().rstrip(".")
    if word in TRUE_WORDS:
        return True
    return False if word in FALSE_WORDS else None
