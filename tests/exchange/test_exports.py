"""Which exports there are, and which of them a build or a command writes."""

import json
from pathlib import Path

import pytest
from lxml import etree
from needs import ROOT
from published import ask_for, copy_built, run
from spoiled_copies import list_tree, run_here

from edition.build.build import build
from edition.exchange.bundles import NAME as ZIPS
from edition.exchange.exports import EXPORTS

NAMES = [export.name for export in EXPORTS]


def test_the_settings_know_all_exports() -> None:
    """The schema of edition.toml lists them, in their order."""
    schema = json.loads((ROOT / "schema/settings.schema.json").read_text(encoding="utf-8"))

    assert [*NAMES, ZIPS] == schema["properties"]["exports"]["items"]["enum"]


def test_every_file_is_listed(published: Path) -> None:
    """The list of exports has the files that are there, with their sizes, and who checks them."""
    listed = json.loads((published / "public/data/exports.json").read_text(encoding="utf-8"))

    made = [each["export"] for each in listed["exports"]]
    assert sorted({*NAMES} - {"oai"}) == made  # without an e-mail address there is none
    for each in listed["exports"]:
        assert all(each.values()), each
        for file in each["files"]:
            assert (published / "public" / file["address"]).stat().st_size == file["bytes"]
            assert ("", True) == (file["month"], bool(file["media_type"]))


def test_the_downloads_say_what_each_export_is_for(published: Path) -> None:
    """Each has its row with its sentence, and each of its files a link and a size."""
    page = (published / "public/downloads.html").read_text(encoding="utf-8")
    listed = json.loads((published / "public/data/exports.json").read_text(encoding="utf-8"))
    strings = etree.parse(ROOT / "xslt/strings/en.xml")

    for export in listed["exports"]:
        about = strings.findtext(f"{{*}}string[@key='export.{export['export']}.about']")
        assert about
        assert f"<div>{about}</div>" in page
        for file in export["files"]:
            name = file["address"].rpartition("/")[2]
            assert f'<a href="{file["address"]}">{name}</a>, ' in page


def test_only_those_asked_for_are_written(published: Path, tmp_path: Path) -> None:
    """With an empty list there is none, nor a report, nor a link to them."""
    folder = copy_built(published, tmp_path / "edition")
    ask_for(folder)

    done = run(folder, "build")

    assert (0, "") == (done.returncode, done.stderr)
    assert ["files.json"] == [path.name for path in (folder / "public/data").iterdir()]
    assert not (folder / "public/losses.html").exists()
    assert "losses" not in (folder / "public/downloads.html").read_text(encoding="utf-8")


def test_an_unknown_name_gets_the_nearest(sources: Path) -> None:
    """Settings and command say in one sentence what is meant."""
    done = run_here(sources, "export", "cmiff", "-o", str(sources / "out"))
    assert 2 == done.exit_code
    assert "there is no export cmiff; did you mean cmif?" in done.output

    ask_for(sources, "cmiff")
    done = run_here(sources, "build")
    assert 3 == done.exit_code
    assert '“exports.0” is "cmiff", which is not known; did you mean "cmif"?' in done.output


def test_the_command_writes_what_a_build_writes(published: Path, tmp_path: Path) -> None:
    """Asked for by name, an export is written whatever the settings say, with the same bytes."""
    folder, place = copy_built(published, tmp_path / "edition"), tmp_path / "out"
    made = list_tree(folder / "public/data")
    ask_for(folder)

    done = run(folder, "export", "-o", str(place))

    assert (0, "") == (done.returncode, done.stderr)
    written = list_tree(place)
    assert {"cmif.xml", "loss/cmif.json", "zip/text.zip"} <= {*written}
    del written["zip/pages.zip"]  # the site is another, since it offers no exports
    assert {path: made[path] for path in written if path in made} == {
        path: data for path, data in written.items() if path in made
    }


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("public/data", "public/ is filled by builds"),
        ("tei/telegrams", "tei/ holds what the edition is made of"),
    ],
)
def test_nothing_is_written_where_builds_write_or_sources_stand(
    sources: Path, place: str, sentence: str
) -> None:
    """The folder of the exports is none of them, nor in one."""
    before = list_tree(sources / "tei")

    done = run_here(sources, "export", "tei", "-o", str(sources / place))

    assert 3 == done.exit_code
    assert sentence in done.output
    assert before == list_tree(sources / "tei")


def test_nothing_is_written_of_an_edition_with_errors(sources: Path, tmp_path: Path) -> None:
    """An error is told as by a build, and the folder stays as it was."""
    place = sources / "tei/telegrams/tg-1950-5708.xml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("person:stalin", "person:nobody", 1), encoding="utf-8")

    done = run_here(sources, "export", "-o", str(tmp_path / "out"))

    assert 1 == done.exit_code
    assert "ref.resolves" in done.output
    assert not (tmp_path / "out").exists()


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports are cut as in an edition with more than 1,000 telegrams."""
    monkeypatch.setattr("edition.exchange.extent.MAX_WHOLE", 2)


@pytest.mark.usefixtures("cut")
def test_exports_of_many_telegrams_are_cut_by_months(sources: Path) -> None:
    """Each month has its files and its report; the list says by which months."""
    assert build(sources).published
    data = sources / "public/data"
    listed = json.loads((data / "exports.json").read_text(encoding="utf-8"))
    report = json.loads((data / "loss/cmif.json").read_text(encoding="utf-8"))

    files = {each["address"]: each for export in listed["exports"] for each in export["files"]}
    assert "1950-11" == files["data/cmif/1950-11.xml"]["month"]
    assert (data / "cmif/1950-11.xml").stat().st_size == files["data/cmif/1950-11.xml"]["bytes"]
    first, month = (
        (sources / "public" / name).read_text(encoding="utf-8")
        for name in ("downloads.html", "downloads/1950-11.html")
    )
    assert "A file for each month, 1 in all, " in first
    assert "data/cmif/1950-11.xml" not in first
    assert '<a href="../data/cmif/1950-11.xml">1950-11.xml</a>, ' in month
    assert not (data / "cmif.xml").exists()
    assert ["data/loss/cmif/1950-11.json"] == report["parts"]
    part = json.loads((data / "loss/cmif/1950-11.json").read_text(encoding="utf-8"))
    assert (report["nodes"], report["sums"]) == (part["nodes"], part["sums"])
