"""Jobs: each in its own process, with an end."""

from __future__ import annotations

import os
import select
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import anyio
import pytest

from spec_extractor.web.jobs import Jobs
from spec_extractor.web.refusals import RefusedError


def run(jobs: Jobs, function: object, *arguments: object) -> object:
    return anyio.run(lambda: jobs.run(function, *arguments))  # type: ignore[arg-type]


def whoami() -> tuple[int, str, str]:
    return os.getpid(), str(Path.cwd()), tempfile.gettempdir()


def forever(note: str) -> None:
    if child := os.fork():
        Path(note).write_text(f"{child} {Path.cwd()}")
    while True:
        time.sleep(60)


def crash(how: str) -> bytes:
    if how == "exit":
        os._exit(3)
    if how == "memory":
        return b"x" * 2**31
    raise ValueError(how)


def double(number: int) -> int:
    return 2 * number


def test_a_job_has_a_process_and_a_folder_of_its_own() -> None:
    jobs = Jobs(2, 60, 1024)
    seen = [run(jobs, whoami) for _ in range(2)]
    pids = {pid for pid, _, _ in seen}  # type: ignore[misc]
    assert len(pids | {os.getpid()}) == 3
    for _, folder, temporary in seen:  # type: ignore[misc]
        assert Path(folder) == Path(temporary).resolve()
        assert not Path(folder).exists()


def test_a_job_that_does_not_end_is_ended_with_its_children(tmp_path: Path) -> None:
    jobs = Jobs(1, 5, 1024)
    # What the process is forked from has to be there, or its start counts.
    assert run(Jobs(1, 60, 1024), double, 21) == 42
    note = tmp_path / "note"
    with pytest.raises(RefusedError) as refused:
        run(jobs, forever, str(note))
    assert (refused.value.status, refused.value.code) == (503, "PRD482")
    child, folder = note.read_text().split(" ", 1)
    assert not Path(folder).exists()
    with suppress(ProcessLookupError):
        ended, _, _ = select.select([os.pidfd_open(int(child))], [], [], 60)
        assert ended
    assert run(jobs, double, 21) == 42


@pytest.mark.parametrize("how", ["exit", "memory", "exception"])
def test_a_job_that_fails_takes_nothing_along(how: str, capfd: pytest.CaptureFixture[str]) -> None:
    jobs = Jobs(1, 60, 512)
    with pytest.raises(RefusedError) as refused:
        run(jobs, crash, how)
    assert refused.value.code == "PRD484"
    assert run(jobs, double, 21) == 42


def test_too_many_wait() -> None:
    jobs = Jobs(1, 60, 1024)
    refused = []

    async def one(number: int) -> None:
        try:
            assert await jobs.run(double, number) == 2 * number
        except RefusedError as problem:
            refused.append(problem.code)

    async def all_at_once() -> None:
        async with anyio.create_task_group() as tasks:
            for number in range(36):
                tasks.start_soon(one, number)

    anyio.run(all_at_once)
    assert refused == ["PRD483"] * 3
