"""
The schema has one source, schema/telegram.odd; the grammar and the rules are made from it.
"""

import json
from pathlib import Path

from edition.errors import EditionError
from edition.generated import ODD, stale
from edition.inventory import digest
from edition.saxon import Saxon

__all__ = ["ODD", "stale"]


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
