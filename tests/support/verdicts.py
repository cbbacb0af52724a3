"""
Compares what lxml, our own reading of the grammar and jing say of spoiled documents.

    python tests/support/verdicts.py schema/telegram.rng tei/*/*.xml --count 5000
"""

import argparse
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from covered import CONSTRUCTS, Coverage
from dice import Dice, Original
from generate import generate
from lxml import etree
from mutate import Spoiled, spoil
from needs import program

from edition.relaxng.explainer import Explainer
from edition.relaxng.messages import Glossary
from edition.relaxng.reader import Grammar, read_grammar

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Verdict:
    """A spoiled document and whether lxml and our own reading accept it."""

    spoiled: Spoiled
    by_lxml: bool
    by_ours: bool

    @property
    def construct(self) -> str:
        """What of an ODD was changed."""
        changed = {item.construct for item in self.spoiled.changed if item.attribute}
        if self.spoiled.change == "change_value":
            return next((kind for kind in CONSTRUCTS if kind in changed), "datatype")
        words = {"text": "text", "attribute": "attribute"}
        return next((kind for end, kind in words.items() if end in self.spoiled.change), "element")


def parse(document: bytes) -> etree._Element:
    """Parse a document as the edition does."""
    parser = etree.XMLParser(
        remove_comments=True, remove_pis=True, resolve_entities=False, collect_ids=False
    )
    return etree.fromstring(document, parser)


def read_documents(paths: Sequence[Path], grammar: Grammar, made: int) -> list[etree._Element]:
    """Read the documents to be spoiled: those of the edition and some made from the grammar."""
    documents = [path.read_bytes() for path in paths]
    return [parse(document) for document in (*documents, *generate(grammar, made))]


@dataclass(frozen=True, slots=True)
class Court:
    """Spoils documents by one grammar, and judges them."""

    path: Path
    relaxng: etree.RelaxNG
    explainer: Explainer
    dice: Dice

    @classmethod
    def open(cls, path: Path, seed: int) -> "Court":
        """Read a grammar for both judges."""
        tree = etree.parse(path)
        grammar = read_grammar(tree.getroot())
        explainer = Explainer.prepare(grammar, Glossary())
        return cls(path, etree.RelaxNG(tree), explainer, Dice.prepare(grammar, seed))

    @property
    def grammar(self) -> Grammar:
        """The grammar as our own reading has it."""
        return self.explainer.grammar

    def judge(self, documents: Sequence[etree._Element]) -> Iterator[Verdict]:
        """Spoil the documents, without end, and judge each."""
        coverage = self.dice.coverage
        originals = [Original.prepare(root, coverage.inventory) for root in documents]
        while True:
            spoiled = spoil(originals, self.dice)
            root = parse(spoiled.document)
            by_ours = next(self.explainer.explain(root), None) is None
            verdict = Verdict(spoiled, bool(self.relaxng.validate(root)), by_ours)
            coverage.note(spoiled.changed, spoiled.shown, accepted=verdict.by_lxml)
            yield verdict


def ask_jing(grammar: Path, documents: Sequence[bytes]) -> list[bool]:
    """Ask jing whether it accepts the documents; that ids are unique is another rule's concern."""
    jing = program("jing", "the verdict on a grammar is compared with it")
    verdicts: list[bool] = []
    for start in range(0, len(documents), BATCH):
        batch = documents[start : start + BATCH]
        with TemporaryDirectory() as folder:
            names = [f"{number}.xml" for number in range(len(batch))]
            for name, document in zip(names, batch, strict=True):
                Path(folder, name).write_bytes(document)
            command = [jing, "-i", str(grammar.resolve()), *names]
            answer = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, check=False
            )
        if f"{grammar.name}:" in answer.stdout:
            raise ValueError(answer.stdout)
        rejected = set(re.findall(r"^(?:.*/)?(\d+\.xml):", answer.stdout, re.MULTILINE))
        verdicts += [name not in rejected for name in names]
    return verdicts


def write_table(title: str, total: Counter[str], accepted: Counter[str]) -> Iterator[str]:
    """How many documents were spoiled, and how many of them accepted, by what is counted."""
    width = max(map(len, (title, *total)))
    yield f"{title:{width}}  spoiled  accepted"
    for name in sorted(total):
        yield f"{name:{width}}  {total[name]:7}  {accepted[name]:8}"


def write_coverage(coverage: Coverage) -> Iterator[str]:
    """
    How many of the grammar's patterns accepted and rejected documents reach, and which they do not.
    """
    every = Counter(item.construct for item in coverage.items)
    accepted = Counter(item.construct for item in coverage.accepted)
    rejected = Counter(item.construct for item in coverage.rejected)
    yield "pattern     in all  accepted  rejected"
    for name in (name for name in CONSTRUCTS if every[name]):
        told = "-" if name == "text" else str(rejected[name])
        yield f"{name:10}  {every[name]:6}  {accepted[name]:8}  {told:>8}"
    for by, known in (("accepted", True), ("rejected", False)):
        missing = coverage.list_missing(accepted=known)
        yield f"not reached by a document that is {by}: {len(missing)}"
        yield from (f"  {item}" for item in missing)


def main() -> None:
    """Print how many documents are accepted, what they reach, and every disagreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("grammar", type=Path)
    parser.add_argument("documents", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--made", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1950)
    options = parser.parse_args()
    court = Court.open(options.grammar, options.seed)
    documents = read_documents(options.documents, court.grammar, options.made)
    verdicts = list(islice(court.judge(documents), options.count))
    by_jing = ask_jing(options.grammar, [verdict.spoiled.document for verdict in verdicts])
    lines: list[str] = []
    for number, (verdict, jing) in enumerate(zip(verdicts, by_jing, strict=True)):
        if not verdict.by_lxml == verdict.by_ours == jing:
            Path(f"disagreement-{number}.xml").write_bytes(verdict.spoiled.document)
            said = f"lxml {verdict.by_lxml}, ours {verdict.by_ours}, jing {jing}"
            lines.append(f"disagreement-{number}.xml ({verdict.spoiled.change}): {said}")
    differing, accepted = len(lines), [v for v, jing in zip(verdicts, by_jing, strict=True) if jing]
    for title, key in (
        ("change", lambda verdict: verdict.spoiled.change),
        ("construct", lambda verdict: verdict.construct),
    ):
        lines += write_table(title, Counter(map(key, verdicts)), Counter(map(key, accepted)))
    lines += write_coverage(court.dice.coverage)
    share = len(accepted) / len(verdicts)
    lines.append(f"{len(verdicts)} spoiled, {share:.0%} accepted, {differing} differ")
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    main()
