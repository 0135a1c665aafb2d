"""Charts that WPS and PowerPoint draw themselves, so that an office can edit them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Pt

from dashboard import labels
from dashboard.charts import palette
from dashboard.exhibits.exhibit import Native
from dashboard.export.bar_rows import is_crowded, takes_turns
from dashboard.export.line_labels import label_shifts, lay_out_lines
from dashboard.export.master import FONT, Box, rgb
from dashboard.export.series_look import dress, is_printed, label_last
from dashboard.export.slide_text import ems

_KINDS = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED_100,
}
_LABEL_SIZE, _SIZE_WITH_NAME, _SMALLEST = 14, 12, 9
_GAP, _GAP_OF_PAIRS, _GAP_OF_ONE = 45, 30, 220
"""Between the bars of neighbouring categories, in hundredths of a bar."""
_DRAWN = 0.94
"""The share of a chart's height or width that its bars have, the rest being for the axis."""
_OF_ROW, _OF_PAIR = 0.8, 0.5
"""How large type may be that has a row to itself, or one bar of two, in heights of the row."""
_LEGEND_HEIGHT = 26
"""Of one at the top, in points."""
_BESIDE_LEGEND = 0.85
"""The share of its width that a chart keeps beside a legend."""
_STEPS = (1, 2, 2.5, 5, 10)
_MOST_LINES = 5
"""Lines of the grid, about."""


def add_chart(shapes: SlideShapes, native: Native, place: Box) -> Chart:
    """Draw `native` at `place`; a missing value is a gap, and has no bar."""
    native = without_empty_parts(native)
    # python-pptx has types for a part of itself only.
    # It writes this format into XML as it is; labels have theirs besides.
    plain = "General" if "<" in native.number_format else native.number_format
    data: Any = CategoryChartData(number_format=plain)  # type: ignore[no-untyped-call]
    data.categories = _categories(native)
    for series in native.series:
        data.add_series(series.label, series.values)
    frame: Any = shapes.add_chart(_KINDS[native.kind], place.left, place.top, place.width, place.height, data)
    chart: Chart = frame.chart
    chart.has_title = False
    names, values = _sizes(native, place)
    _set_font(chart, names)
    inside = _named_inside(native, place)
    _legend(chart, native, inside)
    _axes(chart, native)
    for drawn, series, colour, named in zip(
        chart.plots[0].series, native.series, _colours(native), inside, strict=True
    ):
        # Of many pairs those of the first series stand beside the names.
        is_told = is_crowded(native) and series is native.series[0]
        dress(drawn, series, colour, native, named=named, labelled=not is_told)
        if native.kind != "line":
            drawn.data_labels.font.size = Pt(_SIZE_WITH_NAME if named else values)
    if native.kind == "line":
        _label_lines(chart, native, place)
    return chart


def _categories(native: Native) -> Sequence[str]:
    """The names of categories, with their values where an interval takes the place behind the bar."""
    (first, *_) = native.series
    if not first.spans:
        return native.categories
    return [
        f"{name} {labels.share(value)}" for name, value in zip(native.categories, first.values, strict=True)
    ]


def without_empty_parts(native: Native) -> Native:
    """Parts of a whole that are nothing in every column have nothing to show but their name."""
    if native.kind != "stacked":
        return native
    return replace(native, series=tuple(series for series in native.series if any(series.values)))


def _label_lines(chart: Chart, native: Native, place: Box) -> None:
    """Names and values at the ends of lines, none over another."""
    several = len(native.series) > 1
    lay_out_lines(chart, several)
    shifts = [0.0] * len(native.series)
    if _not_negative(native):
        shifts = label_shifts(native, _scale(native)[0], place.height.pt, _LABEL_SIZE)
    for drawn, series, shift in zip(chart.plots[0].series, native.series, shifts, strict=True):
        label_last(drawn, series, shift, size=_LABEL_SIZE, named=several)


def _legend(chart: Chart, native: Native, inside: Sequence[bool]) -> None:
    """Names that stand neither at a line nor in a part; inside: which series have theirs in their parts."""
    told = [place for place, named in enumerate(inside) if named]
    chart.has_legend = native.kind != "line" and len(native.series) > max(1, len(told))
    if not chart.has_legend:
        return
    chart.legend.position = XL_LEGEND_POSITION.RIGHT if native.kind == "stacked" else XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    legend: Any = chart.legend._element
    for place in reversed(told):
        entry: Any = legend.makeelement(qn("c:legendEntry"), {})
        entry.append(entry.makeelement(qn("c:idx"), {"val": str(place)}))
        entry.append(entry.makeelement(qn("c:delete"), {"val": "1"}))
        legend.find(qn("c:legendPos")).addnext(entry)


