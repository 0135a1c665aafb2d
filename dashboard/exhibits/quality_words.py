"""What 数据质量 says in words, made from the same rows as its charts."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.charts.theme import Texts
from dashboard.exhibits.exhibit import Ask, Headline, Notices, Options, Question
from dashboard.exhibits.scope import EVERY, Scope

_COUNTS = {"errors": "error", "warnings": "warning", "notes": "note"}


def quality_rows(ask: Ask, scope: Scope) -> pd.DataFrame:
    """Rules kept and findings by agency or district; rows of queries/quality_by_unit."""
    return ask(Question("quality_by_unit", scope.parameters(dismissed=list(scope.dismissed))))


def coverage_rows(ask: Ask, scope: Scope) -> tuple[Question, pd.DataFrame]:
    """Who reported, and the question that says so."""
    if scope.district == EVERY:
        question = Question("coverage_by_district", {})
        return question, ask(question)
    parameters = {"district": scope.district, "dismissed": list(scope.dismissed)}
    question = Question("coverage_by_agency", parameters)
    rows = ask(question)
    return question, rows[rows["agency_id"].isin(scope.agencies)] if scope.agencies else rows


def answer(ask: Ask, scope: Scope, _options: Options) -> str:
    """How many rules are kept of those that could be tried, and what was found."""
    rows = quality_rows(ask, scope)
    if rows.empty:
        return f"{scope.year} 年{scope.whom}没有可以核对的年报。"
    kept, tried, lacking = (int(rows[name].sum()) for name in ("numerator", "denominator", "unevaluable"))
    reports = int(rows["reports"].sum())
    found = found_words(rows)
    sentence = f"{scope.year} 年{scope.whom} {reports} 份年报可核对规则 {tried} 项次，相符 {kept} 项次"
    sentence += f"（{labels.share(kept / tried)}）" if tried else ""
    sentence += f"，另有 {lacking} 项次因缺少数据无法核对" if lacking else ""
    return f"{sentence}；{f'检查发现{found}' if found else '未检查出问题'}。"


def found_words(rows: pd.DataFrame) -> str:
    """错误 3 项、提示 1 项; "" if there is none. rows: of queries/quality_by_unit."""
    counts = {severity: int(rows[name].sum()) for name, severity in _COUNTS.items()}
    return "、".join(
        f"{labels.SEVERITIES[severity]} {count} 项" for severity, count in counts.items() if count
    )


def headlines(ask: Ask, scope: Scope, _options: Options) -> list[Headline]:
    """数据质量, findings by severity, and what people judged not to be so."""
    rows = quality_rows(ask, scope)
    if rows.empty:
        return []
    kept, tried, lacking = (int(rows[name].sum()) for name in ("numerator", "denominator", "unevaluable"))
    affected = "个区县" if scope.district == EVERY else "个单位"
    made = [
        Headline("数据质量", labels.share(kept / tried if tried else None), f"{kept:,} / {tried:,} 项次"),
        Headline("无法核对", f"{lacking:,} 项次", "因缺少数据，不计入"),
    ]
    for name, severity in _COUNTS.items():
        count, units = int(rows[name].sum()), int((rows[name] > 0).sum())
        spread = f"涉及 {units:,} {affected}" if len(rows) > 1 else ""
        made.append(Headline(labels.SEVERITIES[severity], f"{count:,} 项", spread))
    return made


def notices(ask: Ask, scope: Scope, _options: Options) -> Notices:
    """Who is late or missing, who has the most errors, what does not follow on, what reads alike."""
    lines: list[str] = []
    attention: list[str] = []
    rows = quality_rows(ask, scope)
    worst = rows[rows["errors"] > 0].sort_values("errors", ascending=False, kind="stable")
    if len(worst) and len(rows) > 1:
        named = [
            f"{unit}（{count} 项）"
            for unit, count in zip(worst["unit"].head(3), worst["errors"].head(3), strict=True)
        ]
        attention.append(f"有错误的：{'、'.join(named)}" + (f"等 {len(worst)} 个" if len(worst) > 3 else ""))
    if scope.district == EVERY:
        lines.append("选择区县后，可看逐项问题、上下年结转和内容雷同")
    else:
        _follow(ask, scope, lines, attention)
    if dismissed := int(rows["dismissed"].sum()):
        lines.append(f"{dismissed} 项经判断不属实，不计入")
    if len(rows) and not found_words(rows):
        lines.append("已公布的年报未检查出问题")
    return Notices(lines, attention)


def _follow(ask: Ask, scope: Scope, lines: list[str], attention: list[str]) -> None:
    """What the chosen district's coverage, carry-over and likeness call attention to."""
    _, covered = coverage_rows(ask, scope)
    of_year = covered[covered["year"] == scope.year]
    for status, told in (("late", attention), ("missing", lines)):
        names = list(of_year.loc[of_year["status"] == status, "short_name"])
        if names:
            told.append(f"{labels.COVERAGE[status]}{'年报' * (status == 'missing')}：{labels.listing(names)}")
    part = {"district": scope.district, "agencies": list(scope.agencies)}
    links = ask(Question("carry_chain", part))
    broken = int((links["state"] == "broken").sum())
    if broken:
        attention.append(f"历年结转数有 {broken} 处上下年不衔接")
    pairs = ask(Question("like_reports", part))
    if len(pairs) and pairs["alike"].iloc[0]:
        attention.append(f"{pairs['alike_pairs'].iloc[0]} 对年报的正文相似度达到 90%")


def coverage_texts(scope: Scope, rows: pd.DataFrame) -> Texts:
    """Texts of the matrix of who reported; rows as `coverage_rows` gives them."""
    first, last = int(rows["year"].min()), int(rows["year"].max())
    span = f"{last} 年" if first == last else f"{first}—{last} 年"
    if scope.district == EVERY:
        expected, came = int(rows["expected"].sum()), int(rows["reported"].sum())
        late, measured = 0, "各区县已公布年报的单位数 / 应公布的单位数"
    else:
        expected, came = len(rows), int((rows["status"] != "missing").sum())
        late, measured = int((rows["status"] == "late").sum()), "各单位年报公布情况"
    title = f"应公布年报 {expected:,} 份，已收到 {came:,} 份"
    title += f"，其中逾期公布 {late} 份" if late else ""
    return Texts(title, f"{measured}，{scope.whom}，{span}", scope.source())
