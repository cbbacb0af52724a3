"""The files that an edition begins with, and the values that are filled into them."""

import json
import re
from calendar import month_name
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import escape

from edition.errors import EditionError
from edition.printable import find_control, is_text, show
from edition.project.paths import find_packaged

ASSETS = Path(__file__).parent / "assets"
_STARTER = ASSETS / "starter"
_TOKEN = re.compile(r"\{\{([a-z-]+)\}\}")
_SCHEMA_FILES = ("telegram.rng", "telegram.sch", "catalog.xml")
"""The files of schema/ that editors read; builds use those that come with the package."""

Values = Mapping[str, str]


def fill(template: Path, values: Values) -> bytes:
    """
    Fill a template's tokens, such as {{title}}; XML and TOML each get their own quotes.

    A line with a token that has no value is left out.
    """
    write = _WRITERS.get(template.suffix, str)
    lines = template.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (line for line in lines if all(values[name] for name in _TOKEN.findall(line)))
    return _TOKEN.sub(lambda token: write(values[token[1]]), "".join(kept)).encode()


def _write_xml(value: str) -> str:
    return escape(value, {'"': "&quot;"})


def _write_toml(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


_WRITERS: Mapping[str, Callable[[str], str]] = {".xml": _write_xml, ".toml": _write_toml}


def clean(name: str, value: str) -> str:
    """Return a value on one line; raise EditionError if nothing is left or no file can hold it."""
    if not (line := " ".join(value.split())):
        raise EditionError(f"The {name} is empty; give one.")
    if find_control(line) or not is_text(line):
        raise EditionError(
            f"The {name} “{show(line)}” has a sign that no page can show; type it again without."
        )
    return line


def write_day(day: date) -> str:
    """Write a date as the header of an English edition has it: 3 March 1901."""
    return f"{day.day} {month_name[day.month]} {day.year}"


def list_starter(values: Values) -> Iterator[tuple[PurePosixPath, bytes]]:
    """List the files of a new edition of its own words, without the schema."""
    for place in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
        yield PurePosixPath(place.relative_to(_STARTER).as_posix()), fill(place, values)


def list_schema_copies() -> Iterator[tuple[PurePosixPath, bytes]]:
    """List what XML editors look for in a folder: the grammar, the rules, the catalog."""
    schema = find_packaged("schema", "telegram.odd")
    for name in _SCHEMA_FILES:
        yield PurePosixPath("schema", name), (schema / name).read_bytes()


def read_snippets() -> tuple[PurePosixPath, bytes]:
    """Return the snippets for Visual Studio Code."""
    name = "tei.code-snippets"
    return PurePosixPath(".vscode", name), (find_packaged(".vscode", name) / name).read_bytes()


def list_stylesheets() -> Iterator[tuple[PurePosixPath, bytes]]:
    """List the stylesheets that come with the package."""
    stylesheets = find_packaged("xslt", "telegram.xsl")
    for place in sorted(path for path in stylesheets.rglob("*") if path.is_file()):
        yield PurePosixPath("xslt", place.relative_to(stylesheets).as_posix()), place.read_bytes()
