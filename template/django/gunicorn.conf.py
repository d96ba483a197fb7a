"""How gunicorn serves the app; ``WEB_CONCURRENCY`` says in how many processes."""

import os

from app.config import get_settings

# Read here as well, so that a bad value stops the start and not one worker after the other.
settings = get_settings()

wsgi_app = "app.wsgi:application"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{settings.port}"
loglevel = settings.log_level
worker_class = "gthread"
threads = 8
# Longer than proxies keep an idle connection: one that is closed here takes the next request with it.
keepalive = 75
# A filter may hold as much text as its field: 100,000 characters, percent-encoded.
limit_request_line = 0
# The peer's address counts failed sign-ins; a header that any client can send must not replace it.
forwarded_allow_ips = ""
