"""
What a new version of the command asks of an edition: edits that are certain, and questions.

The sources may be as the schema of commit 8b3aeda had them: an idno of the subtypes sender and
cipher-bureau, a measure with sameAs, and parts of telegrams without full stops in their ids.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lxml import etree

from edition.check.remedies.edits import apply_bytes
from edition.files.amendment import ChangedError, amend
from edition.files.folder import Folder
from edition.findings import Edit, Place
from edition.fix.diff import format_diff
from edition.lifecycle.template import list_schema_copies
from edition.printable import show
from edition.project.freshness import ODD
from edition.project.paths import REGISTERS, find_packaged
from edition.project.settings import Project
from edition.read.source import TEI, Kind, Source, list_sources, read_source
from edition.xml.markup import Markup, Written
from edition.xml.positions import XML_ID

_TAXONOMIES = REGISTERS / "taxonomies.xml"
_OLD_PARTS = r"(tg-[a-z0-9\-]+)\.([a-z0-9]+)"
_PARTS = r"(tg-[a-z0-9\-]+)\.([a-z0-9.\-]+)"
_RESTATED = """  <category xml:id="act-restated">
            <gloss>restated</gloss>
            <desc>It was said before, in these or in other words, and is not counted again.</desc>
          </category>
        """


@dataclass(frozen=True, slots=True)
class Question:
    """What only an editor can decide, and the offset of what it is about."""

    offset: int
    sentence: str


@dataclass(slots=True)
class Upgrade:
    """A file of the edition, the edits that it needs, and the questions that are left."""

    path: PurePosixPath
    data: bytes = b""
    edits: list[Edit] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @property
    def mended(self) -> bytes:
        """The file after the edits."""
        return apply_bytes(self.data, sorted(self.edits))

    def locate(self, question: Question, *, written: bool) -> Place:
        """Return the place of a question, in the file as it was or as it is written."""
        grown = sum(
            len(edit.text) - (edit.end - edit.start)
            for edit in self.edits
            if written and edit.end <= question.offset
        )
        data = self.mended if written else self.data
        return Markup(data).place(question.offset + grown)


def plan_upgrades(project: Project) -> Iterator[Upgrade]:
    """Plan the upgrade of each source that needs one; registers come after the telegrams."""
    restates = False
    for kind in (Kind.TELEGRAM, Kind.REGISTER, Kind.FRONT):
        for path in list_sources(project, kind):
            source = read_source(project, path)
            if not isinstance(source, Source):
                sentence = "it cannot be read; edition check says why, then run this again"
                yield Upgrade(path, questions=[Question(0, sentence)])
                continue
            upgrade = _plan(source)
            if path == _TAXONOMIES and restates:
                _add_category(source, upgrade)
            if upgrade.edits or upgrade.questions:
                yield upgrade
            restates |= kind is Kind.TELEGRAM and b"act:restated" in upgrade.mended
    if restates and not (project.root / _TAXONOMIES).exists():
        sentence = "there is no such file; the act restated is to stand in it"
        yield Upgrade(_TAXONOMIES, questions=[Question(0, sentence)])


def _plan(source: Source) -> Upgrade:
    """Find what a source has from an older schema."""
    upgrade = Upgrade(source.path, source.data)
    markup = Markup(source.data)
    for element in source.tree.iter(f"{TEI}idno", f"{TEI}measure", f"{TEI}prefixDef"):
        match element.tag.removeprefix(TEI):
            case "idno":
                _name_station(source, markup, element, upgrade)
            case "measure":
                _restate(source, markup, element, upgrade)
            case "prefixDef" if element.get("matchPattern") == _OLD_PARTS:
                old = _find(source, markup, element, "matchPattern")
                upgrade.edits.append(Edit(old.value.start, old.value.end, _PARTS))
    return upgrade


def _find(source: Source, markup: Markup, element: etree._Element, name: str) -> Written:
    """Return an attribute, which the element has, as it was typed."""
    found = markup.attribute(markup.offset(source.positions.attribute(element, name)))
    if found is None:
        raise LookupError(name)
    return found


def _name_station(
    source: Source, markup: Markup, element: etree._Element, upgrade: Upgrade
) -> None:
    """Say of a number what kind of station gave it; of a cipher bureau's that is not known."""
    new = {"sender": "sent", "cipher-bureau": "unknown"}.get(element.get("subtype", ""))
    if new is None:
        return
    old = _find(source, markup, element, "subtype")
    upgrade.edits.append(Edit(old.value.start, old.value.end, new))
    if new == "unknown" and next(element.iterancestors(f"{TEI}sourceDesc"), None) is not None:
        number = "".join(map(str, element.itertext()))
        sentence = (
            f"No. {number} was given by the cipher bureau that received or sent the telegram; "
            "if you know which, write received or sent instead of unknown, here and in the text"
        )
        offset = markup.offset(source.positions.element(element))
        upgrade.questions.append(Question(offset, sentence))


