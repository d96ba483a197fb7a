"""Load from wrk on a server, and what it costs the server: CPU time of its processes, read from /proc."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_WARM_UP_SECONDS = 1
_WARM_UP_CONNECTIONS = 4


@dataclass(frozen=True)
class Call:
    """A request, again and again; ``bodies`` are sent as JSON, one after the other."""

    method: str
    path: str
    headers: Mapping[str, str]
    bodies: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True)
class Cost:
    """Requests per second, and milliseconds of the server's CPU for each."""

    rate: float
    cpu: float


def measure(url: str, group: int, call: Call, connections: int, seconds: int) -> Cost:
    """What ``call`` costs the processes of ``group``. Raises RuntimeError where an answer is no success."""
    wrk = shutil.which("wrk")
    if wrk is None:
        raise RuntimeError("install wrk, which makes the load")
    with tempfile.TemporaryDirectory() as scratch:
        script = Path(scratch) / "call.lua"
        script.write_text(_script(call), encoding="utf-8")

        def run(connections: int, duration: int) -> str:
            command = [wrk, "-t1", f"-c{connections}", f"-d{duration}s", "--timeout", "30s", "-s", str(script)]
            return subprocess.run([*command, url + call.path], check=True, capture_output=True, text=True).stdout

        # Requests that are still at work when it ends would be measured as well: few of them.
        run(min(connections, _WARM_UP_CONNECTIONS), _WARM_UP_SECONDS)
        before = cpu_seconds(group)
        told = run(connections, seconds)
        used = cpu_seconds(group) - before
    found = re.search(r"(\d+) requests in", told)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if found is None or rate is None or "Non-2xx" in told or not int(found[1]):
        raise RuntimeError(f"{call.method} {call.path} fails:\n{told}")
    return Cost(float(rate[1]), 1000 * used / int(found[1]))


def _script(call: Call) -> str:
    lines = [f"wrk.method = {json.dumps(call.method)}"]
    lines += [f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}" for name, value in call.headers.items()]
    if call.bodies:
        lines.append('wrk.headers["Content-Type"] = "application/json"')
        lines.append(f"bodies = {{{', '.join(json.dumps(json.dumps(body)) for body in call.bodies)}}}")
        lines.append("sent = 0")
        lines.append("function request()")
        lines.append("  sent = sent + 1")
        lines.append("  return wrk.format(nil, nil, nil, bodies[sent % #bodies + 1])")
        lines.append("end")
    return "\n".join(lines) + "\n"


def cpu_seconds(group: int) -> float:
    """CPU time of all processes in a process group, user and system."""
    return sum(int(stat[11]) + int(stat[12]) for stat in _stats(group)) / _TICKS


def megabytes(group: int) -> float:
    """Resident memory of all processes in a process group."""
    return sum(int(stat[21]) for stat in _stats(group)) * _PAGE / 2**20


def _stats(group: int) -> list[list[str]]:
    """The fields of /proc/PID/stat from the state on, of each process in ``group``."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # It has ended meanwhile.
        if int(fields[2]) == group:
            found.append(fields)
    return found
