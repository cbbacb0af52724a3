"""What is to be released: the sources as they are, compared with what was released before."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from edition.catalogue.relation import unpack
from edition.catalogue.tables import ANCHOR_DIGEST, DESCRIBED, ENTRY, TELEGRAM
from edition.compose.entry_pages import locate_entry, name_page
from edition.engine.relations import Relations
from edition.errors import EditionError
from edition.project.paths import ROLL, SETTINGS
from edition.read.registers import find_owner
from edition.read.roll import Line, Release, Roll, State, Withdrawal

_MAX_NAMED = 10
_VERSION = re.compile(r"[^\s#]\S*")


@dataclass(frozen=True)
class Candidate:
    """A release that may be made of what is in the catalogue, and the roll as it is."""

    rows: Relations
    release: Release
    roll: Roll
    withdrawals: tuple[Withdrawal, ...]

    def is_released(self) -> bool:
        """Tell whether this version is the last that was released, with the same sources."""
        last = next(reversed(self.roll.releases.values()), None)
        if last is None or self.withdrawals:
            return False
        return (last.version, last.digest) == (self.release.version, self.release.digest)

    def list_lines(self) -> Iterator[Line]:
        """List the lines that the release adds to the roll."""
        yield self.release
        yield from self.list_states()
        yield from self.withdrawals

    def list_states(self) -> tuple[State, ...]:
        """List the telegrams and entries that are new, or are not as they were released last."""
        return tuple(state for state in self._states.values() if not self._is_known(state))

    def _is_known(self, state: State) -> bool:
        last = self.roll.states.get(state.id)
        return last is not None and (last.digest, last.parts) == (state.digest, state.parts)

    @cached_property
    def _states(self) -> dict[str, State]:
        """The telegrams and entries as they are, by their ids."""
        telegrams = [
            (str(row["id"]), f"{row['href']}.html")
            for row in self.rows.list_rows(TELEGRAM.name, {})
        ]
        entries = [
            (str(row["id"]), name_page(locate_entry(str(row["kind"]), str(row["id"]))))
            for row in self.rows.list_rows(ENTRY.name, {})
        ]
        return {name: self._read(name, page) for name, page in sorted((*telegrams, *entries))}

    def _read(self, name: str, page: str) -> State:
        """Read the digests of a telegram or an entry and its parts."""
        digests: dict[str, str] = {}
        for row in self.rows.list_rows(ANCHOR_DIGEST.name, {"owner": name}):
            digests |= json.loads(str(row["digests"]))
        own = digests.pop(name)
        parts = {part.removeprefix(f"{name}."): digest for part, digest in digests.items()}
        return State(self.release.version, name, own, page, parts)

    def require_releasable(self) -> None:
        """Raise EditionError with all that speaks against the release."""
        reasons = [
            *self._judge_version(),
            *self._judge_statuses(),
            *self._judge_addresses(),
            *(reason for each in self.withdrawals for reason in self._judge_withdrawal(each)),
        ]
        if reasons:
            raise EditionError(" ".join(reasons))

    def _judge_version(self) -> Iterator[str]:
        version = self.release.version
        if not version:
            yield f'{SETTINGS} has no version; give one, such as version = "1.0".'
        elif _VERSION.fullmatch(version) is None:
            yield (
                f"The version “{version}” in {SETTINGS} has a space in it or begins with #; "
                "write it in one piece, such as 1.0."
            )
        elif version in self.roll.releases:
            yield (
                f"Version {version} was released before with other sources; "
                f"raise version in {SETTINGS}."
            )

    def _judge_statuses(self) -> Iterator[str]:
        months = {row["month"]: None for row in self.rows.list_rows(TELEGRAM.name, {})}
        names = [
            f"{row['telegram']} ({status})"
            for month in months
            for row in self.rows.list_rows(DESCRIBED.name, {"month": month})
            if (status := json.loads(unpack(str(row["text"])))["status"]) != "published"
        ]
        if names:
            yield (
                f"Not everything is published: {_list(names)}; set the status of revisionDesc to "
                "published when they are ready, or take them out of the folder."
            )

    def _judge_addresses(self) -> Iterator[str]:
        names = [
            f"{name} ({last.address})"
            for name, state in self._states.items()
            if (last := self.roll.states.get(name)) and last.address != state.address
        ]
        if names:
            yield (
                f"What was released stays at its address: {_list(names)}; put it back into its "
                "register, or give it another id and withdraw the old one."
            )

    def _judge_withdrawal(self, withdrawal: Withdrawal) -> Iterator[str]:
        name, see = withdrawal.id, withdrawal.see
        if name not in self.roll.ids:
            yield f"{name} is not in {ROLL}, so there is nothing to withdraw; correct the id."
        elif self.roll.is_withdrawn(name):
            yield f"{name} is withdrawn already; leave it out."
        elif self._is_there(name):
            yield f"{name} still stands in the sources; delete it there, then withdraw it."
        if see is not None and not self._is_there(see):
            yield f"{see}, to be seen instead of {name}, is not in the edition; correct the id."

    def _is_there(self, name: str) -> bool:
        """Tell whether a telegram, one of its parts or an entry is among the sources."""
        owner = find_owner(name)
        state = self._states.get(owner)
        return state is not None and (name == owner or name[len(owner) + 1 :] in state.parts)


def _list(names: list[str]) -> str:
    """List names, at most ten."""
    more = len(names) - _MAX_NAMED
    return ", ".join(names[:_MAX_NAMED]) + (f" and {more} more" if more > 0 else "")
