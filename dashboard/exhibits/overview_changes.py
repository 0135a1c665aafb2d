"""Whose numbers moved most against the year before, among those that stated them in both years."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.pairs import pairs
from dashboard.charts.palette import CHOSEN, CONTEXT
from dashboard.charts.theme import Texts
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Native, Question, Series, Sheet
from dashboard.exhibits.scope import EVERY, Scope
from dashboard.exhibits.trends_lines import distinct_names

MOST, STRESSED = 8, 3
"""Changes that are drawn, and of these the largest, which stand out."""
Row = Mapping[Hashable, Any]
"""One row of a query, by the names of its columns."""
_FORMAT = f'[>={labels.LARGE - 1}]"十倍以上";[<0]-0.0%;+0.0%'
"""Of the changes in charts of office programs, in which the two numbers stand beside the name."""


def changes_question(scope: Scope) -> Question:
    """The largest changes of the year."""
    return Question("largest_changes", scope.parameters(most=MOST))


def changes(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """The largest changes, from the year before to the year, the first three in colour."""
    question = changes_question(scope)
    rows = ask(question)
    if rows.empty:
        return Blank(
            f"{scope.whom} {scope.year} 年没有可以与上年比较的变化：需两年都公布，且较大的一年不少于 20。"
        )
    rows = distinct_names(rows)
    rows = rows.assign(
        measure=[measure_name(row) for row in rows.to_dict("records")],
        words=[change_of(row) for row in rows.to_dict("records")],
    )
    rows = rows.assign(
        pair=rows["measure"] if len(scope.agencies) == 1 else rows["name"] + " " + rows["measure"],
        is_strong=rows["place"] <= STRESSED,
    )
    order = f"，只列前 {len(rows)} 处" if rows["moved"].iloc[0] > len(rows) else ""
    what = (
        f"两年都公布的主要数字，{scope.whom}，{scope.year - 1}—{scope.year} 年；"
        f"按变化量占该项合计的比重排列{order}"
    )
    texts = Texts(_title(rows.iloc[0]), f"{what}，各行刻度不同", scope.source())
    return Exhibit(
        key="overview/changes",
        texts=texts,
        drawing=pairs(
            rows.assign(name=rows["pair"], base=rows["previous"]),
            texts,
            heads=(f"{scope.year - 1} 年", f"{scope.year} 年", labels.CHANGE),
        ),
        sheet=Sheet(
            (
                Field("name", labels.DISTRICT if scope.district == EVERY else labels.AGENCY),
                Field("measure", labels.METRIC),
                Field("previous", f"{scope.year - 1} 年", "integer"),
                Field("value", f"{scope.year} 年", "integer", "figure_key"),
                Field("unit", "计量单位"),
                Field("difference", labels.DIFFERENCE, "integer"),
                Field("change_ratio", labels.CHANGE, "change"),
            ),
            rows,
        ),
        question=question,
        metrics=tuple(dict.fromkeys(rows["metric"])),
        native=_bars(rows, f"变化（%），{what}；括号内为两年的数字"),
    )


def measure_name(row: Row) -> str:
    """The metric in short."""
    return labels.BRIEF_MEASURES.get(row["metric"]) or str(row["label"])


def change_of(row: Row) -> str:
    """+114.7%, or that the year before had none."""
    return "上年为 0" if pd.isna(row["change_ratio"]) else labels.change(row["change_ratio"])


def _title(row: pd.Series) -> str:
    pair = row["pair"].replace(" ", "")
    if pd.isna(row["change_ratio"]):
        value = labels.with_unit(row["value"], row["unit"], approximate=bool(row["approximate"]))
        return f"变化最大：{pair}由 0 增至 {value}"
    return f"变化最大：{pair} {row['words']}"


def _bars(rows: pd.DataFrame, subtitle: str) -> Native:
    return Native(
        "bar",
        tuple(
            f"{pair}（{labels.number(before)}→{labels.number(value)}）"
            for pair, before, value in zip(rows["pair"], rows["previous"], rows["value"], strict=True)
        ),
        (
            Series(
                labels.CHANGE,
                tuple(None if pd.isna(ratio) else float(ratio) for ratio in rows["change_ratio"]),
                CHOSEN,
                tuple(CHOSEN if strong else CONTEXT for strong in rows["is_strong"]),
            ),
        ),
        _FORMAT,
        subtitle,
    )
