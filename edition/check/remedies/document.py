"""
Edits for findings in well-formed documents, where only one correction is possible.

Edits for violations of the grammar are kept only if checking the edited file shows that they help.
A prefix can be corrected because it has one meaning. An id can be corrected because it must be the
file's name, or begin with the telegram's id. No edit decides what the witnesses could decide.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from edition.check.document.grammar import Judge
from edition.check.remedies.edits import apply_bytes, unite
from edition.check.remedies.ids import correct_ids
from edition.check.remedies.slips import Patient, clean, mend_attribute, mend_element, mend_value
from edition.check.targets import Targets
from edition.findings import Edit, Fault
from edition.read import pointers
from edition.read.source import TEI, Source, parse
from edition.relaxng.datatypes import split
from edition.xml.markup import Written

_TRIALS = 40
"""The most times that an edited file is checked to find out which edits help."""


def add_edits(
    faults: Sequence[Fault],
    source: Source,
    judge: Judge,
    targets: Targets,
    id_pattern: str,
) -> list[Fault]:
    """Add to each fault the edits that certainly correct it, if there are any."""
    if not any(fault.rule in RULES and fault.path == source.path for fault in faults):
        return list(faults)
    patient = Patient(source, judge, targets)
    renamings = correct_ids(faults, patient, id_pattern)
    proposed = [
        replace(fault, edits=tuple(_mend(fault, patient) or renamings.get(fault.place, ())))
        if fault.path == source.path and fault.rule in RULES
        else fault
        for fault in faults
    ]
    return _prove(proposed, patient)


def _mend(fault: Fault, patient: Patient) -> list[Edit]:
    """Return the edits for a fault, if its rule has a remedy."""
    mend = _REMEDIES.get(fault.rule)
    return list(mend(fault, patient)) if mend else []


def _mend_pointer(fault: Fault, patient: Patient) -> Iterator[Edit]:
    """Declare a prefix, correct its declaration, or write a pointer in small letters."""
    offset = patient.markup.offset(fault.place)
    written, tag = patient.markup.attribute(offset), patient.markup.tag(offset)
    if written is None or tag is None or "&" in written.value.text:
        return
    if tag.text.startswith("<prefixDef"):
        yield from _correct_prefix(
            written,
            {other.name.text: other.value.text for other in patient.markup.attributes(tag)},
            patient,
        )
        return
    wrong = [token for token in split(written.value.text) if patient.find_kind(token) is None]
    if len(wrong) != 1:
        return
    prefix = wrong[0].partition(":")[0]
    declared = {ident for ident, _ in patient.declared}
    lower = clean(wrong[0]).lower()
    if prefix not in declared and patient.find_undeclared(wrong[0]):
        yield from _declare_prefix(prefix, patient)
    elif patient.find_kind(lower):
        start = written.value.start + written.value.text.index(wrong[0])
        yield Edit(start, start + len(wrong[0]), lower)


def _correct_prefix(
    written: Written, definition: dict[str, str], patient: Patient
) -> Iterator[Edit]:
    """Correct the form or the meaning in a prefixDef, if only one value is possible."""
    meanings = pointers.explain(definition.get("ident", ""), patient.source.path.parent)
    form = definition.get("matchPattern", "")
    wanted = list(meanings) if written.name.text == "matchPattern" else [meanings.get(form, "")]
    if len(wanted) == 1 and wanted[0]:
        yield Edit(written.value.start, written.value.end, wanted[0])


def _declare_prefix(prefix: str, patient: Patient) -> Iterator[Edit]:
    """Declare a prefix after the others, indented as they are."""
    known = list(patient.source.tree.iter(f"{TEI}prefixDef"))
    if not known:
        return
    markup = patient.markup
    start = markup.offset(patient.source.positions.element(known[-1]))
    tag = markup.tag(start)
    if tag is None or not tag.text.endswith("/>"):
        return
    line = markup.text.rfind("\n", 0, start) + 1
    indent = markup.text[line:start]
    end = "\r\n" if markup.text.endswith("\r\n", 0, line) else "\n"
    lead = end + indent if line and not indent.strip() else ""
    yield Edit(
        tag.end,
        tag.end,
        "".join(
            f'{lead}<prefixDef ident="{prefix}" matchPattern="{form}" '
            f'replacementPattern="{meaning}"/>'
            for form, meaning in pointers.explain(prefix, patient.source.path.parent).items()
        ),
    )


def _prove(faults: list[Fault], patient: Patient) -> list[Fault]:
    """
    Remove the edits for grammar faults that do not help.

    Edits help if the faults that they correct are gone and no new ones are found.
    """
    tried = [index for index, fault in enumerate(faults) if _is_grammars(fault) and fault.edits]
    if not tried:
        return faults
    before = Counter(fault.message for fault in faults if _is_grammars(fault))
    proven: list[int] = []
    waiting = [tried]
    for _ in range(_TRIALS):
        if not waiting:
            break
        some = waiting.pop()
        together = sorted((*proven, *some))
        edits, taken = unite(faults[index].edits for index in together)
        mended = (faults[i].message for i, made in zip(together, taken, strict=True) if made)
        if _explain(apply_bytes(patient.source.data, edits), patient) <= before - Counter(mended):
            proven = together
        elif len(some) > 1:
            middle = len(some) // 2
            waiting += [some[middle:], some[:middle]]
    kept = {*range(len(faults))} - {*tried} | {*proven}
    return [fault if i in kept else replace(fault, edits=()) for i, fault in enumerate(faults)]


def _is_grammars(fault: Fault) -> bool:
    """Return whether the grammar found a fault."""
    return fault.rule.startswith("grammar.")


def _explain(data: bytes, patient: Patient) -> Counter[str]:
    """
    Count the grammar's messages about an edited file.

    For a file that cannot be read, its faults are counted; for one that cannot be explained, an
    empty message.
    """
    source = parse(patient.source.path, data)
    if not isinstance(source, Source):
        return Counter(fault.message for fault in source)
    if patient.judge.accepts(source.tree):
        return Counter()
    found = patient.judge.explainer.explain(source.tree)
    return Counter(violation.message for violation in found) or Counter([""])


_REMEDIES: dict[str, Callable[[Fault, Patient], Iterator[Edit]]] = {
    "grammar.element": mend_element,
    "grammar.attribute": mend_attribute,
    "grammar.value": mend_value,
    "ref.resolves": _mend_pointer,
}
RULES = {*_REMEDIES, "id.matches-file", "id.pattern"}
"""The rules whose faults may get edits."""
