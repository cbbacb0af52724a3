"""Compose pages from a source and from rows of the catalogue."""
