"""The tables of 街道对比: a bar, a rank and a change in each cell."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from math import isnan

import streamlit as st

from dashboard import labels
from dashboard.app.compare_options import SORT
from dashboard.app.components.bar_table import BarCell, BarColumn, BarRow, bar_table
from dashboard.charts.palette import SERIES
from dashboard.charts.wording import SHARE_UNIT, difference
from dashboard.exhibits.compare_rows import Compared, Row, absence
from dashboard.exhibits.trends_lines import Measured

_CAPTION = (
    "点表头排序。格内：数值，右侧为名次 / 参加排名的单位数；下行左侧为比上年的变化（比率为百分点，"
    "括号表示基数小），右侧 n 为比率的分母；灰色为小分母。"
)
_PAIR_CAPTION = "条长以两者中较大的为满；比率相差为百分点，n 为分母，灰色为小分母。"


def heading(title: str, subtitle: str) -> None:
    """What a table says, above it."""
    st.html(f'<p class="finding">{escape(title)}</p><p class="caption">{escape(subtitle)}</p>')


def ranked_table(found: Compared) -> None:
    """Every agency on every indicator, those that are chosen in colour."""
    rows = [
        BarRow(
            found.any_of(agency)["name"],
            [_ranked_cell(line[what.measure], what) for what in found.indicators],
            _colour(found, agency),
        )
        for agency, line in found.lines.items()
    ]
    columns = [BarColumn(what.measure, what.subject, what.printed_unit) for what in found.indicators]
    bar_table(
        found.noun,
        columns,
        rows,
        key="compare_table",
        caption=_CAPTION,
        sorted_by=found.order.code,
        field=SORT,
    )


def pair_table(found: Compared) -> None:
    """Two agencies in columns, an indicator a row, and how far they are apart."""
    one, other = (found.lines[agency] for agency in found.scope.agencies)
    rows = [
        BarRow(
            f"{what.subject}（{what.printed_unit}）",
            [*_both(one[what.measure], other[what.measure], what)],
        )
        for what in found.indicators
    ]
    columns = [
        *(
            BarColumn(agency, name, colour=_colour(found, agency))
            for agency, name in zip(found.scope.agencies, found.scope.agency_names, strict=True)
        ),
        BarColumn("apart", labels.DIFFERENCE),
    ]
    bar_table(labels.METRIC, columns, rows, key="compare_pair", caption=_PAIR_CAPTION)


def _colour(found: Compared, agency: str) -> str:
    """The colour of a chosen agency, as charts have it."""
    chosen = found.scope.agencies
    return SERIES[chosen.index(agency) % len(SERIES)] if agency in chosen else ""


def _ranked_cell(row: Row, what: Measured) -> BarCell:
    place = f"{row['place']}/{row['ranked']}" if row["place"] else ""
    change, base = _change(row, what), _base(row)
    cell = _cell(row, what, row["length"], (change, base) if change or base else ())
    hint: str = "" if isnan(row["percentile"]) else f"{labels.PERCENTILE} {labels.share(row['percentile'])}"
    return replace(cell, rank=place, hint=hint)


def _both(one: Row, other: Row, what: Measured) -> list[BarCell]:
    values = [row["value"] for row in (one, other)]
    if any(isnan(value) for value in values):
        return [
            *(_cell(row, what, 0.0 if isnan(row["value"]) else 1.0, _few(row)) for row in (one, other)),
            BarCell("", length=None),
        ]
    most = max(values)
    cells = [
        _cell(row, what, max(value, 0.0) / most if most > 0 else 0.0, _few(row))
        for row, value in zip((one, other), values, strict=True)
    ]
    return [*cells, BarCell(difference(values[1], values[0], what.printed_unit), length=None)]


def _cell(row: Row, what: Measured, length: float, notes: tuple[str, ...]) -> BarCell:
    if isnan(row["value"]):
        return BarCell(absence(row), tone="quiet")
    words = labels.share(row["value"]) if what.is_rate else labels.number(row["value"])
    words = f"约 {words}" if row["approximate"] else words
    words = f"{words} {labels.MARKED}" if row["marked"] else words
    target = None
    if isinstance(row["figure_key"], str):
        target = {
            "district": row["district_code"],
            "agency": row["agency_id"],
            "year": str(row["year"]),
            "figure": row["figure_key"],
        }
    tone = "attention" if row["marked"] else "quiet" if row["is_small"] else ""
    return BarCell(words, float(row["value"]), float(length), notes=notes, tone=tone, target=target)


def _change(row: Row, what: Measured) -> str:
    if what.is_rate:
        moved = row["points"]
        words: str = "" if isnan(moved) else difference(row["previous"], row["value"], SHARE_UNIT)
    else:
        words = "" if isnan(row["change_ratio"]) else labels.change(row["change_ratio"])
    words = words.replace("-", "−")
    return f"（{words}）" if words and row["change_is_small"] else words


def _base(row: Row) -> str:
    return "" if isnan(row["denominator"]) else f"n={labels.number(row['denominator'])}"


def _few(row: Row) -> tuple[str, ...]:
    return ("", _base(row)) if _base(row) else ()
