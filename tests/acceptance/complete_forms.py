"""Make an edition of the telegrams in FORMS, with what their skeletons lack: complete_forms.py FORMS TARGET.

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
    prefixes = etree.parse(SAMPLE).find(f".//{TEI}listPrefixDef")
    named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in sorted(forms.glob("*.xml")):
        tree = etree.parse(path)
        declared = tree.find(f".//{TEI}listPrefixDef")
        declared.getparent().replace(declared, prefixes.__copy__())
        for element, kind, key in _list_pointers(tree):
            named[kind][key].add(" ".join("".join(element.itertext()).split()))
        for addition in _complete(tree):
            print(f"{path.name}: {addition}")
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
    declared = {element.get(ID) for element in tree.iter(f"{TEI}*") if element.get(ID)}
    notes = tree.find(f".//{TEI}handNotes")
    profile = tree.find(f".//{TEI}profileDesc")
    for element in tree.getroot().iter(f"{TEI}*"):
        hand = (element.get("hand") or "").removeprefix("#")
        if hand and hand not in declared:
            if notes is None:
                notes = etree.SubElement(profile, f"{TEI}handNotes")
            etree.SubElement(notes, f"{TEI}handNote", {ID: hand}).text = "a hand"
            declared.add(hand)
            yield f"handNote {hand}"
    for element in list(tree.getroot().iter(f"{TEI}*")):
        witness = (element.get("source") or "").removeprefix("#")
        if witness and witness not in declared and not witness.startswith("http"):
            listed = tree.find(f".//{TEI}listWit")
            if listed is None:
                listed = etree.SubElement(tree.find(f".//{TEI}sourceDesc"), f"{TEI}listWit")
            described = etree.SubElement(listed, f"{TEI}witness", {ID: witness})
            etree.SubElement(described, f"{TEI}bibl").text = "a witness"
            declared.add(witness)
            yield f"witness {witness}"


def _write_register(folder: Path, kind: str, entries: dict[str, set[str]]) -> None:
    """Write a register whose entries have the names that the forms give them."""
    file, listed, entry, name = REGISTERS[kind]
    tree = etree.parse(HERE / f"tei/registers/{file}.xml")
    for found in tree.findall(f".//{TEI}{listed}"):
        found.clear()
        for key, forms in sorted(entries.items()):
            made = etree.SubElement(found, f"{TEI}{entry}", {ID: f"{kind}-{key}", "sortKey": key})
            for position, form in enumerate(sorted(forms)):
                one = etree.SubElement(made, f"{TEI}{name}", {"type": "form" if position else "main"})
                one.text = form
            etree.SubElement(made, f"{TEI}note").text = "Invented."
    tree.write(folder / f"{file}.xml", encoding="UTF-8", xml_declaration=True)


def _write_taxonomies(folder: Path, named: dict[str, dict[str, set[str]]]) -> None:
    """Write the units and commodities that the forms use."""
    tree = etree.parse(HERE / "tei/registers/taxonomies.xml")
    encoding = tree.find(f".//{TEI}encodingDesc")
    encoding.clear()
    if named.get("commodity"):
        taxonomy = etree.SubElement(
            etree.SubElement(encoding, f"{TEI}classDecl"), f"{TEI}taxonomy", {ID: "commodity"}
        )
        etree.SubElement(taxonomy, f"{TEI}gloss").text = "Commodities"
        for key in sorted(named["commodity"]):
            made = etree.SubElement(taxonomy, f"{TEI}category", {ID: f"commodity-{key}"})
            etree.SubElement(made, f"{TEI}gloss").text = key
            etree.SubElement(made, f"{TEI}desc").text = "Invented."
    if named.get("unit"):
        units = etree.SubElement(encoding, f"{TEI}unitDecl")
        for key in sorted(named["unit"]):
            made = etree.SubElement(units, f"{TEI}unitDef", {ID: f"unit-{key}", "type": "currency"})
            etree.SubElement(made, f"{TEI}label", {"type": "singular"}).text = key
            etree.SubElement(made, f"{TEI}label", {"type": "plural"}).text = f"{key}s"
            etree.SubElement(made, f"{TEI}desc").text = "Invented."
    tree.write(folder / "taxonomies.xml", encoding="UTF-8", xml_declaration=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
