"""From a path or standard input to text, and from text to the reader that its form asks for."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spec_extractor import sources
from spec_extractor.ir import NOWHERE
from spec_extractor.sources import markdown, specfile

SPEC = 'spec_version: "1.1"\nproject: {name: Shop}\nentities: []\n'
PRD = "# Shop\n\n## Entities\n\n- Task: title (string)\n"


def load(content: bytes) -> tuple[str | None, list[tuple[str, int]]]:
    text, diagnostics = sources.load("-", io.BytesIO(content))
    assert all(diagnostic.help for diagnostic in diagnostics)
    return text, [(diagnostic.code, diagnostic.location.line) for diagnostic in diagnostics]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\rc\r\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        ("é\r\n".encode("utf-16"), "é\n"),
        (b"\xfe\xff" + "é".encode("utf-16-be"), "é"),
        ("任务 \U0001f600".encode(), "任务 \U0001f600"),
    ],
)
def test_text_is_the_same_however_it_is_encoded(content: bytes, text: str) -> None:
    assert load(content) == (text, [])


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "PRD103", 0),
        (b" \r\n\t", "PRD103", 0),
        (b"\xef\xbb\xbf\n", "PRD103", 0),
        (b"\x89PNG\r\n\x1a\n\0\0", "PRD104", 0),
        (b"\xff\xfea", "PRD104", 0),
        (b"\xff\xfe\0\0a\0\0\0", "PRD104", 0),
        (b"a\nb\n\xe9t\xe9\n", "PRD105", 3),
        (b"x" * (sources.MAX_BYTES + 1), "PRD106", 0),
    ],
)
def test_what_is_no_text_is_told(content: bytes, code: str, line: int) -> None:
    assert load(content) == (None, [(code, line)])


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    # Reading the memory of a process from address 0 fails for every user, root too.
    unreadable = "/proc/self/mem" if Path("/proc/self/mem").exists() else str(tmp_path / ("x" * 5000))
    for path, code in [
        (str(tmp_path / "none.md"), "PRD100"),
        (str(tmp_path), "PRD101"),
        ("a\0b", "PRD102"),
        (unreadable, "PRD102"),
    ]:
        text, (found,) = sources.load(path)
        assert text is None
        assert (found.code, found.location.file) == (code, path)
        assert found.message and found.help


@pytest.mark.skipif(os.name != "posix", reason="names of other systems are no bytes")
def test_a_name_of_stray_bytes_is_told() -> None:
    path = os.fsdecode(b"\xff.md")
    _, (found,) = sources.load(path)
    assert found.code == "PRD100"


def test_an_endless_device_ends() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert 0 < size <= sources.MAX_BYTES + 1
            return b"x" * size

    _, (found,) = sources.load("-", Endless())  # type: ignore[arg-type]
    assert found.code == "PRD106"


@pytest.mark.parametrize(
    ("text", "file", "is_spec"),
    [
        (SPEC, "<stdin>", True),
        ("# made by hand\n" + SPEC, "<stdin>", True),
        ('{"spec_version": "1.1"}', "<stdin>", True),
        ('\n  {"a": 1}', "spec", True),
        ("{{title}}\n" + PRD, "<stdin>", False),
        (PRD, "<stdin>", False),
        (PRD + "\n    spec_version: 1\n", "<stdin>", False),
        (SPEC, "prd.md", False),
        ("{", "prd.markdown", False),
        ("{", "PRD.TXT", False),
        (PRD, "prd.yml", True),
        (PRD, "prd.YAML", True),
        (PRD, "a.b.json", True),
    ],
)
def test_the_reader_is_chosen_by_name_then_by_text(text: str, file: str, is_spec: bool) -> None:
    reader, other = (specfile, markdown) if is_spec else (markdown, specfile)
    assert sources.read_text(text, file) == reader.read(text, file) != other.read(text, file)


def test_line_ends_do_not_change_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "spec.yml"
    path.write_bytes(SPEC.encode())
    unix = sources.read(str(path))
    path.write_bytes(b"\xef\xbb\xbf" + SPEC.replace("\n", "\r\n").encode())
    assert sources.read(str(path)) == unix
    assert unix[0] is not None and unix[0].location != NOWHERE


@given(st.binary(max_size=60))
def test_any_bytes_end_in_text_or_a_diagnostic(content: bytes) -> None:
    text, diagnostics = sources.load("-", io.BytesIO(content))
    assert (text is None) == bool(diagnostics)
