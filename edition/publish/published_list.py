"""
The list of all published files, in public/data/.

data/files.json names every file with its digest; a folder with more than 200 files has a part of
its own. If the catalogue is gone or was made elsewhere, this list says which files of public/ are
the edition's. Somebody else may have written the list, so every name is checked.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from json.encoder import encode_basestring
from pathlib import PurePosixPath

from edition.catalogue.database import Catalogue
from edition.catalogue.relation import Row
from edition.errors import EditionError
from edition.files.digests import compute_digest
from edition.files.folder import Folder
from edition.publish.outputs import PUBLIC, split, stage

LIST = PurePosixPath("data/files.json")
_PARTS = "data/files/"
MAX_FILES = 200  # a longer folder has a part of its own
_LISTED = "SELECT folder, name, digest FROM made WHERE folder = ? ORDER BY name"
_SIZES = f"""
WITH RECURSIVE place(folder) AS (
  SELECT min(folder) FROM made
  UNION ALL
  SELECT (SELECT min(folder) FROM made WHERE made.folder > place.folder) FROM place
  WHERE folder IS NOT NULL
)
SELECT folder, (
  SELECT count(*) FROM (
    SELECT 1 FROM made WHERE made.folder = place.folder LIMIT {MAX_FILES + 1}
  )
) AS files FROM place WHERE folder IS NOT NULL
"""  # noqa: S608 - a number
"""The folders, each with its files, of which no more are counted than a short one may have."""
_KNOWN = "SELECT 1 FROM public WHERE folder = ? AND name = ? AND digest <> ''"


def read_list(folder: Folder) -> list[tuple[str, str]] | None:
    """
    Return folder and name of each file that an earlier build published; None if there is no list.
    """
    index = _read(folder, LIST)
    if index is None:
        return None
    files, parts = index
    for part in parts:
        more, _ = _read(folder, PurePosixPath(part)) or ([], [])
        files += more
    names = {str(LIST), *parts, *files}
    paths = [PurePosixPath(name) for name in sorted(names) if _is_ours(folder, name)]
    return [(f"{path.parent}/".removeprefix("./"), path.name) for path in paths]


def _read(folder: Folder, path: PurePosixPath) -> tuple[list[str], list[str]] | None:
    """Return the files and the parts that a list names; None if there is no list."""
    try:
        found = json.loads(folder.read(PUBLIC / path) or b"")
        files, parts = found["files"], found.get("parts", [])
    except (AttributeError, EditionError, LookupError, RecursionError, TypeError, ValueError):
        return None
    if not isinstance(files, dict) or not isinstance(parts, list):
        return None
    return list(files), [part for part in parts if str(part).startswith(_PARTS)]


def _is_ours(folder: Folder, name: str) -> bool:
    """Tell whether a build may have written a file of this name, in a folder without links."""
    path = PurePosixPath(name)
    if str(path) != name or not name.isprintable() or any(p.startswith(".") for p in path.parts):
        return False
    try:
        folder.locate(PUBLIC / path)
    except (EditionError, ValueError):
        return False
    return not path.is_absolute()


def is_list(path: str) -> bool:
    """Tell whether a published file is the list or a part of it, which no step makes."""
    return path == str(LIST) or path.startswith(_PARTS)


def list_parts(catalogue: Catalogue) -> dict[str, str]:
    """Return the path of the part that lists each long folder."""
    return {
        row["folder"]: f"{_PARTS}{row['folder'].removesuffix('/') or 'top'}.json"
        for row in catalogue.query(_SIZES)
        if row["files"] > MAX_FILES
    }


def write_list(catalogue: Catalogue, folder: Folder, changed: Collection[str]) -> list[Row]:
    """Stage the parts of the list that changed folders or a missing part need."""
    parts = list_parts(catalogue)
    places = [row["folder"] for row in catalogue.query(_SIZES)]
    rows = [
        stage(folder, part, _write(catalogue, [place]), {})
        for place, part in parts.items()
        if place in changed or not _is_known(catalogue, part)
    ]
    if changed or not _is_known(catalogue, str(LIST)):
        short = [place for place in places if place not in parts]
        rows.append(stage(folder, str(LIST), _write(catalogue, short, parts.values()), {}))
    return [row for row in rows if not _stands(folder, row)]


def _stands(folder: Folder, row: Row) -> bool:
    """Tell whether a file is in public/ as it would be written."""
    path, digest = f"{row[0]}{row[1]}", row[2]
    return compute_digest(folder.read(PUBLIC / path) or b"") == digest


def _is_known(catalogue: Catalogue, path: str) -> bool:
    return bool(catalogue.query(_KNOWN, *split(path)))


def _write(catalogue: Catalogue, places: Iterable[str], parts: Iterable[str] = ()) -> bytes:
    """Write a part: a line for each file with its digest, and the names of other parts."""
    files = ",\n".join(_write_files(catalogue, places))
    others = ",\n".join(f"    {encode_basestring(part)}" for part in sorted(parts))
    also = f',\n  "parts": [\n{others}\n  ]' if others else ""
    return f'{{\n  "format": 1,\n  "files": {{\n{files}\n  }}{also}\n}}\n'.encode()


def _write_files(catalogue: Catalogue, places: Iterable[str]) -> Iterator[str]:
    for place in places:
        for above, name, digest in catalogue.query(_LISTED, place):
            yield f"    {encode_basestring(above + name)}: {encode_basestring(digest)}"
