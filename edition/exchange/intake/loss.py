"""What becomes of each element, attribute and text of a file that is imported."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from edition.exchange.intake.offer import Input, Offer, Refusal
from edition.exchange.loss import Line, Verdict, change, drop, keep
from edition.findings import Place
from edition.project.settings import Project
from edition.xml.comments import count_comments
from edition.xml.positions import TEI, XML_ID, Positions
from edition.xml.trees import require_tree

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_PUT_IN = ("standOff", "teiHeader/encodingDesc/classDecl", "teiHeader/encodingDesc/unitDecl")
_KEPT = keep("elements, attributes and texts")
_ID = change("ids", "They are as in the source again.")
_POINTER = change("pointers", "They lead from file to file again.")
_NAME = change("names of registers", "They are the names of the files.")
_FRAME = change("lists", "The entries are in the lists of the registers.")
_HEADER = drop("header of the corpus", "Each source has a header of its own.")
_REST = change("headers of registers", "The edition’s registers have headers of their own.")
_NOT_HELD = (
    drop("front matter", "No export as TEI holds it."),
    drop("transcriptions of witnesses", "No export as TEI holds them."),
    drop("settings and published ids", "No export as TEI holds them."),
)


@dataclass(frozen=True, slots=True)
class Names:
    """The names that the grammar knows: of elements, and of attributes."""

    elements: frozenset[str]
    attributes: frozenset[str]

    @classmethod
    def read(cls, project: Project) -> "Names":
        """Read the names in the grammar."""
        tree = etree.parse(project.schema / "telegram.rng", etree.XMLParser(no_network=True))
        elements = (str(each.get("name")) for each in tree.iter(f"{_RNG}element"))
        attributes = (str(each.get("name")) for each in tree.iter(f"{_RNG}attribute"))
        return cls(
            frozenset(f"{TEI}{name}" for name in elements) | {f"{TEI}teiCorpus"},
            frozenset(name.replace("xml:", _XML) for name in attributes),
        )


@dataclass
class Weighing:
    """The verdicts on the nodes of a file, which add up to all of them."""

    given: Input
    names: Names
    verdicts: dict[etree._Element, Verdict] = field(default_factory=dict)
    changed: dict[tuple[etree._Element, str], Verdict] = field(default_factory=dict)
    owners: dict[etree._Element, str | None] = field(default_factory=dict)
    named: dict[etree._Element, dict[str | None, etree._Element]] = field(default_factory=dict)
    """The elements of a source by their ids."""

    @cached_property
    def positions(self) -> Positions:
        """The places of what the file has."""
        return Positions(self.given.data, self.given.tree)

    @cached_property
    def comments(self) -> int:
        """How many comments the file has."""
        return count_comments(self.given.data.decode("utf-8-sig"))

    def add_telegram(self, offer: Offer, *, taken: bool) -> None:
        """Judge a telegram, which may stay out because the edition has another of its id."""
        self._pair(offer, offer.element.get(XML_ID))
        if not taken:
            why = f"The edition has another {offer.path}, which stays."
            verdict = Verdict("contradiction", "telegrams", why)
            self.verdicts.update(dict.fromkeys(list_own(offer.element), verdict))

    def add_register(self, offer: Offer, refused: Mapping[str, str], *, whole: bool) -> None:
        """Judge a register; one that would be taken whole is not if an entry is refused."""
        is_member = offer.element is not self.given.tree
        verdict = _KEPT
        if whole and refused:
            verdict = Verdict("not-understood", "registers", next(iter(refused.values())))
        if is_member:
            self._pair(offer, None)
            self.changed[offer.element, "n"] = _NAME
            if not whole or refused:
                rest = verdict if whole else _REST
                self.verdicts.update(dict.fromkeys(offer.element.iter(), rest))
        if not (is_member and whole):
            self._judge_entries(offer, {} if whole else refused, verdict)

    def refuse(self, refusal: Refusal) -> None:
        """Judge a part of the file that is not taken."""
        verdict = Verdict("not-understood", "members", refusal.sentence)
        self.verdicts.update(dict.fromkeys(refusal.element.iter(), verdict))

    def locate(self, offer: Offer, name: str) -> Place:
        """Return the place of an entry, by its id."""
        if offer.element not in self.named:
            elements = [*offer.element.iter()][::-1]
            self.named[offer.element] = {each.get(XML_ID): each for each in elements}
        element = self.named[offer.element].get(name, offer.element)
        return self.positions.attribute(element, XML_ID)

    def _pair(self, offer: Offer, owner: str | None) -> None:
        """Compare each element with what it became."""
        made = require_tree(offer.path, offer.data)
        for before, after in zip(list_own(offer.element), made.iter(), strict=True):
            self.verdicts[before] = _KEPT
            self.owners[before] = owner
            for name, value in before.items():
                if after.get(name) != value:
                    self.changed[before, str(name)] = _ID if name == XML_ID else _POINTER

    def _judge_entries(self, offer: Offer, refused: Mapping[str, str], taken: Verdict) -> None:
        """Judge the entries and works of which a register is made, one by one."""
        made = require_tree(offer.path, offer.data)
        there = {str(each.get(XML_ID)) for each in made.iter() if each.get(XML_ID)}
        for element in offer.element.iter():
            name = element.get(XML_ID)
            if name is None or name.rpartition(".")[2] not in there or element is offer.element:
                continue
            reason = refused.get(name)
            verdict = Verdict("contradiction", "entries", reason) if reason else taken
            self.verdicts.update(dict.fromkeys(element.iter(), verdict))

    def list_lines(self) -> Iterator[Line]:
        """List the verdicts, those of which the same is said as one line."""
        counts: Counter[tuple[str | None, Verdict]] = Counter()
        frames = self._list_frames()
        for element in self.given.tree.iter():
            verdict = self._find(element, frames)
            owner = self.owners.get(element)
            texts = sum(bool((text or "").strip()) for text in (element.text, element.tail))
            counts[owner, verdict] += 1 + texts
            for name in element.keys():  # noqa: SIM118 - an element is no dict
                counts[owner, self._find_attribute(element, str(name), verdict)] += 1
        for (owner, verdict), count in counts.items():
            yield Line(owner, None, verdict.what, verdict.cls, count, verdict.why)
        if self.comments:
            said = f"{self.comments} in {self.given.name}; an export has none, and none was taken."
            yield Line(None, None, "comments", "not-representable", 0, said)
        for verdict in _NOT_HELD:
            yield Line(None, None, verdict.what, verdict.cls, 0, verdict.why)

    def _list_frames(self) -> dict[etree._Element, Verdict]:
        """List what an export has around its sources and entries."""
        tree = self.given.tree
        if tree.tag == f"{TEI}teiCorpus":
            header = tree.find(f"{TEI}teiHeader")
            around = [tree, *(header.iter() if header is not None else ())]
            return dict.fromkeys(around, _HEADER)
        return dict.fromkeys(_list_lists(tree), _FRAME)

    def _find(self, element: etree._Element, frames: Mapping[etree._Element, Verdict]) -> Verdict:
        """Find the verdict on an element; what nobody expects here is not understood."""
        name = etree.QName(element).localname
        verdict = self.verdicts.get(element) or frames.get(element)
        if element.tag not in self.names.elements:
            what = "taken as it is" if verdict == _KEPT else "not taken"
            why = f"{self._tell(element)}: the schema does not know {name}; it is {what}."
            return Verdict("not-understood", name, why)
        if verdict is None:
            why = f"{self._tell(element)}: nothing is expected here; it is not taken."
            return Verdict("not-understood", name, why)
        return verdict

    def _find_attribute(self, element: etree._Element, name: str, verdict: Verdict) -> Verdict:
        if verdict.cls == "not-understood":
            return verdict
        changed = self.changed.get((element, name))
        if changed is None and name not in self.names.attributes:
            line, column = self.positions.attribute(element, name)
            shown = etree.QName(name).localname
            what = "taken as it is" if verdict == _KEPT else "not taken"
            place = f"{self.given.name}:{line}:{column}"
            why = f"{place}: the schema does not know @{shown}; it is {what}."
            return Verdict("not-understood", f"@{shown}", why)
        return changed or verdict

    def _tell(self, element: etree._Element) -> str:
        line, column = self.positions.element(element)
        return f"{self.given.name}:{line}:{column}"


def list_own(part: etree._Element) -> Iterator[etree._Element]:
    """List the elements of a telegram without what an export put in, or all of another part."""
    put_in = set(_list_put_in(part))
    stack = [part]
    while stack:
        element = stack.pop()
        if element not in put_in:
            yield element
            stack.extend(reversed([*element.iterchildren("*")]))


def _list_put_in(part: etree._Element) -> Sequence[etree._Element]:
    """List what an export put into a standalone telegram."""
    if part.getparent() is not None:
        return []
    found = [
        element
        for path in _PUT_IN
        for element in part.iterfind("/".join(f"{TEI}{step}" for step in path.split("/")))
    ]
    declared = part.find(f"{TEI}teiHeader/{TEI}encodingDesc")
    if declared is not None and found and len(declared) and {*declared} <= {*found}:
        found.append(declared)
    return found


def _list_lists(tree: etree._Element) -> Iterator[etree._Element]:
    """List the lists and taxonomies in which a standalone telegram has entries."""
    for holder in _list_put_in(tree):
        yield holder
        for listed in holder.iterchildren("*"):
            name = listed.tag.removeprefix(TEI)
            if name in {"listPerson", "listPlace", "listOrg", "listBibl"}:
                yield listed
            elif name == "taxonomy":
                yield listed
                for inner in listed.iterchildren(f"{TEI}gloss", f"{TEI}desc"):
                    yield from inner.iter()
