"""Those whom the command new is told: entries of the registers, or entries still to be made."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.sax.saxutils import escape

from edition.errors import EditionError
from edition.lifecycle.template import clean
from edition.project.paths import REGISTERS
from edition.project.settings import Project
from edition.read.registers import list_entries
from edition.read.source import Source, read_source
from edition.relaxng.messages import find_nearest

_TYPED = re.compile(r"(person|place|org):\s*(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of party: its prefix, its register, its element, the list of entries, its name."""

    prefix: str
    register: PurePosixPath
    element: str
    list: str
    name: str


KINDS: Mapping[str, Kind] = {
    "person": Kind("person", REGISTERS / "persons.xml", "person", "listPerson", "persName"),
    "place": Kind("place", REGISTERS / "places.xml", "place", "listPlace", "placeName"),
    "org": Kind("org", REGISTERS / "organizations.xml", "org", "listOrg", "orgName"),
}


@dataclass(frozen=True, slots=True)
class Party:
    """An entry of a register, or one that has none yet; then with the name it may be a slip of."""

    kind: Kind
    id: str
    name: str
    is_known: bool
    near: str = ""

    @property
    def pointer(self) -> str:
        """The pointer that leads to the entry."""
        return f"{self.kind.prefix}:{self.id}"

    def write_entry(self, language: str) -> str:
        """Write the entry that a register lacks; what only an editor knows is left empty."""
        kind, name = self.kind, self.kind.name
        typed = "" if kind.prefix == "person" else ' type=""'
        return (
            f'      <{kind.element} xml:id="{kind.prefix}-{self.id}"{typed} '
            f'sortKey="{self.id}" source="">\n'
            f'        <{name} type="main" xml:lang="{language}">{escape(self.name)}</{name}>\n'
            f"      </{kind.element}>\n"
        )


def find_party(project: Project, option: str, typed: str) -> Party:
    """
    Find whom a name or a pointer means; raise EditionError if it may mean several.

    A name that no entry has is taken for a person's, unless it begins with org: or place:.
    """
    said = clean(option, typed)
    prefixed = _TYPED.fullmatch(said)
    name = prefixed[2] if prefixed else said
    kinds = [KINDS[prefixed[1]]] if prefixed else list(KINDS.values())
    known = [party for kind in kinds for party in _list_known(project, kind)]
    found = [party for party, names in known if _fold(name) in names]
    if len(found) > 1:
        pointers = ", ".join(party.pointer for party in found)
        raise EditionError(
            f"“{name}” is a name of several entries ({pointers}); write one of these."
        )
    return found[0] if found else _make(kinds[0], name, known)


def _list_known(project: Project, kind: Kind) -> Iterable[tuple[Party, set[str]]]:
    """List the entries of a register, each with what it may be called."""
    register = read_register(project, kind.register)
    for entry in list_entries(register) if register else ():
        own = entry.id.removeprefix(f"{kind.prefix}-")
        party = Party(kind, own, entry.name, is_known=True)
        yield party, {own, *map(_fold, entry.forms)}


def read_register(project: Project, path: PurePosixPath) -> Source | None:
    """Read a register; None if there is none, EditionError if it cannot be read."""
    if not (project.root / path).exists():
        return None
    register = read_source(project, path)
    if not isinstance(register, Source):
        raise EditionError(f"{path} cannot be read; edition check says why.")
    return register


def _make(kind: Kind, name: str, known: Sequence[tuple[Party, set[str]]]) -> Party:
    """Make a party that has no entry yet; its id is made from its name."""
    if not (own := make_word(name)):
        raise EditionError(
            f"No id can be made from “{name}”; add its entry to {kind.register} first, and write "
            f"its pointer, such as {kind.prefix}:somebody."
        )
    if same := next((party for party, names in known if own in names), None):
        return same
    names = {form: party for party, forms in known for form in forms}
    near = find_nearest(_fold(name), names, likeness=0.8)
    return Party(kind, own, name, is_known=False, near=names[near].pointer if near else "")


def make_word(text: str) -> str:
    """Make a word of small letters, digits and hyphens, for an id; empty if none is left."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return "-".join(re.findall("[a-z0-9]+", letters))


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
