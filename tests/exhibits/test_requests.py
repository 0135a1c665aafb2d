"""依申请公开 over the fictional district and over a library without requests."""

from __future__ import annotations

import duckdb
import pandas as pd
import pytest
from app.snapshots import empty_snapshot, fill_indicators, insert_agency, insert_figure, insert_report
from charts.drawn import words_of
from test_topics import asker

from dashboard.charts import palette
from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Options, Question
from dashboard.exhibits.requests import TOPIC
from dashboard.exhibits.scope import Scope
from dashboard.library import Library
from dashboard.warehouse.snapshot import open_current
from dashboard.warehouse.statements import run

NOTHING: Options = {}


@pytest.fixture
def ask(demo_library: Library) -> Ask:
    return asker(open_current(demo_library))


def made(ask: Ask, name: str) -> Exhibit:
    exhibit = TOPIC.makers[name](ask, choose_scope(ask), NOTHING)
    assert isinstance(exhibit, Exhibit)
    return exhibit


def test_both_rows_of_the_flow_have_one_sum_and_every_part_its_colour(ask: Ask) -> None:
    flow = made(ask, "flow")
    rows = flow.sheet.rows
    assert rows.loc[rows["side"] == "in", "value"].sum() == rows.loc[rows["side"] == "out", "value"].sum()
    assert flow.native is not None
    colours = {series.label: series.colour for series in flow.native.series}
    assert colours["不予公开"] == palette.OUTCOMES["denied"]
    assert colours["上年结转"] == colours["结转下年度"] == palette.CONTEXT
    for place in range(2):
        shares = [series.values[place] for series in flow.native.series]
        assert sum(share for share in shares if share is not None) == pytest.approx(1)


def test_the_answer_and_the_strip_say_rates_with_what_they_are_of(ask: Ask) -> None:
    scope = choose_scope(ask)
    rows = made(ask, "flow").sheet.rows.set_index("part")["value"]
    received = rows["requests_new"] + rows["requests_carried_in"]
    assert f"（{rows['requests_processed']:,.0f} / {received:,.0f}）" in TOPIC.answer(ask, scope, NOTHING)
    strip = {headline.label: headline for headline in TOPIC.headlines(ask, scope, NOTHING)}
    assert list(strip) == ["受理总量", "办结率", "结转率", "公开率", "可办理件公开率"]
    assert f"n={received:,.0f}" in strip["办结率"].change and "个百分点" in strip["办结率"].change


def test_the_outcomes_of_a_year_are_all_of_it(ask: Ask) -> None:
    rows = made(ask, "outcomes").sheet.rows
    assert rows.groupby("year")["share"].sum().tolist() == pytest.approx([1] * rows["year"].nunique())
    assert set(rows["member"]) == set(palette.OUTCOMES)


def test_reasons_have_the_colour_of_their_outcome_and_last_years_number_beside(ask: Ask) -> None:
    reasons = made(ask, "reasons")
    assert reasons.native is not None
    # A series for each outcome, so that the legend names the colours: each row has a value in one of them.
    rows = zip(*(series.values for series in reasons.native.series), strict=True)
    values = [sum(value for value in row if value is not None) for row in rows]
    assert values == sorted(values, reverse=True) and 0 not in values
    assert {series.colour for series in reasons.native.series} <= set(palette.OUTCOMES.values())
    assert len(reasons.sheet.rows) == 19 and "previous" in {field.key for field in reasons.sheet.fields}


def test_small_rates_are_grey_and_only_the_others_are_compared(ask: Ask) -> None:
    disclosure = made(ask, "disclosure")
    rated = disclosure.sheet.rows[disclosure.sheet.rows["value"].notna()]
    assert disclosure.native is not None
    greys = [colour == palette.CONTEXT for colour in disclosure.native.series[0].colours]
    assert greys == rated["is_small"].tolist() and True in greys
    for name in rated.loc[rated["is_small"], "name"]:
        assert name not in disclosure.texts.title


