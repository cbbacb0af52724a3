"""The door to saxonche: what goes through it, and what does not."""

import ctypes
import os
import pickle
from pathlib import Path

import pytest
from needs import leave_out

from edition.errors import EditionError
from edition.transform.processor import Saxon, Stylesheet

STYLESHEET = """<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions" xmlns:e="urn:edition:errors">
  <xsl:param name="edition" as="xs:string" required="yes"/>
  <xsl:param name="registers" as="document-node()*" required="yes"/>
  <xsl:function name="f:both" as="xs:string+" visibility="public">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="count" as="xs:integer"/>
    <xsl:sequence select="$edition, name($document/*), string($count + count($registers))"/>
  </xsl:function>
  <xsl:function name="f:items" as="item()*" visibility="public">
    <xsl:param name="items" as="item()*"/>
    <xsl:message select="'seen', count($items)"/>
    <xsl:sequence select="$items"/>
  </xsl:function>
  <xsl:function name="f:first" as="element()" visibility="public">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="$document/*"/>
  </xsl:function>
  <xsl:function name="f:name" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="name($element)"/>
  </xsl:function>
  <xsl:function name="f:refuse" as="item()*" visibility="public">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="error(xs:QName('e:unknown'), 'The element at ' || path($document/*)
      || ' is not known to any template of this edition, and nothing is published without it.')"/>
  </xsl:function>
  <xsl:function name="f:integer" as="item()*" visibility="public">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="xs:integer($text)"/>
  </xsl:function>
  <xsl:function name="f:doc" as="item()*" visibility="public">
    <xsl:param name="uri" as="xs:string"/>
    <xsl:sequence select="string(doc($uri))"/>
  </xsl:function>
  <xsl:function name="f:unparsed-text" as="item()*" visibility="public">
    <xsl:param name="uri" as="xs:string"/>
    <xsl:sequence select="unparsed-text($uri)"/>
  </xsl:function>
  <xsl:function name="f:collection" as="item()*" visibility="public">
    <xsl:param name="uri" as="xs:string"/>
    <xsl:sequence select="collection($uri) ! string()"/>
  </xsl:function>
  <xsl:function name="f:transform" as="item()*" visibility="public">
    <xsl:param name="uri" as="xs:string"/>
    <xsl:sequence select="transform(map{'stylesheet-location': $uri})?output"/>
  </xsl:function>
  <xsl:function name="f:same" as="xs:boolean" visibility="public">
    <xsl:param name="one"/>
    <xsl:param name="other"/>
    <xsl:sequence select="deep-equal($one, $other) and serialize($one) eq serialize($other)"/>
  </xsl:function>
  <xsl:function name="f:environment" as="item()*" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="string(environment-variable($name)),
      available-environment-variables()[. ne '']"/>
  </xsl:function>
</xsl:stylesheet>
"""

RESULT_DOCUMENT = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="xsl:initial-template">
    <xsl:result-document href="{}"><written/></xsl:result-document>
  </xsl:template>
</xsl:stylesheet>
"""


@pytest.fixture(scope="module")
def saxon() -> Saxon:
    """One processor for this module, as a process has one."""
    return Saxon()


@pytest.fixture(scope="module")
def stylesheet(saxon: Saxon, tmp_path_factory: pytest.TempPathFactory) -> Stylesheet:
    """The stylesheet above, compiled from a file with two registers, and locked in."""
    path = tmp_path_factory.mktemp("xslt") / "tested.xsl"
    path.write_text(STYLESHEET, encoding="utf-8")
    registers = [saxon.parse("<persons/>"), saxon.parse("<places/>")]
    compiled = saxon.compile(path, {"edition": "November 1950", "registers": registers})
    saxon.lock()
    return compiled


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that no stylesheet may see."""
    path = tmp_path / "secret.xml"
    path.write_text("<secret>known only here</secret>", encoding="utf-8")
    return path


def test_call_gives_arguments_and_parameters(saxon: Saxon, stylesheet: Stylesheet) -> None:
    """A function gets its arguments and the parameters that were set when it was compiled."""
    document = saxon.parse("<telegram/>")

    assert ("November 1950", "telegram", "3") == saxon.call(stylesheet, "both", document, 1)
    assert ("November 1950", "telegram", "4") == saxon.call(stylesheet, "both", document, 2)


def test_call_passes_every_kind_of_value(saxon: Saxon, stylesheet: Stylesheet) -> None:
    """Strings, integers, booleans, sequences and nothing arrive as what they are."""
    assert ("毛泽东", "2", "true") == saxon.call(stylesheet, "items", ["毛泽东", 2, True])
    assert () == saxon.call(stylesheet, "items", None)
    assert () == saxon.call(stylesheet, "items", [])


def test_node_goes_into_the_next_call(saxon: Saxon, stylesheet: Stylesheet) -> None:
    """A node that one function returns is what another function reads."""
    element = saxon.node(stylesheet, "first", saxon.parse("<telegram/>"))

    assert "telegram" == saxon.text(stylesheet, "name", element)


