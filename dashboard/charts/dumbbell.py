"""Two years of each agency: a dot for each, the way between them, sorted by how far it is."""

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
from dashboard.charts.wording import SHARE_UNIT, difference, full, known, moved, printed, unreported

_YEARS_ROW = " "


def dumbbell(rows: pd.DataFrame, texts: Texts, unit: str, *, years: tuple[int, int]) -> alt.LayerChart:
    """From the year before (a ring) to the year after (a dot), the largest rise on top.

    rows: name, before, after (ratios if `unit` is %). An agency without one of the two has no way to draw and
    is named below. years: of before and after.
    """
    records, absent = _records(rows, unit, years)
    names = [str(record["name"]) for record in records]
    width = names_width(names)
    order = [_YEARS_ROW, *names]
    below = unreported(absent)
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=_domain(records, width), nice=False, zero=False),
        axis=alt.Axis(labels=False, grid=False, **foot(texts, width, below)),
    )
    y = alt.Y("name:N", scale=alt.Scale(domain=order), axis=names_axis(width))
    tooltip = [alt.Tooltip("name:N", title=labels.AGENCY)] + [
        alt.Tooltip(f"{field}:N", title=title)
        for field, title in (
            ("before_full", str(years[0])),
            ("after_full", str(years[1])),
            ("moved", labels.CHANGE),
        )
    ]
    dots = [
        record | {"value": record[side], "colour": CHOSEN, "fill": fill}
        for record in records
        for side, fill in (("before", PAPER), ("after", CHOSEN))
    ]
    way = (
        alt.Chart(data([record | {"value": record["before"]} for record in records]))
        .mark_rule(color=CONTEXT, strokeWidth=3)
        .encode(x=x, x2=alt.X2("after:Q"), y=y)
    )
    ends = [end for record in records for end in _ends(record)] + _year_names(records, years)
    return layered(
        alt.Chart(data(records)).mark_rule(color=GRID).encode(y=y),
        way,
        *(
            layer
            for align, dx in (("right", -11), ("left", 11))
            for layer in haloed([end for end in ends if end["align"] == align], x, y, align=align, dx=dx)
        ),
        dotted(dots, x, y, tooltip),
        _changes(records, unit, y),
        texts=texts,
        height=rows_height(len(order), texts, below),
        below=below,
    )


def _records(rows: pd.DataFrame, unit: str, years: tuple[int, int]) -> tuple[list[Record], list[str]]:
    """What can be drawn, in order, and the names of what cannot with the years that they lack."""
    digits = labels.decimals([*rows["before"], *rows["after"]])
    records: list[Record] = []
    absent: list[str] = []
    for row in records_of(rows):
        before, after = known(row["before"]), known(row["after"])
        if before is None or after is None:
            lacking = [str(year) for year, value in zip(years, (before, after), strict=True) if value is None]
            absent.append(f"{row['name']}（{'、'.join(lacking)} 年）")
            continue
        records.append(
            {
                "name": row["name"],
                "before": before,
                "after": after,
                "before_text": printed(before, unit, digits=digits),
                "after_text": printed(after, unit, digits=digits),
                "before_full": full(before, unit),
                "after_full": full(after, unit),
                "moved": moved(before, after, unit),
                "difference": difference(before, after, unit),
            }
        )
    records.sort(key=lambda record: record["before"] - record["after"])
    return records, absent


def _domain(records: list[Record], names: int) -> list[float]:
    """From zero, or from the least value where all lie close together, with room for the texts."""
    values = [record[side] for record in records for side in ("before", "after")] or [0.0, 1.0]
    least, most = min(values), max(values)
    low = least if least > (most - least) else 0.0
    span = (most - low) or 1.0
    widest = {
        side: max((text_width(record[side]) for record in records), default=0.0) + 20
        for side in ("before_text", "after_text", "difference")
    }
    ends = max(widest["before_text"], widest["after_text"])
    changes = max(widest["difference"], text_width(labels.CHANGE_IN_POINTS) + 20)
    pixels = PLOT_WIDTH - names - 2 * ends - changes
    return [low - span * ends / pixels, low + span + span * (ends + changes) / pixels]


def _ends(record: Record) -> list[Record]:
    """The values outside of the two dots, the lower one at the left."""
    left, right = ("before", "after") if record["before"] <= record["after"] else ("after", "before")
    return [
        {
            "name": record["name"],
            "value": record[side],
            "text": record[f"{side}_text"],
            "ink": INK if side == "after" else SECONDARY,
            "align": align,
        }
        for side, align in ((left, "right"), (right, "left"))
    ]


def _year_names(records: list[Record], years: tuple[int, int]) -> list[Record]:
    """The years above the dots of the first row."""
    return [
        {**end, "name": _YEARS_ROW, "text": f"{year} 年"}
        for end in (_ends(records[0]) if records else [])
        for year, ink in zip(years, (SECONDARY, INK), strict=True)
        if end["ink"] == ink
    ]


def _changes(records: list[Record], unit: str, y: alt.Y) -> alt.Chart:
    """How far each went, at the right edge."""
    head = labels.CHANGE_IN_POINTS if unit == SHARE_UNIT else labels.CHANGE
    column = [{"name": _YEARS_ROW, "difference": head}, *records] if records else []
    words: alt.Chart = (
        alt.Chart(data(column))
        .mark_text(align="right", color=SECONDARY)
        .encode(x=right_edge(), y=y, text=alt.Text("difference:N"))
    )
    return words
