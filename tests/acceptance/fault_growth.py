"""
Every rule broken again and again in one file; where it can be broken but once, what it reads grows.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from growth import (
    FIRST,
    SECOND,
    Case,
    Write,
    always,
    change,
    insert,
    lay,
    repeat,
)

_REPEATED = {
    "app.lemma": "app",
    "app.witness": "app",
    "brackets.literal": "p",
    "copies.sum": "seg",
    "correspondent.agrees": "signed",
    "date-words.agrees": "date",
    "date.agrees": "dateline",
    "date.exists": "date",
    "date.mixed": "date",
    "date.order": "date",
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
    "text.empty": "rs",
    "time.agrees": "dateline",
    "witness.transcribed": "witness",
}
"""The element of each overlay that is repeated."""
_STATION = """
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
_IN_FIRST = "According to <ref"
_IN_SECOND = "I received <ref"


def list_faults() -> Iterator[Case]:
    """
    List the rules, each with what grows.
    """
    for rule, name in _REPEATED.items():
        yield Case(rule, repeat(rule, name), 1000, rule)
    for rule, write in _list_others():
        yield Case(rule, write, 1000, rule)


def _list_others() -> Iterator[tuple[str, Write]]:
    """
    List the rules of which an overlay's element cannot simply be repeated.
    """
    yield "id.unique", repeat("id.unique", "measure", lambda piece, _: piece)
    yield "list.numbering", _write_list
    yield "chain.order", insert((FIRST, "</correspDesc>", always(_STATION)))
    yield "cover.identified", insert((FIRST, _IN_FIRST, always(_COVER)))
    yield (
        "ledger.balance",
        insert((FIRST, _IN_FIRST, always(_ASKED)), (SECOND, _IN_SECOND, always(_PROMISED))),
    )
    yield "telegram.single", repeat("telegram.single", "div")
    yield (
        "id.matches-file",
        insert(
            (SECOND, "<closer ", always('<p xml:id="tg-1950-1003.q%">Words.</p>')),
            rules=("id.matches-file",),
        ),
    )
    yield "id.never-lost", _write_roll
    yield "reply.thread", _write_replies
    yield "witness.reproduced", _write_witnesses
    yield "source.kind", _write_strangers
    yield "source.stray", _write_strays
    yield "source.well-formed", insert((SECOND, "I received", always("war & peace; ")))
    for rule, piece in (
        ("source.no-doctype", "<!-- none -->\n"),
        ("source.merge-marker", "\n<<<<<<< ours\n"),
        ("source.encoding", "�"),
    ):
        yield rule, _spoil(rule, piece)


def _write_list(folder: Path, count: int) -> None:
    """
    Write a list in which every second pair of numerals goes astray.
    """
    lay(folder)
    items = "".join(
        f'<label>{10 * number + (number // 2 % 2) * 5}.</label><item xml:id="tg-1950-1001.z{number}">W.</item>'
        for number in range(count)
    )
    change(
        folder / FIRST, lambda text: text.replace("        <list>", f"<list>{items}</list><list>")
    )


def _write_roll(folder: Path, count: int) -> None:
    """
    Write a roll of published ids that are all gone.
    """
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
    """
    Write many witnesses that each have another word.
    """
    insert((FIRST, "</listWit>", always(_WITNESS)))(folder, count)
    witnesses = folder / "tei" / "witnesses"
    witnesses.mkdir()
    for number in range(count):
        (witnesses / f"tg-1950-1001.Q{number}.txt").write_text(f"Word{number}", encoding="utf-8")


def _write_strangers(folder: Path, count: int) -> None:
    """
    Write many registers among the telegrams; a file is told of once.
    """
    lay(folder, "source.kind")
    path = folder / "tei/telegrams/tg-1950-1003.xml"
    for number in range(count):
        shutil.copy(path, path.with_name(f"tg-1950-2{number:05}.xml"))


def _write_strays(folder: Path, count: int) -> None:
    """
    Write many files that are no sources.
    """
    lay(folder, "source.stray")
    for number in range(count):
        (folder / "tei" / "telegrams" / f"stray-{number}.XML").touch()


def _spoil(rule: str, piece: str) -> Write:
    """
    Spoil a file in a way that is told once, but repeat what it is looked for in.
    """

    def write(folder: Path, count: int) -> None:
        lay(folder, rule)
        path = folder / SECOND
        data = path.read_bytes()
        head, root, tail = data.partition(b"<TEI")
        added = piece.encode() * count if rule != "source.encoding" else b"\xff" * count
        at = {"source.no-doctype": head + added + root + tail}
        path.write_bytes(
            at.get(rule, head + root + tail.replace(b"I received", added + b"I received"))
        )

    return write
