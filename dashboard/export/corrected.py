"""Which figures of an exhibit a person corrected or entered (人工更正), as the quotes behind them say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard import labels
from dashboard.exhibits.exhibit import Exhibit, Sheet

CORRECTED = "corrected"
"""The column of a sheet's rows that says so of their whole line."""
_MOST_NAMED = 3


def with_corrections(exhibit: Exhibit, metrics: Sequence[str], quotes: pd.DataFrame) -> Exhibit:
    """`exhibit` with a note that names the corrected figures behind it, and its lines that show one marked.

    metrics: all that its figures count or are computed from; quotes: rows of queries/quotes. Lines that add
    agencies up are not marked: the note says whose figures were corrected.
    """
    sheet, rows = exhibit.sheet, exhibit.sheet.rows
    mended = quotes[quotes[CORRECTED].astype(bool) & quotes["metric"].isin(metrics)]
    if "year" in rows:
        mended = mended[mended["year"].isin(rows["year"])]
    if not mended.empty and {"agency_id", "year"} <= set(rows.columns) and rows["agency_id"].notna().all():
        mended = mended[mended["agency_id"].isin(rows["agency_id"])]
        mended, lines = _lines(sheet, mended)
        sheet = replace(sheet, rows=rows.assign(**{CORRECTED: lines}))
    if mended.empty:
        return exhibit
    note = f"{labels.ORIGINS[CORRECTED]}：{_named(mended)}"
    return replace(exhibit, sheet=sheet, notes=(*exhibit.notes, note))


def _lines(sheet: Sheet, mended: pd.DataFrame) -> tuple[pd.DataFrame, list[bool]]:
    """Those of the `mended` figures that a sheet shows or computes with, and for each of its lines whether it
    does so. A line that names no figure is computed, from those that no other line names.
    """
    rows = sheet.rows
    columns = [field.figure for field in sheet.fields if field.figure]
    named = [
        {key for key in keys if isinstance(key, str)}
        for keys in (zip(*(rows[column] for column in columns), strict=True) if columns else [()] * len(rows))
    ]
    shown = set().union(*named)
    if all(named):
        mended = mended[mended["figure_key"].isin(shown)]
    of_place: dict[tuple[str, int], set[str]] = {}
    for agency, year, key in zip(mended["agency_id"], mended["year"], mended["figure_key"], strict=True):
        of_place.setdefault((agency, year), set()).add(key)
    places = zip(rows["agency_id"], rows["year"], strict=True)
    flags = []
    for place, keys in zip(places, named, strict=True):
        of_line = of_place.get(place, set())
        flags.append(bool(of_line & keys if keys else of_line - shown))
    return mended, flags


def _named(mended: pd.DataFrame) -> str:
    """南关街道 2024 年热线受理、北塬街道 2023 年网站发布等 5 项."""
    first = mended.drop_duplicates(["agency_id", "year", "metric"])
    names = [
        f"{name} {year} 年{metric}"
        for name, year, metric in zip(first["short_name"], first["year"], first["metric_label"], strict=True)
    ]
    return labels.listing(names, most=_MOST_NAMED, unit="项")
