"""The version of the program, to the byte."""

import hashlib
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from edition import __version__

_PACKAGE = Path(__file__).parents[1]


def name_version() -> str:
    """Name the version: digest of this program, Python, saxonche and lxml."""
    code = hashlib.sha256()
    for place in sorted(_PACKAGE.rglob("*.py")):
        code.update(place.read_bytes())
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    libraries = (_find_version(name) for name in ("saxonche", "lxml"))
    return " ".join((__version__, code.hexdigest(), python, *libraries))


def _find_version(library: str) -> str:
    """Return the name of a library's dist-info folder, which contains its version."""
    spec = find_spec(library)
    if spec is None or spec.origin is None:
        return f"{library}-missing"
    place = Path(spec.origin).parent
    place = place.parent if spec.submodule_search_locations else place
    with os.scandir(place) as entries:
        names = [entry.name for entry in entries]
    own = (name for name in names if name.startswith(f"{library}-"))
    return next((name for name in own if name.endswith(".dist-info")), f"{library}-unknown")
