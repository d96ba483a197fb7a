"""A name gives a table, a column, a class and a route: it needs letters, and not too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.ir import Spec
from spec_extractor.naming import plural, snake
from spec_extractor.review.subjects import stated
from spec_extractor.wording import quoted

# PostgreSQL cuts a longer name silently, so that two could become one.
_MAX_LENGTH = 63
_ENTITY = "an entity"
# Beside the control characters: marks that make text read in another order than it is stored in.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD207, PRD208."""
    for entity in spec.entities:
        length = len(plural(entity.name))
        yield from _check(_ENTITY, stated(entity), entity.name, length, entity.location)
        for field in entity.fields:
            kind = f"a field of {entity.name}"
            yield from _check(kind, stated(field), field.name, len(field.name), field.location)
        for many in entity.many_to_many:
            yield from _check(f"a set of {entity.name}", many.name, many.name, len(many.name), many.location)


def _check(kind: str, written: str, name: str, length: int, location: Location) -> Iterator[Diagnostic]:
    """``length`` is that of the longest identifier that the name alone gives."""
    called = f"the name {quoted(written)} ({kind})"
    if _CONTROL.search(written):
        remedy = "write it in visible characters, on one line"
        yield error("PRD207", location, f"{called} holds a control character", remedy)
    elif not any(character.isalpha() for character in snake(name)):
        yield error("PRD207", location, f"{called} has no letter", "name it by a noun, such as `Task` or `title`")
    elif not name[0].isalpha():
        remedy = "start it with a letter: `code_2fa` instead of `2fa_code`"
        yield error("PRD207", location, f"{called} starts with a digit", remedy)
    elif kind == _ENTITY and snake(name).startswith("sqlite_"):
        remedy = "choose another first word: development runs on SQLite"
        yield error("PRD207", location, f"{called} begins like SQLite's own tables", remedy)
    elif length > _MAX_LENGTH:
        message = f"{called} gives an identifier of {length} characters"
        yield error("PRD208", location, message, f"shorten it to at most {_MAX_LENGTH}, plural included")
