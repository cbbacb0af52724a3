"""The list of all releases, data/release.json: what was new, changed and withdrawn in each."""

from dataclasses import asdict

from edition.compose.composer import stage_output
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.exchange.export.export import DATA
from edition.exchange.report import write_list
from edition.project.order import Order
from edition.project.paths import ROLL
from edition.read.roll import Change, Roll, State, list_changes, read_roll

_ADDRESS = f"{DATA}release.json"


def _make(order: Order, task: Task) -> Result:
    """Write the list, of the roll alone."""
    roll = read_roll(task.lookup.file(str(ROLL)) or b"")
    if not roll.releases:
        return Result()
    releases = write_list([_tell_change(change) for change in list_changes(roll)][::-1])
    states = write_list([_tell_state(state) for state in _list_states(roll)])
    text = f'{{\n  "format": 1,\n  "releases": {releases},\n  "published": {states}\n}}\n'
    return Result(outputs=[stage_output(order, task, _ADDRESS, text)])


def _list_states(roll: Roll) -> list[State]:
    """List what is published now, by its id."""
    return [state for name, state in sorted(roll.states.items()) if not roll.is_withdrawn(name)]


def _tell_change(change: Change) -> dict[str, object]:
    """Tell what is new, changed and withdrawn in a release."""
    withdrawn = [
        {name: value for name, value in asdict(each).items() if name != "version"}
        for each in change.withdrawn
    ]
    told = {"new": change.new, "changed": change.changed, "withdrawn": withdrawn}
    return asdict(change.release) | told


def _tell_state(state: State) -> dict[str, object]:
    """Tell the newest state of a telegram or an entry."""
    return {name: value for name, value in asdict(state).items() if value != {}}


RELEASES = Step("releases", Each(_make), stage=Stage.PAGES)
