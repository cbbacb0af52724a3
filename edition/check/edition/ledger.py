"""Compare what was asked for with what was promised in answer; no remainder is computed."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import PurePosixPath

from edition.catalogue.record import Figure, Quantity
from edition.check.edition.whole import Whole
from edition.findings import Fault

Answer = tuple[str, Quantity]
"""The id of a telegram, and one of its quantities."""

_ASKING = """
SELECT id FROM telegram WHERE path = ?1
AND EXISTS (SELECT 1 FROM pointer WHERE target_path = ?1 AND pointer.path <> ?1)
"""
_ANSWERING = """
SELECT DISTINCT telegram.sort, telegram.id
FROM pointer JOIN telegram ON telegram.path = pointer.path
WHERE pointer.target_path = ? ORDER BY telegram.sort, telegram.id
"""
_REQUESTED = "act-requested"
_ACTS = {"act-promised", "act-delivered"}


def check(whole: Whole, path: str) -> Iterator[Fault]:
    """
    Compare what a telegram asks for with what others promise or deliver in answer.

    Figures are compared only if all are exact and have the unit and the commodity asked for.
    """
    for row in whole.catalogue.query(_ASKING, path):
        asking = [
            quantity
            for quantity in whole.outlines.read(row["id"])["quantities"]
            if quantity["act"] == _REQUESTED and "quantity" in quantity
        ]
        answers = _group_answers(whole, path, {asked["anchor"] for asked in asking})
        for asked in asking:
            found = answers.get(asked["anchor"], [])
            if _balances(asked, [quantity for _, quantity in found]):
                continue
            place = whole.places.locate_element(PurePosixPath(path), asked["anchor"])
            message = f"Asked for: “{asked['text']}”. In answer: {_name(found)}."
            yield Fault(PurePosixPath(path), place, "ledger.balance", message)


def _balances(asked: Quantity, answers: Iterable[Quantity]) -> bool:
    """
    Return whether answers add up to what was asked, cannot be compared with it, or are none.

    The sum of what is promised may be equal, or the sum of what is delivered, or both together.
    """
    sums: dict[str | None, Figure] = {}
    for answer in answers:
        figure = _read_figure(asked, answer)
        if figure is None:
            return True
        sums[answer["act"]] = sums.get(answer["act"], Fraction()) + figure
    return not sums or asked["quantity"] in {*sums.values(), sum(sums.values())}


def _group_answers(whole: Whole, path: str, asked: set[str]) -> dict[str, list[Answer]]:
    """Return the answers to each quantity asked for, by its id, each with its telegram."""
    found: dict[str, list[Answer]] = {}
    for row in whole.catalogue.query(_ANSWERING, path) if asked else ():
        answering = whole.outlines.group_answers(row["id"])
        for anchor in answering.keys() & asked:
            found.setdefault(anchor, []).extend(
                (row["id"], quantity) for quantity in answering[anchor] if quantity["act"] in _ACTS
            )
    return found


def _read_figure(asked: Quantity, answer: Quantity) -> Figure | None:
    """Return the exact figure of an answer, if it has the unit and commodity asked for."""
    alike = (asked["unit"], asked["commodity"]) == (answer["unit"], answer["commodity"])
    return answer.get("quantity") if alike else None


def _name(answers: list[Answer]) -> str:
    """Return the words of the answers, with those of one telegram together."""
    words: dict[str, list[str]] = {}
    for telegram, quantity in answers:
        words.setdefault(telegram, []).append(f"“{quantity['text']}”")
    return "; ".join(f"{' and '.join(texts)} ({name})" for name, texts in words.items())
