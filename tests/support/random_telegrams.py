"""
Random texts in real headers: what the grammar and the rules admit, described and composed.

The generator knows the grammar only; so the values that other rules judge are mended here: pointers
find something, ids are the telegram's, a date has one kind of limits.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from generate import Generator
from lxml import etree

from edition.relaxng.reader import read_grammar

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DATED = (("when",), ("from", "to"), ("notBefore", "notAfter"))
MEASURED = (("quantity",), ("min", "max"), ("atLeast", "atMost"))
LIMITS = ("from", "notBefore", "min"), ("to", "notAfter", "max")
REFS = {
    "persName": ("person:stalin", "person:zhou-enlai", "person:mao-zedong"),
    "placeName": ("place:beijing", "place:manchuria"),
    "geogName": ("place:yalu",),
    "orgName": ("org:soviet-army", "org:general-staff"),
    "rs": ("person:peng-dehuai", "org:soviet-army", "person:commander-soviet-army-liaodong"),
}
TARGETS = ("cited:promise-3000", "https://example.org/a:b?c#d", "http://example.org/")
VALUES = {
    "resp": ("#editor", "#translator"),
    "source": ("#K", "#K #W"),
    "unitRef": ("unit:piece", "unit:ton"),
    "commodity": ("automobile", "rifle"),
    "edRef": ("#K", "#W"),
    "hand": ("#clerk",),
    "facs": ("https://example.org/1.jpg",),
    "corresp": ("telegram:tg-1950-26998.m4",),
}
ALIGNED = tuple(f"{TEI}{name}" for name in ("p", "item", "opener", "closer"))
LANGUAGES = ("fr", "ar-EG")
VERSIONS = ("code", "draft", "paraphrase", "reissue", "transliteration")
BLOCKS = ("p", "list", "label", "table", "quote", "floatingText")
NOTED = ("gap", "app", "choice", "add", "del", "hi")
WORDED = {
    *(
        "p",
        "item",
        "label",
        "head",
        "hi",
        "stamp",
        "fw",
        "add",
        "del",
        "abbr",
        "expan",
        "signed",
        "addrLine",
        "seg",
        "ref",
    ),
    *("persName", "placeName", "geogName", "orgName", "rs", "date", "time", "measure", "num"),
}
ANA = {
    "measure": ("act:requested", "act:promised"),
    "date": ("clock:moscow",),
    "time": ("clock:moscow",),
}


def list_telegrams(schema: Path, shell: str, count: int, seed: int) -> Iterator[str]:
    """
    So many telegrams with a random text and random correspondence in the header of a real one.
    """
    generator = Generator.prepare(
        read_grammar(etree.parse(schema / "telegram.rng").getroot()), seed
    )
    before = shell[: shell.index("<correspDesc>")]
    between = shell[shell.index("</correspDesc>") + 14 : shell.index("<div type")]
    after = shell[shell.rindex("</div>") + 6 :]
    for _ in range(count):
        body = make(generator, "div", mend_body)
        beside = "".join(list_beside(generator, body))
        handling = make(generator, "correspDesc", mend_handling)
        yield before + handling + between + body + beside + after


def list_beside(generator: Generator, body: str) -> Iterator[str]:
    """Up to two divisions beside the telegram, aligned with its parts that state nothing."""
    parts = etree.fromstring(body).iter(*ALIGNED)
    free = [f"#{part.get(XML_ID)}" for part in parts if XML_ID in part.attrib and is_free(part)]
    for number in range(generator.random.randint(0, 2)):
        kinds = [*VERSIONS, "enclosure", "envelope", *(["translation"] * 5 if free else [])]
        kind = generator.random.choice(kinds)
        written = make(generator, "div", mend_body)
        beside = etree.fromstring(written.replace("tg-1950-9002.", f"tg-1950-9002.b{number}."))
        beside.set(XML_LANG, LANGUAGES[number])
        mend_beside(beside, kind, free, generator.random)
        yield etree.tostring(beside, encoding="unicode")


def is_free(part: etree._Element) -> bool:
    """Tell whether a part has nothing that a translation must have too."""
    tags = (TEI + "date", TEI + "measure")
    return next(part.iter(*tags), None) is None and part.find(".//*[@ref]") is None


def mend_beside(beside: etree._Element, kind: str, free: list[str], random: Random) -> None:
    """Make a division a translation, a version or an enclosure."""
    beside.set("type", "version" if kind in VERSIONS else kind)
    beside.set(*random.choice((("source", "#K"), ("resp", "#editor"))))
    for note in beside.iter(f"{TEI}note"):
        note.set("type", "editorial")
    if kind in VERSIONS:
        beside.set("subtype", kind)
    if kind in {"enclosure", "envelope"}:
        return
    aligned = [part for part in beside.iter(*ALIGNED) if free and is_free(part)]
    for part in aligned:
        part.set("corresp", random.choice(free))
    if not aligned and kind == "translation":
        beside.set("type", "enclosure")


def list_front_matter(schema: Path, shell: str, count: int, seed: int) -> Iterator[str]:
    """So many documents with a random body in the header of a real piece of front matter."""
    generator = Generator.prepare(
        read_grammar(etree.parse(schema / "telegram.rng").getroot()), seed
    )
    before, after = shell[: shell.index("<body>")], shell[shell.index("</body>") + 7 :]
    for _ in range(count):
        yield before + make(generator, "body", mend_front) + after


def make(generator: Generator, name: str, mend: Callable[[etree._Element, Random], None]) -> str:
    """An element with random content, mended."""
    generator.left = generator.random.randint(15, 90)
    generator.ids.clear()
    generator.find_distances()
    root = etree.Element(TEI + name, nsmap={None: TEI[1:-1]})  # type: ignore[dict-item]
    waiting = [root]
    while waiting:
        element = waiting.pop(generator.random.randrange(len(waiting)))
        generator.fill(element, generator.grammar.contents[str(element.tag)])
        waiting += element
    mend(root, generator.random)
    return etree.tostring(root, encoding="unicode")


def mend_body(body: etree._Element, random: Random) -> None:
    """Make a division the one telegram of its file, and the divisions in it its parts."""
    parts = body.findall(f"{TEI}div")
    for division in body.findall(f".//{TEI}div"):
        parent = division.getparent()
        if parent is not None and division not in parts:
            parent.remove(division)
    for quoted in body.iter(f"{TEI}body"):
        if all(quoted.find(TEI + name) is None for name in BLOCKS):
            quoted[:] = [etree.Element(f"{TEI}p")]
    for division in parts or [body]:
        add_block(division)
    mend_values(body, random)
    mend_parts(parts)
    mend_heading(body, random)
    mend_own_words(body)
    body.attrib.clear()
    body.set("type", "telegram")


def add_block(division: etree._Element) -> None:
    """Give a division a paragraph if it has no block."""
    if all(division.find(TEI + name) is None for name in BLOCKS):
        below = next(division.iterchildren(f"{TEI}closer", f"{TEI}postscript"), None)
        place = len(division) if below is None else division.index(below)
        division.insert(place, etree.Element(f"{TEI}p"))


def mend_parts(parts: list[etree._Element]) -> None:
    """Number the parts of a telegram."""
    for number, part in enumerate(parts, 1):
        part.attrib.clear()
        part.set("type", "part")
        part.set("n", str(number))


def mend_heading(body: etree._Element, random: Random) -> None:
    """Make a heading the publisher's, and notes around it his notes on the source."""
    for child in body:
        if child.tag == f"{TEI}head":
            child.set("source", "#K")
        elif child.tag == f"{TEI}note":
            child.set("type", random.choice(("source", "editorial")))
        else:
            return


