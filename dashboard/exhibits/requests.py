"""依申请公开: requests that came in, what became of them, and how far agencies disclose on request."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.exhibits import rates, requests_outcomes, sentences
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Headline, Notices, Options, Question, Topic
from dashboard.exhibits.rates import Rate, indicators, rates_question
from dashboard.exhibits.requests_outcomes import (
    CARRIED_IN,
    CARRIED_OUT,
    NEW,
    PROCESSED,
    reasons_question,
    requests_question,
)
from dashboard.exhibits.scope import Scope

_UNIT = "件"
_STRIP = ("completion_rate", "carry_out_rate", "disclosure_rate", "eligible_disclosure_rate")
_INDICATORS = ("received_total", *_STRIP)
_ASKED = ("disclosure_rate", "eligible_disclosure_rate")
_METRICS = ("requests_outcome", PROCESSED)
_DISCLOSURE = Rate("requests/disclosure", _ASKED[0], "公开率", "办结申请", _ASKED, _METRICS)
_ELIGIBLE = Rate("requests/eligible", _ASKED[1], "可办理件公开率", "可办理件", _ASKED, _METRICS)


def flow(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """From received and carried in, through outcomes, to carried over."""
    return requests_outcomes.flow(ask, scope)


def outcomes(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """The six groups of outcomes as shares of each year's."""
    return requests_outcomes.outcomes(ask, scope)


def reasons(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Why requests were not granted."""
    return requests_outcomes.reasons(ask, scope)


def disclosure(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """The share of what was dealt with that was disclosed, in each agency."""
    return rates.across(ask, scope, _DISCLOSURE)


def eligible(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """The same without what is not to be dealt with as a request."""
    return rates.across(ask, scope, _ELIGIBLE)


def applicants(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Who asked."""
    return requests_outcomes.applicants(ask, scope)


def _answer(ask: Ask, scope: Scope, _options: Options) -> str:
    clauses = [sentences.topic_sentence(ask, scope, NEW).removesuffix("。")]
    now = indicators(ask, scope, _INDICATORS, scope.year)
    for row in (now.get(key) for key in ("completion_rate", "disclosure_rate")):
        if row is not None and pd.notna(row["value"]):
            terms = f"{labels.number(row['numerator'])} / {labels.number(row['denominator'])}"
            clauses.append(f"{row['label']} {labels.share(row['value'])}（{terms}）")
    return "；".join(clauses) + "。"


def _headlines(ask: Ask, scope: Scope, _options: Options) -> list[Headline]:
    now = indicators(ask, scope, _INDICATORS, scope.year)
    before = indicators(ask, scope, _INDICATORS, scope.year - 1)
    if not now:
        return []
    received = now["received_total"]
    amount = labels.with_unit(received["value"], _UNIT, approximate=received["approximate"])
    return [
        Headline(received["label"], amount, _received_words(ask, scope)),
        *(rates.headline(now[key], before.get(key)) for key in _STRIP),
    ]


def _received_words(ask: Ask, scope: Scope) -> str:
    headline = ask(Question("headline", scope.parameters()))
    row = headline[(headline["metric"] == NEW) & (headline["year"] == scope.year)].iloc[0]
    if pd.isna(row["value"]):
        return ""
    return f"新收 {labels.short(row['value'])}，{sentences.change_words(row.to_dict())}"


def _notices(ask: Ask, scope: Scope, _options: Options) -> Notices:
    broken = ask(Question("requests_unbalanced", scope.parameters()))
    attention = [_unbalanced(row) for row in broken.head(3).to_dict("records")]
    if len(broken) > 3:
        attention.append(f"共有 {broken['found'].iloc[0]} 个单位收办不平衡，见数据质量")
    rows = ask(requests_question(scope))
    now = rows[rows["year"] == scope.year]
    lines = _flow_lines(now) + _reason_lines(ask(reasons_question(scope)))
    if len(scope.agencies) != 1:
        lines += _rate_lines(ask(rates_question(scope, _ASKED)))
    if rows["year"].nunique() == 1 and now["value"].notna().any():
        lines.append("此前四年没有申请数，暂无逐年变化")
    lines += [f"{year} 年：{note}" for year, note in scope.notes_by_year().items()]
    return Notices(lines, attention)


def _unbalanced(row: Mapping[Hashable, Any]) -> str:
    incoming, outgoing = (labels.number(row[side]) for side in ("incoming", "outgoing"))
    apart = labels.number(abs(row["incoming"] - row["outgoing"]))
    return (
        f"{row['short_name']}：新收加上年结转 {incoming} 件，办理结果加结转下年度 {outgoing} 件，"
        f"相差 {apart} 件"
    )


def _flow_lines(now: pd.DataFrame) -> list[str]:
    if now.empty:
        return []
    lines = []
    left_out = int(now["reports"].max() - now["agencies"].min())
    if left_out:
        lines.append(f"{left_out} 份年报的表三数字不齐全，未计入申请的去向（未作 0 计）")
    values = now.set_index("part")["value"]
    received = values[NEW] + values[CARRIED_IN]
    if received > 0 and values[CARRIED_IN] > 0:
        lines.append(
            f"受理的 {labels.number(received)} 件中，上年结转 {labels.number(values[CARRIED_IN])} 件，"
            f"占 {labels.share(values[CARRIED_IN] / received)}"
        )
    return lines


def _rate_lines(rows: pd.DataFrame) -> list[str]:
    """Whose disclosure rate there is not, or is of few."""
    rows = rows[rows["key"] == _DISCLOSURE.indicator]
    idle = int((rows["denominator"] == 0).sum())
    few = int((rows["is_small"] & (rows["denominator"] > 0)).sum())
    lines = [f"{idle} 个单位没有办结的申请（0 件，不是未公布），不计算公开率"] if idle else []
    return lines + ([f"{few} 个单位办结不足 30 件，公开率以灰色标出，高低多在误差之内"] if few else [])


def _reason_lines(rows: pd.DataFrame) -> list[str]:
    """What the most frequent reason not to grant a request did."""
    given = rows[rows["value"] > 0]
    if given.empty:
        return []
    first = given.sort_values("value", ascending=False, kind="stable").iloc[0]
    words = f"不予公开等四类结果中，最多的理由是{first['label']}，{labels.number(first['value'])} 件"
    if pd.notna(first["previous"]) and first["previous_agencies"] == first["agencies"]:
        words += f"，上年 {labels.number(first['previous'])} 件"
    return [words]


TOPIC = Topic(
    "requests",
    "依申请公开",
    _answer,
    _notices,
    {
        "flow": flow,
        "outcomes": outcomes,
        "reasons": reasons,
        "disclosure": disclosure,
        "eligible": eligible,
        "applicants": applicants,
    },
    _headlines,
    "取自年报表三；合计不重复计入区县政府的年报，缺数字的年报不计入有关合计；"
    "可办理件为办结数减去不予处理和其他处理；基数不足 30 的比率为灰色",
    {
        "outcomes": "办理结果",
        "reasons": "不予公开等原因",
        "disclosure": "公开率",
        "eligible": "可办理件公开率",
        "applicants": "申请人",
    },
    (NEW, CARRIED_IN, "requests_outcome", PROCESSED, CARRIED_OUT),
)
