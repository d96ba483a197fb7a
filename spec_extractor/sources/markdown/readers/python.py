"""Python: dataclasses, Pydantic, SQLModel, SQLAlchemy and Django models, typed dictionaries, enumerations.

The code is parsed by ``ast``, never run. A class that is only a schema of requests or responses is no entity.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column
from spec_extractor.sources.markdown.code.python_fields import read_attribute
from spec_extractor.sources.markdown.code.python_source import top_statements
from spec_extractor.sources.markdown.code.python_values import Attribute
from spec_extractor.sources.markdown.code.stored import in_data_place, is_message, may_be_message
from spec_extractor.sources.markdown.headings import Kind
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    EnumTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Document

_SIGNS = lazy(r"^[ \t]*class\s+[^\W\d]\w*[^\n{]{0,300}:[ \t]*(?:#[^\n]*)?$|=\s*(?:db\.)?Table\(", re.M)
_ENUMS = frozenset({"Enum", "StrEnum", "IntEnum", "TextChoices", "IntegerChoices", "Flag", "IntFlag", "Choices"})
_STORED = word_set("SQLModel DeclarativeBase Document EmbeddedDocument DynamicDocument Entity MappedAsDataclass")
_OTHERS = word_set(
    "BaseSettings Exception ValueError Protocol ABC APIView ViewSet ModelViewSet ModelSerializer Serializer Form "
    "ModelForm ModelAdmin BaseCommand TestCase Generic Manager QuerySet AppConfig Middleware BaseException"
)
_MAX_CODE = 400_000


@dataclass(slots=True)
class _Class:
    name: str
    line: int
    bases: list[str]
    attributes: list[tuple[Attribute, int]] = field(default_factory=list)
    table: bool = False
    abstract: bool = False
    dataclass: bool = False
    plain: bool = False
    description: str = ""
    unique: list[str] = field(default_factory=list)


def read_python(document: Document, reading: Reading) -> None:
    """Read the classes of every Python block."""
    for block in code_blocks(document, reading):
        if _SIGNS.search(block.text) and len(block.text) <= _MAX_CODE and "{\n" not in block.text[:200]:
            _read(block, reading)


def _read(block: CodeBlock, reading: Reading) -> None:
    classes: dict[str, _Class] = {}
    enums: dict[str, tuple[str, ...]] = {}
    lines = block.text.split("\n")
    for node, offset in top_statements(block.text):
        if isinstance(node, ast.ClassDef):
            _class(node, offset, lines, block, classes, enums, reading)
    if not classes and not enums:
        return
    reading.used.add(block.fence.line)
    for one in classes.values():
        telling, relations = _telling(one, classes, block)
        if telling is not None:
            reading.tellings.append(telling)
            reading.tellings.extend(relations)


def _name(node: ast.expr) -> str:
    """The last part of a name: ``models.Model`` → ``Model``, ``Generic[T]`` → ``Generic``."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return node.attr
        case ast.Subscript() | ast.Call():
            return _name(node.value if isinstance(node, ast.Subscript) else node.func)
    return ""


def _class(
    node: ast.ClassDef,
    offset: int,
    lines: list[str],
    block: CodeBlock,
    classes: dict[str, _Class],
    enums: dict[str, tuple[str, ...]],
    reading: Reading,
    outer: str = "",
) -> None:
    bases = [_name(base) for base in node.bases]
    if _ENUMS.intersection(bases):
        values = _values(node)
        enums[node.name] = values
        for name in {node.name, f"{outer}{node.name}"}:
            reading.tellings.append(EnumTelling(name, values, block.at(offset + node.lineno - 1)))
        return
    one = _Class(node.name, offset + node.lineno - 1, bases)
    one.dataclass = any(
        _name(d) in {"dataclass", "define", "frozen", "dataclass_json"} for d in node.decorator_list
    )
    one.table = bool(_STORED.intersection(bases)) or any(
        k.arg == "table" and isinstance(k.value, ast.Constant) and k.value.value is True for k in node.keywords
    )
    if "SQLModel" in bases and not any(k.arg == "table" for k in node.keywords):
        one.table = False
    told = [statement for statement in node.body if not isinstance(statement, ast.Expr)]
    annotated = len(told) > 1 and all(isinstance(statement, ast.AnnAssign) for statement in told)
    one.plain = annotated and not (node.bases or node.decorator_list)
    one.description = (ast.get_docstring(node) or "").strip().split("\n\n")[0].replace("\n", " ")[:400]
    choices: dict[str, tuple[str, ...]] = dict(enums)
    for statement in node.body:
        if isinstance(statement, ast.ClassDef):
            if statement.name in {"Meta", "Config", "Settings"}:
                _meta(statement, one)
            else:
                _class(statement, offset, lines, block, {}, choices, reading, outer=node.name)
            continue
        line = offset + statement.lineno - 1
        found = read_attribute(statement, choices, _comment(lines, offset, statement))
        if found is not None:
            one.attributes.append((found, line))
        elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            _assigned(statement.targets[0].id, statement.value, one, choices)
    classes.setdefault(one.name, one)


