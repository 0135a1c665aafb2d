"""What is high or low: horizontal bars from zero, sorted, value at the end, the missing named below."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import CHOSEN, CONTEXT, GRID, INK, SECONDARY, SERIES
from dashboard.charts.theme import (
    TEXT_WIDTH,
    Record,
    Texts,
    data,
    foot,
    haloed,
    layered,
    names_axis,
    names_width,
    records_of,
    rows_height,
    text_width,
)
from dashboard.charts.wording import base, full, known, printed, unreported

LEAST_FOR_MEDIAN = 3
"""Below so many values a median is just one of them."""
_FEW_ROWS, _THICKNESS = 9, 22
"""Bars of so few rows are of this thickness in pixels: in a picture they would be slabs."""
_GAP = 6
"""Pixels between a bar and its value."""


def sorted_bars(rows: pd.DataFrame, texts: Texts) -> alt.LayerChart:
    """Bars with their values, each in its own unit.

    rows: label, value (missing where the report does not state it), unit, approximate; colour and note (a
    word behind the value) where bars differ in these. The missing stand below as 未公布, without a bar; a
    zero says 0.
    """
    records = [
        {
            "name": row["label"],
            "value": known(row["value"]),
            "text": _beside(row) + (f"，{row['note']}" if row.get("note") else ""),
            "full": _beside(row),
            "base": "",
            "ink": SECONDARY if pd.isna(row["value"]) else INK,
            "colour": row.get("colour", CHOSEN),
        }
        for row in records_of(rows)
    ]
    return _bars(records, texts, labels.METRIC)


def _beside(row: Record) -> str:
    return full(known(row["value"]), row["unit"], approximate=bool(row["approximate"]))


def ranked_bars(
    rows: pd.DataFrame,
    texts: Texts,
    unit: str,
    *,
    chosen: Sequence[str] = (),
    missing: Sequence[str] = (),
    unreceived: Sequence[str] = (),
    others: Sequence[float] | None = (),
) -> alt.LayerChart:
    """Agencies from the highest down, the median as a rule.

    rows: name, value (ratios if `unit` is %), approximate, is_small; for shares numerator and denominator
    too. Small ones are grey and print their n. chosen: names in colour, the others grey. missing: names of
    agencies without a row; rows without a value are named with them. unreceived: of those whose report is not
    in the library. others: values of agencies that are not drawn, which the median is of too; None where they
    are not known, and with them the median.
    """
    digits = labels.decimals(rows["value"])
    records: list[Record] = []
    absent = [*missing]
    for row in records_of(rows):
        value, small = known(row["value"]), bool(row["is_small"])
        if value is None:
            absent.append(row["name"])
            continue
        approximate = bool(row["approximate"])
        whole = known(row.get("denominator"))
        few = f"  n={labels.number(whole)}" if small and whole is not None else ""
        records.append(
            {
                "name": row["name"],
                "value": value,
                "text": printed(value, unit, approximate=approximate, digits=digits) + few,
                "full": full(value, unit, approximate=approximate),
                "base": base(known(row.get("numerator")), whole),
                "ink": SECONDARY if small else INK,
                "colour": _colour(row["name"], small, chosen),
            }
        )
    values = [record["value"] for record in records] + list(others or ())
    middle = median(values) if others is not None and len(values) >= LEAST_FOR_MEDIAN else None
    marked = [] if middle is None else [_median(middle, unit, digits)]
    below = unreported(dict.fromkeys(absent), unreceived)
    return _bars(records, texts, labels.AGENCY, marked, below)


def _colour(name: str, small: bool, chosen: Sequence[str]) -> str:
    if name in chosen:
        return SERIES[list(chosen).index(name) % len(SERIES)]
    if small:
        return GRID
    return CONTEXT if chosen else CHOSEN


def _median(middle: float, unit: str, digits: int) -> Record:
    """What the rule stands for, with as many decimals as the values have at least."""
    words = printed(middle, unit, digits=max(digits, labels.rough(middle)))
    return {"value": middle, "text": f"{labels.MEDIAN} {words}"}


def _bars(
    records: Sequence[Record],
    texts: Texts,
    noun: str,
    medians: Sequence[Record] = (),
    below: Sequence[str] = (),
) -> alt.LayerChart:
    """Bars of records (name, value, text, full, base, ink, colour) from the highest down.

    medians: values that a rule marks, with their texts, in a row of their own at the foot.
    """
    ordered = sorted(records, key=lambda record: (record["value"] is None, -(record["value"] or 0.0)))
    drawn = [{**record, "value": record["value"] or 0.0} for record in ordered]
    names = [str(record["name"]) for record in drawn]
    rows = [*names, *([" "] if medians else [])]
    width = names_width(names)
    longest = _longest(drawn, width)
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[0, longest], nice=False),
        axis=alt.Axis(labels=False, grid=False, **foot(texts, width, below)),
    )
    y = alt.Y("name:N", scale=alt.Scale(domain=rows, padding=0), axis=names_axis(width))
    tooltip = [alt.Tooltip("name:N", title=noun), alt.Tooltip("full:N", title=labels.VALUE)]
    if any(record["base"] for record in drawn):
        tooltip.append(alt.Tooltip("base:N", title=labels.BASE))
    chart = alt.Chart(data(drawn)).encode(x=x, y=y, tooltip=tooltip)
    thickness: Any = {"band": 0.56} if len(rows) > _FEW_ROWS else _THICKNESS
    bars = chart.mark_bar(height=thickness).encode(color=alt.Color("colour:N", scale=None))
    values = haloed(drawn, x, y, align="left", dx=_GAP)
    return layered(
        bars,
        *_median_marks(medians, drawn, (TEXT_WIDTH - width) / longest, x, y),
        *values,
        texts=texts,
        height=rows_height(len(rows), texts, below),
        below=below,
    )


def median_rule(medians: Sequence[Record], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """A rule through all rows at each of `medians` (value, text), its text in the row named " "."""
    if not medians:
        return []
    return [_rule(medians).encode(x=x), _median_words(medians, x, y)]


def _median_marks(
    medians: Sequence[Record], drawn: Sequence[Record], scale: float, x: alt.X, y: alt.Y
) -> list[alt.Chart]:
    """As `median_rule`, but the rule leaves out the rows whose values it would run through.

    scale: pixels for one of the unit.
    """
    pieces = [
        {**middle, "name": name}
        for middle in medians
        for name in (*(row["name"] for row in drawn if not _struck(row, middle["value"], scale)), " ")
    ]
    piece = _rule(pieces).encode(x=x, y=y.bandPosition(0), y2=alt.Y2("name:N", bandPosition=1))
    return [piece, _median_words(medians, x, y)]


def _struck(row: Record, middle: float, scale: float) -> bool:
    """Whether a rule at `middle` would run through the value behind the bar, or between the two."""
    distance = (middle - row["value"]) * scale
    return bool(0 < distance <= _GAP + text_width(row["text"]) + 3)


def _rule(records: Sequence[Record]) -> alt.Chart:
    rule: alt.Chart = alt.Chart(data(records)).mark_rule(color=INK, strokeWidth=1)
    return rule


def _median_words(medians: Sequence[Record], x: alt.X, y: alt.Y) -> alt.Chart:
    words: alt.Chart = (
        alt.Chart(data([{**record, "name": " "} for record in medians]))
        .mark_text(align="left", dx=_GAP, color=SECONDARY)
        .encode(x=x, y=y, text=alt.Text("text:N"))
    )
    return words


def _longest(records: Sequence[Record], names: int) -> float:
    """The value at the right end, with room there for the text behind every bar."""
    room = TEXT_WIDTH - names
    ends = [
        record["value"] / max(0.2, 1 - (text_width(record["text"]) + 16) / room)
        for record in records
        if record["value"]
    ]
    return max(ends, default=1.0)
