"""
Faults of the steps of a build, put into a copy of the program one at a time.

Prints for each by which test it is found, and ends with 1 if one is not. With names only these:
python tests/acceptance/build_breaks.py [NAME…]
"""

import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory

from program_faults import Fault, run_tests

_PARTS = ("edition", "tests", "xslt", "schema", "tei", "edition.toml", "pyproject.toml")
_FAILED = re.compile(r"^(?:FAILED|ERROR) (.*)", re.MULTILINE)
_WAYS = "tests/check/test_ways_to_check.py::test_all_ways_find_what_has_no_rule_of_its_own"
_CHANGES = "tests/build/test_dependencies.py::test_what_a_change_makes_otherwise_is_built_again"

FAULTS: dict[str, tuple[Fault, ...]] = {
    "tests/read/test_elements.py": (
        Fault(
            "what is needed changes no digest",
            "read/elements",
            "sorted(self.found[other] for other in needed if other in self.found)",
            "[]",
        ),
        Fault(
            "a circle is none",
            "read/elements",
            "self.lowest[name] = min(self.lowest[name], self.number[other])",
            "pass",
        ),
        Fault(
            "a long circle is none",
            "read/elements",
            "self.lowest[above] = min(self.lowest[above], self.lowest[name])",
            "pass",
        ),
        Fault(
            "a circle is its needs alone",
            "read/elements",
            "sorted((each, self.own[each]) for each in circle)",
            "sorted((each, each) for each in circle)",
        ),
        Fault(
            "a circle has one digest",
            "read/elements",
            'f"{each} {whole}"',
            'f"{whole}"',
        ),
        Fault(
            "the order of needs counts",
            "read/elements",
            "around = sorted(self.found[other] for other in needed if other in self.found)",
            "around = [self.found[o] for e in circle for o in self.needs.get(e, ()) "
            "if o in self.found]",
        ),
    ),
    _WAYS: (
        Fault("a broken register is readable", "build/registers", "int(not faults)", "1"),
        Fault(
            "no witness is read",
            "build/documents",
            "rows = reader.rows(WITNESS_FILE.name, telegram=name)",
            "rows: list[dict[str, object]] = []",
        ),
        Fault(
            "links are not noted",
            "build/documents",
            "[(path, *link) for link in dict.fromkeys(links)]",
            "[]",
        ),
        Fault(
            "the kinds of links are not compared",
            "check/steps",
            "return kind is not None and (not kinds or kind in kinds)",
            "return kind is not None",
        ),
    ),
    "tests/check/test_invalid.py": (
        Fault(
            "the words of a telegram are not noted",
            "build/documents",
            "[(path, join_words(source.passages))]",
            "[]",
        ),
        Fault(
            "drafts are not noted",
            "build/documents",
            "int(checks.is_draft(source))",
            "0",
        ),
        Fault(
            "a category must be used",
            "check/edition/unused_entries",
            'if row["kind"] != "category"',
            "",
        ),
        Fault(
            "an entry is used by nobody",
            "check/edition/unused_entries",
            "if reader.has(POINTER.name, target=entry):",
            "if not reader.has(POINTER.name, target=entry):",
        ),
        Fault(
            "a lost id is not found",
            "check/edition/ids",
            'if row["id"] not in there',
            'if row["id"] in there',
        ),
    ),
    "tests/check/test_ids.py": (
        Fault(
            "an id of two files is not found",
            "check/edition/ids",
            "for path in sorted({*paths} - {min(paths)})",
            "for path in ()",
        ),
    ),
    "tests/check/test_threads.py": (
        Fault(
            "one clock is as good as another",
            "check/edition/threads",
            'margin = 0 if answered.get("clock") == asked.get("clock") else _DAY',
            "margin = 0",
        ),
        Fault(
            "an hour of one clock has a margin",
            "check/edition/threads",
            'margin = 0 if answered.get("clock") == asked.get("clock") else _DAY',
            "margin = _DAY",
        ),
    ),
    "tests/check/test_ledger.py": (
        Fault(
            "what is promised and delivered is added",
            "check/edition/ledger",
            'asked["quantity"] in {*sums.values(), sum(sums.values())}',
            'asked["quantity"] == sum(sums.values())',
        ),
        Fault(
            "nobody answers",
            "check/edition/ledger",
            'sorted({str(row["path"]) for row in rows} - {path})',
            "[]",
        ),
    ),
    "tests/compose/test_sheets.py": (
        Fault(
            "no year is too long",
            "compose/registers",
            "if sum(months.values()) <= MAX_LINES_OF_YEAR:",
            "if months:",
        ),
        Fault(
            "a full page is too long",
            "compose/registers",
            '+ int(str(named["parts"])) <= MAX_LISTED:',
            '+ int(str(named["parts"])) < MAX_LISTED:',
        ),
        Fault(
            "what has only a year is in no period",
            "compose/registers",
            'Cut(year, year, f"{year}~")',
            'Cut(year, f"{year}-", f"{year}~")',
        ),
        Fault(
            "a period is beside itself",
            "compose/registers",
            "zip(cuts, names, names[2:], strict=False)",
            "zip(cuts, names, names[1:], strict=False)",
        ),
    ),
    "tests/compose/test_lists.py": (
        Fault(
            "whoever handles a telegram is mentioned",
            "compose/months",
            'sum(row["part"] == "mention" for row in rows)',
            "len(rows)",
        ),
        Fault(
            "answers are not listed",
            "compose/contents",
            "for answer in find_answers(reader, row)",
            "for answer in []",
        ),
        Fault(
            "a request is not listed",
            "compose/contents",
            "for request in find_requests(reader, row)",
            "for request in []",
        ),
        Fault(
            "a page has no page before it",
            "compose/telegram",
            '"previous": before and _refer(before),',
            '"previous": None,',
        ),
        Fault(
            "who cites a telegram is not told",
            "compose/telegram",
            '"cited_by": _list(reader, sorted(citing)),',
            '"cited_by": [],',
        ),
    ),
    f"{_CHANGES}[a work that entries rest on]": (
        Fault(
            "what an entry needs is forgotten",
            "build/registers",
            "needs.setdefault(name, set()).update(needed)",
            "needs.setdefault(name, set())",
        ),
    ),
    f"{_CHANGES}[the strings]": (
        Fault(
            "strings are not compared",
            "compose/stylesheets",
            'if name not in texts and not name.startswith("xslt/assets/")',
            'if name not in texts and not name.startswith("xslt/")',
        ),
    ),
    f"{_CHANGES}[a module of page]": (
        Fault(
            "modules of stylesheets are not compared",
            "compose/stylesheets",
            "waiting.extend(_normalize(folder, href) for href in _INCLUDED.findall(texts[name]))",
            "_normalize(folder, '')",
        ),
    ),
    f"{_CHANGES}[the edition's title]": (
        Fault(
            "settings are not compared",
            "compose/stylesheets",
            "[style.digest, style.choose(facts)]",
            "[style.digest]",
        ),
    ),
    f"{_CHANGES}[a telegram less]": (
        Fault(
            "what is no longer made stays",
            "publish/publisher",
            "            folder.remove(PUBLIC / path)\n",
            "            pass\n",
        ),
    ),
    "tests/build/test_dependencies.py::test_a_new_unit_is_looked_for_everywhere": (
        Fault(
            "a new unit is not looked for",
            "check/steps",
            '[[row["word"], row["id"]] for row in reader.rows(UNIT.name)]',
            "[]",
        ),
    ),
    "tests/build/test_large.py": (
        Fault(
            "all telegrams are on one page",
            "compose/lists",
            "if count <= MAX_LISTED:",
            "if count:",
        ),
        Fault(
            "a part of the published list stays as it was",
            "publish/published_list",
            "if place in changed or not _is_known(catalogue, part)",
            "if not _is_known(catalogue, part)",
        ),
    ),
    "tests/read/test_bad_folders.py": (
        Fault(
            "an error hides what cannot be read",
            "build/run",
            "if isinstance(failure, UnreadError) or (failure is not None and not outcome.errors):",
            "if failure is not None and not outcome.errors:",
        ),
    ),
    "tests/build/test_documents.py": (
        Fault(
            "a register that changes meanwhile is as it was",
            "read/source",
            "if compute_digest(data) != digest:",
            "if compute_digest(data) == '':",
        ),
        Fault(
            "a document waits for no register",
            "build/documents",
            "            work.failure = describer\n",
            "            work.failure = None\n",
        ),
    ),
}
"""The faults that each test finds."""


def list_faults() -> Iterator[tuple[str, Fault]]:
    """List all faults, with the test that finds each."""
    for test, faults in FAULTS.items():
        for fault in faults:
            yield test, fault


def try_fault(test: str, fault: Fault) -> tuple[bool, str]:
    """Put a fault into a copy of the program; tell whether it is found, and by which test."""
    with TemporaryDirectory() as folder:
        done = run_tests(fault, Path(folder), _PARTS, [test], PYTHONDONTWRITEBYTECODE="1")
    found = _FAILED.search(done.stdout)
    if found is not None and done.returncode == 1:
        return True, f"{fault.name}: found by {found[1][:150]}"
    return False, f"{fault.name}: not found: {done.stdout[-500:]}{done.stderr[-500:]}"


def main(*names: str) -> int:
    """Try all faults, or some."""
    chosen = [each for each in list_faults() if not names or each[1].name in names]
    with ThreadPoolExecutor(cpu_count()) as threads:
        results = threads.map(lambda each: try_fault(*each), chosen)
        missed = 0
        for found, line in results:
            missed += not found
            print(line, flush=True)
    print(f"{len(chosen)} faults, {missed} not found")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
