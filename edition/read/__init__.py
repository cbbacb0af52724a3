"""Read one source: its kind, ids, pointers, words and register entries."""
