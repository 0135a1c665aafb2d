"""What something is made of, over years: a 100 % bar a year, its total above, its parts named beside it."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import CONTEXT, PAPER, SECONDARY, readable_ink
from dashboard.charts.theme import Texts, foot, heading, layered, padded_years

PRINTED_FROM = 0.06
"""Smallest share that is printed inside its bar."""
_LINE = 0.095
"""Height of one line of text as a share of the bar's height: names beside it keep that distance."""
_Y = alt.Scale(domain=[0, 1.1], nice=False)


def shares_by_year(
    rows: pd.DataFrame, texts: Texts, colours: Mapping[str, str], unit: str, height: int = 330
) -> alt.LayerChart:
    """100 % bars, the parts of the last one named at its side.

    rows: year, member (key), label, value, in the order of the parts from the top down; a year without a
    report has no rows and stays a gap. colours: of members by key.
    """
    parts = _stacked(rows, colours, unit)
    years = parts["year"].astype("int")
    columns = padded_years(years, max(3, len(set(years)) * 4 // 3 + 1))
    last = parts[parts["year"] == parts["year"].max()]
    beside = last.assign(place=_spread(list(last["middle"])))
    totals = parts.drop_duplicates("year").assign(
        place=1.05, text=lambda frame: frame["whole"].map(labels.short) + f" {unit}"
    )
    x = alt.X("year:N", scale=alt.Scale(domain=columns, paddingInner=0.3), axis=alt.Axis(**foot(texts)))
    tooltip = [
        alt.Tooltip("year:N", title=labels.YEAR),
        alt.Tooltip("label:N", title=labels.PART),
        alt.Tooltip("printed_value:N", title=labels.VALUE),
        alt.Tooltip("printed_share:N", title=labels.SHARE),
    ]
    bars = (
        alt.Chart(parts)
        .mark_bar(stroke=PAPER, strokeWidth=1)
        .encode(
            x=x,
            y=alt.Y("low:Q", scale=_Y, axis=None),
            y2="high:Q",
            color=alt.Color("colour:N", scale=None),
            tooltip=tooltip,
        )
    )
    inside = (
        alt.Chart(parts[parts["share"] >= PRINTED_FROM])
        .mark_text()
        .encode(
            x=x,
            y=alt.Y("middle:Q", scale=_Y, axis=None),
            text="printed_share:N",
            color=alt.Color("ink:N", scale=None),
        )
    )
    above = alt.Chart(totals).mark_text().encode(x=x, y=alt.Y("place:Q", scale=_Y, axis=None), text="text:N")
    names = (
        alt.Chart(beside)
        .mark_text(align="left", dx=8)
        .encode(
            x=alt.X("year:N", bandPosition=1),
            y=alt.Y("place:Q", scale=_Y, axis=None),
            text="name:N",
        )
    )
    reported = set(parts["year"])
    gaps = pd.DataFrame(
        {"year": [year for year in columns if year.strip() and year not in reported], "place": 0.04}
    ).assign(text=labels.UNREPORTED)
    absent = (
        alt.Chart(gaps)
        .mark_text(color=SECONDARY)
        .encode(x=x, y=alt.Y("place:Q", scale=_Y, axis=None), text="text:N")
    )
    return layered(bars, inside, above, names, absent).properties(title=heading(texts), height=height)


def _stacked(rows: pd.DataFrame, colours: Mapping[str, str], unit: str) -> pd.DataFrame:
    """The parts with where each begins and ends in its bar, and what is printed in and beside it."""
    whole = rows.groupby("year")["value"].transform("sum")
    kept = rows.assign(whole=whole)[whole > 0]
    share = kept["value"] / kept["whole"]
    high = 1 - share.groupby(kept["year"]).cumsum() + share
    colour = kept["member"].map(lambda member: colours.get(member, CONTEXT))
    printed = share.map(labels.share)
    stated = kept["value"].map(lambda value: labels.with_unit(value, unit))
    return kept.assign(
        year=kept["year"].astype("str"),
        share=share,
        high=high,
        low=high - share,
        middle=high - share / 2,
        colour=colour,
        ink=colour.map(readable_ink),
        printed_share=printed,
        printed_value=stated,
        name=(kept["label"] + " " + stated).where(
            share >= PRINTED_FROM, kept["label"] + " " + stated + "，" + printed
        ),
    )


def _spread(middles: list[float]) -> list[float]:
    """The places of the names, from the top down, moved apart so that no two lines of text overlap."""
    places: list[float] = []
    for middle in middles:
        places.append(min(middle, places[-1] - _LINE) if places else min(middle, 1.0))
    lowest = 0.0
    for index in reversed(range(len(places))):
        places[index] = max(places[index], lowest)
        lowest = places[index] + _LINE
    return places
