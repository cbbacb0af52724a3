"""Compose pages from a source and from what the catalogue says around it."""
