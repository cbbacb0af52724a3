"""Markup as it was typed."""

from edition.xml.markup import Markup, Piece

TEXT = '<a x="1">\r\n\té<b  y = \'>\'/>毛<c\n z="q"></c></a>'
MARKUP = Markup(b"\xef\xbb\xbf" + TEXT.encode())


def test_places_and_offsets_are_each_others_inverse() -> None:
    """Every character has one line and one column; the byte order mark is no character."""
    assert TEXT == MARKUP.text
    assert list(range(len(TEXT))) == [
        MARKUP.offset(MARKUP.place(offset)) for offset in range(len(TEXT))
    ]
    assert (2, 3) == MARKUP.place(TEXT.index("<b"))


def test_tags_and_their_names_are_found() -> None:
    """A start tag is found from any of its characters, past a > in a value."""
    tag = MARKUP.tag(TEXT.index("'>'") + 1)

    assert Piece(TEXT.index("<b"), "<b  y = '>'/>") == tag
    assert Piece(TEXT.index("<b") + 1, "b") == MARKUP.name(TEXT.index("<b"))
    assert MARKUP.tag(TEXT.index("毛")) is None


def test_attributes_are_found_as_they_were_typed() -> None:
    """An attribute has its name and its value, without the quotation marks; text has none."""
    written = MARKUP.attribute(TEXT.index("y ="))
    tag = MARKUP.tag(0)

    assert written
    assert ("y", ">") == (written.name.text, written.value.text)
    assert TEXT.index(">'/") == written.value.start
    assert tag
    assert ["x"] == [found.name.text for found in MARKUP.attributes(tag)]
    assert Markup(b'<a>x="1"</a>').attribute(3) is None


def test_end_tags_are_found() -> None:
    """The end tag belongs to its element, and an empty tag has none."""
    assert Piece(TEXT.index("</a") + 2, "a") == MARKUP.closing(0)
    assert Piece(TEXT.index("</c") + 2, "c") == MARKUP.closing(TEXT.index("<c"))
    assert MARKUP.closing(TEXT.index("<b")) is None
