"""An older edition and what a new version asks of it."""

import shutil
from pathlib import Path

import pytest
from git_apply import apply_diff
from needs import ROOT
from spoiled_copies import list_tree, replace, run_here

OLDER = ROOT / "tests" / "fixtures" / "older"
"""The edition as the schema of commit 8b3aeda had it."""
FIRST = "tei/telegrams/tg-1950-26637.xml"
SECOND = "tei/telegrams/tg-1950-26998.xml"
BUREAU = "was given by the cipher bureau that received or sent the telegram;"
DONE = "This version asks for nothing.\n"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A copy of the older edition."""
    return Path(shutil.copytree(OLDER, tmp_path / "older"))


def list_sources(folder: Path) -> dict[str, bytes]:
    """Return the sources, without the originals that are kept."""
    return {path: data for path, data in list_tree(folder / "tei").items() if "~" not in path}


def test_an_older_edition_has_no_error_afterwards(older: Path) -> None:
    """What is asked for is shown first, then made; what is not known is listed with its place."""
    before = list_tree(older)
    assert 1 == run_here(older, "check").exit_code

    shown = run_here(older, "upgrade")
    assert before == list_tree(older)
    made = run_here(older, "upgrade", "--write")

    assert (0, 0) == (shown.exit_code, made.exit_code)
    checked = run_here(older, "check")
    assert 0 == checked.exit_code, checked.output
    assert checked.output.splitlines()[-1].startswith("10 files checked: 1 information in ")
    for number in ("26637", "26998", "5708"):
        line = f"tei/telegrams/tg-1950-{number}.xml:31:11: No. {number} {BUREAU}"
        assert line in shown.stderr
        assert line in made.stderr
    assert DONE == run_here(older, "upgrade").stderr
    kept = [path for path in list_tree(older) if path.endswith(".~1~")]
    assert 4 == len(kept)
    for path in kept:
        assert before[path.removesuffix(".~1~")] == (older / path).read_bytes()


def test_the_diff_is_what_is_written(older: Path, tmp_path: Path) -> None:
    """Git applies it, and the sources are then the same."""
    other = Path(shutil.copytree(OLDER, tmp_path / "other"))
    diff = run_here(older, "upgrade").stdout_bytes
    run_here(older, "upgrade", "--write")

    apply_diff(other, diff)
    assert list_sources(older) == list_sources(other)


def test_what_is_restated_is_typed_where_it_stood(older: Path) -> None:
    """Quotation marks stay, another target too; an act that is there already is asked about."""
    old = 'sameAs="#tg-1950-26998.m4"'
    replace(older / SECOND, old, "sameAs='#tg-1950-26998.m4' corresp=\"#tg-1950-26998.m3\"")
    replace(older / FIRST, " sameAs=", ' ana="act:held" sameAs=')
    result = run_here(older, "upgrade", "--write")

    text = (older / SECOND).read_text(encoding="utf-8")
    assert "ana='act:restated' corresp=\"#tg-1950-26998.m3 #tg-1950-26998.m4\"" in text
    assert f"{FIRST}:123:" in result.stderr
    assert "this measure has sameAs and an act; delete one of them, then run this again." in (
        result.stderr
    )


def test_the_act_is_added_once_where_it_can_be(older: Path) -> None:
    """A taxonomy that has it stays as it is; without a taxonomy of acts that is told."""
    place = older / "tei/registers/taxonomies.xml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace('xml:id="act"', 'xml:id="deed"'), encoding="utf-8")
    nowhere = run_here(older, "upgrade")
    place.unlink()
    missing = run_here(older, "upgrade")
    place.write_text(text, encoding="utf-8")
    run_here(older, "upgrade", "--write")

    assert "taxonomies.xml:1:1: there is no taxonomy act for the act restated;" in nowhere.stderr
    assert "taxonomies.xml:1:1: there is no such file;" in missing.stderr
    assert 1 == place.read_text(encoding="utf-8").count('xml:id="act-restated"')


def test_what_cannot_be_changed_is_told(older: Path, tmp_path: Path) -> None:
    """A file that is not XML, and a link; the others are upgraded."""
    (older / FIRST).write_text("<", encoding="utf-8")
    (tmp_path / "kept.xml").write_bytes((older / SECOND).read_bytes())
    (older / SECOND).unlink()
    (older / SECOND).hardlink_to(tmp_path / "kept.xml")
    result = run_here(older, "upgrade", "--write")

    assert f"{FIRST}:1:1: it cannot be read; edition check says why," in result.stderr
    assert f"{SECOND} is not upgraded: it has a second name, as a hard link;" in result.stderr
    assert "tg-1950-5708.xml is upgraded; the file as it was is kept:" in result.stderr


def test_what_editors_read_is_renewed(tmp_path: Path) -> None:
    """A new edition needs nothing; a grammar of another version is replaced on --write only."""
    run_here(tmp_path, "init", "mine")
    folder = tmp_path / "mine"
    assert DONE == run_here(folder, "upgrade").stderr
    (folder / "schema/telegram.rng").write_text("old", encoding="utf-8")

    shown = run_here(folder, "upgrade")
    assert "schema/telegram.rng is missing, or of another version." in shown.stderr
    assert "old" == (folder / "schema/telegram.rng").read_text(encoding="utf-8")
    assert "schema/telegram.rng is renewed.\n" == run_here(folder, "upgrade", "--write").stderr
    assert (ROOT / "schema/telegram.rng").read_bytes() == (
        folder / "schema/telegram.rng"
    ).read_bytes()


def test_a_schema_of_ones_own_is_left_alone(tmp_path: Path) -> None:
    """It is told that it is another."""
    run_here(tmp_path, "init", "mine")
    folder = tmp_path / "mine"
    shutil.copytree(ROOT / "schema", folder / "schema", dirs_exist_ok=True)
    replace(folder / "schema/telegram.odd", "<title>How a", "<title>My: how a")
    before = list_tree(folder)
    result = run_here(folder, "upgrade", "--write")

    assert "schema/telegram.odd is this edition's own and not of this version;" in result.stderr
    assert before == list_tree(folder)
