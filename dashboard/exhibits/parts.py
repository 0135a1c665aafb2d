"""What a total is made of, over years: hotline categories (诉求类别), new-media channels (新媒体渠道)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard import labels
from dashboard.charts import composition, palette
from dashboard.charts.theme import Texts
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Native, Question, Series, Sheet
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.sentences import largest_part

FEW = 30
"""Below so many a share says less than the numbers."""


@dataclass(frozen=True, slots=True)
class Composition:
    """Which total is taken apart. subject: the total in words; dimension: what its parts are called."""

    key: str
    metric: str
    subject: str
    dimension: str
    unit: str
    colours: Mapping[str, str]


def shares_over_years(ask: Ask, scope: Scope, what: Composition) -> Exhibit | Blank:
    """100 % columns of the year and the four before it."""
    question = Question("parts_by_year", scope.parameters())
    rows = ask(question)
    rows = rows[rows["metric"] == what.metric]
    if rows.empty:
        return Blank(
            f"{scope.whom} {scope.year} 年和此前四年已收到的年报没有公布{what.subject}的{what.dimension}。"
        )
    return composed(scope, rows, question, what)


def composed(
    scope: Scope, rows: pd.DataFrame, question: Question, what: Composition, note: str = ""
) -> Exhibit:
    """100 % columns of `rows`, the answer to `question`: year, member, label, value, agencies; not all of the
    values zero. note: what the subtitle says besides.
    """
    texts = _texts(scope, rows, what, note)
    totals = rows.groupby("year")["value"].transform("sum")
    rows = rows.assign(share=rows["value"] / totals.where(totals > 0))
    # The latest year's first: its parts stand beside each other with the names at their side.
    latest_first = rows.sort_values("year", ascending=False, kind="stable")["member"]
    colours = palette.with_tints(what.colours, latest_first)
    return Exhibit(
        key=what.key,
        texts=texts,
        drawing=composition.shares_by_year(rows, texts, colours, what.unit),
        sheet=Sheet(
            (
                Field("year", labels.YEAR, "year"),
                Field("label", what.dimension),
                Field("value", f"数量（{what.unit}）", "integer"),
                Field("share", labels.SHARE, "share"),
                Field("agencies", "公布单位数", "integer"),
            ),
            rows,
        ),
        question=question,
        metrics=(what.metric,),
        native=_stacked(rows, colours),
    )


def _texts(scope: Scope, rows: pd.DataFrame, what: Composition, note: str) -> Texts:
    first, last = int(rows["year"].min()), int(rows["year"].max())
    now, before = rows[rows["year"] == last], rows[rows["year"] == last - 1]
    title = f"{what.subject}的{what.dimension}"
    largest = largest_part(now)
    if largest:
        name, ratio = largest
        title = f"{what.subject}中{name}占 {labels.share(ratio)}"
        whole = float(now["value"].sum())
        earlier = before.loc[before["label"] == name, "value"].sum()
        if whole < FEW:
            part = labels.with_unit(round(ratio * whole), what.unit)
            title = f"{what.subject} {labels.with_unit(whole, what.unit)}中{name} {part}"
        # Without the same part last year there is another scheme, not a change.
        elif earlier:
            difference = ratio - float(earlier) / float(before["value"].sum())
            if abs(difference) >= 0.0005:
                title += f"，比上年{labels.points(difference)}"
    span = f"{last} 年" if first == last else f"{first}—{last} 年"
    return Texts(
        title, f"各{what.dimension}占比和数量（{what.unit}），{scope.whom}，{span}{note}", scope.source()
    )


def _stacked(rows: pd.DataFrame, colours: Mapping[str, str]) -> Native:
    years = sorted(rows["year"].unique())
    members = rows.drop_duplicates("member")
    values = rows.pivot(index="member", columns="year", values="share")
    return Native(
        "stacked",
        tuple(str(year) for year in years),
        tuple(
            Series(
                label,
                tuple(_number(values.loc[member, year]) for year in years),
                colours.get(member, palette.CONTEXT),
            )
            for member, label in zip(members["member"], members["label"], strict=True)
        ),
        "0.0%",
    )


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
