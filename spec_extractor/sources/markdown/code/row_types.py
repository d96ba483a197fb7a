"""The types that a database generates of its tables: ``Tables: { rooms: { Row: { … } Insert: … } }``."""

from __future__ import annotations

from collections.abc import Sequence

from spec_extractor.sources.markdown.code.tokens import Token

_HOLDER = "Tables"
_ROW = "Row"
_MAX_TABLES = 300


def row_types(tokens: Sequence[Token]) -> list[tuple[Token, int]]:
    """The name of every table with the index of the bracket that opens the type of its rows."""
    found: list[tuple[Token, int]] = []
    for index, token in enumerate(tokens):
        opening = _opened(tokens, index) if token.text == _HOLDER and token.kind == "word" else None
        if opening is None:
            continue
        for at in _members(tokens, opening):
            table = _opened(tokens, at)
            rows = [inner for inner in _members(tokens, table) if tokens[inner].text == _ROW] if table else []
            row = _opened(tokens, rows[0]) if rows else None
            if row is not None and len(found) < _MAX_TABLES:
                found.append((tokens[at], row))
    return found


def _opened(tokens: Sequence[Token], index: int) -> int | None:
    """Where the object type of a member opens: ``name: {``."""
    at = index + 2
    opens = at < len(tokens) and tokens[index + 1].text == ":" and tokens[at].text == "{"
    return at if opens else None


def _members(tokens: Sequence[Token], opening: int) -> list[int]:
    """The indexes of the names of an object type's members that are object types."""
    found = []
    index = opening + 1
    while index < min(tokens[opening].close, len(tokens)):
        at = _opened(tokens, index) if tokens[index].kind in {"word", "string"} else None
        if at is not None:
            found.append(index)
        index = tokens[at].close + 1 if at is not None and tokens[at].close > at else index + 1
    return found
