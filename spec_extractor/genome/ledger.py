"""The ledger: an append-only list of migration steps, each a list of operations that carry all they need.

Migration templates loop over the ledger, never over entities: what an old step says never changes. An
operation holds what its way down needs as well.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from spec_extractor.genome.answers import Entity, Field

Operation = dict[str, Any]
Table = dict[str, Any]

# Enum values are validated by the application; the column is wide enough for any that the schema allows, so that
# a new value never alters the column.
_ENUM_LENGTH = 100


def initial_step(entities: Sequence[Entity], auth: bool) -> dict[str, Any]:
    """The first step: every table, in an order in which each foreign key finds its target."""
    tables = [_table(entity) for entity in entities]
    tables += [_join_table(entity, many) for entity in entities for many in entity["many_to_many"]]
    if auth:
        tables += _auth_tables()
    return _step(1, "initial", None, [op for table in _ordered(tables) for op in table])


def _step(number: int, slug: str, down: str | None, operations: list[Operation]) -> dict[str, Any]:
    """A step; its revision is a digest of its content, so that two branches' steps never share one."""
    content = json.dumps([down, operations], sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return {
        "number": f"{number:04d}",
        "slug": slug,
        "revision": hashlib.sha256(content.encode()).hexdigest()[:12],
        "down_revision": down,
        # A copy of its own: YAML would write a list shared with the entities as an anchor and an alias.
        "operations": deepcopy(operations),
    }


def _column(field: Field) -> dict[str, Any]:
    type_ = field["type"]
    return {
        "name": field["name"],
        "type": type_,
        "nullable": field["nullable"],
        # Text is unbounded in the database: its limit is the API's.
        "max_length": _ENUM_LENGTH if type_ == "enum" else None if type_ == "text" else field["max_length"],
        "precision": field["precision"],
        "scale": field["scale"],
    }


def _plain(name: str, type_: str, max_length: int | None = None) -> dict[str, Any]:
    return {
        "name": name,
        "type": type_,
        "nullable": False,
        "max_length": max_length,
        "precision": None,
        "scale": None,
    }


def _foreign_key(name: str, column: str, target: str, on_delete: str) -> dict[str, Any]:
    return {
        "name": name,
        "columns": [column],
        "target_table": target,
        "target_columns": ["id"],
        "on_delete": on_delete,
    }


def _table(entity: Entity) -> Table:
    name = entity["table"]
    return {
        "table": name,
        "columns": [_column(field) for field in entity["fields"]],
        "primary_key": ["id"],
        "foreign_keys": [
            _foreign_key(target["constraint"], field["name"], target["table"], target["on_delete"])
            for field in entity["fields"]
            if (target := field["references"]) is not None
        ],
        "unique_keys": [{"name": k["name"], "columns": list(k["columns"])} for k in entity["unique_keys"]],
        "indexes": [{"name": i["name"], "columns": list(i["columns"])} for i in entity["indexes"]],
    }


def _join_table(entity: Entity, many: Any) -> Table:
    name, source, target = many["table"], many["source_column"], many["target_column"]
    return {
        "table": name,
        "columns": [_plain(source, "uuid"), _plain(target, "uuid")],
        "primary_key": [source, target],
        "foreign_keys": [
            _foreign_key(many["source_constraint"], source, entity["table"], "cascade"),
            _foreign_key(many["target_constraint"], target, many["target_table"], "cascade"),
        ],
        "unique_keys": [],
        "indexes": [{"name": many["index"], "columns": [target]}],
    }


def _auth_tables() -> list[Table]:
    """Tokens that were logged out and failed sign-ins (docs/api-contract.md, "Auth")."""
    return [
        {
            "table": "revoked_tokens",
            "columns": [_plain("jti", "uuid"), _plain("expires_at", "datetime")],
            "primary_key": ["jti"],
            "foreign_keys": [],
            "unique_keys": [],
            "indexes": [{"name": "ix_revoked_tokens_expires_at", "columns": ["expires_at"]}],
        },
        {
            "table": "login_failures",
            "columns": [
                _plain("id", "uuid"),
                _plain("email", "string", 254),
                _plain("address", "string", 45),
                _plain("failed_at", "datetime"),
            ],
            "primary_key": ["id"],
            "foreign_keys": [],
            "unique_keys": [],
            "indexes": [
                {
                    "name": "ix_login_failures_email_address_failed_at",
                    "columns": ["email", "address", "failed_at"],
                },
                {"name": "ix_login_failures_failed_at", "columns": ["failed_at"]},
            ],
        },
    ]


def _ordered(tables: Sequence[Table]) -> list[list[Operation]]:
    """Per table its operations, targets first; within a cycle a key is added once both tables stand."""
    waiting = {table["table"]: table for table in tables}
    done: set[str] = set()
    result: list[list[Operation]] = []
    late: list[Operation] = []
    while waiting:
        ready = [t for t in waiting.values() if _targets(t) <= done | {t["table"]}]
        # Within a cycle, the table with the fewest missing targets goes first: fewer keys to add afterwards.
        batch = ready or [min(waiting.values(), key=lambda t: len(_targets(t) - done))]
        for table in batch:
            del waiting[table["table"]]
            known = done | {table["table"]}
            now = [key for key in table["foreign_keys"] if key["target_table"] in known]
            late += [
                {"op": "add_foreign_key", "table": table["table"], **key}
                for key in table["foreign_keys"]
                if key["target_table"] not in known
            ]
            result.append(_create(table, now))
            done.add(table["table"])
    return [*result, late]


def _targets(table: Table) -> set[str]:
    return {key["target_table"] for key in table["foreign_keys"]}


def _create(table: Table, foreign_keys: list[dict[str, Any]]) -> list[Operation]:
    create = {
        "op": "create_table",
        "table": table["table"],
        "columns": table["columns"],
        "primary_key": table["primary_key"],
        "foreign_keys": foreign_keys,
        "unique_keys": table["unique_keys"],
    }
    indexes = [{"op": "create_index", "table": table["table"], **index} for index in table["indexes"]]
    return [create, *indexes]
