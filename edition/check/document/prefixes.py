"""
What a pointer's prefix is short for.

The files say it in prefixDefs, for the software of others. The meaning is one for all: a prefixDef
that says something else is a fault, and redefines nothing.
"""

from collections.abc import Iterator

from edition.findings import Fault
from edition.read.pointers import MEANINGS, explain_all
from edition.read.source import Source
from edition.relaxng.messages import quote


def check(source: Source) -> Iterator[Fault]:
    """Find prefixDefs that give a prefix another meaning than the edition does."""
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
