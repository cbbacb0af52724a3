"""Generate the grammar and the rules from schema/telegram.odd."""

import json
from pathlib import Path, PurePosixPath
from typing import cast

from lxml import etree

from edition.errors import EditionError
from edition.files.digests import compute_digest
from edition.process.logbook import working_on
from edition.relaxng.reader import read_grammar
from edition.transform.processor import Saxon
from edition.xml.trees import require_tree


def generate(odd: Path, stylesheets: Path) -> dict[str, bytes]:
    """
    Return the contents of the files made from an ODD, by name; nothing is written.

    Raise EditionError if our own reader or libxml2 refuses the grammar.
    """
    try:
        source = odd.read_bytes()
    except OSError as error:
        raise EditionError(f"{odd} cannot be read: {error}.") from error
    require_tree(PurePosixPath("schema", odd.name), source)
    saxon = Saxon()
    folder = stylesheets / "odd"
    grammar = saxon.compile(folder / "odd-to-rng.xsl")
    schematron = saxon.compile(folder / "odd-to-sch.xsl")
    rules = saxon.compile(folder / "odd-to-rules.xsl")
    compiler = saxon.compile(folder / "sch-to-xslt.xsl")
    saxon.lock()
    source_digest = compute_digest(source)
    with working_on(str(odd)):
        document = saxon.parse(source.decode("utf-8-sig"))
        listed = json.loads(saxon.text(rules, "rules-json", document, source_digest))
        made = saxon.text(grammar, "grammar", document, source_digest).encode()
        _try(etree.fromstring(made))
        checks = saxon.text(schematron, "schematron", document, source_digest)
        compiled = saxon.text(compiler, "stylesheet", saxon.parse_whole(checks))
    return {
        "telegram.rng": made,
        "telegram.sch": checks.encode(),
        "telegram.sch.xsl": compiled.encode(),
        "rules.json": (
            json.dumps(listed, sort_keys=True, indent=2, ensure_ascii=False) + "\n"
        ).encode(),
    }


def _try(grammar: etree._Element) -> None:
    """Read a grammar as the checks do: with our own reader and with libxml2."""
    read_grammar(grammar)
    try:
        etree.RelaxNG(grammar)
    except etree.RelaxNGParseError as error:
        line = int(str(error).rpartition("line ")[2])
        names = [
            str(define.get("name"))
            for define in grammar.iterchildren("{*}define")
            if cast("int", define.sourceline) <= line
        ]
        place = ", in ".join([f"line {line} of the grammar", *names[-1:]])
        raise EditionError(f"{place}: libxml2 does not take this: {error}.") from error
