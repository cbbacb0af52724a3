"""
The order of the modules, and the one door to each library, read from the imports.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from needs import ROOT

FLOORS = (
    ("errors", "findings"),
    ("files", "schemas"),
    ("positions",),
    ("faults",),
    ("project", "rules"),
    ("sources",),
    ("saxon",),
    ("grammar",),
    ("holdings",),
    ("checks.document",),
    ("describe",),
    ("catalogue",),
    ("checks.edition", "slices"),
    ("compose",),
    ("publish",),
    ("check",),
    ("build",),
    ("schema", "report"),
    ("cli",),
    ("__main__",),
)
DOORS = {"click": "cli", "saxonche": "saxon", "jsonschema": "schemas", "sqlite3": "catalogue"}
MODULES = sorted((ROOT / "edition").rglob("*.py"))
WRITES = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "rmdir", "rmtree", "symlink_to"}


def name_module(path: Path) -> str:
    """
    Name a module as it is imported, without the package.
    """
    parts = path.relative_to(ROOT / "edition").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def find_floor(module: str) -> int | None:
    """
    Return the floor on which a module stands; the packages themselves stand on none.
    """
    for number, names in enumerate(FLOORS):
        if any(module == name or module.startswith(f"{name}.") for name in names):
            return number
    return None


def list_imports(path: Path) -> Iterator[str]:
    """
    List what a module imports, by full names.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_imports_go_down(path: Path) -> None:
    """
    A module imports only what stands on its own floor or below.
    """
    floor = find_floor(name_module(path))
    if floor is None:
        assert name_module(path) in {"", "checks"}
        return
    for imported in list_imports(path):
        if imported.startswith("edition."):
            below = find_floor(imported.removeprefix("edition."))
            assert below is None or below <= floor, f"{path.name} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_one_door_each(path: Path) -> None:
    """
    Only its door imports click, saxonche, jsonschema or sqlite3.
    """
    for imported in list_imports(path):
        library = imported.partition(".")[0]
        if library in DOORS:
            assert DOORS[library] == name_module(path), f"{path.name} imports {library}"


def list_writes(path: Path) -> Iterator[str]:
    """
    List the calls that write to the disk; a string's replace() has two arguments, a path's one.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if name in WRITES or (name == "replace" and len(node.args) == 1 and not node.keywords):
                yield f"{path.name}:{node.lineno}: {name}"


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_only_files_writes(path: Path) -> None:
    """
    Only the door to the disk writes files; SQLite fills the one that it is given.
    """
    assert name_module(path) == "files" or [] == list(list_writes(path))


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_modules_are_small_and_say_what_they_are(path: Path) -> None:
    """
    A module opens with a sentence and stays near 300 lines at most.
    """
    text = path.read_text(encoding="utf-8")

    assert text.startswith('"""\n')
    assert len(text.splitlines()) <= 330


def test_stylesheets_know_no_clock() -> None:
    """
    No stylesheet asks for the current date or time: the same sources give the same bytes.
    """
    for path in (ROOT / "xslt").rglob("*.xsl"):
        assert "current-d" not in path.read_text(encoding="utf-8"), path.name
        assert "current-time" not in path.read_text(encoding="utf-8"), path.name
