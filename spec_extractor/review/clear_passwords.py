"""A password is kept as a hash in the account, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, warning
from spec_extractor.ir import ACCOUNT, Spec
from spec_extractor.naming import words
from spec_extractor.review.subjects import fields, is_account

_TEXTS = frozenset({"string", "text"})
# What a password is called, as identifiers are spelled: those of other scripts in Latin letters.
_PASSWORDS = frozenset(
    {
        *("password", "passwd", "pwd", "contrasena", "senha", "palavra passe", "mot de passe", "mdp", "passwort"),
        *("kennwort", "wachtwoord", "haslo", "heslo", "lozinka", "sifre", "parola", "parol", "mat khau"),
        *("kata sandi", "mi ma", "kou ling", "pasuwado", "bi mil beon ho", "pae seu wo deu", "losenord"),
        *("klmh lmrwr", "sysmh", "rhasphan", "pasvrd", "kodikos"),
    }
)
# What may stand beside it in a name: ``hashed_password``, ``password_digest``.
_BESIDE = frozenset({"hash", "hashed", "digest", "encrypted", "encrypt", "user", "login", "account", "initial"})


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD233."""
    for entity, field in fields(spec):
        called = " ".join(word for word in words(field.name) if word not in _BESIDE)
        if field.type in _TEXTS and called in _PASSWORDS and not is_account(spec, entity):
            message = f"{entity.name}.{field.name} seems to hold a password, which every reader of the row gets"
            remedy = f"leave it out, or name the entity {ACCOUNT} if these are the people who sign in"
            yield warning("PRD233", field.location, message, remedy)
