"""复议诉讼: how many, how they ended and whose they were, on tables worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pandas as pd
import pytest
from app.snapshots import empty_snapshot, fill_indicators, insert_agency, insert_figure, insert_report

from dashboard.warehouse.statements import run

A, B, C, GOVERNMENT = "110101001", "110101002", "110101003", "110101"
KINDS = ("reviews", "lawsuits_direct", "lawsuits_after_review")
RESULTS = ("upheld", "reversed", "other", "pending", "total")
NONE = (0, 0, 0, 0, 0)
DISTRICT = {"district": "110101", "agencies": []}
Results = tuple[float | None, ...]


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    """A district with three sub-districts and its government."""
    with duckdb.connect() as connection:
        empty_snapshot(connection)
        for number, name in enumerate(("东街道", "西街道", "北街道"), start=1):
            insert_agency(connection, "110101", "甲区", number, name)
        insert_agency(connection, "110101", "甲区", 9, "甲区人民政府", agency_id=GOVERNMENT, kind="政府")
        yield connection


def report(
    db: duckdb.DuckDBPyConnection,
    agency: str,
    year: int,
    reviews: Results,
    direct: Results = NONE,
    after: Results = NONE,
    *,
    new: float | None = 10,
) -> None:
    """A report with table four (None = left out), and the new requests of table three."""
    insert_report(db, agency, year)
    figures = [
        (kind, result, "", value)
        for kind, values in zip(KINDS, (reviews, direct, after), strict=True)
        for result, value in zip(RESULTS, values, strict=True)
    ]
    figures.append(("requests_new", "", "total", new))
    for ordinal, (metric, member, applicant, value) in enumerate(figures):
        if value is not None:
            insert_figure(
                db, agency, year, metric, value,
                ordinal=ordinal, member=member, applicant=applicant, origin="table",
            )  # fmt: skip


def by_year(db: duckdb.DuckDBPyConnection, year: int = 2024, **scope: Any) -> pd.DataFrame:
    rows = run(db, "disputes_by_year", DISTRICT | {"first_year": 2020, "year": 2024} | scope)
    return rows[rows["year"] == year].set_index(["kind", "result"])


def test_results_are_added_by_kind_and_all_together(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2024, (3, 1, 1, 2, 7), (1, 0, 0, 0, 1), (0, 1, 0, 1, 2))
    report(db, B, 2024, (2, 0, 0, 0, 2))
    report(db, GOVERNMENT, 2024, (5, 1, 1, 2, 9))
    rows = by_year(db)
    assert len(rows) == 20, "four kinds of five results, in the order of the form"
    assert [rows["value"]["reviews", result] for result in RESULTS] == [5, 1, 1, 2, 9]
    assert [rows["value"]["all", result] for result in RESULTS] == [6, 2, 1, 3, 12]
    assert set(rows["reports"]) == {2}, "the government is no third"
    assert list(dict.fromkeys(rows["kind_label"])) == ["合计", "行政复议", "未经复议直接起诉", "复议后起诉"]


def test_a_missing_result_leaves_an_agency_out_of_the_results_and_not_of_the_totals(
    db: duckdb.DuckDBPyConnection,
) -> None:
    report(db, A, 2024, (3, 1, 1, 2, 7))
    report(db, B, 2024, (2, None, 0, 0, 2))
    rows = by_year(db)
    assert rows["value"]["reviews", "total"] == 9 and rows["agencies"]["reviews", "total"] == 2
    assert rows["value"]["reviews", "upheld"] == 3 and rows["agencies"]["reviews", "upheld"] == 1
    assert rows["value"]["lawsuits_direct", "upheld"] == 0, "other kinds are not touched"


def test_a_missing_total_is_no_nought_in_the_sum_of_the_kinds(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2024, (0, 0, 0, 0, None), (1, 0, 0, 0, 1))
    rows = by_year(db)
    assert pd.isna(rows["value"]["reviews", "total"]) and pd.isna(rows["value"]["all", "total"])
    assert rows["value"]["lawsuits_direct", "total"] == 1


def test_some_agencies_alone_are_added_and_a_year_without_a_report_has_no_rows(
    db: duckdb.DuckDBPyConnection,
) -> None:
    report(db, A, 2022, (1, 0, 0, 0, 1))
    report(db, A, 2024, (3, 0, 0, 0, 3))
    report(db, B, 2024, (2, 0, 0, 0, 2))
    assert by_year(db, agencies=[B])["value"]["reviews", "total"] == 2
    assert by_year(db, 2023).empty


def bodies(db: duckdb.DuckDBPyConnection, **more: Any) -> pd.DataFrame:
    fill_indicators(db)
    return run(db, "disputes_by_body", DISTRICT | {"year": 2024, "most": 30} | more)


def test_who_had_most_comes_first_and_who_says_nothing_last(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2024, NONE)
    report(db, B, 2024, (3, 1, 1, 2, 7), (1, 0, 0, 0, 1))
    report(db, C, 2024, (None,) * 5)
    report(db, GOVERNMENT, 2024, (3, 1, 1, 2, 7))
    rows = bodies(db)
    assert list(rows["name"]) == ["西街道", "东街道", "北街道"]
    assert rows[["value", "closed", "reversed", "pending"]].loc[0].tolist() == [8, 6, 1, 2]
    assert rows["value"][1] == 0 and pd.isna(rows["value"][2]), "none is not unknown"
    assert (rows["reports"][2], rows["stated"][2]) == (1, 0)


def test_cases_are_counted_also_where_the_new_requests_are_not_stated(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2024, (3, 1, 1, 2, 7), new=None)
    assert bodies(db)["value"][0] == 7


def test_of_all_districts_each_is_a_body_and_at_most_so_many_are_shown(
    db: duckdb.DuckDBPyConnection,
) -> None:
    insert_agency(db, "110102", "乙区", 1, "城关镇")
    report(db, A, 2024, (1, 0, 0, 0, 1))
    report(db, B, 2024, (1, 0, 0, 0, 1))
    report(db, "110102001", 2024, (1, 0, 0, 0, 1))
    [row] = bodies(db, district="all", most=1).to_dict("records")
    assert (row["name"], row["value"], row["bodies"]) == ("甲区", 2, 2)
