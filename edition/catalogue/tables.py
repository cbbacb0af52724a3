"""The relations of an edition: what is known of its sources, and what pages are made of."""

import json
from collections.abc import Sequence

from edition.catalogue.relation import Find, Relation, Row, Search
from edition.language.names import Entry, Matcher

UNDATED = "undated"  # instead of a month; sorts after all months


def read_name(row: Sequence[object]) -> Entry:
    """Make an entry, as names are searched for, of a row of NAME."""
    name, kind, shown, forms = map(str, row)
    return Entry(name, kind, shown, tuple(json.loads(forms)))


def find_names(rows: Sequence[Row]) -> Find:
    """Return what finds the names that stand in a text."""
    known: dict[str, list[Row]] = {}
    for row in rows:
        known.setdefault(str(row[0]), []).append(row)
    matcher = Matcher(map(read_name, rows))
    return lambda text: {
        row for hit in matcher.find(text) for entry in hit.entries for row in known[entry.id]
    }


TELEGRAM_FILE = Relation("telegram_file", ("path",), (("path",),))
REGISTER_FILE = Relation("register_file", ("path",), (("path",),))
FRONT_FILE = Relation("front_file", ("path",), (("path",),))
WITNESS_FILE = Relation("witness_file", ("path", "telegram", "siglum"), (("telegram",),))
ASSET_FILE = Relation("asset_file", ("path",), (("path",),))

DOCUMENT = Relation("document", ("path", "draft"), (("path",),))
FRONT = Relation("front", ("path", "title"), (("path",),))
WORDS = Relation("words", ("path", "text"), (("path",),))
"""The title and the words of each telegram that is valid."""
ANCHOR = Relation("anchor", ("owner", "path", "ids"), (("owner",),), called="ids of")
"""
The ids of documents that are unique in the edition, each with its kind, as JSON. The owner is the
id before the first dot, so those of one telegram are together.
"""
ANCHOR_DIGEST = Relation("anchor_digest", ("owner", "path", "digests"), (("owner",),))
"""The digest of the words and the markup of each of these, as JSON, to tell what changed."""
POINTER = Relation("pointer", ("target",), (("target",),), called="pointer to")
"""The entries that each document points to."""
LINK = Relation(
    "link",
    ("path", "target_path", "target", "kinds", "referrer"),
    (("path",), ("target_path",)),
)
"""
The pointers to other telegrams, the kinds of thing that each may lead to, and who refers to it: the
telegram in its words, a note, or nobody.
"""

REGISTER = Relation("register", ("path", "readable"), (("path",),))
ELEMENT = Relation("element", ("id", "path", "kind", "digest"), (("id",),))
"""The elements of registers that have ids; the digest leaves out notes."""
ELEMENT_TEXT = Relation(
    "element_text", ("id", "path", "digest", "needs"), called="text of an entry"
)
"""The digest of each element, and those that it needs, as JSON."""
WHOLE_ELEMENT = Relation("whole_element", ("id", "digest"), (("id",),), called="entry")
"""The digest of each element with all that it needs, directly or not."""
ENTRY = Relation(
    "entry", ("id", "kind", "type", "sort", "path", "text"), (("id",), ("kind",), ("path",))
)
"""The entries of registers; the text is the entry as JSON."""
NAME = Relation("name", ("id", "kind", "name", "forms"), search=Search("words", "text", find_names))
UNIT = Relation("unit", ("word", "id"), called="word for what is counted")
"""The words for what is counted or measured, each with the unit or commodity."""

TELEGRAM = Relation(
    "telegram",
    (
        *("id", "href", "title", "number", "date", "sort", "month"),
        *("path", "digest"),
    ),
    (("id",), ("path",), ("month",)),
    ("sort", "id"),
)
"""What telegrams are listed by, in the order of sending; the digest is that of the source."""
REPLY = Relation("reply", ("path", "telegram", "request"), (("path",), ("request",)))
"""Which telegrams each telegram answers."""
OUTLINE = Relation(
    "outline", ("telegram", "month", "text"), (("telegram",), ("month",)), called="record of"
)
"""What telegrams are listed with and compared by, as JSON."""
DESCRIBED = Relation(
    "described",
    ("telegram", "month", "sort", "text"),
    (("month",),),
    ("sort", "telegram"),
    called="whole record of",
)
"""The record of each telegram, packed, in the order of sending."""
LAST_CHANGE = Relation(
    "last_change",
    ("telegram", "month", "modified"),
    (("month",),),
    called="day of the last change of",
)
CITATION = Relation(
    "citation",
    ("path", "telegram", "month", "sort", "text"),
    (("path",), ("month",)),
    ("sort", "telegram"),
    called="citation of",
)
"""What a citation of each telegram says, as JSON."""
SHOWN = Relation("shown", ("path", "text", "targets", "sizes"), (("path",),), called="record of")
"""
What a telegram's page shows of its record, the entries that it points to, and the bytes of record
and plaintext, as JSON.
"""
FILE = Relation(
    "published_file",
    ("telegram", "month", "name", "kind", "bytes"),
    (("telegram",), ("month",)),
    called="files of",
)
"""The files that are published beside a telegram's page."""
NAMING = Relation(
    "naming",
    ("ref", "month", "sort", "telegram", "number", "href", "lines"),
    (("month",), ("ref", "month")),
    called="mentions of",
)
"""
Where a telegram names an entry, as JSON: part (mention, or what it does in the handling), anchor,
the words before, the words, those after, whether they are a cover name, a reader's copies, and how
certain it is: in words of a mention, of a part as the record has it.
"""

