"""Lines are set by the form that a stylesheet writes of one, in the words that it would write."""

import pytest

from edition.errors import EditionError
from edition.printable import MARK
from edition.transform.fragments import BLANKS, set_lines
from edition.transform.processor import Saxon

SHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:t="urn:edition:templates" exclude-result-prefixes="t">
  <xsl:output method="html" html-version="5.0" indent="no" include-content-type="no"/>
  <xsl:template name="t:line" visibility="public">
    <xsl:param name="text"/>
    <b><xsl:value-of select="$text"/></b>
  </xsl:template>
  <xsl:template name="t:value" visibility="public">
    <xsl:param name="text"/>
    <b title="{$text}"/>
  </xsl:template>
</xsl:stylesheet>"""
SIGNS = [*range(0x20, 0x180), 0x9, 0xA, 0xD, 0x2028, 0x4E00, 0xFEFF, 0x1F600, 0x1FFFE]


def write_form(*pieces: str) -> str:
    """A sheet with the form of a line: pieces that are kept and the keys of blanks in turn."""
    return MARK.join(("<ol>", "lines", *pieces, "end of lines", "</ol>"))


def test_every_line_is_set() -> None:
    """
    Each line has its values in the blanks of the form, whatever their order; the rest is kept.
    """
    form = write_form("<li>100% ", "number", " ", "text", "</li>")
    first, second = (dict.fromkeys(BLANKS, "") | {"text": text, "number": "1"} for text in "ab")
    lines = [[line[name] for name in BLANKS] for line in (first, second)]

    assert "<ol><li>100% 1 a</li><li>100% 1 b</li></ol>" == set_lines(form, lines)
    assert "<ol></ol>" == set_lines(form, [])


def test_other_keys_stay() -> None:
    """A sheet without the form of a line is as it was; fragments keep their keys."""
    bar = MARK.join(("", "bar", ""))

    assert bar == set_lines(bar, [])
    assert f"{bar}<ol></ol>{bar}" == set_lines(bar + write_form("<li/>") + bar, [])


def test_a_blank_that_no_line_fills_is_told() -> None:
    """A form of somebody's own stylesheet may ask for too much."""
    with pytest.raises(EditionError, match="A line has no title"):
        set_lines(write_form("", "title", ""), [])


@pytest.mark.parametrize(
    ("template", "around"), [("line", "<b>|</b>"), ("value", '<b title="|"></b>')]
)
def test_signs_are_written_as_stylesheets_write_them(template: str, around: str) -> None:
    """
    What is markup in HTML, and what few programs show, is escaped as in the pages of telegrams.
    """
    saxon = Saxon()
    sheet = saxon.compile_text(SHEET, "sheet")
    saxon.lock()
    texts = [f"a{chr(sign)}b" for sign in SIGNS]
    lines = [[text] * len(BLANKS) for text in texts]
    before, after = around.split("|")

    expected = [saxon.write(sheet, template, {"text": text}) for text in texts]
    form = write_form(before, "text", f"{after}\x00")
    assert expected == set_lines(form, lines)[4:-5].split("\x00")[:-1]
