"""Files that a command writes: replaced as a whole, never half written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_file(output: Path, content: bytes) -> None:
    """Write ``output`` as a whole or not at all, keeping its mode. Raises `OSError`."""
    if output.exists() and not output.is_file():  # A device or a pipe such as /dev/stdout: nothing to replace.
        output.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(prefix=f".{output.name}-", dir=output.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(output.stat().st_mode & 0o777 if output.exists() else 0o666 & ~_umask())
        temporary.replace(output)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
