"""Carrying a changed document into a living project: what would change, and doing it, all or nothing."""
