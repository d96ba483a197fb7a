"""Django."""

from __future__ import annotations

from spec_extractor.genome.stacks import python
from spec_extractor.genome.stacks.stack import Stack

# Attributes of Django's models and of its accounts, and the names that the templates import beside them.
_MODEL_ATTRIBUTES = frozenset(
    {
        "acheck_password",
        "adelete",
        "arefresh_from_db",
        "asave",
        "check",
        "check_password",
        "clean",
        "clean_fields",
        "date_error_message",
        "delete",
        "fields",
        "from_db",
        "full_clean",
        "get_constraints",
        "get_deferred_fields",
        "get_email_field_name",
        "get_session_auth_fallback_hash",
        "get_session_auth_hash",
        "get_username",
        "has_usable_password",
        "is_active",
        "is_anonymous",
        "is_authenticated",
        "last_login",
        "links",
        "models",
        "natural_key",
        "normalize_username",
        "objects",
        "password",
        "pk",
        "prepare_database_save",
        "refresh_from_db",
        "save",
        "save_base",
        "serializable_value",
        "set_password",
        "set_unusable_password",
        "shared",
        "unique_error_message",
        "validate_constraints",
        "validate_unique",
    }
)
_CLASSES = frozenset({"Account", "Index", "References", "Set", "UniqueConstraint"})

DJANGO = Stack(
    name="django",
    language="Python",
    versions=python.VERSIONS,
    libraries=("Django 5.2", "Pydantic 2.14", "gunicorn 27.0"),
    databases=("SQLite", "PostgreSQL"),
    migrations="app/migrations",
    attributes=python.ATTRIBUTES | _MODEL_ATTRIBUTES,
    attribute_prefixes=python.ATTRIBUTE_PREFIXES,
    classes=python.CLASSES | _CLASSES,
    modules=python.MODULES | {"accounts", "documentation"},
    # Django takes no name that ends in an underscore.
    escape="{}_value",
    migrates_models=True,
)
