"""Add entries to a register of the edition; all its other bytes stay."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lxml import etree

from edition.check.document.published_names import ENTRIES, judge_entry
from edition.check.remedies.edits import apply_bytes
from edition.errors import EditionError
from edition.exchange.intake.entry import (
    CATEGORY,
    TAXONOMY,
    Entry,
    are_same,
    list_entries,
    list_works,
    read_words,
)
from edition.findings import Edit
from edition.printable import show
from edition.read.index import Index
from edition.read.pointers import explain
from edition.read.source import Source, parse
from edition.xml.markup import Markup
from edition.xml.positions import TEI, XML_ID

_DECLARED = {f"{TEI}classDecl", f"{TEI}unitDecl"}


@dataclass(slots=True)
class Merged:
    """A register with what was offered: its bytes, and what became of each entry."""

    data: bytes
    added: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    """The entries that are not taken, each with the sentence that says so."""


def begin(path: PurePosixPath, data: bytes) -> Merged:
    """Declare the prefixes that a new register uses; one with ids of no use is not begun."""
    source = _require(path, data)
    merged = Merged(apply_bytes(data, _declare(source, Markup(data), [source.tree])))
    for entry in list_entries(source):
        if entry.element.tag in ENTRIES and (reason := judge_entry(entry.id)):
            said = f"The id {show(entry.id)} {reason}; {path} is not taken."
            merged.refused[entry.id] = said
    return merged


def merge(path: PurePosixPath, data: bytes, offered: bytes) -> Merged:
    """Add the entries of an offered register that a register of the edition has not."""
    old, new = _require(path, data), _require(path, offered)
    merged = Merged(data)
    wanted: list[Entry] = []
    known = {entry.id: entry for entry in list_entries(old)}
    taken = {named.id for named in old.index.named}
    own, works = list_works(old), list_works(new)
    other = {
        name for name in own if name in works and read_words(own[name]) != read_words(works[name])
    }
    whole: set[etree._Element] = set()
    for entry in list_entries(new):
        if entry.holder in whole:
            merged.added.append(entry.id)
        elif entry.id in taken:
            _compare(path, entry, known.get(entry.id), merged)
        elif entry.element.tag in ENTRIES and (reason := judge_entry(entry.id)):
            merged.refused[entry.id] = f"The id {show(entry.id)} {reason}; it is not taken."
        elif clash := sorted(entry.works & other):
            said = f"{entry.id} is not taken: its source {clash[0]} is another work in {path}."
            merged.refused[entry.id] = said
        else:
            wanted.append(entry)
            whole.add(entry.element)
            merged.added.append(entry.id)
    if wanted:
        needed = {name for entry in wanted for name in entry.works} - set(own)
        cited = [works[name] for name in works if name in needed]
        merged.data = _insert(old, new, wanted, cited)
        _prove(path, merged, wanted)
    return merged


def _require(path: PurePosixPath, data: bytes) -> Source:
    """Parse a register; raise EditionError if it cannot be read."""
    source = parse(path, data)
    if not isinstance(source, Source):
        raise EditionError(f"{path} cannot be read; edition check says why.")
    return source


def _compare(path: PurePosixPath, entry: Entry, known: Entry | None, merged: Merged) -> None:
    """Note whether an entry with an id that is there says the same."""
    if known is not None and are_same(known.element, entry.element):
        merged.there.append(entry.id)
    else:
        head = "The head of the taxonomy " if entry.element.tag == TAXONOMY else ""
        said = f"{head}{entry.id} is in {path} already and differs; that one stays as it is."
        merged.refused[entry.id] = said


def _prove(path: PurePosixPath, merged: Merged, wanted: Sequence[Entry]) -> None:
    """Raise EditionError unless what was added is found in the register as it was offered."""
    source = parse(path, merged.data)
    found = {each.id: each for each in list_entries(source)} if isinstance(source, Source) else {}
    for entry in wanted:
        if entry.id not in found or not are_same(found[entry.id].element, entry.element):
            raise EditionError(
                f"No place for the entry {entry.id} was found in {path}; nothing was written. "
                "Add it by hand."
            )


def _insert(
    old: Source, new: Source, wanted: Sequence[Entry], works: Sequence[etree._Element]
) -> bytes:
    """Insert entries and works at the ends of their lists, and declare prefixes."""
    markup, offered = Markup(old.data), Markup(new.data)
    by_place: dict[etree._Element, list[str]] = {}
    header = f"{TEI}teiHeader/{TEI}fileDesc/{TEI}sourceDesc/{TEI}listBibl"
    for element in works:
        place = _require_place(old, old.tree.find(header))
        by_place.setdefault(place, []).append(_read(new, offered, element))
    missing: dict[str, list[str]] = {}
    for entry in wanted:
        text = _read(new, offered, entry.element)
        holder = _find_holder(old, entry)
        if holder is not None:
            by_place.setdefault(holder, []).append(text)
        else:
            missing.setdefault(entry.holder.tag, []).append(text)
    for tag, texts in missing.items():
        place = _require_place(old, _find_header(old) if tag in _DECLARED else None)
        name = tag.removeprefix(TEI)
        lines = "".join(f"\n        {text}" for text in texts)
        by_place.setdefault(place, []).append(f"<{name}>{lines}\n      </{name}>")
    edits = [_append(old, markup, place, texts) for place, texts in by_place.items()]
    declared = _declare(old, markup, [*(entry.element for entry in wanted), *works])
    return apply_bytes(old.data, _join([*edits, *declared]))


def _join(edits: Iterable[Edit]) -> list[Edit]:
    """Sort edits; those at one place become one."""
    joined: dict[int, Edit] = {}
    for edit in edits:
        text = joined[edit.start].text if edit.start in joined else ""
        joined[edit.start] = Edit(edit.start, edit.end, text + edit.text)
    return sorted(joined.values())


def _find_header(source: Source) -> etree._Element | None:
    return source.tree.find(f"{TEI}teiHeader/{TEI}encodingDesc")


def _find_holder(old: Source, entry: Entry) -> etree._Element | None:
    """Find the list, taxonomy or declaration in a register where an offered entry belongs."""
    if entry.element.tag == CATEGORY:
        name = entry.holder.get(XML_ID)
        taxonomies = old.tree.iter(TAXONOMY)
        return next((each for each in taxonomies if each.get(XML_ID) == name), None)
    if entry.holder.tag in _DECLARED:
        return old.tree.find(f"{TEI}teiHeader/{TEI}encodingDesc/{entry.holder.tag}")
    stand_off = old.tree.find(f"{TEI}standOff")
    if stand_off is None or entry.holder.tag == stand_off.tag:
        return stand_off
    return stand_off.find(entry.holder.tag)


def _require_place(source: Source, place: etree._Element | None) -> etree._Element:
    if place is None:
        raise EditionError(
            f"{source.path} has no list for the entries that come in; edition check says why."
        )
    return place


def _read(source: Source, markup: Markup, element: etree._Element) -> str:
    """Return an element as it is written in its file."""
    start = markup.offset(source.positions.element(element))
    closing, tag = markup.closing(start), markup.tag(start)
    if closing is None:
        return tag.text if tag else ""
    return markup.text[start : markup.text.index(">", closing.end) + 1]


def _append(source: Source, markup: Markup, place: etree._Element, texts: Iterable[str]) -> Edit:
    """Append lines to an element, indented as its last child is."""
    text = markup.text
    closing = markup.closing(markup.offset(source.positions.element(place)))
    if closing is None or len(place) == 0:
        name = place.tag.removeprefix(TEI)
        raise EditionError(f"{source.path} has an empty {name}; write its first entry by hand.")
    end = len(text[: closing.start - 2].rstrip())
    first = markup.offset(source.positions.element(place[-1]))
    lead = text[len(text[:first].rstrip()) : first]
    lines = "".join(f"{lead}{each}" for each in texts)
    return Edit(end, end, _break_lines(markup, lines))


def _declare(source: Source, markup: Markup, added: Iterable[etree._Element]) -> Iterator[Edit]:
    """Declare the prefixes that added elements use and the register does not declare."""
    declared = {prefix.name for prefix in source.index.prefixes}
    tokens = (pointer.token for each in added for pointer in Index.read(each).pointers)
    used = {token.partition(":")[0] for token in tokens if ":" in token}
    folder = source.path.parent
    meanings = {prefix: explain(prefix, folder) for prefix in sorted(used - declared)}
    lines = [
        f'<prefixDef ident="{prefix}" matchPattern="{form}" replacementPattern="{meaning}"/>'
        for prefix, forms in meanings.items()
        for form, meaning in forms.items()
    ]
    if lines:
        yield _append_declarations(source, markup, lines)


def _append_declarations(source: Source, markup: Markup, lines: Sequence[str]) -> Edit:
    """Append declarations of prefixes to the others, or begin their list."""
    known = source.tree.find(f"{TEI}teiHeader/{TEI}encodingDesc/{TEI}listPrefixDef")
    if known is not None:
        return _append(source, markup, known, lines)
    listed = _wrap("listPrefixDef", lines, 3)
    header = _find_header(source)
    if header is not None:
        return _append(source, markup, header, [listed])
    before = source.tree.find(f"{TEI}teiHeader/{TEI}fileDesc")
    place = _require_place(source, before)
    end = _find_end(source, markup, place)
    return Edit(end, end, _break_lines(markup, f"\n    {_wrap('encodingDesc', [listed], 2)}"))


def _break_lines(markup: Markup, text: str) -> str:
    """Write the line breaks of a text as those of the file are."""
    plain = text.replace("\r\n", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in markup.text else plain


def _wrap(name: str, lines: Iterable[str], depth: int) -> str:
    """Write an element around lines, at a depth."""
    margin = "\n" + "  " * depth
    return f"<{name}>" + "".join(f"{margin}  {line}" for line in lines) + f"{margin}</{name}>"


def _find_end(source: Source, markup: Markup, element: etree._Element) -> int:
    """Return the offset after an element."""
    start = markup.offset(source.positions.element(element))
    return start + len(_read(source, markup, element))
