"""Describe one telegram: its record and its plaintext."""
