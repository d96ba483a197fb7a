"""What the object of an example is called, by the heading or the label of its block."""

from __future__ import annotations

from spec_extractor.sources.markdown.code.blocks import CodeBlock
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.vocabulary import is_wide


def name_of_example(label: str, block: CodeBlock) -> str:
    """The name in a label, without what it calls the example; nothing where that is all."""
    return _without_shared_end(_bare(label), block)


def _bare(name: str) -> str:
    """A heading's name without what says that it is an example: ``Harbour Node Structure``, ``Sample data``."""
    if is_wide(name):
        return _WIDE_SHOWN.sub("", name).strip("の ")
    parts = name.split()
    while parts and parts[-1].lower() in _SHOWN_AS:
        parts.pop()
    while parts and parts[0].lower() in _EXAMPLES:
        parts = parts[2:] if len(parts) > 1 and parts[1].lower() in _OF else parts[1:]
    return "" if {part.lower() for part in parts} <= _RECORDS else " ".join(parts)


def _without_shared_end(name: str, block: CodeBlock) -> str:
    """``Team Document`` beside ``Player Document`` → ``Team``: what all of them are called says nothing of one."""
    head, _, last = name.rpartition(" ")
    around = block.section.parent.children[:_MAX_NEIGHBOURS] if block.section.parent is not None else []
    ends = [one.title.plain.rpartition(" ")[2].lower() for one in around]
    shared = len(ends) > 1 and set(ends) == {last.lower()} <= _RECORDS
    return head if head and shared else name


_MAX_NEIGHBOURS = 60
_SHOWN_AS = word_set("structure structures schema format layout example sample definition shape json")
_EXAMPLES = word_set(
    "example sample exemplo ejemplo exemple beispiel esempio voorbeeld örnek przykład пример contoh przykładowy "
    "beispielhafter beispielhafte beispieldatensatz beispielsatz beispieldaten beispieldokument voorbeelddata"
)
_OF = word_set("of de do da del di van von d'un d'une para")
_RECORDS = word_set(
    "record records document object data entry row item payload registro registros documento objeto dados datos "
    "données enregistrement objet datensatz dokument objekt daten dato dati oggetto gegevens kayıt veri belge "
    "запись данных документ объект rekord dokumen objek"
)
"""What a heading may call any example at all."""
_WIDE_DATA = "(?:数据|資料|データ|데이터)"
_WIDE_SHOWN = lazy(rf"(?:{_WIDE_DATA}\s?)?(?:示例|样例|範例|例子|サンプル|예시|예제)(?:\s?{_WIDE_DATA})?|の例$")
