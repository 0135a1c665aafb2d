"""热线诉求: how many orders the 12345 hotline brought, what they were about, and what moved."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.charts import palette
from dashboard.exhibits import parts_moved, parts_written, sentences, trends_bodies, trends_lines
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Headline, Notices, Options, Question, Topic
from dashboard.exhibits.parts import Composition, shares_over_years
from dashboard.exhibits.parts_moved import moved_question, scheme_words
from dashboard.exhibits.parts_written import written_question
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.trends_lines import Measured, spread_question

_METRIC, _SUBJECT, _UNIT = "hotline_orders", "热线受理", "件"


def _composition(name: str) -> Composition:
    return Composition(f"hotline/{name}", _METRIC, _SUBJECT, "诉求类别", _UNIT, palette.HOTLINE)


def _measured(name: str) -> Measured:
    return Measured(f"hotline/{name}", _METRIC, _SUBJECT, _UNIT)


def mix(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """What the orders were about, as shares of each year's orders."""
    return shares_over_years(ask, scope, _composition("mix"))


def volume(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """How many orders there were, year by year."""
    return trends_lines.over_years(ask, scope, _measured("volume"))


def agencies(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Who had how many orders in the year."""
    return trends_bodies.ranked(ask, scope, _measured("agencies"))


def categories_moved(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Which categories moved most against the year before."""
    return parts_moved.moved(ask, scope, _composition("categories_moved"))


def agencies_moved(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Whose number of orders moved most against the year before."""
    return trends_bodies.two_years(ask, scope, _measured("agencies_moved"))


def per_thousand(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Orders for each thousand residents."""
    return trends_bodies.per_thousand(ask, scope, _measured("per_thousand"))


def written(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """The categories as the reports wrote them, beside those they were mapped to."""
    return parts_written.written(ask, scope, _composition("written"))


def _answer(ask: Ask, scope: Scope, _options: Options) -> str:
    sentence = sentences.topic_sentence(ask, scope, _METRIC)
    parts = _parts(ask, scope)
    largest = sentences.largest_part(parts)
    if largest is None:
        return sentence
    return f"{sentence.removesuffix('。')}；{largest[0]}最多，占 {labels.share(largest[1])}。"


def _headlines(ask: Ask, scope: Scope, _options: Options) -> list[Headline]:
    spread = ask(spread_question(scope, _measured("volume")))
    now = spread[spread["year"] == scope.year]
    rows = ask(Question("headline", scope.parameters()))
    row = rows[(rows["metric"] == _METRIC) & (rows["year"] == scope.year)].iloc[0]
    amount = labels.with_unit(row["value"], _UNIT, approximate=bool(row["approximate"]))
    found = [Headline(_SUBJECT, amount, sentences.change_words(row.to_dict()))]
    largest = sentences.largest_part(_parts(ask, scope))
    if largest:
        found.append(Headline("最多的类别", largest[0], f"占 {labels.share(largest[1])}"))
    if not scope.agencies and len(now):
        counted = now.iloc[0]
        found.append(
            Headline(
                "公布热线数的单位", f"{counted['stated']} 个", f"收到所属单位年报 {counted['reports']} 份"
            )
        )
    if len(now) and pd.notna(now["median"].iloc[0]):
        found.append(trends_bodies.middle_headline("各单位中位数", now.iloc[0], _measured("volume")))
    return found


def _notices(ask: Ask, scope: Scope, _options: Options) -> Notices:
    attention = [
        f"{row['short_name']}：各类别之和 {row['parts']} {row['unit']}，"
        f"与受理总数 {row['whole']} {row['unit']}不符"
        for row in _broken(ask, scope).head(3).to_dict("records")
    ]
    lines = []
    scheme = scheme_words(
        ask(moved_question(scope, _composition("categories_moved"))).iloc[0], _composition("mix")
    )
    if scheme:
        lines.append(scheme)
    rows = ask(written_question(scope, _composition("written")))
    unknown = list(dict.fromkeys(rows.loc[~rows["mapped"].astype(bool), "label"]))
    if unknown:
        lines.append(f"目录未收的类别：{labels.listing(unknown, most=5, unit='种')}，按原词单列")
    parts = _parts(ask, scope)
    unstated = parts.loc[parts["member"] == "unstated", "value"].sum()
    if unstated:
        share = labels.share(unstated / parts["value"].sum())
        lines.append(f"有 {labels.with_unit(unstated, _UNIT)}未说明类别，占 {share}")
    spread = ask(spread_question(scope, _measured("volume")))
    now = spread[spread["year"] == scope.year]
    if not scope.agencies and len(now) and now["stated"].iloc[0] < now["reports"].iloc[0]:
        silent = int(now["reports"].iloc[0] - now["stated"].iloc[0])
        lines.append(f"{silent} 份年报没有写热线数，未计为 0")
    if not scope.agencies and spread["stated"].nunique() > 1:
        lines.append("各年公布的单位数不同，合计数不宜直接相比，变化按两年都公布的单位计算")
    if len(spread) == 1:
        lines.append(f"没有 {spread['year'].iloc[0]} 年以前的热线数，暂无逐年变化")
    lines += [f"{year} 年：{note}" for year, note in scope.notes_by_year().items()]
    return Notices(lines, attention)


def _parts(ask: Ask, scope: Scope) -> pd.DataFrame:
    rows = ask(Question("parts_by_year", scope.parameters()))
    return rows[(rows["metric"] == _METRIC) & (rows["year"] == scope.year)]


def _broken(ask: Ask, scope: Scope) -> pd.DataFrame:
    """Whose categories do not add up to the total."""
    return ask(
        Question("breakdown_findings", scope.parameters(metric=_METRIC, dismissed=list(scope.dismissed)))
    )


TOPIC = Topic(
    "hotline",
    "热线诉求",
    _answer,
    _notices,
    {
        "mix": mix,
        "volume": volume,
        "agencies": agencies,
        "categories_moved": categories_moved,
        "agencies_moved": agencies_moved,
        "per_thousand": per_thousand,
        "written": written,
    },
    _headlines,
    "合计不重复计入区县政府的年报；变化只计两年都公布了该数的单位（可比口径）；类别照年报原词，再归入目录",
    {
        "volume": "各年受理",
        "agencies": "各单位",
        "categories_moved": "类别变化",
        "agencies_moved": "单位变化",
        "per_thousand": "每千人",
        "written": "年报原词",
    },
    ("hotline_orders",),
)
