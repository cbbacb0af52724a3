"""
Saxon: compile stylesheets, lock the processor, call their functions.

A locked processor reads no file, opens no connection and sees no environment variable. It writes no
result document and refuses every DOCTYPE, whatever a stylesheet or a document asks for. Comments
and processing instructions are removed from documents, so that no stylesheet can publish them.
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
"""A parsed document or a node of one; only this module reads it."""

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
"""Limits of the XML parser; edition/xml/limits.py checks them itself and reports the place."""
_NO_PARAMETERS: Mapping[str, Argument] = {}

# Documents are parsed by XSLT. Saxon's parse_xml() is an eighth faster, but prints errors on
# stderr, and some long errors crash the process.
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
    """The processor: make one per process, compile the stylesheets, lock it, call functions."""

    def __init__(self) -> None:
        with working_on():  # no file: without enough memory, Saxon ends the process
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
        """Compile a stylesheet file with the values of its global parameters."""
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
        """Compile a stylesheet that imports nothing; this is also allowed after the lock."""
        return self._compile(name, _NO_PARAMETERS, stylesheet_text=text)

    def lock(self) -> None:
        """Forbid reading and writing outside this process from now on."""
        self._set("allowedProtocols", "none")
        self._locked = True

    def parse(self, text: str) -> Node:
        """Parse a document without its comments; raise UnparsedError if it is not well-formed."""
        try:
            return self.parse_whole(leave_out_comments(text))
        except UnparsedError:
            return self.parse_whole(text)  # fails too, but at the place in the original text

    def parse_whole(self, text: str) -> Node:
        """Parse a document with its comments; meant for documents that the program made itself."""
        if self._parser is None:
            self._parser = self.compile_text(_PARSE, "parse")
        try:
            return Node(self._call(self._parser, "parse", (text,))[0])
        except EditionError as error:
            raise explain_unparsed(str(error)) from error

    def call(self, stylesheet: Stylesheet, function: str, *arguments: Argument) -> tuple[str, ...]:
        """Return the strings that a public function returns; other atomic values become strings."""
        self._require_lock(stylesheet, function)
        return tuple(_read(item) for item in self._call(stylesheet, function, arguments))

    def write(
        self, stylesheet: Stylesheet, template: str, parameters: Mapping[str, Argument]
    ) -> str:
        """Return what a public template writes, serialized as xsl:output says, without a tree."""
        self._require_lock(stylesheet, template)
        executable = stylesheet.executable
        values = {name: self._value(value) for name, value in parameters.items()}
        with _translated(stylesheet.name) as failures:
            executable.set_initial_template_parameters(False, values)  # noqa: FBT003 - not tunnel parameters
            text: str = executable.call_template_returning_string(f"{{{TEMPLATES}}}{template}")
        _log_messages(executable)
        _raise_first(failures)
        return text

    def text(self, stylesheet: Stylesheet, function: str, *arguments: Argument) -> str:
        """Return the one string that a public function returns."""
        values = self.call(stylesheet, function, *arguments)
        if len(values) != 1:
            raise EditionError(
                f"f:{function} of {stylesheet.name} returned {len(values)} values instead of one."
            )
        return values[0]

    def node(self, stylesheet: Stylesheet, function: str, *arguments: Argument) -> Node:
        """Return the one node that a public function returns, as input for another function."""
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
        # Parameters are set on the compiler. Set on the compiled stylesheet, saxonche 13.1.1 fails
        # in every function call with a NullPointerException.
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
    """Raise EditionError if the strings cannot be parsed; Saxon would print that on stderr."""
    try:
        require_tree(PurePosixPath("xslt", "strings", strings.name), strings.read_bytes())
    except OSError as error:
        raise EditionError(
            f"xslt/strings/{strings.name} cannot be read: {error.strerror}."
        ) from error


def _read(item: Any) -> str:  # noqa: ANN401 - a PyXdmItem, which has no type
    """
    Return an item's string; saxonche 13.1.1 leaks memory for atomic values unless str() is used.
    """
    text: str = str(item) if item.is_atomic else item.string_value
    return text


def _log_messages(executable: Any) -> None:  # noqa: ANN401 - a PyXsltExecutable, which has no type
    """Log the output of xsl:message, and clear it before the next call."""
    messages = executable.get_xsl_messages()
    if messages is not None:
        for index in range(messages.size):
            _log.info("xsl:message: %s", _read(messages.item_at(index)))
        executable.clear_xsl_messages()


@contextmanager
def _translated(name: str) -> Iterator[list[EditionError]]:
    """
    Collect failures of a stylesheet as EditionError, which can be sent between processes.

    Raised inside the except block, it would carry Saxon's own error along, which cannot be sent.
    """
    failures: list[EditionError] = []
    try:
        yield failures
    except saxonche.PySaxonApiError as error:
        failures.append(EditionError(explain_failure(name, str(error))))


def _raise_first(failures: list[EditionError]) -> None:
    for failure in failures:
        raise failure
