"""
The Schematron rules, run by Saxon: what fails comes back with its rule, its place and its sentence.
"""

import json
from collections.abc import Iterator

from edition.errors import EditionError
from edition.faults import Fault
from edition.project import Project
from edition.saxon import Node, Saxon, Stylesheet
from edition.sources import Source, find_positions


def load_compiler(project: Project, saxon: Saxon) -> Stylesheet:
    """
    Compile the stylesheet that turns Schematron into XSLT; the processor must not be locked yet.
    """
    return saxon.compile(project.stylesheets / "odd" / "sch-to-xslt.xsl")


def compile_rules(project: Project, saxon: Saxon, compiler: Stylesheet) -> Stylesheet:
    """
    Turn the edition's Schematron into XSLT and compile that, once.
    """
    path = project.schema / "telegram.sch"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise EditionError(
            f"{path.name} is missing or unreadable; make it again with edition schema."
        ) from error
    stylesheet = saxon.text(compiler, "stylesheet", saxon.parse(text))
    return saxon.compile_text(stylesheet, path.name)


def check(source: Source, node: Node, saxon: Saxon, rules: Stylesheet) -> Iterator[Fault]:
    """
    Find what the Schematron rules do not accept.
    """
    for failed in json.loads(saxon.text(rules, "findings", node)):
        place = find_positions(source).path(failed["path"])
        yield Fault(source.path, place, failed["rule"], failed["message"])
