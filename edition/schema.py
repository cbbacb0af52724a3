"""
The schema has one source, schema/telegram.odd; the grammar and the rules are made from it.
"""

import hashlib
import json
import re
from pathlib import Path

from edition.errors import EditionError
from edition.saxon import Saxon

ODD = "telegram.odd"

_DIGEST = re.compile(rb"sha256:[0-9a-f]{64}")
_GENERATED = ("telegram.rng", "telegram.sch", "rules.json")


def generate(odd: Path, stylesheets: Path) -> dict[str, bytes]:
    """
    The files made from an ODD, by their names; nothing is written.
    """
    try:
        source = odd.read_bytes()
        text = source.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EditionError(f"{odd} cannot be read: {error}.") from error
    saxon = Saxon()
    folder = stylesheets / "odd"
    grammar = saxon.compile(folder / "odd-to-rng.xsl")
    schematron = saxon.compile(folder / "odd-to-sch.xsl")
    rules = saxon.compile(folder / "odd-to-rules.xsl")
    saxon.lock()
    document = saxon.parse(text)
    source_digest = digest(source)
    listed = json.loads(saxon.text(rules, "rules-json", document, source_digest))
    return {
        "telegram.rng": saxon.text(grammar, "grammar", document, source_digest).encode(),
        "telegram.sch": saxon.text(schematron, "schematron", document, source_digest).encode(),
        "rules.json": (
            json.dumps(listed, sort_keys=True, indent=2, ensure_ascii=False) + "\n"
        ).encode(),
    }


def stale(schema: Path) -> None:
    """
    An error if a generated file of this folder was not made from the telegram.odd beside it.
    """
    current = digest(_read(schema / ODD)).encode()
    for name in _GENERATED:
        carried = _DIGEST.search(_read(schema / name))
        if carried is None or carried[0] != current:
            raise EditionError(
                f"schema/{name} was made from another schema/{ODD}; run edition schema."
            )


def digest(source: bytes) -> str:
    """
    What the generated files carry of their source.
    """
    return f"sha256:{hashlib.sha256(source).hexdigest()}"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise EditionError(f"schema/{path.name} is missing; run edition schema.") from error
    except OSError as error:
        raise EditionError(f"schema/{path.name} cannot be read: {error}.") from error
