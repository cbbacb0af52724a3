"""
`check --fix` beside an editor: what is saved meanwhile is not lost, and files stay what they were.
"""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from spoiled_copies import TELEGRAM, list_tree, run_here

from edition.build.build import check_edition
from edition.files.disk import Disk
from edition.files.folder import Folder
from edition.fix.plan import format_fix, make_fixes, plan_fixes
from edition.project.settings import Project

SAVED = "<!-- just saved -->"
FIRST = "<TEI xmlns"


def break_it(folder: Path) -> Path:
    """Give a telegram a DOCTYPE, which --fix takes out."""
    place = folder / TELEGRAM
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace(FIRST, f"<!DOCTYPE TEI>\n{FIRST}", 1), encoding="utf-8")
    return place


def save_by_renaming(place: Path) -> None:
    """Save as most editors do: a new file takes the name."""
    beside = place.with_name("new")
    beside.write_text(f"{place.read_text(encoding='utf-8')}{SAVED}", encoding="utf-8")
    beside.replace(place)


def save_in_place(place: Path) -> None:
    """Save into the same file."""
    with place.open("a", encoding="utf-8") as file:
        file.write(SAVED)


def save_the_same_size_and_time(place: Path) -> None:
    """Save other words of the same length, and set the file's times back."""
    state = place.stat()
    text = place.read_text(encoding="utf-8")
    place.write_text(f"{SAVED}{text[len(SAVED) :]}", encoding="utf-8")
    os.utime(place, ns=(state.st_atime_ns, state.st_mtime_ns))


def delete(place: Path) -> None:
    """Delete the file."""
    place.unlink()


@dataclass(slots=True)
class EditedDisk(Disk):
    """A disk on which an editor saves right before the second look, when the mended file stands."""

    place: Path
    save: Callable[[Path], None]
    made: list[str] = field(default_factory=list)

    def create(self, place: Path, data: bytes) -> os.stat_result:
        """Write a file, and let the editor save."""
        state = Disk.create(self, place, data)
        self.made.append(place.name)
        if len(self.made) == 2:
            self.save(self.place)
        return state


@pytest.mark.parametrize(
    "save", [save_by_renaming, save_in_place, save_the_same_size_and_time, delete]
)
def test_a_save_between_the_looks_is_kept(sources: Path, save: Callable[[Path], None]) -> None:
    """A file that is another than the one that was read is left alone, and it is told so."""
    place = break_it(sources)
    fixes = plan_fixes(Project.open(sources), check_edition(sources).findings)
    disk = EditedDisk(place, save)
    told: list[str] = []
    for fix, kept in make_fixes(Folder(sources, disk), fixes):
        told += format_fix(fix, kept)

    (line,) = told
    assert line.startswith(f"not mended {TELEGRAM}: it was ")
    assert save is delete or SAVED in place.read_text(encoding="utf-8")
    assert [] == [path for path in list_tree(sources) if path.endswith((".new", "~"))]


def test_the_beside_names_of_a_user_stay(sources: Path) -> None:
    """Files that look like ours or an editor's, beside the mended one, keep their bytes."""
    place = break_it(sources)
    names = (f".{place.name}.new", f"{place.name}~", f"{place.name}.~1~", f".{place.name}.swp")
    for name in names:
        place.with_name(name).write_text(name, encoding="utf-8")

    result = run_here(sources, "check", "--fix")

    assert f"The file as it was is kept: {TELEGRAM}.~2~." in result.stderr
    assert list(names) == [place.with_name(name).read_text(encoding="utf-8") for name in names]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444, 0o755])
def test_mode_and_owner_stay(sources: Path, mode: int) -> None:
    """The mended file and the kept one have the mode, the owner and the group of the file."""
    place = break_it(sources)
    if os.geteuid() == 0:
        os.chown(place, 4321, 8765)
    place.chmod(mode)
    before = place.stat()

    assert "mended" in run_here(sources, "check", "--fix", str(place)).stderr

    for after in (place.stat(), place.with_name(f"{place.name}.~1~").stat()):
        assert stat.S_IMODE(before.st_mode) == stat.S_IMODE(after.st_mode)
        assert (before.st_uid, before.st_gid) == (after.st_uid, after.st_gid)


def test_a_hard_link_is_refused(sources: Path) -> None:
    """A file with two names would be two files after it; a sentence says so."""
    place = break_it(sources)
    (sources / "second.xml").hardlink_to(place)
    before = list_tree(sources)

    result = run_here(sources, "check", "--fix", str(place))

    assert f"not mended {TELEGRAM}: it has a second name, as a hard link; " in result.stderr
    assert before == list_tree(sources)
