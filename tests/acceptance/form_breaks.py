"""
How the form of a file can be broken: what keeps it from being parsed, and what the grammar forbids.
"""

import re
from collections.abc import Iterator

from markup import Break, Markup, add, change, drop, insert


def break_source(markup: Markup) -> Iterator[Break]:
    """Break the parsing: at every end tag, every line, the declaration, before the root."""
    for tag in markup.tags:
        if tag.close:
            start, end = tag.close
            yield Break("source.well-formed", ((start, end, f"</{tag.name}x>"),), start, beyond=2)
    for line in re.finditer("^", markup.text, re.MULTILINE):
        yield Break("source.merge-marker", (insert(line.start(), "<<<<<<< ours\n"),), line.start())
    for words in markup.words:
        yield Break("source.encoding", (insert(words.end, "\udcff"),), words.end)
    version = markup.text.index("1.0")
    yield Break("source.limits", ((version, version + 3, "1.1"),), version)
    root = markup.tags[0].start
    yield Break("source.no-doctype", (insert(root, "<!DOCTYPE TEI>\n"),), root)


def break_elements(markup: Markup) -> Iterator[Break]:
    """Give every element but the root a name that there is not."""
    for tag in markup.tags[1:]:
        edits = [insert(tag.start + 1 + len(tag.name), "x")]
        if tag.close:
            edits.append(insert(tag.close[1] - 1, "x"))
        yield Break("grammar.element", tuple(edits), tag.start)


def break_attributes(markup: Markup, required: set[tuple[str, str]]) -> Iterator[Break]:
    """Add an attribute that there is not to every element, and take away every required one."""
    for tag in markup.tags:
        edit = add(tag, "unknown", "x")
        yield Break("grammar.attribute", (edit,), edit[0], beyond=1)
        for attribute in tag.attributes.values():
            if (tag.name, attribute.name) in required:
                yield Break("grammar.attribute", (drop(attribute),), tag.start)


def break_values(markup: Markup) -> Iterator[Break]:
    """Give every attribute a value that no datatype and no list admits."""
    for tag in markup.tags:
        for attribute in tag.attributes.values():
            if attribute.name != "xmlns":
                yield Break("grammar.value", (change(attribute, "no; !"),), attribute.start)


def break_texts(markup: Markup, wordless: set[str]) -> Iterator[Break]:
    """Put words into every element that may hold none."""
    for tag in markup.tags:
        if tag.name in wordless and tag.close:
            yield Break("grammar.text", (insert(tag.end, "stray"),), tag.end)
