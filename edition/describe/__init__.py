"""Describe one telegram alone: its record, its plaintext and its standalone TEI."""
