"""Python text as statements, as much of it as is Python. Nothing is run."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from itertools import pairwise

_MAX_DEPTH = 60
_MAX_LINE = 2000


def top_statements(text: str) -> Iterator[tuple[ast.stmt, int]]:
    """The top-level statements with the number of lines before their chunk.

    Where the whole is no Python (``...`` in odd places, notes between classes), each class is parsed on its own,
    and of one that is broken the lines that are not.
    """
    tree = _parsed(text)
    if tree is not None:
        yield from ((node, 0) for node in tree.body)
        return
    lines = text.split("\n")
    marks = [i for i, line in enumerate(lines) if re.match(r"(?:class\s|@\w)", line)]
    starts = [i for i in marks if i == 0 or not lines[i - 1].startswith("@")]
    for begin, end in pairwise([*starts, len(lines)]):
        tree = _parsed("\n".join(lines[begin:end])) or _parsed("\n".join(_standing(lines[begin:end])))
        for node in tree.body if tree else []:
            yield node, begin


def _standing(lines: list[str]) -> list[str]:
    """A class with what is no statement of its own blanked; the line numbers stay."""
    head = next((i for i, line in enumerate(lines) if line.startswith("class")), 0)
    body = next((line for line in lines[head + 1 :] if line.strip()), "")
    indent = body[: len(body) - len(body.lstrip())]
    kept = lines[: head + 1]
    for line in lines[head + 1 :]:
        own = (
            line.startswith(indent)
            and not line[len(indent) : len(indent) + 1].isspace()
            and len(line) <= _MAX_LINE
        )
        kept.append(line if indent and own and _parsed(line.strip()) is not None else "")
    return [*kept, f"{indent or ' '}pass"]


def _parsed(text: str) -> ast.Module | None:
    depth = deepest = 0
    for char in text:
        depth += (char in "([{") - (char in ")]}")
        deepest = max(deepest, depth)
    if deepest > _MAX_DEPTH:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
