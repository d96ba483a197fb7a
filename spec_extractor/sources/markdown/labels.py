"""Entity labels: what a heading or the head of a list item says about the entity that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spec_extractor.ir import Access
from spec_extractor.naming import plural, singular, words
from spec_extractor.sources.markdown.headings import without_number, without_suffix
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.qualified import one_of_two, without_schema
from spec_extractor.sources.markdown.split import unquote, without_role, word_set
from spec_extractor.sources.markdown.vocabulary import PREDICATES, ROLE_WORDS, SHEET_WORDS, is_wide

_MAX_WORDS = 4
_MAX_PATH = 200
_ROLE_WORDS = word_set("table entity model collection object schema tables tablosu record class aggregate")
_PREFIXES = frozenset(
    {"entity", "table", "model", "collection", "object", "resource", "new table", "the", "a", "an"}
)
_BEFORE = _PREFIXES | {word.lower() for word in ROLE_WORDS}
ANNOUNCES = (
    _PREFIXES
    | {"subcollection", "sub-collection", "document", "document type", "record", "class", "table name"}
    | {"node", "struct", "interface", "data class", "dataclass", "sammlung", "dokument", "domain object"}
    | {"aggregate root", "aggregate", "集約ルート", "聚合根", "애그리거트 루트"}
    | {word.lower() for word in ROLE_WORDS}
    | {word.lower() for word in SHEET_WORDS}
    | {f"{word}{name}" for word in ROLE_WORDS if is_wide(word) for name in "名명"}
)
"""What stands before a colon and says only that an entity follows: ``Collection: offers``, ``表名：orders``."""
_WHICH = word_set(
    "main core key db database domain data primary principal business sql nosql firestore mongo mongodb supabase "
    "postgres prisma principale principales utama inti hlavní główna kluczowa clave clé chave central ana temel"
)
_MODELS = frozenset({"model", "schema"})


def says_kind(text: str) -> bool:
    """Whether words say only that an entity follows: ``Table``, ``Core entity``, ``DB table``."""
    said = text.lower().split()
    if not said or text.lower() in ANNOUNCES:
        return bool(said)
    kind, which = (said[0], said[1:]) if said[0] in ANNOUNCES else (said[-1], said[:-1])
    return bool(which) and kind in ANNOUNCES and _WHICH.issuperset(which)


KIND_BEFORE = lazy(
    r"(?P<kind>[^\W\d_][^\W\d_-]{1,20}(?: [^\W\d_]{2,10}){0,2})(?:/[^\W\d_]{2,20}|\s?[(（][^()（）]{1,30}[)）])?"
    r"(?:(?P<colon>\s?[:：])\s?(?=(?P<code>`)?\S)| (?=`))"
)
"""``Entity: `Pupil` `` and ``**Table** `chairs` ``, up to the name."""
_PLACEHOLDER = r"(?:\{[^{}/]{1,40}\}|:[A-Za-z]\w{0,40}|<[^<>/]{1,40}>|\[[^\[\]/]{1,40}\]|\$\w{1,40})"
_PATH = lazy(rf"/?(?:[\w-]{{1,60}}/{_PLACEHOLDER}/){{0,4}}(?P<last>[A-Za-z][\w-]{{0,60}})(?:/{_PLACEHOLDER})?/?")
_ENDPOINT = lazy(r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\S*/")
_STOP = word_set(
    "the a an is are was were be has have can should must will with that which who when where if for "
    "from to by in on into how what why and or i we you it as not no all any per via"
)
_WAS = lazy(r"(?:was|formerly|previously|renamed from|formerly known as)\s*:?\s*[`\"']?([\w][\w -]{0,60})", re.I)
_JOIN = (
    "association",
    "join table",
    "junction",
    "pivot",
    "link table",
    "through table",
    "many-to-many",
    "join entity",
)
_SHARED = (
    "shared",
    "visible to every",
    "visible to all",
    "readable by every",
    "readable by all",
    "public to all users",
)
_NO_CRUD = ("no api", "internal", "read-only", "read only", "no routes", "no endpoints", "not exposed")
_REMARK_WORDS = word_set(
    "shared internal existing new optional required enum abstract core main future deprecated external embedded "
    "nested simplified extended updated draft mvp v1 v2 v3 table entity model tables entities details fields "
    "conceptual base root aggregate readonly basic"
)
"""What in parentheses after a name is a remark, not its identifier."""
_DASHES = (" - ", " – ", " — ", "—", ": ", "：")


@dataclass(frozen=True, slots=True)
class Label:
    """An entity's name as written, and what its remarks say.

    ``original`` is what else the document calls it: ``用户`` where the name is the identifier ``users``.
    """

    name: str
    description: str = ""
    renamed_from: str | None = None
    access: Access | None = None
    crud: bool | None = None
    join: bool = False
    remark: str = ""
    original: str = ""


_JOINS = lazy(r"(?P<name>`\w{1,60}`) (?:pivot|join|junction|link|linking|bridge|association)(?: table)?", re.I)
_SOURCE = lazy(r"\s{0,4}(?:←|<-{1,2})\s.{0,200}$")
"""Where the rows come from: ``places (streets) ← places.csv``."""


def read_label(title: str) -> Label | None:
    """The label in a heading or an item's head, or None where it can't name an entity."""
    text = _SOURCE.sub("", without_number(title)).strip().rstrip(":").strip()
    if not text or len(text) > 160 or text[-1] in "?？" or _ENDPOINT.match(unquote(text)):
        return None
    remarks = []
    if joins := _JOINS.fullmatch(text):
        text, remarks = joins["name"], ["join table"]
    for _ in range(3):
        text, remark = without_suffix(text)
        if not remark:
            break
        remarks.append(remark)
    if (whole := _SQUARE.fullmatch(text)) and without_role(whole["name"]) == whole["name"]:
        text = whole["name"]
    if marked := _IN_SQUARE.fullmatch(text):
        text, remarks = marked["name"], [*remarks, marked["remark"]]
    text, description = _without_description(one_of_two(text.rstrip(":").strip()))
    text, remark = without_suffix(text)
    remarks.append(remark)
    name = _bare(text)
    if name is None:
        return None
    remark = "; ".join(part for part in reversed(remarks) if part)
    return remarked(_mixed(Label(name, description)), remark)


_SQUARE = lazy(r"\[(?P<name>[^\[\]`0-9]{2,60})\]")
"""``[Vessel]``; ``[Entity 1]`` is a gap that a template leaves."""
_IN_SQUARE = lazy(r"(?P<name>[^\[\]`]{2,60}?)\s?\[(?P<remark>[^\[\]]{1,40})\]")
"""``Vessel [core]``."""
_LATIN = lazy(r"[\u1e00-\u1eff]")
"""Letters of Vietnamese: ``Học sinh`` is one name."""
_IDENTIFIER = lazy(r"[A-Za-z_][A-Za-z0-9_]{1,50}")


def _mixed(label: Label) -> Label:
    """``users 用户`` and ``用户表 `users` ``: the identifier names the entity, the other word is its label."""
    parts = [part.strip("`") for part in label.name.replace("/", " ").split() if part.strip("`")]
    named = [part for part in parts if _IDENTIFIER.fullmatch(part)]
    others = [
        part
        for part in parts
        if not part.isascii() and ("_" in "".join(named) or _is_foreign(_LATIN.sub("", part)))
    ]
    if len(named) != 1 or len(others) != len(parts) - 1 or not others or named[0].isupper():
        return label
    return replace(label, name=named[0], original=without_role(" ".join(others)))


def _is_foreign(word: str) -> bool:
    """Whether a word is of another script: one with an accent is part of a name, as in ``orden médica``."""
    return any(char.isalpha() and char > "\u024f" for char in word)


_MOST_REMARKS = 2
_ACCOUNTS = frozenset({"user", "users"})


def _identified(label: Label, remark: str) -> Label:
    """``Cliente (clients)`` and ``用户 (User)``: an identifier in parentheses names the entity."""
    code = remark.startswith("`")
    told = unquote(remark)
    parts = re.split(r"\s[-–—]\s|[,;，、]", remark)
    if len(parts) > _MOST_REMARKS:
        # "Pedido (número, fecha, total)": a list of fields.
        return label
    remark = parts[0].strip()
    if label.original or not _IDENTIFIER.fullmatch(told) or told.lower() in _REMARK_WORDS:
        if not remark.isascii() and label.name.isascii() and len(remark) <= 30 and _bare(remark) is not None:
            return replace(label, original=without_role(remark))
        return label
    foreign = _is_foreign(label.name)
    table = "_" in told or (told.islower() and plural(told) == told != singular(told))
    if label.name.lower() in _ACCOUNTS and not code and "_" not in told:
        # "Users (businesses)": who they are.
        return label
    if (foreign or code or table) and not (told[0].isupper() and told.isupper()):
        return replace(label, name=told, original=label.name)
    return label


def remarked(label: Label, remark: str) -> Label:
    """The label with what a remark (``shared, was: Ticket``) says about it."""
    lowered = remark.lower()
    was = _WAS.search(remark)
    label = _identified(label, remark) if label.name else label
    return replace(
        label,
        renamed_from=was.group(1).strip() if was else label.renamed_from,
        access=Access.SHARED if says_shared(lowered) else label.access,
        crud=False if any(word in lowered for word in _NO_CRUD) else label.crud,
        join=label.join or any(word in lowered for word in _JOIN),
        remark=remark,
    )


_PASSING = lazy(
    rf"(?<!\w)(?:{either(PREDICATES['passing'])})(?!\w)|{either(PREDICATES['passing'], wide=True)}", re.I
)


def passes(label: Label) -> bool:
    """Whether a remark says that the thing travels and is not stored: ``BoatRow (import/export format)``."""
    return bool(label.remark) and _PASSING.search(label.remark[:120]) is not None


def is_remark(name: str, text: str) -> bool:
    """Whether a parenthesis after a name says something about the entity instead of listing fields."""
    told = remarked(Label(""), text) != Label("", remark=text) or _OR.fullmatch(text) is not None
    return told or _identified(Label(name), text) != Label(name)


_OR = lazy(r"(?:or|oder|ou|或|或者|または|또는)\s?`?[^\W\d]\w{1,40}`?(?: \w{1,30})?", re.I)
"""``Animal (or AnimalListing)``."""


def says_shared(text: str) -> bool:
    """Whether a text says that every user may read the rows."""
    lowered = text.lower()
    return (
        any(word in lowered for word in _SHARED) and "not shared" not in lowered and "never shared" not in lowered
    )


def _without_description(text: str) -> tuple[str, str]:
    cut = min((at for dash in _DASHES if (at := text.find(dash)) > 0), default=-1)
    if cut < 0:
        return text, ""
    head, tail = text[:cut].strip(), text[cut:].strip().lstrip("-–—:： ").strip()
    if says_kind(head):
        return tail, ""
    return head, tail


def parent_of(path: str) -> str:
    """The collection within whose documents a path's last one lies: ``rooms/{id}/messages`` → ``rooms``."""
    text = unquote(path.strip())
    found = _PATH.fullmatch(text) if "/" in text and len(text) <= _MAX_PATH else None
    parts = text.strip("/").split("/") if found else []
    last = parts.index(found.group("last")) if found and found.group("last") in parts else 0
    return parts[last - 2] if last > 1 else ""


