"""Read what the checks of the whole edition use: outlines of telegrams, and places in files."""

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from edition.catalogue.database import Catalogue
from edition.catalogue.record import Outline, Quantity
from edition.check.edition.locate import Places
from edition.project.settings import Project

_KEPT = 64


@dataclass(frozen=True, slots=True)
class Whole:
    """The catalogue, outlines and places, opened once for all checks of the edition."""

    catalogue: Catalogue
    outlines: "Outlines"
    places: Places

    @classmethod
    def open(cls, project: Project, catalogue: Catalogue) -> "Whole":
        """Open an edition, in which nothing may change until its checks are done."""
        return cls(catalogue, Outlines(catalogue), Places(project))


class Outlines:
    """The outlines of telegrams; the last 64 are kept, because one is compared with many."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.read = lru_cache(_KEPT)(self._read)
        self.group_answers = lru_cache(_KEPT)(self._group_answers)

    def _read(self, telegram: str) -> Outline:
        """Read an outline, with decimals as exact fractions."""
        (row,) = self._catalogue.query("SELECT outline FROM telegram WHERE id = ?", telegram)
        outline: Outline = json.loads(row["outline"], parse_float=Fraction)
        return outline

    def _group_answers(self, telegram: str) -> dict[str, list[Quantity]]:
        """Return the quantities of a telegram that answer others, by the id of what they answer."""
        found: dict[str, list[Quantity]] = {}
        for quantity in self.read(telegram)["quantities"]:
            if quantity["answers"]:
                found.setdefault(quantity["answers"], []).append(quantity)
        return found
