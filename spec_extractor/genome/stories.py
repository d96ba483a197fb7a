"""Which story is realised by which endpoint, told only where the story's own words say so.

A story counts as realised when its wish begins with a verb of create, read, update or delete (or of signing in)
and names an entity that has routes. Everything else is called not realised: a backend that claims to send
reminders because a story mentions tasks would be worse than one that says it does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spec_extractor import ir
from spec_extractor.genome.answers import Entity
from spec_extractor.genome.text import one_line, paragraph
from spec_extractor.naming import singular_word, words

_VERBS = {
    "create": frozenset({"create", "add", "make", "record", "enter", "log", "write", "register", "save"}),
    "list": frozenset({"list", "browse", "filter", "sort", "see", "view", "find", "show"}),
    "get": frozenset({"open", "read", "view", "see"}),
    "update": frozenset({"update", "edit", "change", "modify", "rename", "correct", "mark", "set", "complete"}),
    "delete": frozenset({"delete", "remove", "discard"}),
}
_MANAGE = frozenset({"manage", "maintain", "organise", "organize", "administer"})
_ACCOUNT = (
    (("sign", "up"), "register"),
    (("register",), "register"),
    (("create", "an", "account"), "register"),
    (("log", "in"), "login"),
    (("sign", "in"), "login"),
    (("login",), "login"),
    (("log", "out"), "logout"),
    (("sign", "out"), "logout"),
    (("change", "my", "password"), "password"),
)
_ACCOUNT_ROUTES = {
    "register": ("POST", "/auth/register"),
    "login": ("POST", "/auth/login"),
    "logout": ("POST", "/auth/logout"),
    "password": ("POST", "/auth/password"),
}
_LEADING = frozenset({"to", "be", "able", "can", "quickly", "easily", "also"})
_SMALL = frozenset({"a", "an", "and", "or", "the", "my", "all", "new", "own", "existing", "their", "its", "i"})


def resolve_stories(stories: Sequence[ir.Story], entities: Sequence[Entity], auth: bool) -> list[dict[str, Any]]:
    """The answers' stories, numbered, each with its endpoints: ``{operation, method, path, entity}``."""
    return [
        {
            "id": f"US-{number}",
            "title": one_line(story.title),
            "role": one_line(story.role),
            "want": one_line(story.want, 1000),
            "benefit": one_line(story.benefit, 1000),
            "acceptance": [paragraph(line, 2000) for line in story.acceptance],
            "endpoints": _endpoints(story.want, entities, auth),
        }
        for number, story in enumerate(stories, start=1)
    ]


def endpoint(entity: Entity, operation: str) -> dict[str, str]:
    """One of an entity's routes, by its operation."""
    method, on_row = {
        "create": ("POST", False),
        "list": ("GET", False),
        "get": ("GET", True),
        "replace": ("PUT", True),
        "update": ("PATCH", True),
        "delete": ("DELETE", True),
    }[operation]
    path = f"/{entity['route']}/{{id}}" if on_row else f"/{entity['route']}"
    return {"operation": operation, "method": method, "path": path, "entity": entity["name"]}


def _endpoints(want: str, entities: Sequence[Entity], auth: bool) -> list[dict[str, str]]:
    wish = list(words(want))
    while wish and wish[0] in _LEADING:
        wish.pop(0)
    if not wish:
        return []
    if auth:
        for phrase, operation in _ACCOUNT:
            if tuple(wish[: len(phrase)]) == phrase:
                method, path = _ACCOUNT_ROUTES[operation]
                return [{"operation": operation, "method": method, "path": path, "entity": ir.ACCOUNT}]
    verbs, rest = _leading_verbs(wish)
    operations = [op for op, known in _VERBS.items() if verbs & (known | _MANAGE)]
    entity = _first_entity(rest, entities)
    if not operations or entity is None:
        return []
    return [endpoint(entity, operation) for operation in operations]


def _leading_verbs(wish: list[str]) -> tuple[set[str], list[str]]:
    """``create, edit and delete tasks`` → the three verbs and the words after them."""
    known = _MANAGE.union(*_VERBS.values())
    verbs: set[str] = set()
    index = 0
    while index < len(wish) and (wish[index] in known or (verbs and wish[index] in {"and", "or"})):
        verbs.add(wish[index])
        index += 1
    return verbs, wish[index:]


def _first_entity(rest: list[str], entities: Sequence[Entity]) -> Entity | None:
    """The entity that the object of the sentence names: its first noun phrase, small words passed over."""
    names = {tuple(entity["snake"].split("_")): entity for entity in entities if entity["crud"]}
    longest = max(map(len, names), default=0)
    start = next((i for i, word in enumerate(rest) if word not in _SMALL), len(rest))
    for length in range(longest, 0, -1):
        phrase = rest[start : start + length]
        if len(phrase) == length and (found := names.get((*phrase[:-1], singular_word(phrase[-1])))):
            return found
    return None
