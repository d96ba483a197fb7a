"""Integrations: the outside systems named under a heading such as Integrations or External services."""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Integration
from spec_extractor.sources.markdown.columns import cell_of, column_roles
from spec_extractor.sources.markdown.headings import Kind, context, kind_of, without_number
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import group_end, one_line, unquote
from spec_extractor.sources.markdown.tellings import Reading
from spec_extractor.sources.markdown.tree import Document, Item, List, Table
from spec_extractor.sources.markdown.vocabulary import CATEGORIES

_MAX_NAME = 60
_WORD = lazy(r"[a-z][a-z-]*")
_NONE = frozenset({"none", "n/a", "no", "nothing", "not applicable", "none planned", "tbd", "none for now"})


def category_of(text: str) -> str:
    """The category that a text's words name, or ``other``; the word that stands first decides."""
    lowered = f" {' '.join(_WORD.findall(text.lower()[:300]))} "
    found = [
        (at, -len(word), category)
        for word, category in CATEGORIES.items()
        if (at := lowered.find(f" {word} ")) >= 0
    ]
    return min(found)[2] if found else "other"


def read_integrations(document: Document, reading: Reading) -> None:
    """Read lists, tables and subsections of integration sections."""
    seen: set[str] = set()
    for section in document.sections:
        if context(section) is not Kind.INTEGRATIONS:
            continue
        if kind_of(section) is Kind.UNKNOWN and section.blocks:
            _tell(
                document,
                without_number(section.title.plain),
                _first_text(section.blocks[0]),
                section.line,
                seen,
                reading,
            )
            reading.used.update(block.line for block in section.blocks)
            continue
        for block in section.blocks:
            if isinstance(block, List):
                for item in block.items:
                    _read_item(document, item, seen, reading)
                reading.used.add(block.line)
            elif isinstance(block, Table):
                _read_table(document, block, seen, reading)


def _first_text(block: object) -> str:
    text = getattr(block, "text", None)
    return one_line(text.plain) if text is not None else ""


def _read_item(document: Document, item: Item, seen: set[str], reading: Reading) -> None:
    text = one_line(item.text.plain)[:1000]
    name, about = _parts(text)
    if not about and item.items:
        if (
            category_of(name) != "other"
            and len(name.split()) <= 3
            and all(len(i.text.plain.split()) <= 6 for i in item.items)
        ):
            for child in item.items:
                child_name, child_about = _parts(one_line(child.text.plain)[:1000])
                _tell(document, child_name, child_about or name, child.line, seen, reading)
            return
        about = one_line(item.items[0].text.plain)[:300]
    if _is_category(name) and about and not item.items:
        # "Payments: Stripe" names the category first.
        for provider in re.split(r",|\bor\b|\band\b", about.partition("(")[0])[:6]:
            if len(provider.split()) <= 4:
                _tell(document, provider.strip(" ."), name, item.line, seen, reading)
        return
    _tell(document, name, about, item.line, seen, reading)


def _parts(text: str) -> tuple[str, str]:
    """Name and purpose: ``Stripe (payments)``, ``Stripe: payments``, ``Stripe for payments``."""
    cuts = [
        (at, sep) for sep in ("(", ":", " - ", " – ", " — ", " for ", " to ", ", ") if (at := text.find(sep)) > 0
    ]
    if not cuts:
        return text.strip(" ."), ""
    at, separator = min(cuts)
    rest = text[at + len(separator) :]
    if separator == "(":
        end = group_end(text, at)
        rest = f"{text[at + 1 : end]} {text[end + 1 :]}" if end > 0 else rest
    return text[:at].strip(), rest.strip(" :-–—.").replace("  ", " ")


def _is_category(name: str) -> bool:
    lowered = name.lower()
    return lowered in CATEGORIES or lowered.rstrip("s") in CATEGORIES


def _tell(document: Document, name: str, about: str, line: int, seen: set[str], reading: Reading) -> None:
    name = unquote(name)
    reading.used.add(line)
    if not name or len(name) > _MAX_NAME or len(name.split()) > 6 or name.lower() in _NONE or name.lower() in seen:
        return
    if not any(char.isalpha() for char in name):
        return
    seen.add(name.lower())
    category = category_of(about) if about else "other"
    if category == "other":
        category = category_of(name)
    reading.tellings.append(Integration(name, category, about, Location(document.file, line)))


def _read_table(document: Document, table: Table, seen: set[str], reading: Reading) -> None:
    roles = column_roles(table)
    name_role = next((role for role in ("service", "name") if role in roles), None)
    for row in table.rows:
        name = cell_of(row, roles, name_role) if name_role else row.cells[0].marked if row.cells else ""
        others = [cell.plain for cell in row.cells if cell.marked != name]
        stated = cell_of(row, roles, "category") or cell_of(row, roles, "type")
        about = cell_of(row, roles, "description") or one_line(" ".join(others))
        _tell(
            document,
            name,
            f"{stated} {about}".strip() if stated and stated not in about else about,
            row.line,
            seen,
            reading,
        )
    reading.used.add(table.line)
