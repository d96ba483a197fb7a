"""Types inferred from names, where a document states none."""

from __future__ import annotations

from spec_extractor.naming import words
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.vocabulary import NAME_ENDINGS, NAME_NOUNS, is_wide

_BY_NAME: tuple[tuple[str, frozenset[str]], ...] = (
    ("email", frozenset(["email", "mail"])),
    ("url", frozenset(["url", "website", "link", "homepage", "uri", "href", "webpage"])),
    (
        "decimal",
        word_set("price amount cost total balance salary fee budget subtotal tax discount revenue rent deposit"),
    ),
    (
        "integer",
        word_set(
            "count quantity qty age number_of stock rank position sequence year duration minutes seconds hours "
            "days capacity pages rating points attempts views likes order size streak cents bps delta"
        ),
    ),
    ("date", frozenset(["date", "birthday", "deadline", "birthdate"])),
    (
        "text",
        word_set(
            "description body notes content bio biography summary comment comments message remarks instructions "
            "text details"
        ),
    ),
    ("datetime", frozenset(["timestamp", "datetime"])),
    (
        "json",
        frozenset(
            [
                "json",
                "jsonb",
                "metadata",
                "settings",
                "preferences",
                "config",
                "configuration",
                "options",
                "payload",
            ]
        ),
    ),
)
_BOOLEAN_STARTS = frozenset(["is", "has", "can", "should", "was", "requires", "allow", "allows"])
_BOOLEAN_VERBS = word_set("include includes exclude excludes allow allows require requires")
_BOOLEAN_WORDS = word_set(
    "active enabled archived completed published deleted verified resolved done visible favorite featured"
)
_SPANS = frozenset({"to", "until", "since", "per", "before", "after", "left"})
_UNITS = frozenset({"days", "hours", "minutes", "weeks", "months", "years"})
_WHOLE = frozenset({"time", "at"})


def infer_type(name: str) -> str:
    """The type that a name suggests: ``due_date`` → ``date``, ``is_active`` → ``boolean``; else ``string``."""
    whole = words(name)
    # What other scripts sound like means nothing: `参数` is no `can…`.
    parts = whole if name.isascii() else words(_OTHER_SCRIPT.sub(" ", name))
    if not parts:
        return _in_other_languages(name, whole) if whole else "string"
    last = parts[-1]
    if parts[:2] == ("date", "of"):
        return "date"
    if parts[0] in _BOOLEAN_STARTS and len(parts) > 1:
        return "boolean"
    if _BOOLEAN_VERBS.intersection(parts[1:-1]):
        # "price includes tax".
        return "boolean"
    if (last == "flag" and len(parts) > 1) or (len(parts) == 1 and last in _BOOLEAN_WORDS):
        return "boolean"
    if len(parts) > 1 and last == "at":
        return "datetime"
    if len(parts) > 1 and last in {"on", "am"}:
        return "date"
    if len(parts) > 1 and (
        parts[0] == "amount"
        or (parts[0] in {"price", "cost", "fee", "rent", "salary", "rate"} and parts[1] == "per")
    ):
        return "decimal"
    if (
        len(parts) > 1
        and last == "time"
        and parts[0] not in {"estimated", "prep", "cooking", "cook", "total", "spent"}
    ):
        return "datetime"
    if parts[:2] == ("number", "of") or (parts[0] in {"num", "max", "min"} and len(parts) > 1):
        return "integer"
    if (
        parts[0] in _UNITS
        and parts[1:2]
        and parts[1] in {"to", "until", "since", "per", "before", "after", "left"}
    ):
        return "integer"
    if last == "id":
        return "string"
    if len(parts) > 1 and parts[-2:] in {("e", "mail"), ("mail", "address")}:
        return "email"
    for kind, names in _BY_NAME:
        if last in names:
            return kind
    if last == "mail" or parts == ("e", "mail"):
        return "email"
    return _in_other_languages(name, whole)


_OTHER_SCRIPT = lazy(r"[^\x00-\u024f\u1e00-\u1eff]+")


def _in_other_languages(name: str, parts: tuple[str, ...]) -> str:
    for noun in (" ".join(parts[:2]), parts[0], parts[-1]):
        # A day stands before what happens on it, `data_entrega`; `image_data` is no day.
        if noun in NAME_NOUNS and (noun != "data" or parts[0] == "data"):
            return NAME_NOUNS[noun]
    lowered = name.strip().lower()
    if lowered.startswith("是否") or lowered.endswith(("여부", "フラグ", "かどうか")):
        return "boolean"
    if lowered.startswith(("date d'", "date d’")):
        return "date"
    for ending, kind in NAME_ENDINGS.items():
        if lowered.endswith(ending) and (is_wide(lowered) or len(lowered) > len(ending)):
            return kind
    return "string"


def number_type(name: str) -> str:
    """What ``number`` means for a field of that name: ``decimal``, ``integer`` or ``float``."""
    inferred = infer_type(name)
    if inferred in {"decimal", "integer"}:
        return inferred
    return (
        "integer"
        if words(name)[-1:] in {("id",), ("number",), ("no",), ("level",), ("index",), ("version",)}
        else "float"
    )
