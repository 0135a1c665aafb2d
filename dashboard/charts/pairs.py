"""Pairs of numbers of unlike size: each beside what it is compared with, a row on a scale of its own."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import CHOSEN, CONTEXT, GRID, INK, PAPER, SECONDARY
from dashboard.charts.theme import (
    PLOT_WIDTH,
    Record,
    Texts,
    data,
    dotted,
    foot,
    haloed,
    layered,
    names_axis,
    names_width,
    records_of,
    right_edge,
    rows_height,
    text_width,
)
from dashboard.charts.wording import full, known

_HEAD = " "
_LEAST_WAY = 80
"""Pixels from nought to one, at least, where words leave no room for more."""


def pairs(rows: pd.DataFrame, texts: Texts, *, heads: tuple[str, str, str]) -> alt.LayerChart:
    """From what a number is compared with (a ring) to the number (a dot), nought to the larger of the two.

    rows: name, unit, base, value (both known; ratios where the unit is %), approximate (the value is), words
    (at the right edge), is_strong (in colour, else grey); few, in their order. heads: what the ring, the
    dot and the words are. As each row has its own scale, lengths are compared within a row only.
    """
    records = [_record(row) for row in records_of(rows)]
    names = [str(record["name"]) for record in records]
    width = names_width(names)
    x = alt.X(
        "x:Q",
        scale=alt.Scale(domain=_domain(records, width, heads), nice=False, zero=False),
        axis=alt.Axis(labels=False, grid=False, **foot(texts, width)),
    )
    y = alt.Y("name:N", scale=alt.Scale(domain=[_HEAD, *names]), axis=names_axis(width))
    tooltip = [alt.Tooltip("name:N", title=labels.METRIC)] + [
        alt.Tooltip(f"{field}:N", title=head)
        for field, head in zip(("base_text", "value_text", "words"), heads, strict=True)
    ]
    dots = [
        record | {"x": record[side], "fill": record["colour"] if side == "value_x" else PAPER}
        for record in records
        for side in ("base_x", "value_x")
    ]
    ends = [end for record in records for end in _ends(record)] + _heads(records, heads)
    way = alt.Chart(data([record | {"x": record["base_x"]} for record in records]))
    return layered(
        alt.Chart(data([record | {"x": 0.0, "end": 1.0} for record in records]))
        .mark_rule(color=GRID)
        .encode(x=x, x2=alt.X2("end:Q"), y=y),
        way.mark_rule(color=CONTEXT, strokeWidth=3).encode(x=x, x2=alt.X2("value_x:Q"), y=y),
        *(
            layer
            for align, dx in (("right", -11), ("left", 11))
            for layer in haloed([end for end in ends if end["align"] == align], x, y, align=align, dx=dx)
        ),
        dotted(dots, x, y, tooltip),
        alt.Chart(data([*_word_head(records, heads), *records]))
        .mark_text(align="right", color=SECONDARY)
        .encode(x=right_edge(), y=y, text=alt.Text("words:N")),
        texts=texts,
        height=rows_height(len(names) + 1, texts),
    )


def _record(row: Record) -> Record:
    base, value = float(row["base"]), float(row["value"])
    most = max(base, value) or 1.0
    return {
        "name": row["name"],
        "words": row["words"],
        "base_x": max(base, 0.0) / most,
        "value_x": max(value, 0.0) / most,
        "base_text": full(known(base), row["unit"]),
        "value_text": full(known(value), row["unit"], approximate=bool(row["approximate"])),
        "colour": CHOSEN if row["is_strong"] else SECONDARY,
        "ink": INK if row["is_strong"] else SECONDARY,
    }


def _domain(records: list[Record], names: int, heads: tuple[str, str, str]) -> list[float]:
    """From nought to one, with room for the texts at both sides and for the words at the right edge."""
    ends = [end for record in records for end in _ends(record)] + _heads(records, heads)
    right = max((text_width(end["text"]) for end in ends if end["align"] == "left"), default=0.0) + 16
    words = max(text_width(text) for text in (heads[2], *(record["words"] for record in records))) + 16
    room = max(PLOT_WIDTH - names - right - words, _LEAST_WAY)
    # Words at the left of a dot have the way from nought to it, three quarters of the room being sure.
    left = max(
        12.0,
        *(text_width(end["text"]) + 16 - end["x"] * 0.75 * room for end in ends if end["align"] == "right"),
    )
    way = max(room - left, _LEAST_WAY)
    return [-left / way, 1 + (right + words) / way]


def _ends(record: Record) -> list[Record]:
    """Both numbers outside of their dots, the lower one at the left."""
    left, right = ("base", "value") if record["base_x"] <= record["value_x"] else ("value", "base")
    return [
        {
            "name": record["name"],
            "x": record[f"{side}_x"],
            "text": record[f"{side}_text"],
            "ink": record["ink"] if side == "value" else SECONDARY,
            "side": side,
            "align": align,
        }
        for side, align in ((left, "right"), (right, "left"))
    ]


def _heads(records: list[Record], heads: tuple[str, str, str]) -> list[Record]:
    """What ring and dot are, above those of the first row."""
    named = dict(zip(("base", "value"), heads, strict=False))
    return (
        [{**end, "name": _HEAD, "text": named[end["side"]]} for end in _ends(records[0])] if records else []
    )


def _word_head(records: list[Record], heads: tuple[str, str, str]) -> list[Record]:
    return [{**records[0], "name": _HEAD, "words": heads[2]}] if records else []
