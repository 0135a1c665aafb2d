"""Whether what one year hands on arrives in the next: a matrix of agencies by pairs of years."""

from __future__ import annotations

from collections import Counter

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import ATTENTION, INK, SECONDARY
from dashboard.charts.theme import (
    LINE_HEIGHT,
    NAMES_WIDTH,
    Record,
    Texts,
    data,
    foot,
    layered,
    names_axis,
    names_width,
    records_of,
    rows_height,
)

MOST_ROWS = 30
_ROOMY = 5
"""As many pairs of years stand in one line."""
_NARROW = 150
"""Width in pixels of the names beside more of them."""
_HEADS: dict[int, Record] = {
    1: {},
    2: {"labelExpr": "[split(datum.value, '→')[0] + '→', split(datum.value, '→')[1]]"},
}
"""How the pairs of years stand, by lines of text."""
_COLOURS = {"kept": INK, "broken": ATTENTION, "unevaluable": SECONDARY}


def chain(rows: pd.DataFrame, texts: Texts) -> alt.LayerChart:
    """What is carried over (结转) from each year to the next; both figures where they differ.

    rows: short_name, year, carried_out (of the year before), carried_in, state (kept, broken, unevaluable),
    broken_columns, in the order to draw. Of more than MOST_ROWS agencies those with most breaks are drawn.
    """
    order = _shortened(rows)
    records = [_link(row) for row in records_of(rows) if row["short_name"] in order]
    years = range(int(rows["year"].min()), int(rows["year"].max()) + 1)
    # A column is as wide whatever their number: few pairs of years stay at the left.
    columns = [_pair(year) for year in years] + [" " * (place + 1) for place in range(_ROOMY - len(years))]
    lines = 1 if len(years) <= _ROOMY else 2
    most = NAMES_WIDTH if lines == 1 else _NARROW
    width = names_width(order, most)
    cells = (
        alt.Chart(data(records))
        .mark_text()
        .encode(
            x=alt.X(
                "pair:N",
                scale=alt.Scale(domain=columns),
                axis=alt.Axis(labelOverlap=False, **foot(texts, width), **_HEADS[lines]),
            ),
            y=alt.Y("name:N", sort=order, axis=names_axis(width, most)),
            text=alt.Text("text:N"),
            color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("name:N", title=labels.AGENCY),
                alt.Tooltip("pair:N", title=labels.YEAR),
                alt.Tooltip("out:N", title=labels.CARRIED_OUT),
                alt.Tooltip("in:N", title=labels.CARRIED_IN),
            ],
        )
    )
    return layered(cells, texts=texts, height=rows_height(len(order), texts) + LINE_HEIGHT * (lines - 1))


def _link(row: Record) -> Record:
    return {
        "name": row["short_name"],
        "pair": _pair(int(row["year"])),
        "text": _words(row),
        "colour": _COLOURS[row["state"]],
        "out": labels.number(row["carried_out"]),
        "in": labels.number(row["carried_in"]),
    }


def _words(row: Record) -> str:
    """3 where both agree, 3 ≠ 2 where they do not, — where one is missing."""
    if row["state"] == "unevaluable":
        return "—"
    out, into = labels.number(row["carried_out"]), labels.number(row["carried_in"])
    if row["state"] == "kept":
        return into
    return f"{out} ≠ {into}" if out != into else f"{into}，{row['broken_columns']} 列不符"


def _pair(year: int) -> str:
    return f"{year - 1}→{year}"


def _shortened(rows: pd.DataFrame) -> list[str]:
    names = list(rows["short_name"].drop_duplicates())
    if len(names) <= MOST_ROWS:
        return names
    broken = Counter(rows.loc[rows["state"] == "broken", "short_name"])
    kept = set(sorted(names, key=lambda name: -broken[name])[:MOST_ROWS])
    return [name for name in names if name in kept]
