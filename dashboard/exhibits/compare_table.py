"""街道对比 as a table: every agency on every indicator, sorted by one of them."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

import pandas as pd

from dashboard import labels
from dashboard.charts.bars import ranked_bars
from dashboard.charts.palette import CHOSEN, CONTEXT, GRID, SERIES
from dashboard.charts.theme import Texts
from dashboard.exhibits.compare_rows import Compared, Row, compared, sheet_line, value_field, value_words
from dashboard.exhibits.exhibit import (
    Ask,
    Blank,
    Exhibit,
    Field,
    Native,
    Options,
    Series,
    Sheet,
    number_format,
)
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.trends_bodies import MOST
from dashboard.exhibits.trends_lines import Measured

_MOST_MISSING = 8
_DRAWN = ("name", "value", "approximate", "is_small", "numerator", "denominator")


def table(ask: Ask, scope: Scope, options: Options) -> Exhibit | Blank:
    """The agencies sorted by an indicator, with the others beside it."""
    found = compared(ask, scope, options)
    if isinstance(found, Blank):
        return found
    what = found.sorted_by
    rows = [found.lines[agency][what.measure] for agency in found.agencies]
    stated = [row for row in rows if not isnan(row["value"])]
    if not stated:
        return Blank(f"{found.place} {scope.year} 年没有{what.named}的数字，请点选其他指标的表头排序。")
    drawn = stated[:MOST]
    silent, missing = (
        [row["name"] for row in rows if isnan(row["value"]) and row["reported"] == reported]
        for reported in (False, True)
    )
    way = "最低" if found.order.rising else "最高"
    which = f"，共 {len(stated)} 个，只列{way}的 {MOST} 个" if len(stated) > MOST else ""
    texts = Texts(
        ranking_words(found),
        f"{what.subject}（{what.printed_unit}），{found.place}，{scope.year} 年{which}",
        scope.source(),
    )
    return Exhibit(
        key="compare/table",
        texts=texts,
        drawing=ranked_bars(
            pd.DataFrame([{key: row[key] for key in _DRAWN} for row in drawn]),
            texts,
            what.printed_unit,
            chosen=scope.agency_names,
            others=[row["value"] for row in stated[MOST:]],
            missing=[labels.listing(missing, most=_MOST_MISSING)] if missing else [],
            unreceived=[labels.listing(silent, most=_MOST_MISSING)] if silent else [],
        ),
        sheet=_sheet(found),
        question=found.question,
        metrics=found.measures,
        native=_native(found, drawn),
    )


def ranking_words(found: Compared) -> str:
    """Who has most and who least of what the agencies are sorted by, with the median."""
    what = found.sorted_by
    stated = found.stated(what)
    if not stated:
        return f"{what.subject}：没有单位公布"
    if len(stated) == 1:
        return f"只有{stated[0]['name']}公布了{what.named}（{value_words(stated[0], what)}），不作排序"
    values = [row["value"] for row in stated]
    most, least = max(values), min(values)
    if most == least:
        return f"{len(stated)} 个{found.noun}{what.named}都是 {what.value(most)}"
    words = ("高", "低") if what.is_rate else ("多", "少")
    ends = [_end(stated, end, what, word) for end, word in zip((most, least), words, strict=True)]
    return f"{what.subject}{'，'.join(ends)}"


def _end(stated: Sequence[Row], end: float, what: Measured, word: str) -> str:
    """Who is at one end; those who share it are named together, their bases left out."""
    there = [row for row in stated if row["value"] == end]
    value = value_words(there[0], what) if len(there) == 1 else what.value(end)
    return f"{labels.listing([row['name'] for row in there], most=2)}最{word}（{value}）"


def _sheet(found: Compared) -> Sheet:
    """Rank, value, base, change and percentile of what it is sorted by, then the values of the others."""
    what = found.sorted_by
    key = what.measure
    base = (Field(f"{key}.base", "分母", "integer"),) if what.is_rate else ()
    others = tuple(value_field(other) for other in found.indicators if other.measure != key)
    rows = pd.DataFrame([sheet_line(found, found.lines[agency]) for agency in found.agencies])
    return Sheet(
        (
            Field(f"{key}.place", labels.RANK, "integer"),
            Field("name", labels.AGENCY),
            value_field(what),
            *base,
            Field(f"{key}.change", "比上年"),
            Field(f"{key}.percentile", labels.PERCENTILE, "share"),
            *others,
            Field("remarks", labels.REMARKS),
        ),
        rows,
    )


def _native(found: Compared, drawn: Sequence[Row]) -> Native:
    what, names = found.sorted_by, found.scope.agency_names
    colours = tuple(_colour(row, names) for row in drawn)
    return Native(
        "bar",
        tuple(row["name"] for row in drawn),
        (Series(what.subject, tuple(float(row["value"]) for row in drawn), CHOSEN, colours),),
        "0.0%" if what.is_rate else number_format(row["value"] for row in drawn),
    )


def _colour(row: Row, chosen: Sequence[str]) -> str:
    if row["name"] in chosen:
        return SERIES[list(chosen).index(row["name"]) % len(SERIES)]
    if row["is_small"]:
        return GRID
    return CONTEXT if chosen else CHOSEN
