"""Reviews and lawsuits about information: how many there were, how they ended, whose they were."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.charts import palette
from dashboard.charts.bars import ranked_bars, sorted_bars
from dashboard.charts.intervals import intervals
from dashboard.charts.theme import Texts
from dashboard.charts.trend import trend
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Native, Question, Series, Sheet
from dashboard.exhibits.parts import Composition, composed
from dashboard.exhibits.rates import MOST, indicators, interval_fields, spans_of
from dashboard.exhibits.requests_outcomes import YEARS, counted
from dashboard.exhibits.scope import EVERY, Scope
from dashboard.exhibits.trends_bodies import few_names
from dashboard.exhibits.trends_lines import SPAN, distinct_names

UNIT = "件"
KINDS = ("reviews", "lawsuits_direct", "lawsuits_after_review")
ALL = "all"
REVERSALS = ("review_reversal_rate", "lawsuit_reversal_rate", "combined_reversal_rate")
INDICATORS = (*REVERSALS, "dispute_rate")
_CLOSED = "已审结案件"


def disputes_question(scope: Scope) -> Question:
    """Table four, added up, of the year and those before it."""
    return Question("disputes_by_year", scope.parameters(first_year=scope.year - SPAN + 1))


def bodies_question(scope: Scope) -> Question:
    """Who had how many: all agencies of the district."""
    return Question("disputes_by_body", scope.parameters(most=MOST) | {"agencies": []})


def counts(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """How many there were of each kind, year by year; of one year alone as bars."""
    question = disputes_question(scope)
    rows = ask(question)
    totals = rows[rows["result"] == "total"]
    if blank := _none(scope, totals):
        return blank
    stated = totals[totals["value"].notna()]
    totals = totals[totals["year"].between(stated["year"].min(), scope.year)]
    first, last = int(stated["year"].min()), int(stated["year"].max())
    now = totals[totals["year"] == last]
    texts = Texts(
        _counts_title(scope, totals),
        f"政府信息公开行政复议、行政诉讼（{UNIT}），{scope.whom}，"
        f"{f'{first}—' if first < last else ''}{last} 年{counted(now)}",
        scope.source(),
    )
    wide = rows.pivot(index=["year", "kind"], columns="result", values="value")
    keys = (totals["kind"] + ".total").where(totals["kind"] != ALL)
    table = totals.join(wide, on=["year", "kind"]).assign(
        agency_id=None if scope.agency == EVERY else scope.agency,
        district_code=scope.district,
        figure_key=None if scope.agency == EVERY else keys,
    )
    drawn = totals.rename(columns={"kind_label": "name"}).assign(chosen=True)
    if first < last:
        drawing = trend(drawn, texts, UNIT, notes=scope.notes_by_year(), focus=scope.year)
    else:
        one = now[now["kind"] != ALL]
        drawing = sorted_bars(one.assign(label=one["kind_label"], unit=UNIT), texts)
    return Exhibit(
        key="disputes/counts",
        texts=texts,
        drawing=drawing,
        sheet=Sheet(
            (
                Field("year", labels.YEAR, "year"),
                Field("kind_label", "途径"),
                Field("value", f"总计（{UNIT}）", "integer", "figure_key"),
                *(Field(result, label, "integer") for result, label in _results(rows).items()),
                Field("agencies", "计入单位数", "integer"),
            ),
            table,
        ),
        question=question,
        metrics=KINDS,
        native=_lines(totals) if first < last else _columns(now),
        notes=tuple(f"{year} 年：{note}" for year, note in scope.notes_by_year().items()),
    )


def results(ask: Ask, scope: Scope, kind: str, name: str) -> Exhibit | Blank:
    """How the cases of a kind ended, as shares of each year's; name: of the exhibit."""
    question = disputes_question(scope)
    rows = ask(question)
    rows = rows[(rows["kind"] == kind) & (rows["year"] > scope.year - YEARS)]
    label = rows["kind_label"].iloc[0] if len(rows) else ""
    rows = rows[rows["result"].isin(palette.RESULTS) & rows["value"].notna()]
    span = f"{scope.whom} {scope.year - YEARS + 1}—{scope.year} 年"
    if rows.empty:
        return Blank(f"{span}的年报都没有公布齐全的{label or '复议诉讼'}结果。")
    if not rows["value"].any():
        return Blank(f"{span}已收到的年报都写明{label}为 0 件，没有结果的占比。")
    what = Composition(f"disputes/{name}", kind, label, "结果", UNIT, palette.RESULTS)
    last = rows[rows["year"] == rows["year"].max()]
    return composed(scope, rows.rename(columns={"result": "member"}), question, what, counted(last))


