"""Parse files with lxml, without entities, network access and comments."""

from pathlib import PurePosixPath

from lxml import etree

from edition.findings import Fault
from edition.process.logbook import working_on
from edition.xml.encoding import explain_syntax, find_excess, find_faults, make_error
from edition.xml.remedies import add_edits


def parse_tree(path: PurePosixPath, data: bytes) -> etree._Element | list[Fault]:
    """Parse a file, or return the faults that keep some XML parser from reading it."""
    if faults := find_faults(path, data):
        return [add_edits(fault, data) for fault in faults]
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        with working_on(str(path)):
            tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return [add_edits(explain_syntax(path, data, error), data)]
    return find_excess(path, data, tree) or tree


def require_tree(path: PurePosixPath, data: bytes) -> etree._Element:
    """Parse a file that the command needs; raise EditionError if it has a fault."""
    tree = parse_tree(path, data)
    if isinstance(tree, list):
        raise make_error(tree[0])
    return tree
