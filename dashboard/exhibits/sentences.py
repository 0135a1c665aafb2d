"""The answers of the pages in words, made from the same rows as their charts."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from dashboard import labels
from dashboard.exhibits.exhibit import Ask, Question
from dashboard.exhibits.quality_words import coverage_rows
from dashboard.exhibits.scope import Scope

HEADLINES = ("website_posts", "newmedia_posts", "hotline_orders", "requests_new")
"""What comes to the fore of a year; queries/headline has the same."""


class Counted(NamedTuple):
    """How many agencies reported in a year, of how many."""

    reported: int
    expected: int


def counted(rows: pd.DataFrame) -> dict[int, Counted]:
    """By year, from the rows of queries/coverage_by_district or queries/coverage_by_agency."""
    if "expected" in rows:
        # A country has thousands of districts.
        rows = rows.groupby("year", as_index=False)[["reported", "expected"]].sum()
        return {
            year: Counted(int(reported), int(expected))
            for year, reported, expected in rows[["year", "reported", "expected"]].itertuples(index=False)
        }
    sums: dict[int, Counted] = {}
    for year, reported in zip(rows["year"].tolist(), rows["report_id"].notna().tolist(), strict=True):
        before = sums.get(year, Counted(0, 0))
        sums[year] = Counted(before.reported + reported, before.expected + 1)
    return sums


def reported_sentence(scope: Scope, of_year: Counted | None, headline: pd.DataFrame) -> str:
    """总览: who reported, and what the main figures are. headline: the rows of the scope's year."""
    reported, expected = of_year or (0, 0)
    stated = _stated(headline)
    if stated and 0 < reported < expected:
        # What one of fourteen writes is not what the district did.
        stated[0] = f"已公布的 {reported:,} 个单位{stated[0]}"
    return "；".join([_reported(scope, reported, expected), *stated]) + "。"


def _reported(scope: Scope, reported: int, expected: int) -> str:
    """Who reported of those who had to; of the agencies chosen some may have been merged or not yet be."""
    whom = f"{scope.year} 年{scope.whom}"
    if scope.agencies and not expected:
        return f"{whom}不在应公布年报的单位之列"
    if expected <= 1 and len(scope.agencies) <= 1:
        # What is not in the library may well be published.
        return f"{whom}已公布年报" if reported else f"资料库未收到 {whom}的年报"
    bodies = f"{'中应公布的' if expected < len(scope.agencies) else ''} {expected} 个单位"
    if not reported:
        return f"{whom}{bodies}的年报资料库都未收到"
    if reported < expected:
        return f"{whom}{bodies}中 {reported} 个已公布年报，其余 {expected - reported} 个资料库未收到"
    return f"{whom}{bodies}已全部公布年报"


def reporting(ask: Ask, scope: Scope) -> str:
    """Whom a sentence about the scope is about: 原州区, or 原州区已公布年报的 1 个单位 while others lack."""
    if len(scope.agencies) == 1:
        return scope.whom
    _, rows = coverage_rows(ask, scope)
    reported, expected = counted(rows).get(scope.year, (0, 0))
    if not 0 < reported < expected:
        return scope.whom
    return f"{scope.whom}{'中' if scope.agencies else ''}已公布年报的 {reported:,} 个单位"


def topic_sentence(ask: Ask, scope: Scope, metric: str) -> str:
    """What one headline figure says of the scope: 「2024 年原州区热线受理 559 件，比上年多 12.4%。」"""
    headline = ask(Question("headline", scope.parameters()))
    row = headline[(headline["metric"] == metric) & (headline["year"] == scope.year)]
    content = "；".join(_stated(row)) or f"没有公布{row['label'].iloc[0]}数"
    return f"{scope.year} 年{reporting(ask, scope)}{content}。"


def profile_sentence(report: pd.Series, headline: pd.DataFrame, hotline: pd.DataFrame) -> str:
    """单位画像: what the report says. headline: the rows of its year; hotline: parts of its year."""
    largest = largest_part(hotline)
    notes = {"hotline_orders": f"，其中{largest[0]}占 {labels.share(largest[1])}"} if largest else {}
    content = "；".join(_stated(headline, notes)) or "没有读出主要数字"
    return f"{report['short_name']} {report['year']} 年年报：{content}。"


def source_sentence(report: pd.Series, aside: int) -> str:
    """年报原文: what was read from the document."""
    parts = [
        f"{report['short_name']} {report['year']} 年年报共 {report['pages']} 页",
        f"读出 {report['figures']} 个数字",
    ]
    parts.append(f"其中 {report['marked']} 个存疑" if report["marked"] else "没有存疑")
    if aside:
        parts.append(f"另有 {aside} 个数字未能归类")
    return "，".join(parts) + "。"


def largest_part(parts: pd.DataFrame) -> tuple[str, float] | None:
    """Label and share of the largest part, None where that is a rest that says nothing or all are zero."""
    whole = parts["value"].sum()
    if parts.empty or not whole:
        return None
    largest = parts.iloc[int(parts["value"].argmax())]
    if largest["member"] in ("other", "unstated"):
        return None
    return str(largest["label"]), float(largest["value"]) / float(whole)


def change_words(row: Mapping[Hashable, Any]) -> str:
    """The change on last year as the strip says it; why there is none, and nothing beside what is missing."""
    if pd.isna(row["value"]):
        return ""
    if not row["comparable_agencies"]:
        return "无上年数据"
    if pd.isna(row["change_ratio"]):
        return "上年为 0"
    partly = row["comparable_agencies"] < row["agencies"]
    compared = f"（可比 {row['comparable_agencies']} 个）" if partly else ""
    if row["change_ratio"] == 0:
        return f"与上年持平{compared}"
    return f"{labels.changed(row['change_ratio'])}{compared}"


def _stated(headline: pd.DataFrame, notes: Mapping[str, str] | None = None) -> list[str]:
    """A clause for each figure that was stated; notes: what to add, by metric."""
    sentences = []
    for row in headline.to_dict("records"):
        if pd.isna(row["value"]):
            continue
        if row["metric"] == "requests_new" and row["value"] == 0:
            sentences.append("未收到政府信息公开申请")
            continue
        amount = labels.with_unit(row["value"], row["unit"], approximate=bool(row["approximate"]))
        words = f"{row['label']}{'' if row['approximate'] else ' '}{amount}"
        if pd.notna(row["change_ratio"]):
            words += "，按可比口径" if row["comparable_agencies"] < row["agencies"] else "，"
            words += labels.more_or_less(row["change_ratio"])
        sentences.append(words + (notes or {}).get(row["metric"], ""))
    return sentences
