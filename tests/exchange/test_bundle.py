"""The bundles: what was published, in zip files."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from published import copy_built
from spoiled_copies import list_tree, run_here

NAMES = ("text", "tei", "json", "registers", "pages")


def export(folder: Path, place: Path) -> dict[str, bytes]:
    """Let the command write the bundles, and return them."""
    done = run_here(folder, "export", "zips", "-o", str(place))
    assert 0 == done.exit_code, done.output
    return list_tree(place)


def open_zip(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip file."""
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_members_are_the_published_bytes(published: Path, tmp_path: Path) -> None:
    """Each bundle has a few lines on itself and files as they are in public/; again the same."""
    folder = copy_built(published, tmp_path / "edition")
    tree = list_tree(folder / "public")

    made = export(folder, tmp_path / "out")

    assert sorted(f"zip/{name}.zip" for name in NAMES) == sorted(made)
    for data in made.values():
        readme, *rest = (members := open_zip(data))
        assert "README.txt" == readme
        assert "Telegrams, November 1950\nEdition 0.1\n" in members[readme].decode()
        assert b"example.org" not in members[readme]
        assert rest
        assert {name: tree[name] for name in rest} == {name: members[name] for name in rest}
    texts = {name for name in open_zip(made["zip/text.zip"]) if name != "README.txt"}
    assert {name for name in tree if name.endswith(".txt") and "telegrams/" in name} == texts
    site = open_zip(made["zip/pages.zip"])
    assert {name for name in tree if name.endswith((".html", ".css", ".js"))} <= {*site}
    assert not [name for name in site if name.endswith((".epub", ".zip"))]
    assert made == export(folder, tmp_path / "again")


def test_a_file_that_somebody_changed_is_not_packed(published: Path, tmp_path: Path) -> None:
    """It is told which one, and what to do."""
    folder = copy_built(published, tmp_path / "edition")
    export(folder, tmp_path / "before")
    page = folder / "public/telegrams/1950/tg-1950-5708.txt"
    page.write_bytes(page.read_bytes() + b"more\n")

    done = run_here(folder, "export", "zips", "-o", str(tmp_path / "out"))

    assert 3 == done.exit_code
    assert (
        "tg-1950-5708.txt is not as the build wrote it; run edition build --verify" in done.output
    )


def test_no_zip_file_is_too_large(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bundle of more bytes is divided; together the parts have the same members."""
    folder = copy_built(published, tmp_path / "edition")
    whole = export(folder, tmp_path / "whole")
    monkeypatch.setattr("edition.exchange.bundle.MAX_BYTES", 400_000)

    made = export(folder, tmp_path / "out")

    parts = [data for name, data in made.items() if name.startswith("zip/pages-")]
    assert len(parts) > 2
    assert max(map(len, made.values())) <= 400_000
    together = {name for data in parts for name in open_zip(data)}
    assert {*open_zip(whole["zip/pages.zip"])} == together
    assert b"Part 1 of" in open_zip(parts[0])["README.txt"]


def test_a_file_that_no_zip_file_can_hold_is_told(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command names it, and ends."""
    folder = copy_built(published, tmp_path / "edition")
    monkeypatch.setattr("edition.exchange.bundle.MAX_BYTES", 20_000)

    done = run_here(folder, "export", "zips", "-o", str(tmp_path / "out"))

    assert 3 == done.exit_code
    assert ".xml alone is too large for a zip file of at most" in done.output


def test_long_rights_leave_a_zip_file_small_enough(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Room is kept for what the README says."""
    place = sources / "edition.toml"
    rights = "".join(f"{number:05}" for number in range(3_000))
    text = re.sub(r'texts = ".*"', f'texts = "{rights}"', place.read_text(encoding="utf-8"))
    place.write_text(text, encoding="utf-8")
    monkeypatch.setattr("edition.exchange.bundle.MAX_BYTES", 400_000)

    assert max(map(len, export(sources, tmp_path / "out").values())) <= 400_000


def test_a_large_edition_is_divided_into_volumes(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegrams are packed by their volumes, and the rest of the site by itself."""
    monkeypatch.setattr("edition.exchange.extent.MAX_WHOLE", 2)

    made = export(sources, tmp_path / "out")

    assert {"zip/text/1950-11.zip", "zip/pages/1950-11.zip", "zip/pages/others.zip"} <= {*made}
    assert "index.html" in open_zip(made["zip/pages/others.zip"])
    assert b", 1950-11\n" in open_zip(made["zip/text/1950-11.zip"])["README.txt"]
