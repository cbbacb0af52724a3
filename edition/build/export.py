"""Write exports of a checked edition into a folder, whether edition.toml asks for them or not."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from edition.build.build import rebuild, take_turn
from edition.build.run import open_order
from edition.build.session import Session
from edition.catalogue.entry import Entry
from edition.catalogue.items import OUTPUT, WHOLE
from edition.catalogue.relation import write_value
from edition.catalogue.tables import ENTRY, MONTH, RELATIONS
from edition.engine.inputs import Changes, InputFiles
from edition.engine.pool import Workers
from edition.engine.progress import Progress
from edition.engine.reader import Reader
from edition.engine.relations import Relations
from edition.engine.steps import Step
from edition.errors import EditionError, explain_change
from edition.exchange.assembly import (
    Assembly,
    Binding,
    Kept,
    as_bytes,
    finish_month,
    keep_parts,
    open_entry,
)
from edition.exchange.bundle import BUNDLES, SITE, Packer
from edition.exchange.bundles import NAME as ZIPS
from edition.exchange.bundles import (
    PACKED_BUNDLES,
    PACKED_SITE,
    read_members,
    read_page_volumes,
)
from edition.exchange.export.export import DATA, Export
from edition.exchange.exports import EXPORTS
from edition.exchange.extent import is_cut, read_volumes
from edition.exchange.loss import Line, Sum, add_up, merge
from edition.exchange.report import locate_report, write_report
from edition.files.folder import Folder
from edition.outcome import Outcome
from edition.project.order import Order
from edition.relaxng.messages import find_nearest

DEPOSIT = "deposit"
"""The name of what is made only when it is asked for: edition/build/deposit.py."""
_OWN = ("public", ".edition")
_SOURCES = ("tei", "schema", "xslt")
"""The folders of what an edition is made of."""


def choose_exports(names: Sequence[str]) -> list[Export | str]:
    """
    Choose exports by their names, all of them without names.

    Raise ValueError for other names, or if the deposit is not named alone.
    """
    if {*names} == {DEPOSIT}:
        return [DEPOSIT]
    if DEPOSIT in names:
        raise ValueError("a deposit has a folder of its own; make it without other exports.")
    known = (*(export.name for export in EXPORTS), ZIPS, DEPOSIT)
    for name in names:
        if name not in known:
            near = find_nearest(name, known)
            meant = f"did you mean {near}?" if near else f"there are {', '.join(known)}."
            raise ValueError(f"there is no export {name}; {meant}")
    chosen = [export for export in EXPORTS if not names or export.name in names]
    return [*chosen, ZIPS] if not names or ZIPS in names else [*chosen]


def require_place(root: Path, place: Path) -> None:
    """Raise EditionError if a folder is one that builds fill, or has sources."""
    for own in (*_OWN, *_SOURCES):
        if place.resolve().is_relative_to((root / own).resolve()):
            filled = "is filled by builds" if own in _OWN else "holds what the edition is made of"
            raise EditionError(f"{own}/ {filled}; name another folder for the exports.")


def write_exports(
    root: Path, exports: Sequence[Export | str], place: Path, workers: Workers, progress: Progress
) -> tuple[Outcome, list[str]]:
    """Build an edition, and if there is no error, write exports; return what was written."""
    require_place(root, place)
    with Session.open(root, Folder(root), workers) as session:
        outcome = rebuild(session, progress=progress)
        if outcome.errors:
            return outcome, []
        take_turn(session, progress)
        folder, written = Folder(place), []
        for export in exports:
            desk = _Desk.open(session)
            files = desk.pack() if isinstance(export, str) else desk.make(export)
            for address, made in files:
                path = address.removeprefix(DATA)
                folder.write(PurePosixPath(path), as_bytes(made))
                written.append(path)
        return outcome, written


@dataclass(frozen=True, slots=True)
class _Desk:
    """The catalogue of an edition that was built, and what exports are made with."""

    rows: Relations
    order: Order

    @classmethod
    def open(cls, session: Session) -> "_Desk":
        """Open the catalogue of a session."""
        order, _ = open_order(session, Changes((), (), all=False))
        return cls(Relations(session.catalogue, (*RELATIONS, OUTPUT)), order)

    def pack(self) -> Iterator[tuple[str, bytes]]:
        """Pack the published files, by volumes if the edition is large."""
        assert self.order.folder is not None  # noqa: S101 - a build published there just now
        reads = {*PACKED_BUNDLES.reads, *PACKED_SITE.reads}
        reader = Reader(self.rows, Step(ZIPS, lambda _, __: [], reads=(*reads,)))
        packer = Packer(self.order.folder, self.order.project.settings, read_page_volumes(reader))
        for bundle in (*BUNDLES, SITE):
            yield from packer.pack(bundle, read_members(reader, bundle))

    def make(self, export: Export) -> Iterator[tuple[str, str | bytes]]:
        """Make the files of an export and its report, month by month if it is cut."""
        step = Assembly(export).make_part_step()
        kept: list[Kept] = []
        sums: list[Sum] = []
        lines: list[Line] = []
        months = self._list_months(step)
        cut = export.by == "month" and is_cut(Reader(self.rows, step))
        for month in months:
            value = export.read(Reader(self.rows, step), month)
            part = export.write(self.order, json.loads(write_value(value)), self)
            kept += keep_parts(export, month, part, cut=cut)
            sums = merge((*sums, *add_up(part.losses)))
            if cut:
                yield from finish_month(self.order, export, month, part).items()
            else:
                lines += part.losses
        reader = Reader(self.rows, Assembly(export).make_whole_step())
        volumes = read_volumes(reader) if cut else {}
        binding = Binding(self.order, export, volumes, export.read_beside(reader), self)
        yield from binding.finish(kept, cut=cut).items()
        if sums:
            yield (
                locate_report(export.name),
                write_report(export, sums, lines, months if cut else []),
            )

    def _list_months(self, step: Step) -> list[str]:
        if step.subjects == WHOLE:
            return [""]
        return [str(row["month"]) for row in self.rows.list_rows(MONTH.name, {})]

    def entry(self, name: str) -> Entry | None:
        """Return an entry."""
        return open_entry(self.rows.list_rows(ENTRY.name, {"id": name}))

    def source(self, path: str) -> bytes:
        """Return the bytes of a source."""
        project = self.order.project
        data = InputFiles(project.root, project.settings.source_bytes).read(path)
        if data is None:
            raise explain_change(path)
        return data
