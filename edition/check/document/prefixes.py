"""
Check what the prefixDefs say that a pointer's prefix means.

They are written for other software. In the edition each prefix has one meaning: a prefixDef that
says something else is a fault, and changes nothing.
"""

from collections.abc import Iterator

from edition.findings import Fault
from edition.read.pointers import MEANINGS, explain_all
from edition.read.source import Source
from edition.relaxng.messages import quote


def check(source: Source) -> Iterator[Fault]:
    """Find prefixDefs that give a prefix another form or meaning than the edition does."""
    right = explain_all(source.path.parent)
    for element, name, form, meaning in source.index.prefixes:
        wanted = right.get((name, form))
        if wanted is None:
            place = source.positions.attribute(element, "matchPattern")
            forms = " or ".join(MEANINGS.get(name, {}))
            message = f"The prefix {name} is followed by {forms}, not by {quote(form)}."
            yield Fault(source.path, place, "ref.resolves", message)
        elif meaning != wanted:
            place = source.positions.attribute(element, "replacementPattern")
            message = f"The prefix {name} leads to {wanted} from here, not to {quote(meaning)}."
            yield Fault(source.path, place, "ref.resolves", message)