def _named_inside(native: Native, place: Box) -> list[bool]:
    """Which series have their names in their parts: all that are printed if the columns are wide enough.

    Else those that share a colour, which a legend could not tell apart.
    """
    if native.kind != "stacked":
        return [False] * len(native.series)
    printed = [is_printed(native, series) for series in native.series]
    column = place.width.pt * _DRAWN / len(native.categories) / (1 + _gap(native) / 100)
    if not all(printed):
        column *= _BESIDE_LEGEND
    words = [
        ems(f"{series.label} 99.9%") for series, shown in zip(native.series, printed, strict=True) if shown
    ]
    if max(words, default=0) * _SIZE_WITH_NAME <= column:
        return printed
    colours = [series.colour for series in native.series]
    return [shown and colours.count(colour) > 1 for shown, colour in zip(printed, colours, strict=True)]


def _sizes(native: Native, place: Box) -> tuple[int, int]:
    """Points of the type of names, and of the values at bars: as large as the bars leave room for."""
    if native.kind != "bar":
        return _LABEL_SIZE, _LABEL_SIZE
    legend = _LEGEND_HEIGHT if len(native.series) > 1 else 0
    each = (place.height.pt * _DRAWN - legend) / max(1, len(native.categories))
    bars = 1 if takes_turns(native) else len(native.series)
    values = each if bars == 1 else each / (bars + _GAP_OF_PAIRS / 100) * 1.15
    if is_crowded(native):
        return _fitting(each * _OF_ROW), _fitting(each * _OF_PAIR)
    return _fitting(each * _OF_ROW), _fitting(values * _OF_ROW)


def _fitting(room: float) -> int:
    return max(_SMALLEST, min(_LABEL_SIZE, math.floor(room)))


def _colours(native: Native) -> list[str]:
    """The colour of each series; parts of one colour side by side get lighter and darker in turn."""
    colours: list[str] = []
    for series in native.series:
        same = colours and native.kind == "stacked" and colours[-1] == series.colour
        colours.append(palette.GRID if same else series.colour)
    return colours


def _axes(chart: Chart, native: Native) -> None:
    values, categories = chart.value_axis, chart.category_axis
    values.has_major_gridlines = native.kind == "line"
    values.minimum_scale = 0 if _not_negative(native) else None
    categories.format.line.fill.background()
    categories.has_major_gridlines = False
    if native.kind == "line":
        values.major_gridlines.format.line.color.rgb = rgb(palette.GRID)
        values.tick_labels.number_format = _tick_format(native)
        values.tick_labels.number_format_is_linked = False
        values.format.line.fill.background()
        categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        if _not_negative(native):
            values.maximum_scale, values.major_unit = _scale(native)
        return
    # Values stand at their bars.
    values.visible = False
    ends = [span[1] for series in native.series for span in series.spans if span]
    if ends:
        values.maximum_scale = max(ends)
    chart.plots[0].gap_width = _gap(native)
    if native.kind == "bar":
        categories.reverse_order = True
    if native.kind == "stacked" or takes_turns(native):
        chart.plots[0].overlap = 100


def _tick_format(native: Native) -> str:
    """Round numbers on the axis without the decimals of the values: 20%, not 20.0%."""
    step = _scale(native)[1]
    return "0%" if native.number_format == "0.0%" and step >= 0.01 else native.number_format


def _gap(native: Native) -> int:
    """Between neighbouring categories; a few bars stay slim."""
    alone = len(native.series) == 1 or native.kind == "stacked" or takes_turns(native)
    usual = _GAP if alone else _GAP_OF_PAIRS
    return max(usual, _GAP_OF_ONE // len(native.categories))


def _not_negative(native: Native) -> bool:
    return all(value is None or value >= 0 for series in native.series for value in series.values)


def _scale(native: Native) -> tuple[float, float]:
    """Where the axis of lines ends, and how far its grid's lines are apart: round numbers."""
    highest = max((value or 0 for series in native.series for value in series.values), default=0)
    if highest <= 0:
        return 1.0, 1.0
    power = 10 ** math.floor(math.log10(highest / _MOST_LINES))
    step = next(step * power for step in _STEPS if step * power * _MOST_LINES >= highest)
    return math.ceil(highest / step) * step, step


def _set_font(chart: Chart, size: int) -> None:
    """Size, ink and family of all text; the family for Chinese needs an element of its own."""
    chart.font.size, chart.font.color.rgb, chart.font.name = Pt(size), rgb(palette.INK), FONT
    run = chart.font._rPr
    run.append(run.makeelement(qn("a:ea"), {"typeface": FONT}))
