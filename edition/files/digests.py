"""Digests of bytes."""

import hashlib


def compute_digest(data: bytes) -> str:
    """Return the SHA-256 of bytes, as records and the catalogue store it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
