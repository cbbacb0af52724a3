"""Fragments: each text is made once, when it is first needed, and takes the place of its key."""

import logging

import pytest

from edition.errors import EditionError
from edition.printable import MARK
from edition.transform.fragments import Fragments
from edition.transform.processor import Saxon

STYLESHEET = """<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions">
  <xsl:function name="f:make-fragment" as="xs:string?" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:message select="$key"/>
    <xsl:sequence select="map{'bar': '&lt;nav/&gt;', 'none': ''}($key)"/>
  </xsl:function>
</xsl:stylesheet>"""


@pytest.fixture
def fragments() -> Fragments:
    """The fragments of a small stylesheet."""
    saxon = Saxon()
    stylesheet = saxon.compile_text(STYLESHEET, "small")
    saxon.lock()
    return Fragments(saxon, stylesheet)


def test_each_text_is_made_once(fragments: Fragments, caplog: pytest.LogCaptureFixture) -> None:
    """Texts take the places of their keys, also side by side; an empty one leaves nothing."""
    caplog.set_level(logging.INFO)
    written = f"<a>{MARK}bar{MARK}{MARK}none{MARK}x{MARK}bar{MARK}</a>"

    assert fragments.put(written) == fragments.put(written) == "<a><nav/>x<nav/></a>"
    assert caplog.messages == ["xsl:message: bar", "xsl:message: none"]


def test_a_key_of_no_kind_is_refused(fragments: Fragments) -> None:
    """What stands between marks and is no key was in a text."""
    with pytest.raises(EditionError, match=r"^U\+1FFFF is no character"):
        fragments.put(f"<a>{MARK}other{MARK}</a>")
