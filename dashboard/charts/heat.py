"""Many indicators of many agencies: a cell each, darker where the value is high in its column."""

from __future__ import annotations

from math import ceil

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import GRID, HEAT, PAPER, SECONDARY, mixed, readable_ink
from dashboard.charts.theme import (
    LINE_HEIGHT,
    PLOT_WIDTH,
    TEXT_SIZE,
    Record,
    Texts,
    data,
    foot,
    layered,
    names_axis,
    names_width,
    records_of,
    rows_height,
    text_width,
    wrapped,
)
from dashboard.charts.wording import known

_LEAST_COLUMNS = 4
"""Fewer stay as narrow: one cell as wide as the page says no more."""


def heat(rows: pd.DataFrame, texts: Texts) -> alt.LayerChart:
    """A table whose cells print their values.

    rows: name, column (the indicator; a line break in it is kept, else it breaks where its column ends),
    value (its place within the column, 0..1), text (what the cell prints), is_small, in the order to draw;
    absent, where it has that column: what a cell without a value prints instead of 未公布. A cell without a
    row says 未公布. Cells without a value are blank, small ones grey.
    """
    names = list(dict.fromkeys(rows["name"]))
    columns = list(dict.fromkeys(rows["column"]))
    width = names_width(names)
    room = (PLOT_WIDTH - width) // max(len(columns), _LEAST_COLUMNS) - 2
    titles = {column: _even(column, room) for column in columns}
    lines = max((title.count("\n") for title in titles.values()), default=0) + 1
    stated = {(row["name"], row["column"]): row for row in records_of(rows)}
    cells = [
        _cell(name, column, _standing(titles[column], lines), stated.get((name, column)))
        for name in names
        for column in columns
    ]
    below = [labels.SMALL_BASE] if any(cell["small"] for cell in cells) else []
    blank = [" " * (place + 1) for place in range(_LEAST_COLUMNS - len(columns))]
    scale = alt.Scale(domain=[*(_standing(title, lines) for title in titles.values()), *blank])
    y = alt.Y("name:N", scale=alt.Scale(domain=names), axis=names_axis(width))
    top = alt.X("title:N", scale=scale, axis=_heads_axis(lines))
    bottom = alt.X(
        "title:N", scale=scale, axis=alt.Axis(labels=False, orient="bottom", **foot(texts, width, below))
    )
    chart = alt.Chart(data(cells))
    filled = chart.mark_rect(stroke=PAPER, strokeWidth=2).encode(
        x=top,
        y=y,
        color=alt.Color("colour:N", scale=None),
        tooltip=[
            alt.Tooltip("name:N", title=labels.AGENCY),
            alt.Tooltip("column:N", title=labels.METRIC),
            alt.Tooltip("text:N", title=labels.VALUE),
        ],
    )
    values = chart.mark_text().encode(
        x=bottom, y=y, text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None)
    )
    drawing = layered(
        filled,
        values,
        texts=texts,
        height=rows_height(len(names) + lines, texts, below),
        below=below,
    )
    drawing.resolve.axis = alt.AxisResolveMap(x="independent")
    return drawing


def _heads_axis(lines: int) -> alt.Axis:
    """The indicators above their columns; the first of `lines` of text is where a single one would be."""
    padding = 6 + LINE_HEIGHT * (lines - 1)
    return alt.Axis(title=None, orient="top", labelLimit=0, labelLineHeight=LINE_HEIGHT, labelPadding=padding)


def _standing(title: str, lines: int) -> str:
    """`title` with blank lines above it up to `lines`, so that all titles end at the same height."""
    return "\u3000\n" * (lines - 1 - title.count("\n")) + title


def _even(text: str, room: int) -> str:
    """`text` in as few lines as `room` pixels allow, each about as long as the others."""
    if "\n" in text:
        return text
    lines = ceil(text_width(text) / room)
    return wrapped(text, ceil(text_width(text) / lines / TEXT_SIZE) * TEXT_SIZE)


def _cell(name: str, column: str, title: str, row: Record | None) -> Record:
    value = None if row is None else known(row["value"])
    cell = {"name": name, "column": column.replace("\n", ""), "title": title}
    if row is None or value is None:
        missing = {
            "text": labels.UNREPORTED if row is None else row.get("absent", labels.UNREPORTED),
            "colour": PAPER,
            "ink": SECONDARY,
        }
        return cell | missing | {"small": False}
    small = bool(row["is_small"])
    colour = GRID if small else mixed(*HEAT, value)
    ink = SECONDARY if small else readable_ink(colour)
    return cell | {"text": row["text"], "colour": colour, "ink": ink, "small": small}