def mend_handling(correspondence: etree._Element, random: Random) -> None:
    """Let the first station be that of the sending, and each have one date and one place."""
    mend_values(correspondence, random)
    for name in (*NOTED, "note", "seg"):
        for element in list(correspondence.iter(TEI + name)):
            inner = any(True for _ in element.iterancestors(f"{TEI}note"))
            if name != "note" or inner:
                remove(element)
    actions = correspondence.findall(f"{TEI}correspAction")
    actions[0].set("type", "sent")
    for action in actions:
        for name in ("date", "placeName"):
            for further in action.findall(TEI + name)[1:]:
                action.remove(further)
        if not len(action):
            etree.SubElement(action, f"{TEI}persName", ref="person:stalin")
    fill(correspondence)


def mend_own_words(body: etree._Element) -> None:
    """Leave notes only what may stand in our own words."""
    for note in list(body.iter(f"{TEI}note")):
        for name in (*NOTED, "note", "seg"):
            for element in list(note.iter(TEI + name)):
                if element is not note:
                    remove(element)
    fill(body)


def remove(element: etree._Element) -> None:
    """Take an element away, if it is still there."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def mend_front(body: etree._Element, random: Random) -> None:
    """Let what a piece of front matter points to be there."""
    mend_values(body, random)
    for element in body.iter():
        drop(element, "wit")
    for division in body.iter(f"{TEI}div"):
        division.attrib.clear()
        division.set("type", "section")


def mend_values(root: etree._Element, random: Random) -> None:
    """Give attributes the values that the rules ask for."""
    for element in root.iter():
        name = etree.QName(element).localname
        for attribute, values in VALUES.items():
            if attribute in element.attrib:
                element.set(attribute, random.choice(values))
        if name not in {"measure", "floatingText"}:
            drop(element, "corresp")
        mend_limits(element)
        mend_pointers(element, name, random)
        mend_element(element, name)
    fill(root)


def fill(root: etree._Element) -> None:
    """Give words to the elements that need some and have none."""
    for element in root.iter():
        worded = etree.QName(element).localname in WORDED
        if worded and not "".join(map(str, element.itertext())).strip():
            element.text = "words"


def drop(element: etree._Element, name: str) -> None:
    """Take an attribute away, if it is there."""
    if name in element.attrib:
        del element.attrib[name]


def mend_limits(element: etree._Element) -> None:
    """Leave one kind of limits, the lesser first."""
    for kinds in (DATED, MEASURED):
        stated = [kind for kind in kinds if any(name in element.attrib for name in kind)]
        for kind in stated[1:]:
            for name in kind:
                drop(element, name)
    for least, most in zip(*LIMITS, strict=True):
        low, high = element.get(least), element.get(most)
        if low is not None and high is not None and measure_limit(low) > measure_limit(high):
            element.set(least, high)
            element.set(most, low)
    if ("min" in element.attrib) != ("max" in element.attrib):
        drop(element, "min")
        drop(element, "max")


def measure_limit(value: str) -> tuple[float, str]:
    """What orders figures by their size, and dates by their letters."""
    return (float(value), "") if value.replace(".", "", 1).isdigit() else (0, value)


def mend_pointers(element: etree._Element, name: str, random: Random) -> None:
    """Let every pointer find what it should."""
    drop(element, "calendar")  # no calendar is declared
    if name == "term":
        drop(element, "ref")  # this edition has no register of terms
    if "ref" in element.attrib:
        element.set("ref", random.choice(REFS.get(name, REFS["persName"])))
    if "target" in element.attrib:
        element.set("target", random.choice(TARGETS))
    if name == "seg":
        drop(element, "ana")
    if "ana" in element.attrib:
        element.set("ana", random.choice(ANA.get(name, ("act:requested",))))
    if XML_ID in element.attrib:
        number = len(element.xpath("preceding::* | ancestor::*"))  # type: ignore[arg-type]
        letter = "z" if etree.QName(element.getroottree().getroot()).localname != "div" else name[0]
        element.set(XML_ID, f"tg-1950-9002.{letter}{number}")


def mend_element(element: etree._Element, name: str) -> None:
    """Let an element be as the rules for its kind say."""
    if element.get("type") in {"cover", "copies-total"}:
        del element.attrib["type"]
    if name == "idno":
        element.attrib.clear()
        element.set("type", "document")
    elif name == "note":
        element.set("resp", "#editor")
        if element.get("type", "source") == "source":
            element.set("type", "editorial")
    elif name == "supplied":
        element.set("resp", element.get("resp", "#editor"))
        element.set("source", "#K")
    elif name == "floatingText" and "corresp" in element.attrib:
        element.set("corresp", "telegram:tg-1950-26998")
    elif name == "certainty":
        element.set("match", "@when")
    elif name in MENDED:
        MENDED[name](element)


def mend_line(line: etree._Element) -> None:
    """Let a line name no station, and only a resolution have what none but that has."""
    drop(line, "corresp")
    if line.get("type") != "resolution":
        for attribute in ("hand", "rend", "source"):
            drop(line, attribute)


def mend_reference(reference: etree._Element) -> None:
    """Let a reference lead somewhere, or mean a document that is not identified."""
    if reference.get("type") == "note" or "target" not in reference.attrib:
        drop(reference, "target")
        reference.set("type", "telegram")


def mend_act(measure: etree._Element) -> None:
    """Give an act to whatever has a commodity."""
    if "commodity" in measure.attrib:
        measure.set("ana", "act:requested")


def mend_readings(app: etree._Element) -> None:
    """Leave two different readings, one of each witness."""
    lemma, reading, *further = app.findall(f"{TEI}lem") + app.findall(f"{TEI}rdg")
    for element in further:
        app.remove(element)
    lemma.set("wit", "#W")
    reading.set("wit", "#K")
    lemma.text = f"Manchuria {re.sub('[^0-9]', '', str(app.get(XML_ID)))}{lemma.text or ''}"


MENDED = {
    **dict.fromkeys(("seg", "dateline", "signed", "addrLine"), mend_line),
    "ref": mend_reference,
    "measure": mend_act,
    "app": mend_readings,
}
