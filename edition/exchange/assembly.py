"""The steps of the exports: a part for each month, then the files made of the parts."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from edition.catalogue.entry import Entry
from edition.catalogue.items import WHOLE
from edition.catalogue.relation import Record, Row, Tables
from edition.catalogue.tables import (
    ENTRY,
    EXPORTED,
    EXTENT,
    LOSS,
    LOSS_LINES,
    MEMBER,
    MONTH,
    PART,
)
from edition.compose.composer import stage_output
from edition.describe.summary import write_json
from edition.engine.reader import Lookup, Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.exchange.export.export import Export, File, Library, Part, Whole
from edition.exchange.extent import is_asked, is_cut, is_made, read_volumes
from edition.exchange.loss import add_up
from edition.exchange.report import locate_report, write_report
from edition.project.order import Order
from edition.publish.outputs import list_members


def open_entry(rows: Iterable[Record]) -> Entry | None:
    """Return the first of the entries in some rows."""
    for row in rows:
        found: Entry = json.loads(str(row["text"]))
        return found
    return None


@dataclass(frozen=True, slots=True)
class _Noted:
    """Entries and sources, which are noted as looked up."""

    lookup: Lookup

    def entry(self, name: str) -> Entry | None:
        """Return an entry."""
        return open_entry(self.lookup.rows(ENTRY.name, id=name))

    def source(self, path: str) -> bytes:
        """Return the bytes of a source."""
        return self.lookup.require(path)


@dataclass(frozen=True, slots=True)
class Assembly:
    """The two steps of an export."""

    export: Export

    def make_part_step(self) -> Step:
        """Make the step of the parts, which are files of their own if the export is cut."""
        monthly = self.export.by == "month"
        return Step(
            f"{self.export.name} part",
            Each(self.make_part),
            self.read_part,
            (MONTH.name, "month") if monthly else WHOLE,
            (EXTENT.name, *self.export.reads),
            (ENTRY.name,),
            (PART.name, LOSS.name, LOSS_LINES.name, EXPORTED.name, MEMBER.name),
            self._list_means(),
            Stage.PAGES,
            at_once=8,
        )

    def make_whole_step(self) -> Step:
        """Make the step of the files that are not cut."""
        return Step(
            self.export.name,
            Each(self.make_whole),
            self.read_whole,
            reads=(
                *dict.fromkeys((EXTENT.name, MONTH.name, PART.name, *self.export.reads_beside)),
            ),
            looks_up=(ENTRY.name,),
            writes=(EXPORTED.name, MEMBER.name),
            made_with=self._list_means(),
            stage=Stage.PAGES,
        )

    def _list_means(self) -> tuple[str, ...]:
        """List what an export is made with: settings and stylesheets."""
        settings = (f"settings {name}" for name in self.export.uses)
        return (*settings, *self.export.made_with)

    def read_part(self, reader: Reader, month: str) -> object:
        """Read what the part of a month is made of."""
        cut = self.export.by == "month" and is_cut(reader)
        asked = is_asked(reader, self.export.name)
        made = is_made(reader, costly=self.export.costly) and (asked or self.export.shared)
        read = self.export.read(reader, month) if made else None
        return {"cut": cut, "asked": asked, "made": made, "read": read}

    def make_part(self, order: Order, task: Task) -> Result:
        """Make the part of a month."""
        if not task.value["made"]:
            return Result()
        library = _Noted(task.lookup)
        part = self.export.write(order, task.value["read"], library)
        month, cut = task.subject, task.value["cut"]
        files = finish_month(order, self.export, month, part) if cut else {}
        outputs = [stage_output(order, task, *file) for file in files.items()]
        rows: list[Row] = [
            (self.export.name, *kept) for kept in keep_parts(self.export, month, part, cut=cut)
        ]
        losses = self._list_losses(part, month, cut=cut) if task.value["asked"] else {}
        listed = {EXPORTED.name: self._list_files(files, [month], month)}
        members = {MEMBER.name: list_members(outputs, self.export.name)}
        return Result({PART.name: rows, **listed, **members, **losses}, outputs)

    def _list_losses(self, part: Part, month: str, *, cut: bool) -> Tables:
        if not part.reports:
            return {}
        told = {LOSS.name: add_up(part.losses), LOSS_LINES.name: part.losses}
        return {
            name: [(self.export.name, month, write_json(lines))]
            for name, lines in told.items()
            if name == LOSS.name or not cut
        }

    def read_whole(self, reader: Reader, _: str) -> object:
        """Read the parts of all months."""
        if not is_asked(reader, self.export.name):
            return {"asked": False}
        if not is_made(reader, costly=self.export.costly):
            return {"asked": True, "made": False}
        cut = self.export.by == "month" and is_cut(reader)
        divided = cut and any(file.divided for file in self.export.files)
        return {
            "asked": True,
            "made": True,
            "cut": cut,
            "volumes": read_volumes(reader) if divided else {},
            "beside": self.export.read_beside(reader),
            "parts": [
                [row[name] for name in ("address", "month", "newest", "text")]
                for row in reader.rows(PART.name, export=self.export.name)
            ],
        }

    def make_whole(self, order: Order, task: Task) -> Result:
        """Finish the files that are not cut, and say which files there are."""
        if not task.value["asked"]:
            return Result()
        if not task.value["made"]:
            return Result({EXPORTED.name: [(*self._about, "", "", "", 0)]})
        binding = Binding(
            *(order, self.export, task.value["volumes"], task.value["beside"]),
            _Noted(task.lookup),
        )
        parts, cut = [*map(tuple, task.value["parts"])], task.value["cut"]
        files = binding.finish(parts, cut=cut)
        outputs = [stage_output(order, task, *file) for file in files.items()]
        volumes = dict.fromkeys((None, *binding.volumes.values()))
        listed = self._list_files(files, volumes)
        members = list_members(outputs, self.export.name)
        return Result({EXPORTED.name: listed, MEMBER.name: members}, outputs)

    @property
    def _about(self) -> Row:
        export = self.export
        return export.name, export.title, export.version, export.validator

    def _list_files(
        self, files: Mapping[str, str | bytes], periods: Iterable[str | None], month: str = ""
    ) -> list[Row]:
        """List the files of some periods that were made, with their sizes."""
        places = {
            file.locate(period): file.media_type for file in self.export.files for period in periods
        }
        return [
            (*self._about, address, places[address], month, len(as_bytes(made)))
            for address, made in files.items()
            if address in places
        ]


def as_bytes(made: str | bytes) -> bytes:
    """Return the bytes of a file that was made."""
    return made.encode() if isinstance(made, str) else made


Kept = tuple[str, str, str, str]
"""A part of a file: its address, month, newest day and text."""


def keep_parts(export: Export, month: str, part: Part, *, cut: bool) -> list[Kept]:
    """Return what is kept of a month, for each file; the text only if it is no file of its own."""
    if not part.texts:
        return []
    return [
        (
            *(file.address, month, part.newest),
            "" if cut and file.cut else part.texts.get(file.address, ""),
        )
        for file in export.files
        if file.address in part.texts or (export.by == "month" and not file.cut)
    ]


def finish_month(order: Order, export: Export, month: str, part: Part) -> dict[str, str | bytes]:
    """Finish the files of a month, and the report of what it loses."""
    files: dict[str, str | bytes] = {
        file.locate(month): export.finish(
            Whole(
                *(order, file, month, part.newest, (part.texts[file.address],)),
                there=frozenset(part.texts),
            )
        )
        for file in export.files
        if file.cut and file.address in part.texts
    }
    if part.reports:
        files[locate_report(export.name, month)] = write_report(
            export, add_up(part.losses), part.losses
        )
    return files


@dataclass(frozen=True, slots=True)
class Binding:
    """Finishes the files that hold all months, or those of a volume."""

    order: Order
    export: Export
    volumes: Mapping[str, str]
    """The volume of each month, if files are divided."""
    beside: object
    library: Library

    def finish(self, parts: Sequence[Kept], *, cut: bool) -> dict[str, str | bytes]:
        """Finish all files that are not cut by months."""
        finished: dict[str, str | bytes] = {}
        there = frozenset(part[0] for part in parts)
        for file in self.export.files:
            own = [part for part in parts if part[0] == file.address]
            if own and not (cut and file.cut):
                months = [part[1] for part in own] if cut else []
                for period, group in self._divide(file, own):
                    whole = Whole(
                        *(self.order, file, period, max(part[2] for part in group)),
                        *([part[3] for part in group], months, there),
                        *(self.beside, self.library),
                    )
                    finished[whole.address] = self.export.finish(whole)
        return finished

    def _divide(
        self, file: File, parts: Sequence[Kept]
    ) -> Iterator[tuple[str | None, Sequence[Kept]]]:
        """Divide the parts of a file by their volumes."""
        if not file.divided or not self.volumes:
            yield None, parts
            return
        for volume, group in groupby(parts, lambda part: self.volumes[part[1]]):
            yield volume, [*group]
