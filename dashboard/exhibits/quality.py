"""数据质量: who reported, which rules the reports break, and whether one year follows on the other."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from dashboard import labels
from dashboard.charts import chain, coverage, heat
from dashboard.charts.theme import Texts
from dashboard.exhibits import quality_words
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Options, Question, Sheet, Topic
from dashboard.exhibits.scope import EVERY, Scope

MOST_UNITS, MOST_RULES = 14, 9


def findings(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """How many findings each rule gives at each agency, or in each district where all are asked about."""
    question = Question("findings_by_rule", scope.parameters(dismissed=list(scope.dismissed)))
    rows = ask(question)
    found = rows[rows["findings"] > 0]
    if found.empty:
        tried = "未检查出问题" if len(rows) else "没有可以核对的数据"
        if len(rows) and scope.dismissed:
            tried = "除判为不属实的外，未检查出问题"
        return Blank(f"{scope.year} 年{scope.whom}的年报{tried}。")
    by_unit, by_rule = _counts(found, "unit_id"), _counts(found, "rule")
    left_out = _left_out(scope, by_unit, by_rule)
    texts = _findings_texts(scope, found, by_unit, left_out)
    units = [unit for unit, _ in by_unit.most_common(MOST_UNITS)]
    drawn = {rule for rule, _ in by_rule.most_common(MOST_RULES)}
    return Exhibit(
        key="quality/findings",
        texts=texts,
        drawing=heat.heat(_cells(rows, units, [rule for rule in labels.RULES if rule in drawn]), texts),
        sheet=Sheet(
            (
                Field("unit", labels.AGENCY if scope.district != EVERY else labels.DISTRICT),
                Field("rule_name", labels.RULE),
                Field("severity_name", labels.SEVERITY),
                Field("findings", labels.FOUND, "integer"),
                Field("kept", "相符（处）", "integer"),
                Field("unevaluable", "无法核对（处）", "integer"),
            ),
            found.assign(
                rule_name=found["rule"].map(labels.RULES),
                severity_name=found["severity"].map(labels.SEVERITIES),
            ),
        ),
        question=question,
        metrics=(),
        notes=left_out,
    )


def _counts(found: pd.DataFrame, key: str) -> Counter[str]:
    """How many findings each value of `key` has."""
    counts: Counter[str] = Counter()
    for name, count in zip(found[key], found["findings"], strict=True):
        counts[name] += int(count)
    return counts


def _cells(rows: pd.DataFrame, units: list[str], rules: list[str]) -> pd.DataFrame:
    """A cell for each unit and rule: how many findings, 0, or — where the rule could not be tried."""
    names = dict(zip(rows["unit_id"], rows["unit"], strict=True))
    tried = {
        (unit, rule): (int(count), int(kept))
        for unit, rule, count, kept in zip(
            rows["unit_id"], rows["rule"], rows["findings"], rows["kept"], strict=True
        )
    }
    most = max(count for (unit, rule), (count, _) in tried.items() if unit in units and rule in rules)
    cells = []
    for unit in units:
        for rule in rules:
            count, kept = tried.get((unit, rule), (0, 0))
            cells.append(
                {
                    "name": names[unit],
                    "column": labels.RULES[rule],
                    "value": count / most,
                    "text": str(count) if count or kept else "—",
                    "is_small": False,
                }
            )
    return pd.DataFrame(cells)


def _findings_texts(
    scope: Scope, found: pd.DataFrame, by_unit: Counter[str], left_out: tuple[str, ...]
) -> Texts:
    body = "区县" if scope.district == EVERY else "单位"
    title = f"检查发现 {by_unit.total()} 项问题"
    if len(by_unit) > 1:
        title += f"，涉及 {len(by_unit)} 个{body}"
        (first, most), (_, second) = by_unit.most_common(2)
        if most > second:
            name = found.loc[found["unit_id"] == first, "unit"].iloc[0]
            title += f"，{name}最多（{most} 项）"
    notes = "；".join(["— 为未能核对", *left_out])
    return Texts(
        title, f"各{body}按规则发现的问题（项），{scope.whom}，{scope.year} 年；{notes}", scope.source()
    )


def _left_out(scope: Scope, by_unit: Counter[str], by_rule: Counter[str]) -> tuple[str, ...]:
    """What the drawing has no room for, and what does not count."""
    notes = []
    if len(by_unit) > MOST_UNITS:
        notes.append(f"只列问题最多的 {MOST_UNITS} 个{'区县' if scope.district == EVERY else '单位'}")
    if len(by_rule) > MOST_RULES:
        notes.append(f"只列问题最多的 {MOST_RULES} 项规则")
    if scope.dismissed:
        notes.append("判为不属实的不计")
    return tuple(notes)


def reported(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Who reported in each year: on time, late or not at all; of every district how many did."""
    question, rows = quality_words.coverage_rows(ask, scope)
    if rows.empty:
        return Blank(f"资料库中没有{scope.whom}的年报。")
    texts = quality_words.coverage_texts(scope, rows)
    if scope.district == EVERY:
        fields = (
            Field("district", labels.DISTRICT),
            Field("year", labels.YEAR, "year"),
            Field("reported", "已公布（个单位）", "integer"),
            Field("expected", "应公布（个单位）", "integer"),
        )
        return Exhibit(
            "quality/coverage", texts, coverage.by_district(rows, texts), Sheet(fields, rows), question, ()
        )
    fields = (
        Field("short_name", labels.AGENCY),
        Field("year", labels.YEAR, "year"),
        Field("state", labels.REPORT),
        Field("published", "公布日期"),
    )
    dates = rows["published_on"].dt.strftime("%Y-%m-%d").fillna("")
    sheet = Sheet(fields, rows.assign(state=rows["status"].map(labels.COVERAGE), published=dates))
    return Exhibit("quality/coverage", texts, coverage.by_agency(rows, texts), sheet, question, ())


