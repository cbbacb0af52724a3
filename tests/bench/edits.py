"""What an editor does between two builds, each time a little differently."""

from itertools import count
from pathlib import Path

_numbers = count(1)


def edit_telegram(telegram: Path) -> None:
    """Add some words to a telegram's summary."""
    _insert(telegram, "</p>\n      </abstract>", f" Read {next(_numbers)} times.")


def edit_entry(folder: Path, person: str) -> None:
    """Add some words to the note on a person."""
    path = folder / "tei" / "registers" / "persons.xml"
    _insert(path, "</note>", f" Seen {next(_numbers)} times.", after=f'xml:id="person-{person}"')


def edit_stylesheet(folder: Path) -> None:
    """Add a comment to the stylesheet of the telegrams' pages."""
    _insert(
        folder / "xslt" / "telegram.xsl",
        "</xsl:stylesheet>",
        f"<!-- Change {next(_numbers)}. -->\n",
    )


def _insert(path: Path, before: str, words: str, after: str = "") -> None:
    """Insert words into a file, before the first of some marks that stands after another."""
    text = path.read_text(encoding="utf-8")
    place = text.index(before, text.index(after))
    path.write_text(text[:place] + words + text[place:], encoding="utf-8")
