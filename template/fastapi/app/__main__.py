"""The command that serves the API: ``python -m app``."""

import argparse

import uvicorn

from app.config import get_settings


def main() -> None:
    """Check the settings, then serve until stopped."""
    parser = argparse.ArgumentParser(prog="python -m app", description="Serve the API.")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("--reload", action="store_true", help="restart when a file changes")
    arguments = parser.parse_args()
    settings = get_settings()
    uvicorn.run(
        "app.main:app",
        host=arguments.host,
        port=settings.port,
        reload=arguments.reload,
        reload_dirs=["app"] if arguments.reload else None,
        log_level=settings.log_level,
        # The peer's address counts failed sign-ins; a header that any client can send must not replace it.
        proxy_headers=False,
        server_header=False,
        # A filter may hold as much text as its field: 100,000 characters, percent-encoded.
        h11_max_incomplete_event_size=2**21,
    )


if __name__ == "__main__":
    main()
