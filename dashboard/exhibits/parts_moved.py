"""Which parts of a total moved against the year before, where they still mean the same."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.charts.dumbbell import dumbbell
from dashboard.charts.theme import Texts
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Question, Sheet, bars_of_two_years
from dashboard.exhibits.parts import Composition
from dashboard.exhibits.scope import Scope


def moved_question(scope: Scope, what: Composition) -> Question:
    """The parts of the scope's year and of the one before."""
    return Question("parts_moved", scope.parameters(metric=what.metric))


def moved(ask: Ask, scope: Scope, what: Composition) -> Exhibit | Blank:
    """The parts in both years, those that moved most first; agencies with another scheme are left out."""
    question = moved_question(scope, what)
    rows = ask(question)
    first = rows.iloc[0]
    if not first["compared"]:
        words = scheme_words(first, what)
        return Blank(
            f"{words}。"
            if words
            else f"{scope.whom}没有连续两年（{scope.year - 1}、{scope.year} 年）公布{what.dimension}的单位，"
            "不比较变化。"
        )
    both = rows[rows["difference"].notna()]
    texts = Texts(
        _title(both, what),
        f"各{what.dimension}（{what.unit}），{scope.whom}"
        f"可比的 {first['compared']} 个单位，{scope.year - 1}—{scope.year} 年",
        scope.source(),
    )
    return Exhibit(
        key=what.key,
        texts=texts,
        drawing=dumbbell(
            rows.rename(columns={"label": "name"}), texts, what.unit, years=(scope.year - 1, scope.year)
        ),
        sheet=Sheet(
            (
                Field("label", what.dimension),
                Field("before", f"{scope.year - 1} 年（{what.unit}）", "integer"),
                Field("after", f"{scope.year} 年（{what.unit}）", "integer"),
                Field("difference", labels.DIFFERENCE, "integer"),
            ),
            rows,
        ),
        question=question,
        metrics=(what.metric,),
        native=bars_of_two_years(both, "label", "before", "after", scope.year),
        notes=(scheme_words(first, what),) if first["renewed"] else (),
    )


def scheme_words(row: pd.Series, what: Composition) -> str:
    """Who takes the total apart in another way than the year before, "" if nobody does."""
    if not row["renewed"]:
        return ""
    names = list(row["renewed_names"])
    who = "、".join(names) + (f"等 {row['renewed']} 个单位" if row["renewed"] > len(names) else "")
    former, present = ("、".join(row[side]) for side in ("former_parts", "present_parts"))
    return f"{who}改用了新的{what.dimension}（上年：{former}；本年：{present}），与上年不可比，不计算变化"


def _title(both: pd.DataFrame, what: Composition) -> str:
    if both.empty or not both["difference"].any():
        return f"各{what.dimension}与上年持平"
    row = both.iloc[0]
    more = "多" if row["difference"] > 0 else "少"
    ratio = f"（{labels.change(row['change_ratio'])}）" if row["before"] else ""
    amount = labels.with_unit(abs(row["difference"]), what.unit)
    return f"{row['label']}变化最大，比上年{more} {amount}{ratio}"
