"""Say once for each language without a lexicon that its dates and figures are not compared."""

from pathlib import PurePosixPath

from edition.catalogue.tables import LANGUAGE
from edition.check.document.values import COMPARED
from edition.check.edition.faults import tell
from edition.check.edition.locate import Places
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.findings import Fault
from edition.project.order import Order
from edition.read.languages import find_unread
from edition.read.passages import VERSION, is_resolution
from edition.read.source import TEI, Source

_READ = (f"{TEI}div", *COMPARED)


def list_languages(source: Source) -> list[str]:
    """
    List the languages of a telegram's text whose dates and figures no lexicon reads.

    In versions and in what readers wrote nothing is compared.
    """
    text = source.tree.find(f"{TEI}text")
    elements = [] if text is None else [text, *text.iter(*_READ)]
    left_out = {each for version in source.tree.iterfind(VERSION) for each in version.iter(*_READ)}
    found = {
        find_unread(each)
        for each in elements
        if each not in left_out and not any(map(is_resolution, each.iterancestors(f"{TEI}seg")))
    }
    return sorted(found - {""})


def _read(reader: Reader, language: str) -> object:
    """Read the first telegram that has words in a language."""
    return min(str(row["path"]) for row in reader.rows(LANGUAGE.name, language=language))


def _check(order: Order, task: Task) -> Result:
    """Tell the language where it stands first."""
    place = Places.look_up(task, task.value).locate_language(task.subject)
    message = f"Dates, hours and figures in the language “{task.subject}” are not compared."
    fault = Fault(PurePosixPath(task.value), place, "language.unread", message)
    return Result(findings=[tell(order, fault)])


LANGUAGES = Step(
    "languages",
    Each(_check),
    _read,
    (LANGUAGE.name, "language"),
    (LANGUAGE.name,),
    made_with=("schema/rules.json",),
    stage=Stage.EDITION,
)
