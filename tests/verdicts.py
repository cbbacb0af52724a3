"""
Compares what lxml, our own reading of the grammar and jing say of spoiled documents.

    python tests/verdicts.py schema/telegram.rng tei/*/*.xml --count 5000
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

from generate import generate
from lxml import etree
from mutate import Dice, spoil
from needs import program

from edition.grammar.explaining import Explainer
from edition.grammar.reading import Grammar, read_grammar
from edition.grammar.wording import Glossary

BATCH = 500


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    A spoiled document and whether lxml and our own reading accept it.
    """

    change: str
    document: bytes
    by_lxml: bool
    by_ours: bool


def parse(document: bytes) -> etree._Element:
    """
    Parse a document as the edition does.
    """
    parser = etree.XMLParser(
        remove_comments=True, remove_pis=True, resolve_entities=False, collect_ids=False
    )
    return etree.fromstring(document, parser)


def read_documents(paths: Sequence[Path], grammar: Grammar, made: int) -> list[etree._Element]:
    """
    Read the documents to be spoiled: those of the edition and some made from the grammar.
    """
    documents = [path.read_bytes() for path in paths]
    return [parse(document) for document in (*documents, *generate(grammar, made))]


def judge(path: Path, documents: Sequence[etree._Element], seed: int) -> Iterator[Verdict]:
    """
    Spoil the documents in turn, without end, and judge each.
    """
    tree = etree.parse(path)
    relaxng, grammar = etree.RelaxNG(tree), read_grammar(tree.getroot())
    explainer, dice = Explainer.prepare(grammar, Glossary()), Dice.prepare(grammar, seed)
    while True:
        change, document = spoil(dice.random.choice(documents), dice)
        root = parse(document)
        by_ours = next(explainer.explain(root), None) is None
        yield Verdict(change, document, bool(relaxng.validate(root)), by_ours)


def ask_jing(grammar: Path, documents: Sequence[bytes]) -> list[bool]:
    """
    Ask jing whether it accepts the documents; that ids are unique is another rule's concern.
    """
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
        rejected = set(re.findall(r"^(?:.*/)?(\d+\.xml):", answer.stdout, re.MULTILINE))
        verdicts += [name not in rejected for name in names]
    return verdicts


def main() -> None:
    """
    Print how many documents each accepts, by kind of change, and every disagreement.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("grammar", type=Path)
    parser.add_argument("documents", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--made", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1950)
    options = parser.parse_args()
    grammar = read_grammar(etree.parse(options.grammar).getroot())
    documents = read_documents(options.documents, grammar, options.made)
    verdicts = list(islice(judge(options.grammar, documents, options.seed), options.count))
    by_jing = ask_jing(options.grammar, [verdict.document for verdict in verdicts])
    total, accepted, differing = Counter[str](), Counter[str](), 0
    for number, (verdict, jing) in enumerate(zip(verdicts, by_jing, strict=True)):
        total[verdict.change] += 1
        accepted[verdict.change] += jing
        if not verdict.by_lxml == verdict.by_ours == jing:
            differing += 1
            Path(f"disagreement-{number}.xml").write_bytes(verdict.document)
            verdict_line = f"lxml {verdict.by_lxml}, ours {verdict.by_ours}, jing {jing}"
            print(f"{number} {verdict.change}: {verdict_line}")  # noqa: T201
    for change in sorted(total):
        print(f"{change}: {total[change]} spoiled, {accepted[change]} accepted")  # noqa: T201
    share = sum(accepted.values()) / total.total()
    print(f"{total.total()} spoiled, {share:.0%} accepted, {differing} differ")  # noqa: T201


if __name__ == "__main__":
    main()
