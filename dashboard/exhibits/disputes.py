"""复议诉讼: reviews and lawsuits about information, how they ended and how many were set right."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.exhibits import disputes_results, rates, sentences, trends_lines
from dashboard.exhibits.disputes_results import ALL, INDICATORS, KINDS, bodies_question, disputes_question
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Headline, Notices, Options, Topic
from dashboard.exhibits.findings import standing
from dashboard.exhibits.rates import Rate, indicators
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.trends_lines import Measured

_UNIT = "件"
_RULES = ("PENDING", "T4-SUM")
_ASKED = ("combined_reversal_rate",)
_REVERSAL = Rate("disputes/reversal", _ASKED[0], "综合纠错率", "已审结案件", _ASKED, KINDS)
_CONVERSION = Measured("disputes/conversion", "dispute_rate", "争议转化率", "ratio")


def counts(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """How many reviews and lawsuits there were, year by year."""
    return disputes_results.counts(ask, scope)


def reviews(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """How reviews ended."""
    return disputes_results.results(ask, scope, KINDS[0], "reviews")


def lawsuits_direct(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """How lawsuits without a review before them ended."""
    return disputes_results.results(ask, scope, KINDS[1], "lawsuits_direct")


def lawsuits_after_review(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """How lawsuits after a review ended."""
    return disputes_results.results(ask, scope, KINDS[2], "lawsuits_after_review")


def reversals(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """The three rates of closed cases that were set right."""
    return disputes_results.reversals(ask, scope)


def agencies(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Who had how many."""
    return disputes_results.agencies(ask, scope)