def test_text_is_exactly_one_value(saxon: Saxon, stylesheet: Stylesheet) -> None:
    """A function that returns two values where one is wanted is an error with its name."""
    with pytest.raises(EditionError, match=r"^f:items of tested\.xsl returned 2 values"):
        saxon.text(stylesheet, "items", ["a", "b"])
    with pytest.raises(EditionError, match=r"^f:items of tested\.xsl did not return one node"):
        saxon.node(stylesheet, "items", "a")


def test_parse_keeps_every_character(saxon: Saxon, stylesheet: Stylesheet) -> None:
    """A text is parsed as it is, whatever encoding its declaration names."""
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>毛 &#x1F4DC;</a>'

    assert ("毛 📜",) == saxon.call(stylesheet, "items", saxon.parse(text))


def test_comments_are_left_out(saxon: Saxon, stylesheet: Stylesheet) -> None:
    """A document is parsed without its comments, unless it is one that we made ourselves."""
    text = '<?xml version="1.0" encoding="UTF-8"?>\n<a xml:id=" b ">毛 &#x1F4DC;<!-- c --> </a>'
    without = saxon.parse_whole('<a xml:id=" b ">毛 &#x1F4DC; </a>')

    assert ("true",) == saxon.call(stylesheet, "same", saxon.parse(text), without)
    assert ("false",) == saxon.call(stylesheet, "same", saxon.parse_whole(text), without)


@pytest.mark.parametrize(
    "words", ["<strings>", "<!DOCTYPE strings><strings/>", "<a>\u0221</a>\x01"]
)
def test_words_that_cannot_be_parsed_are_one_sentence(
    tmp_path: Path, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """The words that stylesheets read while they are compiled are named, and nothing is printed."""
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "en.xml").write_text(words, encoding="utf-8")
    stylesheet = tmp_path / "reading.xsl"
    reading = "<xsl:variable name='words' static='yes' select='doc(\"strings/en.xml\")'/>"
    stylesheet.write_text(STYLESHEET.replace("<xsl:param ", f"{reading}<xsl:param ", 1), "utf-8")

    with pytest.raises(EditionError, match=r"^xslt/strings/en\.xml:1:\d+: "):
        Saxon().compile(stylesheet)
    assert ("", "") == capfd.readouterr()


def test_parse_says_where_a_text_breaks(saxon: Saxon, capfd: pytest.CaptureFixture[str]) -> None:
    """A text that is no document gives one sentence with line and column, and prints nothing."""
    with pytest.raises(EditionError) as caught:
        saxon.parse("<a>\n  <b></a>")

    assert str(caught.value) == (
        "The document cannot be parsed at line 2, column 8: "
        'The element type "b" must be terminated by the matching end-tag "</b>".'
    )
    assert ("", "") == capfd.readouterr()


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE a><a/>",
        '<!DOCTYPE a [<!ENTITY x "words">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "{}">]><a>&x;</a>',
    ],
)
def test_parse_refuses_a_doctype(saxon: Saxon, secret: Path, text: str) -> None:
    """No DOCTYPE is read, locked or not, and so no entity either."""
    with pytest.raises(EditionError, match="DOCTYPE is disallowed"):
        saxon.parse(text.replace("{}", secret.as_uri()))
    for parse in (Saxon().parse, Saxon().parse_whole, saxon.parse_whole):
        with pytest.raises(EditionError, match="DOCTYPE is disallowed"):
            parse(text.replace("{}", secret.as_uri()))


@pytest.mark.parametrize("function", ["doc", "unparsed-text", "collection", "transform"])
def test_lock_keeps_files_out(
    saxon: Saxon, stylesheet: Stylesheet, secret: Path, function: str
) -> None:
    """After the lock no function of XPath reaches a file."""
    with pytest.raises(EditionError, match=r"prohibited|disallowed"):
        saxon.call(stylesheet, function, secret.as_uri())


def test_lock_hides_the_environment(saxon: Saxon, stylesheet: Stylesheet) -> None:
    """A stylesheet sees no environment variable."""
    assert "PATH" in os.environ
    assert ("",) == saxon.call(stylesheet, "environment", "PATH")


def test_compile_refuses_result_documents(tmp_path: Path) -> None:
    """A stylesheet that wants to write files is not even compiled."""
    written = tmp_path / "written.xml"
    stylesheet = tmp_path / "writing.xsl"
    stylesheet.write_text(RESULT_DOCUMENT.replace("{}", written.as_uri()), encoding="utf-8")

    with pytest.raises(EditionError, match=r"^writing\.xsl:3: .*result-document is disabled"):
        Saxon().compile(stylesheet)
    assert not written.exists()


