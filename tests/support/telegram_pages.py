"""Pages of telegrams composed in memory, one by one, without a build."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from needs import ROOT

from edition.describe.describer import read_told
from edition.describe.summary import extract_shown
from edition.transform.fragments import Fragments
from edition.transform.processor import Argument, Node, Saxon, Stylesheet

EDITION = {
    "title": "Telegrams for tests",
    "base-url": "https://example.org/tests/",
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
        describe = saxon.compile(stylesheets / "record.xsl", {"registers": entries})
        saxon.lock()
        return cls(saxon, describe, page, Fragments(saxon, page))

    def compose(self, source: str, **around: object) -> html.HtmlElement:
        """The page of a telegram that has no neighbours but those given."""
        return html.document_fromstring(self.write(source, **around))

    def write(self, source: str, **around: object) -> str:
        """The same page as text."""
        digest = "sha256:" + hashlib.sha256(source.encode()).hexdigest()
        document = self.saxon.parse(source)
        record, _ = read_told(*self.saxon.call(self.describe, "describe", document, digest))
        values: dict[str, Argument] = {
            "telegram": document,
            "record-json": json.dumps(extract_shown(record)),
            "context-json": json.dumps(context(digest) | around),
        }
        return self.fragments.put(self.saxon.write(self.page, "page", values))


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
