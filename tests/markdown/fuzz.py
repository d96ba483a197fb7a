"""``python -m tests.markdown.fuzz COUNT [SEED]``: read that many small documents; one that fails is printed whole.

Every document is made of pieces of the cases' documents, so of every notation, mixed, with lines and characters
cut, doubled and swapped. The same count and seed give the same documents; a million take about an hour.
"""

from __future__ import annotations

import random
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from types import FrameType

from tests.markdown.compact import CASES, case_names
from tests.markdown.test_hostile import PIECES, check

_MAX_LINES = 30
_MAX_CHARACTERS = 1500
_SECONDS = 20
"""What one small document may take before it counts as a hang: thousands of times the usual."""


def blocks() -> list[str]:
    """The paragraphs, tables, lists and code blocks of every case."""
    found = []
    for path in sorted(CASES.glob("*/prd.md")):
        text = path.read_text(encoding="utf-8")
        found += [block for block in text.split("\n\n") if block.strip()]
    return found


def _cut_line(lines: list[str], chance: random.Random) -> None:
    del lines[chance.randrange(len(lines))]


def _double_line(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))


def _swap_lines(lines: list[str], chance: random.Random) -> None:
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _cut_characters(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    start = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:start] + lines[at][start + chance.randrange(1, 8) :]


def _double_characters(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    start = chance.randrange(len(lines[at]) + 1)
    piece = lines[at][start : start + chance.randrange(1, 8)]
    lines[at] = lines[at][:start] + piece * chance.randrange(2, 9) + lines[at][start:]


def _swap_characters(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    if len(lines[at]) > 1:
        start = chance.randrange(len(lines[at]) - 1)
        lines[at] = lines[at][:start] + lines[at][start + 1] + lines[at][start] + lines[at][start + 2 :]


def _insert_piece(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    start = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:start] + chance.choice(PIECES) + lines[at][start:]


def _indent(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(["  ", "    ", "\t", "> ", "- ", ": ", "| "]) + lines[at]


_MUTATIONS: tuple[Callable[[list[str], random.Random], None], ...] = (
    _cut_line,
    _double_line,
    _swap_lines,
    _cut_characters,
    _double_characters,
    _swap_characters,
    _insert_piece,
    _indent,
)


def documents(count: int, seed: int = 0) -> Iterator[str]:
    """So many small documents."""
    chance = random.Random(seed)
    known = blocks()
    whole = [(CASES / name / "prd.md").read_text(encoding="utf-8").split("\n") for name in case_names()]
    heads = ["## Entities", "## Data model", "## Database", "# T", "## Requirements", "### Order", ""]
    for _ in range(count):
        if chance.random() < 0.5:
            told = list(chance.choice(whole))
        else:
            told = [chance.choice(heads)]
            for _ in range(chance.randrange(1, 4)):
                told += ["", *chance.choice(known).split("\n")]
        lines = told[:_MAX_LINES]
        for _ in range(chance.randrange(0, 6)):
            if lines:
                chance.choice(_MUTATIONS)(lines, chance)
        yield "\n".join(lines)[:_MAX_CHARACTERS]


def _hang(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def main(arguments: list[str]) -> int:
    """Read the documents; 1 if one failed."""
    count = int(arguments[0]) if arguments else 10_000
    seed = int(arguments[1]) if len(arguments) > 1 else 0
    signal.signal(signal.SIGALRM, _hang)
    failed = 0
    for number, text in enumerate(documents(count, seed), 1):
        signal.alarm(_SECONDS)
        try:
            check(text)
        except Exception:
            failed += 1
            print(f"--- document {number} of seed {seed}\n{text}\n---\n{traceback.format_exc()}", flush=True)
        finally:
            signal.alarm(0)
        if number % 10_000 == 0:
            print(f"{number} read, {failed} failed", flush=True)
    print(f"{count} read, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
