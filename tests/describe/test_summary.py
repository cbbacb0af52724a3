"""What a telegram's page is given of its record."""

from typing import TYPE_CHECKING, Any, cast

import pytest
from needs import ROOT

from edition.describe.describer import read_told
from edition.describe.summary import extract_shown, find_number
from edition.transform.processor import Saxon

if TYPE_CHECKING:
    from edition.catalogue.record import Record

REQUEST, ANSWER = "tg-1950-26998", "tg-1950-5708"


@pytest.fixture(scope="module")
def shown() -> dict[str, Any]:
    """The extracts of the real telegrams, by id."""
    saxon = Saxon()
    registers = [
        saxon.parse(path.read_text("utf-8")) for path in sorted(ROOT.glob("tei/registers/*.xml"))
    ]
    describe = saxon.compile(ROOT / "xslt" / "record.xsl", {"registers": registers})
    saxon.lock()
    digest = "sha256:" + 64 * "0"
    texts = (path.read_text("utf-8") for path in ROOT.glob("tei/telegrams/*.xml"))
    records = (
        read_told(*saxon.call(describe, "describe", saxon.parse(text), digest))[0] for text in texts
    )
    return {record["id"]: extract_shown(record) for record in records}


def test_facts_are_single_values(shown: dict[str, Any]) -> None:
    """A page names its telegram by its first number, and by the day of its sending."""
    request = shown[REQUEST]

    assert ("26998", "1950-11-17", 8) == (request["number"], request["sent"], request["readers"])


def test_readers_stand_last(shown: dict[str, Any]) -> None:
    """Who handled a telegram comes first, then who is mentioned; who only read it comes last."""
    refs = [named["ref"] for named in shown[REQUEST]["named"]]

    assert ["person-zhou-enlai", "place-beijing"] == refs[:2]
    assert "person-khrushchev" == refs[-1]
    assert len(refs) == len(set(refs))


def test_parts_are_those_in_the_handling(shown: dict[str, Any]) -> None:
    """A sender, an addressee, a place and a reader's copies are told apart."""
    parts = {named["ref"]: named["parts"] for named in shown[REQUEST]["named"]}

    assert [("sent", None)] == parts["person-zhou-enlai"]
    assert [("place.sent", None), ("place.transmitted", "medium")] == parts["place-beijing"]
    assert [("addressee", "high"), (2, None)] == parts["person-stalin"]
    assert [("reader", None)] == parts["person-molotov"]


def test_what_decides_is_quoted(shown: dict[str, Any]) -> None:
    """A request quotes what it asks for, an answer what it answers."""
    assert ["500 automobiles"] == [quantity["text"] for quantity in shown[REQUEST]["decisive"]]
    assert shown[ANSWER]["replies_to"]
    assert shown[ANSWER]["decisive"]
    assert 0 == shown[REQUEST]["further"]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([("sent", "2784"), ("received", "26637")], "2784"),
        ([("received", "26637")], "26637"),
        ([], None),
    ],
)
def test_the_first_number_names_a_telegram(
    numbers: list[tuple[str, str]], found: str | None
) -> None:
    """Pages and lists call a telegram by the first number of its header, whoever gave it."""
    record = {"numbers": [{"given": given, "value": value} for given, value in numbers]}

    assert found == find_number(cast("Record", record))
