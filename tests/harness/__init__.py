"""What tests of rendered projects need: a real PostgreSQL, environments, and a server that surely stops."""
