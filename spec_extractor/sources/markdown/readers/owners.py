"""The entity that the fields of a section or of a table belong to."""

from __future__ import annotations

from spec_extractor.sources.markdown.captions import caption_label, names_part, titled
from spec_extractor.sources.markdown.feature_nouns import feature_noun, managed_noun
from spec_extractor.sources.markdown.heading_roles import is_facet
from spec_extractor.sources.markdown.headings import Kind, classify, kind_of, without_number
from spec_extractor.sources.markdown.labels import Label, read_label, says_kind
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import group_end
from spec_extractor.sources.markdown.tree import Section, Table, Text


def owner(section: Section, block: Table | None = None) -> Label | None:
    """The entity that a section's fields belong to: its heading, or the one around ``Fields``."""
    if block is not None:
        before = [b for b in section.blocks if b.line < block.line]
        text = getattr(before[-1], "text", None) if before else None
        label = _named_before(section, text) if text is not None and text.lead else None
        if label is not None:
            return label
        label = caption_label(section, block)
        if label is not None:
            return label
    for ancestor in section.ancestors():
        kind = kind_of(ancestor)
        told = titled(ancestor.title.plain) if kind in {Kind.UNKNOWN, Kind.FIELDS} else None
        if told is not None and block is not None:
            return told
        part = block is not None and ancestor.parent is not None and names_part(ancestor.title.plain)
        if part and ancestor.parent is not None and (told := titled(ancestor.parent.title.plain)) is not None:
            return told
        if kind is Kind.FIELDS:
            continue
        if kind in {Kind.MODEL, Kind.WEAK_MODEL} and (named := _MODEL_OF.search(ancestor.title.marked)):
            return read_label(named["name"])
        if kind is Kind.UNKNOWN and classify(section.title.plain) is Kind.MODEL and ancestor is not section:
            # "3.2 Product management" over "Data model": the feature's thing.
            return read_label(feature_noun(without_number(ancestor.title.plain)))
        if kind is not Kind.UNKNOWN:
            return None
        # "Manage boats" over "Fields" is about a boat.
        made = managed_noun(ancestor.title.plain) if ancestor is not section else ""
        return read_label(made or ancestor.title.marked)
    return None


def _named_before(section: Section, text: Text) -> Label | None:
    """The entity that the words in bold right above a table name; what they say of one named already is none."""
    rest = text.plain.removeprefix(text.lead).strip()
    label, told = text.lead.rstrip(":： "), bool(rest.strip(":： "))
    colon = text.lead[-1] in ":：" or rest[:1] in {":", "："}
    if colon and told and (says_kind(label) or is_facet(label, among=True)):
        return None
    if len(rest) <= _FEW or is_glossed(section, text):
        return read_label(text.lead)
    return None


_FEW = 12
_MODEL_OF = lazy(r"\s?[-–—:：]\s?(?P<name>`[a-z]\w{1,60}(?:/[\w{}$/<>-]{1,80})?`)$")
"""``Data model — `orders/{id}` ``: the model is that of one thing."""


_MAX_GLOSS = 120
_SAYS_MORE = frozenset({"-", "–", "—", ":", "："})


def is_glossed(section: Section, text: Text) -> bool:
    """Whether a name in bold is followed by a remark alone: ``**`orders`** (cache of Billing)``."""
    rest = text.plain.removeprefix(text.lead).strip().rstrip(".:：")
    # Without code, bold words below an entity's own heading are about that entity.
    named = text.lead_code or kind_of(section) in {Kind.MODEL, Kind.WEAK_MODEL}
    bracketed = named and rest[:1] in {"(", "（"} and group_end(rest, 0) == len(rest) - 1
    dashed = named and rest[:1] in _SAYS_MORE
    return (bracketed or dashed) and len(rest) <= _MAX_GLOSS and classify(text.lead) is Kind.UNKNOWN
