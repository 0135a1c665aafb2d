"""How it went: a line an agency, a dot on each year, gaps for years without a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.multiples import small_multiples
from dashboard.charts.palette import GRID, INK, SECONDARY, SURFACE, text_ink
from dashboard.charts.placing import apart
from dashboard.charts.series import extent, points_of, values_axis, year_tooltip
from dashboard.charts.theme import (
    PLOT_WIDTH,
    TEXT_SIZE,
    Record,
    Texts,
    data,
    dotted,
    foot,
    haloed,
    layered,
    records_of,
    text_width,
)
from dashboard.charts.wording import known, printed

__all__ = ["small_multiples", "trend"]

HEIGHT = 372
MOST_NAMED = 8
"""Up to so many lines all are named; of more, those chosen and the highest and lowest of the others."""
_LINE = 0.07
"""Height of one line of text as a share of the drawing's height."""
_AXIS_WIDTH = 56
_WORDS: dict[str, Record] = {
    "beside": {"align": "left", "dx": 11},
    "over": {"dy": -14},
    "under": {"dy": 16},
}
"""How words stand at their dots."""


def trend(
    rows: pd.DataFrame,
    texts: Texts,
    unit: str,
    *,
    band: pd.DataFrame | None = None,
    breaks: Sequence[int] = (),
    notes: Mapping[int, str] | None = None,
    focus: int | None = None,
) -> alt.LayerChart:
    """Lines over at least two years; of one year say the value in words instead.

    rows: name, year, value (ratios if `unit` is %), approximate, chosen; chosen ones in colours in the order
    of the rows, the others grey. A year without a row or a value is a gap. band: year, low, high, median of
    the district's middle half. breaks: years from which another format counts, each a dashed rule. notes:
    what to say at the top of a year. focus: the year looked at.
    """
    years = list(range(int(rows["year"].min()), int(rows["year"].max()) + 1))
    points = points_of(rows, years, unit)
    middle = _band(band, years, unit)
    heads = [*_breaks(breaks, years), *_notes(notes or {}, years, lines=int(bool(breaks)))]
    bottom, top = _headroom(points, middle, unit, lines=max((head["line"] + 1 for head in heads), default=0))
    ends = _ends(points, middle, bottom, top, unit)
    right = _room([end["text"] for end in ends], years)
    x = alt.X(
        "year:Q",
        scale=alt.Scale(domain=[years[0] - 0.12 * right, years[-1] + right], nice=False, zero=False),
        axis=alt.Axis(values=years, format="d", grid=False, labelPadding=8, **foot(texts, _AXIS_WIDTH)),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[bottom, top], nice=False, zero=False),
        axis=values_axis(unit, _AXIS_WIDTH),
    )
    lines = (
        alt.Chart(data(points))
        .mark_line()
        .encode(
            x=x,
            y=y,
            detail=alt.Detail("name:N"),
            color=alt.Color("colour:N", scale=None),
            strokeWidth=alt.StrokeWidth("width:Q", scale=None),
        )
    )
    dots = [point for point in points if point["value"] is not None]
    head_marks = [{**head, "value": top - head["line"] * _LINE * (top - bottom)} for head in heads]
    named = [*ends, *_at_focus(dots, focus, years)]
    return layered(
        *_focus(focus, years, x),
        *_middle_half(middle, x, y),
        lines,
        *_medians(middle, x, y),
        *_rules([head for head in head_marks if head["rule"]], x),
        dotted(dots, x, y, year_tooltip(), size=46),
        *(
            layer
            for align, dx in (("left", 6), ("center", 0))
            for layer in haloed(
                [head for head in head_marks if head["align"] == align],
                x,
                y,
                baseline="top",
                align=align,
                dx=dx,
            )
        ),
        *(
            layer
            for where, how in _WORDS.items()
            for layer in haloed([name for name in named if name["where"] == where], x, y, **how)
        ),
        texts=texts,
        height=HEIGHT,
    )


def _band(band: pd.DataFrame | None, years: Sequence[int], unit: str) -> list[Record]:
    if band is None:
        return []
    stated = {int(row["year"]): row for row in records_of(band)}
    nothing = {"low": None, "high": None, "median": None}
    return [
        {"year": year} | {key: known(stated.get(year, nothing)[key]) for key in nothing} for year in years
    ]


def _headroom(
    points: Sequence[Record], middle: Sequence[Record], unit: str, lines: int
) -> tuple[float, float]:
    """The values at the foot and at the top, with room there for `lines` of text."""
    values = [point["value"] for point in points if point["value"] is not None]
    values += [row[key] for row in middle for key in ("low", "high") if row[key] is not None]
    bottom, most = extent(values, unit)
    return bottom, bottom + (most - bottom) * 1.05 / (1 - _LINE * lines)


