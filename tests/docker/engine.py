"""The container engine and compose as commands."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

Done = subprocess.CompletedProcess[str]

# Far above what a slow machine needs; reaching one of them is a failure, not a measurement.
COMMAND_SECONDS = 400
HEALTHY_SECONDS = 120


def run(*command: str | Path, cwd: Path | None = None, environment: Mapping[str, str] | None = None) -> Done:
    """Run to the end, whatever the exit code; text is captured."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=COMMAND_SECONDS,
        check=False,
    )


def checked(done: Done) -> str:
    """The standard output of a command that had to succeed."""
    assert done.returncode == 0, f"{done.args} exited with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def docker(*arguments: str | Path) -> str:
    return checked(run("docker", *arguments))


def engine_answers() -> bool:
    return shutil.which("docker") is not None and run("docker", "info").returncode == 0


def compose_command() -> tuple[str, ...] | None:
    """The plugin of today, else the stand-alone program that Debian has."""
    if shutil.which("docker") and run("docker", "compose", "version").returncode == 0:
        return ("docker", "compose")
    return ("docker-compose",) if shutil.which("docker-compose") else None


@dataclass(frozen=True)
class Compose:
    """Compose in a project's folder, under a name of its own and with the environment given."""

    command: tuple[str, ...]
    folder: Path
    name: str
    environment: Mapping[str, str]

    def run(self, *arguments: str, without: str | None = None) -> Done:
        """Run a subcommand, with the variable ``without`` unset."""
        environment = {key: value for key, value in self.environment.items() if key != without}
        return run(
            *self.command, "--project-name", self.name, *arguments, cwd=self.folder, environment=environment
        )

    def __call__(self, *arguments: str) -> str:
        done = self.run(*arguments)
        if done.returncode:
            # What the engine holds at that moment tells a missing image from a failing container.
            done.stderr += run("docker", "image", "ls").stdout + run("docker", "ps", "--all").stdout
        return checked(done)

    def inside(self, service: str, *command: str) -> str:
        """What a command prints that runs in the service's container, as the user of its image."""
        return self("exec", "-T", service, *command)

    def container(self, service: str) -> str:
        return self("ps", "--quiet", service).strip()

    def state(self, service: str) -> dict[str, Any]:
        """`State` of the service's container, also of a stopped one."""
        label = f"label=com.docker.compose.project={self.name}"
        of_service = f"label=com.docker.compose.service={service}"
        ids = docker("ps", "--all", "--quiet", "--filter", label, "--filter", of_service).split()
        assert len(ids) == 1, f"{service} has the containers {ids}"
        state: dict[str, Any] = json.loads(docker("inspect", "--format", "{{json .State}}", ids[0]))
        return state

    def wait_until_healthy(self, *services: str) -> None:
        """Poll until every service is healthy; fail at once when one of them has ended."""
        deadline = time.monotonic() + HEALTHY_SECONDS
        waiting = list(services)
        while waiting:
            state = self.state(waiting[0])
            if state.get("Health", {}).get("Status") == "healthy":
                waiting.pop(0)
                continue
            if state["Status"] not in ("created", "running") or time.monotonic() > deadline:
                pytest.fail(f"{waiting[0]} did not become healthy: {state}\n{self.run('logs').stdout}")
            time.sleep(0.25)

    def remains(self) -> dict[str, str]:
        """Ids of what the engine still holds of this project, by kind; empty after a complete removal."""
        listings = {"containers": ("ps", "--all"), "volumes": ("volume", "ls"), "networks": ("network", "ls")}
        label = f"label=com.docker.compose.project={self.name}"
        found = {kind: docker(*words, "--quiet", "--filter", label) for kind, words in listings.items()}
        return {kind: ids for kind, ids in found.items() if ids}
