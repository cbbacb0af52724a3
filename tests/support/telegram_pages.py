"""Pages of telegrams composed in memory, one by one, without a build."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lxml import html
from needs import ROOT

from edition.compose.telegram import write_citation
from edition.describe.describer import read_told
from edition.describe.summary import extract_shown
from edition.project.settings import Project, Rights, Settings
from edition.transform.fragments import Fragments
from edition.transform.processor import Argument, Node, Saxon, Stylesheet

EDITION = {
    "title": "Telegrams for tests",
    "base-url": "https://example.org/tests/",
    "address": None,
    "language": "en",
    "editors": ["The editors"],
    "rights": {"metadata": "CC0-1.0", "markup": "CC-BY-4.0", "texts": "The archive's."},
    "version": "0",
    "menu": {
        "front": [{"stem": "introduction", "title": "Introduction"}],
        "registers": ["cited", "organizations", "persons", "places", "taxonomies"],
        "ledger": True,
    },
}


@dataclass(frozen=True, slots=True)
class Press:
    """The stylesheets that describe a telegram and compose its page."""

    saxon: Saxon
    describe: Stylesheet
    page: Stylesheet
    fragments: Fragments
    settings: Settings

    @classmethod
    def prepare(
        cls,
        stylesheets: Path,
        settings: Mapping[str, object] = EDITION,
        registers: Path = ROOT / "tei" / "registers",
    ) -> "Press":
        """Compile the stylesheets of a folder with the registers of this edition, or of another."""
        saxon = Saxon()
        entries: list[str | bool | int | Node] = [
            saxon.parse(path.read_text("utf-8")) for path in sorted(registers.glob("*.xml"))
        ]
        edition = json.dumps(settings)
        page = saxon.compile(
            stylesheets / "telegram.xsl", {"registers": entries, "edition": edition}
        )
        describe = saxon.compile(
            stylesheets / "record.xsl", {"registers": entries, "edition": edition}
        )
        saxon.lock()
        return cls(saxon, describe, page, Fragments(saxon, page), make_settings(settings))

    def compose(self, source: str, **around: object) -> html.HtmlElement:
        """The page of a telegram that has no neighbours but those given."""
        return html.document_fromstring(self.write(source, **around))

    def write(self, source: str, **around: object) -> str:
        """The same page as text."""
        digest = "sha256:" + hashlib.sha256(source.encode()).hexdigest()
        document = self.saxon.parse(source)
        record, _ = read_told(*self.saxon.call(self.describe, "describe", document, digest))
        citation = self.saxon.text(self.describe, "citation", document)
        values: dict[str, Argument] = {
            "telegram": document,
            "record-json": json.dumps(extract_shown(record)),
            "context-json": json.dumps(context(digest) | around),
            "citation-json": write_citation(citation, self.settings),
        }
        return self.fragments.put(self.saxon.write(self.page, "page", values))


def make_settings(told: Mapping[str, Any]) -> Settings:
    """Settings as the stylesheets are told them."""
    return replace(
        Project.open(ROOT).settings,
        title=told["title"],
        version=told["version"],
        base_url=told["base-url"],
        editors=tuple(told["editors"]),
        rights=Rights(**told["rights"]),
    )


def context(digest: str) -> dict[str, object]:
    """What stands around a telegram that is alone."""
    return {
        "previous": None,
        "next": None,
        "requests": [],
        "answers": [],
        "cites": [],
        "cited_by": [],
        "see_also": [],
        "files": [{"name": "telegram.txt", "kind": "txt", "bytes": 2345}],
        "digest": digest,
    }


def put(text: str) -> str:
    """A telegram of two witnesses, W and K, with this text."""
    before, _, after = (
        (ROOT / "tests/fixtures/valid/readings.xml").read_text("utf-8").partition("<body>")
    )
    return f"{before}<body><div type='telegram'>{text}</div></body>{after.partition('</body>')[2]}"
