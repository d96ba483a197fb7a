"""NestJS."""

from __future__ import annotations

from spec_extractor.genome.stacks.stack import Stack

# Members of an entity are properties of plain objects, which take any name; this one an object has by itself.
_ATTRIBUTES = frozenset({"constructor"})

# What stands beside the entities' modules in the app's module: class names end in Module, Service or Controller.
_CLASSES = frozenset(
    {"App", "Auth", "Crud", "Database", "Documentation", "Health", "Jwt", "Resource", "Token", "Account"}
)

# Names that Windows keeps for devices.
_MODULES = frozenset({"aux", "con", "nul", "prn"})

NESTJS = Stack(
    name="nestjs",
    language="Node.js",
    versions=("20", "22", "24"),
    libraries=("NestJS 12.5", "Fastify 5.12", "Kysely 0.28", "Zod 4.6", "TypeScript 6.0"),
    databases=("SQLite", "PostgreSQL"),
    migrations="src/migrations",
    attributes=_ATTRIBUTES,
    attribute_prefixes=(),
    classes=_CLASSES,
    modules=_MODULES,
)
