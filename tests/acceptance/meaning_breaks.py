"""
How what is encoded can be broken: ids, pointers, cover names, dates, quantities, the apparatus.
"""

from collections.abc import Iterator

from agreement_breaks import (
    break_agreement,
    identify,
    list_parties,
    silence,
)
from markup import Attribute, Break, Edit, Markup, Tag, add, change, drop, insert
from text_breaks import change_number

DATES = ("when", "from", "to", "notBefore", "notAfter")
POINTERS = (*("ref", "target", "scheme", "ana", "unitRef", "resp", "source", "who", "corresp"),)
STRANGERS = {
    ("persName", "ref"): "place:beijing",
    ("placeName", "ref"): "person:stalin",
    ("geogName", "ref"): "person:stalin",
    ("orgName", "ref"): "person:stalin",
    ("repository", "ref"): "person:stalin",
    ("rs", "ref"): "act:requested",
    ("ref", "target"): "person:stalin",
    ("seg", "ana"): "clock:moscow",
    ("catRef", "target"): "clock:moscow",
    ("date", "ana"): "act:requested",
    ("measure", "ana"): "clock:moscow",
    ("measure", "unitRef"): "clock:moscow",
    ("measure", "corresp"): "person:stalin",
    ("measure"): "person:stalin",
}
OWN_RULES = {("measure", "ana"): "measure.act", ("measure", "unitRef"): "measure.unit"}


def break_meaning(markup: Markup, wordless: set[str]) -> Iterator[Break]:
    """Break every rule that looks at one telegram of the right form."""
    yield from break_agreement(markup)
    yield from break_ids(markup)
    yield from break_pointers(markup)
    yield from break_dates(markup)
    yield from break_measures(markup)
    yield from break_additions(markup)
    yield from break_brackets(markup, wordless)
    yield from break_references(markup)
    yield from break_lines(markup)
    yield from break_notes(markup)
    yield from break_lists(markup)
    yield from break_apparatus(markup)


def list_values(markup: Markup, *names: str) -> Iterator[tuple[Tag, Attribute]]:
    """List attributes of these names with their elements."""
    for tag in markup.tags:
        for name in names:
            if name in tag.attributes:
                yield tag, tag.attributes[name]


def break_ids(markup: Markup) -> Iterator[Break]:
    """
    Give the file another id, every part an id that does not fit, and an id that another part has.
    """
    root = markup.tags[0].attributes["xml:id"]
    (idno,) = markup.find("idno", type="edition")
    renamed = (change(root, root.value + "x"), insert(idno.close[0], "x")) if idno.close else ()
    yield Break("id.matches-file", renamed, root.start)
    parts = [item for item in list_values(markup, "xml:id") if item[0].inside("text")]
    for number, (_, own) in enumerate(parts):
        pointers = [
            other for _, other in list_values(markup, *POINTERS) if f"#{own.value}" == other.value
        ]
        edits = [change(own, f"part-{number}"), *(change(p, f"#part-{number}") for p in pointers)]
        yield Break("id.pattern", tuple(edits), own.start)
        if number and not pointers:
            yield Break("id.unique", (change(own, parts[number - 1][1].value),), own.start)


def break_pointers(markup: Markup) -> Iterator[Break]:
    """
    Let every pointer lead to nothing, have a prefix that is not declared, lead to another kind.

    An addition without a known author breaks a rule of its own, so those are left to that.
    """
    for tag, pointer in list_values(markup, *POINTERS):
        if pointer.value.startswith("http") or (tag.name, pointer.name) == ("supplied", "resp"):
            continue
        key = (tag.name, pointer.name)
        quiet = hush(markup, tag)
        head, sign, _ = pointer.value.rpartition("#" if "#" in pointer.value else ":")
        edits = (change(pointer, f"{head}{sign}nowhere"), *quiet)
        rule, printed = OWN_RULES.get(key, "ref.resolves"), key != ("supplied", "source")
        yield Break(rule, edits, pointer.start, transcribed=printed)
        if sign == ":":
            edits = (change(pointer, f"un{pointer.value}"), *quiet)
            yield Break("ref.resolves", edits, pointer.start)
        if key in STRANGERS:
            edits = (change(pointer, STRANGERS[key]), *quiet)
            yield Break(OWN_RULES.get(key, "ref.kind"), edits, pointer.start)


def hush(markup: Markup, tag: Tag) -> list[Edit]:
    """Take away what a changed pointer would no longer agree with."""
    if tag.name == "catRef":
        return [drop(seg.attributes["ana"]) for seg in markup.find("seg", type="precedence")]
    if tag.value("type") == "precedence":
        return list(cut_precedence(markup))
    covers = list(markup.find("persName", type="cover"))
    if any(tag is cover or tag is identify(cover) for cover in covers):
        uncovered = [drop(cover.attributes["type"]) for cover in covers]
        return uncovered + (silence(markup, header=True) if tag in covers else [])
    if tag in list(list_parties(markup)):
        return silence(markup, header=True)
    if tag.inside("correspAction"):
        return silence(markup, header=False) + [drop(cover.attributes["type"]) for cover in covers]
    return []


