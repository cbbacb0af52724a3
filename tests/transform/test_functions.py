"""The functions of the stylesheets that several of them share, called from Python one by one."""

import json
from pathlib import Path

import pytest
from needs import ROOT

from edition.errors import EditionError
from edition.project import json_schema
from edition.transform.processor import Saxon, Stylesheet

REGISTERS = sorted((ROOT / "tei" / "registers").glob("*.xml"))
INCLUDES = ("shared/strings", "shared/dates", "shared/pointers")
PROBE = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:edition:functions">
  <xsl:param name="registers" as="document-node()*" static="yes" required="yes"/>
  <xsl:param name="edition" as="xs:string" static="yes" select="'{{}}'"/>
  {includes}
  <xsl:function name="f:period-of" as="xs:string" visibility="public">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="f:period($document/*)"/>
  </xsl:function>
</xsl:stylesheet>"""


class Functions:
    """The shared modules in a stylesheet of their own, with the registers, behind a lock."""

    def __init__(self, folder: Path) -> None:
        self.saxon = Saxon()
        modules = ROOT / "xslt"
        includes = (f'<xsl:include href="{(modules / name).as_uri()}.xsl"/>' for name in INCLUDES)
        probe = folder / "probe.xsl"
        probe.write_text(PROBE.format(includes="\n".join(includes)), encoding="utf-8")
        registers = [self.saxon.parse(path.read_text(encoding="utf-8")) for path in REGISTERS]
        self.stylesheet: Stylesheet = self.saxon.compile(probe, {"registers": registers})
        self.entries: Stylesheet = self.saxon.compile(ROOT / "xslt" / "entries.xsl")
        self.saxon.lock()

    def __call__(self, name: str, *arguments: str | int) -> list[str]:
        """What a function returns."""
        return list(self.saxon.call(self.stylesheet, name, *arguments))

    def period(self, attributes: str) -> str:
        """What a date with these attributes says in words."""
        return self.saxon.text(
            self.stylesheet, "period-of", self.saxon.parse(f"<date {attributes}/>")
        )


@pytest.fixture(scope="module")
def functions(tmp_path_factory: pytest.TempPathFactory) -> Functions:
    """The functions, compiled once for all tests."""
    return Functions(tmp_path_factory.mktemp("functions"))


@pytest.mark.parametrize(
    ("iso", "forms"),
    [
        ("1950-11-08T02:00:00", ("8 November 1950, 02:00", "8 November", "8 Nov, 02:00", "02:00")),
        ("1950-12-25", ("25 December 1950", "25 December", "25 Dec", "")),
        ("1950-11", ("November 1950", "November 1950", "November 1950", "")),
        ("1951", ("1951", "1951", "1951", "")),
    ],
)
def test_date(functions: Functions, iso: str, forms: tuple[str, ...]) -> None:
    """
    A date is said with as much as it states: in full, without its year, short, its time alone.
    """
    said = [functions(name, iso)[0] for name in ("date", "day", "short", "time")]

    assert list(forms) == said


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ('when="1950-11-20"', "20 November 1950"),
        ('from="1950-11-25" to="1950-12-25"', "from 25 November 1950 to 25 December 1950"),
        ('from="1951-01"', "from January 1951"),
        ('to="1951"', "until 1951"),
        ('notBefore="1951-07" notAfter="1951-12"', "between July 1951 and December 1951"),
        ('notBefore="1951-07-01"', "not before 1 July 1951"),
        ('notAfter="1950-12-04"', "not after 4 December 1950"),
        ("", ""),
    ],
)
def test_period(functions: Functions, attributes: str, words: str) -> None:
    """What lasts is from … to, what happens some time is between … and."""
    assert words == functions.period(attributes)


@pytest.mark.parametrize(
    ("pointer", "identifier", "url"),
    [
        ("person:stalin", "person-stalin", "persons/person-stalin.html"),
        ("place:beijing", "place-beijing", "places/place-beijing.html"),
        ("org:general-staff", "org-general-staff", "organizations/org-general-staff.html"),
        ("cited:promise-3000", "cited-promise-3000", "cited.html#cited-promise-3000"),
        ("act:requested", "act-requested", "categories.html#act-requested"),
        ("../registers/taxonomies.xml#cipher", "cipher", "categories.html#cipher"),
        ("telegram:tg-1950-26998", "tg-1950-26998", "telegrams/1950/tg-1950-26998.html"),
        (
            "telegram:tg-1950-26998.m4",
            "tg-1950-26998.m4",
            "telegrams/1950/tg-1950-26998.html#tg-1950-26998.m4",
        ),
        (
            "#tg-1950-26998.m2",
            "tg-1950-26998.m2",
            "telegrams/1950/tg-1950-26998.html#tg-1950-26998.m2",
        ),
    ],
)
def test_pointer(functions: Functions, pointer: str, identifier: str, url: str) -> None:
    """A pointer names an id, and an id has a page."""
    assert [identifier] == functions("id", pointer)
    assert [url] == functions("url", identifier)


@pytest.mark.parametrize(
    ("identifier", "label"),
    [
        ("person-stalin", "Joseph Stalin"),
        ("place-beijing", "Beijing"),
        ("org-soviet-army", "Soviet Army"),
        ("act-requested", "requested"),
        ("unit-ton", "ton"),
        ("person-nobody", "person-nobody"),
    ],
)
def test_label(functions: Functions, identifier: str, label: str) -> None:
    """An entry is shown by its main name, and an id that has no entry by itself."""
    assert [label] == functions("label", identifier)


def test_missing_string(functions: Functions) -> None:
    """A key without words is an error that names the file and the key."""
    with pytest.raises(EditionError, match=r"en\.xml has no string with the key no\.such\.key"):
        functions("string", "no.such.key")


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.stem)
def test_entries_follow_their_schema(functions: Functions, path: Path) -> None:
    """Every entry of a register becomes one that is as the schema says."""
    schema = ROOT / "schema" / "entry.schema.json"
    register = functions.saxon.parse(path.read_text(encoding="utf-8"))
    entries = json.loads(functions.saxon.text(functions.entries, "entries", register))

    assert entries
    assert [] == [
        problem for entry in entries for problem in json_schema.find_problems(schema, entry)
    ]
