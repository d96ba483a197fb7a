"""Lists of attributes with their verb or noun behind them, as Japanese, Korean and Chinese have them.

``品目名、数量、購入日を持つ``, ``상품은 상품명, 가격 등의 정보를 가진다``, ``书籍信息：书名、作者、出版社``.
"""

from __future__ import annotations

from dataclasses import dataclass

from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.headings import without_number
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.split import split
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.vocabulary import (
    COMMON_NAMES,
    FEATURE_WORDS,
    KEPT_HOW,
    KEPT_WORDS,
    LIKELY_NAMES,
    NO_OWNERS,
    NO_THINGS,
    STATE_NOUNS,
    WHOLE_WORDS,
    is_wide,
)

_MAX_PART = 16
"""Characters that a member has at most without what it has in parentheses; longer ones are clauses."""
_LEAST = 2
_OF_ITSELF = ("명", "名", "名称", "名稱", "이름", "번호", "番号", "编号", "編號", "코드", "コード", "编码")
_COMMON = COMMON_NAMES | LIKELY_NAMES
_WIDE_COMMON = tuple(sorted(word for word in _COMMON if is_wide(word) and len(word) > 1))

_AND_SO_ON = r"(?:\s?(?:등|など|等))?(?:\s?(?:의|과 같은|와 같은|といった|の|的))?"
_WHOLE = alternatives(WHOLE_WORDS)
_STATES = alternatives(STATE_NOUNS)
_KEPT = lazy(
    rf"(?P<list>[^.。]+?){_AND_SO_ON}\s?(?:(?P<states>{_STATES})|(?P<whole>{_WHOLE}))?\s?(?:[을를を]\s?)?"
    rf"(?:(?:{alternatives(KEPT_HOW)})\s)?(?:{alternatives(KEPT_WORDS)})[.。]?$"
)
_AS_A_WHOLE = lazy(rf"(?P<list>[^.。:]+?)\s?(?:등|など|等)\s?(?:의|の|的)?\s?(?:{_WHOLE})$")
_SUBJECT = lazy(
    r"(?:각 |모든 |各|一つの)?(?P<noun>[^\W\d_のをがは]{1,10}?(?: [^\W\d_]{1,8}?)?)"
    r"(?:(?:에는|은|는|이|가) |(?:には|は)[,、]?\s?)"
)
_RECORD = lazy(
    r"(?P<noun>[^\W\d_]{1,6})(?:记录|記錄|記録|기록|履歴|档案|檔案)|(?:记录|記錄)(?P<object>[^\W\d_]{1,6})"
)
_ENDS = (*(word for word in FEATURE_WORDS if is_wide(word)), "档案", "檔案", "信息", "資訊", "情報", "정보")
_JOINED = lazy(r"(?<=[가-힣][가-힣])[과와] |(?<=[가-힣])와 ")
_CLAUSE = ("으로", "로", "이며", "며", "고", "として", "で", "であり", "し")
_INFORMATION = lazy(
    rf"(?P<noun>[^\W\d_]{{2,8}}?)\s?(?:{alternatives(word for word in WHOLE_WORDS if len(word) < 5)})"
    r"(?:管理|登録|登记|등록|관리)?\s?[:：]\s?(?P<list>[^.。:：]{5,300})"
)


