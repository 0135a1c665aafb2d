"""Many agencies on several indicators: a strip each, a dot an agency, the outliers named."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from statistics import median, quantiles
from typing import Any

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.bars import LEAST_FOR_MEDIAN
from dashboard.charts.palette import CONTEXT, GRID, INK, PAPER, SECONDARY, SERIES, text_ink
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
    names_width,
    records_of,
    text_width,
)
from dashboard.charts.wording import full, known, printed, tick, unreported

STRIP_HEIGHT = 84
LEAST_FOR_OUTLIERS = 5
MOST_OUTLIERS = 3
"""Outliers named in a strip; the farthest first."""
_SLOTS = (0.24, 0.46)
"""Where the words of dots may stand above their strip, in heights of a strip."""
_BENEATH = -0.27
"""Where the median's words stand."""
_ENDS: dict[str, dict[str, Any]] = {
    "left": {"align": "right", "dx": -10},
    "right": {"align": "left", "dx": 12},
}


def dot_plot(
    rows: pd.DataFrame, texts: Texts, unit: str | Mapping[str, str], *, chosen: Sequence[str] = ()
) -> alt.LayerChart:
    """A strip for each panel from nought to its highest value, which stands at its end.

    rows: panel (the indicator), name, value (ratios if its unit is %). unit: of all panels, or of each by its
    name. Strips have scales of their own. Named
    are the chosen agencies, in colour, and those beyond one and a half times the middle half from its ends;
    those without a value below.
    """
    groups = [(str(panel), group) for panel, group in rows.groupby("panel", sort=False)]
    panels = [panel for panel, _ in groups]
    stated = {
        panel: {str(row["name"]): known(row["value"]) for row in records_of(group)} for panel, group in groups
    }
    values = {panel: _known(named) for panel, named in stated.items()}
    units = dict.fromkeys(panels, unit) if isinstance(unit, str) else unit
    width = names_width(panels)
    below = [
        f"{panel}{line}"
        for panel, named in stated.items()
        for line in unreported(name for name, value in named.items() if value is None)
    ]
    strips = dict(zip(panels, range(len(panels) - 1, -1, -1), strict=True))
    ends = [end for panel in panels for end in _ends(strips[panel], values[panel], units[panel])]
    sides = [max((text_width(end["text"]) for end in ends if end["x"] == x), default=0) + 22 for x in (0, 1)]
    pixels = PLOT_WIDTH - width - sum(sides)
    dots = [
        dot for panel in panels for dot in _dots(panel, strips[panel], values[panel], units[panel], chosen)
    ]
    medians = [mark for panel in panels for mark in _medians(strips[panel], values[panel], units[panel])]
    words = [
        word for panel in panels for word in _named(panel, dots, values[panel], units[panel], chosen, pixels)
    ]
    x = alt.X(
        "x:Q",
        scale=alt.Scale(domain=[-sides[0] / pixels, 1 + sides[1] / pixels], nice=False, zero=False),
        axis=alt.Axis(labels=False, grid=False, **foot(texts, width, below)),
    )
    y = alt.Y(
        "y:Q",
        scale=alt.Scale(domain=[-0.45, len(panels) - 0.4], nice=False, zero=False),
        axis=_names_axis(panels, width),
    )
    lines = alt.Chart(data([{"x": 0.0, "end": 1.0, "y": strip} for strip in strips.values()]))
    return layered(
        lines.mark_rule(color=GRID, strokeWidth=2).encode(x=x, x2=alt.X2("end:Q"), y=y),
        *_leaders(words, x, y),
        _ticks(medians, x, y),
        _points(dots, x, y),
        *(
            layer
            for place, how in _ENDS.items()
            for layer in haloed([end for end in ends if end["place"] == place], x, y, **how)
        ),
        *haloed([{**mark, "y": mark["y"] + _BENEATH} for mark in medians], x, y),
        *haloed(words, x, y),
        texts=texts,
        height=FRAME_HEIGHT - LINE_HEIGHT + STRIP_HEIGHT * max(len(panels), 2),
        below=below,
    )


def _known(named: Mapping[str, float | None]) -> dict[str, float]:
    return {name: value for name, value in named.items() if value is not None}


def _dots(
    panel: str, strip: int, values: Mapping[str, float], unit: str, chosen: Sequence[str]
) -> list[Record]:
    """The dots of one panel, the chosen ones last, on top."""
    most = max(values.values(), default=0.0) or 1.0
    return [
        {
            "panel": panel,
            "name": name,
            "x": value / most,
            "y": strip,
            "full": full(value, unit),
            "colour": SERIES[list(chosen).index(name) % len(SERIES)] if name in chosen else CONTEXT,
        }
        for name, value in sorted(values.items(), key=lambda item: item[0] in chosen)
    ]


