"""The caption of a table, from which its entity is known: ``Table 4 – Data dictionary of the entity Ship``."""

from __future__ import annotations

import re

from spec_extractor.naming import words
from spec_extractor.sources.markdown.heading_roles import is_facet
from spec_extractor.sources.markdown.headings import (
    Kind,
    classify,
    context,
    kind_of,
    without_number,
    without_suffix,
)
from spec_extractor.sources.markdown.labels import Label, quoted_table, read_label, says_kind
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.recorded_text import EACH_ANNOUNCES, SHOWN, WIDE_ANNOUNCES
from spec_extractor.sources.markdown.split import one_line, word_set
from spec_extractor.sources.markdown.tree import List, Paragraph, Section, Table
from spec_extractor.sources.markdown.vocabulary import (
    ARTICLES,
    EACH_WORDS,
    ENTITY_WORDS,
    INFORMATION_WORDS,
    ROLE_WORDS,
    is_wide,
)

_MAX = 140
_NUMBERED = lazy(
    r"(?:table|tab\.|tabela|tabla|tableau|tabelle|tablo|tabella|tabel|tabell|taulukko|táblázat|tabulka|tabelul|"
    r"quadro|cuadro|таблица|таблиця|bảng|表格?|표|図表)\s?(?:[A-Z]\.?)?\d{1,3}(?:[.\-–]\d{1,3}){0,3}"
    r"\s{0,3}[.:：–—-]?\s{0,3}(?P<rest>\S.*)",
    re.I,
)
_NAMES = (
    r"(?:entity|table|collection|class|entidade|tabela|coleção|classe|entidad|tabla|colección|clase|entité|entität|"
    r"tabelle|entità|tabella|entiteit|tabel|encja|encji|tabeli|сущности|таблицы)"
)
_OF = r"(?:of|for|per|je|pro|por|par|de|da|do|das|dos|del|de la|des|du|der|für|zu|di|della|dello|van|dla|för)"
_ARTICLE = (
    rf"(?:(?:{'|'.join(re.escape(word) for word in ARTICLES if word.isalpha() and not is_wide(word))}) |l['’])?"
)
_LAST = lazy(rf"(?:.{{0,80}}?[\s:–—-])?{_ARTICLE}{_NAMES}\s+(?P<name>[`\"'“]?[^\s:].{{0,50}})$", re.I)
_OF_LAST = lazy(
    r"(?:data dictionary|dictionary|structure|fields|attributes|columns|description|definition|schema|"
    r"dicionário(?: de dados)?|diccionario(?: de datos)?|dictionnaire(?: des? données)?|estrutura|"
    r"estructura|atributos|campos|descrição|descripción|champs|attributs|felder|attribute|aufbau|struktur|datenfelder|campi|attributi|"
    rf"dizionario(?: dei)?(?: dati)?) {_OF} {_ARTICLE}(?P<name>\S.{{0,50}})$",
    re.I,
)
_WIDE_ENDS = (
    "数据字典",
    "字段说明",
    "字段",
    "结构",
    "設計",
    "设计",
    "定義",
    "定义",
    "構造",
    "명세서",
    "명세",
    "정의서",
    "정의",
    "구조",
)