def reversals(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """How many of the closed cases were set right: the three rates of the year with their intervals."""
    found = indicators(ask, scope, INDICATORS, scope.year)
    before = indicators(ask, scope, INDICATORS, scope.year - 1)
    rows = pd.DataFrame([found[key] for key in REVERSALS if key in found])
    rated = rows[rows["value"].notna()] if len(rows) else rows
    if rated.empty:
        known = len(rows) and (rows["denominator"] == 0).any()
        why = "没有审结的案件（0 件），不计算纠错率" if known else "的年报没有公布计算纠错率所需的数字"
        return Blank(f"{scope.whom} {scope.year} 年{why}。")
    none = list(rows.loc[rows["denominator"] == 0, "label"])
    last = rated.iloc[-1]
    texts = Texts(
        f"{last['label']} {labels.share(last['value'])}：审结 {labels.number(last['denominator'])} 件，"
        f"纠正 {labels.number(last['numerator'])} 件",
        f"纠错率和 {labels.INTERVAL}，n 为{_CLOSED}（{UNIT}，不含尚未审结），{scope.whom}，{scope.year} 年"
        f"{'；' + '、'.join(none) + '没有审结案件，不计算' if none else ''}",
        scope.source(),
    )
    earlier = [before[key]["value"] if key in before else float("nan") for key in rows["indicator_key"]]
    return Exhibit(
        key="disputes/reversals",
        texts=texts,
        drawing=intervals(rows[rows["denominator"] != 0].assign(name=rows["label"]), texts),
        sheet=Sheet(
            (
                Field("label", "纠错率"),
                Field("value", f"{scope.year} 年", "share"),
                *interval_fields(_CLOSED),
                Field("previous", f"{scope.year - 1} 年", "share"),
                Field("agencies", "计入单位数", "integer"),
            ),
            rows.assign(previous=earlier),
        ),
        question=Question(
            "district_indicators",
            {
                "district": scope.district,
                "agencies": list(scope.agencies),
                "first_year": scope.year - 1,
                "last_year": scope.year,
                "indicators": list(INDICATORS),
            },
        ),
        metrics=(*REVERSALS, *KINDS),
        native=_bar(rated["label"], rated["value"], "纠错率", rated["is_small"], "0.0%", spans_of(rated)),
    )


def agencies(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """Who had how many, from the most down; those without any are counted in words."""
    question = bodies_question(scope)
    rows = distinct_names(ask(question))
    noun = "区县" if scope.district == EVERY else "单位"
    place = scope.district_name if scope.district != EVERY else "全部区县"
    stated, some = rows[rows["value"].notna()], rows[rows["value"] > 0]
    if stated.empty:
        return Blank(f"{place} {scope.year} 年的年报都没有公布复议诉讼数。")
    if some.empty:
        return Blank(f"{place} {scope.year} 年公布复议诉讼数的 {len(stated)} 个{noun}都为 0 件，不作排序。")
    if len(stated) == 1:
        row = stated.iloc[0]
        return Blank(
            f"{place} {scope.year} 年只有{row['name']}一个{noun}公布了复议诉讼数"
            f"（{labels.number(row['value'])} 件），不作排序。"
        )
    first = some.iloc[0]
    rest = f"，另有 {len(stated) - len(some)} 个{noun}为 0 件" if len(some) < len(stated) else ""
    bodies = int(rows["bodies"].iloc[0])
    texts = Texts(
        f"{first['name']}复议诉讼最多，{labels.number(first['value'])} 件",
        f"行政复议和行政诉讼总数（{UNIT}），{place}各{noun}，{scope.year} 年"
        + (f"，共 {bodies} 个{noun}，只列最多的 {MOST} 个" if bodies > MOST else rest),
        scope.source(),
    )
    # Of more bodies than are shown it is not known which of the others lack theirs.
    missing = rows[rows["value"].isna()] if bodies <= MOST else rows.iloc[:0]
    return Exhibit(
        key="disputes/agencies",
        texts=texts,
        drawing=ranked_bars(
            some.assign(is_small=False),
            texts,
            UNIT,
            chosen=scope.agency_names,
            # Those without any have no bar, but the median is theirs too.
            others=[0.0] * (len(stated) - len(some)) if bodies <= MOST else None,
            missing=few_names(missing[missing["reports"] > 0]),
            unreceived=few_names(missing[missing["reports"] == 0]),
        ),
        sheet=Sheet(
            (
                Field("name", labels.DISTRICT if scope.district == EVERY else labels.AGENCY),
                Field("value", f"复议诉讼（{UNIT}）", "integer"),
                Field("closed", f"已审结（{UNIT}）", "integer"),
                Field("reversed", f"纠正（{UNIT}）", "integer"),
                Field("pending", f"尚未审结（{UNIT}）", "integer"),
            ),
            rows,
        ),
        question=question,
        metrics=KINDS,
        native=_bar(some["name"], some["value"], "复议诉讼", some["value"] < 0, "#,##0"),
    )


def _none(scope: Scope, totals: pd.DataFrame) -> Blank | None:
    """Why there is nothing to draw: no report, no numbers, or no case in any year."""
    if totals.empty:
        return Blank(f"资料库中没有{scope.whom} {scope.year} 年及此前的年报。")
    if totals["value"].isna().all():
        return Blank(f"{scope.whom} {scope.year} 年及此前的年报都没有公布表四。")
    if totals["value"].any():
        return None
    stated = totals.loc[(totals["kind"] == ALL) & (totals["agencies"] > 0)]
    first, last = stated["year"].min(), stated["year"].max()
    span = f"{last} 年" if first == last else f"{first}—{last} 年"
    return Blank(
        f"{scope.whom} {span}未发生政府信息公开行政复议、行政诉讼："
        f"{int(stated['agencies'].sum())} 份年报的表四写明各项总计都是 0 件。"
    )


def _counts_title(scope: Scope, totals: pd.DataFrame) -> str:
    """How many there were, and how many last year where the same number of agencies says so."""
    whole = totals[totals["kind"] == ALL]
    stated = {row["year"]: row for row in whole[whole["value"].notna()].to_dict("records")}
    if scope.year not in stated:
        return f"{scope.year} 年没有公布复议诉讼数"
    now, before = stated[scope.year], stated.get(scope.year - 1)
    title = f"{scope.year} 年复议诉讼 {labels.number(now['value'])} 件"
    if before is not None and before["agencies"] == now["agencies"]:
        title += f"，上年 {labels.number(before['value'])} 件"
    return title


def _results(rows: pd.DataFrame) -> dict[str, str]:
    named = rows.drop_duplicates("result")
    return {
        result: label
        for result, label in zip(named["result"], named["label"], strict=True)
        if result in palette.RESULTS
    }


def _lines(totals: pd.DataFrame) -> Native:
    years = list(range(int(totals["year"].min()), int(totals["year"].max()) + 1))
    values = totals.pivot(index="kind_label", columns="year", values="value").reindex(columns=years)
    return Native(
        "line",
        tuple(map(str, years)),
        tuple(
            Series(
                name,
                tuple(None if pd.isna(value) else float(value) for value in values.loc[name]),
                palette.SERIES[place],
            )
            for place, name in enumerate(dict.fromkeys(totals["kind_label"]))
        ),
    )


def _columns(now: pd.DataFrame) -> Native:
    kinds = now[(now["kind"] != ALL) & now["value"].notna()]
    return _bar(kinds["kind_label"], kinds["value"], "件数", kinds["value"] < 0, "#,##0")


def _bar(
    names: pd.Series,
    values: pd.Series,
    label: str,
    grey: pd.Series,
    number_format: str,
    spans: tuple[tuple[float, float] | None, ...] = (),
) -> Native:
    colours = tuple(palette.CONTEXT if small else palette.CHOSEN for small in grey)
    series = Series(label, tuple(map(float, values)), palette.CHOSEN, colours, spans)
    return Native("bar", tuple(names), (series,), number_format)
