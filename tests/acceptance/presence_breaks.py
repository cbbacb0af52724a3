"""
How what must be there, or be there only once, can be broken.

Entries of names, authors of notes, stations' dates and places, the telegram, the transcriptions.
"""

from collections.abc import Iterator

from agreement_breaks import NAMES, identify, move
from markup import Break, Edit, Markup, Tag, change, drop, insert


def break_presence(markup: Markup) -> Iterator[Break]:
    """Take away what must be there, and write a second time what may stand once."""
    yield from break_names(markup)
    yield from break_notes(markup)
    yield from break_stations(markup)
    yield from break_chain(markup)
    yield from break_division(markup)
    yield from break_transcriptions(markup)
    yield from break_words(markup)


def break_names(markup: Markup) -> Iterator[Break]:
    """Let every name of the text point nowhere; a cover name that it resolves is then none."""
    covers = list(markup.find("persName", type="cover"))
    for tag in markup.find(*NAMES):
        if tag.inside("div") and tag not in covers:
            edits = [drop(cover.attributes["type"]) for cover in covers if identify(cover) is tag]
            yield Break("name.ref", (drop(tag.attributes["ref"]), *edits), tag.start)


def break_notes(markup: Markup) -> Iterator[Break]:
    """Let every note be of no kind, then nobody's."""
    for tag in markup.find("note"):
        if tag.inside("div"):
            for name in ("type", "resp"):
                yield Break("note.resp", (drop(tag.attributes[name]),), tag.start)


def break_stations(markup: Markup) -> Iterator[Break]:
    """Give every station two places."""
    place = '<placeName ref="place:beijing">there</placeName>'
    for tag in markup.find("correspAction"):
        has = sum(child.name == "placeName" for child in tag.children)
        yield Break("station.single", (append(tag, place * (2 - has)),), tag.start)


def break_chain(markup: Markup) -> Iterator[Break]:
    """Date every undated station three days before the last dated one."""
    last, kind = "", ""
    for tag in markup.find("correspAction"):
        dates = [child.value("when") for child in tag.children if child.name == "date"]
        if not dates and last:
            edit = append(tag, f'<date when="{move(last, -3)[:10]}">then</date>')
            sent = (kind, tag.value("type")) == ("sent", "received")
            rule = "date.order" if sent else "chain.order"
            yield Break(rule, (edit,), edit[0], beyond=len("<date "))
        if any(dates):
            last, kind = next(filter(None, dates), last), tag.value("type") or ""


def break_division(markup: Markup) -> Iterator[Break]:
    """Add a second telegram, a section, a division inside, a paragraph outside; then leave none."""
    (body,) = markup.find("body")
    (div,) = markup.find("div", type="telegram")
    (closer,) = markup.find("closer")
    paragraph = f'<p xml:id="{markup.tags[0].value("xml:id")}.p99"><gap reason="illegible"/></p>'
    for edit in (
        append(body, f'<div type="telegram">{paragraph}</div>'),
        append(body, f'<div type="section">{paragraph}</div>'),
        insert(closer.start, f"<div>{paragraph}</div>"),
        insert(div.start, paragraph),
    ):
        yield Break("telegram.single", (edit,), body.start)
    (text,) = markup.find("text")
    yield Break("source.kind", (change(div.attributes["type"], "section"),), text.start)


def break_words(markup: Markup) -> Iterator[Break]:
    """Put a name without words at the end of every paragraph."""
    for tag in markup.find("p"):
        if tag.inside("div"):
            edit = append(tag, '<rs ref="person:stalin"/>')
            yield Break("text.empty", (edit,), edit[0])


def break_transcriptions(markup: Markup) -> Iterator[Break]:
    """Take away every witness's transcription."""
    for tag in markup.find("witness"):
        siglum = tag.value("xml:id") or ""
        yield Break("witness.transcribed", (), tag.start, missing=siglum)


def append(tag: Tag, text: str) -> Edit:
    """Put something before an element's end tag."""
    offset = tag.close[0] if tag.close else tag.end
    return insert(offset, text)
