"""Shares of few cases: how high a rate is in each agency, with its interval and what it is of."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.intervals import intervals
from dashboard.charts.palette import CHOSEN, CONTEXT
from dashboard.charts.theme import Texts
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Headline, Native, Question, Series, Sheet
from dashboard.exhibits.scope import EVERY, Scope
from dashboard.exhibits.trends_lines import distinct_names

MOST = 30
"""Agencies, or districts, that are shown at most."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Which rate is compared.

    key: of the exhibit; indicator: its key; label: it in words; base: what it is a share of; asked: all rates
    that the page compares, asked for together; metrics: keys of the metrics that it is made of.
    """

    key: str
    indicator: str
    label: str
    base: str
    asked: tuple[str, ...]
    metrics: tuple[str, ...]


def rates_question(scope: Scope, asked: tuple[str, ...]) -> Question:
    """The rates of each agency of the district, or of those chosen where these are several."""
    agencies = list(scope.agencies) if len(scope.agencies) > 1 else []
    return Question("rates_by_body", scope.parameters(keys=list(asked), most=MOST) | {"agencies": agencies})


def across(ask: Ask, scope: Scope, rate: Rate) -> Exhibit | Blank:
    """The rate of each agency in the year with its 95 % interval, the small ones grey."""
    question = rates_question(scope, rate.asked)
    rows = ask(question)
    rows = distinct_names(rows[rows["key"] == rate.indicator])
    noun = "区县" if scope.district == EVERY else "单位"
    place = scope.district_name if scope.district != EVERY else "全部区县"
    rated = rows[rows["value"].notna()]
    none = rows[rows["denominator"] == 0]
    if blank := _too_few(rate, rated, none, f"{place} {scope.year} 年"):
        return blank
    subtitle = f"{rate.label}和 {labels.INTERVAL}，n 为{rate.base}（件），{place}各{noun}，{scope.year} 年"
    if rows["bodies"].iloc[0] > MOST:
        subtitle += f"，共 {rows['bodies'].iloc[0]} 个{noun}，只列{rate.base}最多的 {MOST} 个"
    if len(none):
        subtitle += f"；{labels.listing(list(none['name']))}{rate.base} 0 件，不计算"
    enough = rated[~rated["is_small"].astype(bool)]
    if 1 < len(enough) < len(rated):
        subtitle += f"；高低只比较{rate.base}满 30 件的 {len(enough)} 个{noun}"
    texts = Texts(_title(enough, rate, noun), subtitle, scope.source())
    median = rated["median"].iloc[0]
    return Exhibit(
        key=rate.key,
        texts=texts,
        drawing=intervals(
            rows[rows["denominator"] != 0], texts, median=None if pd.isna(median) else float(median)
        ),
        sheet=Sheet(
            (
                Field("name", labels.DISTRICT if scope.district == EVERY else labels.AGENCY),
                Field("value", rate.label, "share"),
                *interval_fields(rate.base),
            ),
            rows,
        ),
        question=question,
        metrics=(rate.indicator, *rate.metrics),
        native=_bars(rated, rate),
    )


def interval_fields(base: str) -> tuple[Field, ...]:
    """The columns that say what a share is of, and how sure it is."""
    return (
        Field("numerator", "分子（件）", "integer"),
        Field("denominator", f"{base}（件）", "integer"),
        Field("low", "区间下限", "share"),
        Field("high", "区间上限", "share"),
    )


def indicators(
    ask: Ask, scope: Scope, keys: Sequence[str], year: int
) -> dict[Hashable, Mapping[Hashable, Any]]:
    """Rows of queries/district_indicators by key, of the scope's agencies together; empty without a report.

    year: the scope's or the one before.
    """
    rows = ask(
        Question(
            "district_indicators",
            {
                "district": scope.district,
                "agencies": list(scope.agencies),
                "first_year": scope.year - 1,
                "last_year": scope.year,
                "indicators": list(keys),
            },
        )
    )
    return {row["indicator_key"]: row for row in rows[rows["year"] == year].to_dict("records")}


def headline(row: Mapping[Hashable, Any], before: Mapping[Hashable, Any] | None) -> Headline:
    """A rate in the strip: what it changed in 百分点 and what it is of, or why there is none.

    row, before: of `indicators`, of the year and of the year before.
    """
    if pd.isna(row["numerator"]) or pd.isna(row["denominator"]):
        return Headline(row["label"], labels.UNREPORTED, "")
    if pd.isna(row["value"]):
        return Headline(row["label"], "—", "分母为 0 件，不计算")
    base = f"n={labels.number(row['denominator'])}{'，基数小' if row['is_small'] else ''}"
    if before is None or pd.isna(before["value"]):
        moved = "无上年数据"
    else:
        difference = row["value"] - before["value"]
        moved = "与上年持平" if abs(difference) < 0.0005 else labels.points(difference)
        # There is room for all of it where the base is not small.
        moved = moved if row["is_small"] or moved.startswith("与") else f"比上年{moved}"
    return Headline(row["label"], labels.share(row["value"]), f"{moved}，{base}")


def _too_few(rate: Rate, rated: pd.DataFrame, none: pd.DataFrame, when: str) -> Blank | None:
    """Why nothing is compared: nobody has the rate, or one alone."""
    if rated.empty:
        if len(none):
            return Blank(f"{when}{rate.base}为 0 件，没有{rate.label}。")
        return Blank(f"{when}的年报都没有公布计算{rate.label}所需的数字。")
    if len(rated) > 1:
        return None
    row = rated.iloc[0]
    terms = f"{labels.number(row['numerator'])} / {labels.number(row['denominator'])}"
    words = f"{labels.share(row['value'])}，{terms}"
    return Blank(f"{when}只有{row['name']}有{rate.label}（{words}），不作排序。")


def _title(enough: pd.DataFrame, rate: Rate, noun: str) -> str:
    """Who is high and low among those whose rate is of enough; without two such there is nothing to say."""
    if len(enough) < 2:
        few = "大多" if len(enough) else "都"
        return f"各{noun}{rate.base}{few}不足 30 件，{rate.label}不宜比较高低"
    highest, lowest = enough.iloc[0], enough.iloc[-1]
    if highest["value"] == lowest["value"]:
        return f"{len(enough)} 个{noun}{rate.label}都是 {labels.share(highest['value'])}"
    first, last = (
        labels.listing(list(enough.loc[enough["value"] == row["value"], "name"]), unit=f"个{noun}")
        for row in (highest, lowest)
    )
    return (
        f"{first}{rate.label}最高（{labels.share(highest['value'])}），"
        f"{last}最低（{labels.share(lowest['value'])}）"
    )


def _bars(rated: pd.DataFrame, rate: Rate) -> Native:
    return Native(
        "bar",
        tuple(rated["name"]),
        (
            Series(
                rate.label,
                tuple(map(float, rated["value"])),
                CHOSEN,
                tuple(CONTEXT if small else CHOSEN for small in rated["is_small"]),
                spans_of(rated),
            ),
        ),
        "0.0%",
    )


def spans_of(rated: pd.DataFrame) -> tuple[tuple[float, float] | None, ...]:
    """Where each rate surely lies; None where its numbers contradict each other. rows: low, high."""
    return tuple(
        None if pd.isna(low) else (float(low), float(high))
        for low, high in zip(rated["low"], rated["high"], strict=True)
    )
