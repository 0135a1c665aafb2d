"""Colours and labels of the series of a native chart."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.charts import palette
from dashboard.charts.composition import PRINTED_FROM
from dashboard.exhibits.exhibit import Native, Series
from dashboard.export.master import rgb

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NO_LEADERS = (
    f'<c:extLst xmlns:c="{_CHART}">'
    '<c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"'
    ' xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)


def dress(
    drawn: Any, series: Series, colour: str, native: Native, *, named: bool, labelled: bool = True
) -> None:
    """Colour and labels of one series.

    named: whether parts of a whole have their name in their label; labelled: whether bars have their value.
    """
    if native.kind == "line":
        _dress_line(drawn, colour)
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
    if series.spans:
        _add_spans(drawn, series)
    labels = drawn.data_labels
    labels.show_value = labelled and not series.spans
    labels.number_format, labels.number_format_is_linked = native.number_format, False
    if native.kind != "stacked":
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        return
    labels.font.color.rgb = rgb(palette.readable_ink(colour))
    labels.position = XL_LABEL_POSITION.CENTER
    if named:
        labels.show_series_name = True
        labels._element.find(qn("c:showBubbleSize")).addnext(_separator(labels._element))
    _drop_small(labels, native, series)


def is_printed(native: Native, series: Series) -> bool:
    """Whether any part of `series` is thick enough for its label."""
    return any(not is_small(native, series, place) for place in range(len(series.values)))


def label_last(drawn: Any, series: Series, shift: float, *, size: int, named: bool) -> None:
    """Value, and name, at the end of a line, in its colour; shift: of the chart's height, upwards."""
    known = [place for place, value in enumerate(series.values) if value is not None]
    if not known:
        return
    label = drawn.points[known[-1]].data_label
    label.position = XL_LABEL_POSITION.RIGHT if named else XL_LABEL_POSITION.ABOVE
    label.font.size, label.font.color.rgb = Pt(size), rgb(series.colour)
    element = label._get_or_add_dLbl()
    element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("wrap", "none")
    for name, shown in (("c:showVal", "1"), ("c:showSerName", "1" if named else "0")):
        element.find(qn(name)).set("val", shown)
    if not named:
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
        # Office programs draw a line from a label that was moved.
        element.getparent().append(parse_xml(_NO_LEADERS))


def _add_spans(drawn: Any, series: Series) -> None:
    """Error bars from and to where each value surely lies."""
    ends = {
        side: [
            0.0 if value is None or span is None else abs(span[end] - value)
            for value, span in zip(series.values, series.spans, strict=True)
        ]
        for end, side in enumerate(("minus", "plus"))
    }
    sides = "".join(
        f'<c:{side}><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(ends[side])}"/>'
        + "".join(
            f'<c:pt idx="{place}"><c:v>{length}</c:v></c:pt>' for place, length in enumerate(ends[side])
        )
        + f"</c:numLit></c:{side}>"
        for side in ("plus", "minus")
    )
    colour = palette.INK.removeprefix("#")
    drawn._element.find(qn("c:cat")).addprevious(
        parse_xml(
            f'<c:errBars xmlns:c="{_CHART}" xmlns:a="{_DRAWING}"><c:errBarType val="both"/>'
            f'<c:errValType val="cust"/><c:noEndCap val="0"/>{sides}<c:spPr><a:ln w="15875"><a:solidFill>'
            f'<a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr></c:errBars>'
        )
    )


def _dress_line(drawn: Any, colour: str) -> None:
    drawn.smooth = False
    drawn.format.line.color.rgb = rgb(colour)
    drawn.format.line.width = Pt(2.25)
    drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = rgb(colour)
    drawn.marker.format.line.color.rgb = rgb(colour)


def _separator(labels: Any) -> Any:
    """A blank between name and value."""
    separator = labels.makeelement(qn("c:separator"), {})
    separator.text = " "
    return separator


def is_small(native: Native, series: Series, place: int) -> bool:
    """Whether a part of a whole is too thin for its label."""
    total = sum(other.values[place] or 0 for other in native.series)
    value = series.values[place]
    return value is None or not total or value / total < PRINTED_FROM


def _drop_small(labels: Any, native: Native, series: Series) -> None:
    """No label where a part is too thin for it."""
    element = labels._element
    for place in range(len(series.values)):
        if not is_small(native, series, place):
            continue
        label = element._insert_dLbl_in_sequence(place)
        for child in list(label):
            if child.tag != qn("c:idx"):
                label.remove(child)
        label.append(label.makeelement(qn("c:delete"), {"val": "1"}))
