"""Turn bytes into a safe tree: check encoding, limits and well-formedness, and find places."""