def caption_label(section: Section, table: Table) -> Label | None:
    """The entity that the line right above a table names, or None where it names none."""
    before = next((block for block in reversed(section.blocks) if block.line < table.line), None)
    if isinstance(before, List):
        # "* Table name: `boats` (register)" in an item above.
        line = next(iter(before.items[-1].text.lines()), before.items[-1].text)
        says = says_kind(re.split("[:：]", line.plain[:_MAX], maxsplit=1)[0])
        return read_label(line.marked) if says and "`" in line.marked else None
    lines = before.text.lines() if isinstance(before, Paragraph) else []
    if not lines or len(lines[-1].plain) > _MAX:
        return None
    each = each_label(section, table)
    if each is not None:
        return each
    if kind_of(section) is Kind.UNKNOWN and _tells(lines[-1].plain, section):
        return None
    quoted, remark = quoted_table(one_line(lines[-1].marked))
    if quoted and (not remark or remark[0] in "-–—:：(（.,"):
        return read_label(quoted)
    said = said_name(lines[-1].marked)
    if said:
        return read_label(said)
    text = one_line(lines[-1].marked).strip("*_ ").rstrip(".:： ")
    numbered = _NUMBERED.match(text)
    told = numbered.group("rest").strip() if numbered else text
    named = _LAST.match(told) or _OF_LAST.match(told)
    sentence = lines[-1].plain.rstrip().endswith(".") and kind_of(section) is Kind.UNKNOWN
    if named and (named.group("name").lower() in _THIS or (sentence and named.group("name")[0].islower())):
        # "Other fields of this table:", "The central entity of the model." speak of what the heading names.
        return None
    if named:
        return read_label(named.group("name"))
    alone = len(lines) == 1 and kind_of(section) is Kind.MODEL and _NAME_ALONE.fullmatch(text) is not None
    if numbered is None and (lines[-1].plain.rstrip().endswith(".") or not (alone or _names_a_table(text))):
        # "Main billing entity." is a sentence on the heading's own.
        return None
    if is_wide(told):
        told = next((told.removesuffix(end) for end in _WIDE_ENDS if told.endswith(end)), told)
    label = read_label(told)
    return label if label is not None and classify(label.name) is Kind.UNKNOWN else None


def _tells(line: str, section: Section) -> bool:
    """Whether a line speaks of the thing that the heading names: ``Table name: orders``, ``用途：记录``."""
    label, colon, rest = line.replace("：", ":").partition(":")
    if not (colon and rest.strip()):
        return False
    only = sum(1 for block in section.blocks if isinstance(block, Table)) == 1
    return is_facet(label, among=not says_kind(label)) or (only and says_kind(label))


def said_name(line: str) -> str:
    """The table of which a line ending in a colon speaks, where it names one alone: ``The `crew` table has:``."""
    text = one_line(line)
    found = {match["before"] or match["after"] for match in _SAID.finditer(text)}
    return f"`{found.pop()}`" if len(found) == 1 and text.rstrip("* ").endswith((":", "：")) else ""


_ROLE = either(sorted(ROLE_WORDS))
_WIDE_ROLE = either(sorted(ROLE_WORDS), wide=True)
_CODE = r"`{name}[A-Za-z]\w{{0,60}})`"
_SAID = lazy(
    rf"(?:\b(?:{_ROLE}) |(?:{_WIDE_ROLE})\s?){_CODE.format(name='(?P<before>')}|"
    rf"{_CODE.format(name='(?P<after>')}(?: (?:{_ROLE})\b|\s?の?(?:{_WIDE_ROLE}))",
    re.I,
)
_NAME_ALONE = lazy(r"[A-Z][a-z]\w{1,30}(?: [A-Z][a-z]\w{1,20}){0,2}(?: \(`?\w{1,60}`?\))?")
"""``Vessel`` on a line of its own, in a data model."""
_THIS = word_set("this that above ini tersebut esta este essa esse cette questa questo diese dieser này bu")
_TRACKED = word_set("event error webhook metric api http")
"""What is sent when something happens: its properties stand in such tables too."""
_EACH = frozenset(word.lower() for word in EACH_WORDS)
_MODELS = frozenset({Kind.MODEL, Kind.WEAK_MODEL})


def each_label(section: Section, table: Table) -> Label | None:
    """The thing of which the line right above a table says what each has: ``Every sledge has these attributes:``.

    None where the heading of a data model names it, and for what only shows data.
    """
    before = next((block for block in reversed(section.blocks) if block.line < table.line), None)
    lines = before.text.lines() if isinstance(before, Paragraph) else []
    if not lines or (kind_of(section) is Kind.UNKNOWN and context(section) in _MODELS):
        return None
    text = one_line(lines[-1].marked)[-_MAX:]
    wide = (found for pattern in WIDE_ANNOUNCES if (found := pattern.search(text[-60:])))
    match = EACH_ANNOUNCES.search(text) or (next(wide, None) if is_wide(text) else None)
    if match is None or not match["each"] or not (match["each"].lower() in _EACH or is_wide(match["each"])):
        return None
    label = read_label(match["noun"])
    if label is None or {match["noun"].lower(), *words(label.name)[-1:]} & SHOWN:
        return None
    return None if _TRACKED.intersection(words(label.name)) else label


