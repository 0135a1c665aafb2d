"""Many lines at once: a small panel an agency, all on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import CHOSEN, CONTEXT, GRID, INK, SECONDARY
from dashboard.charts.series import extent, points_of, year_tooltip
from dashboard.charts.theme import (
    FRAME_HEIGHT,
    LINE_HEIGHT,
    PLOT_WIDTH,
    Record,
    Texts,
    data,
    dotted,
    foot,
    haloed,
    layered,
    text_width,
)
from dashboard.charts.wording import tick

MOST_PANELS = 30
PANEL_HEIGHTS = (60, 84)
"""Least and most height of a panel: five rows of them end on the first screen of a page."""
_ROOM = 358
_LINES = (0.12, 0.68)
"""Between which heights of a panel its line runs; its name stands above, the years stand below."""
_LINE_WIDTH = 0.82
_YEARS = 0.24
"""What the years below the lowest panels take, in heights of a panel."""
_WORDS: dict[str, Record] = {
    "name": {"align": "left", "baseline": "top", "dx": -4},
    "first year": {"align": "left", "baseline": "top", "dx": -4},
    "last year": {"align": "right", "baseline": "top", "dx": 4},
    "scale": {"align": "right", "dx": -8},
}
"""How words stand at their places."""


@dataclass(frozen=True, slots=True)
class _Panels:
    """Where everything is: a panel is 1 x 1, column and row counted from the left and from the foot."""

    cells: Mapping[str, tuple[int, int]]
    years: Sequence[int]
    low: float
    high: float

    def across(self, name: str, year: float) -> float:
        return self.cells[name][0] + _LINE_WIDTH * (year - self.years[0]) / (self.years[-1] - self.years[0])

    def up(self, name: str, value: float) -> float:
        foot, top = _LINES
        return self.cells[name][1] + foot + (top - foot) * (value - self.low) / (self.high - self.low)


def small_multiples(
    rows: pd.DataFrame,
    texts: Texts,
    unit: str,
    *,
    columns: int = 4,
    breaks: Sequence[int] = (),
    notes: Mapping[int, str] | None = None,
) -> alt.LayerChart:
    """A panel for each name, in the order of the rows, with its line and its value in the last year.

    rows, unit and breaks: as for `trend`, at most MOST_PANELS names. columns: at most, fewer where names are
    long. notes: what to say of a year, a line each below, as a panel has no room for words. All panels share
    both scales, which are printed at the left and at the foot. It is one view, so that it takes any size like
    every other drawing.
    """
    names = list(dict.fromkeys(rows["name"]))
    if len(names) > MOST_PANELS:
        raise ValueError(f"{len(names)} panels, at most {MOST_PANELS} can be read")
    years = list(range(int(rows["year"].min()), int(rows["year"].max()) + 1))
    points = points_of(rows, years, unit, others=CONTEXT if rows["chosen"].any() else CHOSEN)
    low, high = extent([point["value"] for point in points if point["value"] is not None], unit)
    widest = max(text_width(_title(point)) for point in points if point["year"] == years[-1])
    columns = max(1, min(columns, int(PLOT_WIDTH * 0.93 / (widest + 10))))
    count = ceil(len(names) / columns)
    cells = {name: (place % columns, count - 1 - place // columns) for place, name in enumerate(names)}
    panels = _Panels(cells, years, low, high)
    scale = [tick(value, unit) for value in (low, high)]
    left = (max(map(text_width, scale)) + 12) * columns / PLOT_WIDTH
    broken = _broken(panels, breaks)
    below = [f"{labels.BREAK_RULE}：{labels.FORMAT_BREAK}"] if broken else []
    below += [f"{year} 年：{note}" for year, note in (notes or {}).items() if year in years]
    x = alt.X(
        "x:Q",
        scale=alt.Scale(domain=[-left, columns], nice=False, zero=False),
        axis=alt.Axis(labels=False, grid=False, **foot(texts, below=below)),
    )
    y = alt.Y("y:Q", scale=alt.Scale(domain=[-_YEARS, count], nice=False, zero=False), axis=None)
    words = [*_names(panels, points), *_years(panels), *_scales(panels, scale)]
    return layered(
        alt.Chart(data(_frames(panels))).mark_rule(color=GRID).encode(x=x, x2=alt.X2("end:Q"), y=y),
        alt.Chart(data(broken))
        .mark_rule(color=CONTEXT, strokeDash=[3, 3])
        .encode(x=x, y=y, y2=alt.Y2("end:Q")),
        *_lines(panels, points, x, y),
        *(
            layer
            for where, how in _WORDS.items()
            for layer in haloed([word for word in words if word["where"] == where], x, y, **how)
        ),
        texts=texts,
        height=FRAME_HEIGHT - LINE_HEIGHT + round(_panel_height(count) * (count + _YEARS)),
        below=below,
    )


def _panel_height(rows: int) -> float:
    least, most = PANEL_HEIGHTS
    return max(least, min(most, _ROOM / (rows + _YEARS)))


def _lines(panels: _Panels, points: Sequence[Record], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    drawn = [
        {
            **point,
            "x": panels.across(point["name"], point["year"]),
            "y": None if point["value"] is None else panels.up(point["name"], point["value"]),
        }
        for point in points
    ]
    lines = alt.Chart(data(drawn)).mark_line(strokeWidth=2)
    dots = [point for point in drawn if point["y"] is not None]
    return [
        lines.encode(x=x, y=y, detail=alt.Detail("name:N"), color=alt.Color("colour:N", scale=None)),
        dotted(dots, x, y, year_tooltip(), size=22, outline=1.5),
    ]


def _frames(panels: _Panels) -> list[Record]:
    """The foot and the top of each panel's scale."""
    first, last = panels.years[0], panels.years[-1]
    return [
        {"x": panels.across(name, first), "end": panels.across(name, last), "y": panels.up(name, value)}
        for name in panels.cells
        for value in (panels.low, panels.high)
    ]


def _broken(panels: _Panels, breaks: Sequence[int]) -> list[Record]:
    return [
        {
            "x": panels.across(name, year - 0.5),
            "y": panels.up(name, panels.low),
            "end": panels.up(name, panels.high),
        }
        for name in panels.cells
        for year in breaks
        if panels.years[0] < year <= panels.years[-1]
    ]


def _title(point: Record) -> str:
    return f"{point['name']} {point['printed']}"


def _names(panels: _Panels, points: Sequence[Record]) -> list[Record]:
    """The name of each panel with its value in the last year."""
    return [
        {
            "x": panels.across(point["name"], panels.years[0]),
            "y": panels.cells[point["name"]][1] + 1,
            "text": _title(point),
            "ink": INK,
            "where": "name",
        }
        for point in points
        if point["year"] == panels.years[-1]
    ]


def _years(panels: _Panels) -> list[Record]:
    """The first and the last year below the lowest panel of each column."""
    lowest = {column: name for name, (column, _) in panels.cells.items()}
    return [
        {
            "x": panels.across(name, year),
            "y": panels.cells[name][1],
            "text": str(year),
            "ink": SECONDARY,
            "where": where,
        }
        for name in lowest.values()
        for year, where in ((panels.years[0], "first year"), (panels.years[-1], "last year"))
    ]


def _scales(panels: _Panels, scale: Sequence[str]) -> list[Record]:
    """What the foot and the top mean, at the left of each row."""
    return [
        {"x": 0.0, "y": panels.up(name, value), "text": text, "ink": SECONDARY, "where": "scale"}
        for name, (column, _) in panels.cells.items()
        if column == 0
        for value, text in zip((panels.low, panels.high), scale, strict=True)
    ]
