"""Check that every pointer leads to something of the kind that its element needs."""

from collections.abc import Container, Iterator, Mapping
from string import digits

from lxml import etree

from edition.check.targets import UNMADE, UNREADABLE, Targets, has_commodity
from edition.findings import Fault
from edition.read.index import Pointer
from edition.read.passages import ALIGNED, is_left_out, is_resolution
from edition.read.pointers import explain, leads_to_telegram, open_guide
from edition.read.registers import TAXONOMIES, list_own
from edition.read.source import TEI, Source
from edition.relaxng.messages import find_nearest, quote

_LINES = ("seg", "dateline", "signed", "addrLine", "idno", "catRef")
"""What may name a station."""
_KINDS = {
    (f"{TEI}{tag}", attribute): kinds
    for tag, attribute, kinds in (
        ("persName", "ref", {"person"}),
        ("author", "ref", {"person", "organization"}),
        ("editor", "ref", {"person", "organization"}),
        ("placeName", "ref", {"place"}),
        ("geogName", "ref", {"place"}),
        ("orgName", "ref", {"organization"}),
        ("repository", "ref", {"organization"}),
        ("rs", "ref", {"person", "place", "organization"}),
        ("term", "ref", {"term"}),
        ("date", "ana", {"clock"}),
        ("time", "ana", {"clock"}),
        *((tag, "calendar", {"calendar"}) for tag in ("date", "time")),
        ("measure", "ana", {"act"}),
        ("measure", "unitRef", {"unit"}),
        ("measure", "corresp", {"measure"}),
        ("date", "corresp", {"date"}),
        *((tag, "corresp", set(ALIGNED)) for tag in ALIGNED),
        ("catRef", "scheme", {"taxonomy"}),
        *((tag, "corresp", {"correspAction"}) for tag in _LINES),
        ("pb", "edRef", {"witness"}),
        ("floatingText", "corresp", {"telegram", "cited"}),
        *((name, "hand", {"handNote"}) for name in ("add", "del", "hi", "seg")),
        *((name, "source", {"witness"}) for name in ("fw", "metamark", "seg")),
    )
}
_DOCUMENTS = {"telegram", "cited"}
_REFERENCES: dict[str | None, set[str]] = {
    "note": {"note"},
    None: {
        *_DOCUMENTS,
        *("p", "item", "measure", "note", "app", "choice", "gap", "head", "label", "table", "row"),
        *("cell", "floatingText", "quote", "postscript", "opener", "closer", "seg", "ref", "pb"),
    },
}
"""Where references may lead: one without a type also to a part of a telegram."""
_MAX_GUESSES = 20
"""For so many pointers of a file, the nearest id is sought."""
_AROUND = [f"{TEI}{name}" for name in ("note", "seg", "div", "head")]
_PHRASE = (f"{TEI}seg", "ana")
"""This attribute points to a category of the kind that the element's type names."""
_STATE = "state"
"""What a line without a type of its own may say of the text: that it is a paraphrase."""
_CATEGORY = (f"{TEI}catRef", "target")
"""This attribute points to a category of the taxonomy that the element's scheme names."""
_RULES = {("measure", "ana"): "measure.act", ("measure", "unitRef"): "measure.unit"}


def check(source: Source, targets: Targets) -> Iterator[Fault]:
    """
    Find wrong prefixes, pointers to nothing or to the wrong kind, and wrong commodities.

    Pointers to other telegrams are left to check_links.
    """
    yield from _check_prefixes(source)
    unmade = set[str]()
    yield from _check_pointers(source, targets, unmade, links=False)
    yield from _check_commodities(source, targets, unmade)


def _check_prefixes(source: Source) -> Iterator[Fault]:
    """
    Find prefixDefs that give a prefix another form or meaning than the edition does.

    They are written for other software; one that is wrong changes nothing here.
    """
    for element, name, form, meaning in source.index.prefixes:
        right = explain(name, source.path.parent)
        wanted = right.get(form)
        if wanted is None:
            place = source.positions.attribute(element, "matchPattern")
            forms = " or ".join(right)
            message = f"The prefix {name} is followed by {forms}, not by {quote(form)}."
            yield Fault(source.path, place, "ref.resolves", message)
        elif meaning != wanted:
            place = source.positions.attribute(element, "replacementPattern")
            message = f"The prefix {name} leads to {wanted} from here, not to {quote(meaning)}."
            yield Fault(source.path, place, "ref.resolves", message)


def check_links(source: Source, targets: Targets) -> Iterator[Fault]:
    """Find pointers to other telegrams that lead to nothing or to the wrong kind."""
    yield from _check_pointers(source, targets, set(), links=True)


def list_links(source: Source, targets: Targets) -> Iterator[tuple[str, str, str, str]]:
    """
    List the pointers to other telegrams: path, id, the kinds allowed, and who refers to it.

    The kinds are one string. A telegram refers to others in its words, a note elsewhere.
    """
    here, lead = str(source.path), open_guide(source)
    for pointer in source.index.pointers:
        path, name = lead(pointer.token)
        if path is not None and path != here and leads_to_telegram(path):
            kinds = " ".join(sorted(_find_kinds(pointer, targets) or ()))
            yield path, name, kinds, _find_referrer(pointer.element)


def _find_referrer(element: etree._Element) -> str:
    """
    Say who refers to what a ref points to: the telegram, or a note; else nobody.

    What a publisher, a version or a reader says is not the telegram's.
    """
    if element.tag != f"{TEI}ref":
        return ""
    around = list(element.iterancestors(*_AROUND, f"{TEI}text"))
    if any(
        other.tag == f"{TEI}note" or is_resolution(other) or is_left_out(other) for other in around
    ):
        return "note"
    return "telegram" if around and around[-1].tag == f"{TEI}text" else ""


