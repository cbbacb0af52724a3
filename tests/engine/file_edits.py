"""Edits of files: their names, their ids, their times, whether they are there and can be read."""

import re
from pathlib import Path

from desk import BROKEN, TELEGRAMS, Desk

_FEW = 3
"""So many telegrams are left at least."""


def touch(desk: Desk) -> str:
    """Change nothing of a file but its time."""
    path = desk.pick([*desk.find("tei/*/*"), *desk.find("xslt/**/*.xsl"), "edition.toml"])
    (desk.root / path).touch()
    return f"{path} is touched"


def delete(desk: Desk) -> str:
    """
    Delete a telegram, with its witnesses or without, but not the last ones.

    What pointed to it mostly points to another one then.
    """
    paths = desk.list_telegrams()
    if len(paths) < _FEW:
        return ""
    path = desk.pick(paths)
    witnesses = desk.list_witnesses(path) if desk.chance.random() < 0.7 else []
    words = "Railroad" if "Railroad" in desk.read(path) else ""
    for each in (path, *witnesses):
        desk.remove(each)
    said = f"{path} is deleted, and {len(witnesses)} of its witnesses"
    others = desk.list_telegrams(words)
    if not others or desk.chance.random() < 0.2:
        return said
    other = Path(desk.pick(others)).stem
    return f"{said}; {_replace(desk, Path(path).stem, other)} documents point to {other}"


def _replace(desk: Desk, name: str, other: str) -> int:
    """Let all that points to a telegram point to another; tell how many documents that changes."""
    changed = 0
    for path in desk.find("tei/*/*.xml"):
        text = desk.read(path)
        new = re.sub(rf"telegram:{name}(?![\w-])", f"telegram:{other}", text)
        changed += new != text
        if new != text:
            desk.write(path, new)
    return changed


def delete_any(desk: Desk) -> str:
    """Delete a witness, a page of the front matter, or, seldom, a register."""
    folder = desk.pick(("witnesses", "witnesses", "front", "registers"))
    paths = desk.find(f"tei/{folder}/*")
    if not paths:
        return ""
    path = desk.pick(paths)
    desk.remove(path)
    return f"{path} is deleted"


def restore(desk: Desk) -> str:
    """Restore a file that was deleted, or as it was once."""
    paths = sorted(desk.kept)
    gone = [path for path in paths if not (desk.root / path).exists()]
    if not paths:
        return ""
    path = desk.pick(gone or paths)
    desk.write(path, desk.kept.pop(path).decode())
    return f"{path} is restored"


def rename(desk: Desk) -> str:
    """
    Rename the file of a telegram, and mostly its id in it, its witnesses, and what points to it.
    """
    path = desk.pick(desk.list_telegrams())
    name = Path(path).stem
    new = f"tg-{desk.pick((1950, 1951))}-{desk.chance.randrange(300_001, 300_009)}"
    if (desk.root / TELEGRAMS / f"{new}.xml").exists():
        return ""
    whole = desk.chance.random() < 0.8
    desk.keep(path)
    text = desk.read(path).replace(name, new) if whole else desk.read(path)
    for witness in desk.list_witnesses(path) if whole else ():
        place = desk.root / witness
        place.rename(place.with_name(place.name.replace(name, new)))
    (desk.root / path).rename(desk.root / TELEGRAMS / f"{new}.xml")
    desk.write(f"{TELEGRAMS}/{new}.xml", text)
    said = f"{path} becomes {new}.xml, {'with' if whole else 'without'} its id and witnesses"
    if not whole or desk.chance.random() < 0.2:
        return said
    return f"{said}; {_replace(desk, name, new)} documents point to it"


def change_id(desk: Desk) -> str:
    """Change the id in a telegram, to one that nobody has or to that of another."""
    path = desk.pick(desk.list_telegrams())
    others = [Path(other).stem for other in desk.list_telegrams() if other != path]
    new = desk.pick([*others, "tg-1950-400001", Path(path).stem])
    found = re.search(r'<TEI [^>]*xml:id="([^"]*)"', text := desk.read(path))
    if found is None or found[1] == new:
        return ""
    desk.write(path, text.replace(found[1], new))
    return f"{path}: the id {found[1]} becomes {new}"


