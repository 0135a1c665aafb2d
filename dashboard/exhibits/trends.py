"""趋势: any number of the catalogue, or derived indicator, over the years."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.exhibits import sentences, trends_bodies, trends_lines
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Headline, Notices, Options, Question, Topic
from dashboard.exhibits.scope import EVERY, Scope
from dashboard.exhibits.trends_lines import (
    Measured,
    bodies_question,
    change_clause,
    comparably,
    spread_question,
)

USUAL = "website_posts"
TOGETHER, APART = "lines", "panels"
PANELS = {TOGETHER: "合在一图", APART: "分面（每单位一格）"}
"""How the lines are drawn, by the code that stands in a link."""


def measures(ask: Ask) -> pd.DataFrame:
    """What can be followed: rows of queries/measures by their keys."""
    return ask(Question("measures", {})).set_index("key")


def _measured(ask: Ask, options: Options, name: str) -> Measured:
    known = ask(Question("measures", {}))
    asked = known[known["key"] == options.get("measure", USUAL)]
    row = (asked if len(asked) else known[known["key"] == USUAL]).iloc[0]
    breaks_in = None if pd.isna(row["breaks_in"]) else int(row["breaks_in"])
    return Measured(f"trends/{name}", row["key"], row["label"], row["unit"], breaks_in)


def lines(ask: Ask, scope: Scope, options: Options) -> Exhibit | Blank:
    """The number over the years, in one drawing or each agency apart."""
    what = _measured(ask, options, "lines")
    if options.get("panels") == APART:
        return trends_lines.panels(ask, scope, what)
    return trends_lines.over_years(ask, scope, what)


def agencies(ask: Ask, scope: Scope, options: Options) -> Exhibit | Blank:
    """Who is high or low in the year."""
    return trends_bodies.ranked(ask, scope, _measured(ask, options, "agencies"))


def moved(ask: Ask, scope: Scope, options: Options) -> Exhibit | Blank:
    """Whose number moved most against the year before."""
    return trends_bodies.two_years(ask, scope, _measured(ask, options, "moved"))


def _answer(ask: Ask, scope: Scope, options: Options) -> str:
    what = _measured(ask, options, "lines")
    if scope.agencies:
        rows = ask(bodies_question(scope, what, years=trends_lines.SPAN, most=len(scope.agencies)))
        said = [_said(row, what, str(row["name"])) for _, row in _of_year(rows, scope.year).iterrows()]
        if said and (silent := list(rows.loc[(rows["year"] == scope.year) & rows["value"].isna(), "name"])):
            said.append(f"{labels.listing(silent)}没有这一数字")
    else:
        rows = ask(spread_question(scope, what))
        whom = sentences.reporting(ask, scope)
        said = [_said(row, what, whom) for _, row in _of_year(rows, scope.year).iterrows()]
    if not said:
        return f"{scope.year} 年{scope.whom}{what.nothing}。"
    return f"{scope.year} 年{what.named}：{'；'.join(said)}。"


def _said(row: pd.Series, what: Measured, name: str) -> str:
    value = what.value(row["value"], approximate=bool(row["approximate"]))
    compared = comparably(row) if "compared" in row.index else ""
    base = f"（分母 {labels.number(row['denominator'])}）" if what.is_rate else ""
    return f"{name} {value}{base}{change_clause(row, what, compared)}"


def _of_year(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    return rows[(rows["year"] == year) & rows["value"].notna()]


def _headlines(ask: Ask, scope: Scope, options: Options) -> list[Headline]:
    what = _measured(ask, options, "lines")
    spread = ask(spread_question(scope, what))
    now = _of_year(spread, scope.year)
    if now.empty:
        return []
    row = now.iloc[0]
    whole = "合并计算" if what.is_rate else "合计"
    change = change_clause(row, what, comparably(row)).removeprefix("，")
    found = [
        Headline(
            f"{_place(scope)}{whole}", what.value(row["value"], approximate=bool(row["approximate"])), change
        ),
        Headline("有数字的单位", f"{row['stated']} 个", f"收到所属单位年报 {row['reports']} 份"),
    ]
    if pd.notna(row["median"]):
        found.append(trends_bodies.middle_headline("中位数", row, what))
    first = spread.iloc[0]
    if len(spread) > 2:
        found.append(
            Headline(
                f"最早（{first['year']} 年）",
                what.value(first["value"]),
                f"有数字的单位 {first['stated']} 个",
            )
        )
    return found


def _place(scope: Scope) -> str:
    return "全部区县" if scope.district == EVERY else scope.district_name


def _notices(ask: Ask, scope: Scope, options: Options) -> Notices:
    what = _measured(ask, options, "lines")
    spread = ask(spread_question(scope, what))
    found = []
    if len(spread) == 1:
        found.append(f"没有 {spread['year'].iloc[0]} 年以前的数字，暂无逐年变化")
    if len(spread) and what.breaks_in and spread["year"].min() < what.breaks_in <= scope.year:
        found.append(f"{what.breaks_in} 年起年报格式变更，此项的含义与以前不同，虚线两侧不宜直接相比")
    if not scope.agencies and not what.is_rate and spread["stated"].nunique() > 1:
        found.append("各年有数字的单位数不同，合计数不宜直接相比，变化按两年都有数字的单位计算")
    if scope.agencies:
        rows = ask(bodies_question(scope, what, years=trends_lines.SPAN, most=len(scope.agencies)))
        gaps = rows[rows["value"].isna() & (rows["year"] >= spread["year"].min())] if len(spread) else rows
        absent, silent = gaps[gaps["reports"] == 0], gaps[gaps["reports"] > 0]
        unsaid = "缺数字或分母为 0" if what.is_rate else "年报未写此项"
        few = list(_of_year(rows[rows["is_small"].astype(bool)], scope.year)["name"])
        if few:
            found.append(f"{scope.year} 年分母不足 30，比率起伏大，慎用：{labels.listing(few)}")
        for which, words in ((absent, "未收到年报"), (silent, unsaid)):
            if len(which):
                cases = [f"{row['name']} {row['year']} 年" for row in which.to_dict("records")]
                found.append(f"{words}（线中断）：{labels.listing(cases, most=4, unit='处')}")
    small = _of_year(spread, scope.year)
    if not scope.agencies and len(small) and bool(small["is_small"].iloc[0]):
        found.append(
            f"{scope.year} 年分母只有 {labels.number(small['denominator'].iloc[0])}，比率起伏大，慎用"
        )
    definition = str(measures(ask).at[what.measure, "definition"])
    found.append(f"口径：{definition}")
    found += [f"{year} 年：{note}" for year, note in scope.notes_by_year().items()]
    return Notices(found)


TOPIC = Topic(
    "trends",
    "趋势",
    _answer,
    _notices,
    {"lines": lines, "agencies": agencies, "moved": moved},
    _headlines,
    "合计不重复计入区县政府的年报；比率按分子、分母各自相加计算；没有年报或年报未写的年份为空，不作 0 计",
    {"agencies": "各单位", "moved": "单位变化"},
)
