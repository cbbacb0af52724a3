"""The steps that pack what is published: the bundles first, and the whole site as the last step."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from edition.catalogue.items import OUTPUT
from edition.catalogue.tables import EXTENT, MEMBER, MONTH, PACKED, TELEGRAM
from edition.compose.composer import stage_output
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.exchange.bundle import BUNDLES, SITE, Bundle, Member, Packer, is_of_site
from edition.exchange.extent import is_asked, is_cut, is_made, read_volumes
from edition.project.order import Order

if TYPE_CHECKING:
    from edition.catalogue.relation import Row

NAME = "zips"
"""The name by which edition.toml and edition export ask for the zip files."""
_USED = ("title", "version", "address", "rights")
"""The settings that zip files tell."""
_READS = (EXTENT.name, MONTH.name, TELEGRAM.name)


def read_members(reader: Reader, bundle: Bundle) -> list[Member]:
    """Read the files of a bundle."""
    if bundle is SITE:
        made = (
            (f"{row['folder']}{row['name']}", str(row["digest"]))
            for row in reader.rows(OUTPUT.name)
        )
        return sorted({member for member in made if is_of_site(member[0])})
    rows = reader.rows(MEMBER.name, kind=bundle.kind)
    return sorted((str(row["path"]), str(row["digest"])) for row in rows)


def read_page_volumes(reader: Reader) -> dict[str, str]:
    """Read the volume of each telegram by its page, in a large edition."""
    if not is_cut(reader):
        return {}
    volumes = read_volumes(reader)
    return {str(row["href"]): volumes[str(row["month"])] for row in reader.rows(TELEGRAM.name)}


def _read_bundles(reader: Reader, _: str) -> object:
    return _read(reader, BUNDLES)


def _read_site(reader: Reader, _: str) -> object:
    return _read(reader, (SITE,))


def _read(reader: Reader, bundles: Iterable[Bundle]) -> object:
    """Read what some bundles hold, if they are made now."""
    if not is_asked(reader, NAME):
        return {"asked": False, "made": False}
    if not is_made(reader, costly=True):
        return {"asked": True, "made": False}
    members = [read_members(reader, bundle) for bundle in bundles]
    return {"asked": True, "made": True, "volumes": read_page_volumes(reader), "members": members}


def _make_bundles(order: Order, task: Task) -> Result:
    """Pack all bundles, and say which zip files there are."""
    if not task.value["made"]:
        nothing: list[Row] = [("", 0)] if task.value["asked"] else []
        return Result({PACKED.name: nothing})
    packer = _open_packer(order, task)
    rows: list[Row] = []
    outputs: list[Row] = []
    for bundle, members in zip(BUNDLES, task.value["members"], strict=True):
        for address, data in packer.pack(bundle, map(tuple, members)):
            rows.append((address, len(data)))
            outputs.append(stage_output(order, task, address, data))
    rows += [(address, 0) for address in packer.list_first(SITE)]
    return Result({PACKED.name: rows}, outputs)


def _make_site(order: Order, task: Task) -> Result:
    """Pack the whole site."""
    if not task.value["made"]:
        return Result()
    (members,) = task.value["members"]
    packed = _open_packer(order, task).pack(SITE, map(tuple, members))
    return Result(outputs=[stage_output(order, task, *file) for file in packed])


def _open_packer(order: Order, task: Task) -> Packer:
    assert order.folder is not None  # noqa: S101 - files are packed only to be published
    return Packer(order.folder, order.project.settings, task.value["volumes"])


_MADE_WITH = tuple(f"settings {name}" for name in _USED)
PACKED_BUNDLES = Step(
    "zip files",
    Each(_make_bundles),
    _read_bundles,
    reads=(*_READS, MEMBER.name),
    writes=(PACKED.name,),
    made_with=_MADE_WITH,
    stage=Stage.ARCHIVES,
)
PACKED_SITE = Step(
    "zip file of the site",
    Each(_make_site),
    _read_site,
    reads=(*_READS, OUTPUT.name),
    made_with=_MADE_WITH,
    stage=Stage.ARCHIVES,
)
