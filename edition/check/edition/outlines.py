"""The outlines of telegrams, by which they are compared."""

import json
from fractions import Fraction

from edition.catalogue.record import Outline
from edition.catalogue.tables import OUTLINE
from edition.engine.reader import Reader


def read_outline(reader: Reader, telegram: object) -> str:
    """Read a telegram's outline as JSON."""
    row = reader.row(OUTLINE.name, telegram=telegram)
    return str(row["text"]) if row else ""


def parse_outline(text: str) -> Outline:
    """Return an outline, with decimals as exact fractions."""
    outline: Outline = json.loads(text, parse_float=Fraction)
    return outline
