"""What stands before the words of a heading: its number, the count of its table, pictograms."""

from __future__ import annotations

import re
from unicodedata import category

from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.vocabulary import ROLE_WORDS, SHEET_WORDS

_APPENDIX = "appendix|annex|annexe|anexo|apêndice|apéndice|anhang|allegato|bijlage|приложение"
NUMBER = lazy(
    rf"(?:(?:section|part|chapter|ek|{_APPENDIX})\s+)?"
    r"(?:\d{1,3}(?:[.-]\d{1,3}){0,4}|[A-Za-z]|[IVX]{1,4})(?:[.)]\s+|\s?:\s+)|"
    rf"(?:{_APPENDIX})"
    r"(?:\s(?:\d{1,2}|[A-Z]|[IVX]{1,4}))?\s?[:.–—-]\s+|附[录録]\s?[A-Z\d一二三四五]?\s?[:：.、]?\s?|"
    r"(?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3}){1,4}\s+|[A-Z][.-]\d{1,3}\s+|\d{1,2}\s+(?=[^\W\d_]{3})|\d{1,3}\s+[-–—]\s+|"
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,3}(?:\.\d{1,3}){0,4})[、,．.]\s*|[(（](?:[一二三四五六七八九十\d]{1,3}|[a-z])[)）]\s*|[①-⑳]\s?|"
    r"\d{1,2}(?:/|-(?=\s))\s*|\[\d{1,2}\]\s+|n(?:o\.?|[º°.])\s?\d{1,3}\s?[:.–—-]?\s+|"
    r"第[一二三四五六七八九十\d]{1,3}[章节節部篇]\s*[:：]?\s*|"
    r"(?:数据库|資料庫)?表格?\s?(?:[一二三四五六七八九十]{1,2}[:：.、 ]|\d{1,3}[:：.、 ]?)|"
    r"/[A-Z]{1,3}\d{1,4}/\s*|\[[A-Z]{1,4}[-_ ]?\d{1,4}\]\s*[:.]?\s*|"
    r"[A-Z]{1,4}-\d{1,4}(?:\.\d{1,3})?\s*[:.)–—-]?\s+|#\d{1,3}[:.)]?\s+|[A-Z]{1,2}\d{1,2}\s?[:.)–—-]\s+",
    re.I,
)
_ROLES = alternatives(
    sorted(
        {*map(str.lower, ROLE_WORDS + SHEET_WORDS), "class", "document", "object"},
        key=lambda word: (-len(word), word),
    )
)
COUNTED = lazy(
    rf"(?:(?:{_ROLES})\s?(?:#|no\.?|n[º°o]\.?|№)?\s?(?:\d{{1,3}}(?:[.-]\d{{1,3}}){{0,3}}|[一二三四五六七八九十]{{1,3}}))"
    r"(?:\s{0,2}[:：.)、–—-]\s{0,2}|\s{1,2}(?=`)|\s?(?=[(（][^()（）]{1,60}[)）]$))",
    re.I,
)
"""``Table 3: ``: the tables of a chapter are counted as its headings are."""
_KEYCAP = lazy("^(?:[0-9#*]\ufe0f?\u20e3\\s*)+")
_JOINERS = "\ufe0f\u200d "


def without_pictograms(title: str) -> str:
    """Without the pictograms around it, digits in a key's cap among them: ``🚜 Fields 🌾`` → ``Fields``."""
    title = _KEYCAP.sub("", title.strip())
    start = next((i for i, char in enumerate(title) if char.isalnum() or char.isascii() or char in "（"), 0)
    end = len(title)
    while end > start and (title[end - 1] in _JOINERS or category(title[end - 1]) == "So"):
        end -= 1
    return title[start:end].strip()


PLANNED = lazy(
    r"(?:week|day|month|sprint|phase|milestone|iteration|stage|step|task|semana|d[ií]a|mes|fase|hito|etapa|marco|m[êe]s|"
    r"semaine|jour|mois|étape|jalon|woche|tag|monat|schritt|settimana|giorno|stap|hafta|aşama|adım)"
    r"\s?(?:\d{1,3}|[ivx]{1,4})(?:\s{0,2}[:.–—-])?\s|第\s?[一二三四五六七八九十\d]{1,3}\s?(?:周|阶段|步|天|月)\s?[:：]?\s?|"
    r"\d{1,3}\s?(?:주차|단계|週目|段階)\s?[:：]?\s?|(?:フェーズ|ステップ)\s?\d{1,3}\s?[:：]?\s?",
    re.I,
)
"""What a plan counts its steps by: ``Week 2: …``."""
