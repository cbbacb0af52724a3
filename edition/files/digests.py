"""Digests of bytes."""

import hashlib


def compute_digest(data: bytes) -> str:
    """Return the digest of bytes as records and catalogues have it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
