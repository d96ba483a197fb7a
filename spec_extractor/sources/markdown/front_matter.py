"""The front matter of a document: a YAML block at its very beginning."""

from __future__ import annotations


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Its scalar members, and the text with blank lines in its place."""
    head = text[:20_000].split("\n")
    if head[0].rstrip() != "---":
        return {}, text
    end = next((i for i, line in enumerate(head[1:200], 1) if line.rstrip() in {"---", "..."}), None)
    if end is None or not any(":" in line for line in head[1:end]):
        return {}, text
    members = {}
    for line in head[1:end]:
        key, colon, value = line.partition(":")
        if colon and key and not key[0].isspace():
            members[key.strip().lower()] = value.strip().strip("\"'")
    # Blank lines in its place keep every later line number right.
    return members, "\n" * (end + 1) + text[sum(len(line) + 1 for line in head[: end + 1]) :]
