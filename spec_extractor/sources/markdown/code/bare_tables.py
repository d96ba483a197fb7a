"""Tables of an SQL block without ``CREATE TABLE``: ``rooms (id SERIAL PRIMARY KEY, floor INTEGER);``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spec_extractor.sources.markdown.code.sql_script import Statement
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.types import is_plain_type

_NAME = lazy(r"\s*[A-Za-z_]\w{1,60}\s*")
_COLUMN = lazy(r"\s*[`\"]?[A-Za-z_]\w{0,60}[`\"]?\s+(?P<type>[A-Za-z]\w{0,30})\s*(?:[(\[\s]|\Z)")
_KEY = lazy(r"\s*(?:primary|foreign)\s+key\b|\s*(?:unique|check|constraint)\b", re.I)
_STORED = lazy(r"\b(?:primary\s+key|not\s+null|references|unique|default)\b", re.I)
"""What a function's parameters do not have."""


def are_bare_tables(script: Sequence[Statement]) -> bool:
    """Whether a script is nothing but names with typed columns behind them, one of which a function has not."""
    return (
        bool(script)
        and all(map(_is_table, script))
        and any(_STORED.search(part.text) for statement in script for part in statement.parts)
    )


def _is_table(statement: Statement) -> bool:
    columns = [part.text for part in statement.parts if not _KEY.match(part.text)]
    told = [_COLUMN.match(text) for text in columns]
    return (
        _NAME.fullmatch(statement.head) is not None
        and not statement.tail.strip()
        and len(columns) > 1
        and all(match is not None and is_plain_type(match["type"]) for match in told)
    )
