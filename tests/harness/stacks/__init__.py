"""The stacks as the tests know them: the commands of their projects, one module for each stack."""

from __future__ import annotations

from tests.harness.stacks.django import DJANGO
from tests.harness.stacks.fastapi import FASTAPI
from tests.harness.stacks.flask import FLASK
from tests.harness.stacks.nestjs import NESTJS
from tests.harness.stacks.toolchain import Toolchain

TOOLCHAINS: dict[str, Toolchain] = {toolchain.stack: toolchain for toolchain in (FASTAPI, FLASK, DJANGO, NESTJS)}
