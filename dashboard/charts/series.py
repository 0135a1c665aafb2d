"""Lines of agencies over years, as every chart of them takes them: points with gaps, one colour a line."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.charts.palette import CONTEXT, PAPER, SECONDARY, SERIES
from dashboard.charts.theme import Record, records_of
from dashboard.charts.wording import full, known, printed


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


def points_of(rows: pd.DataFrame, years: Sequence[int], unit: str) -> list[Record]:
    """A point for each line and year, without a value where there is none; chosen ones last, on top."""
    chosen = list(dict.fromkeys(rows.loc[rows["chosen"].astype(bool), "name"]))
    names = [name for name in dict.fromkeys(rows["name"]) if name not in chosen] + chosen[::-1]
    stated = {(row["name"], int(row["year"])): row for row in records_of(rows)}
    points: list[Record] = []
    for name in names:
        colour = SERIES[chosen.index(name) % len(SERIES)] if name in chosen else CONTEXT
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