def carried(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Whether each year's 上年结转 is the 结转下年度 of the year before, over all years."""
    if scope.district == EVERY:
        return Blank("请先选择区县，再看各单位历年的上下年结转。")
    question = Question("carry_chain", {"district": scope.district, "agencies": list(scope.agencies)})
    rows = ask(question)
    if rows.empty or (rows["state"] == "unevaluable").all():
        return Blank(f"{scope.whom}没有连续两年的年报，无法核对上下年结转。")
    texts = _carried_texts(scope, rows)
    return Exhibit(
        key="quality/carry",
        texts=texts,
        drawing=chain.chain(rows, texts),
        sheet=Sheet(
            (
                Field("short_name", labels.AGENCY),
                Field("year", labels.YEAR, "year"),
                Field("carried_out", f"{labels.CARRIED_OUT}（件）", "integer"),
                Field("carried_in", f"{labels.CARRIED_IN}（件）", "integer", figure="figure_in"),
                Field("state_name", "是否衔接"),
                Field("broken_columns", "不符的列数", "integer"),
            ),
            rows.assign(state_name=rows["state"].map(labels.LINKS)),
        ),
        question=question,
        metrics=("requests_carried_in", "requests_carried_out"),
    )


def _carried_texts(scope: Scope, rows: pd.DataFrame) -> Texts:
    broken = rows[rows["state"] == "broken"]
    title = "历年结转数上下年均衔接"
    if len(broken):
        names = list(broken["short_name"].drop_duplicates())
        title = f"结转数有 {len(broken)} 处上下年不衔接：{labels.listing(names)}"
    span = f"{int(rows['year'].min()) - 1}—{int(rows['year'].max())} 年"
    unknown = "；— 为无法核对" if (rows["state"] == "unevaluable").any() else ""
    return Texts(
        title,
        f"上年“结转下年度”与本年“上年结转”（件），{scope.whom}，{span}{unknown}",
        scope.source(),
    )


TOPIC = Topic(
    "quality",
    "数据质量",
    quality_words.answer,
    quality_words.notices,
    {"findings": findings, "coverage": reported, "carry": carried},
    quality_words.headlines,
    labels.QUALITY_NOTE,
)
