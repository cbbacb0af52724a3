"""Comments and processing instructions, which nothing published contains."""

import re

_REMARK = re.compile(r"<(?:!--.*?(?:-->|\Z)|\?.*?(?:\?>|\Z)|!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_NOTHING = "<![CDATA[]]>"


def leave_out_comments(text: str) -> str:
    """
    Return a well-formed document without its comments, instructions and XML declaration.

    What stood on both sides becomes one text, as lxml reads it where it removes them.
    """
    if "<!--" not in text and "<?" not in text:
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _REMARK.sub(_replace, text)


def _replace(found: re.Match[str]) -> str:
    """
    Leave a comment or an instruction out; a bracket before it must not come to end a CDATA section.
    """
    if found[0].startswith("<!["):
        return found[0]
    return _NOTHING if found.string.endswith("]", 0, found.start()) else ""
