"""Work on what clients send: each piece in a process of its own, which may be stopped at any time.

New processes are forked from one that has the compiler loaded, so that starting one takes some milliseconds.
Nothing that a document can bring about, not even a crash, reaches the server or the next document.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, ParamSpec, TypeVar

import anyio
import anyio.to_thread

from spec_extractor.web.refusals import RefusedError

P = ParamSpec("P")
T = TypeVar("T")

_LOADED = [
    "__main__",
    "spec_extractor.web.work",
    "spec_extractor.scaffold.worker",
    "spec_extractor.sources.markdown",
]
_WAITING_PER_JOB = 32


class Jobs:
    """Runs functions with limits: ``at_once`` processes, each for ``seconds`` and with ``megabytes``."""

    def __init__(self, at_once: int, seconds: float, megabytes: int) -> None:
        # Forking the server itself would copy its threads' locks; Windows has neither way.
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context: Any = multiprocessing.get_context(method)
        if method == "forkserver":
            self._context.set_forkserver_preload(_LOADED)
        self._limiter = anyio.CapacityLimiter(at_once)
        self._most = at_once * (1 + _WAITING_PER_JOB)
        self._asked = 0
        self._seconds = seconds
        self._megabytes = megabytes

    async def run(self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """``function``'s value, computed in a scratch folder by a process that ends with it.

        Function, arguments and value are pickled. Raises `RefusedError`: too many wait, it took too long, it ended
        without a value.
        """
        if self._asked >= self._most:
            raise RefusedError(503, "PRD483", "the server has more to do than it can", "try again in a moment")
        self._asked += 1
        try:
            call = partial(function, *arguments, **named)
            return await anyio.to_thread.run_sync(self._run, call, limiter=self._limiter)
        finally:
            self._asked -= 1

    def _run(self, call: Callable[[], T]) -> T:
        with tempfile.TemporaryDirectory(prefix="prdgen-job-") as scratch:
            receiving, sending = self._context.Pipe(duplex=False)
            process = self._context.Process(
                target=_work, args=(sending, scratch, self._megabytes, self._seconds, call), daemon=True
            )
            try:
                process.start()
                sending.close()
                if not receiving.poll(self._seconds):
                    message = f"this took longer than {self._seconds:g} seconds"
                    raise RefusedError(
                        503, "PRD482", message, "shorten the document, or run prdgen on your own machine"
                    )
                value: T = receiving.recv()
                return value
            except EOFError as problem:
                message = "the work on this ended without a result"
                raise RefusedError(
                    503, "PRD484", message, "shorten the document, or run prdgen on your own machine"
                ) from problem
            finally:
                _stop(process)
                receiving.close()


def _stop(process: BaseProcess) -> None:
    if process.pid is None:
        return
    if sys.platform != "win32":
        # With what it has started itself; it leads a group as soon as it has begun.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()
    process.close()


def _work(sending: Connection, scratch: str, megabytes: int, seconds: float, call: Callable[[], object]) -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415

        os.setsid()
        size = megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        # Where the server is killed, nobody else stops this process.
        processor = int(seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (processor, processor))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # All temporary files go where the server removes them, however this process ends.
    tempfile.tempdir = scratch
    os.environ["TMPDIR"] = scratch
    os.chdir(scratch)
    sending.send(call())
    sending.close()
