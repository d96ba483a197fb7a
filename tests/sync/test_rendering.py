"""The quick rendering of the other tests gives what Copier gives, and a sync's rendering all that may differ."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spec_extractor import ir, scaffold
from spec_extractor.genome import resolve
from spec_extractor.genome.stacks import STACKS
from spec_extractor.pipeline import compile_document
from spec_extractor.review import review
from spec_extractor.scaffold.renderings import Renderings
from spec_extractor.sync.merge import read_tree
from tests.harness import project
from tests.strategies import specs
from tests.sync import rendering
from tests.sync.evolution import evolved


@pytest.mark.parametrize("stack", STACKS)
@pytest.mark.parametrize("name", ["kitchen_sink", "open_catalog"])
def test_it_gives_copiers_bytes(stack: str, name: str, tmp_path: Path) -> None:
    answers = compile_document(str(project.SPECS / f"{name}.yaml"), stack).answers
    assert answers is not None
    scaffold.render(answers, tmp_path)
    assert rendering.render(answers) == read_tree(tmp_path)


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[ir.Spec, ir.Spec]:
    spec = draw(specs(max_entities=4))
    return spec, draw(evolved(spec))


@pytest.mark.parametrize("stack", STACKS)
def test_a_sync_renders_all_that_differs(stack: str) -> None:
    # What other projects' parts were rendered to, as if one repository remembered all of them.
    made = Renderings()

    @settings(max_examples=12)
    @given(_pairs())
    def compare(pair: tuple[ir.Spec, ir.Spec]) -> None:
        answers: list[Any] = [json.loads(json.dumps(resolve(review(spec, stack)[0], stack)[0])) for spec in pair]
        whole = [rendering.render(each) for each in answers]
        with tempfile.TemporaryDirectory() as scratch:
            before, after = Path(scratch) / "before", Path(scratch) / "after"
            address, version = scaffold.TEMPLATE_ADDRESS, scaffold.TEMPLATE_VERSION
            written = whole[0][scaffold.ANSWERS_FILE].content.decode()
            scaffold.render_changes(*answers, (before, after), address, version, None, written, made)
            changes = [read_tree(before), read_tree(after)]
        # It is replaced, so nobody needs it as it was.
        if scaffold.ANSWERS_FILE in changes[1]:
            changes[0][scaffold.ANSWERS_FILE] = whole[0][scaffold.ANSWERS_FILE]
        assert [{path: tree[path] for path in some} for tree, some in zip(whole, changes, strict=True)] == changes
        left = [set(tree) - set(some) for tree, some in zip(whole, changes, strict=True)]
        assert left[0] == left[1]
        assert all(whole[0][path] == whole[1][path] for path in left[0])

    compare()


@pytest.mark.parametrize("stack", STACKS)
def test_a_change_of_one_field_renders_what_says_something_of_it(stack: str, tmp_path: Path) -> None:
    """What a sync costs follows the change."""
    document = project.ROOT / "examples" / "task_manager.md"
    changed = tmp_path / "prd.md"
    changed.write_text(
        document.read_text(encoding="utf-8").replace("- archived", "- starred (boolean)\n- archived")
    )
    answers = [compile_document(str(path), stack).answers for path in (document, changed)]
    assert answers[0] is not None
    assert answers[1] is not None
    folders = tmp_path / "before", tmp_path / "after"
    scaffold.render_changes(answers[0], answers[1], folders, scaffold.TEMPLATE_ADDRESS, scaffold.TEMPLATE_VERSION)
    rendered = set(read_tree(folders[1]))
    assert "openapi.yaml" in rendered
    assert [path for path in rendered if "project" in path]
    assert not [path for path in rendered if "task" in path or "tag" in path]
    assert "Dockerfile" not in rendered


def test_what_is_equal_need_not_be_written_alike(tmp_path: Path) -> None:
    """In Python ``1`` equals ``True``; an entity that has become the other is another one."""
    found = compile_document(str(project.ROOT / "examples" / "task_manager.md"), "fastapi").answers
    before, after = (json.loads(json.dumps(found)) for _ in range(2))
    assert after["entities"][-1]["crud"] is True
    after["entities"][-1]["crud"] = 1
    written = rendering.render(before)[scaffold.ANSWERS_FILE].content.decode()
    folders = tmp_path / "before", tmp_path / "after"
    address, version = scaffold.TEMPLATE_ADDRESS, scaffold.TEMPLATE_VERSION
    scaffold.render_changes(before, after, folders, address, version, None, written)
    assert "crud: 1" in (folders[1] / scaffold.ANSWERS_FILE).read_text(encoding="utf-8")