def change_part_id(desk: Desk) -> str:
    """Change the id of a part of a telegram, or give it that of another part."""
    path = desk.pick(desk.list_telegrams())
    part = desk.pick(("p1", "p9", "m4", "n1"))
    return desk.alter(path, r'(?<= xml:id=")(tg-[^".]*)\.[mnp]\d', lambda m: f"{m[1]}.{part}")


def copy(desk: Desk) -> str:
    """Copy a telegram to another file, so that two have one id; or take the copy away."""
    place = f"{TELEGRAMS}/tg-1950-500001.xml"
    if (desk.root / place).exists():
        desk.remove(place)
        return f"{place} is deleted"
    path = desk.pick(desk.list_telegrams())
    desk.write(place, desk.read(path))
    return f"{path} is copied to {place}"


def empty(desk: Desk) -> str:
    """Empty a telegram or a page of the front matter, or break it."""
    path = desk.pick([*desk.list_telegrams(), *desk.find("tei/front/*.xml")])
    desk.keep(path)
    text = desk.read(path)
    desk.write(path, desk.pick(("", text.replace("</body>", ""), text.replace("TEI", "tei"))))
    return f"{path} is emptied or broken"


def break_telegram(desk: Desk) -> str:
    """Break a telegram, and mostly let another point to a part of it that is not there."""
    whole = [path for path in desk.list_telegrams() if BROKEN not in desk.read(path)]
    if not whole:
        return ""
    path = desk.pick(whole)
    others = [other for other in desk.list_telegrams("<ref target=") if other != path]
    desk.write(path, desk.read(path) + BROKEN)
    said = f"{path} is broken"
    if not others or desk.chance.random() < 0.3:
        return said
    new = f'<ref target="telegram:{Path(path).stem}.x9"'
    pointing = desk.alter(desk.pick(others), r'<ref target="telegram:[^"]*"', lambda _: new)
    return f"{said}; {pointing}"


def mend(desk: Desk) -> str:
    """Mend all documents that are broken."""
    broken = [path for path in desk.find("tei/*/*.xml") if desk.read(path).endswith(BROKEN)]
    for path in broken:
        desk.write(path, desk.read(path).removesuffix(BROKEN))
    return f"{', '.join(broken)}: mended" if broken else ""


def add_stranger(desk: Desk) -> str:
    """Put a file among the sources that is none, or take it away."""
    path = desk.pick(
        (
            *("tei/telegrams/notes.XML", "tei/registers/ships.xml", "tei/front/.notes.xml"),
            *("tei/witnesses/tg-1950-1.K.txt", "tei/telegrams/tg-1950-26637.xml~"),
        )
    )
    if (desk.root / path).exists():
        (desk.root / path).unlink()
        return f"{path} goes"
    desk.write(path, "Nothing.\n")
    return f"{path} comes"


def change_roll(desk: Desk) -> str:
    """Publish an id, or lose or withdraw one, or take the roll away."""
    path = "tei/published.txt"
    names = [Path(other).stem for other in desk.list_telegrams()]
    if (desk.root / path).exists() and desk.chance.random() < 0.6:
        (desk.root / path).unlink()
        return f"{path} goes"
    name = desk.pick([*names, *names, *names, "tg-1950-600001"])
    if desk.chance.random() < 0.5:
        desk.write(path, f"{name}\n{name}.p1\n")
        return f"{path} holds {name}"
    gone, digest = desk.pick(["tg-1950-600001", "tg-1950-600002", name]), f"sha256:{'0' * 64}"
    lines = (
        f"1\trelease\t{digest}\t-",
        f"1\t{name}\t{digest}\ttelegrams/1950/{name}.html\tp1:00000000",
        f"1\t{gone}\t{digest}\ttelegrams/1950/{gone}.html\tp1:00000000",
        f"1\t{gone}\twithdrawn\t{name}\tIt is {name}.",
    )
    desk.write(path, "".join(f"{line}\n" for line in lines))
    return f"{path} withdraws {gone} for {name}"


FILE_EDITS = (
    *(touch, delete, delete_any, restore, rename, change_id, change_part_id, copy, empty),
    *(break_telegram, mend, add_stranger, change_roll),
)
