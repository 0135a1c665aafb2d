"""A chart as a picture: PNG, SVG and PDF bytes, with a Chinese font on machines that have none."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import altair as alt
import vl_convert
from pylopdf_fonts_zh_cn import sans_path

from dashboard.charts.palette import PAPER
from dashboard.charts.theme import Drawing, Texts, wrapped

WIDTH, HEIGHT, SCALE = 800, 450, 2
"""A picture is 800 x 450 drawn at 2x, 1600 x 900 pixels: 14 px text reads from the back of a room."""

# What XML may not hold. A line break in a title stays one.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def png(
    chart: Drawing,
    *,
    width: int = WIDTH,
    height: int | None = None,
    scale: float = SCALE,
    said: Texts | None = None,
) -> bytes:
    """`chart` as PNG, `width` x `height` times `scale` pixels, on white.

    Without a height it is 16:9, or as tall as a chart of many rows needs. said: the chart's texts where they
    stand around the picture already, as on a slide: they are left out of it.
    """
    _register_font()
    spec = _framed(chart, width, height)
    if said:
        spec.pop("title", None)
        _drop_source(spec, wrapped(said.source))
    return vl_convert.vegalite_to_png(spec, scale=scale, allowed_base_urls=[], show_warnings=False)


def svg(chart: Drawing, *, width: int = WIDTH, height: int | None = None) -> bytes:
    """`chart` as SVG. It names its font and does not carry it: for a reader without one take another."""
    _register_font()
    drawing: str = vl_convert.vegalite_to_svg(
        _framed(chart, width, height), allowed_base_urls=[], show_warnings=False
    )
    return drawing.encode("utf-8")


def pdf(chart: Drawing, *, width: int = WIDTH, height: int | None = None) -> bytes:
    """`chart` as a PDF of one page that carries its font."""
    _register_font()
    return vl_convert.vegalite_to_pdf(_framed(chart, width, height), allowed_base_urls=[])


def _framed(chart: Drawing, width: int, height: int | None) -> dict[str, object]:
    framed = chart.properties(
        width=width,
        height=height or max(HEIGHT, int(chart.height)),
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
    )
    spec: dict[str, object] = _printable(framed.to_dict())
    spec["background"] = PAPER
    return spec


def _printable(part: Any) -> Any:
    """`part` of a chart without control characters, at which vl-convert ends the whole process."""
    if isinstance(part, str):
        return _CONTROL.sub(" ", part)
    if isinstance(part, dict):
        return {key: _printable(inner) for key, inner in part.items()}
    if isinstance(part, list):
        return [_printable(inner) for inner in part]
    return part


def _drop_source(part: object, source: str) -> None:
    """Cut the source line off the axis at the foot; what the drawing leaves unsaid stays there."""
    if isinstance(part, dict):
        title = part.get("title")
        if isinstance(title, str) and title.endswith(source):
            part["title"] = title.removesuffix(source).rstrip("\n") or None
        for inner in part.values():
            _drop_source(inner, source)
    elif isinstance(part, list):
        for inner in part:
            _drop_source(inner, source)


@cache
def _register_font() -> None:
    # vl-convert draws nothing at all for a family that it does not know, without an error: the list of
    # families ends in sans-serif, and Noto Sans SC is on it.
    vl_convert.register_font_directory(str(sans_path().parent))
