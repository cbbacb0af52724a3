"""
Saxon: compile stylesheets, lock them in, call their functions.

A locked processor reads no file, opens no connection, sees no environment variable, writes no
result document and refuses every DOCTYPE, whatever a stylesheet or a document asks for. Documents
come without their comments and processing instructions, so that no stylesheet can publish them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NewType, TypeAlias

import saxonche

from edition.errors import EditionError
from edition.process.logbook import working_on
from edition.transform.complaints import UnparsedError, explain_failure, explain_unparsed
from edition.xml.comments import leave_out_comments
from edition.xml.trees import require_tree

if TYPE_CHECKING:
    from pathlib import Path

FUNCTIONS = "urn:edition:functions"
TEMPLATES = "urn:edition:templates"

Node = NewType("Node", object)
"""
A parsed document, or a node of one; only this module looks inside.
"""

Item: TypeAlias = str | bool | int | Node
Argument: TypeAlias = Item | Sequence[Item] | None

_FEATURE = "http://saxon.sf.net/feature/"
_NO_DOCTYPE = "parserFeature?uri=http%3A//apache.org/xml/features/disallow-doctype-decl"
_UNLIMITED = (
    "jdk.xml.maxElementDepth",
    "jdk.xml.elementAttributeLimit",
    "jdk.xml.maxXMLNameLimit",
    "jdk.xml.maxGeneralEntitySizeLimit",
    "jdk.xml.totalEntitySizeLimit",
)
"""What the parser would limit: edition/limits.py does, with a place and a sentence."""
_NO_PARAMETERS: Mapping[str, Argument] = {}

# Documents are parsed by XSLT: the processor's own parse_xml() is an eighth faster, but prints what
# it complains of on stderr, and some long complaints end the process.
_PARSE = f"""<xsl:stylesheet version="3.0" xml:base="urn:edition:parse"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="{FUNCTIONS}">
  <xsl:function name="f:parse" visibility="public">
    <xsl:param name="text"/>
    <xsl:sequence select="parse-xml($text)"/>
  </xsl:function>
</xsl:stylesheet>"""


_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A compiled stylesheet, whose public functions can be called."""

    name: str
    executable: Any


