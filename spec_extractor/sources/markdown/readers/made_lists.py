"""What is put in where a thing is made or changed: ``Add boat: plate, length, price``, ``新增客户：姓名、电话``.

Also below a feature's heading, which then names the thing: ``客户管理`` over ``添加/编辑：姓名、电话``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spec_extractor.sources.markdown.headings import without_number
from spec_extractor.sources.markdown.kept_lists import is_thing
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.tree import Item, List, Paragraph, Section
from spec_extractor.sources.markdown.vocabulary import (
    ARTICLES,
    CREATE_WORDS,
    EDIT_WORDS,
    FEATURE_WORDS,
    MAKE_WORDS,
    is_wide,
)

_MADE = (*CREATE_WORDS, *EDIT_WORDS, *MAKE_WORDS)
_VERB, _WIDE_VERB = f"(?:{either(_MADE)})", f"(?:{either(_MADE, wide=True)})"
_VERBS = rf"{_VERB}(?:(?: ?[/&,] ?| (?:and|or|y|e|et|und|o|ou|oder) ){_VERB})*"
_WIDE_VERBS = rf"{_WIDE_VERB}(?:\s?[/、,和及与・·]\s?{_WIDE_VERB})*"
_WORD = r"[^\W\d_][\w-]{1,30}"
_LIST = r"\s?[:：]\s?(?P<list>[^。.;；:：]{6,300})[。.]?$"
_NARROW = lazy(rf"(?:{_VERBS}) (?:(?:{either(ARTICLES)}|new) )?(?P<noun>{_WORD}(?: {_WORD})?){_LIST}", re.I)
_WIDE = (
    lazy(rf"(?:支持|可|可以)?{_WIDE_VERBS}(?P<noun>[^\W\d_]{{1,10}}?)(?:信息|資訊)?{_LIST}"),
    lazy(rf"(?P<noun>[^\W\d_]{{1,10}}?)(?:の|을|를)? ?{_WIDE_VERBS}{_LIST}"),
)
_BARE = lazy(rf"(?:{_VERBS}|{_WIDE_VERBS}){_LIST}", re.I)
_ASKED = lazy(r"^(?:选择|填写|输入|輸入|填寫|選擇|录入|入力|입력)")
_MANAGED = lazy(
    rf"(?P<wide>[^\W\d_]{{1,10}}?)(?:の|을|를)? ?(?:{either((*FEATURE_WORDS, *_MADE), wide=True)})$|"
    rf"(?P<noun>{_WORD}(?: {_WORD})?) (?:{either(FEATURE_WORDS)})$",
    re.I,
)
_MAX = 400


def made_lists(section: Section) -> Iterator[tuple[str, str, int]]:
    """The noun of what is made, what is put in, and the line; at most as often as a text says it."""
    title = _managed(without_number(section.title.plain[:60]))
    for block in section.blocks:
        if isinstance(block, Paragraph):
            for line in block.text.lines():
                yield from _made(line.marked, title, line.line)
        for item in block.items if isinstance(block, List) else ():
            yield from _items(item, title)


def _items(item: Item, around: str) -> Iterator[tuple[str, str, int]]:
    yield from _made(item.text.marked, around, item.line)
    called = _managed(item.text.lead or item.text.plain[:60]) or around
    for child in item.items:
        yield from _made(child.text.marked, called, child.line)


def _made(marked: str, around: str, line: int) -> Iterator[tuple[str, str, int]]:
    text = one_line(marked[:_MAX]).replace("*", "")
    match = _NARROW.match(text) or next((found for pattern in _WIDE if (found := pattern.match(text))), None)
    noun = match["noun"].strip() if match else ""
    if match is not None and (not is_wide(noun) or is_thing(noun)):
        yield noun, _parts(match["list"]), line
        return
    bare = _BARE.match(text) if around else None
    if bare is not None:
        yield around, _parts(bare["list"]), line


def _parts(listed: str) -> str:
    return _ASKED.sub("", listed.replace("、", ", ").replace("，", ", "))


def _managed(title: str) -> str:
    """What a feature manages: ``客户管理``, ``Customer management``."""
    found = _MANAGED.match(title.strip("* :："))
    noun = (found["wide"] or found["noun"] or "").strip() if found else ""
    return noun if noun and (not is_wide(noun) or is_thing(noun)) else ""
