"""A model field of Django, or of MongoEngine, Tortoise and others that look alike."""

from __future__ import annotations

import ast
from typing import Any

from spec_extractor.sources.markdown.code.columns import typed
from spec_extractor.sources.markdown.code.python_values import (
    ON_DELETE,
    Attribute,
    named,
    read_default,
    read_keywords,
    text_of,
)
from spec_extractor.sources.markdown.split import word_set

REFERENCES = word_set("ForeignKey OneToOneField ReferenceField ForeignKeyField LazyReferenceField")


def django_field(call: ast.Call, word: str, found: Attribute, choices: dict[str, tuple[str, ...]]) -> None:
    """A model field of Django (or of MongoEngine, Tortoise, Peewee, which look alike)."""
    changes = found.changes
    found.django = True
    first = call.args[0] if call.args else next((k.value for k in call.keywords if k.arg == "to"), None)
    target = (text_of(first) or (ast.unparse(first) if first is not None else "")).rpartition(".")[2]
    if target in {"AUTH_USER_MODEL", "get_user_model()"}:
        target = "User"
    if word == "ManyToManyField":
        found.kind, found.target = "many_to_many", "" if target == "self" else target
        return
    if word in REFERENCES:
        changes.update({"target": target, "foreign_key": True, "unique": word == "OneToOneField"})
    elif word == "ListField":
        changes.update({"type": "json", "type_words": word, "type_exact": False})
    else:
        changes.update(typed(word, otherwise="json"))
        changes.pop("not_null_by_type", None)
    read_keywords(call, changes)
    for keyword in call.keywords:
        true = isinstance(keyword.value, ast.Constant) and keyword.value.value is True
        if (keyword.arg in {"null", "blank"} and true) or (keyword.arg == "required" and not true):
            changes["nullable"] = True
        elif keyword.arg == "default":
            read_default(keyword.value, found)
        elif keyword.arg in {"auto_now_add", "auto_now"} and true:
            changes["default"] = "now"
        elif keyword.arg == "choices":
            _choices(keyword.value, changes, choices)
        elif keyword.arg in {"on_delete", "reverse_delete_rule"}:
            changes["on_delete"] = ON_DELETE.get(named(keyword.value))
    if len(call.args) > 1 and word in REFERENCES:
        changes["on_delete"] = changes.get("on_delete") or ON_DELETE.get(named(call.args[1]))


def _choices(value: ast.expr, changes: dict[str, Any], choices: dict[str, tuple[str, ...]]) -> None:
    values: tuple[str, ...] = ()
    if isinstance(value, ast.List | ast.Tuple):
        firsts = [e.elts[0] if isinstance(e, ast.Tuple) and e.elts else e for e in value.elts]
        values = tuple(str(e.value) for e in firsts if isinstance(e, ast.Constant))
    else:
        words = ast.unparse(value).removesuffix(".choices").rpartition(".")[2]
        values = choices.get(words, ())
        if not values and changes.get("type") == "string":
            changes.update({"type": words, "type_words": words, "otherwise": "string"})
    if values and changes.get("type") in {"string", "text"}:
        changes.update({"type": "enum", "values": tuple(dict.fromkeys(values))})
