"""What is published of a telegram does not depend on where an entry stands in its register."""

from pathlib import Path

import pytest
from lxml import etree
from published import copy_edition
from spoiled_copies import list_tree
from words import TEI

from edition.build.build import build

CATEGORY = f"{TEI}category"


def turn_round(path: Path, name: str) -> bool:
    """
    Put all elements of this name that stand side by side the other way round; tell if any do.

    Categories within a category are a part of it, and stay where they are.
    """
    tree = etree.parse(path)
    several = [
        parent
        for parent in tree.iter(etree.Element)
        if parent.tag != CATEGORY and len(parent.findall(f"{TEI}{name}")) > 1
    ]
    for parent in several:
        turned = reversed(parent.findall(f"{TEI}{name}"))
        parent[:] = [next(turned) if each.tag == f"{TEI}{name}" else each for each in list(parent)]
    tree.write(path, encoding="UTF-8", xml_declaration=True)
    return bool(several)


@pytest.mark.parametrize(
    ("name", "registers"),
    [
        ("person", {"persons"}),
        ("place", {"places"}),
        ("org", {"organizations"}),
        ("bibl", {"persons", "places", "organizations", "cited", "terms", "taxonomies"}),
        ("taxonomy", {"taxonomies"}),
        ("category", {"taxonomies"}),
        ("unitDef", {"taxonomies"}),
    ],
)
def test_order_of_a_register_is_its_own(
    published: Path, tmp_path: Path, name: str, registers: set[str]
) -> None:
    """Whatever stands the other way round in a register, all files of telegrams stay the same."""
    folder = copy_edition(tmp_path / "edition", ("edition.toml", "tei"))
    places = sorted((folder / "tei/registers").glob("*.xml"))

    turned = {place.stem for place in places if turn_round(place, name)}
    outcome = build(folder)

    assert registers == turned
    assert outcome.published, outcome.findings
    assert list_tree(published / "public/telegrams") == list_tree(folder / "public/telegrams")
