"""Whose totals are out of line with peers or with the year before, and why that may be."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.charts.pairs import pairs
from dashboard.charts.theme import Texts
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Place, Question, Sheet
from dashboard.exhibits.overview_changes import Row, measure_name
from dashboard.exhibits.scope import EVERY, Scope

MOST = 8
"""Totals that are shown at most, the farthest out of line first."""
_LIKE = (2 / 3, 3 / 2)
"""Between these times the number of the year before, a number is much like it."""


def outliers_question(scope: Scope) -> Question:
    """The totals of the year that PEER or JUMP found, without those judged 不属实."""
    return Question("out_of_line", scope.parameters(dismissed=list(scope.dismissed), most=MOST))


def outlier_rows(ask: Ask, scope: Scope) -> pd.DataFrame:
    """The answer to `outliers_question`; among several districts with names that say of which each is."""
    rows = ask(outliers_question(scope))
    if scope.district != EVERY or rows.empty:
        return rows
    districts = ask(Question("districts", {})).set_index("district_code")["district"]
    places = rows["district_code"].map(districts)
    return rows.assign(
        short_name=[
            f"{place}{name.removeprefix(place)}"
            for place, name in zip(places, rows["short_name"], strict=True)
        ]
    )


def outliers(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """Each beside what it is out of line with, and why that may be."""
    sheet = outliers_sheet(ask, scope)
    rows = sheet.rows
    if rows.empty:
        return Blank(f"{scope.whom} {scope.year} 年没有数字明显偏离同类单位或上年。")
    texts = Texts(
        title(rows),
        f"与同类中位数相比，未偏离同类的与上年相比，{scope.whom}，{scope.year} 年；各行刻度不同",
        scope.source(),
    )
    drawn = rows.assign(
        name=rows["short_name"] + " " + rows["measure"],
        words=rows["times"],
        is_strong=True,
    )
    return Exhibit(
        key="overview/outliers",
        texts=texts,
        drawing=pairs(drawn, texts, heads=("同类中位数或上年", f"{scope.year} 年", "倍数")),
        sheet=sheet,
        question=outliers_question(scope),
        metrics=tuple(dict.fromkeys(rows["metric"])),
    )


def outliers_sheet(ask: Ask, scope: Scope) -> Sheet:
    """The totals out of line, each with what it is compared with, how many times that it is, and why."""
    rows = outlier_rows(ask, scope)
    records = rows.to_dict("records")
    return Sheet(
        (
            Field("short_name", labels.AGENCY),
            Field("measure", labels.METRIC),
            Field("value", f"{scope.year} 年", "decimal", "place"),
            Field("unit", "计量单位"),
            Field("against", "比较对象"),
            Field("base", "对象数值", "decimal"),
            Field("times", "倍数"),
            Field("why", labels.REASONS),
        ),
        rows.assign(
            measure=[measure_name(row) for row in records],
            against=[_against(row) for row in records],
            base=[_base(row) for row in records],
            times=[times(row) for row in records],
            why=[why(row) for row in records],
        ),
    )


def title(rows: pd.DataFrame) -> str:
    """How many are out of line, and whether all of them are shown."""
    found = int(rows["found"].iloc[0])
    only = f"，下列偏离最大的 {len(rows)} 处" if found > len(rows) else ""
    return f"{found:,} 处明显偏离同类单位或上年{only}"


def sentence(row: Row) -> str:
    """筠圃街道热线受理 2,601 件，为同类中位数 1,088 件的 2.4 倍."""
    value = labels.with_unit(row["value"], row["unit"], approximate=bool(row["approximate"]))
    words = f"{row['short_name']}{measure_name(row)}{' ' if value[:1].isdigit() else ''}{value}"
    compared = _against(row)
    base = labels.with_unit(_base(row), row["unit"])
    if _is_beyond_words(row):
        return f"{words}，{compared}为 {base}"
    return f"{words}，为{compared} {base}的{labels.times(row['value'] / _base(row))}"


def why(row: Row) -> str:
    """Why it may be out of line, by what is known of the number; the first that applies."""
    if row["misread"]:
        return f"该数{labels.MARKED}，或为误读"
    if row["wrong_unit"]:
        return "疑似元、万元误用"
    if row["in_error"]:
        return "与年报其他数矛盾，或为误填"
    if pd.isna(row["middle"]):
        return "只比上年突变，或因口径变化"
    if row["out_before"]:
        return "上年也偏离，或因规模、口径不同"
    if pd.isna(row["previous"]):
        return "没有上年数可对照"
    before = labels.with_unit(row["previous"], row["unit"])
    if _LIKE[0] <= row["value"] / max(row["previous"], 1) <= _LIKE[1]:
        return f"与上年（{before}）相近，或因规模、口径不同"
    return f"上年 {before}，{'本年突增' if row['value'] > row['previous'] else '本年突减'}"


def place(row: Row) -> Place:
    """Where it stands in its report."""
    query = {"district": row["district_code"], "agency": row["agency_id"], "year": str(row["year"])}
    return Place("source", query | {"figure": row["place"]})


def times(row: Row) -> str:
    """2.4 倍 of what it is compared with; 百倍以上 and 不足百分之一, as more of them say no more."""
    base = _base(row)
    if base and row["value"] / base * labels.HUGE < 1:
        return "不足百分之一"
    return labels.times(row["value"] / base).strip() if base else "—"


def _is_beyond_words(row: Row) -> bool:
    """Whether the two numbers say more than how many times one is the other."""
    ratio = row["value"] / _base(row) if _base(row) else 0.0
    return not 1 / labels.HUGE <= ratio < labels.HUGE


def _against(row: Row) -> str:
    return "上年" if pd.isna(row["middle"]) else f"同类{labels.MEDIAN}"


def _base(row: Row) -> float:
    return float(row["previous"] if pd.isna(row["middle"]) else row["middle"])
