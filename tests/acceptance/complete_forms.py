"""
Make an edition of skeletons of telegrams, with what they lack: complete_forms.py FORMS TARGET.

A skeleton is a whole telegram whose header declares one register and whose registers do not exist.
The body stays as it stands, but for what the rules ask for; each addition is printed.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

from lxml import etree

HERE = Path(__file__).resolve().parents[2]
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
SAMPLE = HERE / "tei/telegrams/tg-1950-5708.xml"
REGISTERS = {
    "person": ("persons", "listPerson", "person", "persName"),
    "place": ("places", "listPlace", "place", "placeName"),
    "org": ("organizations", "listOrg", "org", "orgName"),
}
POINTERS = ("ref", "unitRef", "ana", "target", "corresp")


def main(forms: Path, target: Path) -> None:
    """Write the edition, and print what was added to which form."""
    (target / "tei/telegrams").mkdir(parents=True)
    (target / "tei/registers").mkdir()
    copyfile(HERE / "edition.toml", target / "edition.toml")
    prefixes = etree.tostring(_find(etree.parse(SAMPLE).getroot(), "listPrefixDef"))
    named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in sorted(forms.glob("*.xml")):
        tree = etree.parse(path)
        declared = _find(tree.getroot(), "listPrefixDef")
        _find(tree.getroot(), "encodingDesc").replace(declared, etree.fromstring(prefixes))
        for addition in _complete(tree):
            print(f"{path.name}: {addition}")
        for element, kind, key in _list_pointers(tree):
            named[kind][key].add(" ".join("".join(map(str, element.itertext())).split()))
        tree.write(target / "tei/telegrams" / path.name, encoding="UTF-8", xml_declaration=True)
    for kind, entries in named.items():
        if kind in REGISTERS:
            _write_register(target / "tei/registers", kind, entries)
    _write_taxonomies(target / "tei/registers", named)
    print({kind: sorted(entries) for kind, entries in named.items()})


def _list_pointers(tree: etree._ElementTree) -> Iterator[tuple[etree._Element, str, str]]:
    """List the elements that point into a register, with prefix and key."""
    for element in tree.iter(f"{TEI}*"):
        for name in POINTERS:
            for pointer in (element.get(name) or "").split():
                kind, colon, key = pointer.partition(":")
                if colon and not key.startswith("//"):
                    yield element, kind, key
        if commodity := element.get("commodity"):
            yield element, "commodity", commodity


def _complete(tree: etree._ElementTree) -> Iterator[str]:
    """Add to a form what the rules ask for, and say what."""
    for hand in _list_missing(tree, "hand"):
        profile = _find(tree.getroot(), "profileDesc")
        notes = profile.find(f"{TEI}handNotes")
        notes = etree.SubElement(profile, f"{TEI}handNotes") if notes is None else notes
        etree.SubElement(notes, f"{TEI}handNote", {ID: hand}).text = "a hand"
        yield f"handNote {hand}"
    for witness in _list_missing(tree, "source"):
        described = _find(tree.getroot(), "sourceDesc")
        listed = described.find(f"{TEI}listWit")
        listed = etree.SubElement(described, f"{TEI}listWit") if listed is None else listed
        made = etree.SubElement(listed, f"{TEI}witness", {ID: witness})
        etree.SubElement(made, f"{TEI}bibl").text = "a witness"
        yield f"witness {witness}"
    for measure in tree.getroot().iter(f"{TEI}measure"):
        if measure.get("commodity") and not measure.get("ana"):
            measure.set("ana", "act:requested")
            yield "measure/@ana act:requested"
    witnesses = tree.findall(f".//{TEI}witness")
    for name in tree.getroot().iter(f"{TEI}persName"):
        follows = name.getnext()
        told = follows is not None and follows.tag == f"{TEI}supplied"
        if name.get("type") == "cover" and name.get("ref") and not name.get("resp") and not told:
            name.set("resp", f"#{witnesses[0].get(ID)}")
            yield f"persName/@resp of the cover name {name.text}"


def _find(element: etree._Element, name: str) -> etree._Element:
    """Return the first element of a name, which every form has."""
    found = element.find(f".//{TEI}{name}")
    assert found is not None
    return found


def _list_missing(tree: etree._ElementTree, attribute: str) -> list[str]:
    """List the ids of the header to which an attribute points in vain."""
    declared = {element.get(ID) for element in tree.iter(f"{TEI}*")}
    pointed = [element.get(attribute) or "" for element in tree.iter(f"{TEI}*")]
    ids = [pointer.removeprefix("#") for pointer in pointed if pointer.startswith("#")]
    return [each for each in dict.fromkeys(ids) if each not in declared]


def _write_register(folder: Path, kind: str, entries: dict[str, set[str]]) -> None:
    """Write a register whose entries have the names that the forms give them."""
    file, listed, entry, name = REGISTERS[kind]
    tree = etree.parse(HERE / f"tei/registers/{file}.xml")
    for found in tree.findall(f".//{TEI}{listed}"):
        found.clear()
        for key, forms in sorted(entries.items()):
            attributes = {ID: f"{kind}-{key}", "sortKey": key, "source": "#src-w"}
            made = etree.SubElement(found, f"{TEI}{entry}", attributes)
            for position, form in enumerate(sorted(forms)):
                one = etree.SubElement(
                    made, f"{TEI}{name}", {"type": "form" if position else "main"}
                )
                one.text = form
            etree.SubElement(made, f"{TEI}note").text = "Invented."
    tree.write(folder / f"{file}.xml", encoding="UTF-8", xml_declaration=True)


def _write_taxonomies(folder: Path, named: dict[str, dict[str, set[str]]]) -> None:
    """Write the units and commodities that the forms use."""
    tree = etree.parse(HERE / "tei/registers/taxonomies.xml")
    encoding = _find(tree.getroot(), "encodingDesc")
    acts = next(each for each in tree.iter(f"{TEI}taxonomy") if each.get(ID) == "act")
    encoding.clear()
    if named.get("commodity"):
        declared = etree.SubElement(encoding, f"{TEI}classDecl")
        declared.append(acts)
        taxonomy = etree.SubElement(declared, f"{TEI}taxonomy", {ID: "commodity"})
        etree.SubElement(taxonomy, f"{TEI}gloss").text = "Commodities"
        for key in sorted(named["commodity"]):
            made = etree.SubElement(taxonomy, f"{TEI}category", {ID: f"commodity-{key}"})
            etree.SubElement(made, f"{TEI}gloss").text = key
            etree.SubElement(made, f"{TEI}desc").text = "Invented."
    if named.get("unit"):
        units = etree.SubElement(encoding, f"{TEI}unitDecl")
        for key in sorted(named["unit"]):
            made = etree.SubElement(units, f"{TEI}unitDef", {ID: f"unit-{key}", "type": "money"})
            etree.SubElement(made, f"{TEI}label", {"type": "singular"}).text = key
            etree.SubElement(made, f"{TEI}label", {"type": "plural"}).text = f"{key}s"
            etree.SubElement(made, f"{TEI}desc").text = "Invented."
    tree.write(folder / "taxonomies.xml", encoding="UTF-8", xml_declaration=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
