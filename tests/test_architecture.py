"""
The order of the modules, and the one door to each library, read from the imports.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from needs import ROOT

FLOORS = (
    ("comments", "errors", "language", "signals", "signs", "streams", "tables"),
    ("complaints", "limits"),
    ("findings", "disk", "layout", "logbook", "mentions", "input_file", "lock"),
    ("files", "inventory", "outcome", "schemas", "edits", "program_version"),
    ("amendment", "catalogue", "generated", "guard", "outputs", "workers"),
    ("cache", "positions", "dependencies", "executor", "strays", "telling", "diffs"),
    ("index", "passages", "syntax", "markup", "workshop"),
    ("faults", "standing"),
    ("published_list", "remedies", "trees"),
    ("publish",),
    ("build",),
    ("project", "rules", "report"),
    ("sources",),
    ("nodes", "saxon", "standards"),
    ("grammar",),
    ("failures", "holdings"),
    ("checks.document",),
    ("matter",),
    ("describe", "elements", "extracts"),
    ("entering", "lines"),
    ("checks.edition", "compose", "counting", "learning", "naming", "slices"),
    ("concordance",),
    ("check", "sheets"),
    ("fixing",),
    ("asking",),
    ("tasks",),
    ("surveying",),
    ("choosing", "following"),
    ("composing",),
    ("work",),
    ("preview", "serve"),
    ("progress", "schema"),
    ("cli",),
    ("__main__",),
)
LATE = {
    ("build", "work"),
    ("build", "rules"),
    ("workshop", "project"),
    ("workshop", "standards"),
}
"""What is loaded only when a build has something to do, or named only in types."""
DOORS = {
    "click": "cli progress",
    "saxonche": "saxon",
    "jsonschema": "schemas",
    "jsonschema_rs": "schemas",
    "sqlite3": "catalogue",
    "ahocorasick": "language.names",
    "distributed": "workers",
    "watchfiles": "preview.watching",
    "starlette": "preview.pages",
    "uvicorn": "preview.serving",
}
MODULES = sorted((ROOT / "edition").rglob("*.py"))
WRITES = {
    "chmod",
    "copy",
    "copy2",
    "copyfile",
    "copyfileobj",
    "copytree",
    "hardlink_to",
    "link",
    "makedirs",
    "mkdir",
    "move",
    "remove",
    "removedirs",
    "rename",
    "renames",
    "rmdir",
    "rmtree",
    "symlink",
    "symlink_to",
    "touch",
    "truncate",
    "unlink",
    "write_bytes",
    "write_text",
}
DOOR_NAMES = {"self", "folder"}
"""What the door itself is called by those who write through it."""


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
            late = (name_module(path), imported.split(".")[1]) in LATE
            assert late or below is None or below <= floor, f"{path.name} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_one_door_each(path: Path) -> None:
    """
    Only its door imports a library that does much: the command line, XSLT, schemas, SQL, servers.
    """
    for imported in list_imports(path):
        library = imported.partition(".")[0]
        if library in DOORS:
            assert name_module(path) in DOORS[library].split(), f"{path.name} imports {library}"


def list_writes(path: Path) -> Iterator[str]:
    """
    List the calls that write to the disk, by a path, by os or shutil, or by an opened file.

    A string's replace() has two arguments, a path's one; the door's own methods are not meant.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            owner = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
            opened = name in {"open", "fdopen"} and re.search(
                r"""['"][rbt]*[wax+]""", ast.unparse(node)
            )
            replaced = name == "replace" and (owner == "os" or len(node.args) == 1)
            ours = owner.rpartition(".")[2] in DOOR_NAMES
            if opened or ((name in WRITES or (replaced and not node.keywords)) and not ours):
                yield f"{path.name}:{node.lineno}: {name}"


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_only_files_writes(path: Path) -> None:
    """
    Only the door to the disk writes files; SQLite fills the one that it is given.
    """
    assert name_module(path) in {"amendment", "disk", "files"} or [] == list(list_writes(path))


@pytest.mark.parametrize(
    "call",
    [
        "open('x', 'w')",
        "path.open('ab')",
        "path.touch()",
        "shutil.copyfile(a, b)",
        "shutil.move(a, b)",
        "os.rename(a, b)",
        "os.replace(a, b)",
        "path.replace(other)",
    ],
)
def test_writes_are_seen(tmp_path: Path, call: str) -> None:
    """
    Whatever writes is found by its name; reading is not.
    """
    place = tmp_path / "module.py"
    place.write_text(f"{call}\npath.open('rb')\nopen(a)\ntext.replace(a, b)\n", encoding="utf-8")

    assert [f"module.py:1: {call.partition('(')[0].rpartition('.')[2]}"] == list(list_writes(place))


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_only_the_catalogue_connects(path: Path) -> None:
    """
    SQLite is opened by the catalogue alone, also under another name.
    """
    assert name_module(path) == "catalogue" or "sqlite3" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_modules_are_small_and_say_what_they_are(path: Path) -> None:
    """
    A module opens with a sentence and has 300 lines at most.
    """
    text = path.read_text(encoding="utf-8")

    assert text.startswith('"""\n')
    assert len(text.splitlines()) <= 300


def test_stylesheets_know_no_clock() -> None:
    """
    No stylesheet asks for the current date or time: the same sources give the same bytes.
    """
    for path in (ROOT / "xslt").rglob("*.xsl"):
        assert "current-d" not in path.read_text(encoding="utf-8"), path.name
        assert "current-time" not in path.read_text(encoding="utf-8"), path.name
