"""总览: headline figures, the largest changes, who is out of line, what is missing or contradicts itself."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.exhibits import overview_changes, overview_outliers, sentences
from dashboard.exhibits.exhibit import (
    Ask,
    Blank,
    Exhibit,
    Headline,
    Notices,
    Options,
    Place,
    Question,
    Topic,
)
from dashboard.exhibits.findings import standing
from dashboard.exhibits.quality_words import coverage_rows, quality_rows
from dashboard.exhibits.scope import EVERY, Scope

_MOST_ERRORS, _MOST_OUTLIERS = 2, 3


def changes(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """The largest changes on the year before."""
    return overview_changes.changes(ask, scope)


def outliers(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Who is out of line, and why that may be."""
    return overview_outliers.outliers(ask, scope)


def headline_rows(ask: Ask, scope: Scope) -> pd.DataFrame:
    """The figures that come to the fore, year by year; rows of queries/headline."""
    return ask(Question("headline", scope.parameters()))


def figures(rows: pd.DataFrame, year: int) -> list[Headline]:
    """The strip's figures of `year` with their small lines; rows of queries/headline."""
    every = rows.to_dict("records")
    return [
        Headline(
            row["label"],
            labels.with_unit(row["value"], row["unit"], approximate=bool(row["approximate"])),
            sentences.change_words(row),
            _history({one["year"]: one for one in every if one["metric"] == row["metric"]}, year),
        )
        for row in every
        if row["year"] == year
    ]


def _history(rows: Mapping[int, Mapping[Hashable, Any]], year: int) -> list[float]:
    """How one number went up to `year`: from its value back by the changes on comparable agencies (可比口径).

    A sum over other agencies each year is no history. The line begins where a year has nothing to compare
    with, and there is none below three years: two dots say no more than the change beside them.

    rows: of one metric in queries/headline, by year.
    """
    values: list[float] = [rows[year]["value"]]
    # Before a fall to nought there is no way back by its change.
    while year - 1 in rows and pd.notna(change := rows[year]["change_ratio"]) and change > -1:
        values.insert(0, values[0] / (1 + change))
        year -= 1
    return values if len(values) >= 3 and pd.notna(values[-1]) else []


def _answer(ask: Ask, scope: Scope, _options: Options) -> str:
    _, coverage = coverage_rows(ask, scope)
    headline = headline_rows(ask, scope)
    return sentences.reported_sentence(
        scope, sentences.counted(coverage).get(scope.year), headline[headline["year"] == scope.year]
    )


def _headlines(ask: Ask, scope: Scope, _options: Options) -> list[Headline]:
    _, coverage = coverage_rows(ask, scope)
    return [_coverage_headline(coverage, scope), *figures(headline_rows(ask, scope), scope.year)]


def _coverage_headline(rows: pd.DataFrame, scope: Scope) -> Headline:
    """The strip's first figure: who reported, or when only one agency is asked about whether it did."""
    by_year = sentences.counted(rows)
    now, before = by_year.get(scope.year), by_year.get(scope.year - 1)
    if scope.agency != EVERY:
        words = {int(row["year"]): labels.COVERAGE[row["status"]] for row in rows.to_dict("records")}
        if not now:
            return Headline(labels.REPORT, "—", "不在应公布单位之列")
        last = f"上年{words[scope.year - 1]}" if before else "上年未收录"
        return Headline(labels.REPORT, words[scope.year], last)
    return Headline(
        "已公布年报（个单位）",
        f"{now.reported:,} / {now.expected:,}" if now else "—",
        f"上年 {before.reported:,} / {before.expected:,}" if before else "上年未收录",
    )


def _notices(ask: Ask, scope: Scope, _options: Options) -> Notices:
    attention: list[str] = []
    lines: list[str] = []
    places: dict[str, Place] = {}
    _contradictions(ask, scope, attention, places, lines)
    _out_of_line(ask, scope, lines, places)
    _missing(ask, scope, lines, attention)
    headline = headline_rows(ask, scope)
    if marked := int(headline.loc[headline["year"] == scope.year, "marked"].sum()):
        attention.append(f"上列数字中有 {marked} 个{labels.MARKED}，请对照原文核实")
    if headline["year"].nunique() == 1:
        lines.append(f"没有 {headline['year'].iloc[0]} 年以前的年报，暂无逐年变化")
    lines += [f"{year} 年：{note}" for year, note in scope.notes_by_year().items() if year == scope.year]
    return Notices(lines, attention, places)


