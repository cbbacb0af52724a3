"""The index of a document: what it notes of its elements."""

from lxml import etree

from edition.read.index import Index
from edition.xml.positions import TEI

DOCUMENT = f"""
<TEI xmlns="{TEI[1:-1]}" xml:id="tg-1950-1">
  <teiHeader xml:id="header">
    <prefixDef ident="person" matchPattern="(.+)" replacementPattern="persons.xml#$1"/>
    <prefixDef ident="place"/>
    <licence target="https://example.org/"/>
    <change who="#editor person:a"/>
  </teiHeader>
  <text>
    <p xml:id="tg-1950-1.p1" n="#no"><ref target=" tg-1950-2.xml#p1 "/></p>
  </text>
</TEI>
"""


def test_ids_are_noted_with_the_part_that_they_stand_in() -> None:
    """
    An id is noted with its element and with the child of the root around it, or the root itself.
    """
    root = etree.fromstring(DOCUMENT)
    header, text = root

    named = Index.read(root).named

    assert [
        ("tg-1950-1", root, root),
        ("header", header, header),
        ("tg-1950-1.p1", text[0], text),
    ] == list(named)


def test_pointers_are_noted_token_by_token() -> None:
    """Each token of an attribute that points is one pointer, unless it leaves the edition."""
    root = etree.fromstring(DOCUMENT)

    pointers = Index.read(root).pointers

    assert [
        ("who", "#editor"),
        ("who", "person:a"),
        ("target", "tg-1950-2.xml#p1"),
    ] == [(pointer.attribute, pointer.token) for pointer in pointers]
    assert root[0][3] is pointers[0].element


def test_prefixes_are_noted_as_they_are_declared() -> None:
    """A prefix is noted with its form and its meaning, which may not be given."""
    prefixes = Index.read(etree.fromstring(DOCUMENT)).prefixes

    assert [("person", "(.+)", "persons.xml#$1"), ("place", "", "")] == [
        (prefix.name, prefix.form, prefix.meaning) for prefix in prefixes
    ]
