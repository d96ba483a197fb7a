"""Patterns of sentences that say what is stored, in any of the vocabulary's languages."""

from __future__ import annotations

import re

from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.vocabulary import (
    AND_WORDS,
    ARTICLES,
    ATTRIBUTE_WORDS,
    CREATE_WORDS,
    EACH_WORDS,
    ENTITY_WORDS,
    FOR_WORDS,
    HAS_WORDS,
    INCLUDING_WORDS,
    INFORMATION_WORDS,
    MAKE_WORDS,
    MANAGE_WORDS,
    PREDICATES,
    SPECIFYING_WORDS,
    STORE_WORDS,
    VIEW_WORDS,
    WITH_WORDS,
    is_wide,
)

_EACH = rf"(?:{either(EACH_WORDS)})"
_DETERMINER = rf"(?:{_EACH}|{either(ARTICLES)}|new)"
_STORE = rf"\b(?:{either(STORE_WORDS)})"
HAS = rf"(?:{either(HAS_WORDS)})"
_WORD = r"[^\W\d][\w-]{0,30}"
_NOUN = rf"[`\"']?(?P<noun>{_WORD}(?: {_WORD}){{0,3}}?)[`\"']?"
_RECORD = r"(?: (?:record|entry|row|document|object|registro|enregistrement|datensatz)s?)?"
_AS_FIELDS = r"(?: (?:required|mandatory|optional) (?:fields|attributes|information|data|properties|columns))"
_WITH = (
    rf"(?:{either(WITH_WORDS)}|containing|including|consisting of)(?: (?:its|the|their|following))*"
    rf"(?:{_AS_FIELDS}|(?: (?:{either(ATTRIBUTE_WORDS)}))(?=:))?"
)

