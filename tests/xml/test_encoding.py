"""What keeps a file from being parsed."""

from pathlib import PurePosixPath

import pytest

from edition.printable import find_no_character
from edition.xml.encoding import NO_CHARACTERS, find_faults

PATH = PurePosixPath("tei/telegrams/x.xml")


@pytest.mark.parametrize(
    ("data", "rule", "place"),
    [
        (b"", "source.well-formed", (1, 1)),
        (b"\n\t ", "source.well-formed", (1, 1)),
        (b"<a>\n\xe9</a>", "source.encoding", (2, 1)),
        ("<a>\n毛\U0001ffff</a>".encode(), "source.encoding", (2, 2)),
        ("<a>é&#x01FfFf;</a>".encode(), "source.encoding", (1, 5)),
        (b"<a b='&#131071;'/>", "source.encoding", (1, 7)),
        ("<a>é\x85</a>".encode(), "source.encoding", (1, 5)),
        (b"<a>&#x85;</a>", "source.encoding", (1, 4)),
        (b"<a>\n&#150;</a>", "source.encoding", (2, 1)),
        (b"<a b='x&#x0000000000009f;'/>", "source.encoding", (1, 8)),
        (b"<a>\x7f</a>", "source.encoding", (1, 4)),
        (b"<a><!-- &#x80; --><![CDATA[&#x80;]]>&#0127;</a>", "source.encoding", (1, 37)),
        ("<!-- \u0080 --><a/>".encode(), "source.encoding", (1, 6)),
        ("<a>\ufdd0</a>".encode(), "source.encoding", (1, 4)),
        (b"<a>&#xFDEF;</a>", "source.encoding", (1, 4)),
        ("<a>毛\U0010fffe</a>".encode(), "source.encoding", (1, 5)),
        (b"<a>&#x2FFFE;</a>", "source.encoding", (1, 4)),
        ("<a>é\xc3".encode() + b"\xff</a>", "source.encoding", (1, 6)),
        (b"\xfe\xff\x00<", "source.encoding", (1, 1)),
        ("<a/>".encode("utf-16-le"), "source.encoding", (1, 2)),
        ("<a>\u0416</a>".encode("utf-16-be"), "source.encoding", (1, 1)),
        (b"\xff\xfe\x00\x00<\x00\x00\x00", "source.encoding", (1, 1)),
        ('<?xml version="1.0" encoding="us-ascii"?><a>é</a>'.encode(), "source.encoding", (1, 31)),
        (b'<?xml version="1.0" encoding="latin1"?><a/>', "source.encoding", (1, 31)),
        (b"<a>\n<<<<<<< HEAD\n</a>", "source.merge-marker", (2, 1)),
        (b"<a>\n>>>>>>> theirs\n</a>", "source.merge-marker", (2, 1)),
        (b"<!-- <!DOCTYPE b> -->\n <!DOCTYPE a><a/>", "source.no-doctype", (2, 2)),
    ],
)
def test_fault_has_its_rule_and_place(data: bytes, rule: str, place: tuple[int, int]) -> None:
    """Each fault is told by its own rule, at the byte where it begins."""
    (fault,) = find_faults(PATH, data)

    assert (PATH, place, rule) == (fault.path, fault.place, fault.rule)


@pytest.mark.parametrize(
    "data",
    [
        b"<a/>",
        b"\xef\xbb\xbf<a/>",
        b'<?xml version="1.0" encoding="utf-8"?><a/>',
        b'<?xml version="1.0" encoding="US-ASCII"?><a/>',
        b"<a><!-- <!DOCTYPE b> --></a>",
        b"<a><![CDATA[<!DOCTYPE b>]]></a>",
        b"<a>\n=======\n</a>",
        b"<a>&lt;&lt;&lt;</a>",
        b"<a>&#xA0;&#160;&#9;&#x2028;&#x1F600;</a>",
        "<a>\xa0\u2028\u200b\ufefe\U0001f600\U0001fffd</a>".encode(),
        b"<a><!-- &#x85; --><![CDATA[&#x85;]]></a>",
        b"<a>&#99999999999;&#;&#x;&#xG;</a>",
        b"<a><!-- &#x85;",
        b"<not well-formed",
    ],
)
def test_no_fault_is_invented(data: bytes) -> None:
    """What only looks like a fault is none; what the parser finds itself is left to it."""
    assert [] == find_faults(PATH, data)


def test_utf32_is_called_so() -> None:
    """The mark of UTF-32 begins like that of UTF-16."""
    (fault,) = find_faults(PATH, b"\xff\xfe\x00\x00<\x00\x00\x00")

    assert "The file is UTF-32." == fault.message


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        (
            "\x85",
            "U+0085 stands here, a control that no page shows; in a text from Windows it was “…”.",
        ),
        (
            "\x93",
            "U+0093 stands here, a control that no page shows; in a text from Windows it was ““”.",
        ),
        ("\x81", "U+0081 stands here, a control that no page shows."),
        ("\x7f", "U+007F stands here, a control that no page shows."),
        ("\ufdd0", "U+FDD0 stands here, which is no character."),
    ],
)
def test_a_control_is_told_by_its_number(sign: str, said: str) -> None:
    """It is told the same as itself and by reference, with what Windows has under its number."""
    for written in (sign, f"&#{ord(sign)};", f"&#x{ord(sign):x};"):
        (fault,) = find_faults(PATH, f"<a>{written}</a>".encode())

        assert said == fault.message


def test_controls_are_found_in_bytes_as_in_text() -> None:
    """What is searched for as UTF-8 is what is searched for by number: of all signs the same."""
    signs = [chr(code) for code in range(0x20, 0x110000) if not 0xD800 <= code < 0xE000]
    found = [sign for sign in signs if find_no_character(sign)]

    assert 33 + 32 + 34 == len(found)
    assert sorted([*found, "\ufffd"]) == [
        sign for sign in signs if NO_CHARACTERS.search(sign.encode())
    ]


@pytest.mark.parametrize("piece", ["<!--", "<![CDATA[", "&#x000000", "&#", "]]>&#0"])
def test_long_texts_are_searched_once(piece: str) -> None:
    """Ten thousand beginnings of what never ends are no fault and take no time."""
    assert [] == find_faults(PATH, (piece * 10_000 + "&#").encode())
