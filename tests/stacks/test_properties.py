"""Whatever the document, the rendered project is in its tools' form, compiles, migrates and has no drift."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from spec_extractor import ir, scaffold
from spec_extractor.genome import resolve
from spec_extractor.review import review
from tests.harness.stacks import TOOLCHAINS
from tests.stacks.conftest import SECRET_KEY
from tests.strategies import specs


@pytest.mark.parametrize("stack", TOOLCHAINS)
def test_random_documents_give_working_projects(stack: str) -> None:
    toolchain = TOOLCHAINS[stack]

    @settings(max_examples=toolchain.random_projects)
    @given(specs(max_entities=4))
    def work(spec: ir.Spec) -> None:
        answers, _ = resolve(review(spec, stack)[0], stack)
        folder = Path(tempfile.mkdtemp(prefix="prdgen-test-"))
        try:
            scaffold.render(answers, folder)
            variables = {"DATABASE_URL": f"sqlite:///{folder}/test.db", "SECRET_KEY": SECRET_KEY}
            commands = [*toolchain.layout, *toolchain.lint, *toolchain.exercise]
            toolchain.run(folder, commands, variables)
        finally:
            shutil.rmtree(folder)

    work()
