"""Write a deposit of a checked edition: what it is made of, what it publishes, and what it is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from edition.build.build import rebuild, take_turn
from edition.build.export import DEPOSIT, require_place
from edition.build.session import Session
from edition.catalogue.tables import LAST_CHANGE, RELATIONS
from edition.engine.pool import Workers
from edition.engine.progress import Progress
from edition.engine.relations import Relations
from edition.errors import EditionError, explain_change
from edition.exchange.deposit.bag import Bag, Content, name_in_bag
from edition.exchange.deposit.citation import write_citation, write_zenodo
from edition.exchange.deposit.crate import METADATA, write_crate
from edition.exchange.deposit.holdings import Holdings, explain_rights
from edition.exchange.steps import LIST as EXPORTS
from edition.files.digests import compute_digest
from edition.files.folder import Folder
from edition.files.stamps import list_tree
from edition.outcome import Outcome
from edition.project.paths import SETTINGS
from edition.project.settings import Project
from edition.publish.outputs import PUBLIC
from edition.publish.published_list import read_list
from edition.xml.comments import count_comments

_DIGEST = "SELECT digest FROM source WHERE path = ?"


def write_deposit(
    root: Path, place: Path, workers: Workers, progress: Progress, *, accepts_rights: bool
) -> tuple[Outcome, list[str]]:
    """Build an edition, and if there is no error, write its deposit; return what is to be told."""
    require_place(root, place)
    unknown = explain_rights(Project.open(root).settings.rights)
    if unknown and not accepts_rights:
        raise EditionError(
            f"{SETTINGS}: {unknown}; correct it, or deposit it so with --accept-rights."
        )
    with Bag.open(place) as bag, Session.open(root, Folder(root), workers) as session:
        session.verifies = True
        outcome = rebuild(session, progress=progress)
        if outcome.errors:
            return outcome, []
        take_turn(session, progress)
        shelf = _Shelf.open(session)
        holdings, paths = shelf.take_stock(), shelf.list_paths()
        if not holdings.telegrams:
            raise EditionError("There is no telegram to deposit; make one with edition new.")
        bag.fill(_watch(shelf, paths, holdings, progress))
        bag.finish(_describe(holdings))
        renamed = [path for path in paths if name_in_bag(path) != path]
    return outcome, [*_tell(holdings, unknown, renamed), str(place)]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The files of an edition that was built, and what its catalogue knows of them."""

    session: Session
    project: Project

    @classmethod
    def open(cls, session: Session) -> "_Shelf":
        """Open the files of a session's edition."""
        return cls(session, session.project or Project.open(session.root))

    def take_stock(self) -> Holdings:
        """Count telegrams and comments, and find the day of the last change."""
        rows = Relations(self.session.catalogue, RELATIONS).list_rows(LAST_CHANGE.name, {})
        comments = sum(
            count_comments(self._read(path).decode("utf-8-sig", "replace"))
            for path in list_tree(self.session.root / "tei")
            if path.endswith(".xml")
        )
        changed = max((str(row["modified"]) for row in rows), default="")
        return Holdings(self.project.settings, len(rows), comments, changed)

    def list_paths(self) -> list[str]:
        """List the files of the edition: settings, sources, schema, stylesheets, pages."""
        folders = (self.session.root / "tei", self.project.schema, self.project.stylesheets)
        inputs = [path for folder in folders for path in sorted(list_tree(folder))]
        pages = sorted(f"{PUBLIC}/{above}{name}" for above, name in self._list_published())
        return [SETTINGS, *inputs, *pages]

    def _list_published(self) -> list[tuple[str, str]]:
        return read_list(Folder(self.session.root)) or []

    def list_contents(self, paths: list[str], holdings: Holdings) -> Iterator[Content]:
        """List the files with their bytes, and after them the files that describe them."""
        yield from ((path, self._stream(path)) for path in paths)
        exports = Folder(self.session.root).read(PUBLIC / EXPORTS)
        listed = json.loads(exports)["exports"] if exports else []
        for path, text in (
            ("CITATION.cff", write_citation(holdings)),
            (".zenodo.json", write_zenodo(holdings)),
            (METADATA, write_crate(holdings, listed)),
        ):
            yield path, [text.encode()]

    def _stream(self, path: str) -> Iterator[bytes]:
        """Read a file piece by piece; a source must be as it was checked."""
        top = path.partition("/")[0]
        own = {"schema": self.project.schema, "xslt": self.project.stylesheets}
        if top in own:
            return Folder(own[top].parent).stream(PurePosixPath(path))
        if top == str(PUBLIC):
            return Folder(self.session.root).stream(PurePosixPath(path))
        return iter([self._read(path)])

    def _read(self, path: str) -> bytes:
        data = b"".join(Folder(self.session.root).stream(PurePosixPath(path)))
        noted = self.session.catalogue.query(_DIGEST, path)
        if noted and noted[0]["digest"] != compute_digest(data):
            raise explain_change(path)
        return data


def _watch(
    shelf: _Shelf, paths: list[str], holdings: Holdings, progress: Progress
) -> Iterator[Content]:
    """List the contents of a deposit, and tell how far it has come."""
    for number, content in enumerate(shelf.list_contents(paths, holdings)):
        progress(DEPOSIT, min(number, len(paths)), len(paths))
        yield content


def _describe(holdings: Holdings) -> list[tuple[str, str]]:
    """List what the bag says of itself."""
    settings = holdings.settings
    return [
        *(("Contact-Name", name) for name in settings.editors),
        *(("Contact-Email", email) for email in settings.emails),
        ("External-Description", f"{settings.title}. {holdings.description}"),
        *((("External-Identifier", settings.address),) if settings.address else ()),
    ]


def _tell(holdings: Holdings, unknown: str, renamed: list[str]) -> list[str]:
    """Say what whoever deposits the edition should know."""
    told = [holdings.remarks, holdings.terms]
    if unknown:
        told.append(f"{unknown}; the deposit says so, and names no licence for it.")
    if renamed:
        told.append(
            f"{len(renamed)} names have other signs than ASCII’s. The deposit writes "
            f"{renamed[0]} as {name_in_bag(renamed[0])}; its pages link to the names as they were."
        )
    return told
