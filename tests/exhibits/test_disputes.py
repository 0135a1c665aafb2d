"""复议诉讼 over the fictional district and over a library without disputes."""

from __future__ import annotations

import pytest
from test_topics import asker

from dashboard.charts import palette
from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.disputes import TOPIC
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Options
from dashboard.library import Library
from dashboard.warehouse.snapshot import open_current

NOTHING: Options = {}


@pytest.fixture
def ask(demo_library: Library) -> Ask:
    return asker(open_current(demo_library))


def made(ask: Ask, name: str) -> Exhibit:
    exhibit = TOPIC.makers[name](ask, choose_scope(ask), NOTHING)
    assert isinstance(exhibit, Exhibit)
    return exhibit


def test_the_three_kinds_are_the_whole_of_each_year(ask: Ask) -> None:
    rows = made(ask, "counts").sheet.rows.pivot(index="year", columns="kind", values="value")
    kinds = rows[["reviews", "lawsuits_direct", "lawsuits_after_review"]]
    assert (kinds.sum(axis=1) == rows["all"]).all() and rows["all"].sum() > 0


def test_the_answer_says_what_the_main_chart_draws(ask: Ask) -> None:
    scope = choose_scope(ask)
    counts = made(ask, "counts")
    rows = counts.sheet.rows.set_index(["year", "kind"])["value"]
    total = rows[scope.year, "all"]
    assert f"{scope.year} 年复议诉讼 {total:,.0f} 件" in counts.texts.title
    assert f"行政复议 {rows[scope.year, 'reviews']:,.0f} 件" in TOPIC.answer(ask, scope, NOTHING)
    strip = {headline.label: headline for headline in TOPIC.headlines(ask, scope, NOTHING)}
    assert strip["复议诉讼"].value == f"{total:,.0f} 件"
    assert "n=" in strip["复议纠错率"].change


def test_reversals_are_of_closed_cases_alone(ask: Ask) -> None:
    scope = choose_scope(ask)
    rows = made(ask, "counts").sheet.rows
    now = rows[(rows["year"] == scope.year) & (rows["kind"] == "all")].iloc[0]
    rates = made(ask, "reversals").sheet.rows.set_index("indicator_key")
    combined = rates.loc["combined_reversal_rate"]
    closed = now["upheld"] + now["reversed"] + now["other"]
    assert (combined["numerator"], combined["denominator"]) == (now["reversed"], closed)
    assert combined["low"] <= combined["value"] <= combined["high"]


def test_results_keep_their_colours_in_every_kind(ask: Ask) -> None:
    for name in ("reviews", "lawsuits_direct", "lawsuits_after_review"):
        exhibit = TOPIC.makers[name](ask, choose_scope(ask), NOTHING)
        if isinstance(exhibit, Blank):
            continue
        assert exhibit.native is not None and exhibit.native.number_format == "0.0%"
        colours = {series.label: series.colour for series in exhibit.native.series}
        assert colours["结果纠正"] == palette.RESULTS["reversed"]
        assert colours["尚未审结"] == palette.CONTEXT


def test_agencies_without_disputes_are_counted_in_words_and_have_no_bar(ask: Ask) -> None:
    agencies = made(ask, "agencies")
    rows = agencies.sheet.rows
    assert agencies.native is not None
    values = list(agencies.native.series[0].values)
    assert all(value for value in values) and len(values) == (rows["value"] > 0).sum()
    assert f"另有 {(rows['value'] == 0).sum()} 个单位为 0 件" in agencies.texts.subtitle


def test_no_disputes_are_said_to_be_none_and_not_unknown(seed_library: Library) -> None:
    ask = asker(open_current(seed_library))
    scope = choose_scope(ask)
    whom = "2024 年原州区已公布年报的 1 个单位"
    assert TOPIC.answer(ask, scope, NOTHING) == f"{whom}未发生政府信息公开行政复议、行政诉讼。"
    for maker in TOPIC.makers.values():
        blank = maker(ask, scope, NOTHING)
        assert isinstance(blank, Blank)
        assert "没有公布" not in blank.sentence and "未公布" not in blank.sentence
    counts = TOPIC.makers["counts"](ask, scope, NOTHING)
    assert isinstance(counts, Blank) and "未发生" in counts.sentence
    assert TOPIC.headlines(ask, scope, NOTHING)[0].value == "0 件"
