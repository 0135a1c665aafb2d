"""Many agencies on several indicators: a strip each, a dot an agency, the outliers named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median, quantiles
from typing import Any

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.bars import LEAST_FOR_MEDIAN
from dashboard.charts.palette import CONTEXT, GRID, INK, PAPER, SECONDARY, SERIES
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
    names_axis,
    names_width,
    records_of,
    text_width,
)
from dashboard.charts.wording import full, known, printed, unreported

STRIP_HEIGHT = 78
LEAST_FOR_OUTLIERS = 5
MOST_OUTLIERS = 3
"""Outliers named in a strip; the farthest first."""
_ENDS: dict[str, dict[str, Any]] = {
    "left": {"align": "right", "dx": -10},
    "right": {"align": "left", "dx": 12},
}
_SLOTS = (-18, -35, 19)
"""Where words may stand, in pixels below the middle of their strip."""


def dot_plot(rows: pd.DataFrame, texts: Texts, unit: str, *, chosen: Sequence[str] = ()) -> alt.LayerChart:
    """A strip for each panel from nought to its highest value, which stands at its end.

    rows: panel (the indicator), name, value (ratios if `unit` is %). Strips have scales of their own. Named
    are the chosen agencies, in colour, and those beyond one and a half times the middle half from its ends;
    those without a value below.
    """
    strips = [_strip(panel, group, unit, list(chosen)) for panel, group in rows.groupby("panel", sort=False)]
    panels = [str(strip["panel"]) for strip in strips]
    width = names_width(panels)
    below = [line for strip in strips for line in strip["below"]]
    ends = [end for strip in strips for end in strip["ends"]]
    left = max((text_width(end["text"]) for end in ends if end["x"] == 0), default=0.0) + 18
    right = max((text_width(end["text"]) for end in ends if end["x"] == 1), default=0.0) + 22
    pixels = PLOT_WIDTH - width - left - right
    x = alt.X(
        "x:Q",
        scale=alt.Scale(domain=[-left / pixels, 1 + right / pixels], nice=False, zero=False),
        axis=alt.Axis(labels=False, grid=False, **foot(texts, width, below)),
    )
    y = alt.Y("panel:N", scale=alt.Scale(domain=panels), axis=names_axis(width))
    dots = [dot for strip in strips for dot in strip["dots"]]
    words = [word for strip in strips for word in _placed(strip["words"], pixels)]
    base = alt.Chart(data([{"panel": panel, "x": 0.0, "end": 1.0} for panel in panels]))
    medians = alt.Chart(data([word for word in words if word["median"]]))
    return layered(
        base.mark_rule(color=GRID, strokeWidth=2).encode(x=x, x2=alt.X2("end:Q"), y=y),
        medians.mark_tick(color=INK, thickness=2, height=26, orient="vertical").encode(x=x, y=y),
        alt.Chart(data(dots))
        .mark_point(filled=True, size=80, stroke=PAPER, strokeWidth=1)
        .encode(
            x=x,
            y=y,
            fill=alt.Fill("colour:N", scale=None),
            opacity=alt.Opacity("opacity:Q", scale=None),
            tooltip=[
                alt.Tooltip("name:N", title=labels.AGENCY),
                alt.Tooltip("panel:N", title=labels.METRIC),
                alt.Tooltip("full:N", title=labels.VALUE),
            ],
        ),
        *(
            layer
            for place, how in {
                "left": {"align": "right", "dx": -10},
                "right": {"align": "left", "dx": 12},
            }.items()
            for layer in haloed([end for end in ends if end["place"] == place], x, y, **how)
        ),
        *(
            layer
            for dy in _SLOTS
            for layer in haloed([word for word in words if word["dy"] == dy], x, y, dy=dy)
        ),
        texts=texts,
        height=FRAME_HEIGHT - LINE_HEIGHT + STRIP_HEIGHT * max(len(panels), 2),
        below=below,
    )


def _strip(panel: object, group: pd.DataFrame, unit: str, chosen: list[str]) -> Record:
    """The dots, words, ends and the missing of one panel."""
    stated = [(str(row["name"]), known(row["value"])) for row in records_of(group)]
    values = {name: value for name, value in stated if value is not None}
    most = max(values.values(), default=0.0)
    outliers = _outliers(values)
    dots: list[Record] = []
    words: list[Record] = []
    for name, value in sorted(values.items(), key=lambda item: item[0] in chosen):
        colour = SERIES[chosen.index(name) % len(SERIES)] if name in chosen else CONTEXT
        dot = {"panel": panel, "name": name, "x": value / (most or 1.0), "full": full(value, unit)}
        dots.append(dot | {"colour": colour, "opacity": 1.0 if name in chosen else 0.85})
        if name in chosen or name in outliers:
            text = f"{name} {printed(value, unit)}"
            rank = chosen.index(name) if name in chosen else len(chosen) + outliers.index(name)
            ink = colour if name in chosen else SECONDARY
            words.append(dot | {"text": text, "ink": ink, "rank": rank, "median": False})
    if len(values) >= LEAST_FOR_MEDIAN:
        middle = median(values.values())
        text = f"{labels.MEDIAN} {printed(middle, unit)}"
        place = {"panel": panel, "x": middle / (most or 1.0), "text": text, "ink": SECONDARY}
        words.append(place | {"rank": -1, "median": True})
    ends = [
        {"panel": panel, "x": float(place == "right"), "place": place, "text": text, "ink": SECONDARY}
        for place, text in (("left", printed(0.0, unit)), ("right", printed(most, unit)))
    ]
    missing = unreported(name for name, value in stated if value is None)
    return {
        "panel": panel,
        "dots": dots,
        "words": words,
        "ends": ends if values else [],
        "below": [f"{panel}{line}" for line in missing],
    }


def _outliers(values: Mapping[str, float]) -> list[str]:
    """Those more than one and a half times the middle half beyond its ends (Tukey), farthest first."""
    if len(values) < LEAST_FOR_OUTLIERS:
        return []
    low, middle, high = quantiles(values.values(), n=4, method="inclusive")
    reach = 1.5 * (high - low)
    beyond = [name for name, value in values.items() if not low - reach <= value <= high + reach]
    return sorted(beyond, key=lambda name: -abs(values[name] - middle))[:MOST_OUTLIERS]


def _placed(words: Sequence[Record], pixels: float) -> list[Record]:
    """The words above or below their dots, as many as find room; the median's first, below."""
    taken: list[tuple[int, float, float]] = []
    placed: list[Record] = []
    for word in sorted(words, key=lambda word: word["rank"]):
        half = text_width(word["text"]) / 2 + 4
        start, end = word["x"] * pixels - half, word["x"] * pixels + half
        for dy in reversed(_SLOTS) if word["median"] else _SLOTS:
            if all(slot != dy or end < other or start > after for slot, other, after in taken):
                taken.append((dy, start, end))
                placed.append({**word, "dy": dy})
                break
    return placed
