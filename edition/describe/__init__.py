"""Describe one telegram: its record, its plaintext and its standalone TEI."""
