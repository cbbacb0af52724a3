"""An edition's folder and its settings."""

import shutil
from pathlib import Path

import pytest
from needs import ROOT
from spoiled_copies import replace, run_here

from edition.errors import EditionError
from edition.project.settings import Project, Rights


def test_settings_are_read(sources: Path) -> None:
    """What edition.toml says is what the project knows."""
    replace(sources / "edition.toml", "50_000_000", "1_000")
    settings = Project.open(sources).settings

    assert "Telegrams, November 1950" == settings.title
    assert "https://example.org/november-1950/" == settings.base_url
    assert ("The editors of Telegrams, November 1950",) == settings.editors
    assert isinstance(settings.rights, Rights)
    assert 1_000 == settings.source_bytes


@pytest.mark.parametrize(
    ("base", "found"),
    [
        ("https://example.org/november-1950/", False),
        ("http://www.Example.COM:8080/", False),
        ("https://edition.test/a/", False),
        ("https://telegrams.example/", False),
        ("https://notexample.org/", True),
        ("https://example.org.uk/", True),
        ("http://localhost:8000/", True),
        ("https://archive.edu/example.org/", True),
    ],
)
def test_an_unchanged_address_is_none(sources: Path, base: str, *, found: bool) -> None:
    """Hosts that are kept for examples are nobody’s, so nothing stands there."""
    replace(sources / "edition.toml", "https://example.org/november-1950/", base)

    assert (base if found else None) == Project.open(sources).settings.address


def test_what_may_be_left_out_has_its_default(sources: Path) -> None:
    """Limits and the pattern of ids may be left out; the schema says what then holds."""
    place = sources / "edition.toml"
    text = place.read_text(encoding="utf-8")
    given = Project.open(sources).settings
    place.write_text(
        "\n".join(
            line
            for line in text.splitlines()
            if not line.startswith(("id-pattern", "[limits]", "source-bytes"))
        ),
        encoding="utf-8",
    )

    assert given == Project.open(sources).settings


def test_the_packages_stylesheets_and_schema_serve(sources: Path) -> None:
    """A folder with sources alone uses what the package brings."""
    project = Project.open(sources)

    assert ROOT / "xslt" == project.stylesheets
    assert ROOT / "schema" == project.schema


def test_the_folders_own_come_first(sources: Path) -> None:
    """A folder with stylesheets or a schema of its own uses these."""
    for name in ("xslt", "schema"):
        shutil.copytree(ROOT / name, sources / name)
    project = Project.open(sources)

    assert sources / "xslt" == project.stylesheets
    assert sources / "schema" == project.schema


def test_all_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    """Each key that is missing has its sentence, and so has the folder of the telegrams."""
    (tmp_path / "edition.toml").write_text("format = 1\n", encoding="utf-8")

    with pytest.raises(EditionError) as caught:
        Project.open(tmp_path)

    for key in ("title", "base-url", "language", "editor", "rights"):
        assert f"edition.toml: the key “{key}” is missing; add it." in str(caught.value)
    assert str(caught.value).endswith(
        "tei/telegrams is missing; make the first telegram with edition new."
    )


def test_a_folder_that_is_no_edition_stays_as_it_is(tmp_path: Path) -> None:
    """What is missing is told with the command that makes it, and nothing is written."""
    for command in ("check", "build"):
        result = run_here(tmp_path, command)

        assert 3 == result.exit_code
        assert f"There is no edition.toml and no tei/telegrams in {tmp_path};" in result.output
        assert "edition init" in result.output
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title =", "# title =", "the key “title” is missing; add it."),
        ("/november-1950/", "/november 1950/", "which has not the right form: where "),
        ("50_000_000", '"many"', '“limits.source-bytes” is "many", but must be a whole number.'),
        ('name = "The', 'nmae = "The', "the key “editor.0.nmae” is not known; did you mean"),
    ],
)
def test_bad_settings_are_one_sentence(sources: Path, old: str, new: str, said: str) -> None:
    """What is wrong with edition.toml is told in one sentence."""
    text = (sources / "edition.toml").read_text(encoding="utf-8")
    (sources / "edition.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(EditionError) as caught:
        Project.open(sources)

    assert str(caught.value).startswith("edition.toml: ")
    assert said in str(caught.value)


def test_settings_may_begin_with_a_mark(sources: Path) -> None:
    """A byte order mark, which Windows' editors write, is not in the way."""
    place = sources / "edition.toml"
    place.write_bytes(b"\xef\xbb\xbf" + place.read_bytes())

    assert "Telegrams, November 1950" == Project.open(sources).settings.title


def test_an_unfinished_merge_of_settings_is_told(sources: Path) -> None:
    """The marks of a merge are called what they are, with their line."""
    replace(sources / "edition.toml", "language =", "<<<<<<< HEAD\nlanguage =")

    with pytest.raises(EditionError, match=r"the mark of an unfinished merge in line \d+;"):
        Project.open(sources)


def test_a_damaged_schema_of_the_folder_is_one_sentence(sources: Path) -> None:
    """A schema of the folder's own that is damaged is named."""
    shutil.copytree(ROOT / "schema", sources / "schema")
    place = sources / "schema/settings.schema.json"
    for damage in (lambda: place.write_text("{", encoding="utf-8"), place.unlink):
        damage()
        with pytest.raises(EditionError, match=r"settings\.schema\.json is missing or damaged;"):
            Project.open(sources)
