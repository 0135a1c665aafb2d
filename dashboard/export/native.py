"""Charts that WPS and PowerPoint draw themselves, so that an office can edit them."""

from __future__ import annotations

from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Pt

from dashboard.charts import palette
from dashboard.charts.composition import PRINTED_FROM
from dashboard.exhibits.exhibit import Native, Series
from dashboard.export.master import FONT, Box, rgb

_KINDS = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED_100,
}
_LABEL_SIZE = 14
_MOST_BARS_AT_FULL_SIZE = 16


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
    size = _LABEL_SIZE if len(native.categories) <= _MOST_BARS_AT_FULL_SIZE else 11
    _set_font(chart, size)
    several = len(native.series) > 1
    chart.has_legend = several and native.kind != "line"
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.RIGHT
        chart.legend.include_in_layout = False
    _axes(chart, native)
    for drawn, series in zip(chart.plots[0].series, native.series, strict=True):
        _dress(drawn, series, native)
    return chart


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
        return
    # Values stand at their bars.
    values.visible = False
    chart.plots[0].gap_width = 45
    if native.kind == "bar":
        categories.reverse_order = True
    if native.kind == "stacked":
        chart.plots[0].overlap = 100


def _not_negative(native: Native) -> bool:
    return all(value is None or value >= 0 for series in native.series for value in series.values)


def _dress(drawn: Any, series: Series, native: Native) -> None:
    """Colour and labels of one series."""
    if native.kind == "line":
        drawn.smooth = False
        drawn.format.line.color.rgb = rgb(series.colour)
        drawn.format.line.width = Pt(2.25)
        drawn.marker.size = 7
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = rgb(series.colour)
        drawn.marker.format.line.color.rgb = rgb(series.colour)
        _label_last(drawn, series, native)
        return
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = rgb(series.colour)
    if native.kind == "stacked":
        # Neighbours of one colour stay apart.
        drawn.format.line.color.rgb = rgb(palette.PAPER)
    for place, colour in enumerate(series.colours):
        if colour != series.colour and series.values[place] is not None:
            fill = drawn.points[place].format.fill
            fill.solid()
            fill.fore_color.rgb = rgb(colour)
    labels = drawn.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = native.number_format, False
    if native.kind == "stacked":
        labels.font.color.rgb = rgb(palette.readable_ink(series.colour))
        labels.position = XL_LABEL_POSITION.CENTER
        _drop_small(labels, native, series)
    else:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _label_last(drawn: Any, series: Series, native: Native) -> None:
    """Name and value at the end of a line, in its colour."""
    known = [place for place, value in enumerate(series.values) if value is not None]
    if not known:
        return
    label = drawn.points[known[-1]].data_label
    label.position = XL_LABEL_POSITION.RIGHT if len(native.series) > 1 else XL_LABEL_POSITION.ABOVE
    label.font.size, label.font.color.rgb = Pt(_LABEL_SIZE), rgb(series.colour)
    element = label._get_or_add_dLbl()
    for name, shown in (("c:showVal", "1"), ("c:showSerName", "1" if len(native.series) > 1 else "0")):
        element.find(qn(name)).set("val", shown)


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
