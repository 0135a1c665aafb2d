"""Several numbers over the same years: a row each with its line, its values printed, its own scale."""

from __future__ import annotations

import json

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import CHOSEN, GRID, INK, PAPER, SECONDARY
from dashboard.charts.theme import (
    FRAME_HEIGHT,
    Record,
    Texts,
    data,
    foot,
    haloed,
    layered,
    names_width,
    padded_years,
    records_of,
)
from dashboard.charts.wording import full, known, printed

ROW_HEIGHT = 50
_FOOT, _TOP = 0.14, 0.58
"""Between which heights of its row a line runs; the values stand above."""


def history(rows: pd.DataFrame, texts: Texts) -> alt.LayerChart:
    """A line a name from nought to its highest value, a dot and the value each year, gaps where none is.

    rows: name (with its unit), unit, year, value, approximate, reported (a report of the year is there). A
    year without a value says so in grey; an approximate one has a ring.
    """
    records = records_of(rows)
    names = list(dict.fromkeys(record["name"] for record in records))
    places = dict(zip(names, range(len(names) - 1, -1, -1), strict=True))
    most = {
        name: max((known(one["value"]) or 0.0 for one in records if one["name"] == name), default=0.0) or 1.0
        for name in names
    }
    width = names_width(names)
    points = [_point(record, places[record["name"]], most[record["name"]]) for record in records]
    x = alt.X(
        "year:N",
        scale=alt.Scale(domain=padded_years([int(record["year"]) for record in records], 4)),
        axis=alt.Axis(grid=False, **foot(texts, width)),
    )
    y = alt.Y(
        "y:Q",
        scale=alt.Scale(domain=[0, len(names)], nice=False, zero=False),
        axis=_names_axis(names, width),
    )
    stated = [point for point in points if point["stated"]]
    words = [point | {"y": point["y"] if point["stated"] else point["foot"]} for point in points]
    dots = alt.Chart(data(stated))
    detail = alt.Detail("name:N")
    return layered(
        alt.Chart(data([{"y": place} for place in range(len(names) + 1)])).mark_rule(color=GRID).encode(y=y),
        alt.Chart(data(points)).mark_line(strokeWidth=2, color=CHOSEN).encode(x=x, y=y, detail=detail),
        dots.mark_point(filled=False, opacity=1, size=36, strokeWidth=1.5, stroke=CHOSEN).encode(
            x=x,
            y=y,
            fill=alt.Fill("fill:N", scale=None),
            tooltip=[
                alt.Tooltip("name:N", title=labels.METRIC),
                alt.Tooltip("year:N", title=labels.YEAR),
                alt.Tooltip("full:N", title=labels.VALUE),
            ],
        ),
        *haloed(words, x, y, baseline="bottom", dy=-7),
        texts=texts,
        height=FRAME_HEIGHT + ROW_HEIGHT * max(len(names), 3),
    )


def _point(record: Record, place: int, most: float) -> Record:
    value, approximate = known(record["value"]), bool(record["approximate"])
    absent = labels.UNREPORTED if record["reported"] else labels.NOT_RECEIVED
    return {
        "name": record["name"],
        "year": str(record["year"]),
        "y": None if value is None else place + _FOOT + (_TOP - _FOOT) * max(value, 0.0) / most,
        "foot": place + _FOOT,
        "stated": value is not None,
        "text": absent if value is None else printed(value, record["unit"], approximate=approximate),
        "full": full(value, record["unit"], approximate=approximate),
        "fill": PAPER if approximate else CHOSEN,
        "ink": SECONDARY if value is None else INK,
    }


def _names_axis(names: list[str], width: int) -> alt.Axis:
    """The names in the middle of their rows."""
    spoken = json.dumps(list(reversed(names)), ensure_ascii=False)
    return alt.Axis(
        title=None,
        values=[place + 0.4 for place in range(len(names))],
        labelExpr=f"{spoken}[floor(datum.value)]",
        labelPadding=10,
        grid=False,
        minExtent=width,
        maxExtent=width,
    )
