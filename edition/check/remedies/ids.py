"""
Edits for ids that have only one possible correction.

An id may differ from the file's name in capitals, or be made from another telegram's id. Pointers
to it in the same file are changed too. A published telegram keeps its ids, right or wrong. An id is
not changed if the new one would then occur twice.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from edition.check.remedies.slips import Patient
from edition.findings import Edit, Fault, Place
from edition.read.source import TEI

RULES = ("id.matches-file", "id.pattern")
_LOCAL = re.compile(r"(?<!\S)#(\S+)")
_PART = re.compile(r"(?P<telegram>[^\s.]+)\.(?P<part>[a-z0-9]+(?:[.\-][a-z0-9]+)*)")


def correct_ids(
    faults: Iterable[Fault], patient: Patient, id_pattern: str
) -> Mapping[Place, list[Edit]]:
    """Return the edits of ids and of the pointers to them, by the places of the faults."""
    revisions = patient.source.tree.find(f"{TEI}teiHeader/{TEI}revisionDesc")
    if revisions is not None and revisions.get("status") == "published":
        return {}
    meant = {
        fault.place: (written, new)
        for fault in faults
        if fault.rule in RULES
        and (written := patient.markup.attribute(patient.markup.offset(fault.place)))
        and (new := _find_meant(fault.rule, written.value.text, patient, id_pattern))
    }
    counts = Counter(new for _, new in meant.values())
    pointing = _list_pointing(patient) if meant else {}
    return {
        place: [
            Edit(written.value.start, written.value.end, new),
            *(Edit(start, start + len(f"#{old}"), f"#{new}") for start in pointing.get(old, ())),
        ]
        for place, (written, new) in meant.items()
        if counts[new] == 1 and new not in patient.ids and (old := written.value.text)
    }


def _find_meant(rule: str, old: str, patient: Patient, id_pattern: str) -> str | None:
    """Return the only id that a wrong id can mean, or None."""
    own = patient.source.id
    if rule == "id.matches-file":
        slip = old.casefold() == own.casefold() and not re.fullmatch(id_pattern, old)
        return own if slip and re.fullmatch(id_pattern, own) else None
    part = _PART.fullmatch(old)
    return f"{own}.{part['part']}" if part and re.fullmatch(id_pattern, part["telegram"]) else None


def _list_pointing(patient: Patient) -> dict[str, list[int]]:
    """Return the offsets of the pointers to the document's own ids, by id."""
    places = patient.source.positions
    found: dict[str, list[int]] = {}
    for element in patient.source.tree.iter("*"):
        for name, value in element.attrib.items():
            if "#" in str(value) and not str(name).startswith("{"):
                place = places.attribute(element, str(name))
                written = patient.markup.attribute(patient.markup.offset(place))
                if written is None:
                    continue
                for token in _LOCAL.finditer(written.value.text):
                    found.setdefault(token[1], []).append(written.value.start + token.start())
    return found
