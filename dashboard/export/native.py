"""Charts that WPS and PowerPoint draw themselves, so that an office can edit them."""

from __future__ import annotations

import math
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml.ns import qn
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Pt

from dashboard.charts import palette
from dashboard.charts.composition import PRINTED_FROM
from dashboard.exhibits.exhibit import Native, Series
from dashboard.export.line_labels import label_shifts, lay_out_lines
from dashboard.export.master import FONT, Box, rgb

_KINDS = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED_100,
}
_LABEL_SIZE, _SIZE_WITH_NAME, _SMALLEST = 14, 12, 8
_GAP, _GAP_OF_PAIRS, _GAP_OF_ONE = 45, 30, 300
"""Between the bars of neighbouring categories, in hundredths of a bar."""
_STEPS = (1, 2, 2.5, 5, 10)
_MOST_LINES = 5
"""Lines of the grid, about."""


def add_chart(shapes: SlideShapes, native: Native, place: Box) -> Chart:
    """Draw `native` at `place`; a missing value is a gap, and has no bar."""
    # python-pptx has types for a part of itself only.
    data: Any = CategoryChartData(number_format=native.number_format)  # type: ignore[no-untyped-call]
    data.categories = native.categories
    for series in native.series:
        data.add_series(series.label, series.values)
    frame: Any = shapes.add_chart(_KINDS[native.kind], place.left, place.top, place.width, place.height, data)
    chart: Chart = frame.chart
    chart.has_title = False
    names, values = _sizes(native, place)
    _set_font(chart, names)
    several = len(native.series) > 1
    chart.has_legend = several and native.kind != "line"
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.RIGHT
        chart.legend.include_in_layout = False
    _axes(chart, native)
    for drawn, series, colour in zip(chart.plots[0].series, native.series, _colours(native), strict=True):
        _dress(drawn, series, colour, native)
        if native.kind != "line" and values < names:
            drawn.data_labels.font.size = Pt(values)
    if native.kind == "line":
        lay_out_lines(chart, several)
        top, _ = _scale(native)
        shifts = [0.0] * len(native.series)
        if _not_negative(native):
            shifts = label_shifts(native, top, place.height.pt, _LABEL_SIZE)
        for drawn, series, shift in zip(chart.plots[0].series, native.series, shifts, strict=True):
            _label_last(drawn, series, shift, several)
    return chart


def _sizes(native: Native, place: Box) -> tuple[int, int]:
    """Points of the type of names, and of the values at bars: as large as the bars leave room for."""
    if native.kind != "bar":
        return _LABEL_SIZE, _LABEL_SIZE
    each = place.height.pt / max(1, len(native.categories)) / 1.25
    bars = len(native.series)
    values = each if bars == 1 else each / (bars + _GAP_OF_PAIRS / 100) * 1.1
    return _fitting(each), _fitting(values)


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
        values.tick_labels.number_format = native.number_format
        values.tick_labels.number_format_is_linked = False
        values.format.line.fill.background()
        categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        if _not_negative(native):
            values.maximum_scale, values.major_unit = _scale(native)
        return
    # Values stand at their bars.
    values.visible = False
    chart.plots[0].gap_width = _gap(native)
    if native.kind == "bar":
        categories.reverse_order = True
    if native.kind == "stacked":
        chart.plots[0].overlap = 100


def _gap(native: Native) -> int:
    """Between neighbouring categories; a few bars stay slim."""
    usual = _GAP if len(native.series) == 1 or native.kind == "stacked" else _GAP_OF_PAIRS
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


def _dress(drawn: Any, series: Series, colour: str, native: Native) -> None:
    """Colour and labels of one series."""
    if native.kind == "line":
        drawn.smooth = False
        drawn.format.line.color.rgb = rgb(colour)
        drawn.format.line.width = Pt(2.25)
        drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 7
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = rgb(colour)
        drawn.marker.format.line.color.rgb = rgb(colour)
        return
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = rgb(colour)
    if native.kind == "stacked":
        # Neighbours of one colour stay apart.
        drawn.format.line.color.rgb = rgb(palette.PAPER)
    for place, bar in enumerate(series.colours):
        if bar != series.colour and series.values[place] is not None:
            fill = drawn.points[place].format.fill
            fill.solid()
            fill.fore_color.rgb = rgb(bar)
    labels = drawn.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = native.number_format, False
    if native.kind == "stacked":
        labels.font.color.rgb = rgb(palette.readable_ink(colour))
        labels.position = XL_LABEL_POSITION.CENTER
        if sum(other.colour == series.colour for other in native.series) > 1:
            # A legend can't tell parts of one colour apart.
            labels.show_series_name, labels.font.size = True, Pt(_SIZE_WITH_NAME)
            labels._element.find(qn("c:showBubbleSize")).addnext(_separator(labels._element))
        _drop_small(labels, native, series)
    else:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _label_last(drawn: Any, series: Series, shift: float, several: bool) -> None:
    """Name and value at the end of a line, in its colour; shift: of the chart's height, upwards."""
    known = [place for place, value in enumerate(series.values) if value is not None]
    if not known:
        return
    label = drawn.points[known[-1]].data_label
    label.position = XL_LABEL_POSITION.RIGHT if several else XL_LABEL_POSITION.ABOVE
    label.font.size, label.font.color.rgb = Pt(_LABEL_SIZE), rgb(series.colour)
    element = label._get_or_add_dLbl()
    element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("wrap", "none")
    for name, shown in (("c:showVal", "1"), ("c:showSerName", "1" if several else "0")):
        element.find(qn(name)).set("val", shown)
    if not several:
        return
    last = next(child for child in reversed(element) if child.tag.startswith(qn("c:show")))
    last.addnext(_separator(element))
    if shift:
        layout = element.makeelement(qn("c:layout"), {})
        manual = layout.makeelement(qn("c:manualLayout"), {})
        for name, value in (("c:x", 0.0), ("c:y", -shift)):
            manual.append(manual.makeelement(qn(name), {"val": f"{value:.4f}"}))
        layout.append(manual)
        element.find(qn("c:idx")).addnext(layout)


def _separator(labels: Any) -> Any:
    """A blank between name and value."""
    separator = labels.makeelement(qn("c:separator"), {})
    separator.text = " "
    return separator


def _drop_small(labels: Any, native: Native, series: Series) -> None:
    """No label where a part is too thin for it."""
    element = labels._element
    for place, value in enumerate(series.values):
        total = sum(other.values[place] or 0 for other in native.series)
        if value is None or not total or value / total < PRINTED_FROM:
            label = element._insert_dLbl_in_sequence(place)
            for child in list(label):
                if child.tag != qn("c:idx"):
                    label.remove(child)
            label.append(label.makeelement(qn("c:delete"), {"val": "1"}))


def _set_font(chart: Chart, size: int) -> None:
    """Size, ink and family of all text; the family for Chinese needs an element of its own."""
    chart.font.size, chart.font.color.rgb, chart.font.name = Pt(size), rgb(palette.INK), FONT
    run = chart.font._rPr
    run.append(run.makeelement(qn("a:ea"), {"typeface": FONT}))
