"""Lines and columns, computed from the bytes."""

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.xml.positions import XML_ID, Lines, Positions

if TYPE_CHECKING:
    from edition.findings import Place

DOCUMENT = (
    '<?xml version="1.0"?>\n<!-- é -->\n<a xmlns="u"  x = "é>1" xml:id=\'q\'>\n'
    '  é毛<b\n y="1"/>ta<!-- c -->&#x2019;il <c z="&gt;"><![CDATA[ 𝔸b]]>xx</c> </a>'
)


def read(text: str) -> tuple[etree._Element, Positions]:
    """Read a document as the sources are read."""
    data = text.encode()
    root = etree.fromstring(data, etree.XMLParser(remove_comments=True, remove_pis=True))
    return root, Positions(data, root)


def test_element_is_at_its_bracket() -> None:
    """An element stands where its `<` is, whatever characters come before it."""
    root, positions = read(DOCUMENT)

    assert [(3, 1), (4, 5), (5, 32)] == [positions.element(element) for element in root.iter()]


def test_attribute_is_at_its_name() -> None:
    """
    An attribute is found by its name, past values with `>` in them; a missing one is its element.
    """
    root, positions = read(DOCUMENT)

    assert (3, 15) == positions.attribute(root, "x")
    assert (3, 25) == positions.attribute(root, XML_ID)
    assert (5, 2) == positions.attribute(root[0], "y")
    assert (4, 5) == positions.attribute(root[0], "z")


def test_text_is_counted_in_code_points() -> None:
    """A character of a text is found behind references, comments and CDATA."""
    root, positions = read(DOCUMENT)
    tail = [positions.text(root[0], index, tail=True) for index in range(6)]
    text = [positions.text(root[1], index) for index in range(5)]

    assert [(5, 9), (5, 10), (5, 21), (5, 29), (5, 30), (5, 31)] == tail
    assert [(5, 53), (5, 54), (5, 55), (5, 59), (5, 60)] == text


def test_path_leads_to_every_kind_of_node() -> None:
    """The path that XPath gives of a node leads to its place."""
    _, positions = read(DOCUMENT)
    places: dict[str, Place] = {
        "/Q{u}a[1]": (3, 1),
        "/Q{u}a[1]/Q{u}c[1]/@z": (5, 35),
        "/Q{u}a[1]/@Q{http://www.w3.org/XML/1998/namespace}id": (3, 25),
        "/Q{u}a[1]/text()[1]": (3, 36),
        "/Q{u}a[1]/text()[2]": (5, 9),
        "/Q{u}a[1]/text()[3]": (5, 65),
        "/Q{u}a[1]/Q{u}c[1]/text()[1]": (5, 53),
    }

    assert places == {path: positions.path(path) for path in places}


def test_byte_order_mark_is_no_column() -> None:
    """An invisible mark at the beginning does not move the first line."""
    assert (1, 1) == Lines(b"\xef\xbb\xbf<a/>").place(3)


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.integers(0, 20))
def test_lines_agree_with_counting(text: str, repeat: int) -> None:
    """The place of every character is what counting the characters before it gives."""
    text = text * repeat
    lines = Lines(text.encode())
    for index in range(0, len(text), 37):
        before = text[:index]
        column = index - (before.rfind("\n") + 1) + 1
        if not text.startswith("\ufeff") or "\n" in before:
            assert (before.count("\n") + 1, column) == lines.place(len(before.encode()))
