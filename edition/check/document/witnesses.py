"""
Compare the encoding with each witness, word by word, after normalization.

A hyphen at the end of a transcription's line joins the word that it divides. The whole texts are
compared first; only if they differ, a walk of every character finds the places. A script that puts
no spaces between words is compared by characters.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from edition.check.document.reproduction import (
    Spot,
    Word,
    divide,
    find_divisions,
    normalize,
    read_text,
    reproduce,
)
from edition.findings import Fault, Place
from edition.language.differences import Difference, find_differences
from edition.read.source import TEI, WITNESSES, Source
from edition.relaxng.messages import quote
from edition.xml.encoding import find_faults
from edition.xml.positions import XML_ID

_END = "the end of the text"
_RULE = "witness.reproduced"
_DIVIDED = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
"""The end of a word that goes on in the next line."""
_SIGNS_AROUND = 4
"""So many signs are told on each side of one that differs, in a text without spaces."""
_MANY_WORDS = 50
"""From so many words on, a text of which more than half differ is another text."""

Transcriptions = Mapping[str, tuple[PurePosixPath, bytes]]
"""The file and the bytes of each transcription, by siglum."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A normalized word of a transcription, after its space, with the number of its line."""

    text: str
    line: int


def check(source: Source, texts: Transcriptions) -> Iterator[Fault]:
    """Find the words where the encoding and each witness's transcription differ."""
    witnesses = list(source.tree.iter(f"{TEI}witness"))
    yield from _check_transcriptions(source, witnesses, texts)
    sigla = {witness.get(XML_ID) for witness in witnesses}
    differences: dict[tuple[Place, str, str], list[str]] = {}
    for siglum, (path, data) in sorted(texts.items()):
        if faults := find_faults(path, data):
            yield from faults
            continue
        if siglum not in sigla:
            message = f"The header declares no witness {siglum}, which {path} transcribes."
            yield Fault(source.path, source.positions.element(source.tree), _RULE, message)
            continue
        transcription = data.decode("utf-8-sig")
        divisions = find_divisions(source, siglum)
        if read_text(divisions, siglum) == normalize(transcription):
            continue
        words = reproduce(divisions, siglum)
        for place, found, wanted, line in _compare(source, words, list_words(transcription, words)):
            where = f"{siglum} ({path.name}, line {line})"
            differences.setdefault((place, found, wanted), []).append(where)
    for (place, found, wanted), transcriptions in differences.items():
        names = " and ".join(transcriptions)
        message = f"The text has {found} where witness {names} has {wanted}."
        yield Fault(source.path, place, _RULE, message)


def _check_transcriptions(
    source: Source, witnesses: Iterable[etree._Element], sigla: Collection[str]
) -> Iterator[Fault]:
    """Find declared witnesses that have no transcription; it has the name of the telegram's id."""
    if source.tree.get(XML_ID) != source.id:
        return
    for witness in witnesses:
        siglum = witness.get(XML_ID, "")
        if siglum not in sigla:
            message = f"There is no {WITNESSES / f'{source.id}.{siglum}.txt'} for witness {siglum}."
            place = source.positions.element(witness)
            yield Fault(source.path, place, "witness.transcribed", message)


def list_words(transcription: str, words: Iterable[Word]) -> list[Printed]:
    """
    Return the normalized words of a transcription, each with the number of its line.

    A divided word is joined, with its hyphen if the encoding has the word so.
    """
    known = {word.text for word in words}
    return [
        Printed(text, line)
        for written, line in _join(transcription, known)
        for text, _ in divide(written)
    ]


def _join(transcription: str, known: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield what stands between the spaces of a transcription, with its line."""
    held: tuple[str, int] | None = None
    for number, line in enumerate(transcription.split("\n"), 1):
        written = normalize(line).split()
        for index, word in enumerate(written):
            whole = (word, number)
            if held and word[0].isalpha():
                kept, joined = f"{held[0]}{word}", f"{held[0][:-1]}{word}"
                whole = (kept if f" {kept}" in known else joined, held[1])
            elif held:
                yield held
            held = whole if index == len(written) - 1 and _DIVIDED.search(word) else None
            if held is None:
                yield whole
    if held:
        yield held


def _compare(
    source: Source, words: Sequence[Word], printed: Sequence[Printed]
) -> Iterator[tuple[Place, str, str, int]]:
    """Yield each difference: its place, what stands there, what should, and the line."""
    texts, others = [word.text for word in words], [word.text for word in printed]
    differences = find_differences(texts, others)
    changed = sum(each.end - each.start for each in differences)
    if strange := len(words) >= _MANY_WORDS and changed > len(words) / 2:
        differences = differences[:1]
    for each in differences:
        at = (
            words[min(each.start, len(words) - 1)].spot
            if words
            else Spot(source.tree, 0, tail=False)
        )
        line = printed[min(each.other_start, len(printed) - 1)].line if printed else 1
        start, end, other_start, other_end = _widen(each, texts, others)
        found, wanted = _tell(texts[start:end], others[other_start:other_end])
        more = ", and most of its other words differ too" if strange else ""
        place = source.positions.text(at.element, at.index, tail=at.tail)
        yield place, found, f"{wanted}{more}", line


def _widen(difference: Difference, texts: Sequence[str], others: Sequence[str]) -> Difference:
    """Add the signs around a difference within a word, and the next word to one that is missing."""
    start, end, other, other_end = difference
    for _ in range(_SIGNS_AROUND):
        inside = _goes_on(texts, start) or _goes_on(others, other)
        if not inside or texts[start - 1 : start] != others[other - 1 : other]:
            break
        start, other = start - 1, other - 1
    for count in range(_SIGNS_AROUND):
        inside = _goes_on(texts, end) and _goes_on(others, other_end)
        missing = not count and (start == end or other == other_end)
        if not (inside or missing) or texts[end : end + 1] != others[other_end : other_end + 1]:
            break
        end, other_end = end + 1, other_end + 1
    return Difference(start, end, other, other_end)


def _goes_on(texts: Sequence[str], place: int) -> bool:
    """Return whether there is no space before a word."""
    return 0 < place < len(texts) and not texts[place].startswith(" ")


def _tell(texts: Sequence[str], others: Sequence[str]) -> tuple[str, str]:
    """Return the words of both as a message has them, without a mark that ends both."""
    words, wanted = "".join(texts).strip(), "".join(others).strip()
    while len(words) > 1 < len(wanted) and words[-1] == wanted[-1] and not words[-1].isalnum():
        words, wanted = words[:-1], wanted[:-1]
    return quote(words) if words else _END, quote(wanted) if wanted else _END
