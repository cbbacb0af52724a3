"""
Break every place of the telegrams where a rule applies, one at a time.

Each time exactly that finding must appear, at the position that is counted here from the bytes,
and no other. Prints how many places there were for each rule.
"""

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from entry_breaks import TELEGRAMS, break_edition, break_entries
from form_breaks import break_attributes, break_elements, break_source, break_texts, break_values
from markup import Break, Markup
from meaning_breaks import break_meaning
from mention_breaks import break_mentions, list_names
from presence_breaks import break_presence
from text_breaks import break_text
from wording_breaks import break_wording

from edition.build.build import check_edition
from edition.check.checker import Checker
from edition.findings import Finding
from edition.project.settings import Project
from edition.read.source import Kind, list_sources, read

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Bench:
    """A copy of the edition in which one file at a time is broken and checked."""

    project: Project
    checker: Checker

    @classmethod
    def set_up(cls, folder: Path) -> "Bench":
        """Copy the sources and compile everything once."""
        copy_sources(folder)
        project = Project.open(folder)
        return cls(project, Checker.open(project))

    def check(self, path: PurePosixPath, broken: Break, data: bytes) -> list[Finding]:
        """
        Check a file as if it held these bytes, with the witnesses' transcriptions or without.

        Where all are withheld, that they are missing is no finding.
        """
        checker = replace(self.checker, witnesses=self.withhold(broken))
        place = self.project.root / path
        whole = place.read_bytes()
        place.write_bytes(data)
        try:
            findings = sorted(checker.check(read(self.project, [path])))
        finally:
            place.write_bytes(whole)
        expected = set() if broken.transcribed else {"witness.transcribed"}
        return [finding for finding in findings if finding.rule not in expected]

    def withhold(self, broken: Break) -> dict[str, dict[str, PurePosixPath]]:
        """Leave the transcriptions that a broken file is checked with."""
        return {
            telegram: {siglum: paths[siglum] for siglum in paths if siglum != broken.missing}
            for telegram, paths in self.checker.witnesses.items()
            if broken.transcribed
        }


def list_breaks(
    markup: Markup, elements: Mapping[str, dict[str, Any]], names: set[str]
) -> Iterator[Break]:
    """List every way to break a telegram that the rules know."""
    wordless = {name for name, element in elements.items() if not element["text"]}
    yield from break_source(markup)
    yield from break_elements(markup)
    yield from break_attributes(markup, list_required(elements))
    yield from break_values(markup)
    yield from break_texts(markup, wordless)
    yield from break_meaning(markup, wordless)
    yield from break_presence(markup)
    yield from break_text(markup)
    yield from break_wording(markup)
    yield from break_mentions(markup, names)


def list_required(elements: Mapping[str, dict[str, Any]]) -> set[tuple[str, str]]:
    """List the attributes that an element must have."""
    return {
        (name, attribute)
        for name, element in elements.items()
        for attribute, facts in element["attributes"].items()
        if facts["required"]
    }


def compare(path: PurePosixPath, broken: Break, data: bytes, findings: list[Finding]) -> str | None:
    """Say what is wrong, if anything is: one finding is expected, of this rule, at this place."""
    line, column = broken.place(data)
    expected = [f"{path}:{line}:{column}: {broken.rule}"]
    found = [f"{item.path}:{item.line}:{item.column}: {item.rule}" for item in findings]
    if expected == found:
        return None
    sentences = "\n    ".join(map(str, findings)) or "nothing"
    return f"expected {expected[0]}\n  found\n    {sentences}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many places were broken for each rule, and what was not found as it should be."""

    counts: Counter[str]
    failures: list[str]

    def note(
        self, path: PurePosixPath, broken: Break, data: bytes, findings: list[Finding]
    ) -> None:
        """Count a place that was broken."""
        self.counts[broken.rule] += 1
        self.failures.extend(filter(None, [compare(path, broken, data, findings)]))


def break_file(path: PurePosixPath, rule: str = "") -> Tally:
    """Break one file's places of the rules whose id begins so."""
    tally = Tally(Counter(), [])
    with TemporaryDirectory() as name:
        bench = Bench.set_up(Path(name))
        markup = Markup((bench.project.root / path).read_bytes())
        telegram = path.parent == TELEGRAMS
        for broken in (
            list_breaks(markup, read_schema()["elements"], list_names(bench.project.root))
            if telegram
            else break_entries(markup)
        ):
            if broken.rule.startswith(rule):
                data = broken.apply(markup.text)
                tally.note(path, broken, data, bench.check(path, broken, data))
    return tally


def break_whole(rule: str = "") -> Tally:
    """Break what only the whole edition shows."""
    tally = Tally(Counter(), [])
    known = check_whole({})
    for path, broken, files in break_edition(ROOT):
        if broken.rule.startswith(rule):
            found = [finding for finding in check_whole(files) if finding not in known]
            tally.note(path, broken, files[path], found)
    return tally


def list_files() -> list[PurePosixPath]:
    """Name the telegrams and the registers."""
    project = Project.open(ROOT)
    return [path for kind in (Kind.TELEGRAM, Kind.REGISTER) for path in list_sources(project, kind)]


def read_schema() -> dict[str, Any]:
    """Read what the schema says of rules and elements."""
    schema: dict[str, Any] = json.loads((ROOT / "schema" / "rules.json").read_text("utf-8"))
    return schema


def check_whole(files: Mapping[PurePosixPath, bytes]) -> list[Finding]:
    """Check the whole edition as if these files held these bytes."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        copy_sources(folder)
        for path, data in files.items():
            (folder / path).write_bytes(data)
        return list(check_edition(folder).findings)


def copy_sources(folder: Path) -> None:
    """Copy what an edition is made of; schema and stylesheets are the checkout's."""
    shutil.copytree(ROOT / "tei", folder / "tei")
    shutil.copy2(ROOT / "edition.toml", folder)


def main() -> int:
    """Break all, or the rules whose id begins as the argument does, and print the counts."""
    rule = "".join(sys.argv[1:2])
    tallies = [*(break_file(path, rule) for path in list_files()), break_whole(rule)]
    counts = Counter({known["id"]: 0 for known in read_schema()["rules"]})
    for tally in tallies:
        counts.update(tally.counts)
        for failure in tally.failures:
            print(failure)
    for known, count in sorted(counts.items()):
        if known.startswith(rule):
            print(f"{count:6}  {known}")
    failures = sum(len(tally.failures) for tally in tallies)
    print(f"{counts.total():6}  places broken, {failures} not found as they should be")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
