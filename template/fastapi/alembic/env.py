"""Runs migrations against the database of the settings."""

from logging.config import fileConfig

from alembic import context

from app.config import get_settings
from app.database import make_engine
from app.models import Model

if context.config.config_file_name is not None:
    fileConfig(context.config.config_file_name, disable_existing_loggers=False)


def run() -> None:
    """Run them, each in a transaction of its own."""
    # SQLite changes a table by making it anew, which enforced foreign keys would not allow.
    engine = make_engine(get_settings().database_url, enforce_foreign_keys=False)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Model.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            compare_type=True,
            transactional_ddl=True,
            transaction_per_migration=True,
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
