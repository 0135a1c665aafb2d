"""How sure a share is: a dot with its 95 % interval, grey where it is of few."""

from __future__ import annotations

import math

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.bars import median_rule
from dashboard.charts.palette import CHOSEN, CONTEXT, INK, SECONDARY
from dashboard.charts.theme import (
    TEXT_WIDTH,
    Record,
    Texts,
    data,
    foot,
    layered,
    names_axis,
    names_width,
    records_of,
    right_edge,
    rows_height,
    text_width,
)
from dashboard.charts.wording import SHARE_UNIT, base, known, printed, unreported


def intervals(rows: pd.DataFrame, texts: Texts, *, median: float | None = None) -> alt.LayerChart:
    """Shares with their intervals, the highest on top, what each is of at the right.

    rows: name, value, low, high (ratios; the interval is Wilson's), is_small, numerator, denominator, and
    reports where each is of a body (how many came in). A share
    without a value (of nothing, or of what is not stated) is named below; one of numbers that contradict each
    other (more of something than there is of it) has no interval. median: a rule.
    """
    ordered = rows.sort_values("value", ascending=False, kind="stable")
    stated = ordered[ordered["value"].notna()]
    records: list[Record] = [_record(row) for row in records_of(stated)]
    medians = []
    if median is not None:
        medians = [{"value": median, "text": f"{labels.MEDIAN} {labels.share(median)}"}]
    names = [str(record["name"]) for record in records]
    order = [*names, *([" "] if medians else [])]
    width = names_width(names)
    missing = ordered[ordered["value"].isna()]
    absent = missing["reports"] == 0 if "reports" in missing else missing["value"] == 0
    below = unreported(missing.loc[~absent, "name"], missing.loc[absent, "name"])
    if any(record["small"] for record in records):
        below.append(labels.SMALL_BASE)
    few = max((text_width(record["few"]) for record in records), default=0.0) + 14
    room = max((text_width(record["text"]) for record in records), default=0.0) + few + 24
    most = max((max(record["value"], record["high"] or 0.0) for record in records), default=1.0)
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[0, most / (1 - room / (TEXT_WIDTH - width))], nice=False),
        axis=alt.Axis(values=_ticks(most), format=".0%", labelColor=SECONDARY, **foot(texts, width, below)),
    )
    y = alt.Y("name:N", scale=alt.Scale(domain=order), axis=names_axis(width))
    chart = alt.Chart(data(records)).encode(
        x=x,
        y=y,
        color=alt.Color("colour:N", scale=None),
        tooltip=[
            alt.Tooltip("name:N", title=labels.AGENCY),
            alt.Tooltip("full:N", title=labels.VALUE),
            alt.Tooltip("interval:N", title=labels.INTERVAL),
            alt.Tooltip("base:N", title=labels.BASE),
        ],
    )
    ends = (
        alt.Chart(
            data([{**record, "value": record["low"]} for record in records if record["high"] is not None])
        )
        .mark_rule(strokeWidth=2)
        .encode(x=x, x2=alt.X2("high:Q"), y=y, color=alt.Color("colour:N", scale=None))
    )
    words = [
        alt.Chart(data(records))
        .mark_text(align="right", dx=-distance)
        .encode(x=right_edge(), y=y, text=alt.Text(field), color=alt.Color("ink:N", scale=None))
        for field, distance in (("text:N", few), ("few:N", 0))
    ]
    return layered(
        *median_rule(medians, x, y),
        ends,
        chart.mark_point(filled=True, opacity=1, size=80),
        *words,
        texts=texts,
        height=rows_height(len(order), texts, below),
        below=below,
    )


def _record(row: Record) -> Record:
    small, whole = bool(row["is_small"]), known(row["denominator"])
    value, low, high = float(row["value"]), known(row["low"]), known(row["high"])
    return {
        "name": row["name"],
        "value": value,
        "low": low,
        "high": high,
        "small": small,
        "text": printed(value, SHARE_UNIT),
        "few": "" if whole is None else f"n={labels.number(whole)}",
        "full": labels.share(value),
        "interval": labels.NO_INTERVAL if high is None else f"{labels.share(low)}—{labels.share(high)}",
        "base": base(known(row["numerator"]), whole),
        "ink": SECONDARY if small else INK,
        "colour": CONTEXT if small else CHOSEN,
    }


def _ticks(most: float) -> list[float]:
    """Round shares from nought to `most`."""
    steps = (step for step in (0.01, 0.02, 0.05, 0.1, 0.2) if step * 5 >= most)
    step = next(steps, math.ceil(most * 0.4) / 2)
    return [round(step * place, 4) for place in range(int(most / step + 1e-9) + 1)]
