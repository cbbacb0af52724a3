"""Find telegrams that are there twice: under another id, with the same number, sender and day."""

from pathlib import PurePosixPath

from edition.catalogue.tables import DOCUMENT, LIKENESS
from edition.check.edition.faults import read_draft, tell
from edition.check.edition.locate import Places
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.findings import Fault
from edition.language.points import FIRST
from edition.project.order import Order
from edition.read.source import TEI, Source, name_source

_ACTION = "/".join(
    f"{TEI}{step}" for step in ("teiHeader", "profileDesc", "correspDesc", "correspAction")
)
_NUMBER = f"{TEI}teiHeader/{TEI}fileDesc/{TEI}sourceDesc/{TEI}bibl[@type='telegram']/{TEI}idno"
_NAMES = tuple(f"{TEI}{name}" for name in ("persName", "orgName", "rs"))
_DAY = len("1950-11-17")


def tell_likeness(source: Source) -> str | None:
    """Return a telegram's first number, its senders and its day of sending, if it has them all."""
    number = source.tree.find(_NUMBER)
    actions = [action for action in source.tree.iterfind(_ACTION) if action.get("type") == "sent"]
    senders = sorted({name.get("ref", "") for each in actions for name in each.iter(*_NAMES)})
    dates = [date for each in actions for date in each.iter(f"{TEI}date")]
    days = sorted(
        {
            value[:_DAY]
            for date in dates
            for name in FIRST
            if len(value := date.get(name, "")) >= _DAY
        }
    )
    words = "" if number is None else " ".join("".join(map(str, number.itertext())).split())
    return " ".join((words, *senders, *days)) if words and any(senders) and days else None


def _read(reader: Reader, likeness: str) -> object:
    """Read the telegrams after the first that are alike, and whether they are drafts."""
    rows = reader.rows(LIKENESS.name, likeness=likeness)
    first, *others = sorted(str(row["path"]) for row in rows)
    return {"first": first, "others": [[path, read_draft(reader, path)] for path in others]}


def _check(order: Order, task: Task) -> Result:
    """Find the telegrams that are like the first."""
    first = name_source(PurePosixPath(task.value["first"]))
    findings = []
    for path, draft in task.value["others"]:
        own = PurePosixPath(path)
        place = Places.look_up(task, path).locate_id(name_source(own))
        message = f"{first} has the same number, sender and day of sending."
        findings.append(tell(order, Fault(own, place, "telegram.double", message), draft=draft))
    return Result(findings=findings)


DOUBLES = Step(
    "doubles",
    Each(_check),
    _read,
    (LIKENESS.name, "likeness"),
    (LIKENESS.name, DOCUMENT.name),
    made_with=("schema/rules.json",),
    stage=Stage.EDITION,
)
