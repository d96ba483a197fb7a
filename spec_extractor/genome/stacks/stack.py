"""What a stack is: a language and a framework that projects can be rendered in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stack:
    """One target: reserved names are escaped, which the API never shows.

    ``versions`` are those of the language that a project runs on, the oldest first; ``libraries`` are what it is
    built on, each with its version; ``databases`` are those that the tests run it on; ``migrations`` is the folder
    of a project's migrations. ``escape`` makes another name of a reserved one. ``migrates_models``: migrations
    speak of the code's models, so that the ledger has to say what these are called.
    """

    name: str
    language: str
    versions: tuple[str, ...]
    libraries: tuple[str, ...]
    databases: tuple[str, ...]
    migrations: str
    attributes: frozenset[str]
    attribute_prefixes: tuple[str, ...]
    classes: frozenset[str]
    modules: frozenset[str]
    escape: str = "{}_"
    migrates_models: bool = False

    @property
    def title(self) -> str:
        """What is rendered: ``Python 3.11 to 3.13, FastAPI 0.165, …``."""
        return ", ".join(
            (f"{self.language} {' to '.join((self.versions[0], self.versions[-1]))}", *self.libraries)
        )

    def attribute(self, name: str) -> str:
        """``name`` as a class attribute: ``class`` → ``class_``."""
        reserved = name in self.attributes or name.startswith(self.attribute_prefixes)
        return self.escape.format(name) if reserved else name

    def class_name(self, name: str) -> str:
        """``name`` as a class name: ``None`` → ``NoneEntity``, since a trailing underscore is no CapWords."""
        return f"{name}Entity" if name in self.classes else name

    def module(self, name: str) -> str:
        """``name`` as a module or file name."""
        return f"{name}_" if name in self.modules else name