_IN_PARENTHESES = lazy(
    rf"(?:支持|管理|维护|维護|記録|记录)?(?P<noun>[^\W\d_]{{2,8}}?)"
    rf"(?P<whole>{alternatives(w for w in WHOLE_WORDS if len(w) < 5)})?"
    r"\s?\((?P<including>(?:包括|包含|含)\s?:?\s?)?(?P<list>.{5,300})\)"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """The members of a list; ``noun`` is the thing that has them, if one is said.

    ``states`` is what they are called where they are values, ``whole`` says that they are called information.
    """

    noun: str
    parts: tuple[str, ...]
    states: str = ""
    whole: bool = False


def kept_members(listed: str) -> list[str]:
    """The members of a list in which Korean may join two without a blank before: ``이름과 가격``."""
    found: list[str] = []
    for part in members(listed):
        head, bracket, tail = part.partition("(")
        *first, last = _JOINED.split(head)
        found += [*first, f"{last}{bracket}{tail}"]
    return found


def kept_list(sentence: str) -> Kept | None:
    """The list before a verb at a sentence's end, without the clauses before it."""
    match = _KEPT.match(sentence) if is_wide(sentence) else None
    if match is None:
        return None
    parts = _without_clauses(match["list"])
    return Kept("", parts, match["states"] or "", bool(match["whole"])) if parts else None


def kept_of(sentence: str) -> Kept | None:
    """The same of a sentence with a subject: ``상품은 상품명, 가격을 가진다``; None where it is no thing."""
    subject = _SUBJECT.match(sentence) if is_wide(sentence) else None
    match = _KEPT.match(sentence, subject.end()) if subject else None
    if subject is None or match is None or not is_thing(subject["noun"]):
        return None
    parts = tuple(kept_members(match["list"]))
    if any(_length(part) > _MAX_PART for part in parts) or len(parts) < _LEAST:
        return None
    return Kept(subject["noun"].strip(), parts, match["states"] or "", bool(match["whole"]))


def information_of(sentence: str) -> Kept | None:
    """What a label calls the information of a thing: ``书籍信息：书名、作者``."""
    bare = sentence.rstrip(".。 ") if is_wide(sentence) else ""
    match = _INFORMATION.fullmatch(bare)
    if match is None:
        match = _IN_PARENTHESES.fullmatch(bare)
        if match is None or not (match["whole"] or match["including"]):
            return None
    if match["noun"] in NO_OWNERS or not is_thing(match["noun"]):
        return None
    parts = tuple(kept_members(match["list"]))
    return Kept(match["noun"], parts, whole=True) if all(_length(part) <= _MAX_PART for part in parts) else None


def called_information(text: str) -> tuple[str, ...]:
    """The members of a text that is a list called information: ``書名、著者などの基本情報``."""
    match = _AS_A_WHOLE.fullmatch(text.rstrip(".。 ")) if is_wide(text) else None
    parts = tuple(kept_members(match["list"])) if match else ()
    return parts if all(_length(part) <= _MAX_PART for part in parts) else ()


def recorded_noun(name: str, title: str) -> str:
    """What a cell says is recorded: ``疫苗记录``, ``记录体重``; of ``基本信息`` what the heading is about."""
    match = _RECORD.fullmatch(name) if is_wide(name) else None
    noun = (match["noun"] or match["object"]) if match else ""
    if noun:
        return noun if noun not in NO_OWNERS and is_thing(noun) else ""
    bare = next((name.removesuffix(word) for word in WHOLE_WORDS if name.endswith(word)), "-")
    about = without_number(title).lstrip("0123456789. ")
    while about and (end := next((word for word in _ENDS if about.endswith(word) and about != word), "")):
        about = about.removesuffix(end)
    return about if (not bare or bare in NO_OWNERS) and is_wide(about) and is_thing(about) else ""


def is_thing(noun: str) -> bool:
    """Whether a noun in a script without blanks may name what is kept."""
    bare = noun.strip()
    return bool(bare) and not any(bare.endswith(word) for word in NO_THINGS)


def is_likely(field: FieldTelling, noun: str) -> bool:
    """Whether it is called as attributes are; also after the thing itself: ``商品名``."""
    own = field.name.endswith(_OF_ITSELF) and field.name[:2] in noun
    return (
        own
        or field.name.endswith(_WIDE_COMMON)
        or field.name in _COMMON
        or bool(field.values)
        or infer_type(field.name) != "string"
    )


def _without_clauses(listed: str) -> tuple[str, ...]:
    parts = split(listed, ",")
    start = 0
    while start < len(parts) and (parts[start].endswith(_CLAUSE) or _length(parts[start]) > _MAX_PART):
        start += 1
    rest = tuple(kept_members(", ".join(parts[start:])))
    return rest if all(_length(part) <= _MAX_PART for part in rest) else ()


def _length(part: str) -> int:
    return len(part.partition("(")[0].strip())
