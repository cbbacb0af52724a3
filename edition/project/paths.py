"""Where an edition's files stand: its own folders, and what the package brings."""

import os
from pathlib import Path, PurePosixPath

from edition.errors import EditionError

SETTINGS = "edition.toml"
ROLL = PurePosixPath("tei/published.txt")
TELEGRAMS = PurePosixPath("tei/telegrams")
REGISTERS = PurePosixPath("tei/registers")
FRONT = PurePosixPath("tei/front")
WITNESSES = PurePosixPath("tei/witnesses")
REGISTER_NAMES = ("persons", "places", "organizations", "cited", "taxonomies")

SUFFIXES = {TELEGRAMS: ".xml", REGISTERS: ".xml", FRONT: ".xml", WITNESSES: ".txt"}
"""The folders of sources, and how the names of sources end in each."""

_PACKAGE = Path(__file__).parents[1]


def find_resources(root: Path, name: str, witness: str) -> Path:
    """Prefer the folder's own; else what the package brings; in a checkout that is its parent's."""
    places = (root / name, _PACKAGE / "resources" / name, _PACKAGE.parent / name)
    return next((place for place in places if os.path.lexists(place / witness)), places[-1])


def require_settings(root: Path) -> None:
    """Refuse a folder that is no edition."""
    if not os.path.lexists(root / SETTINGS):
        raise EditionError(
            f"There is no {SETTINGS} in {root}; go to the edition's folder or name it with --root."
        )


def locate_input(root: Path, path: str) -> Path:
    """Return where an input stands; schema and stylesheets may be the package's."""
    top, _, rest = path.partition("/")
    witness = {"schema": "telegram.odd", "xslt": "telegram.xsl"}.get(top)
    return find_resources(root, top, witness) / rest if witness else root / path