LIKENESS = Relation("likeness", ("likeness", "path"), (("likeness",),), called="telegrams like")
"""The number, the senders and the day of sending of each telegram that has them all."""
LANGUAGE = Relation("language", ("language", "path"), (("language",),), called="telegrams in")
"""The languages without a lexicon in which telegrams have words, dates or figures."""
UNUSED = Relation("unused", ("path", "id"), (("path",),))
PUBLISHED = Relation("published_id", ("owner", "ids", "withdrawn"), (("owner",),))
"""
The ids in the roll, each with its line and version, and those that were withdrawn, as JSON. The
owner is the id before the first dot.
"""
WITHDRAWN = Relation(
    "withdrawn", ("id", "version", "address", "see", "reason"), (("id",),), called="withdrawal of"
)
"""The ids that were withdrawn and had a page, and where that page stood."""
RELEASED = Relation("released", ("version",))
"""The releases."""

MONTH = Relation("month", ("month", "telegrams"), (("month",),), ("month",))
TALLY = Relation(
    "tally",
    ("ref", "month", "mentions", "telegrams", "sent", "received", "handled", "copied"),
    (("ref",),),
    called="count of",
)
"""How often each entry is named in each month."""
WORDING = Relation("wording", ("ref", "month", "text", "cover", "mentions"), (("ref",),))
"""With which words each entry is named in each month."""
NAMED = Relation("named", ("ref", "mentions", "telegrams", "parts"), (("ref",),), called="count of")
"""How often each entry is named in all."""
PERIOD = Relation(
    "period", ("path", "ref", "name", "first", "last", "previous", "next"), (("path",),)
)
"""The pages of entries for one period: its name, its months, and the periods beside it."""

EXTENT = Relation("extent", ("cut", "costly", "exports"), called="size of the edition")
"""
Whether the edition has so many telegrams that its exports are cut by months, and whether the costly
exports are made.
"""
PART = Relation(
    "part",
    ("export", "address", "month", "newest", "text"),
    (("export",),),
    called="part of an export",
)
"""
The parts of the files of exports, with the day of the last change; the text of a part is empty if
it is a file of its own.
"""
EXPORTED = Relation(
    "exported",
    ("export", "title", "version", "validator", "address", "media_type", "month", "bytes"),
    (("export",), ("month",)),
    called="files of an export",
)
"""
The files of exports and their sizes; the month is empty if a file is not cut by months. The address
is empty if an export is made at releases only.
"""
PACKED = Relation("packed", ("address", "bytes"), called="zip files")
"""
The zip files and their sizes. The whole site is packed last, so its size is 0 here. The address is
empty if they are packed at releases only.
"""
MEMBER = Relation("member", ("kind", "path", "digest"), (("kind",),), called="packed files of")
"""The published files that are packed, by kind: a format of telegrams' files, or an export."""
LOSS = Relation("loss", ("export", "month", "sums"), (("export",),), called="losses of")
"""What an export makes of the values of a month, added up over all telegrams, as JSON."""
LOSS_LINES = Relation(
    "loss_lines", ("export", "month", "lines"), (("export",),), called="losses line by line of"
)
"""The same of each telegram, if the export is not cut."""

RELATIONS = (
    *(TELEGRAM_FILE, REGISTER_FILE, FRONT_FILE, WITNESS_FILE, ASSET_FILE),
    *(DOCUMENT, FRONT, WORDS, ANCHOR, ANCHOR_DIGEST, POINTER, LINK),
    *(REGISTER, ELEMENT, ELEMENT_TEXT, WHOLE_ELEMENT, ENTRY, NAME, UNIT),
    *(TELEGRAM, DESCRIBED, LAST_CHANGE, REPLY, OUTLINE, CITATION, SHOWN, FILE, NAMING),
    *(LIKENESS, LANGUAGE, UNUSED, PUBLISHED, WITHDRAWN, RELEASED),
    *(MONTH, TALLY, WORDING, NAMED, PERIOD, EXTENT, PART, EXPORTED, MEMBER, PACKED),
    *(LOSS, LOSS_LINES),
)
