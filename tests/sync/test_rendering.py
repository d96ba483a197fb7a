"""The quick rendering of the other tests gives what Copier gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from spec_extractor import scaffold
from spec_extractor.genome.stacks import STACKS
from spec_extractor.pipeline import compile_document
from spec_extractor.sync.merge import read_tree
from tests.harness import project
from tests.sync import rendering


@pytest.mark.parametrize("stack", STACKS)
@pytest.mark.parametrize("name", ["kitchen_sink", "open_catalog"])
def test_it_gives_copiers_bytes(stack: str, name: str, tmp_path: Path) -> None:
    answers = compile_document(str(project.SPECS / f"{name}.yaml"), stack).answers
    assert answers is not None
    scaffold.render(answers, tmp_path)
    assert rendering.render(answers) == read_tree(tmp_path)
