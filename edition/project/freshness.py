"""Check that the generated files of schema/ carry the digest of the current telegram.odd."""

import re
from pathlib import Path

from edition.errors import EditionError
from edition.files.digests import compute_digest

ODD = "telegram.odd"

_DIGEST = re.compile(rb"sha256:[0-9a-f]{64}")
_GENERATED = ("telegram.rng", "telegram.sch", "telegram.sch.xsl", "rules.json")


def require_fresh(schema: Path) -> None:
    """Raise EditionError if a generated file was made from another telegram.odd."""
    current = compute_digest(_read(schema / ODD)).encode()
    for name in _GENERATED:
        carried = _DIGEST.search(_read(schema / name))
        if carried is None or carried[0] != current:
            raise EditionError(
                f"schema/{name} was made from another schema/{ODD}; run edition schema."
            )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise EditionError(f"schema/{path.name} is missing; run edition schema.") from error
    except OSError as error:
        raise EditionError(f"schema/{path.name} cannot be read: {error}.") from error
