"""How registers can be broken, and what only the whole edition shows."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from agreement_breaks import find_action, find_form, move
from markup import Break, Edit, Markup, Tag, change, insert
from mention_breaks import double_names

TELEGRAMS = PurePosixPath("tei/telegrams")
REGISTERS = PurePosixPath("tei/registers")
ROLL = PurePosixPath("tei/published.txt")
Files = Mapping[PurePosixPath, bytes]


def break_entries(markup: Markup) -> Iterator[Break]:
    """
    Leave every person, place and organization without a main name; spoil what leads to the web.
    """
    yield from break_addresses(markup)
    for tag in markup.find("person", "place", "org"):
        for child in tag.children:
            if child.value("type") == "main":
                edit = change(child.attributes["type"], "form")
                yield Break("entry.name", (edit,), tag.start)


def break_addresses(markup: Markup) -> Iterator[Break]:
    """
    Take a stroke from every address, put one before every authority's id, or give it to two.
    """
    for tag in markup.find("licence", "ref"):
        target = tag.attributes["target"]
        if target.value.startswith("https://"):
            edit = change(target, target.value.replace("//", "/", 1))
            yield Break("address.scheme", (edit,), target.start)
    for tag in markup.find("idno"):
        if tag.value("type") in {"Wikidata", "GeoNames", "ISNI"}:
            yield Break("authority.id", (insert(tag.end, "https://example.org/"),), tag.start)
            first = next(markup.find("idno", type=str(tag.value("type"))))
            if first is not tag and first.parent is not tag.parent and tag.close:
                edit = (tag.end, tag.close[0], markup.content(first))
                yield Break("entry.double", (edit,), tag.start)


def break_edition(root: Path) -> Iterator[tuple[PurePosixPath, Break, Files]]:
    """
    Break what documents alone cannot answer for: unused entries, threads, lost ids, shared names.
    """
    for path in sorted(TELEGRAMS / place.name for place in (root / TELEGRAMS).glob("*.xml")):
        markup = Markup((root / path).read_bytes())
        yield from break_thread(root, path, markup)
        yield from copy_telegram(root, path, markup)
        yield from translate(path, markup)
        yield from lose_id(path, markup)
        yield from double_names(root, path, markup)
    for name, entry in (
        ("persons", "person"),
        ("places", "place"),
        ("organizations", "org"),
        ("cited", "bibl"),
    ):
        path = REGISTERS / f"{name}.xml"
        yield from double_entry(path, Markup((root / path).read_bytes()), entry)


def make(path: PurePosixPath, broken: Break, text: str) -> tuple[PurePosixPath, Break, Files]:
    """Put a broken file where it is looked for."""
    return path, broken, {path: broken.apply(text)}


def tell_day(markup: Markup, tag: Tag) -> tuple[str, str]:
    """Return the words of a day and those of two days before it."""
    words = markup.content(tag)
    number, rest = words.split(" ", 1)
    return words, f"{int(number) - 2} {rest}"


def respell(markup: Markup, tag: Tag, words: str, others: str) -> Edit:
    """Give a date other words."""
    start = markup.text.index(words, tag.start)
    return start, start + len(words), others


def respell_witnesses(root: Path, path: PurePosixPath, words: str, others: str) -> Files:
    """Give a telegram's transcriptions other words, where they have them."""
    places = sorted((root / "tei/witnesses").glob(f"{path.stem}.*.txt"))
    return {
        PurePosixPath("tei/witnesses", place.name): place.read_bytes().replace(
            words.encode(), others.encode()
        )
        for place in places
    }


def break_thread(
    root: Path, path: PurePosixPath, markup: Markup
) -> Iterator[tuple[PurePosixPath, Break, Files]]:
    """Let a reply be sent two days before, and let it answer somebody else's telegram."""
    for ref in markup.find("ref", type="reply-to"):
        target = ref.attributes["target"]
        sent = find_action(markup, sent=True)
        day = find_form(markup, "date", sent=True)
        if sent is None or day is None:
            continue
        dates = [tag.attributes["when"] for tag in (sent, day)]
        edits = tuple(change(when, move(when.value, -2)) for when in dates)
        spoken, before = tell_day(markup, sent)
        title = next(tag for tag in markup.find("title") if tag.inside("titleStmt"))
        edits += tuple(respell(markup, tag, spoken, before) for tag in (title, sent, day))
        moved = make(path, Break("reply.thread", edits, target.start), markup.text)
        yield *moved[:2], {**moved[2], **respell_witnesses(root, path, spoken, before)}
        own = {path.stem, target.value.partition(":")[2]}
        others = sorted(each.stem for each in (root / TELEGRAMS).glob("*.xml"))
        other = next(name for name in others if name not in own)
        edit = change(target, f"telegram:{other}")
        yield make(path, Break("reply.parties", (edit,), target.start), markup.text)


def copy_telegram(
    root: Path, path: PurePosixPath, markup: Markup
) -> Iterator[tuple[PurePosixPath, Break, Files]]:
    """Copy a telegram that asks, with its witnesses, under an id of its own."""
    if any(markup.find("ref", type="reply-to")) or path.stem != "tg-1950-26637":
        return
    name = f"{path.stem}0"
    text = markup.text.replace(path.stem, name)
    witnesses = {
        PurePosixPath("tei/witnesses", place.name.replace(path.stem, name)): place.read_bytes()
        for place in (root / "tei/witnesses").glob(f"{path.stem}.*")
    }
    copy = path.with_name(f"{name}.xml")
    at = text.index(f'xml:id="{name}"')
    yield copy, Break("telegram.double", (), at), {copy: text.encode(), **witnesses}


def translate(path: PurePosixPath, markup: Markup) -> Iterator[tuple[PurePosixPath, Break, Files]]:
    """Say that a telegram is in a language that has no lexicon."""
    language = next(tag for tag in markup.tags if "xml:lang" in tag.attributes).attributes[
        "xml:lang"
    ]
    yield make(
        path, Break("language.unread", (change(language, "de"),), language.start), markup.text
    )


def lose_id(path: PurePosixPath, markup: Markup) -> Iterator[tuple[PurePosixPath, Break, Files]]:
    """Let the roll of published ids name every id of a telegram and one that is no longer there."""
    ids = [tag.value("xml:id") for tag in markup.tags if tag.inside("text")]
    roll = "".join(f"{name}\n" for name in [path.stem, *filter(None, ids)])
    lost = f"{path.stem}.p99\n"
    yield ROLL, Break("id.never-lost", (), len(roll)), {ROLL: (roll + lost).encode()}


def double_entry(
    path: PurePosixPath, markup: Markup, name: str
) -> Iterator[tuple[PurePosixPath, Break, Files]]:
    """Write an entry a second time, without its authorities' ids, under one that nothing uses."""
    for tag in markup.find(name):
        if tag.close and tag.inside("standOff"):
            own = tag.attributes["xml:id"]
            copy = re.sub("<idno.*?</idno>", "", markup.text[tag.start : tag.close[1]])
            again = copy.replace(f'xml:id="{own.value}"', f'xml:id="{own.value}-again"', 1)
            edit = insert(tag.start, again)
            broken = Break("entry.unused", (edit,), tag.start, beyond=own.start - tag.start)
            yield make(path, broken, markup.text)
            return
