"""One number of many agencies in one year: who is high or low, who moved most against the year before."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.charts.bars import ranked_bars
from dashboard.charts.dumbbell import dumbbell
from dashboard.charts.palette import CHOSEN
from dashboard.charts.theme import Texts
from dashboard.exhibits.exhibit import (
    Ask,
    Blank,
    Exhibit,
    Field,
    Headline,
    Native,
    Question,
    Series,
    Sheet,
    bars_of_two_years,
    number_format,
)
from dashboard.exhibits.scope import EVERY, Scope
from dashboard.exhibits.trends_lines import Measured, bodies_question, distinct_names

MOST = 30
"""Agencies, or districts, that a ranking shows at most."""
_MOST_MISSING = 8


def ranked(ask: Ask, scope: Scope, what: Measured) -> Exhibit | Blank:
    """All agencies of the district in the year from the highest down, the chosen ones in colour."""
    question = bodies_question(scope, what, years=2, most=MOST, every=True)
    rows, noun = _of_year(ask, scope, question)
    stated = rows[rows["value"].notna()]
    if blank := _no_ranking(scope, what, stated, noun):
        return blank
    highest = stated[stated["value"] == stated["value"].max()]
    most = what.value(highest["value"].iloc[0])
    who = highest["name"].iloc[0] if len(highest) == 1 else f"{len(highest)} 个{noun}并列"
    texts = Texts(
        f"{who}{what.named}最{'高' if what.is_rate else '多'}，{most}",
        f"{what.subject}（{what.printed_unit}），{_place(scope)}各{noun}，"
        f"{scope.year} 年{_shown(rows, noun)}",
        scope.source(),
    )
    return Exhibit(
        key=what.key,
        texts=texts,
        drawing=ranked_bars(
            stated,
            texts,
            what.printed_unit,
            chosen=scope.agency_names,
            others=() if rows["bodies"].iloc[0] <= MOST else None,
            missing=few_names(rows[rows["value"].isna() & (rows["reports"] > 0)]),
            unreceived=few_names(rows[rows["reports"] == 0]),
        ),
        sheet=Sheet(
            (
                Field("name", labels.DISTRICT if scope.district == EVERY else labels.AGENCY),
                what.field("figure_key"),
                *what.base_fields(),
                Field("state", "情况"),
            ),
            rows.assign(state=_states(rows)),
        ),
        question=question,
        metrics=(what.measure,),
        native=_bars(stated, what, scope),
    )


def per_thousand(ask: Ask, scope: Scope, what: Measured) -> Exhibit | Blank:
    """The number for each thousand residents, where the agency's population is known."""
    if scope.district == EVERY:
        return Blank(f"选定一个区县后显示每千人{what.subject}。")
    bodies = ask(Question("agencies", {"district": scope.district}))
    # A district's government is not ranked beside its parts.
    agencies = bodies.loc[bodies["kind"] != "政府", "agency_id"].tolist()
    question = Question(
        "per_thousand",
        {
            "agencies": agencies,
            "first_year": scope.year,
            "last_year": scope.year,
            "keys": [what.measure],
        },
    )
    rows = ask(question).rename(columns={"short_name": "name"})
    known = rows[rows["value"].notna()]
    if known.empty:
        return Blank(
            f"资料库中没有这些单位 {scope.year} 年的人口，未计算每千人{what.subject}。"
            "在资料库的 population.csv 中填入人口后即可计算。"
        )
    rate = Measured(what.key, what.measure, f"每千人{what.subject}", what.unit)
    if blank := _no_ranking(scope, rate, known, "单位"):
        return blank
    known = known.sort_values(["value", "agency_id"], ascending=[False, True])
    unknown = list(rows.loc[rows["denominator"].isna(), "name"])
    first = known.iloc[0]
    texts = Texts(
        f"{first['name']}{rate.subject}最多，{rate.value(round(first['value'], 1))}",
        f"{rate.subject}（{rate.printed_unit}），{_place(scope)}各单位，{scope.year} 年，只列人口已知的单位",
        scope.source(),
    )
    drawn = known.assign(value=known["value"].round(1))
    return Exhibit(
        key=what.key,
        texts=texts,
        drawing=ranked_bars(drawn, texts, what.printed_unit, chosen=scope.agency_names),
        sheet=Sheet(
            (
                Field("name", labels.AGENCY),
                Field("value", f"每千人（{what.printed_unit}）", "decimal"),
                Field("numerator", f"{what.subject}（{what.printed_unit}）", "integer"),
                Field("denominator", "人口（人）", "integer"),
                Field("source", "人口来源"),
            ),
            drawn,
        ),
        question=question,
        metrics=(what.measure,),
        native=_bars(drawn, rate, scope),
        notes=(f"人口未知，未计算：{labels.listing(unknown, most=_MOST_MISSING)}",) if unknown else (),
    )


