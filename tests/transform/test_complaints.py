"""What Saxon complains of, as a sentence."""

import pickle

import pytest

from edition.errors import EditionError
from edition.transform.complaints import UnparsedError, explain_failure
from edition.transform.processor import Saxon, Stylesheet

REFUSING = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions">
  <xsl:function name="f:refuse" visibility="public">
    <xsl:param name="words"/>
    <xsl:sequence select="error(QName('urn:edition:errors', 'e:x'), $words)"/>
  </xsl:function>
</xsl:stylesheet>"""


@pytest.fixture(scope="module")
def refusing() -> tuple[Saxon, Stylesheet]:
    """A stylesheet that refuses with the words that it is given."""
    saxon = Saxon()
    saxon.lock()
    return saxon, saxon.compile_text(REFUSING, "refusing.xsl")


@pytest.mark.parametrize(
    "words", ["é", "毛泽东", "Жуков [x416] Ж[x41]", "📜", "no [x1f4dc]", "a\u2028b", "x" * 5000]
)
def test_a_sentence_of_ours_comes_back_word_for_word(
    refusing: tuple[Saxon, Stylesheet], words: str
) -> None:
    """Saxon writes the number of each sign after it and breaks lines; neither is seen."""
    saxon, stylesheet = refusing

    with pytest.raises(EditionError) as caught:
        saxon.call(stylesheet, "refuse", words)

    assert words.startswith(str(caught.value).split("\u2028")[0][:1000])


@pytest.mark.parametrize("words", ["📜" * 998, "📜" * 5000])
def test_a_sentence_that_saxon_cannot_say_is_named(
    refusing: tuple[Saxon, Stylesheet], words: str
) -> None:
    """Saxon cuts long words, and fails where that is within a sign of two halves: one sentence."""
    saxon, stylesheet = refusing

    with pytest.raises(EditionError, match=r"^refusing\.xsl: it failed with a message that is too"):
        saxon.call(stylesheet, "refuse", words)


def test_nothing_said_is_a_sentence() -> None:
    """A failure without a message has one."""
    assert explain_failure("a.xsl", " \n").startswith("a.xsl: it failed")


def test_why_a_text_is_no_document_crosses_processes() -> None:
    """Workers send it with its place."""
    sent = pickle.loads(pickle.dumps(UnparsedError("No.", 3, 7)))  # noqa: S301 - our own bytes

    assert ("No.", (3, 7)) == (sent.reason, sent.place)
    assert "The document cannot be parsed at line 3, column 7: No." == str(sent)
