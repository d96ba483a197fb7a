"""The settings as the type checker reads them, on a machine that has none."""

import os

os.environ.setdefault("SECRET_KEY", "a key that signs nothing, for tools only")

from app.settings import *  # noqa: F403
