"""The look of every chart, registered once, and the three texts that every chart carries.

Title: the finding, made from the data. Subtitle: what is measured, unit, whom, when. Source line: at the
foot, inside the picture, so that a chart that is copied out keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
from altair.utils import schemapi

from dashboard.charts.palette import CHOSEN, FONT, GRID, INK, SECONDARY

TEXT_SIZE = 14
"""Smallest text of a chart in pixels: it must read from the back of a room when it becomes a picture."""
FRAME_HEIGHT = 112
"""Height in pixels of title, subtitle, axis and source line: the rest of a chart's height is the drawing."""


Record = dict[str, Any]
"""One mark: what is drawn, field by field."""
Drawing = alt.Chart | alt.LayerChart
"""What a chart function gives: one view, so that it can be drawn at any size."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What a chart says in words."""

    title: str
    subtitle: str
    source: str


# Every chart is validated by the tests. At each click it would take longer than all the rest of a page.
schemapi.disable_debug_mode()


@alt.theme.register("gongkai", enable=True)
def gongkai_theme() -> alt.theme.ThemeConfig:
    """Altair's theme after VISUAL: little ink, horizontal labels, the list of Chinese fonts."""
    return alt.theme.ThemeConfig(
        config={
            "font": FONT,
            "background": "transparent",
            # Vega describes marks and axes to screen readers in English: pages give a sentence instead.
            "aria": False,
            "padding": {"left": 4, "right": 8, "top": 4, "bottom": 4},
            "view": {"stroke": None},
            "title": {
                "anchor": "start",
                "frame": "bounds",
                "font": FONT,
                "fontSize": 17,
                "fontWeight": 600,
                "color": INK,
                "subtitleFont": FONT,
                "subtitleFontSize": TEXT_SIZE,
                "subtitleColor": SECONDARY,
                "subtitlePadding": 5,
                "offset": 12,
            },
            "axis": {
                "labelFont": FONT,
                "titleFont": FONT,
                "labelFontSize": TEXT_SIZE,
                "labelColor": INK,
                "labelAngle": 0,
                "labelLimit": 260,
                "domain": False,
                "ticks": False,
                "gridColor": GRID,
                "titleFontSize": TEXT_SIZE,
                "titleFontWeight": "normal",
                "titleColor": SECONDARY,
            },
            "text": {"font": FONT, "fontSize": TEXT_SIZE, "color": INK},
            "bar": {"color": CHOSEN},
            "legend": {"disable": True},
        }
    )


def data(records: Sequence[Record]) -> alt.InlineData:
    """Rows as they are drawn: plain values, through which Altair does not look again, unlike a frame.

    A tuple, as Altair copies lists row by row whenever one chart becomes a part of another.
    """
    return alt.InlineData(values=tuple(records))


def layered(*layers: alt.Chart, texts: Texts, height: int) -> alt.LayerChart:
    """`layers` one above the other, the first at the bottom, each colour with a meaning of its own."""
    return alt.LayerChart(
        layer=layers,
        title=heading(texts),
        height=height,
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(color="independent")),
    )


def heading(texts: Texts) -> alt.TitleParams:
    """The title and subtitle of a chart."""
    return alt.TitleParams(text=texts.title, subtitle=texts.subtitle)


def foot(texts: Texts, indent: int = 0) -> dict[str, Any]:
    """Arguments of the axis at the foot: it has no title of its own, so its place carries the source line.

    indent: width of the names at the left in pixels, so that the line begins where the title does.
    """
    return {"title": texts.source, "titleAnchor": "start", "titlePadding": 14, "titleX": -indent}


def names_width(names: Iterable[str]) -> int:
    """Width in pixels of the widest of `names`, with its distance from the drawing."""
    widths = [sum(1.0 if ord(letter) > 0x2E7F else 0.56 for letter in name) for name in names]
    return round(max(widths, default=0) * TEXT_SIZE) + 14


def names_axis(width: int) -> alt.Axis:
    """The axis of names at the left of a chart, `width` pixels wide."""
    return alt.Axis(title=None, labelPadding=10, labelOverlap=False, minExtent=width, maxExtent=width)


def padded_years(years: Iterable[int], least: int) -> list[str]:
    """The years from first to last, gaps too, then empty columns up to `least`: few years stay narrow."""
    known = list(years)
    columns = [str(year) for year in range(min(known), max(known) + 1)]
    return columns + [" " * (place + 1) for place in range(least - len(columns))]