_STORED = lazy(
    rf"{_STORE} (?P<each>{_EACH} )?(?:{_DETERMINER} ){{0,2}}{_NOUN}{_RECORD},? {_WITH}:? (?P<list>.+)", re.I
)
_CREATED = lazy(
    rf"\b(?:creates?|adds?|inserts?) (?P<each>{_EACH} )?(?:{_DETERMINER} ){{0,2}}{_NOUN} (?:record|entry|row),? "
    rf"{_WITH}:? (?P<list>.+)",
    re.I,
)
OWNED = lazy(rf"{_STORE} (?P<each>(?:{_EACH}|the|an?) ){_NOUN}['’]s? (?P<list>.+)", re.I)
_OF_EACH = lazy(rf"{_STORE} (?P<list>[^.;]{{8,400}}?) (?:{either(FOR_WORDS)}) (?P<each>{_EACH}) {_NOUN}$", re.I)
ONE_OF_EACH = lazy(
    rf"{_STORE} (?:an? |the )?(?P<said>optional|nullable|required|mandatory|unique) (?P<list>[^,.;:]{{3,40}}?) "
    rf"(?:{either(FOR_WORDS)}) (?P<each>{_EACH}) {_NOUN}(?:,.*)?$",
    re.I,
)
"""``store an optional photo for each plant, which …``."""
_FOR_EACH = lazy(
    rf"(?:{either(FOR_WORDS)}) (?P<each>{_EACH}) {_NOUN},? (?:{_WORD} ){{0,4}}?{_STORE} (?P<list>.+)", re.I
)
EACH_STORES = lazy(
    rf"(?P<each>{_EACH}) {_NOUN} (?:(?:{either(PREDICATES['modal'])}) )?{_STORE} (?P<list>.+)", re.I
)
EACH_HAS = lazy(rf"(?:{_EACH}|{either(ARTICLES)}) {_NOUN} (?P<list>{HAS}\b.+)", re.I)
_LEAST = rf"(?:(?:{either(PREDICATES['least'])}),? )?"
EACH_ANNOUNCES = lazy(
    rf"(?:^|[.:;,] |\b(?:that|for) )(?:(?P<each>(?:{_EACH}|{either(ARTICLES)}|all)) |l['’]){_NOUN}{_RECORD}"
    rf"(?: (?:{either(INFORMATION_WORDS)}))? (?:(?:{either(PREDICATES['modal'])}),? {_LEAST}(?:also )?)?{_LEAST}"
    rf"(?:be )?(?:{HAS}|{either(PREDICATES['having'])}|consists? of|defined by|described by)"
    rf"(?:,? (?:{either(PREDICATES['least'])}))?"
    rf"(?:,? (?:{either(ARTICLES)}) (?:{either(PREDICATES['following'])})(?: \w{{3,20}})?)?,?\s?[:：]$",
    re.I,
)
"""``A booking must, at minimum, have:``, above a list."""
FOR_EACH_ANNOUNCES = lazy(
    rf"(?:^|[.;] )(?:{either(FOR_WORDS)}) (?P<each>{_EACH}) {_NOUN},? "
    rf"(?:(?:{either((*ARTICLES, *PREDICATES['modal'], *PREDICATES['auxiliary']))}) (?:{_WORD} ){{0,4}}?)?"
    rf"(?:{either(STORE_WORDS)}|{either(PREDICATES['kept'])})"
    rf"(?: (?:{either(ARTICLES)}))?(?: (?:{either(PREDICATES['following'])})(?: \w{{3,20}})?)?\s?[:：]$",
    re.I,
)
"""``For each sold item the system shall record:``, above a list."""
WIDE_EACH_HAS = lazy(
    r"^(?:每一?[个個位条條次张張本件台间間辆輛名艘只份家所门門]|各)(?P<noun>[^\W\d_每各的]{1,10}?)(?:都|均)?(?:应|應|必须|必須|需要?)?"
    r"(?:包含|包括|含有|具有|具备|具備|拥有|擁有|有)(?:了)?[:：]?(?P<list>[^。:：]{4,300})"
)
"""``每个订单包含编号、交付日期和金额``."""
WIDE_ANNOUNCES = (
    lazy(
        r"(?:^|[。，,])(?P<each>每一?[个個位条條次张張本件台间間辆輛名]|各)(?P<noun>[^\W\d_每各]{1,12}?)(?:都|均)?"
        r"(?:包含|包括|含有|具有|具备|具備|拥有|擁有|有)(?:以下|如下|下列)(?:的)?(?:字段|信息|属性|内容|欄位|資訊|屬性)[:：]$"
    ),
    lazy(
        r"(?:^|[。，,])(?P<each>每一?[个個位条條次张張本件台间間辆輛名]?|各)?(?P<noun>[^\W\d_每各]{1,12}?)(?:信息|資訊)?"
        r"(?:必须|必須|应当|應當|应该|應該|应|應|需要?|须|須|至少|最少|都|要){1,4}(?:包含|包括|含有|具有|具备|具備|记录|記錄)"
        r"(?:至少)?(?:以下|如下)?(?:字段|信息|属性|内容|欄位|資訊|屬性)?[:：]$"
    ),
    lazy(
        r"(?:^|[。、])(?P<each>各)?(?P<noun>[^\W\d_をのはが各]{1,12}?)(?:は|には)[、]?(?:少なくとも|最低限|最低でも)?[、]?"
        r"(?:以下|次)(?:の(?:項目|情報|属性|フィールド))?を(?:含む|含める|持つ|もつ|有する|備える)"
        r"(?:必要がある|こと|ものとする|べきである)?[。]?[:：]?$"
    ),
    lazy(
        r"(?:^|[.,] )(?:(?P<each>각|모든) )?(?P<noun>[^\W\d_]{1,12}?)(?:에는|은|는),? (?:최소한 |적어도 )?"
        r"(?:다음|아래)(?:의)?(?: (?:항목|정보|속성|필드))?[을를] (?:반드시 )?(?:최소한 )?"
        r"(?:포함|가져야|가진|갖는|가집|갖춰야|저장|기록)[^\W\d_]{0,4}(?: (?:한다|합니다|하며))?[.]?[:：]?$"
    ),
)
"""``订单至少应包含：``, above a list."""
WIDE_OF_NOUN = lazy(
    r"^(?P<each>每一?[个個位条條次张張本件台间間辆輛名]?|各|각 |모든 )?"
    r"(?P<noun>[^\W\d_每各]{2,8}?)(?:的|の|의)?\s?(?:字段|栏位|欄位|属性|屬性|フィールド|項目|필드|항목)(?:如下|は次の通り)?\s?[:：]$"
)
"""``访客留言字段：``, above a list."""
INCLUDES = lazy(rf"(?<=\w),? (?:{either(INCLUDING_WORDS)}):? (?P<list>[^.]+)", re.I)
_OF_THINGS = (
    rf"(?:(?:{either(INFORMATION_WORDS)}|{either(PREDICATES['set'])}) "
    rf"(?:{either(FOR_WORDS)}) (?:(?:{_DETERMINER}|{either(PREDICATES['all'])}) )?)"
)
LISTED_THING = lazy(
    rf"(?:{_OF_THINGS}|"
    rf"(?P<verb>(?:{_STORE}|\b(?:{either(MAKE_WORDS)}|{either(MANAGE_WORDS)})) (?:{_DETERMINER} )?))"
    rf"(?P<noun>{_WORD}(?: {_WORD})?)$",
    re.I,
)
_SAYS = (
    r"(?: (?:will|shall|must|should|can|may|to))?(?: be)?"
    r"(?: (?:include|contain|store|capture|collect|record|be)\w{0,4})?"
)
OF_NOUN = lazy(
    rf"^(?:{_DETERMINER} )?(?P<noun>{_WORD}(?: {_WORD})?) (?:{either(INFORMATION_WORDS)}){_SAYS}\s?[:：]$", re.I
)
DATA_OF = lazy(
    rf"(?:{either(INFORMATION_WORDS)}) (?:{either(PREDICATES['of'])}|vom|von der|d[ae]s?) "
    rf"(?P<noun>{_WORD}(?: {_WORD}){{0,2}})\s?[:：]?",
    re.I,
)
"""``Data of the customer:``, above a list."""
ONLY_FIELDS = lazy(
    rf"^(?:(?:{either(PREDICATES['leading'])}|{either(ARTICLES)}|{either(PREDICATES['following'])}) )*"
    rf"(?:{either(INFORMATION_WORDS)}){_SAYS}\s?[:：]$",
    re.I,
)
MAKES = lazy(
    rf"(?:^|[\s:–—-])(?:{either(MAKE_WORDS)}) (?:{_DETERMINER} )?(?P<noun>{_WORD}(?: {_WORD}){{0,2}})$", re.I
)
MADE_WITH_LIST = lazy(
    rf"(?:^|[\s:–—-])(?:{either(MAKE_WORDS)}|{either(CREATE_WORDS)}) (?:{_DETERMINER} ){{0,2}}"
    rf"(?P<noun>{_WORD}(?: {_WORD})??)"
    rf"(?: [^\W\d]{{3,20}}mente| manually)? (?:{either(WITH_WORDS)}|{either(SPECIFYING_WORDS)})"
    rf"(?: (?:the|los|las|os|as|les|die|i) )?(?: ?(?:{either(PREDICATES['following'])}))?"
    rf"(?: (?:{either(INFORMATION_WORDS)}|fields|campos|attributes|atributos|champs))?\s?[:：]$",
    re.I,
)
"""``Add transactions with:``, above a list."""
CODED_KEEPS = lazy(
    rf"(?:(?:the|each|{either(ARTICLES)}) )?(?:(?:table|collection|\w{{4,10}}) )?`(?P<noun>[A-Za-z]\w{{2,60}})`"
    rf"(?: (?:table|collection|row|record|document)s?)? (?:\w{{2,8}} )?(?:{HAS}|{either(STORE_WORDS)})"
    r"(?: (?:fields?|columns?|attributes?))?:? (?P<list>.+)",
    re.I,
)
"""`` `runs` records the lesson, its status and its length ``."""
NAMED = lazy(
    rf"\b(?:{either(ENTITY_WORDS)})"
    r"(?: (?:like|such as|including|are|include|como|tales como|comme|tels que|wie|sono|son|são|sont|sind):?|:) "
    r"(?P<list>[^.;]{8,300})",
    re.I,
)
"""``The domain has entities like Ferry, Crossing and Ticket``."""
_CALLED = r"[^\W\d_a-z][^\W_]{1,30}"
NAMED_BEFORE = lazy(
    rf"(?P<list>{_CALLED}(?:, {_CALLED}){{1,12}},? (?:{either(AND_WORDS)}|&) {_CALLED}) "
    rf"(?i:{either(ENTITY_WORDS)})\w{{0,8}}\b"
)
"""``Cars, Adverts and Favourites tables``."""
NAMES_FOLLOW = lazy(rf"\b(?:{either(ENTITY_WORDS)})(?: [^\W\d_]{{2,20}}){{0,2}}\s?:$", re.I)
"""``The product works on these five tables:``, above a list."""
EACH_IN = lazy(rf"(?:{_EACH}|{either(ARTICLES)}) {_NOUN} (?P<list>\w.+)", re.I)
_OF_THING = lazy(
    rf"^(?:[a-z]\)|\d{{1,2}}[.)])?\s?(?:of|del|de la|do|da|du|de l['’]|vom|von der|dello|della) (?P<each>)"
    rf"(?:(?:{either(ARTICLES)}|{_EACH}) )?{_NOUN}: (?P<list>.+)",
    re.I,
)
"""``a) Of the student: name, age``."""
_CRUD = lazy(
    rf"\bCRUD(?: operations?)? (?:{either(FOR_WORDS)}|on|do|da|dos|das|del|des|der) (?P<each>)"
    rf"(?:(?:{either(ARTICLES)}|{either(PREDICATES['all'])}|{_EACH}) )?{_NOUN}"
    r"(?:: | ?\()(?P<list>[^():;]{5,300})",
    re.I,
)
"""``Simple CRUD for boats (name, length, price)``."""
_INFORMED = lazy(
    rf"{_STORE} (?P<each>)(?:(?:{either(ARTICLES)}|{either(PREDICATES['all'])}|{_EACH}) )?"
    rf"(?P<noun>{_WORD}(?: {_WORD})?) (?:{either(INFORMATION_WORDS)})(?:: | ?\()(?P<list>[^():;]{{5,300}})",
    re.I,
)
"""``Store supplier information (name, phone)``."""
WHEN_MADE = lazy(
    r"\b(?:when|cuando|quando|quand|lorsque|wenn|wanneer)\b(?: [^,.;:]{1,40}?)? "
    r"(?:creat|add|regist|configur|edit|updat|defin|submit|cri[ae]|cadastr|agreg|crée|enregistr|ajout|erstell|anleg|"
    rf"erfass)\w{{0,6}} (?:(?:{_DETERMINER}) )?"
    rf"(?P<noun>{_WORD}(?: (?!then\b){_WORD})?),? (?:then )?"
    rf"(?:(?:{either(ARTICLES)}) )?{_WORD}(?: {_WORD})? (?:{either(PREDICATES['modal'])}) "
    r"(?:(?:require|accept|capture|collect|ask for|request|record|store|requerir|exigir|aceptar|aceitar|solicitar|"
    r"pedir|exiger|demander|verlangen|erfassen)|"
    r"(?:allow|let|permit|permitir|permettre)(?:ting)?(?: [^,.;:]{1,20}?)? "
    r"(?:sett?|enter|specify|provid|defin|input|ingres|indic|establec|inform|saisi|renseign)\w{0,5}) "
    r"(?:(?:the|at least) )?(?P<list>[^.;:]+)",
    re.I,
)
"""``When adding a boat, the system shall require name, length and berth``."""
IN_BRACKETS = lazy(
    r"(?:[^\W\d]{2,12} ){0,2}?"
    rf"(?:{either((*INFORMATION_WORDS, *ATTRIBUTE_WORDS))}|"
    r"characteristics|caracter[ií]sticas|caractéristiques|merkmale|"
    r"caratteristiche|kenmerken)\s?\((?P<list>[^()]{5,300})\)",
    re.I,
)
"""``their details (name, address)``: the attributes are what is in the brackets."""
FIELDS_AFTER = lazy(
    rf"(?:(?:{either(PREDICATES['leading'])}|{either(ARTICLES)}|{either(PREDICATES['required_fields'])}) )?"
    rf"(?:{either((*ATTRIBUTE_WORDS, *PREDICATES['required_fields']))})(?: include| are)?\s?: ?"
    r"(?P<list>[^:;]{5,400})",
    re.I,
)
"""``Fields: name, phone``, as a sentence after one that makes something."""
MADE_LAST = lazy(
    rf"\b(?:{either(MAKE_WORDS)}|{either(CREATE_WORDS)}|{either(MANAGE_WORDS)}|{either(STORE_WORDS)}) "
    rf"(?:{_DETERMINER} )?(?P<noun>{_WORD}(?: {_WORD})?)\.?$",
    re.I,
)
STATED = (_CRUD, _INFORMED, _CREATED, _STORED, OWNED, _FOR_EACH, _OF_EACH, _OF_THING)
_WIDE_NOUN = r"(?P<noun>[^\W\d_]{1,12}?)"
WIDE_EACH = (
    lazy(
        rf"(?:每一?[个個位条條次张張本件台间間辆輛名艘只份家]|各){_WIDE_NOUN}(?:的)?(?:需要?|都要?|应|應)?(?:保存|记录|記錄|存储|存儲|登记|登記)"
        r"(?:以下|如下|下列)(?:的)?(?:字段|信息|数据|属性|内容|欄位|資訊|資料)?[:：]\s?(?P<list>[^。:：]{3,300})"
    ),
    lazy(
        rf"(?:각|모든) {_WIDE_NOUN}(?:에 대해|에 대하여|마다|의),? (?:다음|아래)(?:의)? (?:항목|정보|속성|필드)"
        r"[을를] (?:저장|기록)[^:.]{1,12}[:：]\s?(?P<list>[^.:：]{3,300})"
    ),
    lazy(
        rf"(?:每一?[个個位条條次张張本件台间間辆輛名]?|各)(?!个人){_WIDE_NOUN}(?:(?:结束|完成|之|以)?[后後]|[时時])?[,，]?\s?"
        r"(?:需要?|都要?|应|應)?(?:保存|记录|記錄|存储|存儲|登记|登記)(?:了|其|它的)?(?P<list>[^。]+?)(?=[,，]\s?(?:并|并且|然后|同时|以便)|。|$)"
    ),
    lazy(
        rf"(?:各{_WIDE_NOUN}(?:について|に対して|ごとに|には)|(?:^|は|[、,])(?P<per>[^\W\d_はがを]{{1,12}}?)ごとに)"
        r"[、,，]?\s?(?P<list>[^。]+?)を(?:記録|保存|登録)"
    ),
    lazy(
        rf"(?:(?:각|모든) {_WIDE_NOUN}(?:에 대해|에 대하여|마다|에는)|(?P<per>[^\W\d_]{{1,12}}?)마다),? "
        r"(?P<list>[^.]+?)[을를] (?:저장|기록)"
    ),
)
MANAGES_WITH = lazy(rf"^(?:{either(MANAGE_WORDS)}) (?:(?:{either(ARTICLES)}) )?{_NOUN}:\s(?P<list>[^:]+)$", re.I)
"""``Manage blades: name, steel, price``."""
MANAGES = lazy(rf"\b(?:{either(MANAGE_WORDS)}) (?P<list>[^.:]{{3,300}})", re.I)
VERB = lazy(rf"(?:(?:{either(HAS_WORDS)}|{either(STORE_WORDS)})\b )+", re.I)
LEADS = lazy(rf"(?:a|al|ao|à|au|zu|van|di|per|de|of|to|{either(ARTICLES)}) (?:{either(ARTICLES)})?", re.I)
LED = lazy(rf"^(?:{either(ARTICLES)}|any|some) ", re.I)
OF = lazy(r"(?<=\w) (?:of|for|to|in|at|from) (?:the|its|their|each|that|a|an) .{1,60}$", re.I)
VERB_OF_KEEPING = lazy(rf"\b(?:{either(MANAGE_WORDS)}|{either(STORE_WORDS)}) ", re.I)
THINGS = lazy(
    rf"\b(?:(?:my|our|your|all|and|new|of|{either(ARTICLES)}) )*(?P<noun>{_WORD}(?: {_WORD})?) "
    r"\((?P<list>[^()]{8,300})\)",
    re.I,
)
WHETHER = lazy(
    r"(?:whether|if) (?:it|they|he|she|the \w{1,30}) (?:was|were|is|are|has been|have been|had been) (\w{3,30})$",
    re.I,
)
NO_RECORDS = word_set(
    "data information details changes change settings setting files file results result values value response "
    "responses input inputs form forms state states session sessions history everything it them this that "
    "errors error logs log exceptions exception cookies cookie tokens token password passwords credentials "
    "preferences preference cache backup backups actions action metrics query queries images screenshot system "
    "application app backend server database table tables record records metadata alterações cambios "
    "änderungen acciones ações azioni aktionen daten datos dados données dati "
    "gegevens configuration configuración configuração configurations "
    "entity entities model models card cards tile tiles filtering sorting searching pagination "
    "following siguiente siguientes seguinte seguintes suivant suivants folgende folgenden modifications time "
    "entry entries track list copy version page step screen section tab row column"
)
"""Nouns of what is saved, created or selected without being a row of a table."""
SHOWN = (
    NO_RECORDS
    | word_set(
        "card cards view modal layout header footer widget interface module endpoint service request "
        "component button dashboard menu navbar sidebar dialog email notification message report pdf api role "
        "page screen form menu tab chart table button link "
        "plan package repository folder commit test phase sprint release milestone requirement feature issue "
        "story document template project"
    )
    | frozenset(PREDICATES["shown"])
)
"""What shows or carries data, or is made by those who build the system."""

SHOWN_FIRST = tuple(word for word in VIEW_WORDS if is_wide(word))
"""What a page shows begins so: ``展示完整信息：…``."""
