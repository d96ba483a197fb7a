"""A part of a file that is taken from what was rendered before is what would be rendered now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from spec_extractor import project, scaffold
from spec_extractor.carried import TEMPLATE_ADDRESS, TEMPLATE_VERSION
from spec_extractor.pipeline import compile_document
from spec_extractor.scaffold import renderings
from spec_extractor.scaffold.includes import Includes, Values
from spec_extractor.scaffold.renderings import Renderings
from spec_extractor.sync.merge import read_tree

DOCUMENT = "# Notes\n\n## Entities\n\n" + "".join(f"- {name}: text (text)\n" for name in ("Note", "Tag", "Link"))
ITEMS = [{"name": "a"}, {"name": "b"}, {"name": "c"}]
LOOP = "{% for item in items %}{% set number = loop.index %}{% include 'part' %}{% endfor %}"


def _answers(tmp_path: Path, document: str) -> Any:
    (tmp_path / "prd.md").write_text(document)
    return compile_document(str(tmp_path / "prd.md"), "fastapi").answers


class _Remembering(Environment):
    includes: Includes

    def get_template(self, name: Any, *arguments: Any, **options: Any) -> Any:
        return self.includes.wrap(self, super().get_template(name, *arguments, **options))


def _render(templates: dict[str, str], made: Renderings, **context: Any) -> str:
    values = Values()
    values.know(context)
    environment = _Remembering(loader=DictLoader(templates))
    environment.includes = Includes(made, values)
    environment.includes.begin(remember=True)
    rendered: str = environment.get_template("file").render(**context)
    assert rendered == Environment(loader=DictLoader(templates)).get_template("file").render(**context)
    return rendered


@pytest.mark.parametrize(
    "part",
    [
        "{{ item.name }}",
        "{{ item.name }}{{ number }}",
        "{% set _ = seen.append(item.name) %}{{ seen | length }}",
        "{% from 'macros' import shown with context %}{{ shown() }}",
        "{% set other = item.name %}{{ other }}{{ suffix }}",
        "{% include 'inner' %}",
    ],
)
def test_it_is_what_is_rendered(part: str) -> None:
    templates = {
        "file": "{% set seen = [] %}" + LOOP,
        "part": part,
        "macros": "{% macro shown() %}{{ item.name }}{{ suffix }}{% endmacro %}",
        "inner": "{{ item.name }}{{ suffix }}",
    }
    made = Renderings()
    first = _render(templates, made, items=ITEMS, suffix="!")
    assert _render(templates, made, items=json.loads(json.dumps(ITEMS)), suffix="!") == first
    _render(templates, made, items=ITEMS, suffix="?")
    _render(templates, made, items=[*ITEMS[:2], {"name": "changed"}], suffix="!")
    templates["inner"] = templates["macros"] = "{% macro shown() %}other{% endmacro %}"
    templates["part"] += "."
    _render(templates, made, items=ITEMS, suffix="!")


def test_it_is_taken(tmp_path: Path) -> None:
    answers = _answers(tmp_path, DOCUMENT)
    made = Renderings()
    scaffold.render(answers, tmp_path / "first", renderings=made)
    assert made.used
    changed = Renderings(dict.fromkeys(made.used, "taken\n"))
    scaffold.render(answers, tmp_path / "second", renderings=changed)
    assert "taken\n" in (tmp_path / "second" / "openapi.yaml").read_text()
    assert set(changed.used) == set(made.used)


def test_it_is_kept_in_the_repository(tmp_path: Path) -> None:
    answers = _answers(tmp_path, DOCUMENT)
    project.create(answers, tmp_path / "made")
    known = renderings.recall(tmp_path / "made").known
    assert known
    later = _answers(tmp_path, DOCUMENT.replace("Tag: text", "Tag: name (string), text"))
    trees = []
    for number, made in enumerate((Renderings(), Renderings(dict(known)))):
        folders = tmp_path / f"old{number}", tmp_path / f"new{number}"
        scaffold.render_changes(answers, later, folders, TEMPLATE_ADDRESS, TEMPLATE_VERSION, renderings=made)
        trees.append([read_tree(folder) for folder in folders])
    assert trees[0] == trees[1]
    assert set(known) & set(made.used)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": 1}'])
def test_a_damaged_file_is_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / ".git").mkdir()
    renderings.keep(tmp_path, Renderings())
    (file,) = (tmp_path / ".git").iterdir()
    file.write_text(content)
    assert renderings.recall(tmp_path).known == {}