def test_compile_text_imports_nothing_after_the_lock(
    saxon: Saxon, stylesheet: Stylesheet, tmp_path: Path
) -> None:
    """A generated stylesheet may be compiled after the lock, and reaches no file either."""
    importing = f"""<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
      <xsl:import href="{(tmp_path / "other.xsl").as_uri()}"/></xsl:stylesheet>"""

    with pytest.raises(EditionError, match="prohibited"):
        saxon.compile_text(importing, "importing.xsl")
    with pytest.raises(EditionError, match=r"^tested\.xsl cannot be compiled: .* locked"):
        saxon.compile(tmp_path / stylesheet.name)


def test_call_wants_the_lock(tmp_path: Path) -> None:
    """Nothing is called before the lock."""
    saxon = Saxon()
    path = tmp_path / "early.xsl"
    path.write_text(STYLESHEET, encoding="utf-8")
    early = saxon.compile(path, {"edition": "", "registers": []})

    with pytest.raises(EditionError, match=r"^f:items of early\.xsl is called before"):
        saxon.call(early, "items", "a")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ('<xsl:variable name="x" select="1 + "/>', r"^broken\.xsl:2: XPST0003 "),
        ("<xsl:unknown/>", r"^broken\.xsl:2: XTSE0010 "),
        ("<xsl:variable>", r"^broken\.xsl:3: SXXP0003 "),
    ],
)
def test_compile_errors_name_file_and_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], body: str, sentence: str
) -> None:
    """A stylesheet that does not compile is one sentence with file and line, and prints nothing."""
    path = tmp_path / "broken.xsl"
    path.write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n'
        f"{body}\n</xsl:stylesheet>",
        encoding="utf-8",
    )

    with pytest.raises(EditionError, match=sentence):
        Saxon().compile(path)
    assert ("", "") == capfd.readouterr()


def test_a_missing_stylesheet_is_named(tmp_path: Path) -> None:
    """A stylesheet that is not there is an error that names it."""
    with pytest.raises(EditionError, match=r"^The stylesheet .*absent\.xsl is missing\.$"):
        Saxon().compile(tmp_path / "absent.xsl")


def test_a_missing_parameter_is_named(tmp_path: Path) -> None:
    """A required parameter that nobody set is an error that names it."""
    saxon = Saxon()
    path = tmp_path / "wanting.xsl"
    path.write_text(STYLESHEET, encoding="utf-8")
    wanting = saxon.compile(path)
    saxon.lock()

    with pytest.raises(EditionError, match=r"^wanting\.xsl: XTDE0050 .* parameter \w+$"):
        saxon.call(wanting, "both", saxon.parse("<a/>"), 1)


def test_our_own_errors_are_whole_sentences(
    saxon: Saxon, stylesheet: Stylesheet, capfd: pytest.CaptureFixture[str]
) -> None:
    """What a stylesheet says with error() arrives word for word, and nothing is printed."""
    with pytest.raises(EditionError) as caught:
        saxon.call(stylesheet, "refuse", saxon.parse("<unknown xmlns='urn:x'/>"))

    assert str(caught.value) == (
        "The element at /Q{urn:x}unknown[1] is not known to any template of this edition, "
        "and nothing is published without it."
    )
    assert ("", "") == capfd.readouterr()


def test_saxons_errors_name_file_and_line(saxon: Saxon, stylesheet: Stylesheet) -> None:
    """An error that a stylesheet did not foresee names the stylesheet and the line."""
    with pytest.raises(EditionError, match=r'^tested\.xsl:31: FORG0001 .*"ten" to an integer$'):
        saxon.call(stylesheet, "integer", "ten")
    with pytest.raises(EditionError, match=r"^tested\.xsl: XTDE0041 .*Q\{[^}]*\}absent "):
        saxon.call(stylesheet, "absent", "ten")


def test_errors_cross_a_process(saxon: Saxon, stylesheet: Stylesheet) -> None:
    """An error can be pickled, so that a worker can hand it back."""
    with pytest.raises(EditionError) as caught:
        saxon.call(stylesheet, "integer", "ten")

    assert str(caught.value) == str(pickle.loads(pickle.dumps(caught.value)))  # noqa: S301


class Allocated(ctypes.Structure):
    """What mallinfo2() of the GNU C library tells: how many bytes are in use is among it."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    ]


def count_allocated() -> int:
    """Count the bytes that libraries in C hold in this process."""
    tell = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if tell is None:
        leave_out("there is no mallinfo2(), which the GNU C library has from 2.33")
    tell.restype = Allocated
    told = tell()
    return int(told.uordblks + told.hblkhd)


def test_strings_give_their_memory_back(saxon: Saxon, stylesheet: Stylesheet) -> None:
    """A worker calls a hundred thousand times: what it was told once it does not hold for ever."""
    text = "x" * 100_000
    assert (text,) == saxon.call(stylesheet, "items", text)
    before = count_allocated()

    for _ in range(100):
        saxon.call(stylesheet, "items", text)

    assert count_allocated() - before < 10 * len(text)
