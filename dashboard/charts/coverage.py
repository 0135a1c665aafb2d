"""Who reported: a matrix of agencies or districts by year, by mark and word, not by colour alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import ATTENTION, CHOSEN, HEAT, PAPER, SECONDARY, mixed, readable_ink
from dashboard.charts.theme import (
    Record,
    Texts,
    data,
    foot,
    layered,
    names_axis,
    names_width,
    padded_years,
    rows_height,
)

MOST_ROWS = 30
_COLOURS = {"on_time": CHOSEN, "published": CHOSEN, "late": ATTENTION, "missing": SECONDARY}


def by_agency(rows: pd.DataFrame, texts: Texts) -> alt.LayerChart:
    """Mark and word for each agency and year.

    rows: short_name, year, status (on_time, late, published, missing), in the order to draw. Of more than
    MOST_ROWS agencies those with the most missing years are drawn.
    """
    order = _shortened(rows)
    records: list[Record] = [
        {
            "name": row["short_name"],
            "year": str(row["year"]),
            "word": labels.COVERAGE[row["status"]],
            "mark": f"{labels.COVERAGE_MARKS[row['status']]} {labels.COVERAGE[row['status']]}",
            "colour": _COLOURS[row["status"]],
        }
        for row in rows.to_dict("records")
        if row["short_name"] in order
    ]
    marks: alt.Chart = (
        _matrix(records, order, texts)
        .mark_text(dx=-34, align="left")
        .encode(
            text=alt.Text("mark:N"),
            color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("name:N", title=labels.AGENCY),
                alt.Tooltip("year:N", title=labels.YEAR),
                alt.Tooltip("word:N", title=labels.REPORT),
            ],
        )
    )
    return layered(marks, texts=texts, height=rows_height(len(order), texts))


def by_district(rows: pd.DataFrame, texts: Texts) -> alt.LayerChart:
    """A heat map of how many agencies of each district reported in each year.

    rows: district, year, reported, expected, in the order to draw; districts beyond MOST_ROWS are left out.
    """
    order = list(rows["district"].drop_duplicates())[:MOST_ROWS]
    records: list[Record] = [
        {
            "name": row["district"],
            "year": str(row["year"]),
            "ratio": row["reported"] / row["expected"],
            "text": f"{row['reported']} / {row['expected']}",
            "ink": readable_ink(mixed(*HEAT, row["reported"] / row["expected"])),
        }
        for row in rows[rows["district"].isin(order)].to_dict("records")
    ]
    base = _matrix(records, order, texts)
    cells = base.mark_rect(stroke=PAPER, strokeWidth=2).encode(
        color=alt.Color("ratio:Q", scale=alt.Scale(domain=[0, 1], range=list(HEAT)), legend=None),
        tooltip=[
            alt.Tooltip("name:N", title=labels.DISTRICT),
            alt.Tooltip("year:N", title=labels.YEAR),
            alt.Tooltip("text:N", title=labels.REPORTED_OF_EXPECTED),
        ],
    )
    values = base.mark_text().encode(text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None))
    return layered(cells, values, texts=texts, height=rows_height(len(order), texts))


def _shortened(rows: pd.DataFrame) -> list[str]:
    names = list(rows["short_name"].drop_duplicates())
    if len(names) <= MOST_ROWS:
        return names
    missing = Counter(rows.loc[rows["status"] == "missing", "short_name"])
    kept = set(sorted(names, key=lambda name: -missing[name])[:MOST_ROWS])
    return [name for name in names if name in kept]


def _matrix(records: Sequence[Record], order: Sequence[str], texts: Texts) -> alt.Chart:
    width = names_width(order)
    columns = padded_years([int(record["year"]) for record in records], 4)
    return alt.Chart(data(records)).encode(
        x=alt.X("year:N", scale=alt.Scale(domain=columns), axis=alt.Axis(**foot(texts, width))),
        y=alt.Y("name:N", sort=list(order), axis=names_axis(width)),
    )
