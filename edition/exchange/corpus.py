"""Corpora: sources as members of one TEI file, in which no two ids are the same."""

from collections import Counter
from functools import lru_cache
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import escape, quoteattr

from edition.exchange.export.export import Whole
from edition.exchange.loss import Line, Verdict, change, keep
from edition.project.licences import locate_licence
from edition.project.order import Order
from edition.read.index import POINTING
from edition.transform.processor import Saxon, Stylesheet
from edition.xml.positions import XML_ID
from edition.xml.trees import require_tree

STYLESHEET = "corpus"
POINTERS = " ".join(sorted({*POINTING, "wit", "replacementPattern"}))
"""The attributes that lead somewhere: pointers, sigla, and what a prefix stands for."""


@lru_cache(maxsize=1)
def _open(path: Path, _: bytes) -> tuple[Saxon, Stylesheet]:
    """Compile the stylesheet, given its bytes as well, so that another one is compiled again."""
    saxon = Saxon()
    compiled = saxon.compile(path, {"pointing": POINTERS})
    saxon.lock()
    return saxon, compiled


def write_member(order: Order, data: bytes, stem: str, registers: str = "") -> str:
    """Write a source as a member of a corpus; the registers are in a file of this address."""
    path = order.project.stylesheets / f"{STYLESHEET}.xsl"
    tokens = path.parent / "shared" / "tokens.xsl"
    saxon, compiled = _open(path, path.read_bytes() + tokens.read_bytes())
    node = saxon.parse(data.decode("utf-8-sig"))
    return f"{saxon.text(compiled, 'member', node, stem, registers)}\n"


_KEPT = {name: keep(name) for name in ("elements", "attributes", "texts")}
_ID = change("ids", "No two ids of a corpus are the same: the name of the file stands in front.")
_POINTER = change("pointers", "They lead to places in the corpus.")


def weigh_member(telegram: str, data: bytes, member: str) -> list[Line]:
    """Count what becomes of a source's elements, attributes and texts; comments are not counted."""
    source = require_tree(PurePosixPath(telegram), data)
    made = require_tree(PurePosixPath(telegram), member.encode())
    counts: Counter[Verdict] = Counter()
    for old, new in zip(source.iter(), made.iter(), strict=True):
        counts[_KEPT["elements"]] += 1
        counts[_KEPT["texts"]] += sum(bool((text or "").strip()) for text in (old.text, old.tail))
        for name, value in old.attrib.items():
            counts[_judge_attribute(str(name), kept=new.get(name) == value)] += 1
    return [
        Line(telegram, None, verdict.what, verdict.cls, count, verdict.why)
        for verdict, count in counts.items()
        if count
    ]


def _judge_attribute(name: str, *, kept: bool) -> Verdict:
    if kept:
        return _KEPT["attributes"]
    return _ID if name == XML_ID else _POINTER


def write_corpus(whole: Whole, title: str, members: str) -> str:
    """Write a header above the members."""
    settings = whole.order.project.settings
    editors = "".join(f"        <editor>{escape(name)}</editor>\n" for name in settings.editors)
    licences = "".join(
        f"          <licence target={quoteattr(locate_licence(name))}>{escape(name)}</licence>\n"
        for name in dict.fromkeys((settings.rights.markup, settings.rights.metadata))
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<teiCorpus xmlns="http://www.tei-c.org/ns/1.0" xml:lang={quoteattr(settings.language)}>
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>{escape(title)}</title>
{editors}      </titleStmt>
      <publicationStmt>
        <publisher>{escape(settings.title)}</publisher>
        <idno type="URI">{escape(whole.url)}</idno>
        <availability>
{licences}          <p>{escape(settings.rights.texts)}</p>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <p>The sources of the edition, without their comments.</p>
      </sourceDesc>
    </fileDesc>
  </teiHeader>
{members}</teiCorpus>
"""
