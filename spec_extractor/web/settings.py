"""What a server is told: where artifacts go, and its limits."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

VARIABLE = "PRDGEN_SERVE"
"""Names the environment variable in which `prdgen serve` hands its settings to its workers, as JSON."""


def default_store() -> str:
    """The folder for artifacts where none is named: in the user's cache."""
    return str(Path(platformdirs.user_cache_dir("prdgen")) / "artifacts")


def cores() -> int:
    """How many jobs run at once where no number is given."""
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Settings:
    """``store`` is a folder or any address that fsspec takes.

    ``document_kilobytes`` bounds a document, and a request has room for one and an answers file. ``seconds`` and
    ``megabytes`` bound each job, ``jobs`` how many run at once in one worker, ``per_minute`` how many requests
    that cost something one client makes of one worker. Artifacts are kept for ``keep_days``.
    """

    store: str
    document_kilobytes: int = 512
    seconds: float = 30
    megabytes: int = 1024
    jobs: int = 2
    per_minute: int = 240
    keep_days: int = 7

    @property
    def body_bytes(self) -> int:
        """The largest body of a request: JSON escapes and an answers file take their room."""
        return self.document_kilobytes * 1024 * 8

    def to_environment(self) -> dict[str, str]:
        """As variables for a worker, which `from_environment` reads."""
        return {VARIABLE: json.dumps(asdict(self))}


def from_environment(variables: Mapping[str, str]) -> Settings:
    """The settings that `Settings.to_environment` wrote; the usual ones where there are none."""
    given = variables.get(VARIABLE)
    return Settings(default_store(), jobs=cores()) if given is None else Settings(**json.loads(given))
