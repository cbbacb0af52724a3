"""Import files: plan all that they bring, then write it."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from lxml import etree

from edition.errors import EditionError
from edition.exchange.intake.loss import Names, Weighing
from edition.exchange.intake.offer import READ, Input, Offer, Opener, Refusal, is_ours
from edition.exchange.intake.register import begin, merge
from edition.exchange.loss import Line, add_up, count_classes
from edition.exchange.report import write_losses
from edition.files.amendment import ChangedError, amend
from edition.files.folder import Folder
from edition.files.input_file import NotAFileError, read_regular
from edition.findings import Fault
from edition.printable import count, show
from edition.project.paths import SETTINGS
from edition.project.settings import Project
from edition.read.source import parse
from edition.xml.positions import XML_ID
from edition.xml.trees import parse_tree

_FORMAT = ("edition", "TEI P5")


@dataclass(slots=True)
class Plan:
    """What files bring to an edition: the files to write, what is told, and what is lost."""

    folder: Folder
    before: dict[PurePosixPath, bytes | None] = field(default_factory=dict)
    after: dict[PurePosixPath, bytes] = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)
    losses: list[Line] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def is_complete(self) -> bool:
        """Tell whether all that was offered was taken, or there already."""
        return not self.sentences

    def read(self, path: PurePosixPath) -> bytes | None:
        """Return a file as it will be."""
        if path not in self.before:
            self.before[path] = self.folder.read(path)
            if self.before[path] is None and os.path.lexists(self.folder.root / path):
                raise EditionError(f"{path} is no file that can be read; move it away.")
        return self.after.get(path, self.before[path])


@dataclass(frozen=True, slots=True)
class Intake:
    """Imports files into an edition; by force it replaces telegrams that differ."""

    project: Project
    opener: Opener
    names: Names
    force: bool

    @classmethod
    def prepare(cls, project: Project, today: date, *, force: bool) -> "Intake":
        """Prepare the import into an edition."""
        opener = Opener.prepare(project, today.isoformat())
        return cls(project, opener, Names.read(project), force)

    def plan(self, places: Iterable[tuple[str, Path]]) -> Plan:
        """Plan the import of files, each with its name as it was typed; nothing is written."""
        plan = Plan(Folder(self.project.root))
        for name, place in places:
            data = read_input(name, place, self.project.settings.source_bytes)
            tree = parse_tree(PurePosixPath(name), data)
            plan.counts["files"] += 1
            if isinstance(tree, list):
                plan.sentences += map(_tell_fault, tree)
                continue
            given = Input(name, data, tree)
            if is_ours(tree):
                self._take(given, plan)
            else:
                sentence = f"This is no export of an edition; edition import reads {READ}."
                plan.sentences.append(given.tell((1, 1), sentence))
        return plan

    def _take(self, given: Input, plan: Plan) -> None:
        """Plan what one file brings."""
        weighing = Weighing(given, self.names)
        for offer in self.opener.open(given):
            if isinstance(offer, Refusal):
                place = offer.locate(weighing.positions)
                plan.sentences.append(given.tell(place, offer.sentence))
                plan.counts["refused"] += 1
                weighing.refuse(offer)
            elif offer.is_telegram:
                self._take_telegram(offer, plan, weighing)
            else:
                _take_register(offer, plan, weighing)
        plan.losses += weighing.list_lines()
        plan.counts["comments"] += weighing.comments

    def _take_telegram(self, offer: Offer, plan: Plan, weighing: Weighing) -> None:
        """Plan a telegram, which is never written over one that differs unless by force."""
        old = plan.read(offer.path)
        taken = True
        if old is None:
            plan.counts["new"] += 1
        elif _are_same(offer.path, old, offer.data):
            plan.counts["there already"] += 1
        elif self.force and offer.path not in plan.after:
            plan.counts["replaced"] += 1
        else:
            taken = False
            plan.counts["refused"] += 1
            place = weighing.positions.attribute(offer.element, XML_ID)
            plan.sentences.append(weighing.given.tell(place, _explain(offer, plan)))
        if taken and (old is None or not _are_same(offer.path, old, offer.data)):
            plan.after[offer.path] = offer.data
        weighing.add_telegram(offer, taken=taken)


def plan_import(
    root: Path, places: Iterable[tuple[str, Path]], today: date, *, force: bool
) -> Plan:
    """Plan the import of files into the edition of a folder."""
    return Intake.prepare(Project.open(root), today, force=force).plan(places)


def _explain(offer: Offer, plan: Plan) -> str:
    """Say why a telegram is not taken."""
    if offer.path in plan.after:
        return (
            f"{offer.path} would be made of two telegrams of this id that differ; "
            "the first is taken. Give this one another id, then import it again."
        )
    reason = f"{offer.path} is there already and differs, and stays as it is"
    return f"{reason}; --force replaces it and keeps the old file."


def _take_register(offer: Offer, plan: Plan, weighing: Weighing) -> None:
    """Plan a register: a new one whole, else the entries that the edition’s own has not."""
    old = plan.read(offer.path)
    if old is not None and _are_same(offer.path, old, offer.data):
        weighing.add_register(offer, {}, whole=True)
        return
    merged = begin(offer.path, offer.data) if old is None else merge(offer.path, old, offer.data)
    for name, sentence in merged.refused.items():
        plan.sentences.append(weighing.given.tell(weighing.locate(offer, name), sentence))
    plan.counts["entries refused"] += len(merged.refused)
    plan.counts["added"] += len(merged.added)
    if old is None and not merged.refused:
        plan.counts["registers"] += 1
        plan.after[offer.path] = merged.data
    elif old is not None and merged.data != old:
        plan.after[offer.path] = merged.data
    weighing.add_register(offer, merged.refused, whole=old is None)


def read_input(name: str, place: Path, limit: int) -> bytes:
    """Read a file that is to be imported."""
    shown = show(name)
    try:
        data = read_regular(place, limit)
    except FileNotFoundError as error:
        raise EditionError(f"There is no file {shown}; name one that is there.") from error
    except (NotAFileError, IsADirectoryError) as error:
        raise EditionError(f"{shown} is not a file; name the files in it.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise EditionError(f"{shown} could not be read: {reason}.") from error
    if len(data) > limit:
        raise EditionError(
            f"{shown} is larger than {limit} bytes; split it, or raise source-bytes in {SETTINGS}."
        )
    return data


def _tell_fault(fault: Fault) -> str:
    line, column = fault.place
    return f"{show(str(fault.path))}:{line}:{column}: {fault.rule}: {show(fault.message)}"


def _are_same(path: PurePosixPath, old: bytes, new: bytes) -> bool:
    """Tell whether two files are the same but for comments and how tags are written."""
    return old == new or _write_canonical(path, old) == _write_canonical(path, new)


def _write_canonical(path: PurePosixPath, data: bytes) -> bytes:
    tree = parse(path, data)
    if isinstance(tree, list):
        return b""
    return etree.tostring(tree.tree, method="c14n2")


def write_plan(plan: Plan) -> Iterator[str]:
    """Write the files of a plan, registers first; say where each old file is kept."""
    for path in sorted(plan.after, key=str):
        old, new = plan.before[path], plan.after[path]
        if old is None:
            plan.folder.write(path, new)
            continue
        try:
            kept = amend(plan.folder, path, old, new)
        except ChangedError as error:
            raise EditionError(f"{path} was not changed: {error}.") from error
        yield f"{path} is changed; the file as it was is kept: {show(kept.name)}."


def report_plan(plan: Plan, place: Path) -> None:
    """Write the report of what is lost; only another report is written over."""
    folder, path = Folder(place.parent), PurePosixPath(place.name)
    old = folder.read(path)
    if old is not None and not _is_report(old):
        raise EditionError(f"{show(str(place))} is there and no report; name another file.")
    losses = write_losses("import", _FORMAT, add_up(plan.losses), plan.losses)
    folder.write(path, losses.encode())


def _is_report(data: bytes) -> bool:
    try:
        told = json.loads(data)
    except ValueError:
        return False
    return isinstance(told, dict) and told.get("direction") in {"export", "import"}


def sum_up(plan: Plan) -> str:
    """Sum up an import in a line."""
    counts, classes = plan.counts, count_classes(add_up(plan.losses))
    telegrams = ", ".join(f"{counts[what]} {what}" for what in ("new", "replaced", "there already"))
    told = [
        f"{count(counts['files'], 'file')} read",
        f"telegrams {telegrams}, {counts['refused']} refused",
        f"registers {counts['registers']} new",
        f"entries {counts['added']} added, {counts['entries refused']} refused",
        f"{classes['not-understood']} of {count(sum(classes.values()), 'node')} not understood",
    ]
    if comments := counts["comments"]:
        told.append(f"{count(comments, 'comment')} not taken")
    return f"{'; '.join(told)}."
