"""街道对比: one year, many agencies of a kind, many indicators; who stands where."""

from __future__ import annotations

from math import isnan

from dashboard import labels
from dashboard.exhibits import compare_charts, compare_pair, compare_table
from dashboard.exhibits.compare_rows import (
    Compared,
    Row,
    absence,
    change_words,
    compared,
    standouts,
    value_words,
)
from dashboard.exhibits.exhibit import Ask, Blank, Headline, Notices, Options, Topic
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.trends_lines import Measured

_MOST_HEADLINES = 4
_MOST_STANDOUTS = 3


def _answer(ask: Ask, scope: Scope, options: Options) -> str:
    found = compared(ask, scope, options)
    if isinstance(found, Blank):
        return found.sentence
    whom = f"{scope.year} 年{scope.district_name} {len(found.agencies)} 个{found.noun}"
    if len(found.reported) == 1:
        what, row = found.sorted_by, found.any_of(found.reported[0])
        value = labels.UNREPORTED if isnan(row["value"]) else value_words(row, what)
        return f"{whom}中只有{row['name']}有年报，{what.subject} {value}，暂不能比较。"
    counted = f"（{len(found.reported)} 个有年报）" if found.silent else ""
    said = [f"{whom}{counted}中，{compare_table.ranking_words(found)}"]
    said += _of_chosen(ask, found, options)
    far = list(dict.fromkeys(row["name"] for row in standouts(found)))
    if far and not scope.agencies:
        said.append(f"明显偏离中位数的有{labels.listing(far)}")
    return "；".join(said) + "。"


def _of_chosen(ask: Ask, found: Compared, options: Options) -> list[str]:
    """Where the chosen agencies stand; of two, which is higher on how many indicators."""
    two = compare_pair.paired(ask, found.scope, options)
    if isinstance(two, Compared):
        return [compare_pair.pair_finding(two)]
    what = found.sorted_by
    said: list[str] = []
    for agency in found.scope.agencies:
        row = found.lines[agency][what.measure] if agency in found.lines else None
        if row is not None and row["place"]:
            said.append(f"{row['name']} {value_words(row, what)}，第 {row['place']}")
    return said


def _headlines(ask: Ask, scope: Scope, options: Options) -> list[Headline]:
    found = compared(ask, scope, options)
    if isinstance(found, Blank):
        return []
    shown = found.indicators[:_MOST_HEADLINES]
    if len(scope.agencies) == 1 and scope.agencies[0] in found.lines:
        lines = found.lines[scope.agencies[0]]
        return [_standing(lines[what.measure], what) for what in shown]
    reported = Headline(
        f"已公布年报的{found.noun}",
        f"{len(found.reported)} / {len(found.agencies)}",
        f"未收到 {len(found.silent)} 份" if found.silent else "已全部公布",
    )
    return [reported, *(_middle(found, what) for what in shown)]


def _standing(row: Row, what: Measured) -> Headline:
    """One agency's value, its rank and its change."""
    value = what.value(row["value"], approximate=bool(row["approximate"]))
    if isnan(row["value"]):
        return Headline(what.subject, absence(row), "")
    said = [f"第 {row['place']} / {row['ranked']}"] if row["place"] else []
    if not isnan(row["percentile"]):
        said.append(f"{labels.PERCENTILE} {labels.share(row['percentile'])}")
    if change := change_words(row, what):
        said.append(f"比上年{'' if change.startswith('增') else ' '}{change}")
    return Headline(what.subject, value, "，".join(said))


def _middle(found: Compared, what: Measured) -> Headline:
    """The median of an indicator and its range."""
    row = found.of(what)[0]
    if isnan(row["median"]):
        return Headline(f"{what.subject}{labels.MEDIAN}", labels.UNREPORTED, "")
    if row["ranked"] == 1:
        return Headline(what.subject, what.value(row["median"]), "仅 1 个单位")
    lowest, highest = (what.value(row[end]) for end in ("lowest", "highest"))
    span = f"最低 {lowest}，最高 {highest}"
    return Headline(f"{what.subject}{labels.MEDIAN}", what.median(row["median"]), span)


def _notices(ask: Ask, scope: Scope, options: Options) -> Notices:
    found = compared(ask, scope, options)
    if isinstance(found, Blank):
        return Notices()
    lines = [_far(found, row) for row in standouts(found)[:_MOST_STANDOUTS]]
    if found.silent:
        lines.append(f"未收到年报：{labels.listing(found.silent)}，列在表末，不计名次")
    unsaid = [
        f"{what.subject} {count} 个"
        for what in found.indicators
        if (count := sum(row["reported"] and isnan(row["value"]) for row in found.of(what)))
    ]
    if unsaid:
        lines.append(f"收到年报但没有这一数字，或分母为 0（不作 0 计）：{'、'.join(unsaid)}")
    if any(row["is_small"] for what in found.indicators for row in found.stated(what)):
        lines.append("灰色的比率分母小（办理不足 30 件，或可核对的规则不足 5 项），名次仅供参考")
    elsewhere = [
        name
        for agency, name in zip(scope.agencies, scope.agency_names, strict=True)
        if agency not in found.lines
    ]
    if elsewhere:
        lines.append(f"{'、'.join(elsewhere)}不在这一类单位中，可在“同类单位”中改选")
    if 1 < len(found.reported) < 5:
        lines.append(f"有年报的{found.noun}不足 5 个，不计分位，也不判断是否偏离")
    lines += [f"{year} 年：{note}" for year, note in scope.notes_by_year().items() if year == scope.year]
    return Notices(lines, _doubtful(found))


def _far(found: Compared, row: Row) -> str:
    what = found.subject(row)
    above = "高于" if row["score"] > 0 else "低于"
    value, middle = value_words(row, what), what.median(row["median"])
    return f"{row['name']}{what.named} {value}，明显{above}{found.middle} {middle}"


def _doubtful(found: Compared) -> list[str]:
    """Values that the reading could not prove."""
    cases = [
        f"{row['name']}{what.subject}"
        for what in found.indicators
        for row in found.stated(what)
        if row["marked"]
    ]
    if not cases:
        return []
    return [f"存疑，请先核对原文：{labels.listing(cases, unit='处')}"]


NOTE = (
    "名次从高到低，并列的名次相同，只在同类单位中排；"
    "分位为低于它的同类单位所占比例，满 5 个单位才计算；"
    "偏离为稳健 z 值超过 3.5；年报未写的不作 0 计，也不计名次；高低不代表优劣"
)

TOPIC = Topic(
    "compare",
    "街道对比",
    _answer,
    _notices,
    {
        "heat": compare_charts.heat_map,
        "table": compare_table.table,
        "dots": compare_charts.dots,
        "pair": compare_pair.pair,
    },
    _headlines,
    NOTE,
)
