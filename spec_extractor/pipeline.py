"""The way through: source → spec → review → answers. Composes the stages, prints nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from spec_extractor import sources
from spec_extractor.diagnostics import Diagnostic, has_errors
from spec_extractor.genome import resolve
from spec_extractor.genome.answers import Answers
from spec_extractor.genome.matching import Consent
from spec_extractor.ir import Spec
from spec_extractor.review import review


@dataclass(frozen=True, slots=True)
class Compilation:
    """What became of a document: as far as it went, and everything that was found on the way.

    ``text`` is the document with normalised line ends; ``spec`` is the reviewed one; ``answers`` is None where
    a diagnostic is an error.
    """

    text: str | None
    spec: Spec | None
    answers: Answers | None
    diagnostics: tuple[Diagnostic, ...]


def compile_document(
    path: str,
    stack: str,
    stdin: BinaryIO | None = None,
    *,
    previous: Answers | None = None,
    consent: Consent | None = None,
) -> Compilation:
    """Read, review and resolve the document at ``path`` (``-``: ``stdin``; a folder: those in it) for ``stack``.

    With a project's ``previous`` answers, its ledger is carried on; ``consent`` says what that may do.
    """
    parts, diagnostics = sources.read_parts(path, stdin)
    if not parts:
        return Compilation(None, None, None, tuple(diagnostics))
    # Each of several documents begins with a heading of its own, so that no section runs on into the next.
    text = "\n#\n\n".join(part for part, _ in parts)
    return _compile(text, *sources.read_all(parts, path), stack, previous, consent)


def compile_text(text: str, file: str, stack: str) -> Compilation:
    """Read, review and resolve ``text``, which is or will be the file ``file``, for ``stack``."""
    return _compile(text, *sources.read_text(text, file), stack)


def _compile(
    text: str,
    spec: Spec | None,
    diagnostics: list[Diagnostic],
    stack: str,
    previous: Answers | None = None,
    consent: Consent | None = None,
) -> Compilation:
    if spec is None:
        return Compilation(text, None, None, tuple(diagnostics))
    if not spec.entities and has_errors(diagnostics):
        return Compilation(text, spec, None, tuple(diagnostics))
    # Reading errors do not hide what the review finds: everything is reported at once.
    spec, found = review(spec, stack)
    diagnostics += found
    if has_errors(diagnostics):
        return Compilation(text, spec, None, tuple(diagnostics))
    answers, found = resolve(spec, stack, previous, consent)
    usable = None if has_errors(found) else answers
    return Compilation(text, spec, usable, (*diagnostics, *found))
