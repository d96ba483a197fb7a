"""Migrates and reads databases for `databases`: run by a rendered project's own Python, inside that project.

One request a line on standard input, one reply a line on standard output, both JSON: ``do`` names one of the
functions below, the other members are its arguments. A stack whose migrations are not Alembic's has a worker of
its own with these functions. The project's ``app`` and its migration environment, in the folder that is the only
argument, run as they are; only the folder of the migrations is another one each time.
"""

import datetime as dt
import json
import os
import sys
import traceback
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

sys.path.insert(0, str(Path.cwd()))

from alembic import command
from alembic.config import Config
from app import columns
from app.config import get_settings
from app.database import make_engine

Wire = dict[str, Any]


def type_of(column: Wire) -> Any:
    match column["type"]:
        case "enum":
            return columns.text(100)
        case "string" | "email" | "url":
            return columns.text(column["max_length"])
        case "decimal":
            return columns.ExactDecimal(column["precision"], column["scale"])
        case kind:
            return {
                "text": columns.text(),
                "integer": sa.BigInteger(),
                "float": sa.Double(),
                "boolean": sa.Boolean(),
                "date": sa.Date(),
                "datetime": columns.UtcDateTime(),
                "uuid": sa.Uuid(),
                "json": columns.json(),
            }[kind]


def from_wire(value: Any, kind: str) -> Any:
    if value is None:
        return None
    readers = {
        "decimal": Decimal,
        "date": dt.date.fromisoformat,
        "datetime": dt.datetime.fromisoformat,
        "uuid": UUID,
    }
    return readers[kind](value) if kind in readers else value


def to_wire(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    if isinstance(value, dt.date | UUID):
        return str(value)
    return format(value, "f") if isinstance(value, Decimal) else value


def engine_of(url: str, **options: Any) -> sa.Engine:
    return make_engine(url.replace("postgresql://", "postgresql+psycopg://"), **options)


def table_of(given: Wire) -> sa.TableClause:
    return sa.table(given["name"], *(sa.column(c["name"], type_of(c)) for c in given["columns"]))


def migrate(url: str, folder: str, revision: str, down: bool = False) -> str | None:
    """The error that stopped the migration, None where it went through."""
    os.environ["DATABASE_URL"] = url
    get_settings.cache_clear()
    config = Config()
    config.set_main_option("script_location", sys.argv[1])
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", folder)
    try:
        (command.downgrade if down else command.upgrade)(config, revision)
    except (Exception, SystemExit) as problem:
        return f"{type(problem).__name__}: {problem}"
    return None


def insert(url: str, tables: list[Wire]) -> None:
    """Insert the ``rows`` of each of ``tables``; one that a constraint forbids is left out."""
    engine = engine_of(url)
    for given in tables:
        table = table_of(given)
        kinds = {column["name"]: column["type"] for column in given["columns"]}
        for row in given["rows"]:
            values = {name: from_wire(value, kinds[name]) for name, value in row.items()}
            with suppress(sa.exc.IntegrityError), engine.begin() as connection:
                connection.execute(table.insert().values(values))
    engine.dispose()


def read(url: str, tables: list[Wire]) -> Wire:
    """All rows of each of ``tables``, and the foreign keys that lead nowhere."""
    engine = engine_of(url)
    result: Wire = {}
    with engine.connect() as connection:
        for given in tables:
            rows = connection.execute(sa.select(table_of(given)))
            found = [{name: to_wire(value) for name, value in row._mapping.items()} for row in rows]
            result[given["name"]] = sorted(found, key=json.dumps)
        broken: list[Any] = []
        if engine.dialect.name == "sqlite":
            broken = [list(row) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
    engine.dispose()
    return {"rows": result, "broken": broken}


def create(url: str, tables: list[Wire]) -> None:
    """The tables as SQLAlchemy makes them, without any migration."""
    metadata = sa.MetaData()
    ondelete = {"cascade": "CASCADE", "set_null": "SET NULL", "restrict": "NO ACTION"}
    for given in tables:
        table = sa.Table(
            given["name"],
            metadata,
            *(sa.Column(c["name"], type_of(c), nullable=c["nullable"]) for c in given["columns"]),
            sa.PrimaryKeyConstraint(*given["primary_key"]),
        )
        for key in given["foreign_keys"]:
            targets = [f"{key['target_table']}.{name}" for name in key["target_columns"]]
            options = {"name": key["name"], "ondelete": ondelete[key["on_delete"]]}
            table.append_constraint(sa.ForeignKeyConstraint(key["columns"], targets, **options))
        for key in given["unique_keys"]:
            table.append_constraint(sa.UniqueConstraint(*key["columns"], name=key["name"]))
        for key in given["indexes"]:
            sa.Index(key["name"], *(table.c[name] for name in key["columns"]))
    engine = engine_of(url)
    metadata.create_all(engine)
    engine.dispose()


def schema(url: str) -> Wire:
    """The schema as SQLAlchemy reads it back: types, nullability, keys and indexes."""
    engine = engine_of(url)
    inspector = sa.inspect(engine)
    shown = {}
    for table in sorted(set(inspector.get_table_names()) - {"alembic_version"}):
        shown[table] = {
            "columns": sorted([c["name"], str(c["type"]), c["nullable"]] for c in inspector.get_columns(table)),
            "primary": inspector.get_pk_constraint(table)["constrained_columns"],
            "foreign": sorted(
                [
                    k["name"],
                    k["constrained_columns"],
                    k["referred_table"],
                    k["options"].get("ondelete", "NO ACTION"),
                ]
                for k in inspector.get_foreign_keys(table)
            ),
            "unique": sorted([k["name"], k["column_names"]] for k in inspector.get_unique_constraints(table)),
            "indexes": sorted(
                [k["name"], k["column_names"]]
                for k in inspector.get_indexes(table)
                if not k.get("duplicates_constraint")
            ),
        }
    engine.dispose()
    return shown


for line in sys.stdin:
    request = json.loads(line)
    function = globals()[request.pop("do")]
    try:
        reply = {"result": function(**request)}
    except Exception:
        reply = {"error": traceback.format_exc()}
    print(json.dumps(reply), flush=True)