_WIDE_FIRST = lazy(
    rf"(?:{either(sorted(ROLE_WORDS, key=lambda word: (-len(word), word)), wide=True)})(?=[A-Za-z])"
)
"""``表orders``."""
_DATA_OF = lazy(
    r"(?!Meta|Stamm|Roh|Mess|Bewegungs|Daten|Dom|Roll|Status|Gesch|Betr)([A-ZÄÖÜ][a-zäöüß]{3,30}?)s?(?:daten|modell)"
)


_PLATFORMS = word_set(
    "firebase supabase google apple aws azure cloudflare vercel clerk kakao naver facebook github"
)
_OFFERED = word_set(
    "auth authentication oauth login sso storage functions hosting analytics messaging api sdk cognito pages"
)
_CALLED = "|".join(
    re.escape(word) for word in sorted({*SHEET_WORDS, *ROLE_WORDS}, key=lambda word: (-len(word), word))
)
_QUOTED = lazy(
    rf"(?:{_CALLED})\s?:?\s?(?:«(?P<a>[^«»]{{1,60}})»|[„“”](?P<b>[^„“”]{{1,60}})[“”]|\"(?P<c>[^\"]{{1,60}})\"|"
    r"'(?P<d>[^']{1,60})'|`(?P<e>[^`]{1,60})`|「(?P<f>[^「」]{1,60})」|『(?P<g>[^『』]{1,60})』)",
    re.I,
)


