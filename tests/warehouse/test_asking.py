"""How what a person says becomes the parameters of a query, and what is said where it can't."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from app.handmade import DISTRICT, HandReport
from app.snapshots import write_snapshot

from dashboard.errors import QueryError
from dashboard.library import create_library
from dashboard.warehouse.asking import Answer, Question, ask, askable, session
from dashboard.warehouse.snapshot import Snapshot, open_current

EAST, WEST = "东山街道", "西河街道"


def figures(report: HandReport, orders: int) -> HandReport:
    report.figure(f"受理热线 {orders} 件", "hotline_orders", orders, member="total")
    return report


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """示例区 with two sub-districts in 2023 and 2024, and another district with one in 2024."""
    home: Path = tmp_path_factory.mktemp("asking") / "library"
    library = create_library(home)
    reports = [figures(HandReport(agency, year), 10 * year) for agency in (0, 1) for year in (2023, 2024)]
    write_snapshot(library, reports, other_districts=1)
    return open_current(library)


def column(answer: Answer, name: str) -> list[Any]:
    return [row[answer.columns.index(name)] for row in answer.rows]


def test_every_query_and_check_can_be_asked_by_the_names_that_are_listed(snapshot: Snapshot) -> None:
    names = [name for name, question in askable() if question]
    assert "headline" in names and "checks/t3_row" in names
    assert not [name for name in names if name.startswith(("steps", "marts", "schema"))]
    for name in names:
        try:
            ask(snapshot, Question(name, (2024, 2024), "示例区", (EAST,), ("办结率",)))
        except QueryError as error:
            assert "用不到" in error.problem or "还需要参数" in error.problem, name


def test_a_year_a_district_and_agencies_are_picked_out_by_name(snapshot: Snapshot) -> None:
    answer = ask(
        snapshot, Question("year_on_year", (2024, 2024), "示例区", (EAST, WEST), ("hotline_orders",))
    )
    assert column(answer, "agency_id") == ["990101001", "990101002"]
    assert column(answer, "previous") == [20230, 20230]


def test_what_was_not_said_is_the_newest_year_all_years_or_all_agencies(snapshot: Snapshot) -> None:
    answer = ask(snapshot, Question("indicators_by_year", keys=("办结率",)))
    assert column(answer, "year") == [2023, 2024, 2023, 2024, 2024]
    assert set(column(ask(snapshot, Question("percentile", district="示例区")), "value")) == {20240}


def test_a_range_of_years_serves_a_query_that_names_its_last_year(snapshot: Snapshot) -> None:
    question = Question("spread_by_year", (2023, 2024), DISTRICT, keys=("hotline_orders",))
    assert set(column(ask(snapshot, question), "year")) == {2023, 2024}


def test_a_district_narrows_the_agencies(snapshot: Snapshot) -> None:
    answer = ask(snapshot, Question("indicators_by_year", district="990200", keys=("completion_rate",)))
    assert column(answer, "agency_id") == ["990200001"]


def test_a_report_is_named_by_its_agency_and_year(snapshot: Snapshot) -> None:
    answer = ask(snapshot, Question("source_figures", (2023, 2023), agencies=(EAST,)))
    assert column(answer, "value") == [20230]
    assert ask(snapshot, Question("source_pages", (2023, 2023), agencies=("990101001",))).rows


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question("nothing"), "没有名为“nothing”的查询"),
        (Question("report"), "查询“report”需要指明一个单位（--agency，名称或代码）"),
        (Question("percentile"), "查询“percentile”需要指明区县（--district，名称或代码）"),
        (Question("snapshot", (2024, 2024), agencies=(EAST,)), "查询“snapshot”用不到 --year、--agency"),
        (Question("spread_by_year"), "查询“spread_by_year”需要指明一个指标（--indicator，名称或代码）"),
        (Question("T3-ROW", keys=("办结率",)), "查询“T3-ROW”用不到 --indicator"),
        (Question("agencies", district="无此区"), "没有“无此区”这个区县的年报"),
        (Question("report", agencies=("无此街道",)), "没有“无此街道”这个单位的年报"),
        (Question("report", (2023, 2024), agencies=(EAST,)), "只看一个年度"),
        (Question("source_pages", (2019, 2019), agencies=(EAST,)), "资料库中没有“东山街道”2019 年的年报"),
        (Question("indicators_by_year", keys=("无此指标",)), "没有名为“无此指标”的指标"),
        (Question("snapshot", others={"metric": "x"}), "查询“snapshot”用不到 --set metric"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_said(snapshot: Snapshot, question: Question, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        ask(snapshot, question)
    assert said in caught.value.problem


def test_a_parameter_can_be_given_by_its_own_name(snapshot: Snapshot) -> None:
    answer = ask(snapshot, Question("source_figures", others={"report": "990101002-2024"}))
    assert column(answer, "value") == [20240]
    given = {
        "agencies": "990101001,990101002",
        "first_year": "2024",
        "last_year": "2024",
        "keys": "hotline_orders",
    }
    assert column(ask(snapshot, Question("year_on_year", others=given)), "value") == [20240, 20240]


def test_a_check_is_tried_on_the_chosen_reports_by_its_rule_or_its_file(snapshot: Snapshot) -> None:
    for name in ("FORM", "checks/form", "form"):
        answer = ask(snapshot, Question(name, (2023, 2023), agencies=(EAST,)))
        assert set(column(answer, "report_id")) == {"990101001-2023"}


def test_sql_reads_the_snapshot_and_nothing_else(snapshot: Snapshot, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text("a\n1\n", "utf-8")
    with session(snapshot) as run:
        assert [answer.rows for answer in run("select count(*) from report; select 2")] == [[(5,)], [(2,)]]
        for forbidden in (
            "delete from report",
            f"select * from read_csv('{outside}')",
            f"copy report to '{outside}'",
            f"export database '{tmp_path}'",
            f"from read_text('{outside}')",
            f"from glob('{tmp_path}/*')",
            f"pragma profiling_output='{tmp_path / 'profile'}'",
            f"call enable_logging(storage='file', storage_path='{tmp_path}')",
            "install httpfs",
            "load httpfs",
            f"attach '{tmp_path / 'other.duckdb'}'",
            "set enable_external_access = true",
        ):
            with pytest.raises(QueryError, match="语句不能执行："):
                list(run(forbidden))
        assert [answer.rows for answer in run("select 3")] == [[(3,)]], "an error ends nothing"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["outside.csv"]
