"""How much went out through each channel, year by year."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.charts.bars import sorted_bars
from dashboard.charts.palette import SERIES
from dashboard.charts.theme import Texts
from dashboard.charts.trend import trend
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Native, Question, Series, Sheet
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.trends_lines import SPAN, counted

_UNITS = "条、次、篇"


def outputs_question(scope: Scope) -> Question:
    """The channels over the years up to the scope's."""
    return Question("outputs_by_year", scope.parameters(first_year=scope.year - SPAN + 1))


def outputs(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """A line a channel; of one year only, a bar a channel."""
    question = outputs_question(scope)
    rows = ask(question)
    if rows.empty:
        return Blank(f"{scope.whom} {scope.year - SPAN + 1}—{scope.year} 年的年报都没有公布各渠道的发布数。")
    rows = rows.assign(name=rows["metric"].map(labels.CHANNELS), counted=counted(rows))
    years = sorted(rows["year"].unique())
    fields = (
        Field("name", "渠道"),
        Field("year", labels.YEAR, "year"),
        Field("value", f"发布数（{_UNITS}）", "integer"),
        Field("counted", "公布单位 / 年报"),
        Field("change_ratio", "可比变化", "change"),
    )
    notes = scope.notes_by_year()
    if len(years) == 1:
        year = int(years[0])
        now = _of_year(rows, year)
        subtitle = f"各渠道发布数（{_UNITS}），{scope.whom}，{year} 年"
        texts = Texts(_title(rows, year), subtitle, scope.source())
        bars = now.rename(columns={"name": "label"})
        drawing, native = sorted_bars(bars, texts), _columns(now)
    else:
        span = f"{years[0]}—{years[-1]} 年"
        texts = Texts(
            _title(rows, scope.year),
            f"各渠道发布数（{_UNITS}），{scope.whom}{'' if scope.agencies else '各单位合计'}，{span}",
            scope.source(),
        )
        drawing = trend(rows.assign(chosen=True), texts, "", notes=notes, focus=scope.year)
        native = _lines(rows, range(int(years[0]), int(years[-1]) + 1))
    return Exhibit(
        key="channels/outputs",
        texts=texts,
        drawing=drawing,
        sheet=Sheet(fields, rows),
        question=question,
        metrics=tuple(labels.CHANNELS),
        native=native,
        notes=tuple(f"{year} 年：{note}" for year, note in notes.items()),
    )


def _of_year(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """The four channels in one year, also those that nobody states."""
    now = rows[rows["year"] == year].set_index("metric")
    now = now.reindex(list(labels.CHANNELS)).reset_index()
    return now.assign(
        name=now["metric"].map(labels.CHANNELS),
        unit=now["unit"].fillna(""),
        approximate=now["approximate"].eq(True),
    )


def _title(rows: pd.DataFrame, year: int) -> str:
    now = rows[rows["year"] == year].sort_values("value", ascending=False, kind="stable")
    if now.empty:
        return f"{year} 年没有公布各渠道的发布数"
    first = now.iloc[0]
    amount = labels.with_unit(first["value"], first["unit"], approximate=bool(first["approximate"]))
    return f"{year} 年{first['name']}发布最多，{amount}"


def _columns(now: pd.DataFrame) -> Native:
    stated = now[now["value"].notna()].sort_values("value", ascending=False, kind="stable")
    values = tuple(map(float, stated["value"]))
    # Each has a unit of its own.
    names = tuple(f"{name}（{unit}）" for name, unit in zip(stated["name"], stated["unit"], strict=True))
    return Native("bar", names, (Series("发布数", values, SERIES[0]),))


def _lines(rows: pd.DataFrame, years: range) -> Native:
    values = {
        (name, int(year)): float(value)
        for name, year, value in zip(rows["name"], rows["year"], rows["value"], strict=True)
    }
    return Native(
        "line",
        tuple(map(str, years)),
        tuple(
            Series(name, tuple(values.get((name, year)) for year in years), SERIES[place])
            for place, name in enumerate(dict.fromkeys(rows["name"]))
        ),
    )