def _comment(lines: list[str], offset: int, node: ast.stmt) -> str:
    line = (
        lines[offset + (node.end_lineno or node.lineno) - 1]
        if offset + (node.end_lineno or 1) <= len(lines)
        else ""
    )
    return line.encode()[node.end_col_offset or 0 :].decode(errors="ignore").partition("#")[2].strip()


def _values(node: ast.ClassDef) -> tuple[str, ...]:
    values = []
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            value = statement.value
            first = value.elts[0] if isinstance(value, ast.Tuple) and value.elts else value
            text = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
            values.append(text or statement.targets[0].id)
    return tuple(dict.fromkeys(values))


def _meta(node: ast.ClassDef, one: _Class) -> None:
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            name = statement.targets[0].id
            if name == "abstract":
                one.abstract = True
            elif name == "constraints":
                _constraints(statement.value, one)


def _assigned(name: str, value: ast.expr, one: _Class, choices: dict[str, tuple[str, ...]]) -> None:
    if name == "__tablename__":
        one.table = True
    elif name == "__abstract__":
        one.abstract = True
    elif name == "__table_args__":
        _constraints(value, one)
    elif (
        isinstance(value, ast.List | ast.Tuple)
        and value.elts
        and all(isinstance(e, ast.Tuple) for e in value.elts)
    ):
        firsts = [e.elts[0] for e in value.elts if isinstance(e, ast.Tuple) and e.elts]
        choices[name] = tuple(str(e.value) for e in firsts if isinstance(e, ast.Constant))


def _constraints(value: ast.expr, one: _Class) -> None:
    """The columns that are unique by themselves, from ``UniqueConstraint("name")``."""
    for call in [node for node in ast.walk(value) if isinstance(node, ast.Call)]:
        if _name(call.func) == "UniqueConstraint" and not any(k.arg == "condition" for k in call.keywords):
            listed = [e for k in call.keywords if k.arg == "fields" for e in getattr(k.value, "elts", [])]
            names = [
                e.value for e in [*call.args, *listed] if isinstance(e, ast.Constant) and isinstance(e.value, str)
            ]
            one.unique += names if len(names) == 1 else []


def _telling(
    one: _Class, classes: dict[str, _Class], block: CodeBlock
) -> tuple[EntityTelling | None, list[RelationTelling]]:
    attributes, stored, django = _inherited(one, classes, 0)
    names = {attribute.name for attribute, _ in attributes}
    typed_class = one.dataclass or {"BaseModel", "TypedDict", "NamedTuple", "Schema"} & set(_lineage(one, classes))
    # In a data model a class of nothing but annotations says what is stored.
    declared = stored or django or bool(typed_class) or (one.plain and block.inside_model)
    has_id = bool(names & {"id", "_id", "uuid", "pk"})
    if one.abstract or not attributes or _OTHERS.intersection(one.bases) or not declared:
        return None, []
    base = any(other.name != one.name and one.name in other.bases for other in classes.values())
    if base and not (one.table or django or has_id):
        return None, []
    if not (stored or django) and (is_message(one.name) or (may_be_message(one.name) and not has_id)):
        return None, []
    sure = stored or django or in_data_place(block) or (has_id and block.kind is Kind.UNKNOWN)
    exactness = Exactness.SCHEMA if stored or django else Exactness.TYPED
    members: list[FieldTelling] = []
    relations: list[RelationTelling] = []
    for attribute, line in attributes:
        where = block.at(line)
        if attribute.kind in {"many_to_many", "has_many"}:
            if attribute.kind == "many_to_many":
                relations.append(
                    RelationTelling(
                        "many_to_many",
                        one.name,
                        attribute.target or one.name,
                        where,
                        name=attribute.name,
                        weak=True,
                    )
                )
            continue
        changes = dict(attribute.changes)
        if changes.get("target") == "self":
            changes["target"] = one.name
        if django:
            changes.setdefault("nullable", False)
        if attribute.name in one.unique:
            changes["unique"] = True
        member = column(attribute.name, where, changes, comment=attribute.comment, exactness=exactness)
        if member is not None:
            members.append(member)
    telling = EntityTelling(
        one.name, block.at(one.line), tuple(members), one.description, weak=not sure, exactness=exactness
    )
    return telling, relations if sure else []


def _lineage(one: _Class, classes: dict[str, _Class], depth: int = 0) -> list[str]:
    names = list(one.bases)
    for base in one.bases:
        if base in classes and base != one.name and depth < 8:
            names += _lineage(classes[base], classes, depth + 1)
    return names


def _inherited(
    one: _Class, classes: dict[str, _Class], depth: int
) -> tuple[list[tuple[Attribute, int]], bool, bool]:
    """The attributes with those of base classes in the block; whether it is a table, and one of Django."""
    attributes = list(one.attributes)
    django = any(attribute.django for attribute, _ in attributes) or "Model" in one.bases
    stored = one.table or any(attribute.column for attribute, _ in attributes)
    for base in one.bases:
        parent = classes.get(base)
        if parent is not None and parent is not one and depth < 8:
            above, table, model = _inherited(parent, classes, depth + 1)
            known = {attribute.name for attribute, _ in attributes}
            attributes += [found for found in above if found[0].name not in known]
            stored, django = stored or table, django or model
    sql = any(attribute.column for attribute, _ in attributes)
    return attributes, stored, django and not sql
