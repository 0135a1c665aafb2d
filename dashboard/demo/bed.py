"""The report in which a defect is planted, with the years around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.demo.form import Key
from dashboard.demo.history import History, YearFigures
from dashboard.demo.manuscript import plain
from dashboard.demo.slips import Defect, Slips


@dataclass(frozen=True)
class Bed:
    """One report in which a planter may plant: with the years around it, and the district's whole history."""

    years: range
    history: History
    figures: YearFigures
    previous: YearFigures | None
    slips: Slips

    def defect(
        self, rule: str, what: str, cells: tuple[Key, ...] = (), may_also: tuple[str, ...] = ()
    ) -> Defect:
        return Defect(rule, self.figures.body.agency_id, self.figures.year, what, cells, may_also)

    @property
    def governs(self) -> bool:
        return self.figures.body.kind == "政府"

    def misprint(self, key: Key, change: int) -> None:
        """Let the cell of `key` print a number that is off by `change`."""
        self.slips.printed[key] = plain(self.figures.cells[key] + change)


Planter = Callable[[Bed], Defect | None]
"""Plants its defect and says what it did, or returns None where it does not fit."""


def outcome(member: str, applicant: str) -> Key:
    """The key of a cell among the outcomes of table three."""
    return "requests_outcome", member, applicant
