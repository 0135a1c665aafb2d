"""The queries of 总览 and 单位画像: changes, outliers, history and rates, on tables worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pandas as pd
import pytest
from app.snapshots import (
    empty_snapshot,
    fill_indicators,
    insert,
    insert_agency,
    insert_figure,
    insert_report,
)

from dashboard.warehouse.statements import run

A, B, C, D = (f"110101{number:03d}" for number in range(1, 5))


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    """Four sub-districts of one district; all reported 2023 and 2024 but D, which has 2024 only."""
    with duckdb.connect() as connection:
        empty_snapshot(connection)
        for number, name in enumerate(("东街道", "西街道", "南街道", "北街道"), start=1):
            insert_agency(connection, "110101", "甲区", number, name)
        for agency in (A, B, C, D):
            for year in (2023, 2024):
                if (agency, year) != (D, 2023):
                    insert_report(connection, agency, year)
        yield connection


def state(
    db: duckdb.DuckDBPyConnection, agency: str, year: int, value: float, metric: str, **more: Any
) -> None:
    """The report says `value`; metric by its place in the headline figures."""
    place = ["website_posts", "newmedia_posts", "hotline_orders", "requests_new", "open_days"].index(metric)
    whole = {"requests_new": {"applicant": "total"}, "open_days": {}}.get(metric, {"member": "total"})
    insert_figure(db, agency, year, metric, value, **({"ordinal": place} | whole | more))


def find(
    db: duckdb.DuckDBPyConnection,
    finding_id: str,
    rule: str,
    figures: list[str],
    expected: str,
    actual: str,
    severity: str = "note",
    message: str = "",
) -> None:
    insert(
        db,
        "finding",
        finding_id=finding_id,
        rule=rule,
        report_id=figures[-1].partition("#")[0],
        severity=severity,
        message=message,
        figures=figures,
        expected=expected,
        actual=actual,
    )


def changes(db: duckdb.DuckDBPyConnection, **scope: Any) -> pd.DataFrame:
    return run(db, "largest_changes", {"district": "110101", "agencies": [], "year": 2024, "most": 8} | scope)


def test_the_change_that_moved_its_whole_most_comes_first(db: duckdb.DuckDBPyConnection) -> None:
    for agency, before, now in ((A, 1000, 1100), (B, 100, 150), (C, 50, 50)):
        state(db, agency, 2023, before, "hotline_orders")
        state(db, agency, 2024, now, "hotline_orders")
    state(db, A, 2023, 40, "website_posts")
    state(db, A, 2024, 20, "website_posts")
    rows = changes(db)
    told = list(zip(rows["name"], rows["metric"], rows["difference"], strict=True))
    assert told == [
        ("东街道", "website_posts", -20),
        ("东街道", "hotline_orders", 100),
        ("西街道", "hotline_orders", 50),
    ]
    assert rows["weight"].tolist() == pytest.approx([20 / 40, 100 / 1300, 50 / 1300])
    assert rows["change_ratio"].tolist() == pytest.approx([-0.5, 0.1, 0.5])
    assert rows["compared"].tolist() == [4, 4, 4] and rows["moved"].tolist() == [3, 3, 3]
    assert rows["figure_key"].tolist()[:2] == ["website_posts.total", "hotline_orders.total"]
    assert changes(db, most=1)["place"].tolist() == [1]
    assert changes(db, agencies=[B, C])["name"].tolist() == ["西街道"]


def test_only_what_both_years_state_is_compared_and_what_is_small_is_no_change(
    db: duckdb.DuckDBPyConnection,
) -> None:
    state(db, D, 2024, 900, "hotline_orders")
    state(db, A, 2024, 900, "hotline_orders")
    state(db, B, 2023, 3, "requests_new")
    state(db, B, 2024, 19, "requests_new")
    assert changes(db).empty
    state(db, C, 2023, 0, "requests_new")
    state(db, C, 2024, 20, "requests_new")
    [row] = changes(db).to_dict("records")
    assert row["name"] == "南街道" and row["figure_key"] == "requests_new.total"
    assert pd.isna(row["change_ratio"]), "there is no rate of growth from 0"


def test_of_all_districts_the_districts_are_compared(db: duckdb.DuckDBPyConnection) -> None:
    insert_agency(db, "110102", "乙区", 1, "中街道")
    for year, value in ((2023, 100), (2024, 300)):
        insert_report(db, "110102001", year)
        state(db, "110102001", year, value, "hotline_orders")
        state(db, A, year, value * 2, "hotline_orders")
        state(db, B, year, 100, "hotline_orders")
    rows = changes(db, district="all")
    assert list(zip(rows["name"], rows["previous"], rows["value"], strict=True)) == [
        ("甲区", 300, 700),
        ("乙区", 100, 300),
    ]
    assert rows["agency_id"].isna().all() and rows["figure_key"].isna().all()


def outliers(db: duckdb.DuckDBPyConnection, **more: Any) -> pd.DataFrame:
    scope = {"district": "110101", "agencies": [], "year": 2024, "dismissed": [], "most": 8}
    return run(db, "out_of_line", scope | more)


def test_an_outlier_says_what_is_known_of_why(db: duckdb.DuckDBPyConnection) -> None:
    state(db, A, 2023, 100, "hotline_orders")
    state(db, A, 2024, 1000, "hotline_orders")
    state(db, B, 2024, 400, "website_posts", state="marked")
    now = f"{A}-2024#2"
    find(db, "peer", "PEER", [now], "100", "1000")
    find(db, "jump", "JUMP", [f"{A}-2023#2", now], "100", "1000")
    find(db, "before", "PEER", [f"{A}-2023#2"], "10", "100")
    find(db, "wrong", "PARTS", [now], "990", "1000", severity="error")
    find(db, "other", "PEER", [f"{B}-2024#0"], "200", "400")
    first, second = outliers(db).to_dict("records")
    assert (first["short_name"], first["value"], first["middle"], first["previous"]) == (
        "东街道",
        1000,
        100,
        100,
    )
    assert first["jumped"] and first["in_error"] and first["out_before"] and not first["misread"]
    assert first["place"] == "hotline_orders.total" and first["found"] == 2
    assert second["short_name"] == "西街道" and second["misread"] and pd.isna(second["previous"])
    assert not (second["jumped"] or second["in_error"] or second["out_before"])
    assert len(outliers(db, most=1)) == 1 and outliers(db, most=1)["found"].tolist() == [2]


def test_what_people_judged_unfounded_is_not_out_of_line(db: duckdb.DuckDBPyConnection) -> None:
    state(db, A, 2023, 100, "hotline_orders")
    state(db, A, 2024, 1000, "hotline_orders")
    find(db, "peer", "PEER", [f"{A}-2024#2"], "100", "1000")
    find(db, "jump", "JUMP", [f"{A}-2023#2", f"{A}-2024#2"], "100", "1000")
    [row] = outliers(db, dismissed=["peer"]).to_dict("records")
    assert pd.isna(row["middle"]) and row["jumped"], "what remains is that it jumped"
    assert outliers(db, dismissed=["peer", "jump"]).empty
    assert outliers(db, agencies=[B]).empty and outliers(db, year=2023).empty


def test_an_amount_that_moved_by_ten_thousand_has_the_wrong_unit(db: duckdb.DuckDBPyConnection) -> None:
    state(db, A, 2023, 15, "open_days")
    state(db, A, 2024, 150000, "open_days")
    find(db, "j", "JUMP", [f"{A}-2023#4", f"{A}-2024#4"], "15", "150000", message="相差约一万倍，疑似")
    [row] = outliers(db).to_dict("records")
    assert row["wrong_unit"] and row["place"] == "open_days"


def test_a_history_has_gaps_where_there_is_no_report_and_where_it_says_nothing(
    db: duckdb.DuckDBPyConnection,
) -> None:
    insert_report(db, A, 2021)
    state(db, A, 2021, 70, "hotline_orders", approximate=True)
    state(db, A, 2024, 90, "hotline_orders")
    rows = run(db, "profile_history", {"agencies": [A], "year": 2024})
    hotline = rows[rows["metric"] == "hotline_orders"]
    assert hotline["year"].tolist() == [2021, 2022, 2023, 2024]
    assert hotline["reported"].tolist() == [True, False, True, True]
    assert hotline["value"].fillna(-1).tolist() == [70, -1, -1, 90]
    assert hotline["approximate"].tolist() == [True, False, False, False]
    assert hotline["figure_key"].tolist()[-1] == "hotline_orders.total"
    website = rows[rows["metric"] == "website_posts"]
    assert website["value"].isna().all() and len(website) == 4
    assert run(db, "profile_history", {"agencies": [A], "year": 2021})["year"].unique().tolist() == [2021]


def test_a_rate_stands_beside_the_median_of_its_district(db: duckdb.DuckDBPyConnection) -> None:
    for agency, received, processed in ((A, 40, 20), (B, 40, 30), (C, 40, 40), (D, 0, 0)):
        for place, (metric, value) in enumerate(
            {"requests_new": received, "requests_carried_in": 0, "requests_processed": processed}.items()
        ):
            insert_figure(db, agency, 2024, metric, value, ordinal=place, applicant="total", origin="table")
    fill_indicators(db)
    keys = {"year": 2024, "indicators": ["completion_rate"]}
    [row] = run(db, "profile_rates", {"agencies": [A]} | keys).to_dict("records")
    assert (row["numerator"], row["denominator"], row["value"]) == (20, 40, 0.5)
    assert (row["median"], row["rated"], row["is_small"]) == (0.75, 3, False)
    [none] = run(db, "profile_rates", {"agencies": [D]} | keys).to_dict("records")
    assert pd.isna(none["value"]) and none["denominator"] == 0, "of nothing there is no rate"
    assert run(db, "profile_rates", {"agencies": [A]} | keys | {"year": 2022}).empty
    both = run(db, "profile_rates", {"agencies": [D, A]} | keys)
    assert list(both["agency_id"]) == [A, D] and list(both["median"]) == [0.75, 0.75]
