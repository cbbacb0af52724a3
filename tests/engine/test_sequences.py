"""
Sequences of edits and builds that a random trial found once to give other pages than a clean build.
"""

import shutil
from pathlib import Path, PurePosixPath

import pytest
from published import copy_edition
from spoiled_copies import list_tree, replace

from edition.build.build import build, check_edition, rebuild
from edition.build.session import Session
from edition.files.folder import Folder

REQUEST = "tei/telegrams/tg-1950-26998.xml"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """The edition with stylesheets and a schema of its own, built."""
    folder = copy_edition(tmp_path / "edition")
    assert build(folder).published
    return folder


def build_clean(folder: Path) -> dict[str, bytes]:
    """Build a copy of an edition's sources from nothing."""
    hidden = shutil.ignore_patterns("public", ".edition")
    clean = shutil.copytree(folder, folder.with_name("clean"), ignore=hidden)
    assert build(clean).published
    return list_tree(clean / "public")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("edition.toml", 'title = "Telegrams', 'title = "The telegrams'),
        ("xslt/telegram/cite.xsl", "<summary>BibTeX<", "<summary>As BibTeX<"),
        ("xslt/strings/en.xml", ">November<", ">Nov.<"),
    ],
)
def test_what_a_check_read_is_published_by_the_next_build(
    edition: Path, path: str, old: str, new: str
) -> None:
    """A check notes what pages are made with as read, and that the pages are still to be made."""
    replace(edition / path, old, new)

    check_edition(edition)

    assert build(edition).published
    assert build_clean(edition) == list_tree(edition / "public")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("edition.toml", 'title = "Telegrams', 'title = "The telegrams'),
        ("xslt/telegram/cite.xsl", "<summary>BibTeX<", "<summary>As BibTeX<"),
    ],
)
def test_an_open_workshop_takes_over_what_another_build_read(
    edition: Path, path: str, old: str, new: str
) -> None:
    """Settings and stylesheets that another build read first are read by an open session too."""
    with Session.open(edition, Folder(edition)) as session:
        rebuild(session)
        replace(edition / path, old, new)
        assert build(edition).published
        replace(edition / REQUEST, "<p>Asks for 500", "<p>Requests 500")

        assert rebuild(session).published

    assert build_clean(edition) == list_tree(edition / "public")
    assert () == build(edition).redone


def test_a_schema_of_its_own_may_go_while_a_workshop_is_open(edition: Path) -> None:
    """
    Where the edition's own schema and stylesheets are deleted, the package's take their place.
    """
    with Session.open(edition, Folder(edition)) as session:
        rebuild(session)
        shutil.rmtree(edition / "schema")
        shutil.rmtree(edition / "xslt")
        replace(edition / REQUEST, "<p>Asks for 500", "<p>Requests 500")

        assert rebuild(session).published

    assert build_clean(edition) == list_tree(edition / "public")


def test_an_open_workshop_goes_on_where_another_build_made_all_anew(edition: Path) -> None:
    """
    Where .edition/ was deleted and made anew, an open session opens the new lock and catalogue.
    """
    with Session.open(edition, Folder(edition)) as session:
        rebuild(session)
        shutil.rmtree(edition / ".edition")
        with Session.open(edition, Folder(edition)) as other:
            rebuild(other)
            replace(edition / REQUEST, "<p>Asks for 500", "<p>Requests 500")
            assert other.lock
            assert other.lock.take()
            session.look_for_lock()
            assert session.lock
            assert not session.lock.take()
            other.lock.release()

            assert rebuild(session, [PurePosixPath(REQUEST)]).published

    assert build_clean(edition) == list_tree(edition / "public")


def test_a_register_is_checked_again_once_what_it_points_to_can_be_read(edition: Path) -> None:
    """
    Where a telegram is mended, a register that points to a part that it lacks is told at once.
    """
    part = "../telegrams/tg-1950-26998.xml#tg-1950-26998.p33"
    cited = edition / "tei/registers/cited.xml"
    text = cited.read_text(encoding="utf-8")
    cited.write_text(text.replace("telegram:tg-1950-26998", part), encoding="utf-8")
    replace(edition / REQUEST, "</TEI>", "")
    for _ in range(2):
        assert {"source.well-formed"} == {one.rule for one in build(edition).findings}
    with (edition / REQUEST).open("a", encoding="utf-8") as file:
        file.write("</TEI>")

    assert {"ref.resolves"} == {one.rule for one in build(edition).findings if one.is_error}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (REQUEST, "<teiHeader>"),
        ("tei/registers/persons.xml", "<standOff>"),
    ],
)
def test_what_the_edition_says_of_a_document_moves_with_its_lines(
    edition: Path, path: str, place: str
) -> None:
    """
    A finding of the whole edition is told where it stands now, also if only lines came before it.
    """
    replace(
        edition / "tei/registers/persons.xml",
        "</listPerson>",
        '<person xml:id="person-nobody" sortKey="nobody" source="#src-w">'
        '<persName type="main" xml:lang="en">Nobody</persName></person></listPerson>',
    )
    assert {"entry.unused", "ledger.balance"} <= {one.rule for one in build(edition).findings}
    replace(edition / path, place, f"\n\n{place}")

    found = build(edition).findings

    shutil.rmtree(edition / ".edition")
    assert build(edition).findings == found
