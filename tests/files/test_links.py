"""Links, pipes and folders that came with an edition: nothing is read or written through them."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from needs import PATIENCE_SECONDS
from published import copy_built, locate_kept
from spoiled_copies import TELEGRAM, list_tree, raise_changes, run_here

from edition.build.build import build

pytestmark = pytest.mark.slow

PRECIOUS = b"precious"
KEPT = [
    *("staged/index.html", "staged/telegrams/1950/tg-1950-26637.txt", "publishing", "made-here"),
    *("catalogue.sqlite", "catalogue.sqlite-journal", "catalogue.sqlite-wal", "lock"),
    *(".publishing.new", ".made-here.new"),
]


def link_away(place: Path, target: Path) -> None:
    """Put a link in a place, whatever stands there."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)


@pytest.mark.parametrize("there", [True, False], ids=["there", "to come"])
@pytest.mark.parametrize("names", [KEPT, *([name] for name in KEPT)], ids=["first build", *KEPT])
def test_no_file_outside_is_written(
    published: Path, tmp_path: Path, names: list[str], *, there: bool
) -> None:
    """
    A link where a build keeps a file of its own, also one that leads nowhere yet, is not followed.

    All at once before the first build, one at a time before a later one.
    """
    outside = tmp_path / "outside"
    outside.mkdir()
    if there:
        for name in names:
            (outside / Path(name).name).write_bytes(PRECIOUS)
    sources = copy_built(published, tmp_path / "edition")
    if len(names) == 1:
        raise_changes(sources)
    else:
        shutil.rmtree(sources / "public")
        shutil.rmtree(sources / ".edition")
    for name in names:
        link_away(sources / locate_kept(published, name), outside / Path(name).name)
    before = list_tree(outside)

    result = run_here(sources, "build")

    assert 0 == result.exit_code, result.output
    assert before == list_tree(outside)
    assert not [path for path in (sources / "public").rglob("*") if path.is_symlink()]


@pytest.mark.parametrize(
    ("name", "target"),
    [
        *(("public", target) for target in ("tei", ".", "notes")),
        *(("public/persons", "notes"), ("public/telegrams/1950", "tei/telegrams")),
        *((".edition", "notes"), (".edition", "tei")),
    ],
)
def test_a_link_for_a_folder_stops_the_build(sources: Path, name: str, target: str) -> None:
    """A link where a folder is needed is refused, also one to another folder of the edition."""
    (sources / "notes").mkdir()
    (sources / "notes/mine.txt").write_bytes(PRECIOUS)
    before = list_tree(sources)
    link_away(sources / name, sources / target)

    result = run_here(sources, "build")

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"edition: {name} is a link, not a folder, and nothing is written" in result.stderr
    (sources / name).unlink()
    after = list_tree(sources)
    assert before == {path: data for path, data in after.items() if path in before}
    assert not [path for path in after if path.startswith("public/")]


@pytest.mark.parametrize(
    "path",
    [
        *(TELEGRAM, "tei/registers/persons.xml", "tei/front/introduction.xml", "edition.toml"),
        *("tei/witnesses/tg-1950-26637.K.txt", "tei/telegrams", "tei/front", "tei"),
    ],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_the_same_bytes_elsewhere_are_refused_whenever(
    sources: Path, tmp_path: Path, path: str, command: str
) -> None:
    """A source, a folder or edition.toml outside is refused after a build as by a first one."""
    build(sources)
    (sources / path).rename(tmp_path / "elsewhere")
    (sources / path).symlink_to(tmp_path / "elsewhere")

    later = run_here(sources, command)
    shutil.rmtree(sources / ".edition")
    first = run_here(sources, command)

    assert (3, "", first.stderr) == (later.exit_code, later.stdout, later.stderr)
    assert " is a link to a " in first.stderr
    assert " outside the edition; copy it here." in first.stderr


def test_a_link_inside_is_a_source(sources: Path) -> None:
    """A link to another file of the folder is read as that file."""
    (sources / TELEGRAM).rename(sources / "kept.xml")
    (sources / TELEGRAM).symlink_to(sources / "kept.xml")

    assert build(sources).published


def make_socket(place: Path) -> None:
    """Put a socket in a place."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(place))


def link_to_device(place: Path) -> None:
    """Put a link to a device that never ends in a place."""
    place.symlink_to("/dev/zero")


MAKES: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "socket": make_socket,
    "link to a device": link_to_device,
}
READ = [
    *("edition.toml", TELEGRAM, "tei/registers/persons.xml", "tei/published.txt"),
    *("tei/witnesses/tg-1950-26637.K.txt", "tei/front/introduction.xml"),
    *("xslt/telegram.xsl", "xslt/telegram/text.xsl", "xslt/assets/edition.css"),
    *("schema/rules.json", "schema/telegram.rng", ".edition/lock", ".edition/catalogue.sqlite"),
]


@pytest.mark.parametrize(
    ("path", "kind"),
    [*((path, "pipe") for path in READ), *((READ[0], kind) for kind in MAKES if kind != "pipe")],
)
def test_nobody_waits_for_a_pipe(published: Path, tmp_path: Path, path: str, kind: str) -> None:
    """
    Only regular files are read: anything else is told in a sentence, or made anew if it is ours.
    """
    folder = tmp_path / "e"
    shutil.copytree(published, folder, ignore=shutil.ignore_patterns("public", ".edition"))
    place = folder / path
    place.parent.mkdir(exist_ok=True)
    place.unlink(missing_ok=True)
    MAKES[kind](place)

    done = subprocess.run(
        [sys.executable, "-m", "edition", "build", "--jobs", "1"],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
    )

    if path.startswith(".edition"):
        assert (0, "") == (done.returncode, done.stderr), done.stderr
    else:
        assert 3 == done.returncode, done.stdout
        assert 1 == len(done.stderr.splitlines()), done.stderr
        assert f"edition: {path} is a " in done.stderr