def _ends(strip: int, values: Mapping[str, float], unit: str) -> list[Record]:
    if not values:
        return []
    most = max(values.values())
    digits = labels.decimals(values.values())
    return [
        {"x": 0, "y": strip, "place": "left", "text": tick(0.0, unit), "ink": SECONDARY},
        {"x": 1, "y": strip, "place": "right", "text": printed(most, unit, digits=digits), "ink": SECONDARY},
    ]


def _medians(strip: int, values: Mapping[str, float], unit: str) -> list[Record]:
    if len(values) < LEAST_FOR_MEDIAN:
        return []
    middle = median(values.values())
    text = f"{labels.MEDIAN} {printed(middle, unit, digits=labels.rough(middle))}"
    return [{"x": middle / (max(values.values()) or 1.0), "y": strip, "text": text, "ink": SECONDARY}]


def _named(
    panel: str,
    dots: Sequence[Record],
    values: Mapping[str, float],
    unit: str,
    chosen: Sequence[str],
    pixels: float,
) -> list[Record]:
    """The words above the dots of the chosen and of the outliers, as many as find room."""
    outliers = [name for name in _outliers(values) if name not in chosen]
    ranks = {name: rank for rank, name in enumerate([*chosen, *outliers])}
    digits = labels.decimals(values.values())
    taken: list[tuple[float, float, float]] = []
    words: list[Record] = []
    of_panel = [dot for dot in dots if dot["panel"] == panel and dot["name"] in ranks]
    for dot in sorted(of_panel, key=lambda dot: ranks[dot["name"]]):
        text = f"{dot['name']} {printed(values[dot['name']], unit, digits=digits)}"
        half = text_width(text) / 2 + 4
        start, end = dot["x"] * pixels - half, dot["x"] * pixels + half
        for slot in _SLOTS:
            if all(slot != other or end < left or start > right for other, left, right in taken):
                taken.append((slot, start, end))
                ink = text_ink(dot["colour"]) if dot["name"] in chosen else SECONDARY
                words.append({**dot, "y": dot["y"] + slot, "foot": dot["y"], "text": text, "ink": ink})
                break
    return words


def _outliers(values: Mapping[str, float]) -> list[str]:
    """Those more than one and a half times the middle half beyond its ends (Tukey), farthest first."""
    if len(values) < LEAST_FOR_OUTLIERS:
        return []
    low, middle, high = quantiles(values.values(), n=4, method="inclusive")
    reach = 1.5 * (high - low)
    beyond = [name for name, value in values.items() if not low - reach <= value <= high + reach]
    return sorted(beyond, key=lambda name: -abs(values[name] - middle))[:MOST_OUTLIERS]


def _names_axis(panels: Sequence[str], width: int) -> alt.Axis:
    """The names of the strips, which stand at whole numbers."""
    names = json.dumps(list(reversed(panels)), ensure_ascii=False)
    return alt.Axis(
        title=None,
        values=list(range(len(panels))),
        labelExpr=f"{names}[datum.value]",
        labelPadding=10,
        grid=False,
        minExtent=width,
        maxExtent=width,
    )


def _leaders(words: Sequence[Record], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Thin rules from words to their dots."""
    if not words:
        return []
    rule = alt.Chart(data(words)).mark_rule(color=CONTEXT, strokeWidth=1)
    return [rule.encode(x=x, y=y, y2=alt.Y2("foot:Q"))]


def _ticks(medians: Sequence[Record], x: alt.X, y: alt.Y) -> alt.Chart:
    marks = [{**mark, "y": mark["y"] - 0.17, "end": mark["y"] + 0.17} for mark in medians]
    ticks: alt.Chart = (
        alt.Chart(data(marks)).mark_rule(color=INK, strokeWidth=2).encode(x=x, y=y, y2=alt.Y2("end:Q"))
    )
    return ticks


def _points(dots: Sequence[Record], x: alt.X, y: alt.Y) -> alt.Chart:
    points: alt.Chart = (
        alt.Chart(data(dots))
        .mark_point(filled=True, opacity=0.9, size=80, stroke=PAPER, strokeWidth=1)
        .encode(
            x=x,
            y=y,
            fill=alt.Fill("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("name:N", title=labels.AGENCY),
                alt.Tooltip("panel:N", title=labels.METRIC),
                alt.Tooltip("full:N", title=labels.VALUE),
            ],
        )
    )
    return points