def _check_pointers(
    source: Source, targets: Targets, unmade: set[str], *, links: bool
) -> Iterator[Fault]:
    """
    Check the pointers to other telegrams, or all others.

    A register that there is no file of is told once, and noted in unmade.
    """
    here, own = str(source.path), list_own(source)
    lead = open_guide(source)
    declared = {prefix.name for prefix in source.index.prefixes}
    guesses = 0
    for pointer in source.index.pointers:
        path, name = lead(pointer.token)
        if links != (path is not None and path != here and leads_to_telegram(path)):
            continue
        kind = own.get(name) if path == here else path and targets.kind(path, name)
        if path is None and pointer.token.partition(":")[0] not in declared:
            fault: tuple[str, str] | None = ("ref.resolves", _explain_prefix(pointer))
        elif path is not None and kind == UNMADE:
            fault = None if path in unmade else ("ref.resolves", _explain_unmade(pointer, path))
            unmade.add(path)
        else:
            judged = "unit" if kind == "duration" else kind
            kinds = _find_kinds(pointer, targets)
            fault = _judge(pointer, judged, kinds)
            if fault and kind is None and path is not None and guesses < _MAX_GUESSES:
                guesses += 1
                ids = own if path == here else targets.list_ids(path)
                fault = fault[0], fault[1] + _suggest(pointer.token, name, ids, kinds)
        if fault:
            rule, message = fault
            place = source.positions.attribute(pointer.element, pointer.attribute)
            yield Fault(source.path, place, rule, message)
        elif kind == "duration" and (word := pointer.element.get("commodity")) is not None:
            place = source.positions.attribute(pointer.element, "commodity")
            message = f"A duration counts nothing, but {pointer.token} has the commodity {word}."
            yield Fault(source.path, place, "measure.commodity", message)


def _explain_prefix(pointer: Pointer) -> str:
    """Return the message that a pointer's prefix is not declared."""
    prefix = pointer.token.partition(":")[0]
    return (
        f"The prefix of {pointer.token} is not declared in this file: "
        f"listPrefixDef has no prefixDef for {prefix}."
    )


def _explain_unmade(pointer: Pointer, path: str) -> str:
    """Return the message that a pointer leads into a register that there is no file of."""
    return f"The pointer {pointer.token} leads to nothing: there is no {path}; make it."


def _judge(pointer: Pointer, kind: str | None, allowed: set[str] | None) -> tuple[str, str] | None:
    """Return the rule that a pointer breaks and the message, or None."""
    if kind == UNREADABLE or (kind is not None and (allowed is None or kind in allowed)):
        return None
    tag = pointer.element.tag.removeprefix(TEI)
    rule = _RULES.get((tag, pointer.attribute))
    if kind is None:
        return rule or "ref.resolves", f"The pointer {pointer.token} leads to nothing."
    wanted = " or ".join(sorted(allowed or ()))
    message = (
        f"The pointer {pointer.token} of {tag} leads to something of kind {kind}, not {wanted}."
    )
    return rule or "ref.kind", message


def _suggest(token: str, name: str, ids: Mapping[str, str], kinds: set[str] | None) -> str:
    """Return a sentence that names the nearest id of a kind that is allowed, if there is one."""
    prefix, colon, _ = token.partition(":")
    lead = f"{prefix}-" if colon and name.startswith(f"{prefix}-") else ""
    fitting = [
        other.removeprefix(lead)
        for other, kind in ids.items()
        if other.startswith(lead) and other and (kinds is None or _fits(kind, kinds))
    ]
    slip = name.removeprefix(lead)
    alike = [other for other in fitting if other.rstrip(digits) == slip.rstrip(digits)]
    nearest = find_nearest(slip, alike or fitting)
    if not nearest:
        return ""
    return f" Did you mean {prefix}:{nearest}?" if colon else f" The nearest id is {nearest}."


def _fits(kind: str, kinds: Container[str]) -> bool:
    """Return whether a kind is allowed; a duration is a unit."""
    return kind in kinds or (kind == "duration" and "unit" in kinds)


def _find_kinds(pointer: Pointer, targets: Targets) -> set[str] | None:
    """Return the kinds that a pointer may lead to; None if any kind is allowed."""
    element = pointer.element
    place = element.tag, pointer.attribute
    if place == _PHRASE:
        return {_STATE if element.get("type") == "other" else element.get("type", "")}
    if place == _CATEGORY:
        scheme = element.get("scheme", "").rpartition("#")[2]
        return {scheme} if targets.kind(TAXONOMIES, scheme) == "taxonomy" else None
    if place == (f"{TEI}seg", "corresp") and element.get("type") == "digits":
        return {"idno"}
    if place == (f"{TEI}ref", "target"):
        local = {"ref"} if pointer.token.startswith("#") else set()
        return _REFERENCES.get(element.get("type"), _DOCUMENTS | local)
    return _KINDS.get(place)


def _check_commodities(source: Source, targets: Targets, unmade: set[str]) -> Iterator[Fault]:
    """Find commodities that are not declared, unless it was told that there are no taxonomies."""
    if TAXONOMIES in unmade:
        return
    for element in source.tree.iter(f"{TEI}measure"):
        word = element.get("commodity")
        if word is not None and not has_commodity(targets, word):
            place = source.positions.attribute(element, "commodity")
            message = f"The commodity {word} is not declared: there is no commodity-{word}."
            yield Fault(source.path, place, "measure.commodity", message)
