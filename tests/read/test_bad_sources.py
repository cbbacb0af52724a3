"""A source that cannot be one is a finding with its place and remedy; public/ stays as it was."""

from pathlib import Path

import pytest
from spoiled_copies import TELEGRAM, Spoil, change, list_tree, overwrite, replace, run_here

FINDINGS: dict[str, tuple[Spoil, str]] = {
    "not well-formed": (change("</body>", "</bdy>"), ":"),
    "empty": (overwrite(b""), ":1:1: error source.well-formed: The file is empty."),
    "only space": (overwrite(b" \n"), ":1:1: error source.well-formed: The file is empty."),
    "DOCTYPE": (
        change("<TEI ", '<!DOCTYPE TEI [<!ENTITY x SYSTEM "/etc/passwd">]>\n<TEI '),
        ":4:1: error source.no-doctype: The file has a DOCTYPE.",
    ),
    "not UTF-8": (
        lambda folder: (folder / TELEGRAM).write_bytes(
            (folder / TELEGRAM).read_bytes().replace(b"Zhou Enlai to", b"Zhou \xc9nlai to", 1)
        ),
        ":8:21: error source.encoding: The byte 0xC9 is not UTF-8.",
    ),
    "UTF-16": (
        lambda folder: (folder / TELEGRAM).write_bytes(
            (folder / TELEGRAM).read_text(encoding="utf-8").encode("utf-16")
        ),
        ":1:1: error source.encoding: The file is UTF-16.",
    ),
    "another encoding declared": (
        change('encoding="UTF-8"', 'encoding="windows-1251"'),
        ":1:31: error source.encoding: The file says that its encoding is windows-1251.",
    ),
    "UTF-16 without its mark": (
        lambda folder: (folder / TELEGRAM).write_bytes(
            (folder / TELEGRAM).read_text(encoding="utf-8").encode("utf-16-le")
        ),
        ":1:2: error source.encoding: The byte 0x00 stands here: ",
    ),
    "not TEI": (overwrite(b"<html/>"), ":1:1: error grammar.element:"),
    "TEI of no namespace": (change(' xmlns="http://www.tei-c.org/ns/1.0"', ""), ":4:1: error "),
    "merge-conflict markers": (
        change("<text>", "<<<<<<< ours\n  <text>\n=======\n  <text>\n>>>>>>> theirs"),
        ":1: error source.merge-marker: A merge left its marker here",
    ),
    "an entity bomb": (
        overwrite(b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><TEI>&b;</TEI>'),
        ":1:1: error source.no-doctype:",
    ),
    "a witness that is not UTF-8": (
        lambda folder: (folder / "tei/witnesses/tg-1950-26998.K.txt").write_bytes(b"\xff\xfeS"),
        "error source.encoding: The file is UTF-16.",
    ),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_spoiled_source_is_one_finding(built: Path, name: str) -> None:
    """A source that cannot be one is told in one finding, with its place and a remedy."""
    spoil, expected = FINDINGS[name]
    before = list_tree(built / "public")
    spoil(built)

    result = run_here(built, "build")

    found = [line for line in result.stdout.splitlines() if ": error " in line]
    assert 1 == result.exit_code, result.output
    assert [expected in line and line.startswith("tei/") for line in found] == [True], found
    assert found[0].endswith(".")
    assert before == list_tree(built / "public")


def test_a_bad_register_is_told_with_the_telegrams_findings(built: Path) -> None:
    """A register that cannot be read is one finding; no pointer into it is called dangling."""
    replace(built / "tei/registers/persons.xml", "</standOff>", "")

    result = run_here(built, "build")

    assert 1 == result.stdout.count(": error ")
    assert "tei/registers/persons.xml:" in result.stdout


def test_nfd_name_is_composed(sources: Path) -> None:
    """
    A name that a Mac decomposed is one finding, which has it composed; its transcription is found.

    Ids are plain letters, so that such a name never fits.
    """
    old = sources / "tei/telegrams/tg-1950-5708.xml"
    new = old.rename(old.with_name("tg-1950-cafe\u0301.xml"))
    witness = sources / "tei/witnesses/tg-1950-5708.K.txt"
    witness.rename(witness.with_name("tg-1950-cafe\u0301.K.txt"))

    result = run_here(sources, "check", str(new))

    (line,) = (line for line in result.output.splitlines() if line.startswith("tei/"))
    assert ": error id.matches-file: " in line
    assert "but its file is named tg-1950-caf\u00e9." in line
