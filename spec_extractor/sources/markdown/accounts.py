"""The account of those who sign in: what a document calls it, and what it requires of it.

Accounts are made by registering: what else a document requires of a user is then asked for later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spec_extractor.credentials import names_email, names_password
from spec_extractor.diagnostics import Diagnostic, note, warning
from spec_extractor.ir import ACCOUNT, OWNER_FIELD, Auth, Entity, Field
from spec_extractor.naming import entity_key, words
from spec_extractor.sources.markdown.aliases import renamed
from spec_extractor.sources.markdown.resolve import BESIDE_USER
from spec_extractor.sources.markdown.tellings import EntityTelling, Telling
from spec_extractor.sources.markdown.vocabulary import ACCOUNT_WORDS
from spec_extractor.wording import quoted

_USER = entity_key(ACCOUNT)
_USERS = frozenset({_USER, *map(entity_key, ACCOUNT_WORDS)})


def with_account(tellings: Iterable[Telling], told: list[Diagnostic]) -> list[Telling]:
    """The tellings of a document with sign-in, with its own entity for those who sign in as the account.

    ``Benutzer`` and ``AppUser`` are `ACCOUNT` where no other entity is called so, and keep their name as a label.
    """
    all_told = list(tellings)
    named = {entity_key(one.name): one for one in reversed(all_told) if isinstance(one, EntityTelling)}
    own = [key for key, one in named.items() if key != _USER and _is_account(one.name)]
    auth = next((one for one in all_told if isinstance(one, Auth)), Auth())
    if not auth.enabled or _USER in named or len(own) != 1:
        return all_told
    name = named[own[0]].name
    told.append(
        note(
            "PRD147",
            named[own[0]].location,
            f"{quoted(name)} is read as the account of those who sign in: it is built as {ACCOUNT}",
            "call it otherwise if those who sign in are others",
        )
    )
    labelled = [
        replace(one, original=one.original or one.name)
        if isinstance(one, EntityTelling) and entity_key(one.name) == own[0]
        else one
        for one in all_told
    ]
    return [renamed(one, {own[0]: ACCOUNT}) for one in labelled]


def _is_account(name: str) -> bool:
    if entity_key(name) in _USERS:
        return True
    parts = words(name)
    others = [part for part in parts if entity_key(part) not in _USERS]
    return len(others) == len(parts) - 1 > 0 and BESIDE_USER.issuperset(others)


def registrable(entity: Entity, told: list[Diagnostic]) -> Entity:
    """The entity as it is, or the account with every reference optional: who registers has no rows to name yet."""
    if entity.name != ACCOUNT:
        return entity
    fields: dict[str, Field] = {}
    for field in (_optional(field, told) for field in entity.fields):
        fields.setdefault(_own_name(field, entity), field)
    return replace(entity, fields=tuple(replace(field, name=name) for name, field in fields.items()))


def _own_name(field: Field, account: Entity) -> str:
    """What the account calls a field: a password and an e-mail address are its own under any name."""
    if field.type in _TEXTS and names_password(field.name):
        return "password"
    if names_email(field.name) and field.type in {*_TEXTS, "email"}:
        return "email" if all(other.name != "email" for other in account.fields) else field.name
    return field.name


_TEXTS = frozenset({"string", "text"})


def _optional(field: Field, told: list[Diagnostic]) -> Field:
    if field.references is None or field.nullable or field.name == OWNER_FIELD:
        return field
    told.append(
        warning(
            "PRD142",
            field.location,
            f"{ACCOUNT}.{field.name} is required, and is read as optional: an account is made by registering, "
            f"before it can name a {field.references.entity}",
            "make it optional, or keep what an account needs in an entity of its own",
        )
    )
    return replace(field, nullable=True)
