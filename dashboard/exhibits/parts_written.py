"""The parts of a total under the names that the reports give them, beside the members they were mapped to."""

from __future__ import annotations

import pandas as pd

from dashboard.charts.bars import sorted_bars
from dashboard.charts.palette import CHOSEN
from dashboard.charts.theme import Texts
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Native, Question, Series, Sheet
from dashboard.exhibits.parts import Composition
from dashboard.exhibits.scope import EVERY, Scope

MOST_LABELS = 20
UNMAPPED = "目录未收"


def written_question(scope: Scope, what: Composition) -> Question:
    """The labels of the scope's year."""
    return Question("labels_written", scope.parameters(metric=what.metric, most=MOST_LABELS))


def written(ask: Ask, scope: Scope, what: Composition) -> Exhibit | Blank:
    """A bar for each label as written, with the member it stands for; each figure leads to its sentence."""
    question = written_question(scope, what)
    rows = ask(question)
    if rows.empty:
        return Blank(f"{scope.whom} {scope.year} 年的年报都没有公布{what.subject}的{what.dimension}。")
    rows = rows.assign(mapped_to=rows["member_label"].where(rows["mapped"].astype(bool), UNMAPPED))
    rows = rows.assign(used_by=rows["label_agencies"].astype("str") + " 个")
    names = rows.drop_duplicates(["label", "member"])
    names = names.assign(name=names["label"] + " → " + names["mapped_to"])
    labels_, unmapped = int(rows["labels"].iloc[0]), int(rows["unmapped"].iloc[0])
    shown = f"，只列数量最多的 {MOST_LABELS} 种" if labels_ > MOST_LABELS else ""
    texts = Texts(
        f"年报中的{what.dimension}有 {labels_} 种写法，"
        + (f"{unmapped} 种目录未收" if unmapped else "均已归入目录"),
        f"年报原词 → 归入的{what.dimension}，数量（{what.unit}），{scope.whom}，{scope.year} 年{shown}",
        scope.source(),
    )
    drawn = pd.DataFrame(
        {
            "label": names["name"],
            "value": names["label_value"],
            "unit": what.unit,
            "approximate": names["approximate"],
        }
    )
    by_agency = (Field("short_name", "单位"),) if scope.district != EVERY else ()
    return Exhibit(
        key=what.key,
        texts=texts,
        drawing=sorted_bars(drawn, texts),
        sheet=Sheet(
            (
                Field("label", "年报原词"),
                Field("mapped_to", f"归入{what.dimension}"),
                *by_agency,
                Field("value", f"数量（{what.unit}）", "integer", "figure_key"),
                Field("label_value", "该写法合计", "integer"),
                Field("used_by", "使用单位"),
            ),
            rows,
        ),
        question=question,
        metrics=(what.metric,),
        native=Native(
            "bar",
            tuple(names["name"]),
            (Series(what.subject, tuple(map(float, names["label_value"])), CHOSEN),),
        ),
    )
