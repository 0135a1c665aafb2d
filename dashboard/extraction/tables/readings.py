"""What was read of one cell, and why it may be marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.extraction.tables.runs import Run
from dashboard.extraction.tables.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One cell as read; row and column count from 0 in the official form.

    token: what is printed in it, None where nothing is; run: the numbers of its row; value: worked out by an
    identity where `derived`; reasons: why it is marked, in Chinese; none when nothing speaks against it.
    """

    row: int
    column: int
    token: Token | None
    run: Run
    value: Decimal | None
    derived: bool
    reasons: tuple[str, ...]

    def also(self, reason: str) -> ReadCell:
        """The same cell with one more reason to mark it, named first."""
        return replace(self, reasons=(reason, *self.reasons))


def cell_reasons(token: Token | None, value: Decimal | None, *, whole: bool = True) -> list[str]:
    """What the cell itself gives as reasons; whole: it counts things, so its value is a whole number."""
    if token is not None and token.kind is Kind.MARK:
        return [f"单元格印为“{token.text}”，不是数"]
    if value is None:
        return ["单元格空白"] if token is not None else []
    if whole and (value != value.to_integral_value() or value < 0):
        return ["不是非负整数"]
    return []
