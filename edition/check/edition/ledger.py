"""Compare what was asked for with what was promised in answer; no remainder is computed."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import PurePosixPath

from edition.catalogue.record import Figure, Quantity
from edition.catalogue.tables import DOCUMENT, LINK, OUTLINE, TELEGRAM
from edition.check.edition.faults import read_draft, tell
from edition.check.edition.locate import Places
from edition.check.edition.outlines import parse_outline, read_outline
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.findings import Fault
from edition.project.order import Order

Answer = tuple[str, Quantity]
"""The id of a telegram, and one of its quantities."""

_REQUESTED = "act-requested"
_ACTS = {"act-promised", "act-delivered"}


def _read(reader: Reader, path: str) -> object:
    """Read the outline of a telegram that asks, and those of the telegrams that point to it."""
    rows = reader.rows(LINK.name, target_path=path)
    paths = sorted({str(row["path"]) for row in rows} - {path})
    asking = reader.row(TELEGRAM.name, path=path) if paths else None
    if asking is None:
        return None
    outline = read_outline(reader, asking["id"])
    if not any(_asks(quantity) for quantity in parse_outline(outline)["quantities"]):
        return None
    answering = [row for each in paths for row in reader.rows(TELEGRAM.name, path=each)]
    answering.sort(key=lambda row: (str(row["sort"]), str(row["id"])))
    return {
        "outline": outline,
        "answers": [[row["id"], read_outline(reader, row["id"])] for row in answering],
        "draft": read_draft(reader, path),
    }


def _asks(quantity: Quantity) -> bool:
    """Tell whether a quantity is asked for, and exact."""
    return quantity["act"] == _REQUESTED and "quantity" in quantity


def _check(order: Order, task: Task) -> Result:
    """
    Compare what a telegram asks for with what others promise or deliver in answer.

    Figures are compared only if all are exact and have the unit and the commodity asked for.
    """
    if task.value is None:
        return Result()
    answers = _group_answers(task.value["answers"])
    outline = parse_outline(task.value["outline"])
    pairs = ((asked, answers.get(asked["anchor"], [])) for asked in outline["quantities"])
    wrong = [
        (asked, found)
        for asked, found in pairs
        if _asks(asked) and not _balances(asked, [quantity for _, quantity in found])
    ]
    places = Places.look_up(task, task.subject) if wrong else None
    findings = []
    for asked, found in wrong:
        assert places is not None  # noqa: S101 - read if something is wrong
        place = places.locate_element(asked["anchor"])
        message = f"Asked for: “{asked['text']}”. In answer: {_name(found)}."
        fault = Fault(PurePosixPath(task.subject), place, "ledger.balance", message)
        findings.append(tell(order, fault, draft=task.value["draft"]))
    return Result(findings=findings)


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


def _group_answers(outlines: Iterable[tuple[str, str]]) -> dict[str, list[Answer]]:
    """Return the answers to each quantity asked for, by its id, each with its telegram."""
    found: dict[str, list[Answer]] = {}
    for telegram, text in outlines:
        for quantity in parse_outline(text)["quantities"]:
            if quantity["act"] in _ACTS:
                for asked in quantity["answers"]:
                    found.setdefault(asked, []).append((telegram, quantity))
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


LEDGER = Step(
    "balance",
    Each(_check),
    _read,
    (TELEGRAM.name, "path"),
    (TELEGRAM.name, OUTLINE.name, LINK.name, DOCUMENT.name),
    made_with=("schema/rules.json",),
    stage=Stage.EDITION,
)
