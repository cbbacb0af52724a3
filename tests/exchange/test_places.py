"""The places as GeoJSON, and the persons as BEACON."""

import json
import re
from pathlib import Path

import pytest
from judges import ask_geojson
from overlays import FIXTURES, lay

from edition.build.build import build

FEATURES = {"A", "H", "L", "P", "R", "S", "T"}
"""The feature classes of GeoNames that Linked Places knows."""


def test_a_judge_of_geojson_accepts_the_places(published: Path) -> None:
    """The library check-geojson finds nothing."""
    assert "" == ask_geojson(published / "public/data/places.geojson")


def test_places_are_linked_places(published: Path) -> None:
    """Each has address, title, feature class and names, the first with sources."""
    found = json.loads((published / "public/data/places.geojson").read_text(encoding="utf-8"))
    base = "https://example.org/november-1950/"

    assert found["@context"].startswith("https://")
    assert "linkedplaces-context-v1.3" in found["@context"]
    for place in found["features"]:
        assert (published / "public" / place["@id"].removeprefix(base)).is_file()
        assert place["properties"]["title"]
        assert len(FEATURES & {*place["properties"]["fclasses"]}) == 1
        assert place["names"][0]["citations"]
        assert all(name["toponym"] for name in place["names"])
    (beijing,) = (one for one in found["features"] if one["properties"]["title"] == "Beijing")
    assert {"type": "Point", "coordinates": [116.39723, 39.9075]} == beijing["geometry"]
    assert {"https://www.geonames.org/1816670"} <= {one["identifier"] for one in beijing["links"]}


def test_a_reader_of_beacon_finds_the_persons(published: Path) -> None:
    """Each line is an identifier and the address of a page; above it stands what they mean."""
    for path in (published / "public/data").glob("beacon-*.txt"):
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        meta = dict(re.findall(r"^#([A-Z]+): (.+)$", head, re.MULTILINE))
        assert len(meta) == len(head.split("\n"))
        assert "BEACON" == meta["FORMAT"]
        assert meta["PREFIX"].startswith("https://")
        assert body
        for line in body.splitlines():
            source, annotation, target = line.split("|")
            assert source
            assert "" == annotation
            page = target.removeprefix("https://example.org/november-1950/")
            assert (published / "public" / page).is_file()
            record = (published / "public" / page).read_text(encoding="utf-8")
            assert source in record


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """An edition without places and categories, and without an identifier."""
    folder = lay(tmp_path, FIXTURES / "few")
    assert build(folder).published
    return folder


def test_an_edition_without_places_has_no_file_of_them(few: Path) -> None:
    """Neither the files nor their reports nor the list speak of them."""
    listed = (few / "public/data/exports.json").read_text(encoding="utf-8")

    assert [] == [*(few / "public/data").rglob("*geojson*"), *few.rglob("public/data/beacon*")]
    assert "geojson" not in listed
    assert "beacon" not in listed
