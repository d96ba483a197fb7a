"""What a stack names as reserved is what its template tree takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spec_extractor.genome.stacks import STACKS, Stack

TEMPLATE = Path(__file__).parents[2] / "template"
_JINJA = re.compile(r"\{%.*?%\}")


@pytest.mark.parametrize("stack", STACKS.values(), ids=lambda stack: stack.name)
def test_no_entity_writes_over_a_file_of_the_template(stack: Stack) -> None:
    """In every folder that has one file per entity, the names of the other files are reserved as module names.

    Files of entities in folders of their own meet no others.
    """
    root = TEMPLATE / stack.name
    yielded = [path for path in root.rglob("*") if "entity.module" in path.name]
    assert yielded or [path for path in root.rglob("*") if path.is_dir() and "entity.kebab" in path.name]
    for path in yielded:
        shape = _JINJA.sub("", path.name.removesuffix(".jinja"))
        prefix, suffix = shape.split("{{ entity.module }}")
        for other in path.parent.iterdir():
            name = _JINJA.sub("", other.name.removesuffix(".jinja"))
            if other == path or not name.startswith(prefix) or not name.endswith(suffix) or name.startswith("__"):
                continue
            taken = name[len(prefix) : len(name) - len(suffix)]
            if taken and "{{" not in taken:
                assert stack.module(taken) != taken, f"{other.relative_to(root)} would be overwritten by {taken}"
