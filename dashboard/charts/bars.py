"""What is high or low: horizontal bars from zero, sorted, value at the end, the missing named below."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import CHOSEN, INK, SECONDARY
from dashboard.charts.theme import FRAME_HEIGHT, Texts, foot, heading, layered, names_axis, names_width

ROW_HEIGHT = 34


def sorted_bars(rows: pd.DataFrame, texts: Texts, height: int | None = None) -> alt.LayerChart:
    """Bars with their values.

    rows: label, value (missing where the report does not state it), unit, approximate. The missing stand
    below as 未公布, without a bar; a zero says 0.
    """
    ordered = rows.sort_values("value", ascending=False, na_position="last", kind="stable")
    text = [
        labels.with_unit(value, unit, approximate=bool(approximate))
        for value, unit, approximate in zip(
            ordered["value"], ordered["unit"], ordered["approximate"].fillna(False), strict=True
        )
    ]
    drawn = ordered.assign(
        length=ordered["value"].fillna(0),
        text=text,
        ink=ordered["value"].isna().map({True: SECONDARY, False: INK}),
    )
    # Room for the value at the end of the longest bar.
    longest = max(float(drawn["length"].max()), 1.0) * 1.25
    width = names_width(drawn["label"])
    base = alt.Chart(drawn).encode(
        y=alt.Y("label:N", sort=list(drawn["label"]), axis=names_axis(width)),
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
    values = base.mark_text(align="left", dx=6).encode(text="text:N", color=alt.Color("ink:N", scale=None))
    return layered(bars, values).properties(
        title=heading(texts), height=height or FRAME_HEIGHT + ROW_HEIGHT * max(len(drawn), 3)
    )
