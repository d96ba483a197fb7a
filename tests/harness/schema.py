"""The schema of a database, read back the same way whatever made it."""

from __future__ import annotations

import json
from typing import Any

from tests.harness import project

# Names, types, nullability, keys and indexes of every table.
_READ = """
import json, sys, sqlalchemy as sa
inspector = sa.inspect(sa.create_engine(sys.argv[1]))
shown = {}
for table in sorted(inspector.get_table_names()):
    shown[table] = {
        "columns": sorted([c["name"], str(c["type"]), c["nullable"]] for c in inspector.get_columns(table)),
        "primary": inspector.get_pk_constraint(table)["constrained_columns"],
        "foreign": sorted(
            [k["name"], k["constrained_columns"], k["referred_table"], k["options"].get("ondelete")]
            for k in inspector.get_foreign_keys(table)
        ),
        "unique": sorted([k["name"], k["column_names"]] for k in inspector.get_unique_constraints(table)),
        "indexes": sorted(
            [k["name"], k["column_names"]]
            for k in inspector.get_indexes(table)
            if not k.get("duplicates_constraint")
        ),
    }
print(json.dumps(shown))
"""


def read(url: str) -> dict[str, Any]:
    """Every table's columns, keys and indexes, by the table's name."""
    python = project.environment("schema", "sqlalchemy==2.1.9", "psycopg[binary]==3.3.9")
    driven = url.replace("postgresql://", "postgresql+psycopg://", 1)
    shown: dict[str, Any] = json.loads(project.run([str(python), "-c", _READ, driven], project.ROOT))
    return shown
