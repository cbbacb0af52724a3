"""Parse sources with Saxon; a source that Saxon refuses becomes a fault."""

from edition.findings import Fault
from edition.process.logbook import working_on
from edition.read.source import Reading, Source
from edition.transform.complaints import UnparsedError
from edition.transform.processor import Node, Saxon


def parse_source(saxon: Saxon, source: Source) -> Node | Fault:
    """Parse a source with Saxon; return a fault if Saxon refuses it."""
    try:
        with working_on(str(source.path)):
            return saxon.parse(source.text)
    except UnparsedError as error:
        message = f"The XML parser of the stylesheets does not read the file: {error.reason}"
        return Fault(source.path, error.place, "source.limits", message)


def parse_all(saxon: Saxon, reading: Reading) -> tuple[list[Node], Reading]:
    """
    Parse all sources that were read; return their nodes, and the reading without the others.

    The faults of the sources that Saxon refuses are added to the reading.
    """
    parsed = [(source, parse_source(saxon, source)) for source in reading.sources]
    sound = tuple(source for source, node in parsed if not isinstance(node, Fault))
    faults = tuple(node for _, node in parsed if isinstance(node, Fault))
    nodes = [node for _, node in parsed if not isinstance(node, Fault)]
    return nodes, Reading(sound, (*reading.faults, *faults))
