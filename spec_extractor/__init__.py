"""prdgen: compiles a product requirements document into a backend, deterministically."""

__version__ = "0.2.0.dev0"
