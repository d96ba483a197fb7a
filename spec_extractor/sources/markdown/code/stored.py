"""Which declared types are stored, by their names: requests, responses, props and services are not."""

from __future__ import annotations

import re

from spec_extractor.naming import words
from spec_extractor.sources.markdown.code.blocks import CodeBlock
from spec_extractor.sources.markdown.headings import Kind, classify, context
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import word_set

_NEVER = word_set(
    "dto request response req res props prop params param payload args arg input output vo viewmodel reducer "
    "dispatch hook handler middleware controller repository provider mapper serializer validator factory callback "
    "util utils helper helpers mixin middleware guard interceptor usecase gateway adapter mutation subscription "
    "insert upsert creator body connection edge"
)
_IN_COMPOUND = word_set(
    "service store state context action actions api client query queries filter filters form values options "
    "config configuration error exception result results return view model schema type data router route "
    "screen page component manager interface settings rules event command summary list item stats update read "
    "meta pagination base in out create delete patch"
)
_VERBS = word_set(
    "create update delete get list fetch patch upsert search find add remove edit post put use paginated partial "
    "new register login api raw on handle is has with"
)
_INFINITIVE = lazy(r"\w{2,12}(?:ar|er|ir|ieren)")
_OF_A_FIELD = lazy(r"\b[A-Z]\w{1,40}\.[a-z]\w{1,40}\b")
_TYPES_HEADING = lazy(
    r"\b(?:types?|interfaces?|models?|schemas?|entit\w+|data|tables?|domain|database|storage)\b", re.I
)


def is_message(name: str) -> bool:
    """Whether a type's name says that it travels or acts and is not stored: ``CreateTaskDto``, ``CardProps``."""
    parts = words(name)
    if len(parts) > 1 and parts[-2] in _NEVER and parts[-1] in _VERBS:
        # `TaskRequestUpdate`.
        return True
    return not parts or parts[-1] in _NEVER or (len(parts) > 1 and parts[0] in _VERBS and parts[0] != "post")


def may_be_message(name: str) -> bool:
    """Whether the name leaves it open: ``CartStore``, ``TaskFilter``; such a type is stored only with an id."""
    parts = words(name)
    return len(parts) > 1 and parts[-1] in _IN_COMPOUND


def is_call(name: str) -> bool:
    """Whether a member's name begins with a verb: ``createOrder``, ``criarPedido``."""
    parts = words(name)
    return len(parts) > 1 and (parts[0] in _VERBS or bool(_INFINITIVE.fullmatch(parts[0])))


def is_base(name: str) -> bool:
    """Whether a type is only there to be extended: ``BaseEntity``, ``Timestamps``."""
    return bool(re.match(r"(?:Base|Abstract)(?=[A-Z]|$)|I?(?:Entity|Timestamps?|Timestamped|Auditable)$", name))


def in_data_place(block: CodeBlock) -> bool:
    """Whether the headings around a block announce types or data, and nothing around speaks of something else."""
    section = block.section
    if _OF_A_FIELD.search(section.title.plain[:200]):
        # "Photo.exif layout" heads what is inside one field.
        return False
    if block.inside_model:
        return True
    around = context(section.parent) if section.parent is not None else Kind.UNKNOWN
    own = classify(section.title.plain)
    if around is not Kind.UNKNOWN or own not in {Kind.UNKNOWN, Kind.SOFT}:
        return False
    return bool(_TYPES_HEADING.search(section.title.plain[:200]) or _TYPES_HEADING.search(block.before))
