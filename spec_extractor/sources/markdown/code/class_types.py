"""Types and annotations of Java, Kotlin, C#, Go, Swift, Rust and pseudo-code → members of a field."""

from __future__ import annotations

import re
from typing import Any

from spec_extractor.sources.markdown.code.columns import typed
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.types import is_plain_type

_OPTIONAL = lazy(r"(?:Option|Optional|Maybe|Nullable)\s*<(.{1,80})>$")
_MANY = lazy(
    r"(?:(?:Mutable)?(?:List|Set|Collection)|I(?:List|Collection|Enumerable|Set)|ArrayList|HashSet|Vec|Array|Sequence|"
    r"HashSet|List of|Set of)\s*[<\[ ]\s*(.{1,80}?)\s*[>\]]?$"
)
_NAMES = {
    kind: frozenset(words.split())
    for kind, words in {
        "integer": "i8 i16 i32 i64 u8 u16 u32 u64 usize isize Byte Short Int Long UInt Int64 Int32 uint8",
        "float": "f32 f64 Double Float",
        "string": "String str Str CharSequence &str Text char",
        "datetime": (
            "time.Time DateTime LocalDateTime Instant OffsetDateTime ZonedDateTime DateTimeOffset NaiveDateTime "
            "Timestamp"
        ),
        "date": "LocalDate DateOnly NaiveDate",
        "decimal": "BigDecimal Decimal decimal.Decimal",
        "uuid": "UUID Uuid Guid uuid.UUID",
        "url": "URL Url URI Uri",
        "boolean": "Bool Boolean",
        "json": "JsonNode JsonElement Json datatypes.JSON Map Dictionary",
    }.items()
}
_REQUIRED = lazy(
    r"(?:nullable|optional)\s*=\s*false|@(?:NotNull|NotBlank|NotEmpty|NonNull)\b|\[Required\b|\bnot null\b",
    re.I,
)
_NULLABLE = lazy(r"nullable\s*=\s*true|@Nullable\b", re.I)
_UNIQUE = lazy(r"\bunique\s*=\s*true|\bunique(?:Index)?\b(?=[;\"',)\s:])|\[Index\([^)]*IsUnique\s*=\s*true", re.I)
_LENGTH = lazy(
    r"(?:\blength\s*=\s*|\[(?:MaxLength|StringLength)\(|\bsize:|@Size\([^)]{0,40}max\s*=\s*)(\d{1,6})", re.I
)
_KEY = lazy(r"@Id\b|\[Key\b|primaryKey|@PrimaryKey\b")


def class_type(words: str, name: str, language: str) -> dict[str, Any]:
    """What a type's words say in a class; a name that is no type is kept, it may be an entity."""
    words = " ".join(words.split()).strip()
    nullable: dict[str, Any] = {}
    optional = _OPTIONAL.match(words)
    if optional or words[-1:] == "?" or words[:1] == "*":
        words = optional.group(1) if optional else words.strip("?*").strip()
        nullable = {"nullable": True}
    inner = _element(words)
    if inner is not None:
        return {**_list_of(inner), **nullable}
    for kind, names in _NAMES.items():
        if words in names or words.partition("<")[0] in names:
            return {"type": kind, **nullable}
    if words == "Date" and language not in {"", "text"}:
        return {"type": "date" if infer_type(name) == "date" else "datetime", **nullable}
    if _is_name(words):
        return {"type": words, "type_words": words, "type_exact": False, "otherwise": "string", **nullable}
    return {**typed(words, otherwise="string"), **nullable}


def _is_name(words: str) -> bool:
    """Whether it names a class: what is a natural word for a type as well (``Photo``) is none in code."""
    return re.fullmatch(r"[A-Z]\w{1,60}", words) is not None and not is_plain_type(words)


def _element(words: str) -> str | None:
    """What a list holds: ``List<Tag>``, ``[]Tag``, ``[Tag]``, ``Tag[]``."""
    many = _MANY.match(words)
    if many:
        return many.group(1).strip()
    if words.startswith("[]"):
        return words[2:].lstrip("*")
    if words.startswith("[") and words.endswith("]"):
        return words[1:-1]
    return words[:-2] if words.endswith("[]") else None


def _list_of(inner: str) -> dict[str, Any]:
    told: dict[str, Any] = {"type": "json", "type_words": f"list of {inner}", "type_exact": False}
    known = any(inner in names for names in _NAMES.values())
    return {**told, "target": inner, "many": True} if _is_name(inner) and not known else told


def annotated(annotations: str, changes: dict[str, Any]) -> None:
    """Add what annotations, attributes or tags before or after a member say."""
    if not annotations:
        return
    if _REQUIRED.search(annotations):
        changes["nullable"] = False
    elif _NULLABLE.search(annotations):
        changes["nullable"] = True
    if _UNIQUE.search(annotations):
        changes["unique"] = True
    if _KEY.search(annotations):
        changes["primary_key"] = True
    length = _LENGTH.search(annotations)
    if length and changes.get("type") == "string":
        changes["max_length"] = int(length.group(1))
