"""What a step would do to the rows that are there: refused, asked about, or answered with a value.

Nothing is lost in silence: what drops data needs consent by name or by ``--allow-destructive``, and a row that
would have no fitting value needs one, from the field's default or from ``--backfill``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from spec_extractor import ir
from spec_extractor.diagnostics import Diagnostic, Location, error, warning
from spec_extractor.genome.answers import Entity
from spec_extractor.genome.answers import Field as AnswersField
from spec_extractor.genome.database import Database, Table
from spec_extractor.genome.evolution import is_set_of_others, needs_conversion, removed_values, retargeted
from spec_extractor.genome.matching import Consent
from spec_extractor.values import problem

# Digits of the largest whole number that is stored (2^53 - 1), and lengths of values written as text.
_INTEGER_DIGITS = 16
_WRITTEN = {"integer": 17, "float": 32, "boolean": 5, "date": 10, "datetime": 24, "uuid": 36}
# What the account gets for rows that were there before it: a well-formed hash that no password has.
_ACCOUNT_VALUES = {"password_hash": "$2b$12$" + "." * 53, "password_changed": "now"}
OWNER = "owner"
_REFERENCES = "what it refers to"


@dataclass(slots=True)
class Findings:
    """``values``: per table and column, what rows without a fitting value get."""

    values: dict[tuple[str, str], Any] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def weigh(
    before: Database,
    after: Database,
    old: Sequence[Entity],
    new: Sequence[Entity],
    spec: ir.Spec,
    consent: Consent,
) -> Findings:
    """Go through the differences between two databases whose renames are done."""
    findings = Findings()
    labels = _labels(old) | _labels(new)
    fields = {(e["table"], f["name"]): f for e in new for f in e["fields"]}
    places = {e.name: e.location for e in spec.entities} | {
        f"{e.name}.{f.name}": f.location for e in spec.entities for f in e.fields
    }

    def place(label: str) -> Location:
        return places.get(label) or places.get(label.split(".", maxsplit=1)[0]) or spec.location

    for name, table in before.items():
        if name not in after or is_set_of_others(table, after[name]):
            if name in labels:
                _lose(findings, labels[name], "its rows", place(labels[name]), consent)
            continue
        for column in table.columns.values():
            label = _label(labels, name, column["name"])
            if column["name"] not in after[name].columns:
                _lose(findings, label, "its data", place(label), consent)
            elif column["name"] in retargeted(table, after[name]) and label not in consent.backfill:
                _lose(findings, label, _REFERENCES, place(label), consent)
    for name, table in after.items():
        if name not in before or is_set_of_others(before[name], table):
            continue
        for column in table.columns.values():
            label = _label(labels, name, column["name"])
            given = fields.get((name, column["name"]))
            kept = column["name"] not in retargeted(before[name], table)
            was = before[name].columns.get(column["name"]) if kept else None
            _change(findings, (name, was), column, given, label, place(label), consent)
        _warn_of_unique(findings, before[name], table, labels, place)
    _complete_owner(findings, after, new, place, consent)
    return findings


def _complete_owner(
    findings: Findings,
    after: Database,
    entities: Sequence[Entity],
    place: Callable[[str], Location],
    consent: Consent,
) -> None:
    """The account that is to own rows may have to be made: what its profile requires is needed for that."""
    owners = [value for (_, column), value in findings.values.items() if column == ir.OWNER_FIELD and value]
    account = next((entity for entity in entities if entity["account"]), None)
    if account is None or not owners:
        return
    profile = []
    for given in account["fields"]:
        if given["role"] != "data" or given["nullable"]:
            continue
        label = f"{account['name']}.{given['name']}"
        column = after[account["table"]].columns[given["name"]]
        value, wrong = _value(given, label, column, consent)
        if wrong:
            findings.diagnostics.append(wrong_value(label, wrong, place(label)))
        elif value is None:
            message = f"{label} is required, and the account that is to own the rows may have to be made"
            remedy = f"state a default, pass --backfill {label}=VALUE, or leave it optional"
            findings.diagnostics.append(error("PRD333", place(label), message, remedy))
        else:
            profile.append({"column": dict(column), "value": value})
    for owner in owners if profile else ():
        owner["profile"] = profile


def _labels(entities: Sequence[Entity]) -> dict[str, str]:
    """What the author calls a table: the entity, or the set that a join table holds."""
    result = {}
    for entity in entities:
        result[entity["table"]] = entity["name"]
        result |= {many["table"]: f"{entity['name']}.{many['name']}" for many in entity["many_to_many"]}
    return result


def _label(labels: Mapping[str, str], table: str, column: str) -> str:
    entity = labels.get(table, table)
    return entity if "." in entity else f"{entity}.{column}"


def _lose(findings: Findings, label: str, what: str, place: Location, consent: Consent) -> None:
    if consent.may_lose(label) or (label.endswith(f".{ir.OWNER_FIELD}") and OWNER in consent.drops):
        return
    message = f"{label} is gone from the document: {what} would be lost"
    if what == _REFERENCES:
        message = f"{label} refers to something else than before: {what} would be lost"
    remedy = f"pass --drop {label} (or --allow-destructive for everything), or state it again"
    findings.diagnostics.append(error("PRD332", place, message, remedy))


def _change(
    findings: Findings,
    before: tuple[str, Mapping[str, Any] | None],
    column: Mapping[str, Any],
    given: AnswersField | None,
    label: str,
    place: Location,
    consent: Consent,
) -> None:
    """Find the value that a new, newly required or narrowed column needs; ``before`` is its table and old form."""
    table, old = before
    if old == column:
        return
    required = not column["nullable"]
    newly_required = required and (old is None or old["nullable"])
    narrowed = old is not None and not _lossless(old, column)
    if not newly_required and not narrowed:
        return
    value, wrong = _value(given, label, column, consent)
    if wrong:
        findings.diagnostics.append(wrong_value(label, wrong, place))
    elif value is not None:
        findings.values[table, column["name"]] = value
    elif narrowed and old is not None:
        _refuse_narrowing(findings, label, old, column, place, consent)
    else:
        findings.diagnostics.append(
            error(
                "PRD333",
                place,
                f"{label} is required now, and the rows that are there may have no value for it",
                f"state a default, pass --backfill {label}=VALUE, or leave it optional",
            )
        )


def wrong_value(label: str, wrong: str, place: Location) -> Diagnostic:
    """A value for existing rows that the field can't hold."""
    return error("PRD336", place, f"the value to fill {label} with is {wrong}", "give one that the field can hold")


