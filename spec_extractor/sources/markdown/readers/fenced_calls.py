"""Tables in a code block as calls with their columns, over several lines and with comments between them."""

from __future__ import annotations

from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import group_end

_COMMENT = lazy(r"(?:--|(?<!:)//)[^\n]{0,400}?(?P<comma>,?)[ \t]{0,40}(?=\n|$)")
_NAME = lazy(r"\s*`?(?P<name>[A-Za-z]\w{1,60})`?[ \t]{0,40}(?=\()")
_EITHER = lazy(r"\b(\w{1,40}_id) \| (?=\w{1,40}_id\b)")
_LEAST = 2
_MAX_TEXT = 40_000


def calls_as_bullets(text: str) -> str:
    """``orders   (number, total,\\n  paid)`` for each table as a bullet, or nothing where there is other text.

    Comments go, but for a comma that stands behind one; ``guest_id | host_id`` is two columns. Each bullet stands
    in the line of its name.
    """
    bare = _COMMENT.sub(r"\g<comma>", text) if len(text) < _MAX_TEXT else ""
    bullets: list[str] = []
    found = at = 0
    while bare[at:].strip(" \t\r\n;"):
        head = _NAME.match(bare, at)
        end = group_end(bare, head.end()) if head else -1
        if head is None or end < 0:
            return ""
        lines = [line.strip() for line in bare[head.end() + 1 : end].strip().split("\n") if line.strip()]
        # Where lines end without commas, each has a column of its own.
        parted = sum(line.endswith(",") for line in lines[:-1]) * 2 >= len(lines) - 1
        columns = _EITHER.sub(r"\1, ", (" " if parted else ", ").join(lines))
        line = bare.count("\n", 0, head.start("name"))
        bullets += [""] * (line - len(bullets)) + [f"- {head['name']} ({columns})"]
        found += 1
        at = end + 1
        while bare[at : at + 1] and bare[at] in " \t;,":
            at += 1
    return "\n".join(bullets) if found >= _LEAST else ""
