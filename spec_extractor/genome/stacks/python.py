"""What the stacks in Python have in common."""

from __future__ import annotations

import keyword

VERSIONS = ("3.11", "3.12", "3.13")
# What PEP 8 has to escape, plus the built-ins that generated annotations use: a class attribute called ``str``
# would shadow the type in the annotations that follow it.
ATTRIBUTES = frozenset(keyword.kwlist) | {
    "bool",
    "bytes",
    "dict",
    "float",
    "int",
    "list",
    "object",
    "set",
    "str",
    "tuple",
    "type",
}

MODULES = frozenset(keyword.kwlist)
