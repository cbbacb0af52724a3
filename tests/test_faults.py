"""
What keeps a file from being parsed.
"""

from pathlib import PurePosixPath

import pytest

from edition.faults import find_faults

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
    """
    Each fault is told by its own rule, at the byte where it begins.
    """
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
        b"<not well-formed",
    ],
)
def test_no_fault_is_invented(data: bytes) -> None:
    """
    What only looks like a fault is none; what the parser finds itself is left to it.
    """
    assert [] == find_faults(PATH, data)


def test_utf32_is_called_so() -> None:
    """
    The mark of UTF-32 begins like that of UTF-16.
    """
    (fault,) = find_faults(PATH, b"\xff\xfe\x00\x00<\x00\x00\x00")

    assert "The file is UTF-32." == fault.message