def reversal(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """The share of closed cases that were set right, in each agency."""
    return rates.across(ask, scope, _REVERSAL)


def conversion(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Reviews and lawsuits for each new request, year by year."""
    return trends_lines.over_years(ask, scope, _CONVERSION)


def _now(ask: Ask, scope: Scope, year: int | None = None) -> pd.DataFrame:
    """The rows of a year, the scope's unless another is said, by kind and result."""
    rows = ask(disputes_question(scope))
    return rows[rows["year"] == (scope.year if year is None else year)].set_index(["kind", "result"])


def _answer(ask: Ask, scope: Scope, _options: Options) -> str:
    rows = _now(ask, scope)
    begun = f"{scope.year} 年{sentences.reporting(ask, scope)}"
    if rows.empty or rows["value"].isna().all():
        return f"{begun}没有公布政府信息公开行政复议、行政诉讼数。"
    values = rows["value"].to_dict()
    totals = [values[kind, "total"] for kind in KINDS]
    partly = _partly(rows)
    if not any(total > 0 or pd.isna(total) for total in totals):
        return f"{begun}未发生政府信息公开行政复议、行政诉讼{partly}。"
    said = [
        f"发生政府信息公开行政复议 {labels.with_unit(totals[0], _UNIT)}、"
        f"行政诉讼 {labels.with_unit(totals[1] + totals[2], _UNIT)}{partly}"
    ]
    rate = indicators(ask, scope, INDICATORS, scope.year).get("combined_reversal_rate")
    if rate is not None and pd.notna(rate["value"]):
        said.append(
            f"审结 {labels.number(rate['denominator'])} 件，纠正 {labels.number(rate['numerator'])} 件，"
            f"{rate['label']} {labels.share(rate['value'])}"
        )
    return begun + "；".join(said) + "。"


def _partly(rows: pd.DataFrame) -> str:
    """（13 份年报中 12 份写明）: where not all reports are in the sum."""
    agencies, reports = int(rows["agencies"][ALL, "total"]), int(rows["reports"].max())
    return f"（{reports} 份年报中 {agencies} 份写明）" if agencies < reports else ""


def _headlines(ask: Ask, scope: Scope, _options: Options) -> list[Headline]:
    rows, before = _now(ask, scope), _now(ask, scope, scope.year - 1)
    if rows.empty:
        return []
    now = indicators(ask, scope, INDICATORS, scope.year)
    earlier = indicators(ask, scope, INDICATORS, scope.year - 1)
    counted = [
        Headline(
            label,
            labels.with_unit(rows["value"][ALL, result], _UNIT),
            _last_year(before, result, int(rows["agencies"][ALL, result])),
        )
        for result, label in (("total", "复议诉讼"), ("pending", "尚未审结"))
    ]
    keys = ("review_reversal_rate", "lawsuit_reversal_rate", "dispute_rate")
    return counted + [rates.headline(now[key], earlier.get(key)) for key in keys if key in now]


def _last_year(before: pd.DataFrame, result: str, agencies: int) -> str:
    """上年 23 件, and of how many reports where these are not as many as now."""
    if before.empty or pd.isna(before["value"][ALL, result]):
        return "无上年数据"
    reports = int(before["agencies"][ALL, result])
    others = f"（上年 {reports} 份、本年 {agencies} 份年报）" if reports != agencies else ""
    return f"上年 {labels.with_unit(before['value'][ALL, result], _UNIT)}{others}"


def _notices(ask: Ask, scope: Scope, _options: Options) -> Notices:
    found = standing(ask, scope)
    found = found[found["rule"].isin(_RULES)]
    attention = [f"{row['short_name']}：{row['message']}" for row in found.head(3).to_dict("records")]
    if len(found) > 3:
        attention.append(f"表四的问题共有 {len(found)} 项，见数据质量")
    rows = _now(ask, scope)
    lines = _missing_lines(rows) + _rate_lines(ask, scope)
    if not scope.agencies:
        lines += _body_lines(ask(bodies_question(scope)))
    if rows["value"].notna().any() and ask(disputes_question(scope))["year"].nunique() == 1:
        lines.append("此前年份没有复议诉讼数，暂无逐年变化")
    lines += [f"{year} 年：{note}" for year, note in scope.notes_by_year().items()]
    return Notices(lines, attention)


def _missing_lines(rows: pd.DataFrame) -> list[str]:
    if rows.empty:
        return []
    left_out = int(rows["reports"].max() - rows["agencies"][ALL, "total"])
    return [f"{left_out} 份年报的表四没有齐全的总计，未计入（未作 0 计）"] if left_out else []


def _rate_lines(ask: Ask, scope: Scope) -> list[str]:
    """How far the reversal rates carry."""
    rate = indicators(ask, scope, INDICATORS, scope.year).get("combined_reversal_rate")
    if rate is None or pd.isna(rate["value"]):
        return []
    interval = f"{labels.share(rate['low'])}—{labels.share(rate['high'])}"
    words = f"综合纠错率 {labels.share(rate['value'])} 的 {labels.INTERVAL}为 {interval}"
    return [words + ("，已审结不足 30 件，不宜据此评价" if rate["is_small"] else "")]


def _body_lines(rows: pd.DataFrame) -> list[str]:
    """Who has most of them, and how many agencies have none; nothing where not all of them were asked for."""
    if rows.empty or rows["bodies"].iloc[0] > len(rows):
        return []
    lines = []
    whole, first = rows["value"].sum(), rows.iloc[0]
    if whole > 0 and rows["value"].count() > 1:
        share = labels.share(first["value"] / whole)
        lines.append(f"{first['name']}最多，{labels.number(first['value'])} 件，占 {share}")
    idle = int((rows["value"] == 0).sum())
    if idle:
        lines.append(f"{idle} 个单位未发生复议诉讼（写明 0 件，不是未公布）")
    return lines


TOPIC = Topic(
    "disputes",
    "复议诉讼",
    _answer,
    _notices,
    {
        "counts": counts,
        "reversals": reversals,
        "agencies": agencies,
        "reviews": reviews,
        "lawsuits_direct": lawsuits_direct,
        "lawsuits_after_review": lawsuits_after_review,
        "reversal": reversal,
        "conversion": conversion,
    },
    _headlines,
    "取自年报表四；纠错率按已审结案件计算，不含尚未审结；争议转化率为复议诉讼总数除以本年新收申请；"
    "合计不重复计入区县政府的年报，缺数字的年报不计入有关合计；基数不足 30 的比率为灰色",
    {
        "reversals": "纠错率",
        "agencies": "各单位件数",
        "reviews": "行政复议结果",
        "lawsuits_direct": "直接起诉结果",
        "lawsuits_after_review": "复议后起诉结果",
        "reversal": "各单位纠错率",
        "conversion": "争议转化率",
    },
    KINDS,
)
