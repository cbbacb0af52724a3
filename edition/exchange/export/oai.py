"""
The telegrams as an OAI static repository: one file that a gateway answers harvesters from.

Such a repository is meant for at most 5,000 records, so in a large edition each month is one.
What is inferred of a telegram is left out, for Dublin Core cannot say that it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape

from edition.catalogue.handling import Party, Step, StepDate
from edition.catalogue.record import Record
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
from edition.exchange.loss import (
    Leaf,
    Line,
    Verdict,
    change,
    drop,
    keep,
    list_leaves,
    look_up,
    weigh,
)
from edition.project.licences import locate_licence
from edition.project.order import Order
from edition.project.settings import Settings

_FILE = File(f"{DATA}oai.xml", "text/xml")
_OAI = "http://www.openarchives.org/OAI/2.0/"
_DC = f"{_OAI}oai_dc/"
_SCHEMA = f"{_OAI}oai_dc.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_DATESTAMP = re.compile("<oai:datestamp>(.*?)</oai:datestamp>")
_DAY = len("1950-11-17")
_OF_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"
"""The signs that an address may have beside letters, figures and -._"""


def _write(order: Order, packed: Sequence[str], library: Library) -> Part:
    """Write the records of a month; without an e-mail address there is no repository."""
    settings = order.project.settings
    texts, lines, newest = [], [], ""
    for record in open_records(packed):
        newest = max(newest, record["modified"])
        if settings.emails:
            texts.append(_write_record(record, settings, library))
            lines += weigh(record["id"], record, judge)
        else:
            leaves = sum(1 for _ in list_leaves(record))
            none = drop("whole telegram", _NO_EMAIL)
            lines.append(Line(record["id"], None, none.what, none.cls, leaves, none.why))
    return Part({_FILE.address: "".join(texts)} if texts else {}, newest, lines, reports=True)


def _write_record(record: Record, settings: Settings, library: Library) -> str:
    """Write a telegram's record; its identifier is the address of its page."""
    page = quote(
        f"{settings.base_url}telegrams/{record['year']}/{record['id']}.html", safe=_OF_ADDRESSES
    )
    told = "".join(
        f"          <dc:{name}>{escape(value)}</dc:{name}>\n"
        for name, value in _describe(record, settings, page, library)
    )
    return f"""    <oai:record>
      <oai:header>
        <oai:identifier>{escape(page)}</oai:identifier>
        <oai:datestamp>{record["modified"]}</oai:datestamp>
      </oai:header>
      <oai:metadata>
        <oai_dc:dc xmlns:oai_dc="{_DC}" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:xsi="{_INSTANCE}" xsi:schemaLocation="{_DC} {_SCHEMA}">
{told}        </oai_dc:dc>
      </oai:metadata>
    </oai:record>
"""


def _describe(
    record: Record, settings: Settings, page: str, library: Library
) -> Iterator[tuple[str, str]]:
    """List the elements of Dublin Core that a telegram has, each with its value."""
    sent = _find_sending(record["handling"])
    parties = sent["who"] if sent else []
    names = [_name(party, library) for party in parties if _is_stated(sent, party)]
    dates = sent["dates"] if sent else []
    days = [_tell_days(date) for date in dates if _is_stated(sent, date)]
    yield "title", record["title"]
    yield from (("creator", name) for name in dict.fromkeys(names) if name)
    if record["regest"]:
        yield "description", record["regest"]
    yield from (("contributor", editor) for editor in settings.editors)
    yield from (("date", day) for day in dict.fromkeys(days) if day)
    yield "type", "Text"
    yield "identifier", page
    yield from (("source", shelf["text"]) for shelf in record["archive"])
    yield "language", record["language"]
    yield "relation", settings.base_url
    yield "rights", settings.rights.texts
    yield "rights", locate_licence(settings.rights.markup)


def _find_sending(steps: Sequence[Step]) -> Step | None:
    return next((step for step in steps if step["action"] == "sent"), None)


def _is_stated(*told: Mapping[str, object] | None) -> bool:
    """Tell whether nothing is inferred or weighed of a station, a name or a date."""
    return not any(one and (one.get("cert") or one.get("evidence")) for one in told)


def _name(party: Party, library: Library) -> str | None:
    """Return a name: that of the entry if there is one, else the words of the header."""
    entry = library.entry(party["refs"][0]) if len(party["refs"]) == 1 else None
    return entry["name"] if entry else party["text"]


def _tell_days(date: StepDate) -> str | None:
    """Return a day, or the first and the last of several, as ISO 8601 writes them."""
    if "when" in date:
        return date["when"][:_DAY]
    if "from" in date and "to" in date:
        return f"{date['from'][:_DAY]}/{date['to'][:_DAY]}"
    return None


