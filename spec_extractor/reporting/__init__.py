"""Diagnostics and specs in the forms in which people and programs read them. Nothing here prints."""
