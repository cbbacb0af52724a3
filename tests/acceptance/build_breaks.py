"""
Faults of the incremental build, put into a copy of the program one at a time.

Prints after how many rounds of random edits each is found, of ten seeds with so many rounds each;
with names only these: python tests/acceptance/build_breaks.py 10 [NAME…]
"""

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from program_faults import Fault, run_tests

_PARTS = ("edition", "tests", "xslt", "schema", "tei", "edition.toml", "pyproject.toml")
_PLACE = re.compile(r"DiffersError: seed (\d+), round (\d+): (.*)")


FAULTS = (
    Fault(
        "neighbours are forgotten",
        "engine/todo",
        "*catalogue.query(_AROUND, telegram",
        "*catalogue.query(_AROUND + ' LIMIT 0', telegram",
    ),
    Fault(
        "a thread is forgotten",
        "engine/todo",
        "*catalogue.query(_RELATED, telegram",
        "*catalogue.query(_RELATED + ' LIMIT 0', telegram",
    ),
    Fault(
        "who points to a name is not checked again",
        "engine/todo",
        "for name in names:\n            rows = catalogue.query(\n",
        "for name in ():\n            rows = catalogue.query(\n",
    ),
    Fault(
        "who points to a file is not checked again",
        "engine/todo",
        'if names is None:\n            rows = catalogue.query("SELECT',
        'if names is None:\n            continue\n            rows = catalogue.query("SELECT',
    ),
    Fault(
        "a register’s element makes no telegram again",
        "engine/todo",
        'add(catalogue, "describe", paths, f"{path}#{name}")',
        "",
    ),
    Fault(
        "what an entry needs is forgotten",
        "build/differences",
        "for name in sorted(element.needed)",
        "for name in ()",
    ),
    Fault(
        "a moved element is none that changed",
        "read/elements",
        "changed.update(set(kept) -",
        "(set(kept) -",
    ),
    Fault(
        "a new name is not looked for",
        "build/names",
        "        _follow(catalogue, path, changed)\n",
        "",
    ),
    Fault(
        "a new unit is not looked for",
        "build/names",
        "for row in rows], path)\n        catalogue.write",
        "for row in rows[:0]], path)\n        catalogue.write",
    ),
    Fault(
        "lists of files keep their sizes",
        "build/differences",
        'if shown or old[1].get("file") != new[1].get("file"):',
        "if shown:",
    ),
    Fault(
        "a contents page keeps the name of a place",
        "build/differences",
        'SELECT DISTINCT month FROM party WHERE ref = ?", ref',
        'SELECT DISTINCT month FROM party WHERE ref = ?", ""',
    ),
    Fault(
        "answers in other months are forgotten",
        "build/differences",
        "topics.update(_list_thread(catalogue, telegram) if telegram else ())",
        "pass",
    ),
    Fault(
        "a sheet beside a new one stays",
        "build/due_sheets",
        "if soft is None and sheet",
        "if 0 and sheet",
    ),
    Fault(
        "a sheet of nothing any more stays",
        "build/due_sheets",
        '        forget_outputs(catalogue, "sheet", path)\n',
        "",
    ),
    Fault(
        "what is published no more stays",
        "publish/inspection",
        "        catalogue.execute(_LEAVE, *place)\n",
        "",
    ),
    Fault(
        "a spoiled page stays",
        "publish/inspection",
        "    if left == names and not catalogue.query(_SOME_STAGED, place):\n",
        "    if left.keys() == names.keys() and not catalogue.query(_SOME_STAGED, place):\n",
    ),
    Fault(
        "only a size tells whether a file changed",
        "build/build",
        "        if known == stamps:\n",
        "        if {p: s and s[0] for p, s in known.items()} == "
        "{p: s[0] for p, s in stamps.items()}:\n",
    ),
    Fault(
        "a time that was put back hides a change",
        "files/stamps",
        "state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino",
        "state.st_size, state.st_mtime_ns, 0, 0",
    ),
    Fault(
        "stylesheets of front pages are not compared",
        "build/pages",
        "add_standards(catalogue, standards, _COMPOSED_BY)",
        'add_standards(catalogue, standards, {*_COMPOSED_BY} - {"front"})',
    ),
    Fault(
        "settings of pages are not compared",
        "build/pages",
        "    standards.update(list_settings(",
        "    dict(list_settings(",
    ),
    Fault(
        "the pattern of ids is not compared",
        "compose/stylesheets",
        "json.dumps([settings.id_pattern, settings.source_bytes])",
        "json.dumps([settings.source_bytes])",
    ),
    Fault(
        "other registers, the same surveyor",
        "build/phases",
        'SELECT path, digest FROM source WHERE path GLOB ?", f"{REGISTERS}/*"\n    )\n    return',
        'SELECT path FROM source WHERE path GLOB ?", f"{REGISTERS}/*"\n    )\n    return',
    ),
    Fault(
        "what a document counts is not counted again",
        "compose/tallies",
        "            named.add((family",
        "            len((family",
    ),
    Fault(
        "a draft’s whole checks keep their weight",
        "build/differences",
        'if not rows or bool(rows[0]["draft"]) != draft:',
        "if not rows:",
    ),
    Fault(
        "a missing file that comes back calls nobody",
        "build/differences",
        "    if known and (not rows or bool",
        "    if known and (rows and bool",
    ),
    Fault(
        "a witness calls no check",
        "engine/todo",
        'add(catalogue, "check", [place], path)',
        "pass",
    ),
    Fault(
        "a file that changes meanwhile is as it was",
        "build/results",
        "    if catalogue.query(known, path, surveyed.digest):\n",
        "    if 1:\n",
    ),
    Fault(
        "a failed build keeps half of what it noted",
        "build/build",
        "        session.catalogue.roll_back()\n",
        "        session.catalogue.commit()\n",
    ),
    Fault(
        "an interrupted build’s rest is forgotten",
        "build/build",
        "SELECT 1 FROM todo UNION ALL",
        "SELECT 1 FROM todo WHERE 0 UNION ALL",
    ),
)


def try_fault(fault: Fault, folder: Path, rounds: str) -> str:
    """Put a fault into a copy of the program, and tell when it is found."""
    tests = ["tests/engine/test_incremental.py"]
    done = run_tests(fault, folder, _PARTS, tests, SEEDS="1-10", ROUNDS=rounds)
    found = _PLACE.search(done.stdout)
    if found is None:
        told = f"exit status {done.returncode}: {done.stdout[-1000:]}{done.stderr[-1000:]}"
        return told if done.returncode else "not found"
    count = (int(found[1]) - 1) * int(rounds) + int(found[2]) + 1
    return f"found after {count} rounds: {found[3][:150]}"


def main(rounds: str, *names: str) -> None:
    """Try all faults, or some."""
    for fault in FAULTS:
        if not names or fault.name in names:
            with TemporaryDirectory() as folder:
                print(f"{fault.name}: {try_fault(fault, Path(folder), rounds)}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
