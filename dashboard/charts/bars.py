"""What is high or low: horizontal bars from zero, sorted, value at the end, the missing named below."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import CHOSEN, INK, SECONDARY
from dashboard.charts.theme import (
    FRAME_HEIGHT,
    Texts,
    data,
    foot,
    layered,
    names_axis,
    names_width,
)

ROW_HEIGHT = 34


def sorted_bars(rows: pd.DataFrame, texts: Texts, height: int | None = None) -> alt.LayerChart:
    """Bars with their values.

    rows: label, value (missing where the report does not state it), unit, approximate. The missing stand
    below as 未公布, without a bar; a zero says 0.
    """
    ordered = rows.sort_values("value", ascending=False, na_position="last", kind="stable")
    records = [
        {
            "label": row["label"],
            "length": 0.0 if pd.isna(row["value"]) else float(row["value"]),
            "text": labels.with_unit(row["value"], row["unit"], approximate=bool(row["approximate"])),
            "ink": SECONDARY if pd.isna(row["value"]) else INK,
        }
        for row in ordered.to_dict("records")
    ]
    # Room for the value at the end of the longest bar.
    longest = max([1.0, *(float(record["length"]) for record in records)]) * 1.25
    names = [str(record["label"]) for record in records]
    width = names_width(names)
    base = alt.Chart(data(records)).encode(
        y=alt.Y("label:N", sort=names, axis=names_axis(width)),
        x=alt.X(
            "length:Q",
            scale=alt.Scale(domain=[0, longest], nice=False),
            axis=alt.Axis(labels=False, grid=False, **foot(texts, width)),
        ),
        tooltip=[
            alt.Tooltip("label:N", title=labels.METRIC),
            alt.Tooltip("text:N", title=labels.VALUE),
        ],
    )
    bars = base.mark_bar(color=CHOSEN, height={"band": 0.6})
    values = base.mark_text(align="left", dx=6).encode(
        text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None)
    )
    height = height or FRAME_HEIGHT + ROW_HEIGHT * max(len(records), 3)
    return layered(bars, values, texts=texts, height=height)
