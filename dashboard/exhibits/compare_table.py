"""街道对比 as a table: every agency on every indicator, sorted by one of them."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.charts.bars import ranked_bars
from dashboard.charts.palette import CHOSEN, CONTEXT, GRID, SERIES
from dashboard.charts.theme import Texts
from dashboard.exhibits.compare_rows import Compared, compared, sheet_line, value_field, value_words
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Native, Options, Series, Sheet
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.trends_bodies import MOST
from dashboard.exhibits.trends_lines import Measured

_MOST_MISSING = 8


def table(ask: Ask, scope: Scope, options: Options) -> Exhibit | Blank:
    """The agencies sorted by an indicator, with the others beside it."""
    found = compared(ask, scope, options)
    if isinstance(found, Blank):
        return found
    what = found.sorted_by
    rows = found.of(what).set_index("agency_id").loc[list(found.agencies)].reset_index()
    stated = rows[rows["value"].notna()]
    if stated.empty:
        return Blank(f"{found.place} {scope.year} 年没有{what.named}的数字，请点选其他指标的表头排序。")
    drawn = stated.head(MOST)
    missing = list(rows.loc[rows["value"].isna(), "name"])
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
            drawn,
            texts,
            what.printed_unit,
            chosen=scope.agency_names,
            missing=[labels.listing(missing, most=_MOST_MISSING)] if missing else [],
        ),
        sheet=_sheet(found),
        question=found.question,
        metrics=found.measures,
        native=_native(found, drawn),
    )


def ranking_words(found: Compared) -> str:
    """Who has most and who least of what the agencies are sorted by, with the median."""
    what = found.sorted_by
    rows = found.of(what)
    stated = rows[rows["value"].notna()]
    if stated.empty:
        return f"{what.subject}：没有单位公布"
    if len(stated) == 1:
        row = stated.iloc[0]
        return f"只有{row['name']}公布了{what.named}（{value_words(row, what)}），不作排序"
    ordered = stated.sort_values("value", ascending=False, kind="stable")
    most, least = ordered.iloc[0], ordered.iloc[-1]
    if most["value"] == least["value"]:
        return f"{len(stated)} 个{found.noun}{what.named}都是 {what.value(most['value'])}"
    words = ("高", "低") if what.is_rate else ("多", "少")
    ends = [_end(stated, end, what, word) for end, word in zip((most, least), words, strict=True)]
    return f"{what.subject}{'，'.join(ends)}"


def _end(stated: pd.DataFrame, end: pd.Series, what: Measured, word: str) -> str:
    """Who is at one end; those who share it are named together, their bases left out."""
    there = list(stated.loc[stated["value"] == end["value"], "name"])
    value = value_words(end, what) if len(there) == 1 else what.value(end["value"])
    return f"{labels.listing(there, most=2)}最{word}（{value}）"


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


def _native(found: Compared, drawn: pd.DataFrame) -> Native:
    what, names = found.sorted_by, found.scope.agency_names
    colours = tuple(
        SERIES[names.index(name) % len(SERIES)]
        if name in names
        else GRID
        if small
        else CONTEXT
        if names
        else CHOSEN
        for name, small in zip(drawn["name"], drawn["is_small"], strict=True)
    )
    return Native(
        "bar",
        tuple(drawn["name"]),
        (Series(what.subject, tuple(map(float, drawn["value"])), CHOSEN, colours),),
        "0.0%" if what.is_rate else "#,##0.##",
    )
