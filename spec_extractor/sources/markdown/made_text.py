"""Patterns of sentences that say what is made, and with which attributes, in any of the vocabulary's languages."""

from __future__ import annotations

import re

from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.vocabulary import (
    ARTICLES,
    CREATE_WORDS,
    CREATED_WORDS,
    EACH_WORDS,
    ENTER_WORDS,
    HAS_WORDS,
    MAKE_WORDS,
    MAKING_WORDS,
    MANAGE_WORDS,
    SPECIFYING_WORDS,
    STORY_SO_WORDS,
    WITH_WORDS,
    is_wide,
)


def _elided(told: tuple[str, ...]) -> str:
    """The words that join the next one: ``création d'``."""
    return "(?:" + "|".join(re.escape(word).replace("'", "['’]") for word in told if word[-1] == "'") + ")"


def _wide(told: tuple[str, ...]) -> str:
    """The words of scripts without blanks, without the particle that stands before some of them."""
    bare = {word.lstrip("をの을를").strip() for word in told if is_wide(word)}
    return "|".join(sorted((re.escape(word) for word in bare), key=lambda word: (-len(word), word)))


_WORD = r"[^\W\d_][\w-]{1,30}"
_NOUN = rf"{_WORD}(?: {_WORD}){{0,2}}?"
_NEW = r"new|my|our|multiple|several|nuev[oa]s?|nov[oa]s?|nouveaux?|nouvelles?|neue[nrs]?|нов(?:ый|ую|ое|ые)"
_BEFORE = rf"(?:(?:{either(ARTICLES)}|{either(EACH_WORDS)}|{_NEW}) )"
_WITH = rf"(?:{either(WITH_WORDS)}|{either(SPECIFYING_WORDS)})"
_REMARK = r"(?: \([^(),]{1,40}\))?"
_LIST = (
    r"(?: (?:its|the|their|following|fields|details|attributes|information|such|as|like))*:? (?P<list>[^.]{8,400})"
)

MADE = lazy(
    rf"\b(?:(?:(?:{either(MAKE_WORDS)}|{either(MANAGE_WORDS)}|{either(MAKING_WORDS)}) |{_elided(MAKING_WORDS)})"
    rf"(?:(?:and|or|/) \w{{3,10}} )?{_BEFORE}{{0,2}}(?P<noun>{_NOUN})|"
    rf"(?P<made>{_WORD}(?: {_WORD})?) (?:can|may|must|shall|should|are|is) (?:be )?(?:{either(CREATED_WORDS)}))"
    rf"(?:{_REMARK},? {_WITH}{_LIST}|"
    rf"(?: [^,.:;()]{{3,40}}(?:, [^,.:;()]{{2,40}}){{0,2}}?), "
    rf"(?:{either(SPECIFYING_WORDS)}):? (?P<given>[^.]{{8,400}})|"
    rf" \((?P<inner>[^()]{{8,300}},[^()]{{1,100}})\))",
    re.I,
)
"""``create invoices with number, amount``, ``add horses (name, breed)``, ``Tasks can be created with …``."""

MADE_BEHIND = lazy(rf"(?<=\w) (?:{either(CREATE_WORDS)})$", re.I)
"""``Neue Messung anlegen``: German has the verb behind."""

PROVIDED = lazy(
    r",? (?:when|if|where|quando|se|cuando|si|lorsque|quand|wenn|falls|soweit) [^\W\d]{3,20}"
    r"(?: [^\W\d]{3,20})?$",
    re.I,
)
"""``… and address when given``."""

FURTHER = lazy(
    r",? (?:as well as|in addition to|além de|bem como|así como|además de|ainsi que|sowie|oltre a|nonché) ", re.I
)
"""What joins a further list to the first."""

SO = lazy(
    r",? (?:so that|so (?:I|we|they|he|she|the)|in order|to (?:be able|help|keep|let)|"
    rf"{either(STORY_SO_WORDS)})\b.*",
    re.I,
)
"""Where the purpose of a story begins."""

