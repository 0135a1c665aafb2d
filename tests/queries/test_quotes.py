"""Where figures of exports stand in reports, on tables worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pandas as pd
import pytest
from app.snapshots import empty_snapshot, insert_agency, insert_figure, insert_report

from dashboard.warehouse.statements import run

A, B, C = "110101001", "110101002", "110102001"


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    """Two sub-districts of one district, one of another; hotline orders of two years."""
    with duckdb.connect() as connection:
        empty_snapshot(connection)
        insert_agency(connection, "110101", "甲区", 1, "东街道")
        insert_agency(connection, "110101", "甲区", 2, "西街道")
        insert_agency(connection, "110102", "乙区", 1, "南街道")
        for agency, year in ((A, 2023), (A, 2024), (B, 2024), (C, 2024)):
            insert_report(connection, agency, year)
            quote = {"member": "total", "quote": f"{year} 的 10 件"}
            insert_figure(connection, agency, year, "hotline_orders", 10, ordinal=0, **quote)
            insert_figure(connection, agency, year, "website_posts", 5, ordinal=1, member="total")
        yield connection


def quotes(db: duckdb.DuckDBPyConnection, **scope: Any) -> pd.DataFrame:
    usual = {"district": "all", "agencies": [], "years": [2024], "metrics": ["hotline_orders"], "most": 100}
    return run(db, "quotes", usual | scope)


def whose(rows: pd.DataFrame) -> list[tuple[str, int]]:
    return list(zip(rows["agency_id"], rows["year"], strict=True))


def test_quotes_are_those_of_the_metrics_in_the_order_of_agencies(db: duckdb.DuckDBPyConnection) -> None:
    rows = quotes(db)
    assert whose(rows) == [(A, 2024), (B, 2024), (C, 2024)]
    assert set(rows["metric"]) == {"hotline_orders"}
    assert list(rows["value"]) == [10, 10, 10] and set(rows["quote"]) == {"2024 的 10 件"}
    assert set(rows["figure_key"]) == {"hotline_orders.total"}


def test_quotes_are_of_a_district_of_agencies_and_of_years(db: duckdb.DuckDBPyConnection) -> None:
    assert whose(quotes(db, district="110102")) == [(C, 2024)]
    assert whose(quotes(db, agencies=[B])) == [(B, 2024)]
    assert whose(quotes(db, years=[2023, 2024], agencies=[A])) == [(A, 2023), (A, 2024)]
    assert len(quotes(db, metrics=["hotline_orders", "website_posts"])) == 6
    assert quotes(db, metrics=[]).empty and quotes(db, years=[1999]).empty


def test_no_more_quotes_than_asked_for(db: duckdb.DuckDBPyConnection) -> None:
    assert whose(quotes(db, most=2)) == [(A, 2024), (B, 2024)]


def test_what_is_said_of_a_figure(db: duckdb.DuckDBPyConnection) -> None:
    insert_report(db, B, 2022)
    usual: dict[str, Any] = {"member": "total"}
    insert_figure(db, B, 2022, "hotline_orders", 3, ordinal=0, **usual, approximate=True, state="marked")
    insert_figure(db, B, 2022, "website_posts", 4, ordinal=1, **usual, origin="corrected")
    insert_figure(db, B, 2022, "board_posts", None, ordinal=2, origin="entered")
    rows = quotes(db, years=[2022], metrics=["hotline_orders", "website_posts", "board_posts"])
    said = dict(
        zip(
            rows["metric"],
            zip(rows["approximate"], rows["marked"], rows["corrected"], strict=True),
            strict=True,
        )
    )
    assert said == {
        "hotline_orders": (True, True, False),
        "website_posts": (False, False, True),
        "board_posts": (False, False, True),
    }


def test_definitions_stand_in_the_order_of_the_format(db: duckdb.DuckDBPyConnection) -> None:
    rows = run(db, "definitions", {"metrics": ["hotline_orders", "website_posts", "no_such_metric"]})
    positions = dict(db.execute("select metric, position from metric").fetchall())
    assert set(rows["metric"]) == {"hotline_orders", "website_posts"}
    assert [positions[key] for key in rows["metric"]] == sorted(positions[key] for key in rows["metric"])
    assert rows["definition"].str.len().min() > 3 and rows["unit"].notna().all()
    assert run(db, "definitions", {"metrics": []}).empty


def test_an_indicator_is_defined_by_its_formula_and_what_it_is_made_of(db: duckdb.DuckDBPyConnection) -> None:
    rows = run(db, "definitions", {"metrics": ["completion_rate", "backlog_change", "requests_new"]})
    assert list(rows["metric"]) == ["requests_new", "completion_rate", "backlog_change"]
    assert list(rows["label"]) == ["本年新收政府信息公开申请数量", "办结率", "积压变化"]
    assert list(rows["unit"]) == ["件", "%", "件"]
    rate, change = list(rows["definition"])[1:]
    assert rate.startswith("办理结果总计÷（本年新收＋上年结转）。分子：办理结果总计；分母：受理总量")
    assert change == "本年结转下年度－上年结转下年度。"
    assert [list(keys) for keys in rows["made_of"]] == [
        [],
        ["requests_carried_in", "requests_new", "requests_processed"],
        ["requests_carried_out"],
    ]


def test_the_quality_of_data_is_defined_beside_the_indicators(db: duckdb.DuckDBPyConnection) -> None:
    rows = run(db, "definitions", {"metrics": ["data_quality", "disclosure_rate"]})
    assert list(rows["label"]) == ["公开率", "数据质量"] and "可以核对" in rows["definition"].iloc[1]


def test_outcomes_are_quoted_for_all_applicants_together(db: duckdb.DuckDBPyConnection) -> None:
    for ordinal, applicant in enumerate(("natural", "total"), start=5):
        for metric, member in (("requests_outcome", "disclosed"), ("requests_new", "")):
            more = {
                "member": member,
                "applicant": applicant,
                "ordinal": ordinal + (metric == "requests_new") * 10,
            }
            insert_figure(db, A, 2024, metric, 1, **more, origin="table")
    rows = quotes(db, metrics=["requests_outcome", "requests_new"])
    assert sorted(rows["figure_key"]) == [
        "requests_new.natural", "requests_new.total", "requests_outcome.disclosed.total",
    ]  # fmt: skip


def test_agencies_with_a_report_of_the_year(db: duckdb.DuckDBPyConnection) -> None:
    def reporting(**scope: Any) -> list[str]:
        rows = run(db, "reporting_agencies", {"district": "all", "agencies": [], "year": 2024} | scope)
        return list(rows["agency_id"])

    assert reporting() == [A, B, C]
    assert reporting(year=2023) == [A] and reporting(year=1999) == []
    assert reporting(district="110101") == [A, B]
    assert reporting(agencies=[B, C]) == [B, C]
