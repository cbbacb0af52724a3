"""Turn Saxon's error messages into one sentence."""

import re

from edition.errors import EditionError

_PLACE = re.compile(r" on line (\d+)(?: column \d+)? of ([^\s:]+\.xsl):$")
_CODE = re.compile(r"([A-Za-z]\w*:\S+|[A-Z]{4}\d{4})\s+")
_EXPANDED = re.compile(r"(.)\[x([0-9a-f]+)\]", re.DOTALL)
_PARSER = re.compile(r"lineNumber: (\d+); columnNumber: (\d+); (.+)$")


class UnparsedError(EditionError):
    """A text is not a well-formed document; the error has the reason and the place."""

    def __init__(self, reason: str, line: int, column: int) -> None:
        super().__init__(reason, line, column)
        self.reason = reason
        self.place = line, column

    def __str__(self) -> str:
        """Return the reason with line and column."""
        line, column = self.place
        return f"The document cannot be parsed at line {line}, column {column}: {self.reason}"


def explain_failure(name: str, message: str) -> str:
    """Return one sentence: an error raised by our stylesheets unchanged, Saxon's with its place."""
    blocks: list[list[str]] = []
    for line in _EXPANDED.sub(_contract, message).strip().split("\n"):
        if line.startswith("  ") and blocks:
            blocks[-1].append(line.strip())
        else:
            blocks.append([line])
    # Warnings come before the error, the calls that led to it come after.
    head, *said = next((block for block in blocks if block[0].startswith("Error")), blocks[0])
    sentence = " ".join(said or [head])
    if not sentence:
        return f"{name}: it failed with a message that is too long to be shown."
    code = _CODE.match(sentence)
    if code and ":" in code[1]:
        return sentence[code.end() :]
    place = _PLACE.search(head)
    where = f"{place[2]}:{place[1]}" if place else name
    return f"{where}: {sentence}"


def _contract(expanded: re.Match[str]) -> str:
    """Remove the number that Saxon writes after each character that is not Latin."""
    return expanded[1] if ord(expanded[1]) == int(expanded[2], 16) else expanded[0]


def explain_unparsed(sentence: str) -> UnparsedError:
    """Explain why a text cannot be parsed, without what the parser adds to its message."""
    found = _PARSER.search(sentence)
    if found is None:
        return UnparsedError(sentence, 1, 1)
    reason = found[3]
    half = len(reason) // 2
    if reason[:half] == reason[half:]:
        reason = reason[:half]
    return UnparsedError(reason, int(found[1]), int(found[2]))
