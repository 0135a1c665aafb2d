"""LOCATE: which cell of table three is off, when a row and a column fail by the same difference.

A suggestion for the person who checks; it is never applied by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.extraction.tables.identities import Identity, Place, Values, table_three, touching


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The cell (row, column), what is printed in it, and the value that mends all sums it is part of."""

    row: int
    column: int
    printed: Decimal
    mended: Decimal


def suggestions(grid: Sequence[Sequence[Decimal | None]]) -> tuple[Suggestion, ...]:
    """The cells whose change would mend a broken row and a broken column at once.

    grid: the rows of table three from 本年新收 to 结转下年度继续办理, seven values each, None where missing.
    A cell is suggested when T3-ROW fails on its row, T3-SUM or T3-BALANCE on its column, and one new value,
    not negative, keeps every identity that it is part of.
    """
    values = {(row, column): value for row, line in enumerate(grid) for column, value in enumerate(line)}
    last = len(grid) - 1
    identities = table_three([""] * 7, range(2, last - 1), 0, 1, last - 1, last)
    return tuple(located(identities, values))


def located(identities: Sequence[Identity], values: Values) -> Iterator[Suggestion]:
    """The suggestions for `values` under `identities`, in the order of the table."""
    for (row, column), around in sorted(touching(identities).items()):
        printed = values.get((row, column))
        broken = [identity for identity in around if identity.holds(values) is False]
        if printed is None or len({identity.rule == "T3-ROW" for identity in broken}) < 2:
            continue
        mended = _mended((row, column), around, values)
        if mended is not None:
            yield Suggestion(row, column, printed, mended)


def _mended(place: Place, around: Sequence[Identity], values: Values) -> Decimal | None:
    """The one value of the cell with which every identity around it holds."""
    without = {**values, place: None}
    wanted = {solved[1] for identity in around if (solved := identity.solve(without)) is not None}
    return wanted.pop() if len(wanted) == 1 and min(wanted) >= 0 else None