_WIDE_NOUN = r"(?P<noun>[^\W\d_]{1,12}?)"
_WIDE_WHEN = r"(?:\s?(?:할 )?(?:시|때|時|时)(?:에는|에|は|には|に|는|点)?|\s?(?:화면|페이지|폼)에서|画面で)"
_WIDE_LISTED = lazy(
    rf"(?:(?:{_wide(MAKE_WORDS)})(?:[^,.。()]{{0,16}}[的の])?(?:新的?)?|每一?[个個次条條笔筆])"
    rf"(?P<noun>[^\W\d_]{{1,8}}?) "
    rf"\((?:{_wide(HAS_WORDS)})?:?\s?"
    rf"(?P<list>[^()]{{5,200}}(?:\([^()]{{1,60}}\)[^()]{{0,100}}){{0,4}}?)(?:等)?\)(?P<end>)"
)
WIDE_MADE = (
    lazy(
        rf"(?:^|[,.:] ?|[은는이가はが] ?)(?P<list>[^.。:은는はが]{{3,200}}?)\s?(?:등)?[을를を]\s?"
        rf"(?:{_wide(ENTER_WORDS)}|작성)(?:하여|해서|해|하고|한 후|한 뒤|して|し)[,、]?\s?"
        rf"(?:새로운 |새 |新しい)?{_WIDE_NOUN}[을를を]\s?(?:{_wide(MAKE_WORDS)})"
    ),
    lazy(
        rf"{_WIDE_NOUN}\s?[의のを을를]?\s?(?:{_wide(MAKE_WORDS)}){_WIDE_WHEN}[,:]?\s?(?P<list>[^.。]{{3,200}}?)"
        rf"\s?(?:등)?(?:을|를|を)\s?(?:모두 |필수로 )?(?:{_wide(ENTER_WORDS)}|작성|登録)"
    ),
    lazy(
        rf"(?:{_wide(MAKE_WORDS)}){_WIDE_NOUN}(?:时|時|的时候)?[,:]?\s?(?:需要?|必须|必須|应|可以?)?"
        rf"(?:{_wide(ENTER_WORDS)}|提供|包含|包括)[:,]?\s?(?P<list>[^.。;]{{3,200}})"
    ),
    _WIDE_LISTED,
)
"""``이름, 가격을 입력해 상품을 등록``, ``상품 생성 시 이름, 가격을 입력``,
``商品の登録時に名前、価格を入力``, ``新增图书时填写书名、作者``,
``建立食譜（包含名稱、步驟等）``."""

WIDE_NOUN_MADE = lazy(rf"{_WIDE_NOUN}\s?[のを을를]?\s?(?:{_wide(MAKE_WORDS)})")
"""``書籍の登録``, ``상품 등록``."""

WIDE_NEEDED = lazy(
    rf"(?:^|[,.] ?){_WIDE_NOUN}\s?[의のを을를]?\s?(?:{_wide(MAKE_WORDS)}){_WIDE_WHEN}[,:]?\s?"
    r"(?P<list>[^.。]{3,200}?)(?:은|는|は|が)\s?(?:필수|必須)"
)
"""``상품 등록 시 이름과 가격은 필수 값이다``."""

WIDE_TREATED = lazy(
    rf"{_WIDE_NOUN}\s?[のを]?\s?(?:{_wide(MAKE_WORDS)})(?:時|する際)に(?:は)?[、,]?\s?(?P<list>[^をは.。]{{2,40}}?)(?:フィールド|欄)?"
    r"\s?を(?P<said>必須|任意|オプション)(?:入力|項目)?として"
)
"""``作品登録時にメモを任意項目として扱う``."""

WIDE_MARK = lazy(r"(?:等|可?选填|可?選填|可选|可空|可留空|必填)$")
"""What a member says of itself."""

WIDE_NEW = lazy(r"^(?:新規?|새|신규)\s?")


def nominative(noun: str) -> str:
    """A Russian noun as it is called, from what stands after a verb: ``категорию`` → ``категория``."""
    first, blank, rest = noun.partition(" ")
    for end, called in (("ию", "ия"), ("ую", "ая"), ("у", "а"), ("ю", "я")):
        if first.endswith(end) and len(first) > _LEAST_STEM:
            return f"{first.removesuffix(end)}{called}{blank}{nominative(rest) if end == 'ую' else rest}"
    return noun


_LEAST_STEM = 3