def two_years(ask: Ask, scope: Scope, what: Measured) -> Exhibit | Blank:
    """Who moved most against the year before, of those that state the number in both."""
    question = bodies_question(scope, what, years=2, most=MOST, every=len(scope.agencies) < 2)
    rows, noun = _of_year(ask, scope, question)
    both = rows[rows["difference"].notna()]
    if len(both) < 2:
        return Blank(
            f"{_place(scope)}连续两年（{scope.year - 1}、{scope.year} 年）有{what.named}数字的{noun}"
            "不足两个，不比较变化。"
        )
    both = both.assign(distance=both["difference"].abs())
    both = both.sort_values(["distance", "body"], ascending=[False, True])
    first = both.iloc[0]
    texts = Texts(
        _move(first, what),
        f"{what.subject}（{what.printed_unit}），{_place(scope)}可比的 {len(both)} 个{noun}，"
        f"{scope.year - 1}—{scope.year} 年{_shown(rows, noun)}",
        scope.source(),
    )
    kind = what.field().kind
    return Exhibit(
        key=what.key,
        texts=texts,
        drawing=dumbbell(
            both.rename(columns={"previous": "before", "value": "after"}),
            texts,
            what.printed_unit,
            years=(scope.year - 1, scope.year),
        ),
        sheet=Sheet(
            (
                Field("name", labels.DISTRICT if scope.district == EVERY else labels.AGENCY),
                Field("previous", f"{scope.year - 1} 年", kind),
                Field("value", f"{scope.year} 年", kind, "figure_key"),
                Field("difference", labels.DIFFERENCE, kind),
                *(() if what.is_rate else (Field("change_ratio", labels.CHANGE, "change"),)),
            ),
            both,
        ),
        question=question,
        metrics=(what.measure,),
        native=bars_of_two_years(
            both, "name", "previous", "value", scope.year, "0.0%" if what.is_rate else "#,##0"
        ),
    )


def middle_headline(label: str, spread: pd.Series, what: Measured) -> Headline:
    """The median of the agencies and their middle half. spread: a row of queries/spread_by_year."""
    ends = [spread["low"], spread["high"]]
    if pd.isna(ends[0]):
        return Headline(label, what.median(spread["median"]), "")
    digits = labels.rough(*ends)
    low, high = (labels.share(end) if what.is_rate else labels.number(end, digits) for end in ends)
    unit = "" if what.is_rate else f" {what.printed_unit}"
    return Headline(label, what.median(spread["median"]), f"中间一半 {low}—{high}{unit}")


def few_names(rows: pd.DataFrame) -> list[str]:
    """Whom `rows` are about, in one text, the first eight by name; none where there is none."""
    return [labels.listing(list(rows["name"]), most=_MOST_MISSING)] if len(rows) else []


def _of_year(ask: Ask, scope: Scope, question: Question) -> tuple[pd.DataFrame, str]:
    """The rows of the scope's year, and what they are about."""
    rows = ask(question)
    noun = "区县" if scope.district == EVERY else "单位"
    return distinct_names(rows[rows["year"] == scope.year]), noun


def _no_ranking(scope: Scope, what: Measured, stated: pd.DataFrame, noun: str) -> Blank | None:
    if len(stated) == 0:
        return Blank(f"{_place(scope)} {scope.year} 年{what.nothing}。")
    if len(stated) == 1:
        row = stated.iloc[0]
        return Blank(
            f"{_place(scope)} {scope.year} 年只有{row['name']}一个{noun}有{what.named}的数字"
            f"（{what.value(round(row['value'], 4))}），不作排序。"
        )
    return None


def _place(scope: Scope) -> str:
    return scope.district_name if scope.district != EVERY else "全部区县"


def _shown(rows: pd.DataFrame, noun: str) -> str:
    bodies = int(rows["bodies"].iloc[0])
    return f"，共 {bodies} 个{noun}，只列数值最高的 {MOST} 个" if bodies > MOST else ""


def _states(rows: pd.DataFrame) -> pd.Series:
    """Why a value is missing: no report came in, or the report does not say."""
    return pd.Series(
        [
            "" if pd.notna(value) else "年报未写" if reports else "未收到年报"
            for value, reports in zip(rows["value"], rows["reports"], strict=True)
        ],
        index=rows.index,
        dtype="str",
    )


def _move(row: pd.Series, what: Measured) -> str:
    if row["difference"] == 0:
        return f"各单位{what.subject}都与上年持平"
    if what.is_rate:
        return f"{row['name']}变化最大，比上年{labels.points(row['difference'])}"
    more = "多" if row["difference"] > 0 else "少"
    ratio = f"（{labels.change(row['change_ratio'])}）" if pd.notna(row["change_ratio"]) else ""
    return f"{row['name']}变化最大，比上年{more} {what.value(abs(row['difference']))}{ratio}"


def _bars(rows: pd.DataFrame, what: Measured, scope: Scope) -> Native:
    return Native(
        "bar",
        tuple(rows["name"]),
        (Series(what.subject, tuple(map(float, rows["value"])), CHOSEN),),
        "0.0%" if what.is_rate else number_format(rows["value"]),
    )
