"""
The addresses of all pages, for search engines.

It stands beside the pages: a sitemap may only list what is below its own folder.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath
from xml.sax.saxutils import escape

from edition.catalogue.tables import ENTRY, FRONT, LAST_CHANGE, REGISTER_FILE, TELEGRAM
from edition.compose.entry_pages import OWN_PAGES, locate_entry, locate_register
from edition.engine.reader import Reader
from edition.exchange.export.export import Export, File, Library, Part, Whole
from edition.project.order import Order

_INDEX = File("sitemap.xml", "application/xml", cut=False)
_PAGES = File("sitemap-pages.xml", "application/xml", cut=False)
_TELEGRAMS = File("sitemap-telegrams.xml", "application/xml")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def _read(reader: Reader, month: str) -> object:
    """Read the pages of a month’s telegrams, and the days of their last changes."""
    rows = reader.rows(LAST_CHANGE.name, month=month)
    modified = {row["telegram"]: row["modified"] for row in rows}
    return [[row["href"], modified[row["id"]]] for row in reader.rows(TELEGRAM.name, month=month)]


def _read_pages(reader: Reader) -> object:
    """Read the pages of front matter, registers and entries."""
    fronts = [f"{PurePosixPath(str(row['path'])).stem}" for row in reader.rows(FRONT.name)]
    registers = [locate_register(str(row["path"])) for row in reader.rows(REGISTER_FILE.name)]
    entries = [
        locate_entry(kind, str(row["id"]))
        for kind in OWN_PAGES
        for row in reader.rows(ENTRY.name, kind=kind)
    ]
    return ["index", *sorted(fronts), *sorted(registers), *sorted(entries)]


def _write(order: Order, pages: Sequence[Sequence[str]], _: Library) -> Part:
    """Write the addresses of a month’s telegrams."""
    base = order.project.settings.base_url
    written = "".join(_write_page(f"{base}{href}.html", day) for href, day in pages)
    return Part({_TELEGRAMS.address: written}, max((day for _, day in pages), default=""))


def _write_page(address: str, day: str = "") -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"  <url><loc>{escape(address)}</loc>{changed}</url>\n"


def _finish(whole: Whole) -> str:
    """Write the index, the list of pages, or a list of telegrams."""
    base = whole.order.project.settings.base_url
    if whole.file == _INDEX:
        files = (_PAGES.address, *(_TELEGRAMS.locate(month) for month in whole.months or (None,)))
        maps = "".join(f"  <sitemap><loc>{escape(base + file)}</loc></sitemap>\n" for file in files)
        return f"{_HEAD}<sitemapindex {_SPACE}>\n{maps}</sitemapindex>\n"
    texts = whole.texts
    if whole.file == _PAGES:
        texts = [_write_page(f"{base}{page}.html") for page in whole.beside]
    return f"{_HEAD}<urlset {_SPACE}>\n{''.join(texts)}</urlset>\n"


SITEMAP = Export(
    "sitemap",
    "Sitemap",
    "0.9",
    "the XML Schema of sitemaps.org",
    (_INDEX, _PAGES, _TELEGRAMS),
    (TELEGRAM.name, LAST_CHANGE.name),
    _read,
    _write,
    _finish,
    read_beside=_read_pages,
    reads_beside=(FRONT.name, REGISTER_FILE.name, ENTRY.name),
    uses=("base-url",),
)
