"""Code of any notation, whole, cut, shuffled or repeated: nothing raises, names are names, work is linear."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.markdown.compact import CASES
from tests.markdown.test_hostile import _calls, check

NOTATIONS = (
    "sql", "prisma", "dbml", "mermaid", "ts", "python", "js", "graphql", "json", "yaml", "php", "text", "",
)  # fmt: skip
_LINES = r"""
CREATE TABLE a ( ¦ id INT PRIMARY KEY, ¦ x VARCHAR(9) NOT NULL, ¦ CHECK (a IN ('x','y')) ¦ REFERENCES b(id)
ALTER TABLE a ADD  ¦ COMMENT ON COLUMN a.x IS ' ¦ CREATE TYPE k AS ENUM ('a') ¦ -- x | y ¦ /* ¦ */ ¦ $$
model A { ¦ b B[] @relation(fields: [bId], references: [id]) ¦ @@id([a, b]) ¦ enum K { A B } ¦ Table a {
id int [pk, ref: > b.id] ¦ Ref: a.b > c.d ¦ erDiagram ¦ A ||--o{ B : has ¦ A { int id PK } ¦ classDiagram
class A { +int x } ¦ A <|-- B ¦ interface A { ¦ type B = 'x' | 'y'; ¦ id: string; ¦ x?: A[]; ¦ @Entity()
class A(Base): ¦     x: int = 1 ¦     y = Column(String(9), ForeignKey('b.id'))
    z = models.ForeignKey(B, on_delete=CASCADE) ¦ @dataclass ¦ new Schema({
x: { type: String, ref: 'B', enum: ['a'] }, ¦ defineTable({ ¦ v.optional(v.id('b')), ¦ type A { ¦ b: [B!]!
Schema::create('a', function ($table) { ¦ $table->foreignId('b_id')->constrained(); ¦ { "properties": {
"a": { "type": "string", "$ref": "#/x/A" }, ¦ "a": [ { "b": 1, "c": "2026-01-01" } ], ¦ a: ¦   b: string
- name: c ¦ ├── a: string ¦ └── B ¦ users/{uid} ¦ ┌───┐ ¦ │ A │ ¦ ├───┤ ¦ └───┘ ¦ +---+ ¦ } ¦ { ¦ ] ¦ [ ¦ )
( ¦ ; ¦ , ¦ ' ¦ " ¦ ` ¦ ... ¦ … ¦ é ¦ 名前 ¦ 2nd ¦ &a *a ¦ !!python/object ¦ | ¦ = ¦ : ¦ ?
"""
PIECES = (*(piece for line in _LINES.strip().split("\n") for piece in line.split(" ¦ ")), "\n", "\n\n", "  ", "\t")
HEADS = (
    "## Data model\n\n",
    "# T\n\n",
    "## Types\n\n",
    "### Box\n\n",
    "## API\n\n",
    "## Entity relationship diagram\n\n",
)


def fenced(notation: str, code: str, head: str = "## Data model\n\n") -> str:
    """The code as a block below a heading."""
    return f"{head}~~~{notation}\n{code}\n~~~\n"


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(NOTATIONS),
    st.lists(st.sampled_from(PIECES), max_size=40),
    st.sampled_from(("", "\n", " ")),
    st.sampled_from(HEADS),
)
def test_pieces_never_raise(notation: str, pieces: list[str], between: str, head: str) -> None:
    check(fenced(notation, between.join(pieces), head))


CODE_CASES = sorted(
    path.parent.name for path in CASES.glob("*/prd.md") if "```" in path.read_text(encoding="utf-8")
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(CODE_CASES), st.data())
def test_damaged_cases_never_raise(case: str, data: st.DataObject) -> None:
    text = (CASES / case / "prd.md").read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        begin = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(begin, min(len(text), begin + 60)))
        text = text[:begin] + data.draw(st.sampled_from(("", *PIECES))) + text[end:]
    check(text)


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize(
    "code",
    [
        "(" * 3000,
        "{" * 3000,
        "[" * 3000,
        "'" * 3001,
        "CREATE TABLE a (b INT CHECK (" + "(" * 2000,
        "type A { b: " + "[" * 2000,
        "interface A { x: " + "{ y: " * 1500,
        "class A(B):\n    x: " + "List[" * 500,
        "a:\n" + "".join(" " * depth + "b:\n" for depth in range(300)),
        "/*" * 2000,
        "$$" * 2001,
        "x = " + "-" * 3000 + "1",
        "Schema({ a: " * 800,
        "\0" * 500,
        "│" * 4000,
        "├── " * 1500,
    ],
    ids=lambda code: repr(code[:14]),
)  # fmt: skip
def test_deep_and_open_code(notation: str, code: str) -> None:
    check(fenced(notation, code))


@pytest.mark.parametrize(
    ("notation", "unit"),
    [
        ("sql", "CREATE TABLE a{} (id INT PRIMARY KEY, x CHAR(9) CHECK (x IN ('a')), b INT REFERENCES a1(id));\n"),
        ("sql", "ALTER TABLE a ADD COLUMN x{} TEXT;\n"),
        ("sql", "'/*$$("),
        ("prisma", "model A{} {{ id Int @id\n b A1? @relation(fields: [bId], references: [id])\n bId Int? }}\n"),
        ("dbml", "Table a{} {{ id int [pk]\n b int [ref: > a1.id, note: 'x'] }}\n"),
        ("mermaid", "erDiagram\nA{0} {{ int id PK }}\nA1 ||--o{{ A{0} : has\n"),
        ("ts", "interface A{} {{ id: string; b?: 'x' | 'y'; c: A1[]; }}\n"),
        ("python", "class A{}(Base):\n    __tablename__ = 'a'\n    x = Column(String(9), ForeignKey('a1.id'))\n"),
        ("python", "class A{}(Base:\n    x: int\n"),
        ("js", "const a{} = new Schema({{ x: {{ type: String, ref: 'B' }} }});\n"),
        ("js", "a{}: defineTable({{ x: v.optional(v.id('a1')) }}),\n"),
        ("graphql", "type A{} {{ id: ID! b: A1 c: [A1!] }}\n"),
        ("graphql", "type A{} {{ id: \n"),
        ("php", "Schema::create('a{}', function ($table) {{ $table->string('x')->unique(); }});\n"),
        ("json", '{{ "a{}": [ {{ "x": 1, "y": "z" }} ] }},\n'),
        ("yaml", "a{}:\n  x: string\n  y: A1\n"),
        ("yaml", "a{}: [\n"),
        ("", "├── A{}\n│   └── x: string\n"),
        ("", "┌────┐  ┌────┐\n│ A{} │──│ B │\n├────┤  ├────┤\n│ x │  │ y │\n└────┘  └────┘\n"),
    ],
    ids=lambda value: value[:24],
)  # fmt: skip
def test_work_grows_with_the_code(notation: str, unit: str) -> None:
    """Twice the code costs at most about twice the calls, counted instead of timed."""
    small, large = (fenced(notation, "".join(unit.format(i) for i in range(count))) for count in (150, 300))
    assert _calls(large) < _calls(small) * 2.6 + 2000