def cut_precedence(markup: Markup) -> Iterator[Edit]:
    """Take the precedence out of the header."""
    for tag in markup.find("catRef"):
        if (tag.value("target") or "").startswith("precedence:"):
            yield tag.start, tag.end, ""


def break_dates(markup: Markup) -> Iterator[Break]:
    """
    Give every date a day that there is not, a second kind of value, an end before its beginning.
    """
    for tag, value in list_values(markup, *DATES):
        missing = "25:00:00" if tag.name == "time" else "1950-02-30" + value.value[10:]
        yield Break("date.exists", (change(value, missing),), value.start)
        if value.name in ("to", "notAfter") and {"from", "notBefore"} & set(tag.attributes):
            yield Break("date.order", (change(value, "1900-01-01"),), value.start)
    for tag in markup.find("date"):
        if set(DATES) & set(tag.attributes):
            other = ("when", "1951") if "when" not in tag.attributes else ("notAfter", "2099")
            yield Break("date.mixed", (add(tag, *other),), tag.start)
            edits = tuple(drop(tag.attributes[name]) for name in DATES if name in tag.attributes)
            yield Break("date.missing", edits, tag.start)


def break_measures(markup: Markup) -> Iterator[Break]:
    """
    Give every quantity a second kind of figure, no act, and a commodity that is not declared.

    A duration is given one that is.
    """
    for tag in markup.find("measure"):
        kinds = {
            "quantity": "atLeast",
            "atMost": "quantity",
            "atLeast": "quantity",
            "min": "quantity",
        }
        second = next((kinds[name] for name in kinds if name in tag.attributes), "min")
        yield Break("measure.kinds", (add(tag, second, "1"),), tag.start)
        if tag.value("ana") == "act:restated":
            yield Break("measure.act", (drop(tag.attributes["corresp"]),), tag.start)
        if tag.value("unitRef") == "unit:day":
            edit = insert(tag.end - 1, ' commodity="automobile" ana="act:requested"')
            yield Break("measure.commodity", (edit,), edit[0], beyond=1)
        if "commodity" in tag.attributes:
            commodity = tag.attributes["commodity"]
            edit = change(commodity, "nothing")
            yield Break("measure.commodity", (edit,), commodity.start)
            if "ana" in tag.attributes:
                yield Break("measure.act", (drop(tag.attributes["ana"]),), tag.start)


def break_additions(markup: Markup) -> Iterator[Break]:
    """
    Let every cover name be another's, and every addition nobody's, or the translator's unprinted.
    """
    for tag in markup.find("persName", type="cover"):
        edit = change(identify(tag).attributes["ref"], "person:gao-gang")
        yield Break("cover.identified", (edit,), tag.start)
    for tag in markup.find("supplied"):
        yield Break("supplied.resp", (drop(tag.attributes["resp"]),), tag.start)
        if tag.value("resp") == "#translator":
            yield Break("supplied.resp", (drop(tag.attributes["source"]),), tag.start)


def break_brackets(markup: Markup, wordless: set[str]) -> Iterator[Break]:
    """Type a bracket into every run of words of the telegram."""
    for words in markup.words:
        owner = words.owner
        if owner.name in wordless or owner.name == "note" or owner.inside("note"):
            continue
        if owner.inside("div"):
            edits = [insert(words.start, "[")]
            if owner.name == "idno":
                edits += change_number(markup, owner, "[" + markup.content(owner))
            yield Break("brackets.literal", tuple(edits), words.start, transcribed=False)


def break_references(markup: Markup) -> Iterator[Break]:
    """Let every reference of a note lead nowhere."""
    for tag in markup.find("ref"):
        if tag.inside("note"):
            yield Break("ref.target", (drop(tag.attributes["target"]),), tag.start)


def break_lines(markup: Markup) -> Iterator[Break]:
    """Let a hand have written every line in the margin."""
    for tag in markup.find("seg"):
        edit = add(tag, "rend", "margin")
        yield Break("resolution.only", (edit,), edit[0], beyond=1)


def break_notes(markup: Markup) -> Iterator[Break]:
    """Put a note, by way of a quotation, into every note."""
    inner = '<q><note type="editorial" resp="#editor">And so on.</note></q>'
    for tag in markup.find("note"):
        if tag.close:
            edit = insert(tag.close[0], inner)
            yield Break("note.within", (edit,), edit[0], beyond=len("<q>"))


def break_lists(markup: Markup) -> Iterator[Break]:
    """Give every item of a numbered list another numeral."""
    for tag in markup.find("label"):
        if tag.close:
            edit = (tag.end, tag.close[0], "99.")
            yield Break("list.numbering", (edit,), tag.start, transcribed=False)


def break_apparatus(markup: Markup) -> Iterator[Break]:
    """Name an unknown witness in every reading, and one witness twice in every entry."""
    for tag in markup.find("lem", "rdg"):
        wit = tag.attributes["wit"]
        yield Break("app.witness", (change(wit, "#X"),), wit.start, transcribed=False)
    for tag in markup.find("app"):
        readings = [child.attributes["wit"] for child in tag.children if "wit" in child.attributes]
        every = " ".join(wit.value for wit in readings)
        yield Break("app.lemma", (change(readings[0], every),), tag.start, transcribed=False)
