"""Django's backend of SQLite, but for a table that is made anew: its columns stay as optional as they were.

On the way down a column may come back optional where rows have no value for it, although its model says otherwise.
PostgreSQL changes a table in place; SQLite has it made anew for most changes, which must not ask for the values then.
"""

from typing import Any

from django.db.backends.sqlite3 import base, schema


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    """Makes tables anew without asking for values that rows do not have."""

    def _remake_table(
        self,
        model: Any,
        create_field: Any = None,
        delete_field: Any = None,
        alter_fields: Any = None,
    ) -> None:
        with self.connection.cursor() as cursor:
            told = self.connection.introspection.get_table_description(cursor, model._meta.db_table)
        optional = {column.name for column in told if column.null_ok}
        changed = {old.column for old, _ in alter_fields or ()}
        eased = [
            field
            for field in model._meta.local_concrete_fields
            if field.column in optional - changed and not field.null
        ]
        for field in eased:
            field.null = True
        try:
            super()._remake_table(model, create_field, delete_field, alter_fields)  # type: ignore[misc]
        finally:
            for field in eased:
                field.null = False


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection."""

    SchemaEditorClass = DatabaseSchemaEditor
