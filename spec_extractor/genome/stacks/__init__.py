"""The stacks that can be rendered, in the order in which they are listed: one module for each.

A stack supplies: its folder ``template/<name>``, here its language's and framework's reserved names, and in
``tests/harness/stacks`` the commands of its projects. ``tests/stacks/test_complete.py`` names what is missing.
"""

from __future__ import annotations

from spec_extractor.genome.stacks.django import DJANGO
from spec_extractor.genome.stacks.fastapi import FASTAPI
from spec_extractor.genome.stacks.flask import FLASK
from spec_extractor.genome.stacks.nestjs import NESTJS
from spec_extractor.genome.stacks.stack import Stack

STACKS: dict[str, Stack] = {stack.name: stack for stack in (FASTAPI, FLASK, DJANGO, NESTJS)}
DEFAULT_STACK = FASTAPI.name

__all__ = ["DEFAULT_STACK", "STACKS", "Stack"]
