"""Runs migrations against the database of the settings."""

from logging.config import fileConfig
from typing import Any

import sqlalchemy as sa
from alembic import context

from app.config import get_settings
from app.database import make_engine
from app.models import Model

if context.config.config_file_name is not None:
    fileConfig(context.config.config_file_name, disable_existing_loggers=False)


def _render(kind: str, item: Any, _context: object) -> str | bool:
    """The app's own way to write a type in a new migration."""
    if kind == "type" and isinstance(item, sa.JSON):
        return "columns.json()"
    if kind == "type" and isinstance(item, sa.String):
        return f"columns.text({item.length or ''})"
    return False


def _check_references(ctx: Any, **_: object) -> None:
    """Stop a step after which a row refers to one that is not there: SQLite does not look by itself."""
    found = ctx.connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if found is not None:
        raise SystemExit(
            f"A row of {found[0]} would refer to a row of {found[2]} that is not there."
        )


def run() -> None:
    """Run them, each in a transaction of its own."""
    # SQLite changes a table by making it anew, which enforced foreign keys would not allow.
    engine = make_engine(get_settings().database_url, enforce_foreign_keys=False)
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        context.configure(
            connection=connection,
            target_metadata=Model.metadata,
            render_as_batch=sqlite,
            compare_type=True,
            user_module_prefix="columns.",
            render_item=_render,
            transactional_ddl=True,
            transaction_per_migration=True,
            on_version_apply=_check_references if sqlite else None,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


if context.is_offline_mode():
    context.configure(
        url=get_settings().database_url,
        target_metadata=Model.metadata,
        literal_binds=True,
    )
    with context.begin_transaction():
        context.run_migrations()
else:
    run()
