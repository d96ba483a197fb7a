"""Artifacts by the hash of their content, on any file system that fsspec reaches.

A name says what the content must be, so whatever is read is checked: a file that was not written to its end is no
artifact. Workers that share an address need nothing else in common.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from contextlib import suppress
from datetime import UTC, datetime

import fsspec

_ID = re.compile(r"[0-9a-f]{64}")
_OURS = re.compile(r"[0-9a-f]{64}\.zip(?:\.[0-9a-f]{32}\.part)?")


class Store:
    """ZIP files below ``address``: a folder, or a URL such as ``s3://bucket/prdgen``.

    Every method may raise `OSError` where the file system can't be used.
    """

    def __init__(self, address: str) -> None:
        self._system, root = fsspec.core.url_to_fs(address)
        self._root = root.rstrip("/")

    def put(self, content: bytes) -> str:
        """Keep ``content``; its id, which is its SHA-256 in hexadecimal."""
        identity = hashlib.sha256(content).hexdigest()
        if self.get(identity) is None:
            path = self._path(identity)
            part = f"{path}.{uuid.uuid4().hex}.part"
            self._system.makedirs(self._root, exist_ok=True)
            self._system.pipe_file(part, content)
            self._system.mv(part, path)
        return identity

    def get(self, identity: str) -> bytes | None:
        """The content, None where there is none or it is not what its name says."""
        if not _ID.fullmatch(identity):
            return None
        try:
            content: bytes = self._system.cat_file(self._path(identity))
        except FileNotFoundError:
            return None
        return content if hashlib.sha256(content).hexdigest() == identity else None

    def sweep(self, before: datetime) -> None:
        """Delete what was last written ``before`` a time with a zone, half-written files as well."""
        for path in self._system.find(self._root):
            if not _OURS.fullmatch(path.rpartition("/")[2]):
                continue
            # Another worker may sweep as well.
            with suppress(FileNotFoundError):
                written = self._system.modified(path)
                if (written if written.tzinfo else written.replace(tzinfo=UTC)) < before:
                    self._system.rm_file(path)

    def _path(self, identity: str) -> str:
        return f"{self._root}/{identity}.zip"