def _restate(source: Source, markup: Markup, element: etree._Element, upgrade: Upgrade) -> None:
    """Say of a quantity that it was said before with the act restated in place of sameAs."""
    if element.get("sameAs") is None:
        return
    old = _find(source, markup, element, "sameAs")
    if element.get("ana") is not None:
        sentence = "this measure has sameAs and an act; delete one of them, then run this again"
        upgrade.questions.append(Question(old.name.start, sentence))
        return
    quote = markup.text[old.value.start - 1]
    act = f"ana={quote}act:restated{quote}"
    if element.get("corresp") is None:
        act += f" corresp={quote}{old.value.text}{quote}"
    else:
        more = _find(source, markup, element, "corresp").value.end
        upgrade.edits.append(Edit(more, more, f" {old.value.text}"))
    upgrade.edits.append(Edit(old.name.start, old.value.end + 1, act))


def _add_category(source: Source, upgrade: Upgrade) -> None:
    """Add the act restated to the taxonomy of acts, if it is not there."""
    if any(named.id == "act-restated" for named in source.index.named):
        return
    markup = Markup(source.data)
    for taxonomy in source.tree.iter(f"{TEI}taxonomy"):
        start = markup.offset(source.positions.element(taxonomy))
        closing = markup.closing(start)
        if taxonomy.get(XML_ID) == "act" and closing is not None:
            end = closing.start - 2
            upgrade.edits.append(Edit(end, end, _RESTATED))
            return
    upgrade.questions.append(Question(0, "there is no taxonomy act for the act restated; add it"))


def upgrade(project: Project, *, writes: bool) -> Iterator[tuple[bytes, list[str]]]:
    """Show each file's edits as a diff, or make them; with it go the sentences to be told."""
    folder = Folder(project.root)
    told = False
    for each in plan_upgrades(project):
        told = True
        done = [_write(folder, each)] if writes and each.edits else []
        diff = b"" if writes else format_diff(str(each.path), each.data, sorted(each.edits))
        yield diff, [*done, *_list_questions(each, written=writes)]
    for path, data in _list_old_copies(project):
        told = True
        if writes:
            folder.write(path, data)
        yield (
            b"",
            [f"{path} is renewed." if writes else f"{path} is missing, or of another version."],
        )
    if _has_other_schema(project):
        yield b"", [_OWN]
    elif not told:
        yield b"", ["This version asks for nothing."]
    if told and not writes:
        yield b"", ["edition upgrade --write changes these files."]


_OWN = (
    "schema/telegram.odd is this edition's own and not of this version; delete schema/ to use what "
    "comes with the command, or make the changes there too."
)


def _list_questions(upgrade: Upgrade, *, written: bool) -> Iterator[str]:
    """Write what only an editor can decide, each with its place."""
    for question in upgrade.questions:
        line, column = upgrade.locate(question, written=written)
        yield f"{show(str(upgrade.path))}:{line}:{column}: {question.sentence}."


def _write(folder: Folder, upgrade: Upgrade) -> str:
    """Make the edits of a file, keep the file as it was, and say what was done."""
    named = show(str(upgrade.path))
    try:
        kept = amend(folder, upgrade.path, upgrade.data, upgrade.mended)
    except ChangedError as error:
        return f"{named} is not upgraded: {error}."
    return f"{named} is upgraded; the file as it was is kept: {show(kept.name)}."


def _list_old_copies(project: Project) -> Iterator[tuple[PurePosixPath, bytes]]:
    """List the files of schema/ that editors read and that are not this version's."""
    if project.schema != project.root / "schema":
        folder = Folder(project.root)
        for path, data in list_schema_copies():
            if folder.read(path) != data:
                yield path, data


def _has_other_schema(project: Project) -> bool:
    """Tell whether an edition has a schema of its own that is not of this version."""
    packaged = find_packaged("schema", ODD) / ODD
    return (project.schema / ODD).read_bytes() != packaged.read_bytes()