_FIELDS_LAST = lazy(r"(?P<name>[A-Z]\w{1,30}(?: [A-Z]\w{1,30}){0,2}) (?:Fields|Columns|Attributes)$")
_GENERIC = word_set(
    "form forms input inputs output required mandatory optional custom common key main core additional other "
    "search filter sort request response query header config configuration hidden standard shared metadata data "
    "new all extracted display visible table database entity model audit calculated computed derived default "
    "payload screen modal validation system basic extra sensitive editable public private api json"
)
"""What before `Fields` names no thing."""
_WIDE_TITLES = (
    "表单字段定义",
    "表单字段",
    "字段定义",
    "字段说明",
    "字段列表",
    "字段設定",
    "字段",
    "欄位說明",
    "欄位",
    "項目定義",
    "項目一覧",
    "フィールド定義",
    "フィールド一覧",
    "필드 정의",
    "필드",
    "항목 정의",
    "定义",
    "定義",
)


def titled(title: str) -> Label | None:
    """The entity in a heading that says its fields follow: ``Fields per customer``, ``部门字段定义``."""
    text = one_line(without_number(title)).rstrip(":： ")
    if not text or len(text) > _MAX:
        return None
    if is_wide(text):
        end = next((end for end in _WIDE_TITLES if text.endswith(end) and len(text) > len(end)), "")
        named = text.removesuffix(end)
        return read_label(named) if end and named not in ENTITY_WORDS and named not in ROLE_WORDS else None
    found = _OF_LAST.match(text) or _FIELDS_LAST.match(without_suffix(text)[0])
    if found is None or _GENERIC.intersection(found.group("name").lower().split()):
        return None
    return read_label(found.group("name"))


def names_part(title: str) -> bool:
    """Whether a heading names a part of what an entity has: ``Contact information``, ``个人信息``."""
    text = one_line(without_number(title)).lower()
    if text in {"record", "records"}:
        # Where something is recorded, that is a thing of its own.
        return False
    return text.endswith(("信息", "資訊", "情報", "정보")) or text.rpartition(" ")[2] in INFORMATION_WORDS


def _names_a_table(text: str) -> bool:
    """``orders table`` and ``Table: orders``."""
    parts = [word.lower().strip("`") for word in text.replace(":", " ").split()]
    roles = {word.lower() for word in ROLE_WORDS}
    return 1 < len(parts) <= 3 and (parts[-1] in roles or parts[0] in roles)


_VIEWS = word_set("form page screen modal dialog wizard popup dashboard widget component sidebar navbar panel")
_VIEWS_FIRST = word_set(
    "pantalla tela ecran écran schermata экран екран formulario formulário formulaire página scherm layar halaman"
)
_VIEWS_LAST = ("bildschirm", "maske", "ekranı", "화면", "페이지", "画面", "ページ", "页面", "界面", "頁面", "介面")


_SETUP = word_set(
    "configuração configuración configuration configurazione konfiguration configuratie конфигурация настройка "
    "yapılandırma konfigurasi setup einrichtung"
)


def names_view(name: str) -> bool:
    """Whether a name is that of something shown or set up: ``Contact form``, ``Configuration of the boiler``."""
    parts = words(name)
    first = name.lower().split()[0]
    wide = is_wide(name) or len(parts) == 1
    return (wide and name.lower().endswith(_VIEWS_LAST)) or (
        len(parts) > 1 and (parts[-1] in _VIEWS or first in _SETUP | _VIEWS_FIRST)
    )
