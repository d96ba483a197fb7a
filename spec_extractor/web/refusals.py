"""What the server does not do, told like everything else that is wrong: as a diagnostic."""

from __future__ import annotations

from typing import Any

from spec_extractor.diagnostics import Location, error
from spec_extractor.reporting import json as json_report


class RefusedError(Exception):
    """A request that is not answered as asked: the status, and a diagnostic's code, message and help.

    ``wait`` is after how many seconds it may be tried again, where that helps.
    """

    def __init__(self, status: int, code: str, message: str, remedy: str = "", wait: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.remedy = remedy
        self.wait = wait

    def report(self) -> dict[str, Any]:
        """In the form of every other report: ``{version, diagnostics, counts}``."""
        return json_report.document([error(self.code, Location(""), self.message, self.remedy)])

    def headers(self) -> dict[str, str]:
        """The response's headers beside the usual ones."""
        return {} if self.wait is None else {"Retry-After": str(self.wait)}
