"""Which values of the schema's lists have no string of their own."""

import re
from collections.abc import Iterator
from pathlib import Path

from edition.project.order import Values
from edition.project.rules import read_values

_CALL = re.compile(r"f:(value|counted-value)\('([a-z.-]+)', '([A-Za-z]+/@[a-z:]+)'")
_KEY = re.compile(r'<string key="([^"]+)"')


def explain_unworded(schema: Path, stylesheets: Path) -> str:
    """Say in a line for each what pages say of a value without a string, and how to change that."""
    return "".join(
        f"Pages say “{gloss}”; to say it otherwise, add the string {key} to {place}.\n"
        for place, key, gloss in list_unworded(read_values(schema), stylesheets)
    )


def list_unworded(values: Values, stylesheets: Path) -> Iterator[tuple[str, str, str]]:
    """
    List the values for which stylesheets have no string: the file of strings, the key, the gloss.

    A page then says the gloss.
    """
    calls = {
        found.groups()
        for path in stylesheets.rglob("*.xsl")
        for found in _CALL.finditer(path.read_text(encoding="utf-8"))
    }
    for path in sorted(stylesheets.glob("strings/*.xml")):
        keys = set(_KEY.findall(path.read_text(encoding="utf-8")))
        for call, beginning, name in sorted(calls):
            end = ".one" if call == "counted-value" else ""
            for value, gloss in values.get(name, {}).items():
                if f"{beginning}{value}{end}" not in keys:
                    yield f"xslt/strings/{path.name}", f"{beginning}{value}{end}", gloss
