"""CPU time of commands and of calls, in seconds, as medians."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def command(arguments: Sequence[str], folder: Path, runs: int) -> float:
    """The median CPU time of a command and its children, user and system."""
    return statistics.median(_once(arguments, folder) for _ in range(runs))


def _once(arguments: Sequence[str], folder: Path) -> float:
    before = os.times()
    subprocess.run(arguments, cwd=folder, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def call(function: Callable[[], object], runs: int) -> float:
    """The median CPU time of a call in this process, with its children."""
    return statistics.median(_called(function) for _ in range(runs))


def _called(function: Callable[[], object]) -> float:
    before, started = os.times(), time.process_time()
    function()
    ended, after = time.process_time(), os.times()
    children = after.children_user + after.children_system - before.children_user - before.children_system
    return ended - started + children
