"""Lines of agencies over years, as every chart of them takes them: points with gaps, one colour a line."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import CONTEXT, PAPER, SECONDARY, SERIES
from dashboard.charts.theme import Record, records_of
from dashboard.charts.wording import SHARE_UNIT, full, known, printed

_FLAT_FROM = 0.6


def values_axis(unit: str, width: int) -> alt.Axis:
    """The axis of values at the left: a few numbers, 万 from 10,000 on."""
    words = (
        "format(datum.value * 100, ',.3~g') + '%'"
        if unit == "%"
        else "abs(datum.value) >= 1e4 ? format(datum.value / 1e4, ',.4~g') + ' 万' : format(datum.value, ',')"
    )
    return alt.Axis(
        title=None, tickCount=5, labelExpr=words, labelColor=SECONDARY, minExtent=width, maxExtent=width
    )


def year_tooltip() -> list[alt.Tooltip]:
    """Whose point it is, of what year, and its value in full."""
    return [
        alt.Tooltip("name:N", title=labels.AGENCY),
        alt.Tooltip("year:N", title=labels.YEAR),
        alt.Tooltip("full:N", title=labels.VALUE),
    ]


def extent(values: Sequence[float], unit: str) -> tuple[float, float]:
    """The values at the foot and at the top of a scale: from zero, but for shares that are all high.

    Shares that all lie in the upper part, of 98% and 99% say, would be flat lines over an axis from zero.
    """
    least, most = min(values, default=0.0), max(values, default=0.0)
    if unit == SHARE_UNIT and least < most and least > _FLAT_FROM * most:
        return floor(least * 20) / 20, most
    return min(least, 0.0), most if most > 0 else 1.0


def points_of(rows: pd.DataFrame, years: Sequence[int], unit: str, others: str = CONTEXT) -> list[Record]:
    """A point for each line and year, without a value where there is none; chosen ones last, on top.

    others: the colour of those that are not chosen.
    """
    chosen = list(dict.fromkeys(rows.loc[rows["chosen"].astype(bool), "name"]))
    names = [name for name in dict.fromkeys(rows["name"]) if name not in chosen] + chosen[::-1]
    stated = {(row["name"], int(row["year"])): row for row in records_of(rows)}
    points: list[Record] = []
    for name in names:
        colour = SERIES[chosen.index(name) % len(SERIES)] if name in chosen else others
        for year in years:
            row = stated.get((name, year), {"value": None, "approximate": False})
            value, approximate = known(row["value"]), bool(row["approximate"])
            points.append(
                {
                    "name": name,
                    "year": year,
                    "value": value,
                    "chosen": name in chosen,
                    "colour": colour,
                    "width": 2.5 if name in chosen else 1.5,
                    "fill": PAPER if approximate else colour,
                    "printed": printed(value, unit, approximate=approximate),
                    "full": full(value, unit, approximate=approximate),
                }
            )
    return points
