"""What machines that visit the edition read: the sitemap and the feed."""

from pathlib import Path

import feedparser
import needs
import pytest
from judges import ask_jing
from lxml import etree
from needs import ROOT
from spoiled_copies import replace

from edition.build.build import build

SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://example.org/november-1950/"
ATOM = "public/data/atom.xml"
_INDEX = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
  xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9">
  <xs:element name="sitemapindex"><xs:complexType><xs:sequence>
    <xs:element name="sitemap" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="loc" type="xs:anyURI"/>
      <xs:element name="lastmod" type="xs:date" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element></xs:schema>"""
"""Written from the protocol of sitemaps.org."""


def list_addresses(path: Path) -> list[str]:
    """List the addresses in a sitemap, or of the sitemaps in an index."""
    return [str(each.text) for each in etree.parse(path).iter(f"{SITEMAPS}loc")]


def test_sitemaps_are_valid_and_lead_to_all_pages(published: Path) -> None:
    """By the XML Schema of sitemaps.org; each page of the edition is there."""
    schema = etree.XMLSchema(
        etree.parse(needs.node_package("sitemap/schema/sitemap.xsd", "it judges sitemaps"))
    )
    public = published / "public"
    index = etree.parse(public / "sitemap.xml")
    maps = [public / each.removeprefix(BASE) for each in list_addresses(public / "sitemap.xml")]

    assert etree.XMLSchema(etree.fromstring(_INDEX)).validate(index)
    for path in maps:
        schema.assertValid(etree.parse(path))
    pages = {public / each.removeprefix(BASE) for path in maps for each in list_addresses(path)}
    assert all(page.is_file() for page in pages)
    assert {*public.glob("telegrams/*/*.html"), *public.glob("persons/*.html")} <= pages


@pytest.mark.parametrize("kind", ["published", "large"])
def test_the_feed_is_atom(kind: str, request: pytest.FixtureRequest) -> None:
    """A grammar written from RFC 4287 accepts it, and a feed reader understands it."""
    folder: Path = request.getfixturevalue(kind)
    feed = feedparser.parse((folder / ATOM).read_bytes())

    assert "" == ask_jing(ROOT / "tests/support/atom.rng", [folder / ATOM])
    assert not feed.bozo
    assert "atom10" == feed.version
    assert feed.entries
    assert len(feed.entries) <= 50
    for entry in feed.entries:
        assert (folder / "public" / entry.link.removeprefix(BASE)).is_file()
        assert entry.updated_parsed


def test_what_changed_last_stands_first(sources: Path) -> None:
    """The day of the last change decides."""
    place = sources / "tei/telegrams/tg-1950-26998.xml"
    replace(place, '<change when="2026-11-22"', '<change when="2026-11-29"')

    assert build(sources).published

    feed = feedparser.parse((sources / ATOM).read_bytes())
    assert "2026-11-29T00:00:00Z" == feed.feed.updated
    assert feed.entries[0].link.endswith("tg-1950-26998.html")
