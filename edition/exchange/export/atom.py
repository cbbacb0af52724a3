"""An Atom feed of the telegrams that were changed last; its days are those of the sources."""

import json
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from edition.catalogue.tables import LAST_CHANGE, OUTLINE, TELEGRAM
from edition.engine.reader import Reader
from edition.exchange.export.export import DATA, Export, File, Library, Part, Whole
from edition.project.order import Order

_FILE = File(f"{DATA}atom.xml", "application/atom+xml", cut=False)
_MAX_ENTRIES = 50


def _read(reader: Reader, _: str) -> object:
    """Read the telegrams that were changed last, the latest first."""
    changes = [
        (str(row["modified"]), str(row["telegram"])) for row in reader.rows(LAST_CHANGE.name)
    ]
    latest = sorted(sorted(changes, key=lambda one: one[1]), key=lambda one: one[0], reverse=True)
    return [_tell(reader, *change) for change in latest[:_MAX_ENTRIES]]


def _tell(reader: Reader, modified: str, telegram: str) -> object:
    row = reader.rows(TELEGRAM.name, id=telegram)[0]
    outline = json.loads(str(reader.rows(OUTLINE.name, telegram=telegram)[0]["text"]))
    return [row["href"], row["title"], modified, outline["regest"]]


def _write(order: Order, telegrams: Sequence[Sequence[Any]], _: Library) -> Part:
    """Write an entry for each telegram."""
    base = order.project.settings.base_url
    texts = [_write_entry(f"{base}{href}.html", *rest) for href, *rest in telegrams]
    newest = telegrams[0][2] if telegrams else ""
    return Part({_FILE.address: "".join(texts)} if texts else {}, newest)


def _write_entry(page: str, title: str, modified: str, summary: str | None) -> str:
    told = f"    <summary>{escape(summary)}</summary>\n" if summary else ""
    return (
        f"  <entry>\n    <title>{escape(title)}</title>\n    <link href={quoteattr(page)}/>\n"
        f"    <id>{escape(page)}</id>\n    <updated>{_write_moment(modified)}</updated>\n"
        f"{told}  </entry>\n"
    )


def _write_moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _finish(whole: Whole) -> str:
    """Write what the feed is above its entries."""
    settings = whole.order.project.settings
    authors = "".join(
        f"  <author><name>{escape(name)}</name></author>\n" for name in settings.editors
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(settings.language)}>\n'
        f"  <title>{escape(settings.title)}</title>\n"
        f"  <link href={quoteattr(settings.base_url)}/>\n"
        f'  <link rel="self" href={quoteattr(whole.url)}/>\n'
        f"  <id>{escape(settings.base_url)}</id>\n"
        f"  <updated>{_write_moment(whole.newest)}</updated>\n{authors}"
        f"  <rights>{escape(settings.rights.texts)}</rights>\n{''.join(whole.texts)}</feed>\n"
    )


ATOM = Export(
    "atom",
    "Atom feed of the latest changes",
    "RFC 4287",
    "feedparser, and the grammar of RFC 4287",
    (_FILE,),
    (LAST_CHANGE.name, TELEGRAM.name, OUTLINE.name),
    _read,
    _write,
    _finish,
    "edition",
    uses=("title", "editors", "rights", "language", "base-url"),
)
