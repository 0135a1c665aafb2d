"""What benches choose in the filter bar: different places and years, the same at each run."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

from dashboard.library import Library
from dashboard.warehouse.snapshot import open_current

KINDS = ("agency", "several", "district", "all")
_SEVERAL = 3
_SQL = Path(__file__).parent / "sql" / "choices.sql"


@dataclass(frozen=True, slots=True)
class Choice:
    """kind: one of KINDS; district: a code or "all"; agencies: none for all; report: one that there is."""

    kind: str
    district: str
    agencies: tuple[str, ...]
    year: int
    report: str

    @property
    def query(self) -> dict[str, str]:
        """As an address has it."""
        agencies = ",".join(self.agencies) or "all"
        return {"district": self.district, "agency": agencies, "year": str(self.year)}


def choices_of(library: Library, number: int) -> list[Choice]:
    """At most so many choices, of each kind in turn, no two of which ask for the same."""
    with open_current(library).cursor() as connection:
        rows = connection.execute(_SQL.read_text("utf-8"), {"number": 5 * number}).fetchall()
    # Where there is one district, it is all.
    kinds = KINDS if len({row[0] for row in rows}) > 1 else KINDS[:-1]
    reports = iter(rows)
    chosen: dict[tuple[str, ...], Choice] = {}
    for kind in itertools.islice(itertools.cycle(kinds), number):
        for report in reports:
            choice = _choice(kind, *report)
            if _key(choice) not in chosen:
                chosen[_key(choice)] = choice
                break
    return list(chosen.values())


def _choice(kind: str, district: str, agencies: list[str], year: int, report: str) -> Choice:
    some = {"agency": 1, "several": _SEVERAL}.get(kind, 0)
    return Choice(kind, "all" if kind == "all" else district, tuple(agencies[:some]), year, report)


def _key(choice: Choice) -> tuple[str, ...]:
    return tuple(choice.query.values())
