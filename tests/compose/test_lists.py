"""The catalogue of a build, and what pages read of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from known_rows import open_store, read_value
from needs import ROOT
from published import copy_edition

from edition.build.build import rebuild
from edition.build.session import Session
from edition.catalogue.database import Catalogue
from edition.catalogue.relation import write_value
from edition.catalogue.tables import ENTRY
from edition.compose.composer import Slice
from edition.compose.telegram import FILES
from edition.engine.store import Store
from edition.errors import EditionError
from edition.files.disk import Disk
from edition.files.folder import Folder
from edition.project.json_schema import find_problems

REQUEST, ANSWER, FIRST = "tg-1950-26998", "tg-1950-5708", "tg-1950-26637"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store of the real edition."""
    folder = copy_edition(tmp_path_factory.mktemp("slices") / "edition", ("edition.toml", "tei"))
    with Session.open(folder, Folder(folder)) as session:
        rebuild(session)
        yield open_store(session.catalogue)


def read_context(store: Store, telegram: str) -> Slice:
    """Return what the page of a telegram tells of others."""
    context: Slice = read_value(store, "page", f"tei/telegrams/{telegram}.xml")["context"]
    return context


def read_slice(store: Store, step: str, subject: str = "") -> Slice:
    """Return what a page shows."""
    slice_: Slice = read_value(store, step, subject)["slice"]
    return slice_


def name_ids(telegrams: list[Slice]) -> list[str]:
    """Return the ids of telegrams."""
    return [telegram["id"] for telegram in telegrams]


def test_a_context_tells_of_the_neighbours(store: Store) -> None:
    """A page knows what was sent before and after, what it answers, and what answers it."""
    first, request, answer = (
        read_context(store, telegram) for telegram in (FIRST, REQUEST, ANSWER)
    )

    assert first["previous"] is None
    assert FIRST == request["previous"]["id"]
    assert ANSWER == request["next"]["id"]
    assert answer["next"] is None
    assert [REQUEST] == [asked["id"] for asked in answer["requests"]]
    assert [ANSWER] == name_ids(request["answers"])
    assert [REQUEST] == name_ids(answer["cites"])
    assert ANSWER in name_ids(request["cited_by"])
    assert ["26998"] == [asked["number"] for asked in answer["requests"]]


def link(telegram: str) -> Slice:
    """What a link to a telegram is made from."""
    return {"address": f"telegrams/1950/{telegram}.html", "number": telegram.split("-")[2]}


@pytest.mark.parametrize("telegram", [FIRST, REQUEST, ANSWER])
def test_contexts_are_as_their_schema_says(store: Store, telegram: str) -> None:
    """Every context has the shape that schema/context.schema.json gives."""
    context = read_context(store, telegram)
    files = [{"name": f"{telegram}.{kind}", "kind": kind, "bytes": 1} for kind in FILES]

    assert [] == find_problems(ROOT / "schema/context.schema.json", {**context, "files": files})


def test_contents_are_in_the_order_of_sending(store: Store) -> None:
    """Telegrams come by their sending; a day without an hour follows that day's hours."""
    telegrams = read_slice(store, "contents")["telegrams"]

    order = [f"telegrams/1950/{name}" for name in (FIRST, REQUEST, ANSWER)]
    assert order == [telegram["href"] for telegram in telegrams]
    assert ["Beijing"] == telegrams[1]["from"]
    assert ["1950-11-17T20:45:00"] == [date["when"] for date in telegrams[1]["received"]]
    assert [link(ANSWER)] == telegrams[1]["answers"]
    assert [link(REQUEST)] == telegrams[2]["requests"]


def test_an_entry_knows_all_its_mentions(store: Store) -> None:
    """
    A person's entry tells every mention in context, and what they sent, received and had copies of.
    """
    register = read_slice(store, "list", "tei/registers/persons.xml")
    entries = {
        entry["id"]: read_slice(store, "entry page", entry["id"]) for entry in register["entries"]
    }
    stalin, peng = entries["person-stalin"], entries["person-peng-dehuai"]

    assert [{**link(ANSWER), "weighed": ""}] == stalin["sent"]
    received = [{**link(name), "weighed": "high"} for name in (FIRST, REQUEST)]
    assert received == stalin["received"]
    assert [2, 2] == [copy["copies"] for copy in stalin["copied"]]
    assert stalin["entry"]["count"] == len(stalin["lines"])
    assert 3 == stalin["entry"]["telegrams"]
    assert {cover["text"] for cover in stalin["covers"]} < set(stalin["words"])
    assert [("report from ", "Peng Dehuai")] == [
        (before[-12:], text) for before, text, *_ in peng["lines"]
    ]


def test_categories_tell_what_is_counted_by_them(store: Store) -> None:
    """A category has its measures as mentions: a commodity leads to every quantity of it."""
    register = read_slice(store, "list", "tei/registers/taxonomies.xml")
    categories = {entry["id"]: entry for entry in register["entries"]}

    assert {"26998", "5708"} == {
        mention["number"] for mention in categories["commodity-automobile"]["mentions"]
    }
    assert "categories#commodity-automobile" == categories["commodity-automobile"]["href"]


@pytest.mark.parametrize("register", ["persons", "places", "organizations", "cited", "taxonomies"])
def test_entries_are_listed_once_and_in_order(store: Store, register: str) -> None:
    """A register lists all its entries, categories by their types, then all by their sort keys."""
    path = f"tei/registers/{register}.xml"
    listed = read_slice(store, "list", path)["entries"]
    known = store.rows.list_rows(ENTRY.name, {"path": path})

    assert len(known) == len(listed)
    assert {row["id"] for row in known} == {entry["id"] for entry in listed}
    categories = register == "taxonomies"
    keys = [(entry["type"] if categories else "", entry["sort"], entry["id"]) for entry in listed]
    assert sorted(keys) == keys


@pytest.mark.parametrize(
    ("step", "subject"),
    [("contents", ""), ("downloads", ""), ("list", "tei/registers/cited.xml")],
)
def test_what_pages_show_is_json(store: Store, step: str, subject: str) -> None:
    """What a stylesheet is given can be written as JSON."""
    assert write_value(read_slice(store, step, subject))


def test_an_entry_without_a_page_shows_nothing(store: Store) -> None:
    """Terms and works are told on the page of their register."""
    assert read_value(store, "entry page", "commodity-automobile") is None


def test_a_catalogue_in_a_bad_place_is_one_sentence(tmp_path: Path) -> None:
    """Where SQLite cannot write, the edition says so in its own words."""
    with pytest.raises(EditionError, match=r"^\.edition/catalogue\.sqlite could not be opened; "):
        Catalogue.open(tmp_path, "", Disk())
