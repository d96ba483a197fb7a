"""What a TypeScript type, and a decorator of TypeORM or the like, says of a field."""

from __future__ import annotations

import re
from typing import Any

from spec_extractor.sources.markdown.code.columns import typed
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import split, unquote

_MOMENTS = frozenset(
    {"Date", "Timestamp", "FirebaseFirestore.Timestamp", "firebase.firestore.Timestamp", "Dayjs", "DateTime"}
)
_IDENTIFIERS = frozenset({"UUID", "Uuid", "uuid"})
_RELATION = lazy(r"@(ManyToOne|OneToOne|ManyToMany|OneToMany)\b")


def decorated(text: str, changes: dict[str, Any]) -> None:
    """What a decorator of TypeORM or the like says of its property."""
    for flag, change in (
        (r"\bunique : true", {"unique": True}),
        (r"\b(?:nullable|allowNull) : true", {"nullable": True}),
        (r"\brequired : false", {"nullable": True}),
        (r"@PrimaryGeneratedColumn|@PrimaryColumn|\bprimary : true", {"primary_key": True}),
        (r"@Unique\b", {"unique": True}),
        (r"@Index\b", {"indexed": True}),
    ):
        if re.search(flag, text):
            changes.update(change)
    length = re.search(r"\blength : (\d{1,9})", text)
    if length and changes.get("type") == "string":
        changes["max_length"] = int(length.group(1))
    stated = re.search(r"@Column \( (?:\{ type : )?['\"]([\w ]{1,40})['\"]", text)
    if stated and not changes.get("values") and not changes.get("target"):
        found = typed(stated.group(1), otherwise="string")
        if found["type"] != "enum":
            changes.update(found)
    relation = _RELATION.match(text)
    if relation and relation.group(1).endswith("ToOne") and changes.get("otherwise"):
        changes.update({"target": changes["type"], "foreign_key": True, "type": None, "otherwise": ""})
        changes["unique"] = changes.get("unique", False) or relation.group(1) == "OneToOne"


def ts_type(words: str, name: str) -> dict[str, Any]:
    """What a TypeScript type says of the field ``name``."""
    kept = [part for part in split(words, "|") if part not in {"null", "undefined"}]
    nullable = {"nullable": True} if len(kept) < len(split(words, "|")) else {}
    bare = kept[0] if len(kept) == 1 else ""
    if bare in _MOMENTS or (kept and set(kept) <= _MOMENTS | {"string", "number"} and set(kept) & _MOMENTS):
        kind = "date" if infer_type(name) == "date" else "datetime"
        return {"type": kind, "type_words": words, **nullable}
    if bare.startswith(("{", "Record<", "Map<", "Partial<", "Pick<", "Omit<")) or bare in {
        "any",
        "unknown",
        "object",
    }:
        return {"type": "json", "type_words": bare[:60], "type_exact": bare.startswith("{"), **nullable}
    indexed = re.fullmatch(r"([^\W\d]\w*)\[['\"](?:id|_id|uuid)['\"]\]", bare)
    if indexed:
        return {"type": None, "target": indexed.group(1), "foreign_key": True, **nullable}
    if bare in _IDENTIFIERS:
        return {"type": "uuid", **nullable}
    if len(kept) > 1 and all(part[:1] in "'\"" for part in kept):
        return {"type": "enum", "values": tuple(dict.fromkeys(unquote(part) for part in kept)), **nullable}
    if set(kept) == {"true", "false"}:
        return {"type": "boolean", **nullable}
    if len(kept) == 1 and bare[:1] in "'\"":
        return {"type": "string", **nullable}
    return {**typed(" | ".join(kept) if kept else words), **nullable}
