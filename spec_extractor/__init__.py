"""prdgen: compiles a product requirements document into a backend, deterministically."""

__version__ = "0.1.0"