def _ends(
    points: Sequence[Record], middle: Sequence[Record], bottom: float, top: float, unit: str
) -> list[Record]:
    """The names and values at the ends of the lines, apart from each other."""
    last = {point["name"]: point for point in points if point["value"] is not None}
    final = points[-1]["year"] if points else 0
    others = sorted((point for point in last.values() if not point["chosen"]), key=lambda end: -end["value"])
    if len(last) > MOST_NAMED:
        others = [others[0], others[-1]] if len(others) > 1 else others
    named = [
        {
            "year": final,
            "value": end["value"],
            "text": f"{end['name']} {end['printed']}"
            + ("" if end["year"] == final else f"（{end['year']} 年）"),
            "ink": text_ink(end["colour"]) if end["chosen"] else SECONDARY,
        }
        for end in [*others, *(point for point in last.values() if point["chosen"])]
    ]
    if middle and middle[-1]["median"] is not None:
        spread = [middle[-1][key] for key in ("low", "median", "high")]
        digits = labels.rough(*spread)
        low, mid, high = (printed(value, unit, digits=digits) for value in spread)
        named += [
            {"year": final, "value": middle[-1]["median"], "text": text, "ink": SECONDARY}
            for text in (
                f"{labels.MEDIAN} {mid}",
                f"{labels.MIDDLE_HALF} {low}—{high}",
            )
        ]
    named.sort(key=lambda end: -end["value"])
    height = top - bottom
    places = apart([(end["value"] - bottom) / height for end in named], _LINE, lowest=0.01, highest=0.99)
    return [
        {**end, "value": bottom + place * height, "where": "beside"}
        for end, place in zip(named, places, strict=True)
    ]


def _room(ends: Sequence[str], years: Sequence[int]) -> float:
    """How far the drawing goes on behind the last year, in years, for the texts at the ends."""
    widest = max(map(text_width, ends), default=0.0) + 24
    share = min(widest / (PLOT_WIDTH - _AXIS_WIDTH), 0.5)
    return (years[-1] - years[0] or 1) * share / (1 - share)


def _breaks(breaks: Sequence[int], years: Sequence[int]) -> list[Record]:
    return [
        {
            "year": year - 0.5,
            "text": labels.FORMAT_BREAK,
            "ink": SECONDARY,
            "line": 0,
            "rule": True,
            "align": "left",
        }
        for year in breaks
        if years[0] < year <= years[-1]
    ]


def _notes(notes: Mapping[int, str], years: Sequence[int], lines: int) -> list[Record]:
    """The notes below `lines` lines that are taken, each in the first line where it has room."""
    # The names at the ends of the lines take up to a third of the width.
    step = (PLOT_WIDTH - _AXIS_WIDTH) * 0.67 / max(years[-1] - years[0], 1)
    ends: list[float] = []
    heads: list[Record] = []
    for year in sorted(year for year in notes if years[0] <= year <= years[-1]):
        width = text_width(notes[year])
        # Above the first year a text in the middle would run into the axis.
        align = "left" if year == years[0] else "center"
        start = step * (year - years[0]) - (0 if align == "left" else width / 2)
        line = next((line for line, end in enumerate(ends) if end < start), len(ends))
        ends[line : line + 1] = [start + width + TEXT_SIZE]
        heads.append(
            {
                "year": year,
                "text": notes[year],
                "ink": INK,
                "line": lines + line,
                "rule": False,
                "align": align,
            }
        )
    return heads


def _at_focus(dots: Sequence[Record], focus: int | None, years: Sequence[int]) -> list[Record]:
    """The values of the chosen lines in the year looked at; those of the last year stand anyway.

    The lowest of several stands below its dot, the others above theirs.
    """
    seen = [dot for dot in dots if dot["chosen"] and dot["year"] == focus != years[-1]]
    seen.sort(key=lambda dot: -dot["value"])
    return [
        {**dot, "text": dot["printed"], "ink": text_ink(dot["colour"]), "where": "under" if place else "over"}
        for dot, place in zip(seen, [False] * (len(seen) - 1) + [len(seen) > 1], strict=False)
    ]


def _focus(focus: int | None, years: Sequence[int], x: alt.X) -> list[alt.Chart]:
    if focus is None or focus not in years[:-1]:
        return []
    width = 0.3 if len(years) > 2 else 0.15
    record = {"year": focus - width, "end": focus + width}
    return [alt.Chart(data([record])).mark_rect(color=SURFACE).encode(x=x, x2=alt.X2("end:Q"))]


def _middle_half(middle: Sequence[Record], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    if not middle:
        return []
    areas = [{**row, "value": row["low"]} for row in middle]
    return [alt.Chart(data(areas)).mark_area(color=GRID, opacity=0.75).encode(x=x, y=y, y2=alt.Y2("high:Q"))]


def _medians(middle: Sequence[Record], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    if not middle:
        return []
    medians = [{**row, "value": row["median"]} for row in middle]
    return [alt.Chart(data(medians)).mark_line(color=SECONDARY, strokeWidth=1).encode(x=x, y=y)]


def _rules(rules: Sequence[Record], x: alt.X) -> list[alt.Chart]:
    if not rules:
        return []
    return [alt.Chart(data(rules)).mark_rule(color=SECONDARY, strokeDash=[4, 4]).encode(x=x)]