class Saxon:
    """The processor: a process makes one, compiles its stylesheets, locks it, and calls."""

    def __init__(self) -> None:
        with working_on():  # no file: where the memory does not suffice, Saxon ends the process
            self._processor = saxonche.PySaxonProcessor(license=False)
        self._locked = False
        self._set("allow-external-functions", "off")
        self._set(_NO_DOCTYPE, "true")
        for limit in _UNLIMITED:
            self._set(f"parserProperty?uri={limit}", "0")
        self._parser: Stylesheet | None = None

    def compile(
        self, path: Path, parameters: Mapping[str, Argument] = _NO_PARAMETERS
    ) -> Stylesheet:
        """The stylesheet of this file, its global parameters set once and for all."""
        if self._locked:
            raise EditionError(f"{path.name} cannot be compiled: the processor is locked already.")
        if not path.is_file():
            raise EditionError(f"The stylesheet {path} is missing.")
        for strings in sorted(path.parent.glob("strings/*.xml")):
            if strings.is_file():
                _require_sound(strings)
        with working_on(str(path)):
            return self._compile(path.name, parameters, stylesheet_file=str(path))

    def compile_text(self, text: str, name: str) -> Stylesheet:
        """
        The stylesheet that this text is; it may be compiled after the lock, and imports nothing.
        """
        return self._compile(name, _NO_PARAMETERS, stylesheet_text=text)

    def lock(self) -> None:
        """From now on nothing outside this process is read or written."""
        self._set("allowedProtocols", "none")
        self._locked = True

    def parse(self, text: str) -> Node:
        """The document that this text is, if it is one, without its comments."""
        try:
            return self.parse_whole(leave_out_comments(text))
        except UnparsedError:
            return self.parse_whole(text)  # which fails too, at a place that is the text's own

    def parse_whole(self, text: str) -> Node:
        """The document that this text is, with its comments: one that we made ourselves."""
        if self._parser is None:
            self._parser = self.compile_text(_PARSE, "parse")
        try:
            return Node(self._call(self._parser, "parse", (text,))[0])
        except EditionError as error:
            raise explain_unparsed(str(error)) from error

    def call(self, stylesheet: Stylesheet, function: str, *arguments: Argument) -> tuple[str, ...]:
        """The strings that a public function returns; other atomic values become strings."""
        self._require_lock(stylesheet, function)
        return tuple(_read(item) for item in self._call(stylesheet, function, arguments))

    def write(
        self, stylesheet: Stylesheet, template: str, parameters: Mapping[str, Argument]
    ) -> str:
        """
        What a public template writes as its stylesheet's output says, without a tree in between.
        """
        self._require_lock(stylesheet, template)
        executable = stylesheet.executable
        values = {name: self._value(value) for name, value in parameters.items()}
        with _translated(stylesheet.name) as failures:
            executable.set_initial_template_parameters(False, values)  # noqa: FBT003 - not tunnel
            text: str = executable.call_template_returning_string(f"{{{TEMPLATES}}}{template}")
        _log_messages(executable)
        _raise_first(failures)
        return text

    def text(self, stylesheet: Stylesheet, function: str, *arguments: Argument) -> str:
        """The one string that a public function returns."""
        values = self.call(stylesheet, function, *arguments)
        if len(values) != 1:
            raise EditionError(
                f"f:{function} of {stylesheet.name} returned {len(values)} values instead of one."
            )
        return values[0]

    def node(self, stylesheet: Stylesheet, function: str, *arguments: Argument) -> Node:
        """The one node that a public function returns, for the next function to read."""
        self._require_lock(stylesheet, function)
        items = self._call(stylesheet, function, arguments)
        if len(items) != 1 or not isinstance(items[0], saxonche.PyXdmNode):
            raise EditionError(f"f:{function} of {stylesheet.name} did not return one node.")
        return Node(items[0])

    def _require_lock(self, stylesheet: Stylesheet, function: str) -> None:
        if not self._locked:
            raise EditionError(
                f"f:{function} of {stylesheet.name} is called before the processor is locked."
            )

    def _set(self, feature: str, value: str) -> None:
        self._processor.set_configuration_property(_FEATURE + feature, value)

    def _compile(self, name: str, parameters: Mapping[str, Argument], **source: str) -> Stylesheet:
        # Parameters are set on the compiler: set on the compiled stylesheet, saxonche 13.1.1
        # answers every function call with a NullPointerException.
        compiler = self._processor.new_xslt30_processor()
        for parameter, value in parameters.items():
            compiler.set_parameter(parameter, self._value(value))
        with _translated(name) as failures:
            executable = compiler.compile_stylesheet(**source)
        _raise_first(failures)
        executable.set_save_xsl_message(True)
        return Stylesheet(name, executable)

    def _call(
        self, stylesheet: Stylesheet, function: str, arguments: Sequence[Argument]
    ) -> list[Any]:
        executable = stylesheet.executable
        with _translated(stylesheet.name) as failures:
            result = executable.call_function_returning_value(
                f"{{{FUNCTIONS}}}{function}", [self._value(argument) for argument in arguments]
            )
        _log_messages(executable)
        _raise_first(failures)
        if result is None:
            return []
        return [result.item_at(index) for index in range(result.size)]

    def _value(self, argument: Argument) -> Any:  # noqa: ANN401 - a PyXdmValue, which has no type
        if isinstance(argument, str):
            return self._processor.make_string_value(argument)
        if isinstance(argument, bool):
            return self._processor.make_boolean_value(argument)
        if isinstance(argument, int):
            return self._processor.make_integer_value(argument)
        if argument is None or isinstance(argument, (list, tuple)):
            sequence = self._processor.empty_sequence()
            for item in argument or ():
                sequence.add_xdm_item(self._value(item))
            return sequence
        return argument


def _require_sound(strings: Path) -> None:
    """Refuse words that cannot be parsed: what doc() does not read Saxon tells stderr of."""
    try:
        require_tree(PurePosixPath("xslt", "strings", strings.name), strings.read_bytes())
    except OSError as error:
        raise EditionError(
            f"xslt/strings/{strings.name} cannot be read: {error.strerror}."
        ) from error


def _read(item: Any) -> str:  # noqa: ANN401 - a PyXdmItem, which has no type
    """An item's string: saxonche 13.1.1 never frees that of an atomic value, but for str()."""
    text: str = str(item) if item.is_atomic else item.string_value
    return text


def _log_messages(executable: Any) -> None:  # noqa: ANN401 - a PyXsltExecutable, which has no type
    """What xsl:message said goes to the log, and not to the next call."""
    messages = executable.get_xsl_messages()
    if messages is not None:
        for index in range(messages.size):
            _log.info("xsl:message: %s", _read(messages.item_at(index)))
        executable.clear_xsl_messages()


@contextmanager
def _translated(name: str) -> Iterator[list[EditionError]]:
    """
    Collect what fails in a stylesheet as errors of ours, which cross from process to process.

    One that is raised while Saxon's own is handled would take that along, and it cannot cross.
    """
    failures: list[EditionError] = []
    try:
        yield failures
    except saxonche.PySaxonApiError as error:
        failures.append(EditionError(explain_failure(name, str(error))))


def _raise_first(failures: list[EditionError]) -> None:
    """Raise what was collected, if anything was."""
    for failure in failures:
        raise failure
