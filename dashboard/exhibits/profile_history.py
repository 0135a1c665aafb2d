"""One agency over the years: the numbers that come to the fore, and who of its reports came when."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard import labels
from dashboard.charts.history import history as drawn_history
from dashboard.charts.palette import HISTORY
from dashboard.charts.theme import Texts
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Native, Question, Series, Sheet
from dashboard.exhibits.scope import Scope

_LEAST = 20
"""RULES: a change on a smaller base says little."""


def history_question(scope: Scope) -> Question:
    """The numbers of the only agency chosen, in the year and the nine before it."""
    return Question("profile_history", {"agencies": [scope.agency], "year": scope.year})


def history(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """A line for each number that the agency ever stated."""
    question = history_question(scope)
    rows = ask(question)
    stated = rows[rows["value"].notna()]
    if stated["year"].nunique() < 2:
        if stated.empty:
            return Blank(f"{scope.whom}到 {scope.year} 年的年报都没有公布主要数字。")
        return Blank(f"{scope.whom}只有 {stated['year'].iloc[0]} 年的数字，再有一年的年报后显示历年变化。")
    silent = list(rows.loc[~rows["metric"].isin(stated["metric"]), "label"].drop_duplicates())
    names = rows["metric"].map(labels.BRIEF_MEASURES).fillna(rows["label"])
    every = [*names.drop_duplicates()]
    rows = rows[rows["metric"].isin(stated["metric"])]
    names = names[rows.index]
    rows = rows.assign(
        measure=names,
        name=names + "（" + rows["unit"] + "）",
        agency_id=scope.agency,
        district_code=scope.district,
    )
    values, first = _by_measure(rows), int(rows["year"].min())
    without = f"；历年未公布：{'、'.join(silent)}" if silent else ""
    what = f"历年主要数字，{scope.whom}，{first}—{scope.year} 年"
    texts = Texts(
        _title(values, scope),
        f"{what}，各行刻度不同{without}",
        scope.source(),
    )
    return Exhibit(
        key="profile/history",
        texts=texts,
        drawing=drawn_history(rows, texts),
        sheet=Sheet(
            (
                Field("measure", labels.METRIC),
                Field("year", labels.YEAR, "year"),
                Field("value", labels.VALUE, "integer", "figure_key"),
                Field("unit", "计量单位"),
            ),
            rows,
        ),
        question=question,
        metrics=tuple(dict.fromkeys(rows["metric"])),
        native=replace(_lines(values, sorted(set(rows["year"].tolist())), every), subtitle=what + without),
    )


def _by_measure(rows: pd.DataFrame) -> dict[str, dict[int, float]]:
    """The values that are stated, by number and year."""
    values: dict[str, dict[int, float]] = {}
    for name, year, value in zip(rows["measure"], rows["year"], rows["value"], strict=True):
        of_measure = values.setdefault(str(name), {})
        if pd.notna(value):
            of_measure[int(year)] = float(value)
    return values


def _title(values: dict[str, dict[int, float]], scope: Scope) -> str:
    """Which number grew or fell most since its first year, if any of size did."""
    best, words = 0.0, f"{scope.agency_name}历年主要数字"
    for name, by_year in values.items():
        first = min(by_year)
        if scope.year not in by_year or first == scope.year or by_year[first] < _LEAST:
            continue
        ratio = by_year[scope.year] / by_year[first] - 1
        if abs(ratio) > abs(best):
            best, words = ratio, f"{name}比 {first} 年 {labels.change(ratio)}"
            if ratio + 1 >= labels.LARGE:
                ends = [labels.number(by_year[year]) for year in (first, scope.year)]
                words = f"{name}由 {first} 年的 {ends[0]} 增至 {ends[1]}"
    return words


def _lines(values: dict[str, dict[int, float]], years: list[int], every: list[str]) -> Native:
    """every: the names of all numbers, stated or not, so that each has its colour on all agencies' slides."""
    return Native(
        "line",
        tuple(str(year) for year in years),
        tuple(
            Series(
                name, tuple(by_year.get(year) for year in years), HISTORY[every.index(name) % len(HISTORY)]
            )
            for name, by_year in values.items()
        ),
    )


def coverage_words(rows: pd.DataFrame) -> str:
    """2020—2025 年的年报均已公布，其中 2021 年逾期; rows of queries/coverage_by_agency about one agency."""
    if rows.empty:
        return ""
    first, last = int(rows["year"].min()), int(rows["year"].max())
    span = f"{last} 年" if first == last else f"{first}—{last} 年"
    missing, late = (
        [str(year) for year in rows.loc[rows["status"] == one, "year"]] for one in ("missing", "late")
    )
    known = bool(rows["status"].isin(["on_time", "late"]).any())
    words = f"{span}应公布年报 {len(rows)} 份，已公布 {len(rows) - len(missing)} 份"
    if missing:
        words += f"（{labels.NOT_RECEIVED}：{'、'.join(missing)} 年）"
    if late:
        words += f"，{'、'.join(late)} 年逾期"
    return words + ("" if late or not known else "，没有逾期")
