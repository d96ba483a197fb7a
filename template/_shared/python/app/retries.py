"""Requests that lost against another one, run again."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import OperationalError

_ATTEMPTS = 5
# PostgreSQL's codes for a transaction that lost against another one and may be run again.
_RETRIED = ("40001", "40P01")
Given = ParamSpec("Given")
Result = TypeVar("Result")


def retried(answer: Callable[Given, Result]) -> Callable[Given, Result]:
    """``answer``, which begins and ends its transactions itself, tried some times."""

    @wraps(answer)
    def run(*arguments: Given.args, **named: Given.kwargs) -> Result:
        for _ in range(_ATTEMPTS - 1):
            try:
                return answer(*arguments, **named)
            except OperationalError as error:
                if getattr(error.orig, "sqlstate", None) not in _RETRIED:
                    raise
        return answer(*arguments, **named)

    return run
