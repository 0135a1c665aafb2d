"""The look of every chart, registered once, and the three texts that every chart carries.

Title: the finding, made from the data. Subtitle: what is measured, unit, whom, when. Source line: at the
foot, inside the picture, so that a chart that is copied out keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd
from altair.utils import schemapi

from dashboard.charts.palette import CHOSEN, FONT, GRID, INK, PAPER, SECONDARY

TEXT_SIZE = 14
"""Smallest text of a chart in pixels: it must read from the back of a room when it becomes a picture."""
LINE_HEIGHT = 19
"""Height in pixels of one line of that text."""
FRAME_HEIGHT = 112
"""Height in pixels of title, subtitle, axis and source line: the rest of a chart's height is the drawing."""
PLOT_WIDTH = 640
"""Width in pixels that a chart can count on: two thirds of a page of 1366, or a picture."""
TEXT_WIDTH = 500
"""The same for its title and its lines of text: half of a page of 1366, less its menu."""
NAMES_WIDTH = 240
"""As much of a name as stands beside a drawing, in pixels: the rest of longer ones is cut."""
_TITLE_SIZE = 17
_ROW_HEIGHTS = (18, 34)
_LEAST_ROWS = 2
_ROOM_FOR_ROWS = 338

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


class _Layered(alt.LayerChart):
    """Layers that stay as they were given.

    Altair looks for parameters and sizes to lift out of them, and copies each of them deeply whenever it
    makes or copies the whole: half of the time of a chart. Layers here have neither.
    """

    def __init__(self, *args: Any, **kwds: Any) -> None:
        super(alt.LayerChart, self).__init__(*args, **kwds)


# Every chart is validated by the tests. At each click it would take longer than all the rest of a page.
schemapi.disable_debug_mode()


