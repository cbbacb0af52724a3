"""Edits of registers and of the front matter."""

import re
from pathlib import Path

from desk import BROKEN, REGISTERS, Desk

_ENTRY = r"[ ]*<(person|place|org|bibl) xml:id=\"(?:person|place|org|cited)-[^\"]*\".*?</\1>\n"
_NAMES = (
    *(("Gao Gang<", "Gāo Gǎng<"), ("Joseph Stalin<", "J. V. Stalin<"), ("Beijing<", "Peiping<")),
    *(("Yalu<", "Yalu Jiang<"), ("Zhou Enlai<", "Chou Enlai<"), ("Lavrenty", "Lavrentii")),
)
_GLOSSES = (
    *((">requested<", ">asked for<"), (">automobiles<", ">motor vehicles<")),
    *((">top priority<", ">first of all<"), (">Precedence<", ">Urgency<")),
    *((">piece<", ">item<"), (">pieces<", ">items<"), (">Moscow time<", ">Moscow’s clock<")),
)
_NAMED = (">Railroad bridges<", ">winter gear<", ">Manchurian<", ">infantry arms<")
"""Words of telegrams which nobody tagged as a name."""
_NEW = (
    '      <person xml:id="person-nobody" sortKey="nobody" source="#src-w">'
    '<persName type="main" xml:lang="en">Nobody</persName></person>\n'
)
_FEW = 8
"""With fewer persons none is merged with another."""


def _pick(desk: Desk, *names: str) -> str:
    """Pick a register that is there."""
    listed = names or ("persons", "places", "organizations", "cited", "taxonomies")
    paths = [path for path in desk.find(f"{REGISTERS}/*.xml") if Path(path).stem in listed]
    return desk.pick(paths) if paths else ""


def change_name(desk: Desk) -> str:
    """Change a name of an entry."""
    path = _pick(desk, "persons", "places")
    return desk.swap(path, _NAMES) if path else ""


def change_gloss(desk: Desk) -> str:
    """Change a gloss or a label of the taxonomies."""
    path = _pick(desk, "taxonomies")
    return desk.swap(path, _GLOSSES) if path else ""


def name_words(desk: Desk) -> str:
    """Let a further form of an entry's name be words that stand untagged in telegrams."""
    path = _pick(desk, "places", "persons")
    if not path:
        return ""
    tag = "placeName" if path.endswith("places.xml") else "persName"
    text = desk.read(path)
    form = f'<{tag} type="form" xml:lang="en"{desk.pick(_NAMED)}/{tag}>'
    if form in text:
        desk.write(path, text.replace(form, ""))
        return f"{path}: {form} goes"
    return desk.alter(path, f"</{tag}>(?=\n)", lambda match: f"{match[0]}{form}")


def change_note(desk: Desk) -> str:
    """Change the note or the description of an entry."""
    path = _pick(desk)
    if not path:
        return ""
    return desk.alter(
        path, r"(?<=<note>|<desc>)[^<.]+", lambda match: desk.number(match[0].strip())
    )


def change_work(desk: Desk) -> str:
    """Change a work that entries rest on, or on which works an entry rests."""
    path = _pick(desk)
    if not path:
        return ""
    pairs = [("November 2026", "December 2026"), ("Wilson Center", "Woodrow Wilson Center")]
    pairs += [('source="#src-w #src-k"', 'source="#src-k"'), ("Kwang-On Yoo", "K.-O. Yoo")]
    return desk.swap(path, pairs)


def change_sorting(desk: Desk) -> str:
    """Change the key by which an entry is sorted."""
    path = _pick(desk, "persons", "places", "organizations", "cited")
    if not path:
        return ""
    key = desk.pick(("aaa", "mmm", "zzz"))
    return desk.alter(path, r'(?<=sortKey=")[^"]*', lambda match: f"{key}-{match[0][-8:]}")


def change_coordinates(desk: Desk) -> str:
    """Change where a place lies."""
    path = _pick(desk, "places")
    return desk.swap(path, [("39.9075 ", "39.91 "), ("116.39723", "116.4")]) if path else ""


def swap_entries(desk: Desk) -> str:
    """Put an entry of a register before the one before it."""
    path = _pick(desk, "persons", "places", "organizations", "cited")
    entries = list(re.finditer(_ENTRY, desk.read(path), re.DOTALL)) if path else []
    if len(entries) < 2:
        return ""
    number = desk.chance.randrange(1, len(entries))
    first, second = entries[number - 1], entries[number]
    text = desk.read(path)
    between = text[first.end() : second.start()]
    swapped = text[: first.start()] + second[0] + between + first[0] + text[second.end() :]
    desk.write(path, swapped)
    return f"{path}: entry {number} stands before the one before it"


