"""Many lines at once: a small panel an agency, all on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import CHOSEN, GRID, INK, SECONDARY
from dashboard.charts.series import points_of
from dashboard.charts.theme import (
    FRAME_HEIGHT,
    LINE_HEIGHT,
    PLOT_WIDTH,
    Record,
    Texts,
    data,
    foot,
    haloed,
    layered,
    text_width,
)
from dashboard.charts.wording import printed

MOST_PANELS = 30
PANEL_HEIGHT = 84
_WIDTH, _NAME, _FOOT = 0.82, 0.3, 0.06
"""Of a panel's cell, which is 1 x 1: how wide its lines are, what its name takes, what stays free below."""
_YEARS = 0.24
"""What the years below the lowest panels take."""
_WORDS = {
    "name": {"align": "left", "baseline": "top", "dx": -4},
    "first year": {"align": "left", "baseline": "top", "dx": -4},
    "last year": {"align": "right", "baseline": "top", "dx": 4},
    "scale": {"align": "right", "dx": -8},
}
"""How the words stand at their places."""


def small_multiples(
    rows: pd.DataFrame, texts: Texts, unit: str, *, columns: int = 4, breaks: Sequence[int] = ()
) -> alt.LayerChart:
    """A panel for each name, in the order of the rows, with its name, its line and its last value.

    rows and breaks: as for `trend`, at most MOST_PANELS names. All panels share both scales, which the first
    of each row and of each column prints. It is one view, in whose coordinates a panel is 1 x 1: so it takes
    any size, like every other drawing.
    """
    names = list(dict.fromkeys(rows["name"]))
    if len(names) > MOST_PANELS:
        raise ValueError(f"{len(names)} panels, at most {MOST_PANELS} can be read")
    years = list(range(int(rows["year"].min()), int(rows["year"].max()) + 1))
    points = points_of(rows, years, unit)
    most = max((point["value"] for point in points if point["value"] is not None), default=0.0) or 1.0
    lines = ceil(len(names) / columns)
    cells = {name: (place % columns, lines - 1 - place // columns) for place, name in enumerate(names)}
    any_chosen = any(point["chosen"] for point in points)

    def across(name: str, year: float) -> float:
        return cells[name][0] + _WIDTH * (year - years[0]) / max(years[-1] - years[0], 1)

    def up(name: str, value: float) -> float:
        return cells[name][1] + _FOOT + (1 - _NAME - _FOOT) * value / most

    drawn = [
        {
            **point,
            "x": across(point["name"], point["year"]),
            "y": None if point["value"] is None else up(point["name"], point["value"]),
            "colour": point["colour"] if any_chosen else CHOSEN,
        }
        for point in points
    ]
    frames = [
        {"x": across(name, years[0]), "x2": across(name, years[-1]), "y": up(name, value)}
        for name in names
        for value in (0.0, most)
    ]
    rules = [
        {"x": across(name, year - 0.5), "y": up(name, 0.0), "y2": up(name, most)}
        for name in names
        for year in breaks
        if years[0] < year <= years[-1]
    ]
    below = [f"{labels.BREAK_RULE}：{labels.FORMAT_BREAK}"] if rules else []
    scale = [printed(value, unit) for value in (0.0, most)]
    left = (max(map(text_width, scale)) + 12) * columns / PLOT_WIDTH
    x = alt.X(
        "x:Q",
        scale=alt.Scale(domain=[-left, columns], nice=False, zero=False),
        axis=alt.Axis(labels=False, grid=False, **foot(texts, below=below)),
    )
    y = alt.Y("y:Q", scale=alt.Scale(domain=[-_YEARS, lines], nice=False, zero=False), axis=None)
    lowest = {column: name for name, (column, _) in reversed(cells.items())}
    words = _names(points, years[-1], cells) + [
        {"x": across(name, year), "y": cells[name][1], "text": str(year), "ink": SECONDARY, "where": where}
        for name in lowest.values()
        for year, where in ((years[0], "first year"), (years[-1], "last year"))
    ]
    words += [
        {"x": 0.0, "y": up(name, value), "text": text, "ink": SECONDARY, "where": "scale"}
        for name, (column, _) in cells.items()
        if column == 0
        for value, text in zip((0.0, most), scale, strict=True)
    ]
    dots = [point for point in drawn if point["y"] is not None]
    tooltip = [
        alt.Tooltip("name:N", title=labels.AGENCY),
        alt.Tooltip("year:N", title=labels.YEAR),
        alt.Tooltip("full:N", title=labels.VALUE),
    ]
    return layered(
        alt.Chart(data(frames)).mark_rule(color=GRID).encode(x=x, x2=alt.X2("x2:Q"), y=y),
        *_broken(rules, x, y),
        alt.Chart(data(drawn))
        .mark_line(strokeWidth=2)
        .encode(x=x, y=y, detail="name:N", order="year:Q", color=alt.Color("colour:N", scale=None)),
        alt.Chart(data(dots))
        .mark_point(filled=False, opacity=1, size=22, strokeWidth=1.5)
        .encode(
            x=x,
            y=y,
            stroke=alt.Stroke("colour:N", scale=None),
            fill=alt.Fill("fill:N", scale=None),
            tooltip=tooltip,
        ),
        *(
            layer
            for where, how in _WORDS.items()
            for layer in haloed([word for word in words if word["where"] == where], x, y, **how)
        ),
        texts=texts,
        height=FRAME_HEIGHT - LINE_HEIGHT + round(PANEL_HEIGHT * (lines + _YEARS)),
        below=below,
    )


def _names(points: Sequence[Record], final: int, cells: Mapping[str, tuple[int, int]]) -> list[Record]:
    """The name of each panel with its value in the last year."""
    return [
        {
            "x": float(cells[point["name"]][0]),
            "y": cells[point["name"]][1] + 1.0,
            "text": f"{point['name']} {point['printed']}",
            "ink": INK,
            "where": "name",
        }
        for point in points
        if point["year"] == final
    ]


def _broken(rules: Sequence[Record], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    if not rules:
        return []
    chart = alt.Chart(data(rules)).mark_rule(color=SECONDARY, strokeDash=[4, 4])
    return [chart.encode(x=x, y=y, y2=alt.Y2("y2:Q"))]
