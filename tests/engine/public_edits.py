"""Edits of what a build wrote, by others; `TAMPERED` of the table switches them off."""

import shutil

from desk import Desk


def _find_pages(desk: Desk) -> list[str]:
    """Find the published files but the list of them, without which .edition/ must not go."""
    return [path for path in desk.find("public/**/*") if not path.startswith("public/data/")]


def spoil_page(desk: Desk) -> str:
    """Change a published file."""
    paths = _find_pages(desk)
    if not paths:
        return ""
    path = desk.pick(paths)
    with (desk.root / path).open("ab") as file:
        file.write(b"spoiled")
    return f"{path} is spoiled"


def delete_page(desk: Desk) -> str:
    """Delete a published file, or a folder of them."""
    paths = _find_pages(desk)
    if not paths:
        return ""
    place = desk.root / desk.pick(paths)
    if desk.chance.random() < 0.3 and place.parent.name != "public":
        shutil.rmtree(place.parent)
        return f"{place.parent.relative_to(desk.root)} is deleted"
    place.unlink()
    return f"{place.relative_to(desk.root)} is deleted"


def forget_all(desk: Desk) -> str:
    """Delete what the last build left for the next, or only what it staged."""
    place = desk.root / desk.pick((".edition", ".edition/staged"))
    if not place.exists():
        return ""
    shutil.rmtree(place)
    return f"{place.name} is deleted"


PUBLIC_EDITS = (spoil_page, delete_page, forget_all)
