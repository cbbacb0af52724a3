"""All exports, in the order in which they are shown."""

from edition.exchange.export.atom import ATOM
from edition.exchange.export.beacon import BEACON
from edition.exchange.export.citations import BIBTEX, CSL
from edition.exchange.export.cmif import CMIF
from edition.exchange.export.csv import CSV
from edition.exchange.export.epub import EPUB
from edition.exchange.export.export import Export
from edition.exchange.export.geojson import GEOJSON
from edition.exchange.export.jsonl import JSONL
from edition.exchange.export.oai import OAI
from edition.exchange.export.registers import REGISTERS
from edition.exchange.export.sitemap import SITEMAP
from edition.exchange.export.tei import TEI

EXPORTS: tuple[Export, ...] = (
    *(TEI, REGISTERS, CMIF, CSV, JSONL, BIBTEX, CSL),
    *(GEOJSON, BEACON, OAI, SITEMAP, ATOM, EPUB),
)
