"""The paths of an edition's files, and of those that come with the package."""

import os
from pathlib import Path, PurePosixPath

from edition.errors import EditionError

SETTINGS = "edition.toml"
ROLL = PurePosixPath("tei/published.txt")
TELEGRAMS = PurePosixPath("tei/telegrams")
REGISTERS = PurePosixPath("tei/registers")
FRONT = PurePosixPath("tei/front")
WITNESSES = PurePosixPath("tei/witnesses")
REGISTER_NAMES = ("persons", "places", "organizations", "cited", "terms", "taxonomies")

REGISTER_PATHS = tuple(str(REGISTERS / f"{name}.xml") for name in REGISTER_NAMES)

SUFFIXES = {TELEGRAMS: ".xml", REGISTERS: ".xml", FRONT: ".xml", WITNESSES: ".txt"}
"""The folders of sources, and the suffix of the sources in each."""

_PACKAGE = Path(__file__).parents[1]


def find_resources(root: Path, name: str, witness: str) -> Path:
    """Return a folder with the witness file: the edition's, or the one that comes with it."""
    own = root / name
    return own if os.path.lexists(own / witness) else find_packaged(name, witness)


def find_packaged(name: str, witness: str) -> Path:
    """Return a folder with the witness file: the package's, or the checkout's."""
    packaged = _PACKAGE / "resources" / name
    return packaged if os.path.lexists(packaged / witness) else _PACKAGE.parent / name


def require_settings(root: Path) -> None:
    """Raise EditionError if a folder has no edition.toml."""
    if not os.path.lexists(root / SETTINGS):
        missing = SETTINGS if (root / TELEGRAMS).is_dir() else f"{SETTINGS} and no {TELEGRAMS}"
        raise EditionError(
            f"There is no {missing} in {root}; go to the edition's folder, name it with --root, "
            "or make an edition in a new folder with edition init."
        )


def explain_missing(root: Path) -> str:
    """Say that an edition has no folder of telegrams yet; empty if it has one."""
    if os.path.lexists(root / TELEGRAMS):
        return ""
    return f"{TELEGRAMS} is missing; make the first telegram with edition new."


def locate_input(root: Path, path: str) -> Path:
    """Return the place of an input; schema and stylesheets may be the package's."""
    top, _, rest = path.partition("/")
    witness = {"schema": "telegram.odd", "xslt": "telegram.xsl"}.get(top)
    return find_resources(root, top, witness) / rest if witness else root / path