def test_no_requests_are_said_to_be_none_and_not_unknown(seed_library: Library) -> None:
    ask = asker(open_current(seed_library))
    scope = choose_scope(ask)
    assert TOPIC.answer(ask, scope, NOTHING) == "2024 年原州区已公布年报的 1 个单位未收到政府信息公开申请。"
    blanks = [maker(ask, scope, NOTHING) for maker in TOPIC.makers.values()]
    assert all(
        isinstance(blank, Blank) and "公布" not in blank.sentence.replace("已公布", "") for blank in blanks
    )
    assert isinstance(blanks[0], Blank) and "0 件" in blanks[0].sentence
    strip = TOPIC.headlines(ask, scope, NOTHING)
    assert (strip[0].value, strip[1].value) == ("0 件", "—"), "a rate of nothing is none"


OUTCOMES = dict.fromkeys((f"r{number}" for number in range(3, 24)), 0.0)


def hand_asked(cells: dict[str, float]) -> tuple[Ask, Scope]:
    """One report whose table three states these rows under 总计."""
    db = duckdb.connect()
    empty_snapshot(db)
    insert_agency(db, "110101", "甲区", 1, "东街道")
    insert_report(db, "110101001", 2024)
    rows = db.execute("select row_id, metric, member from form_row").fetchall()
    for ordinal, (row, metric, member) in enumerate(rows):
        if row in cells:
            insert_figure(
                db, "110101001", 2024, metric, cells[row],
                ordinal=ordinal, member=member, applicant="total", origin="table",
            )  # fmt: skip
    fill_indicators(db)

    def ask(question: Question) -> pd.DataFrame:
        return run(db, question.query, dict(question.parameters))

    return ask, choose_scope(lambda question: SNAPSHOT if question.query == "snapshot" else ask(question))


SNAPSHOT = pd.DataFrame({"snapshot_id": ["abcdef0123"], "fictional": [False], "as_of": [pd.NaT]})


def test_a_missing_outcome_is_named_and_no_share_is_made_of_the_rest() -> None:
    stated = OUTCOMES | {"r1": 10.0, "r2": 0.0, "r3": 7.0, "r24": 10.0, "r25": 0.0}
    del stated["r4"]
    ask, scope = hand_asked(stated)
    flow = TOPIC.makers["flow"](ask, scope, NOTHING)
    assert isinstance(flow, Exhibit) and "未公布：部分公开" in words_of(flow.drawing)
    assert isinstance(TOPIC.makers["outcomes"](ask, scope, NOTHING), Blank)
    strip = {headline.label: headline.value for headline in TOPIC.headlines(ask, scope, NOTHING)}
    assert (strip["办结率"], strip["公开率"]) == ("100.0%", "未公布")


def test_sums_that_differ_are_said_on_the_chart_and_among_what_to_notice() -> None:
    ask, scope = hand_asked(OUTCOMES | {"r1": 10.0, "r2": 0.0, "r3": 7.0, "r24": 10.0, "r25": 0.0})
    flow = TOPIC.makers["flow"](ask, scope, NOTHING)
    assert isinstance(flow, Exhibit)
    assert any("相差 3 件" in word for word in words_of(flow.drawing))
    assert flow.notes == ("上行合计 10 件，下行合计 7 件，相差 3 件",)
    [line] = TOPIC.notices(ask, scope, NOTHING).attention
    assert line.startswith("东街道：新收加上年结转 10 件") and line.endswith("相差 3 件")


def test_reasons_that_are_not_stated_are_not_said_to_be_none() -> None:
    stated = OUTCOMES | {"r1": 3.0, "r2": 0.0, "r3": 3.0, "r24": 3.0, "r25": 0.0}
    del stated["r9"]
    reasons = TOPIC.makers["reasons"](*hand_asked(stated), NOTHING)
    assert isinstance(reasons, Blank) and reasons.sentence.endswith("都为 0 件，另有 1 项未公布。")