@alt.theme.register("gongkai", enable=True)
def gongkai_theme() -> alt.theme.ThemeConfig:
    """Altair's theme after VISUAL: little ink, horizontal labels, the list of Chinese fonts."""
    return alt.theme.ThemeConfig(
        config={
            "font": FONT,
            "background": "transparent",
            "lineBreak": "\n",
            # Vega describes marks and axes to screen readers in English: pages give a sentence instead.
            "aria": False,
            "padding": {"left": 4, "right": 8, "top": 4, "bottom": 4},
            "view": {"stroke": None},
            "title": {
                "anchor": "start",
                "frame": "bounds",
                "font": FONT,
                "fontSize": _TITLE_SIZE,
                "fontWeight": 600,
                "color": INK,
                "subtitleFont": FONT,
                "subtitleFontSize": TEXT_SIZE,
                "subtitleColor": SECONDARY,
                "subtitlePadding": 5,
                "offset": 12,
            },
            "axis": {
                # Streamlit moves the outermost labels inwards, away from what they name.
                "labelFlush": False,
                "labelFont": FONT,
                "titleFont": FONT,
                "labelFontSize": TEXT_SIZE,
                "labelColor": INK,
                "labelAngle": 0,
                "labelLimit": NAMES_WIDTH,
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


def records_of(rows: pd.DataFrame) -> list[Record]:
    """The rows of a frame, one mark each."""
    return [{str(column): value for column, value in row.items()} for row in rows.to_dict("records")]


def data(records: Sequence[Record]) -> alt.InlineData:
    """Rows as they are drawn: plain values, through which Altair does not look again, unlike a frame.

    A tuple, as Altair copies lists row by row whenever one chart becomes a part of another.
    """
    return alt.InlineData(values=tuple(records))


def layered(*layers: alt.Chart, texts: Texts, height: int, below: Sequence[str] = ()) -> alt.LayerChart:
    """`layers` one above the other, the first at the bottom, each colour with a meaning of its own.

    Channels of a layer are objects of Altair (alt.Detail): for a bare word or alt.value it looks through all
    of its classes, which takes longer than the chart.

    height: in pixels, of which FRAME_HEIGHT are for the texts; lines beyond one each are added to it. below:
    as `foot` has it.
    """
    return _Layered(
        layer=list(layers),
        title=heading(texts),
        height=height + LINE_HEIGHT * _further_lines(texts, below),
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(color="independent")),
    )


def haloed(records: Sequence[Record], x: alt.X, y: alt.Y, **how: Any) -> list[alt.Chart]:
    """Texts (text, ink) on white, so that a line behind them does not strike them through."""
    if not records:
        return []
    halo: dict[str, Any] = {"stroke": PAPER, "strokeWidth": 4, "strokeJoin": "round", "color": PAPER}
    chart = alt.Chart(data(records)).encode(x=x, y=y, text=alt.Text("text:N"))
    return [
        chart.mark_text(**halo, **how),
        chart.mark_text(**how).encode(color=alt.Color("ink:N", scale=None)),
    ]


def right_edge() -> alt.XValue:
    """Where a drawing ends, for what is printed there."""
    return alt.XValue("width")  # type: ignore[no-untyped-call]


def dotted(
    records: Sequence[Record],
    x: alt.X,
    y: alt.Y,
    tooltip: Sequence[alt.Tooltip],
    *,
    size: int = 90,
    outline: float = 2,
) -> alt.Chart:
    """A point for each record in its colour: a dot, or a ring where its fill is the paper's.

    size: its area in square pixels; outline: of what width, in pixels.
    """
    chart = alt.Chart(data(records)).mark_point(filled=False, opacity=1, size=size, strokeWidth=outline)
    drawn: alt.Chart = chart.encode(
        x=x,
        y=y,
        stroke=alt.Stroke("colour:N", scale=None),
        fill=alt.Fill("fill:N", scale=None),
        tooltip=tooltip,
    )
    return drawn


def heading(texts: Texts) -> alt.TitleParams:
    """The title and subtitle of a chart."""
    return alt.TitleParams(text=_title(texts), subtitle=wrapped(texts.subtitle))


def foot(texts: Texts, indent: int = 0, below: Sequence[str] = ()) -> dict[str, Any]:
    """Arguments of the axis at the foot: it has no title of its own, so its place carries the source line.

    indent: width of the names at the left in pixels, so that the line begins where the title does. below:
    what the drawing leaves unsaid (未公布：甲、乙), a line each above the source.
    """
    return {
        "title": _foot_lines(texts, below),
        "titleAnchor": "start",
        "titlePadding": 14,
        "titleX": -indent,
        "titleLineHeight": LINE_HEIGHT,
    }


def _title(texts: Texts) -> str:
    return wrapped(texts.title, TEXT_WIDTH * TEXT_SIZE // _TITLE_SIZE)


def _foot_lines(texts: Texts, below: Sequence[str]) -> str:
    return "\n".join(wrapped(line) for line in (*below, texts.source))


def _further_lines(texts: Texts, below: Sequence[str]) -> int:
    return sum(
        text.count("\n") for text in (_title(texts), wrapped(texts.subtitle), _foot_lines(texts, below))
    )


def wrapped(text: str, width: int = TEXT_WIDTH) -> str:
    """`text` with a line break wherever it would become wider than `width` pixels at TEXT_SIZE.

    A line ends after a mark of punctuation in its second half, or where it is full; a number stays with its
    unit.
    """
    lines: list[str] = []
    rest = text
    while text_width(rest) > width:
        full = next(end for end in range(len(rest), 0, -1) if end == 1 or text_width(rest[:end]) <= width)
        stops = [
            end
            for end in range(full // 2 + 1, full + 1)
            if rest[end - 1] in " ，、；。" and not (rest[end - 1] == " " and rest[end - 2].isdigit())
        ]
        end = stops[-1] if stops else full
        lines.append(rest[:end].rstrip(" ·"))
        rest = rest[end:].lstrip()
    return "\n".join([*lines, rest])


def text_width(text: str) -> float:
    """Width in pixels of `text` at TEXT_SIZE: a Chinese letter is a square, others about half of one."""
    return sum(1.0 if ord(letter) > 0x2E7F else 0.56 for letter in text) * TEXT_SIZE


def names_width(names: Iterable[str], most: int = NAMES_WIDTH) -> int:
    """Width in pixels of the widest of `names`, `most` at most, with its distance from the drawing."""
    return min(round(max(map(text_width, names), default=0)), most) + 14


def names_axis(width: int, most: int = NAMES_WIDTH) -> alt.Axis:
    """The axis of names at the left of a chart, `width` pixels wide; most: as in `names_width`."""
    return alt.Axis(
        title=None, labelPadding=10, labelLimit=most, labelOverlap=False, minExtent=width, maxExtent=width
    )


def rows_height(count: int, texts: Texts, below: Sequence[str] = ()) -> int:
    """Height in pixels, for `layered`, of a chart of `count` rows, a line of text each.

    Up to sixteen rows it is that of a picture of 16:9 at most; more make it taller, never illegible.
    """
    least, most = _ROW_HEIGHTS
    count = max(count, _LEAST_ROWS)
    room = _ROOM_FOR_ROWS - LINE_HEIGHT * _further_lines(texts, below)
    return FRAME_HEIGHT + count * max(least, min(most, room // count))


def padded_years(years: Iterable[int], least: int) -> list[str]:
    """The years from first to last, gaps too, then empty columns up to `least`: few years stay narrow."""
    known = list(years)
    columns = [str(year) for year in range(min(known), max(known) + 1)]
    return columns + [" " * (place + 1) for place in range(least - len(columns))]