def _contradictions(
    ask: Ask, scope: Scope, attention: list[str], places: dict[str, Place], lines: list[str]
) -> None:
    """What contradicts itself (错误): the first of them by name, the rest by number."""
    quality = Place("quality", _here(scope))
    if scope.district == EVERY:
        rows = quality_rows(ask, scope)
        if count := int(rows["errors"].sum()):
            line = f"年报自相矛盾或逾期 {count:,} 项，涉及 {int((rows['errors'] > 0).sum()):,} 个区县"
            attention.append(line)
            places[line] = quality
        return
    found = standing(ask, scope)
    # Lateness is no contradiction; it has a line of its own.
    errors = found[(found["severity"] == "error") & (found["rule"] != "DEADLINE")]
    # One slip often breaks a rule in several columns.
    distinct = errors.drop_duplicates(["agency_id", "rule"])
    for row in distinct.head(_MOST_ERRORS).to_dict("records"):
        line = f"{row['short_name']}：{row['message']}"
        attention.append(line)
        places[line] = overview_outliers.place(row)
    if len(distinct) > _MOST_ERRORS:
        line = f"年报自相矛盾共 {len(errors)} 项，涉及 {errors['agency_id'].nunique()} 个单位，逐项见数据质量"
        attention.append(line)
        places[line] = quality
    _, coverage = coverage_rows(ask, scope)
    now = sentences.counted(coverage).get(scope.year)
    if found.empty and now and now.reported:
        lines.append("已公布的年报未检查出问题")


def _out_of_line(ask: Ask, scope: Scope, lines: list[str], places: dict[str, Place]) -> None:
    """Who is out of line with peers or with last year, and why that may be."""
    rows = overview_outliers.outlier_rows(ask, scope)
    for row in rows.head(_MOST_OUTLIERS).to_dict("records"):
        line = f"{overview_outliers.sentence(row)}；{overview_outliers.why(row)}"
        lines.append(line)
        places[line] = overview_outliers.place(row)
    if len(rows) and (more := int(rows["found"].iloc[0]) - min(len(rows), _MOST_OUTLIERS)):
        line = f"另有 {more:,} 处偏离同类单位或上年"
        lines.append(line)
        places[line] = Place("quality", _here(scope))


def _missing(ask: Ask, scope: Scope, lines: list[str], attention: list[str]) -> None:
    """Who has not reported, and who was late."""
    _, coverage = coverage_rows(ask, scope)
    of_year = coverage[coverage["year"] == scope.year]
    if scope.district == EVERY:
        short = of_year[of_year["reported"] < of_year["expected"]]
        if len(short):
            lines.append(f"年报未收齐的区县：{labels.listing(list(short['district']))}")
        return
    missing, late = (list(of_year.loc[of_year["status"] == one, "short_name"]) for one in ("missing", "late"))
    if scope.agency != EVERY:
        lines += ["资料库未收到这份年报"] if missing else []
        lines += [f"{scope.year} 年不是应公布单位，见各单位年报"] if of_year.empty else []
        attention += ["年报逾期公布"] if late else []
        return
    if missing:
        lines.append(f"资料库{labels.NOT_RECEIVED}年报：{labels.listing(missing, most=5)}")
    if late:
        attention.append(f"逾期公布：{labels.listing(late)}")


def _here(scope: Scope) -> dict[str, str]:
    """What the address says of `scope`."""
    return {"district": scope.district, "agency": ",".join(scope.agencies) or EVERY, "year": str(scope.year)}


TOPIC = Topic(
    "overview",
    "总览",
    _answer,
    _notices,
    {"changes": changes, "outliers": outliers},
    _headlines,
    labels.OVERVIEW_NOTE,
    metrics=sentences.HEADLINES,
)
