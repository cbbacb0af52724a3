"""
Every rule broken again and again in one file; where it can be broken but once, what it reads grows.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from growth import FIRST, IN_FIRST, IN_SECOND, SECOND, Case, Write, insert, lay, put, repeat

_SIZE = 1_000
_REPEATED = {
    "address.scheme": "idno",
    "app.lemma": "app",
    "app.witness": "app",
    "authority.id": "idno",
    "brackets.literal": "p",
    "copies.sum": "seg",
    "correspondent.agrees": "signed",
    "date-words.agrees": "date",
    "date.agrees": "dateline",
    "date.exists": "date",
    "date.mixed": "date",
    "date.order": "date",
    "entry.double": "idno",
    "entry.name": "place",
    "entry.unused": "person",
    "grammar.attribute": "measure",
    "grammar.element": "dates",
    "grammar.text": "list",
    "grammar.value": "ref",
    "header.complete": "div",
    "id.pattern": "p",
    "measure.act": "measure",
    "measure.commodity": "measure",
    "measure.kinds": "measure",
    "measure.unit": "measure",
    "mention.ambiguous": "seg",
    "mention.untagged": "seg",
    "name.agrees": "persName",
    "name.ref": "addrLine",
    "note.resp": "note",
    "number-words.agrees": "measure",
    "number.agrees": "idno",
    "precedence.agrees": "seg",
    "quantity.agrees": "measure",
    "ref.kind": "persName",
    "ref.resolves": "rs",
    "shelfmark.agrees": "witness",
    "station.single": "correspAction",
    "supplied.resp": "supplied",
    "telegram.single": "div",
    "text.empty": "rs",
    "time.agrees": "dateline",
    "unit.agrees": "measure",
    "witness.transcribed": "witness",
}
"""The element of each overlay that is repeated."""
_STATIONS = """
<correspAction type="received"><date when="1950-11-09">9</date></correspAction>
<correspAction type="received"><date when="1950-11-07">7</date></correspAction>
"""
_COVER = '<persName type="cover" ref="person:cover-%">FILIPPOV</persName> came. '
_ASKED = (
    '<measure xml:id="tg-1950-1001.r%" quantity="1000" unitRef="unit:piece" commodity="rifle" '
    'ana="act:requested"><num value="1000">1,000</num> rifles</measure> '
)
_PROMISED = (
    '<measure xml:id="tg-1950-1002.r%" quantity="999" unitRef="unit:piece" commodity="rifle" '
    'ana="act:promised" corresp="telegram:tg-1950-1001.r%"><num value="999">999</num> rifles'
    "</measure> "
)
_WITNESS = '<witness xml:id="Q%"><bibl><title>Printed source</title></bibl></witness>'
_SPOILED = {
    "source.encoding": b"\xff",
    "source.limits": b"<!-- none -->",
    "source.merge-marker": b"\n<<<<<<< ours\n",
    "source.no-doctype": b"<!-- none -->",
    "source.well-formed": b"war & peace; ",
}
"""What is found once in a file, and what it is looked for in."""


def list_faults() -> Iterator[Case]:
    """List the rules, each with what grows."""
    for rule, name in _REPEATED.items():
        yield Case(rule, repeat(rule, name), _SIZE, rule)
    for rule, write in _list_others():
        yield Case(rule, write, _SIZE, rule)
    for rule, piece in _SPOILED.items():
        yield Case(rule, _spoil(rule, piece), _SIZE, rule)


def _list_others() -> Iterator[tuple[str, Write]]:
    """List the rules of which an overlay's element cannot simply be repeated."""
    yield "id.unique", repeat("id.unique", "measure", lambda piece, _: piece)
    yield "list.numbering", put((FIRST, "</list>", _write_item))
    yield "chain.order", insert((FIRST, "</correspDesc>", _STATIONS))
    yield "cover.identified", insert((FIRST, IN_FIRST, _COVER))
    yield "ledger.balance", insert((FIRST, IN_FIRST, _ASKED), (SECOND, IN_SECOND, _PROMISED))
    named = '<p xml:id="tg-1950-1003.q%">Words.</p>'
    yield "id.matches-file", insert((SECOND, "<closer ", named), rules=("id.matches-file",))
    yield "id.never-lost", _write_roll
    yield "id.portable", _copy("id.portable", "tei/front/index.xml", "tei/front/a{}.b.xml")
    yield "reply.thread", _write_replies
    yield "witness.reproduced", _write_witnesses
    stranger = "tei/telegrams/tg-1950-1003.xml"
    yield "source.kind", _copy("source.kind", stranger, "tei/telegrams/tg-1950-2{:05}.xml")
    stray = "tei/telegrams/tg-1950-1003.XML"
    yield "source.stray", _copy("source.stray", stray, "tei/telegrams/stray-{}.XML")


def _write_item(number: int) -> str:
    """Write an item of a list in which every second pair of numerals goes astray."""
    numeral = 10 * number + (number // 2 % 2) * 5
    return f'<label>{numeral}.</label><item xml:id="tg-1950-1001.z{number}">Words.</item>'


def _write_roll(folder: Path, count: int) -> None:
    """Write a roll of published ids that are all gone."""
    lay(folder, "id.never-lost")
    lines = "".join(f"tg-1950-1001.gone{number}\n" for number in range(count))
    (folder / "tei" / "published.txt").write_text(lines, encoding="utf-8")


def _write_replies(folder: Path, count: int) -> None:
    """
    Write many replies that are too early; a telegram has one request, so each stands in a file.
    """
    lay(folder, "reply.thread")
    text = (folder / SECOND).read_text(encoding="utf-8")
    for number in range(count):
        name = f"tg-1950-2{number:05}"
        path = folder / f"tei/telegrams/{name}.xml"
        path.write_text(text.replace("tg-1950-1002", name), encoding="utf-8")


def _write_witnesses(folder: Path, count: int) -> None:
    """Write many witnesses that each have another word."""
    insert((FIRST, "</listWit>", _WITNESS))(folder, count)
    witnesses = folder / "tei" / "witnesses"
    witnesses.mkdir()
    for number in range(count):
        (witnesses / f"tg-1950-1001.Q{number}.txt").write_text(f"Word{number}", encoding="utf-8")


def _copy(rule: str, path: str, name: str) -> Write:
    """Copy the file of an overlay, which is told of once."""

    def write(folder: Path, count: int) -> None:
        lay(folder, rule)
        for number in range(count):
            shutil.copy(folder / path, folder / name.format(number))

    return write


def _spoil(rule: str, piece: bytes) -> Write:
    """Spoil a file in a way that is told once, and repeat what that is looked for in."""

    def write(folder: Path, count: int) -> None:
        lay(folder, rule)
        data = (folder / SECOND).read_bytes()
        at = data.index(b"I received") if rule != "source.no-doctype" else data.index(b"<!DOCTYPE")
        (folder / SECOND).write_bytes(data[:at] + piece * count + data[at:])

    return write
