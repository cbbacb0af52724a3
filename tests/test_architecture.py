"""The order of the modules, and the one door to each library, read from the imports."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from needs import ROOT

ORDER = (
    *("errors", "printable", "findings", "outcome", "process", "language", "relaxng", "files"),
    *("xml", "transform", "project", "catalogue", "read", "engine", "publish", "check"),
    *("describe", "compose", "exchange", "build", "fix", "lifecycle", "report", "preview"),
    *("cli", "__main__"),
)
"""The packages, and the modules beside them; each imports only what stands before it."""
MAX_AT_THE_TOP = 6
MAX_MODULES = 15
MANY_MODULES = {"language", "export"}
"""
What is not yet divided: one lexicon for each language comes first. Each format of an export is a
module.
"""
DOORS = {
    "click": "cli.main cli.exchange cli.lifecycle cli.progress",
    "saxonche": "transform.processor",
    "jsonschema": "project.json_schema",
    "jsonschema_rs": "project.json_schema",
    "sqlite3": "catalogue.database",
    "ahocorasick": "language.names",
    "distributed": "engine.pool",
    "watchfiles": "preview.watcher",
    "starlette": "preview.responses",
    "uvicorn": "preview.server",
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
    """Name a module as it is imported, without the package."""
    parts = path.relative_to(ROOT / "edition").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def name_package(module: str) -> str:
    """Name the package of a module, or the module that stands beside the packages."""
    return module.partition(".")[0]


def list_imports(path: Path) -> Iterator[str]:
    """List what a module imports, by full names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_imports_go_one_way(path: Path) -> None:
    """A module imports only from its own package and from those before it."""
    here = name_package(name_module(path))
    before = {"", "__version__", *ORDER[: ORDER.index(here) + 1]} if here else set()
    imported = {
        name_package(name.removeprefix("edition."))
        for name in list_imports(path)
        if name.startswith("edition.")
    }

    assert set() == imported - before


def test_packages_are_small_and_say_what_they_are_for() -> None:
    """
    Few modules stand beside the packages, and few in each; each package opens with a sentence.
    """
    top = ROOT / "edition"
    folders = sorted({path.parent for path in MODULES} - {top})

    assert len(list(top.glob("*.py"))) <= MAX_AT_THE_TOP
    assert {name_package(name_module(path)) for path in MODULES} == {"", *ORDER}
    for folder in folders:
        modules = list(folder.glob("*.py"))
        assert len(modules) <= MAX_MODULES or folder.name in MANY_MODULES, folder
        said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
        assert said, folder


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
    """Only the door to the disk writes files; SQLite fills the one that it is given."""
    assert name_module(path) in {
        "files.amendment",
        "files.disk",
        "files.folder",
    } or [] == list(list_writes(path))


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
    """Whatever writes is found by its name; reading is not."""
    place = tmp_path / "module.py"
    place.write_text(f"{call}\npath.open('rb')\nopen(a)\ntext.replace(a, b)\n", encoding="utf-8")

    assert [f"module.py:1: {call.partition('(')[0].rpartition('.')[2]}"] == list(list_writes(place))


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_only_the_catalogue_connects(path: Path) -> None:
    """SQLite is opened by the catalogue alone, also under another name."""
    assert name_module(path) == "catalogue.database" or "sqlite3" not in path.read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_modules_are_small_and_say_what_they_are(path: Path) -> None:
    """A module opens with a sentence and has 300 lines at most."""
    text = path.read_text(encoding="utf-8")

    assert text.startswith('"""')
    assert len(text.splitlines()) <= 300


def test_stylesheets_know_no_clock() -> None:
    """No stylesheet asks for the current date or time: the same sources give the same bytes."""
    for path in (ROOT / "xslt").rglob("*.xsl"):
        assert "current-d" not in path.read_text(encoding="utf-8"), path.name
        assert "current-time" not in path.read_text(encoding="utf-8"), path.name