def _refuse_narrowing(
    findings: Findings,
    label: str,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    place: Location,
    consent: Consent,
) -> None:
    # Without a value, what does not fit becomes null, so a required column can't do without one.
    if consent.may_lose(label) and new["nullable"]:
        return
    gone = removed_values(old, new)
    what = f"loses the values {', '.join(gone)}" if gone else f"changes from {_form(old)} to {_form(new)}"
    clear = "" if not new["nullable"] else ", or --allow-destructive, which clears them"
    findings.diagnostics.append(
        error(
            "PRD334",
            place,
            f"{label} {what}, and stored values may not fit",
            f"pass --backfill {label}=VALUE, which replaces those that don't{clear}",
        )
    )


def _value(
    given: AnswersField | None, label: str, column: Mapping[str, Any], consent: Consent
) -> tuple[Any, str | None]:
    """The value from the command line or the default, and what is wrong with it."""
    role = given["role"] if given else "data"
    if role in _ACCOUNT_VALUES:
        return _ACCOUNT_VALUES[role], None
    if role == "owner" and OWNER in consent.backfill:
        return {"account": consent.backfill[OWNER].lower()}, None
    if label not in consent.backfill:
        return (given["default"] if given else None), None
    value = _parsed(consent.backfill[label], column["type"])
    if given is None:
        return value, None
    as_field = ir.Field(
        given["name"],
        given["type"],
        max_length=given["max_length"],
        minimum=given["minimum"],
        maximum=given["maximum"],
        precision=given["precision"],
        scale=given["scale"],
        values=tuple(given["values"]),
    )
    return value, problem(as_field, value)


def _parsed(text: str, type_: str) -> Any:
    """What the command line's text means for a type; text that means nothing is left for `problem` to refuse."""
    if type_ not in ("integer", "float", "boolean", "json"):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _form(column: Mapping[str, Any]) -> str:
    if column["type"] == "decimal":
        return f"decimal({column['precision']}, {column['scale']})"
    length = column["max_length"]
    return (
        f"{column['type']}({length})" if length is not None and column["type"] != "enum" else str(column["type"])
    )


def _lossless(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether every value that the old column can hold has its like in the new one."""
    if removed_values(old, new):
        return False
    if not needs_conversion(old, new):
        return True
    source, target = old["type"], new["type"]
    if target == "text":
        return bool(source != "json")
    if target == "json":
        return False
    if target == "string":
        return _written_length(old) <= int(new["max_length"] or 0)
    if target == "decimal":
        whole, fraction = int(new["precision"] - new["scale"]), int(new["scale"])
        if source == "decimal":
            return int(old["precision"] - old["scale"]) <= whole and int(old["scale"]) <= fraction
        return bool(source == "integer" and whole >= _INTEGER_DIGITS)
    return (source, target) in {("integer", "float"), ("date", "datetime")}


def _written_length(column: Mapping[str, Any]) -> int:
    if column["type"] == "enum":
        return max(map(len, column["values"]), default=0)
    if column["type"] == "decimal":
        return int(column["precision"]) + 2
    if column["type"] in _WRITTEN:
        return _WRITTEN[column["type"]]
    length = column["max_length"]
    return 10**9 if length is None else int(length)


def _warn_of_unique(
    findings: Findings, before: Table, after: Table, labels: Mapping[str, str], place: Callable[[str], Location]
) -> None:
    """A key that two of the rows that are there could break: the migration stops at them."""
    columns = after.columns
    filled = {name for name in columns if (after.name, name) in findings.values}
    rewritten = filled | {
        name
        for name, column in columns.items()
        if name in before.columns and not _lossless(before.columns[name], column)
    }
    keys = [set(key["columns"]) for key in before.unique_keys.values()]
    held = [key for key in keys if not key & rewritten]
    for key in after.unique_keys.values():
        members = set(key["columns"])
        # Rows that differ in some of the columns differ in all of them; a new column without a value is null.
        if any(part <= members for part in held) or members - set(before.columns) - filled:
            continue
        label = _label(labels, after.name, key["columns"][-1])
        message = (
            f"{label} is unique: the migration stops, and changes nothing, where two rows come to share a value"
        )
        findings.diagnostics.append(
            warning("PRD335", place(label), message, "look for such rows before you migrate")
        )
