"""Which figures a brief names with their quotes: those behind its sentences, the most important first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from dashboard import labels
from dashboard.export import wording
from dashboard.export.material import Chapter

MOST = 60
"""Figures that a page has room for, and some more."""
_LETTER = re.compile(r"[^\W\d_]")
_LAST = 2**31


class Source(NamedTuple):
    """One figure with the words of the report that it was read from."""

    agency: str
    metric: str
    value: str
    quote: str
    page: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Figures of the reports of a year, or of several that chapters are about.

    lines: the first MOST of them; found: how many there are; reports: in how many; agency and file: of the
    report where it is the only one.
    """

    years: str
    lines: tuple[Source, ...]
    found: int
    reports: int
    agency: str = ""
    file: str = ""


def sources_of(chapters: Sequence[Chapter]) -> Sources:
    """The figures that `chapters`, one at least, count in their years.

    Totals come before their parts, and of each the largest of every metric before the second. A part that is
    zero stands in no sentence, nor does a government beside the bodies whose sum it reports.
    """
    rows = pd.concat(
        [_placed(_quotes_of(chapter), number, chapter) for number, chapter in enumerate(chapters)]
    ).drop_duplicates(["agency_id", "year", "figure_key"])
    if rows["counts"].any():
        rows = rows[rows["counts"]]
    years = "、".join(str(year) for year in sorted({chapter.scope.year for chapter in chapters}))
    key, metric = rows["figure_key"], rows["metric"]
    rows = rows.assign(is_part=(key != metric) & (key != metric + ".total"))
    told = rows[~rows["is_part"] | rows["value"].fillna(0).ne(0)]
    rank = told.groupby(["metric", "is_part"])["value"].rank(method="first", ascending=False)
    ordered = told.assign(rank=rank.fillna(_LAST)).sort_values(
        ["is_part", "rank", "chapter", "place"], kind="stable"
    )
    lines = tuple(_source(row) for row in ordered.head(MOST).itertuples())
    files = rows["file"].unique()
    if len(files) != 1:
        return Sources(years, lines, len(rows), len(files))
    return Sources(years, lines, len(rows), 1, str(rows["short_name"].iloc[0]), str(files[0]))


def _quotes_of(chapter: Chapter) -> pd.DataFrame:
    """Those of its year, and of the agencies that its exhibits are about where they name them."""
    rows = chapter.quotes[chapter.quotes["year"] == chapter.scope.year]
    sheets = [piece.exhibit.sheet.rows for piece in chapter.pieces]
    if not sheets or not all("agency_id" in sheet and sheet["agency_id"].notna().all() for sheet in sheets):
        return rows
    return rows[rows["agency_id"].isin(set(pd.concat(sheets)["agency_id"]))]


def _placed(quotes: pd.DataFrame, number: int, chapter: Chapter) -> pd.DataFrame:
    """`quotes` with the place of their metrics, those in sentences first, then those that are defined."""
    metrics = dict.fromkeys((*chapter.said, *chapter.definitions["metric"]))
    places = {metric: place for place, metric in enumerate(metrics)}
    return quotes.assign(chapter=number, place=quotes["metric"].map(places).fillna(_LAST))


def _source(row: Any) -> Source:
    value = labels.BLANK
    if pd.notna(row.value):
        value = labels.with_unit(row.value, row.unit, approximate=bool(row.approximate))
    doubts = wording.doubts(row)
    quote = " ".join(row.quote.split())
    if not _LETTER.search(quote):
        # A cell of a table holds a number alone: its row and column say what it is.
        quote = f"{row.label}：{quote or labels.BLANK}"
    return Source(
        row.short_name,
        row.label if row.is_part else labels.BRIEF_MEASURES.get(row.metric, row.metric_label),
        f"{value}（{doubts}）" if doubts else value,
        quote,
        str(row.page),
    )
