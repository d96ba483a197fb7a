"""The engines of the app, for requests that read and for those that write."""

from app.config import get_settings
from app.database import make_engine

engine = make_engine(get_settings().database_url)
reading = engine
# A writer takes SQLite's only write lock at once, and waits for it: a transaction that starts by reading
# could not get it later if another one has written since. Other databases ignore the option.
writing = engine.execution_options(begin="BEGIN IMMEDIATE")
