"""
What was asked and what was promised in answer, side by side; no remainder is made up.
"""

import json
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Any

from edition.catalogue import Catalogue
from edition.checks.edition.places import locate_element
from edition.faults import Fault
from edition.project import Project

Quantity = dict[str, Any]

_ASKING = """
SELECT outline FROM telegram WHERE path = ?1
AND EXISTS (SELECT 1 FROM pointer WHERE target_path = ?1 AND pointer.path <> ?1)
"""
_ANSWERS = """
SELECT DISTINCT telegram.sort, telegram.id, telegram.outline
FROM pointer JOIN telegram ON telegram.path = pointer.path
WHERE pointer.target = ? ORDER BY telegram.sort, telegram.id
"""
_REQUESTED = "act-requested"
_ANSWERING = {"act-promised", "act-delivered"}


def check(project: Project, catalogue: Catalogue, path: str) -> Iterator[Fault]:
    """
    Compare what a telegram asks for with what others promise or deliver in answer.

    Only exact figures of one unit and commodity are compared, and only if all of them are.
    """
    for row in catalogue.ask(_ASKING, path):
        for asked in _read_quantities(row["outline"]):
            if asked["act"] != _REQUESTED or "quantity" not in asked:
                continue
            answers = list(_list_answers(catalogue, asked["anchor"]))
            if _balances(asked, [quantity for _, quantity in answers]):
                continue
            place = locate_element(project, PurePosixPath(path), asked["anchor"])
            message = f"Asked for: “{asked['text']}”. In answer: {_name(answers)}."
            yield Fault(PurePosixPath(path), place, "ledger.balance", message)


def _balances(asked: Quantity, answers: Iterable[Quantity]) -> bool:
    """
    Tell whether answers come to what was asked, or cannot be compared with it.

    What is promised and then delivered is one answer: either by itself may come to it, or both.
    """
    sums: dict[str, Fraction] = {}
    for answer in answers:
        figure = _read_figure(asked, answer)
        if figure is None:
            return True
        sums[answer["act"]] = sums.get(answer["act"], Fraction()) + figure
    return not sums or asked["quantity"] in {*sums.values(), sum(sums.values())}


def _read_quantities(outline: str) -> list[Quantity]:
    """
    Read the quantities of an outline, with exact figures.
    """
    quantities: list[Quantity] = json.loads(outline, parse_float=Fraction)["quantities"]
    return quantities


def _list_answers(catalogue: Catalogue, anchor: str) -> Iterator[tuple[str, Quantity]]:
    """
    List the quantities that answer one, each with the telegram in which it stands.
    """
    for row in catalogue.ask(_ANSWERS, anchor):
        for quantity in _read_quantities(row["outline"]):
            if quantity["answers"] == anchor and quantity["act"] in _ANSWERING:
                yield row["id"], quantity


def _read_figure(asked: Quantity, answer: Quantity) -> Fraction | None:
    """
    Return the exact figure of an answer in the unit and of the kind that was asked for.
    """
    alike = all(asked[name] == answer[name] for name in ("unit", "commodity"))
    figure: Fraction | None = answer.get("quantity") if alike else None
    return figure


def _name(answers: list[tuple[str, Quantity]]) -> str:
    """
    Name answers in their words, those of one telegram together.
    """
    words: dict[str, list[str]] = {}
    for telegram, quantity in answers:
        words.setdefault(telegram, []).append(f"“{quantity['text']}”")
    return "; ".join(f"{' and '.join(texts)} ({name})" for name, texts in words.items())
