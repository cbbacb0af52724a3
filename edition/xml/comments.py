"""Remove comments and processing instructions, which are never published."""

import re

_REMARK = re.compile(r"<(?:!--.*?(?:-->|\Z)|\?.*?(?:\?>|\Z)|!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_NOTHING = "<![CDATA[]]>"


def leave_out_comments(text: str) -> str:
    """
    Return a well-formed document without its comments, instructions and XML declaration.

    The texts before and after a comment become one text, as in lxml when it removes comments.
    """
    if "<!--" not in text and "<?" not in text:
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _REMARK.sub(_replace, text)


def count_comments(text: str) -> int:
    """Count the comments of a well-formed document."""
    return sum(found[0].startswith("<!--") for found in _REMARK.finditer(text))


def _replace(found: re.Match[str]) -> str:
    """
    Return what replaces a comment or an instruction; a CDATA section stays.

    After a bracket it is an empty CDATA section, so that no ]]> arises in the text.
    """
    if found[0].startswith("<!["):
        return found[0]
    return _NOTHING if found.string.endswith("]", 0, found.start()) else ""
