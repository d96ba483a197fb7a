"""A folder as a ZIP file whose bytes depend on its content alone."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

# The earliest time that the format can express: a ZIP of the same files is the same on any day.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def zip_folder(folder: Path, name: str) -> bytes:
    """All files below ``folder`` in the order of their paths, inside a top folder ``name``.

    A file is executable in the archive where its owner may execute it; nothing else of its mode is kept.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _EPOCH)
            entry.create_system = 3  # Unix, wherever it is made: the mode below is read only then.
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o755 if path.stat().st_mode & 0o100 else 0o644) << 16
            archive.writestr(entry, path.read_bytes())
    return buffer.getvalue()
