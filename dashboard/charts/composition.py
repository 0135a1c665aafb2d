"""What something is made of, over years: a 100 % bar a year, its total above, its parts named beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.palette import CONTEXT, INK, PAPER, SECONDARY, readable_ink
from dashboard.charts.placing import apart
from dashboard.charts.theme import Record, Texts, data, foot, layered, padded_years

PRINTED_FROM = 0.06
"""Smallest share that is printed inside its bar."""
_LINE = 0.08
"""Height of one line of text as a share of the bar's height: names beside it keep that distance."""


def shares_by_year(
    rows: pd.DataFrame, texts: Texts, colours: Mapping[str, str], unit: str, height: int = 372
) -> alt.LayerChart:
    """100 % bars, the parts of the last one named at its side, and of those before where they were others.

    rows: year, member (key), label, value, in the order of the parts from the top down, not all of them zero;
    a year without a report has no rows and stays a gap, a year of zeros says 0. colours: of members by key.
    """
    parts = _stacked(rows, colours, unit)
    years = sorted({int(year) for year in rows["year"]})
    drawn = {part["year"] for part in parts}
    empty = [str(year) for year in years if str(year) not in drawn]
    named = _named(parts, years)
    columns = _with_gaps(
        padded_years(years, max(3, len(years) * 4 // 3 + 1)), [year for year, _ in named[1:]]
    )
    x = alt.X("year:N", scale=alt.Scale(domain=columns, paddingInner=0.2), axis=alt.Axis(**foot(texts)))
    y = alt.Y("low:Q", scale=alt.Scale(domain=[0, 1.1], nice=False), axis=None)
    bars = (
        alt.Chart(data(parts))
        .mark_bar(stroke=PAPER, strokeWidth=1)
        .encode(
            x=x,
            y=y,
            y2=alt.Y2("high:Q"),
            color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("year:N", title=labels.YEAR),
                alt.Tooltip("label:N", title=labels.PART),
                alt.Tooltip("value:N", title=labels.VALUE),
                alt.Tooltip("printed:N", title=labels.SHARE),
            ],
        )
    )
    marks = (
        alt.Chart(
            data([*_inside(parts), *_above(parts, unit), *_zero(empty, unit), *_absent(columns, years)])
        )
        .mark_text()
        .encode(
            x=alt.X("year:N"),
            y=alt.Y("place:Q"),
            text=alt.Text("text:N"),
            color=alt.Color("ink:N", scale=None),
        )
    )
    names = (
        alt.Chart(data([name for year, others in named for name in _beside(others, year == named[0][0])]))
        .mark_text(align="left", dx=8)
        .encode(x=alt.X("year:N", bandPosition=1), y=alt.Y("place:Q"), text=alt.Text("text:N"))
    )
    return layered(bars, marks, names, texts=texts, height=height)


def _named(parts: Sequence[Record], years: Sequence[int]) -> list[tuple[str, list[Record]]]:
    """The years beside which names stand, with their parts.

    The last year, and each before it in which parts that no later year names make a share worth printing: no
    colour is left without its word.
    """
    named: list[tuple[str, list[Record]]] = []
    known: set[str] = set()
    for year in reversed(years):
        of_year = [part for part in parts if part["year"] == str(year)]
        if sum(part["share"] for part in of_year if part["label"] not in known) >= PRINTED_FROM:
            named.append((str(year), of_year))
            known |= {part["label"] for part in of_year}
    return named


def _with_gaps(columns: Sequence[str], years: Sequence[str]) -> list[str]:
    """`columns` with an empty one behind each of `years`, where names stand."""
    spread: list[str] = []
    for column in columns:
        spread.append(column)
        if column in years:
            # Blank to the eye, unlike any other column to Vega.
            spread.append("\u3000" * (len(spread) + 1))
    return spread


def _stacked(rows: pd.DataFrame, colours: Mapping[str, str], unit: str) -> list[Record]:
    """The parts with where each begins and ends in its bar; years whose parts are all zero have none."""
    records: list[Record] = [dict(zip(rows.columns, row, strict=True)) for row in rows.to_numpy()]
    wholes: dict[int, float] = {}
    for row in records:
        wholes[row["year"]] = wholes.get(row["year"], 0.0) + row["value"]
    parts: list[Record] = []
    heights = dict.fromkeys(wholes, 1.0)
    for row in records:
        year, whole = row["year"], wholes[row["year"]]
        if not whole:
            continue
        share = row["value"] / whole
        high = heights[year]
        heights[year] = high - share
        parts.append(
            {
                "year": str(year),
                "label": row["label"],
                "value": labels.with_unit(row["value"], unit),
                "share": share,
                "printed": labels.share(share),
                "whole": whole,
                "low": high - share,
                "high": high,
                "middle": high - share / 2,
                "colour": colours.get(row["member"], CONTEXT),
            }
        )
    return parts


def _inside(parts: Sequence[Record]) -> list[Record]:
    return [
        {
            "year": part["year"],
            "place": part["middle"],
            "text": part["printed"],
            "ink": readable_ink(part["colour"]),
        }
        for part in parts
        if part["share"] >= PRINTED_FROM
    ]


def _above(parts: Sequence[Record], unit: str) -> list[Record]:
    wholes = {part["year"]: part["whole"] for part in parts}
    return [
        {"year": year, "place": 1.05, "text": f"{labels.short(whole)} {unit}", "ink": INK}
        for year, whole in wholes.items()
    ]


def _zero(years: Sequence[str], unit: str) -> list[Record]:
    return [{"year": year, "place": 0.04, "text": f"0 {unit}", "ink": SECONDARY} for year in years]


def _absent(columns: Sequence[str], years: Sequence[int]) -> list[Record]:
    return [
        {"year": year, "place": 0.04, "text": labels.UNREPORTED, "ink": SECONDARY}
        for year in columns
        if year == year.strip() and int(year) not in years
    ]


def _beside(named: Sequence[Record], values: bool) -> list[Record]:
    """The names of the parts at the right of their bar; with their values where there is room for them."""
    places = apart([part["middle"] for part in named], _LINE)
    return [
        {
            "year": part["year"],
            "place": place,
            "text": _words(part) if values else part["label"],
        }
        for part, place in zip(named, places, strict=True)
    ]


def _words(part: Record) -> str:
    printed = "" if part["share"] >= PRINTED_FROM else f"，{part['printed']}"
    return f"{part['label']} {part['value']}{printed}"
