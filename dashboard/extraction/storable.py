"""What a snapshot can hold of a number: 14 digits before the point and 4 behind it (decimal(18, 4))."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from dashboard.extraction.report import Figure, Report, State

_TOO_LARGE = Decimal(10) ** 14
_PLACES = Decimal("0.0001")
_REASON = "数超出可记录的范围，请核对原文"


def storable(value: Decimal) -> Decimal | None:
    """`value` (finite) with four places at most; None if it is too large: digits run together, no count."""
    if abs(value) >= _TOO_LARGE:
        return None
    rounded = value.quantize(_PLACES)
    return value if value == rounded else rounded


def with_storable_numbers(report: Report) -> Report:
    """`report` without what no snapshot can hold: figures keep their place, marked; shares drop out."""
    return replace(
        report,
        figures=tuple(map(_figure, report.figures)),
        statements=tuple(
            said if said.value is None else replace(said, value=kept)
            for said in report.statements
            if (kept := storable(said.value or Decimal(0))) is not None
        ),
        set_aside=tuple(
            aside if aside.value is None else replace(aside, value=storable(aside.value))
            for aside in report.set_aside
        ),
    )


def _figure(figure: Figure) -> Figure:
    if figure.value is None:
        return figure
    kept = storable(figure.value)
    if kept is None:
        return replace(figure, value=None, state=State.MARKED, reason=_REASON)
    return replace(figure, value=kept)
