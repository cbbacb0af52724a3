"""How header and text can be set against each other: numbers, parties, dates, hours, precedence."""

from collections.abc import Iterator
from datetime import date, timedelta

from markup import Break, Edit, Markup, Tag, change, drop, insert
from text_breaks import change_number

NAMES = ("persName", "orgName", "placeName", "geogName", "rs")
OTHERS = {"person": "person:gao-gang", "place": "place:korea", "org": "org:aprf"}


def break_agreement(markup: Markup) -> Iterator[Break]:
    """Change one side wherever two sides agree; the finding stands in the text."""
    yield from break_header(markup)
    yield from break_numbers(markup)
    yield from break_parties(markup)
    yield from break_times(markup)
    yield from break_order(markup)
    yield from break_precedence(markup)


def break_header(markup: Markup) -> Iterator[Break]:
    """Take away the header's description of the telegram, and its sending."""
    (div,) = markup.find("div", type="telegram")
    (bibl,) = markup.find("bibl", type="telegram")
    assert bibl.close is not None
    yield Break("header.complete", ((bibl.start, bibl.close[1], ""),), div.start)
    for action in markup.find("correspAction", type="sent"):
        edit = change(action.attributes["type"], "forwarded")
        yield Break("header.complete", (edit,), div.start)


def break_numbers(markup: Markup) -> Iterator[Break]:
    """Give the header other numbers, and witnesses another shelfmark; let numbers be nobody's."""
    for tag in markup.find("idno", type="telegram"):
        yield Break("number.agrees", (drop(tag.attributes["subtype"]),), tag.start)
        if tag.inside("text"):
            edits = tuple(change_number(markup, tag, markup.content(tag) + "9"))
            yield Break("number.agrees", edits, tag.start)
    for tag in markup.find("idno", type="edition"):
        yield Break("number.agrees", ((tag.end, tag.end, "x"),), tag.start)
    for tag in markup.find("idno", type="shelfmark"):
        if tag.inside("listWit"):
            yield Break("shelfmark.agrees", ((tag.end, tag.end, "x"),), tag.start)


def list_parties(markup: Markup) -> Iterator[Tag]:
    """List the names in the form that the header must have too."""
    for tag in markup.find(*NAMES):
        parent = tag.parent
        if parent is None or not tag.inside("text"):
            continue
        origin = parent.name == "seg" and parent.value("type") == "origin"
        addressed = parent.name == "addrLine" and tag.name != "placeName"
        if parent.name == "signed" or addressed or origin:
            yield tag


def break_parties(markup: Markup) -> Iterator[Break]:
    """Let another sign, be addressed, or be the place of sending."""
    for tag in list_parties(markup):
        ref = tag.attributes["ref"]
        other = OTHERS[ref.value.partition(":")[0]]
        edits = [change(ref, other)]
        if tag.value("type") == "cover":
            edits.append(change(identify(tag).attributes["ref"], other))
        yield Break("correspondent.agrees", tuple(edits), ref.start)


def identify(cover: Tag) -> Tag:
    """Return the name that is supplied after a cover name."""
    siblings = cover.parent.children if cover.parent else []
    supplied = siblings[siblings.index(cover) + 1]
    return supplied.children[0]


def find_action(markup: Markup, *, sent: bool) -> Tag | None:
    """Find the header's date of sending, or of the first receipt."""
    for tag in markup.find("date"):
        action = tag.parent
        if action is None or action.name != "correspAction" or "when" not in tag.attributes:
            continue
        if (action.value("type") == "sent") == sent:
            return tag
    return None


def find_form(markup: Markup, name: str, *, sent: bool) -> Tag | None:
    """
    Find the date or the hour of the form: in the closer the sending's, in the opener the receipt's.
    """
    for tag in markup.find(name):
        if tag.inside("dateline") and tag.inside("closer" if sent else "opener"):
            return tag
    return None


def move(value: str, days: int) -> str:
    """Move a date by some days; the hour stays."""
    day, separator, hour = value.partition("T")
    return f"{date.fromisoformat(day) + timedelta(days)}{separator}{hour}"


def break_times(markup: Markup) -> Iterator[Break]:
    """Give the header another day, then another hour."""
    for sent in (True, False):
        stated = find_action(markup, sent=sent)
        day = find_form(markup, "date", sent=sent)
        hour = find_form(markup, "time", sent=sent)
        if stated is None:
            continue
        when = stated.attributes["when"]
        if day is not None:
            moved = move(when.value, -1 if sent else 1)
            edits = (change(when, moved), respell(stated, moved))
            yield Break("date.agrees", edits, day.attributes["when"].start)
        if hour is not None and "T" in when.value:
            later = when.value[:-5] + "59:00"
            edits = (change(when, later), respell(stated, later))
            yield Break("time.agrees", edits, hour.attributes["when"].start)


def respell(tag: Tag, moment: str) -> Edit:
    """Give a date of the header the words of another moment: 7 November 1950, 02:00."""
    assert tag.close is not None
    day, _, clock = moment.partition("T")
    spoken = date.fromisoformat(day)
    words = f"{spoken.day} {spoken:%B} {spoken.year}" + (f", {clock[:5]}" if clock else "")
    return tag.end, tag.close[0], words


def break_order(markup: Markup) -> Iterator[Break]:
    """Let a telegram be received three days before it was sent, in header and text."""
    sent, received = find_action(markup, sent=True), find_action(markup, sent=False)
    if sent is None or received is None:
        return
    day = find_form(markup, "date", sent=False)
    when = received.attributes["when"]
    early = move(sent.attributes["when"].value, -3)[:10]
    edits: list[Edit] = [
        change(when, early + when.value[10:]),
        respell(received, early + when.value[10:]),
    ]
    if day is not None:
        edits += wrap(day)
    yield Break("date.order", tuple(edits), when.start)


def break_precedence(markup: Markup) -> Iterator[Break]:
    """Give the header another precedence."""
    for tag in markup.find("seg", type="precedence"):
        for stated in markup.find("catRef"):
            target = stated.attributes["target"]
            if target.value.startswith("precedence:"):
                known = {"precedence:top-priority", "precedence:extremely-urgent"}
                (other,) = known - {target.value}
                edit = change(target, other)
                yield Break("precedence.agrees", (edit,), tag.attributes["ana"].start)


def silence(markup: Markup, *, header: bool) -> list[Edit]:
    """
    Silence one side's names, so that a change on the other side sets nothing against it.

    The header's lose their entries; the text's need theirs, and are put where no party stands.
    """
    if header:
        names = [tag for tag in markup.find(*NAMES) if tag.inside("correspAction")]
        return [drop(tag.attributes["ref"]) for tag in names]
    return [edit for tag in list_parties(markup) for edit in wrap(tag)]


def wrap(tag: Tag) -> Iterator[Edit]:
    """Put an element into a reference: what it says is another telegram's, and no word changes."""
    if tag.close:
        yield insert(tag.start, '<ref type="telegram">')
        yield insert(tag.close[1], "</ref>")
