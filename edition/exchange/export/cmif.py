"""CMIF 1.1: who sent which telegram to whom, from where and on which day."""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from edition.catalogue.entry import Entry
from edition.catalogue.handling import Party, Step, StepDate
from edition.catalogue.tables import DESCRIBED
from edition.exchange.export.export import (
    DATA,
    Export,
    File,
    Library,
    Part,
    Whole,
    open_records,
    read_records,
)
from edition.exchange.export.letter import DATINGS, Letter, judge_letter
from edition.exchange.loss import weigh
from edition.project.licences import locate_licence
from edition.project.order import Order

_FILE = File(f"{DATA}cmif.xml", "application/tei+xml")
_ELEMENTS = {"person": "persName", "organization": "orgName", "place": "placeName"}
_AUTHORITIES = ("GND", "VIAF", "Wikidata", "GeoNames")
"""The authority files, those that correspSearch links by first."""
_UNKNOWN = "Unknown"  # as CMIF has it
_DAY = len("1950-11-17")


def _write(order: Order, packed: Sequence[str], library: Library) -> Part:
    """Write the letters of a month."""
    base = order.project.settings.base_url
    records = [*open_records(packed)]
    lines = [line for one in records for line in weigh(one["id"], one, judge_letter(one))]
    letters = [Letter.read(record) for record in records]
    written = "".join(_describe(letter, base, library) for letter in letters if letter.sent)
    newest = max((letter.record["modified"] for letter in letters), default="")
    return Part({_FILE.address: written}, newest, lines, reports=True)


def _describe(letter: Letter, base: str, library: Library) -> str:
    """Write a letter's correspDesc."""
    record = letter.record
    number = next((one["value"] for one in record["numbers"]), None)
    key = f" key={quoteattr(number)}" if number else ""
    page = f"{base}telegrams/{record['year']}/{record['id']}.html"
    assert letter.sent is not None  # noqa: S101 - others are left out before
    return (
        f'      <correspDesc{key} ref={quoteattr(page)} source="#{_make_id(base)}">\n'
        + _write_action("sent", [letter.sent], letter, library)
        + _write_action("received", letter.receipts, letter, library)
        + "      </correspDesc>\n"
    )


def _write_action(action: str, steps: Sequence[Step], letter: Letter, library: Library) -> str:
    """Write who sent or received a letter, where and on which day."""
    names = [_name(party, "persName", library) for step in steps for party in step["who"]]
    places = [_name(place, "placeName", library) for step in steps for place in step["places"]]
    dates = [_date(date) for step in steps if letter.has_day(step) for date in step["dates"]]
    named = [*dict.fromkeys(names)] or [f"<persName>{_UNKNOWN}</persName>"]
    lines = [*named, *dict.fromkeys(places), *(date for date in dict.fromkeys(dates) if date)]
    inner = "".join(f"          {line}\n" for line in lines)
    return f'        <correspAction type="{action}">\n{inner}        </correspAction>\n'


def _name(party: Party, element: str, library: Library) -> str:
    """Write a name: that of the entry if there is one, with its address in an authority file."""
    entry = library.entry(party["refs"][0]) if len(party["refs"]) == 1 else None
    attributes = "".join(
        f" {name}={quoteattr(value)}"
        for name, value in (
            ("ref", entry and _locate(entry)),
            ("evidence", party["evidence"]),
            ("cert", party["cert"] if party["cert"] == "low" else None),
        )
        if value
    )
    element = _ELEMENTS.get(entry["kind"], element) if entry else element
    name = entry["name"] if entry else party["text"] or _UNKNOWN
    return f"<{element}{attributes}>{escape(name)}</{element}>"


def _locate(entry: Entry) -> str | None:
    """Return an entry's address in the authority file that most use."""
    known = {one["type"]: one["uri"] for one in reversed(entry["identifiers"]) if one["uri"]}
    first = next((known[name] for name in _AUTHORITIES if name in known), None)
    return first or next(iter(known.values()), None)


def _date(date: StepDate) -> str:
    """Write a day or a span of days; empty if only an hour is known, for no day is inferred."""
    days = {name: str(date[name])[:_DAY] for name in DATINGS if name in date}  # type: ignore[literal-required]
    if not days:
        return ""
    attributes = "".join(f" {name}={quoteattr(day)}" for name, day in days.items())
    sure = ' evidence="conjecture"' if date["evidence"] == "conjecture" else ""
    low = ' cert="low"' if date["cert"] == "low" else ""
    return f"<date{attributes}{sure}{low}/>"


def _make_id(base: str) -> str:
    """Make the edition's UUID of its address; an xml:id begins with a letter."""
    made = str(uuid5(NAMESPACE_URL, base))
    return ("abcdef"[int(made[0]) % 6] if made[0].isdigit() else made[0]) + made[1:]


def _finish(whole: Whole) -> str:
    """Write the header around the letters."""
    settings = whole.order.project.settings
    title, base = escape(settings.title), quoteattr(settings.base_url)
    editors = "".join(f"        <editor>{escape(name)}</editor>\n" for name in settings.editors)
    licence = settings.rights.metadata
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>{title}</title>
{editors}      </titleStmt>
      <publicationStmt>
        <publisher><ref target={base}>{title}</ref></publisher>
        <idno type="url">{escape(whole.url)}</idno>
        <date when="{whole.newest}"/>
        <availability>
          <licence target={quoteattr(locate_licence(licence))}>{escape(licence)}</licence>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <bibl type="online" xml:id="{_make_id(settings.base_url)}">
          <ref target={base}>{title}</ref>
        </bibl>
      </sourceDesc>
    </fileDesc>
    <profileDesc>
{"".join(whole.texts)}    </profileDesc>
  </teiHeader>
  <text>
    <body>
      <p/>
    </body>
  </text>
</TEI>
"""


CMIF = Export(
    "cmif",
    "Correspondence Metadata Interchange Format",
    "1.1",
    "the grammar and the Schematron of the TEI Correspondence SIG",
    (_FILE,),
    (DESCRIBED.name,),
    read_records,
    _write,
    _finish,
    uses=("title", "editors", "rights", "base-url"),
)
