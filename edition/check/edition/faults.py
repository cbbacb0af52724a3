"""Turn faults about the whole edition into findings."""

from edition.catalogue.findings import write_finding
from edition.catalogue.relation import Row
from edition.catalogue.tables import DOCUMENT
from edition.engine.reader import Reader
from edition.findings import Fault
from edition.project.order import Order
from edition.project.rules import judge, open_rules


def tell(order: Order, fault: Fault, *, draft: bool = False) -> Row:
    """Return the finding of a fault as a row."""
    return write_finding(judge(fault, open_rules(order), draft=draft))


def read_draft(reader: Reader, path: str) -> bool:
    """Read whether a document is a draft, in which faults weigh less."""
    return any(row["draft"] for row in reader.rows(DOCUMENT.name, path=path))