def _finish(whole: Whole) -> str:
    """Write what the repository is above its records; harvesters come by way of its gateway."""
    settings = whole.order.project.settings
    address = quote(whole.url, safe=_OF_ADDRESSES)
    if settings.oai_gateway:
        address = settings.oai_gateway + address.partition("://")[2]
    emails = "".join(
        f"    <oai:adminEmail>{escape(email)}</oai:adminEmail>\n" for email in settings.emails
    )
    earliest = min(day for text in whole.texts for day in _DATESTAMP.findall(text))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Repository xmlns="{_OAI}static-repository" xmlns:oai="{_OAI}"
    xmlns:xsi="{_INSTANCE}"
    xsi:schemaLocation="{_OAI}static-repository {_OAI}static-repository.xsd">
  <Identify>
    <oai:repositoryName>{escape(settings.title)}</oai:repositoryName>
    <oai:baseURL>{escape(address)}</oai:baseURL>
    <oai:protocolVersion>2.0</oai:protocolVersion>
{emails}    <oai:earliestDatestamp>{earliest}</oai:earliestDatestamp>
    <oai:deletedRecord>no</oai:deletedRecord>
    <oai:granularity>YYYY-MM-DD</oai:granularity>
  </Identify>
  <ListMetadataFormats>
    <oai:metadataFormat>
      <oai:metadataPrefix>oai_dc</oai:metadataPrefix>
      <oai:schema>{_SCHEMA}</oai:schema>
      <oai:metadataNamespace>{_DC}</oai:metadataNamespace>
    </oai:metadataFormat>
  </ListMetadataFormats>
  <ListRecords metadataPrefix="oai_dc">
{"".join(whole.texts)}  </ListRecords>
</Repository>
"""


_NO_EMAIL = (
    "Harvesters of OAI ask for an e-mail address, and edition.toml has none; "
    "add an email to an [[editor]] there."
)
_TEXT = "The page holds the words; Dublin Core has no place for them."
_ABOUT = "Dublin Core has no place for this."
_INFERRED = "Dublin Core cannot say that something is inferred."
_VERDICTS = {
    **dict.fromkeys(("id", "year"), keep("identifier")),
    "modified": keep("datestamp"),
    "title": keep("title"),
    "regest": keep("description"),
    "language": keep("language"),
    "archive.text": keep("source"),
    "archive": change("source", "The shelfmark stands there in one line."),
    "date": drop("date to sort by", "It follows from the date of sending."),
    **dict.fromkeys(("handling", "addressees", "distribution"), drop("stations", _ABOUT)),
    **dict.fromkeys(("numbers", "classes", "lines", "figures"), drop("lines of the form", _ABOUT)),
    **dict.fromkeys(("format", "source", "status", "original"), drop("file and original", _ABOUT)),
    **dict.fromkeys(("heading", "sourceNote", "surface"), drop("sheet and heading", _ABOUT)),
    "witnesses": drop("witnesses", _ABOUT),
    "replies_to": drop("answers", "Dublin Core does not say what leads to another telegram."),
    **dict.fromkeys(
        ("mentions", "references"),
        drop("mentions and references", "What a telegram names need not be what it is about."),
    ),
    **dict.fromkeys(("quantities", "dates"), drop("quantities and dates in the text", _ABOUT)),
    **dict.fromkeys(("blocks", "words", "doubts", "resolutions"), drop("text", _TEXT)),
    **dict.fromkeys(("translations", "versions", "enclosures", "within"), drop("text", _TEXT)),
    **dict.fromkeys(("certainties", "responsible"), drop("who answers for what", _ABOUT)),
}


def judge(leaf: Leaf) -> Verdict | None:
    """Judge a value of a record: Dublin Core has a place for who sent it, and on which days."""
    key = leaf.path[1:]
    if leaf.path[0] == "handling" and key[:1] in {("who",), ("dates",)}:
        step, told = leaf.above[1], leaf.above[-1]
        if step is not _find_sending(leaf.above[0]["handling"]):
            return _VERDICTS["handling"]
        if key in {("who", "refs"), ("who", "text")}:
            if not _is_stated(step, told):
                return drop("sender", _INFERRED)
            return change("creator", "The name is that of the entry, if there is one.")
        if key in {("dates", "when"), ("dates", "from"), ("dates", "to")}:
            return _judge_day(step, leaf)
    return look_up(_VERDICTS, leaf.path)


def _judge_day(step: Step | Mapping[str, object], leaf: Leaf) -> Verdict:
    date: StepDate = leaf.above[-1]  # type: ignore[assignment]
    if not _is_stated(step, date):
        return drop("date of sending", _INFERRED)
    if not _tell_days(date):
        return drop("date of sending", "Of a span, both ends must be known.")
    hours = len(str(leaf.value)) > _DAY
    return change("date", "Days stand there without their hours.") if hours else keep("date")


OAI = Export(
    "oai",
    "OAI static repository, in Dublin Core",
    "2.0",
    "a grammar of static repositories, by jing",
    (_FILE,),
    (DESCRIBED.name,),
    read_records,
    _write,
    _finish,
    uses=("title", "editors", "emails", "oai-gateway", "rights", "base-url"),
)
