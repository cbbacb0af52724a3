"""Say why something was made again: what it read that differs."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from edition.catalogue.items import OUTPUT
from edition.catalogue.relation import read_key
from edition.catalogue.tables import RELATIONS
from edition.engine.due import NEW_STEP
from edition.outcome import Outcome
from edition.printable import show
from edition.project.paths import TELEGRAMS

_MAX_REASONS = 5
_CALLED = {each.name: each.called or each.name.replace("_", " ") for each in (*RELATIONS, OUTPUT)}


def explain_all(outcome: Outcome) -> Iterator[str]:
    """Write a line for each thing that was made again."""
    if outcome.first:
        yield "Nothing was made before, so all is new."
    for each in outcome.redone:
        subject = f" of {_shorten(each.subject)}" if each.subject else ""
        reasons = dict.fromkeys(map(_explain, each.reasons))
        further = len(reasons) - _MAX_REASONS
        more = f" and {further} more" if further > 0 else ""
        yield show(f"{each.step}{subject}: {', '.join([*reasons][:_MAX_REASONS])}{more}")


def _explain(reason: str) -> str:
    """Say what a key asks for."""
    if reason == NEW_STEP:
        return reason
    kind, by = read_key(reason)
    values = " ".join(_shorten(str(value)) for value in by.values())
    if kind == "file":
        return values
    if kind == "folder":
        return f"a name in {values}"
    beside, _, relation = kind.rpartition(" ")
    if beside:
        return f"the {_CALLED.get(relation, relation)} before or after it"
    called = _CALLED.get(kind, kind)
    return f"{called} {values}" if values else called.removesuffix(" of")


def _shorten(path: str) -> str:
    """Return the id of a telegram's file, or a path as it is."""
    place = PurePosixPath(path)
    return place.stem if place.parent == TELEGRAMS else path
