"""Who reported: a matrix of agencies or districts by year, by mark and word, not by colour alone."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import ATTENTION, CHOSEN, HEAT, INK, PAPER, SECONDARY
from dashboard.charts.theme import (
    FRAME_HEIGHT,
    Texts,
    foot,
    heading,
    layered,
    names_axis,
    names_width,
    padded_years,
)

MOST_ROWS = 30
ROW_HEIGHT = 21
_COLOURS = {"on_time": CHOSEN, "published": CHOSEN, "late": ATTENTION, "missing": SECONDARY}


def by_agency(rows: pd.DataFrame, texts: Texts) -> alt.Chart:
    """Mark and word for each agency and year.

    rows: short_name, year, status (on_time, late, published, missing), in the order to draw. Of more than
    MOST_ROWS agencies those with the most missing years are drawn.
    """
    order = _shortened(rows)
    drawn = rows[rows["short_name"].isin(order)].assign(
        year=rows["year"].astype("str"),
        word=rows["status"].map(labels.COVERAGE),
        mark=rows["status"].map(labels.COVERAGE_MARKS) + " " + rows["status"].map(labels.COVERAGE),
    )
    base = _matrix(drawn, "short_name", order, texts)
    marks: alt.Chart = base.mark_text(dx=-34, align="left").encode(
        text="mark:N",
        color=alt.Color(
            "status:N", scale=alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values())), legend=None
        ),
        tooltip=[
            alt.Tooltip("short_name:N", title=labels.AGENCY),
            alt.Tooltip("year:N", title=labels.YEAR),
            alt.Tooltip("word:N", title=labels.REPORT),
        ],
    )
    return marks.properties(title=heading(texts), height=_height(order))


def by_district(rows: pd.DataFrame, texts: Texts) -> alt.LayerChart:
    """A heat map of how many agencies of each district reported in each year.

    rows: district, year, reported, expected, in the order to draw; districts beyond MOST_ROWS are left out.
    """
    order = list(rows["district"].drop_duplicates())[:MOST_ROWS]
    ratio = rows["reported"] / rows["expected"]
    drawn = rows.assign(
        year=rows["year"].astype("str"),
        ratio=ratio,
        text=rows["reported"].astype("str") + " / " + rows["expected"].astype("str"),
        # Half way up the ramp the darker ink stops being the one that stands out.
        ink=[PAPER if value > 0.6 else INK for value in ratio],
    )
    drawn = drawn[drawn["district"].isin(order)]
    base = _matrix(drawn, "district", order, texts)
    cells = base.mark_rect(stroke=PAPER, strokeWidth=2).encode(
        color=alt.Color("ratio:Q", scale=alt.Scale(domain=[0, 1], range=list(HEAT)), legend=None),
        tooltip=[
            alt.Tooltip("district:N", title=labels.DISTRICT),
            alt.Tooltip("year:N", title=labels.YEAR),
            alt.Tooltip("text:N", title=labels.REPORTED_OF_EXPECTED),
        ],
    )
    values = base.mark_text().encode(text="text:N", color=alt.Color("ink:N", scale=None))
    return layered(cells, values).properties(title=heading(texts), height=_height(order))


def _shortened(rows: pd.DataFrame) -> list[str]:
    names = list(rows["short_name"].drop_duplicates())
    if len(names) <= MOST_ROWS:
        return names
    missing = rows[rows["status"] == "missing"].groupby("short_name").size().to_dict()
    kept = set(sorted(names, key=lambda name: -missing.get(name, 0))[:MOST_ROWS])
    return [name for name in names if name in kept]


def _matrix(rows: pd.DataFrame, name: str, order: list[str], texts: Texts) -> alt.Chart:
    width = names_width(order)
    columns = padded_years(rows["year"].astype("int"), 4)
    return alt.Chart(rows).encode(
        x=alt.X("year:N", scale=alt.Scale(domain=columns), axis=alt.Axis(**foot(texts, width))),
        y=alt.Y(f"{name}:N", sort=order, axis=names_axis(width)),
    )


def _height(order: list[str]) -> int:
    return FRAME_HEIGHT + ROW_HEIGHT * max(len(order), 3)