def add_entry(desk: Desk) -> str:
    """Add a person, or take it away."""
    path = _pick(desk, "persons")
    text = desk.read(path) if path else ""
    if _NEW in text:
        desk.write(path, text.replace(_NEW, ""))
        return f"{path}: person-nobody goes"
    if not path:
        return ""
    place = desk.pick(("<listPerson>\n", "    </listPerson>"))
    new = place + _NEW if place.endswith("\n") else _NEW + place
    return desk.alter(path, place, lambda _: new)


def remove_entry(desk: Desk) -> str:
    """Take an entry away, which telegrams may name."""
    path = _pick(desk, "persons", "places", "organizations", "cited")
    if not path:
        return ""
    desk.keep(path)
    return desk.alter(path, _ENTRY, lambda _: "")


def merge_entries(desk: Desk) -> str:
    """Let all that points to a person point to another, and take the person away."""
    path = _pick(desk, "persons")
    names = re.findall(r'<person xml:id="person-([^"]*)"', desk.read(path)) if path else []
    if len(names) < _FEW:
        return ""
    name, other = desk.chance.sample(names, 2)
    for each in desk.find("tei/*/*.xml"):
        text = desk.read(each)
        new = re.sub(rf'(?<=")person:{name}(?=")', f"person:{other}", text)
        if each == path:
            entry = rf'[ ]*<person xml:id="person-{name}".*?</person>\n'
            desk.keep(path)
            new = re.sub(entry, "", new, flags=re.DOTALL)
        if new != text:
            desk.write(each, new)
    return f"person-{name} becomes person-{other}"


def move_entry(desk: Desk) -> str:
    """Move an entry from one register to another; it may go back at another time."""
    path, other = _pick(desk, "persons", "places", "organizations"), _pick(desk, "places", "cited")
    entries = list(re.finditer(_ENTRY, desk.read(path), re.DOTALL)) if path else []
    if not entries or not other or path == other:
        return ""
    entry = desk.pick(entries)
    desk.keep(path)
    desk.keep(other)
    desk.write(path, desk.read(path).replace(entry[0], ""))
    end = re.search(r"[ ]*</list\w+>\s*</standOff>", text := desk.read(other))
    if end is None:
        return ""
    desk.write(other, text[: end.start()] + entry[0] + text[end.start() :])
    return f"{path}: an entry moves to {other}: {' '.join(entry[0].split())[:60]}"


def break_register(desk: Desk) -> str:
    """Break a register, or mend it."""
    path = _pick(desk)
    if not path:
        return ""
    text = desk.read(path)
    if text.endswith(BROKEN):
        desk.write(path, text.removesuffix(BROKEN))
        return f"{path} is mended"
    desk.write(path, text + BROKEN)
    return f"{path} is broken"


def change_front(desk: Desk) -> str:
    """Change the title or a word of a page of the front matter."""
    paths = desk.find("tei/front/*.xml")
    if not paths:
        return ""
    words = [("<title>Introduction", "<title>To begin with"), (" telegrams ", " dispatches ")]
    words += [("<title>Editorial principles", "<title>Principles"), (" each ", " every ")]
    return desk.swap(desk.pick(paths), words)


def add_front(desk: Desk) -> str:
    """
    Add a page of the front matter that is like another, or take it away; one has a taken name.
    """
    path = desk.pick(("tei/front/afterword.xml", "tei/front/notes.xml", "tei/front/persons.xml"))
    if (desk.root / path).exists():
        desk.remove(path)
        return f"{path} goes"
    paths = desk.find("tei/front/*.xml")
    if not paths:
        return ""
    model = desk.pick(paths)
    text = re.sub(r"<title>[^<]*", "<title>Afterword", desk.read(model), count=1)
    desk.write(path, text)
    return f"{path} comes, like {model}"


REGISTER_EDITS = (
    *(change_name, change_gloss, name_words, change_note, change_work, change_sorting),
    *(
        change_coordinates,
        swap_entries,
        add_entry,
        remove_entry,
        move_entry,
        merge_entries,
        break_register,
    ),
    *(change_front, add_front),
)
