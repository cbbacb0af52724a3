"""Why a file is not well-formed: each of the common slips has its sentence, at its place."""

from pathlib import PurePosixPath

import pytest
from lxml import etree

from edition.findings import Place
from edition.xml.encoding import explain_syntax

PATH = PurePosixPath("tei/telegrams/x.xml")
PARSER = etree.XMLParser(resolve_entities=False, huge_tree=False, collect_ids=False)


def explain(data: bytes) -> tuple[Place, str]:
    """Parse a file that cannot be parsed, and return what is said of it."""
    with pytest.raises(etree.XMLSyntaxError) as caught:
        etree.fromstring(data, PARSER)
    fault = explain_syntax(PATH, data, caught.value)
    return fault.place, fault.message


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        (b"<a>x & y</a>", (1, 6), "A bare & stands here; write &amp;."),
        (b"<a>R&D</a>", (1, 5), "A bare & stands here; write &amp;."),
        (b"<a b='&'/>", (1, 7), "A bare & stands here; write &amp;."),
        (b"<a>&amp b</a>", (1, 4), "The reference &amp does not end; write &amp; with "),
        (b"<a>x < y</a>", (1, 6), "A bare < stands here; write &lt;."),
        (b"<a>\n<b></c></a>", (2, 6), "The closing tag c does not fit b, opened in line 2."),
        (b"<a>\n<b>", (2, 4), "The element b, opened in line 2, is not closed."),
        (b"<a><b></b>", (1, 11), "The element a, opened in line 1, is not closed."),
        (b"<a>\n <q:b/></a>", (2, 2), "The prefix q is not declared "),
        (b"<a>\n <b c='' q:c=''/></a>", (2, 2), "The prefix q is not declared "),
        (b"<a xmlns:r='u'><r:b q:c=''/></a>", (1, 16), "The prefix q is not declared "),
        (b"<a x='1' x='2'/>", (1, 10), "The attribute x stands twice in this tag; "),
        (b"<a xmlns:p='u' xmlns:q='u' p:x='' q:x=''/>", (1, 1), "Two attributes of this tag "),
        (b"<a>\x01</a>", (1, 4), "U+0001 is no character that XML allows; delete it."),
        (b"<a>&#1;</a>", (1, 4), "&#1; is no character that XML allows; delete it."),
        (b"<a>&nbsp;</a>", (1, 4), "The entity &nbsp; is not known; "),
        (b"<a/><b/>", (1, 5), "The file goes on after its last closing tag; "),
        (b"<a b=c/>", (1, 6), "The value of an attribute stands without quotation marks; "),
        (b"<a b></a>", (1, 5), "The attribute b has no value; "),
        (b"<a b='1'c='2'/>", (1, 9), "Between two attributes a space is missing."),
        (b"<a b='c></a>", (1, 9), "A < stands in a tag: "),
        (b"<a>]]></a>", (1, 4), "The characters ]]> stand in the text; "),
        (b"<a><!-- a -- b --></a>", (1, 13), "Two hyphens stand in a comment; "),
        (b"<a><!-- a </a>", (1, 4), "The comment that begins here is not closed; "),
        (b"<a><?x </a>", (1, 4), "The processing instruction that begins here "),
        (b"<a></a", (1, 4), "The tag that begins here is not closed; "),
        (b"<a><![CDATA[ </a>", (1, 18), "A CDATA section is not closed; "),
        (b" <?xml version='1.0'?><a/>", (1, 2), "The XML declaration stands here, but "),
        (b"<?xml version='1.0' x='y'?><a/>", (1, 21), "The XML declaration is not right; "),
        (b"text", (1, 1), "The file does not begin with an element."),
        (b"</a>", (1, 1), "A closing tag stands here, but no element is open."),
        (b"<a:b:c xmlns:a='u'/>", (1, 5), "A name has one colon too many."),
        (b"<a xmlns:q=''/>", (1, 1), "A namespace is declared here in a way "),
    ],
)
def test_slip_has_its_sentence(data: bytes, place: Place, said: str) -> None:
    """A slip is told in the words of whoever made it, where it begins."""
    found, message = explain(data)

    assert message.startswith(said)
    assert place == found