def without_kind(text: str) -> str:
    """A name without the word before it that says that it is an entity: ``Table `orders` `` → `` `orders` ``."""
    kind = KIND_BEFORE.match(text)
    return text[kind.end() :] if kind is not None and says_kind(kind["kind"]) else text


def quoted_table(text: str) -> tuple[str, str]:
    """The name in quotes behind the word for a table or a sheet, and what follows: ``Sheet "Orders" — a log``."""
    found = _QUOTED.match(text)
    return ("", "") if found is None else (next(filter(None, found.groups())).strip(), text[found.end() :].strip())


def _bare(text: str) -> str | None:
    name, rest = quoted_table(text.strip())
    text = without_schema(unquote(text.strip() if rest or not name else name))
    path = _PATH.fullmatch(text) if "/" in text else None
    text = path.group("last") if path else text
    parts = text.split()
    while len(parts) > 1 and parts[0].lower().rstrip(":") in (ANNOUNCES if parts[1][0] == "`" else _BEFORE):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].lower() in _ROLE_WORDS:
        which = len(parts) > len("ab") and parts[-1].lower() in _MODELS and parts[-2].lower() in _WHICH
        parts = parts[: -2 if which else -1]
    if len(parts) == len("ab") and parts[0].lower() in _PLATFORMS and parts[1].lower() in _OFFERED:
        # "Firebase Auth" is used and not stored.
        return None
    if _WIDE_FIRST.match(" ".join(parts)):
        parts = _WIDE_FIRST.sub("", " ".join(parts)).split()
    name = _DATA_OF.sub(r"\1", without_role(unquote(" ".join(parts))))
    if not 1 <= len(name.split()) <= _MAX_WORDS or len(name) > 60 or not any(char.isalpha() for char in name):
        return None
    if any(char in name for char in ",;!?=|→←↔><@#%*[]{}()") or (
        any(char == "." for char in name.strip(".")) and " " in name
    ):
        return None
    lettered = len(name) == 1 and name.isupper()
    stops = not lettered and bool(_STOP.intersection(part.lower() for part in name.split()))
    if stops or not words(name) or words(name)[0][0].isdigit():
        return None
    return name
