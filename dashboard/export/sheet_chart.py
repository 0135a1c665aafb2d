"""Charts of a workbook, which follow the figures of its cells."""

from __future__ import annotations

from typing import Any

import xlsxwriter

from dashboard.charts import palette
from dashboard.exhibits.exhibit import Native, Series
from dashboard.export.bar_rows import takes_turns
from dashboard.export.series_look import is_small

_ROWS, _ROW_HEIGHT = 18, 20
"""Rows of a sheet that a chart covers at least, and the pixels of one."""
_WIDTH, _BAR, _AROUND_BARS = 720, 18, 40
"""Pixels of a chart's width, of a bar with its label, and of what is around the bars."""
_KINDS: dict[str, dict[str, str]] = {
    "line": {"type": "line"},
    "bar": {"type": "bar"},
    "column": {"type": "column"},
    "stacked": {"type": "column", "subtype": "percent_stacked"},
}
_FONT = {"name": "微软雅黑", "size": 10, "color": palette.INK}


def chart_of(book: xlsxwriter.Workbook, native: Native, sheet: str, first: int) -> Any:
    """The chart of `native`, whose categories stand in column 0 of `sheet` below line `first`.

    Its series stand in the columns behind, their names in line `first`.
    """
    chart: Any = book.add_chart(_KINDS[native.kind])
    last = first + len(native.categories)
    for place in range(1, len(native.series) + 1):
        chart.add_series(
            {
                "name": [sheet, first, place],
                "categories": [sheet, first + 1, 0, last, 0],
                "values": [sheet, first + 1, place, last, place],
                **_look(native, place - 1),
            }
        )
    several = len(native.series) > 1
    chart.set_legend({"position": "right", "font": _FONT} if several else {"none": True})
    grid = {"visible": native.kind == "line", "line": {"color": palette.GRID}}
    values: dict[str, Any] = {"major_gridlines": grid}
    values |= {"num_format": native.number_format, "num_font": _FONT, "line": {"none": True}}
    values |= {} if native.kind == "line" else {"visible": False}
    categories = {"num_font": _FONT, "line": {"color": palette.CONTEXT}, "label_position": "low"}
    # The value axis of horizontal bars is the first one there, and their first category stands at the top.
    chart.set_y_axis(categories | {"reverse": True} if native.kind == "bar" else values)
    chart.set_x_axis(values if native.kind == "bar" else categories)
    chart.show_blanks_as("gap")
    chart.set_size({"width": _WIDTH, "height": chart_rows(native) * _ROW_HEIGHT - _ROW_HEIGHT // 2})
    return chart


def chart_rows(native: Native) -> int:
    """Rows of a sheet that the chart of `native` covers: as many as its bars need."""
    if native.kind != "bar":
        return _ROWS
    bars = len(native.categories) * (1 if takes_turns(native) else len(native.series))
    return max(_ROWS, -(-(bars * _BAR + _AROUND_BARS) // _ROW_HEIGHT))


def _look(native: Native, place: int) -> dict[str, Any]:
    """Colours and labels of one series."""
    series = native.series[place]
    labels = {"value": True, "num_format": native.number_format, "font": _FONT}
    if native.kind == "line":
        mark = {
            "type": "circle",
            "size": 6,
            "fill": {"color": series.colour},
            "border": {"color": series.colour},
        }
        return {"line": {"color": series.colour, "width": 2}, "marker": mark}
    look: dict[str, Any] = {"fill": {"color": series.colour}, "gap": 45, "data_labels": labels}
    if takes_turns(native):
        look["overlap"] = 100
    if native.kind == "stacked":
        look["border"] = {"color": palette.PAPER}
        labels["font"] = _FONT | {"color": palette.readable_ink(series.colour)}
        labels["custom"] = [
            {"delete": True} if is_small(native, series, part) else None for part in range(len(series.values))
        ]
    if series.spans:
        look["x_error_bars"] = _spans(series)
    if series.colours:
        look["points"] = [{"fill": {"color": colour}} for colour in series.colours]
    return look


def _spans(series: Series) -> dict[str, Any]:
    """Error bars from and to where each value surely lies."""
    ends = {
        side: [
            0.0 if value is None or span is None else abs(span[end] - value)
            for value, span in zip(series.values, series.spans, strict=True)
        ]
        for end, side in enumerate(("minus_values", "plus_values"))
    }
    return {"type": "custom", **ends, "line": {"color": palette.INK}}
