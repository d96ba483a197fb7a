"""Inline content: flat text without markup, with what was code or bold remembered."""

from __future__ import annotations

from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tree import Text

_MAX_INLINE = 10_000
"""Characters beyond which a paragraph is taken as it is: nothing of that length carries markup that matters."""

_MARKUP = frozenset("\\`*_~[]<&!")

_FULL_WIDTH = str.maketrans(
    {
        "（": " (",
        "）": ") ",
        "：": ": ",
        "，": ", ",
        "、": ", ",
        "；": "; ",
        "،": ", ",
        "؛": "; ",
        "。": ". ",
        "｜": "|",
        "／": "/",
        "＝": "=",
        "「": '"',
        "」": '"',
        "【": " (",
        "】": ") ",
        "［": " [",
        "］": "] ",
    }
)
_HAS_FULL_WIDTH = lazy("[（）：，、；،؛。｜／＝「」［］【】]")


_IN_BRACKETS = lazy("[（(][^（）()]{1,200}[）)]")
"""Where a dot in the middle stands between values: ``役割（管理者・会員）``."""


def half_width(text: str) -> str:
    """A text with the punctuation of Chinese, Japanese and Arabic in the forms that the readers know."""
    if "・" in text:
        text = _IN_BRACKETS.sub(lambda found: found[0].replace("・", "/"), text)
    return text.translate(_FULL_WIDTH).strip() if _HAS_FULL_WIDTH.search(text) else text


_ANCHOR = lazy(r"\s\{#[\w:.-]{1,60}\}$")
"""What links to a heading: ``Order {#order}``."""


def flat_text(parser: MarkdownIt, content: str, line: int) -> Text:
    """The text of a paragraph, a heading or a cell; ``line`` is its first."""
    text = _flat(parser, _ANCHOR.sub("", content) if content.endswith("}") else content, line)
    if not _HAS_FULL_WIDTH.search(text.plain):
        return text
    return replace(text, marked=half_width(text.marked), lead=half_width(text.lead))


def _flat(parser: MarkdownIt, content: str, line: int) -> Text:
    if len(content) > _MAX_INLINE or not _MARKUP.intersection(content):
        return Text(content.strip(), content.strip(), line)
    children: list[Token] = []
    parser.inline.parse(content, parser, {}, children)
    plain: list[str] = []
    marked: list[str] = []
    lead: list[str] = []
    depth = struck = 0  # What is struck out is gone.
    state = "start"  # of the text's lead: start, inside, done
    outside_bold = False
    lead_code = False
    for token in children:
        text = token.content if token.type in {"text", "text_special", "code_inline", "image"} else ""
        struck += {"s_open": 1, "s_close": -1}.get(token.type, 0)
        text = "" if struck else text
        if token.type == "html_inline":
            text = "\n" if token.content.lower().startswith("<br") else ""
        elif token.type in {"softbreak", "hardbreak"}:
            text = "\n"
        elif token.type == "strong_open":
            depth += 1
            state = "inside" if state == "start" else state
        elif token.type == "strong_close":
            depth -= 1
            state = "done" if state == "inside" else state
        code = token.type == "code_inline"
        if text.strip():
            outside_bold = outside_bold or depth == 0
            if state == "start":
                state = "done"
                if code:
                    lead.append(text)
                    lead_code = True
            elif state == "inside":
                lead.append(text)
                lead_code = code
        elif text and state == "inside":
            lead.append(text)
        plain.append(text)
        marked.append(f"`{text}`" if code and "`" not in text else text)
    joined = "".join(plain)
    return Text(
        joined.strip(),
        "".join(marked).strip(),
        line,
        lead="".join(lead).strip(),
        lead_code=lead_code,
        bold=bool(joined.strip()) and not outside_bold,
    )
