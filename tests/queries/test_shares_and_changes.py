"""Shares of categories, changes, rates per thousand, percentiles, quality: on tables worked out by hand."""

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

STREETS = [f"11010100{number}" for number in range(1, 7)]
A, B = STREETS[:2]


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    """Six sub-districts and a town of one district; what they reported is each test's."""
    with duckdb.connect() as connection:
        empty_snapshot(connection)
        for number in range(1, 7):
            insert_agency(connection, "110101", "甲区", number, f"第{number}街道")
        insert_agency(connection, "110101", "甲区", 7, "南镇")
        yield connection


def states(db: duckdb.DuckDBPyConnection, agency: str, year: int, metric: str, **values: Any) -> None:
    """A report that states these members of a metric (`total`, or `alone` for a metric without members)."""
    if not db.execute("select 1 from report where report_id = ?", [f"{agency}-{year}"]).fetchall():
        insert_report(db, agency, year)
    for member, value in values.items():
        [(ordinal,)] = db.execute("select count(*) from figure").fetchall()
        name = "" if member == "alone" else member
        applicant = "total" if metric.startswith("requests_") else ""
        insert_figure(db, agency, year, metric, value, ordinal=ordinal, member=name, applicant=applicant)


def ask(db: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> pd.DataFrame:
    fill_indicators(db)
    return run(db, name, {"agencies": [A], "first_year": 2024, "last_year": 2024} | parameters)


def test_categories_are_shares_of_the_stated_total(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2024, "hotline_orders", total=200, complaint=50, help=100, 噪声=10)
    rows = ask(db, "hotline_shares").set_index("member")
    assert list(rows.index) == ["help", "complaint", "噪声"]
    assert rows["value"].tolist() == [0.5, 0.25, 0.05]
    assert rows["denominator"].tolist() == [200] * 3
    assert rows["mapped"].tolist() == [True, True, False]
    assert ((rows["low"] < rows["value"]) & (rows["value"] < rows["high"])).all()
    assert not rows["is_small"].any()


def test_without_a_stated_total_a_part_has_no_share(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2024, "hotline_orders", complaint=50, help=100)
    rows = ask(db, "hotline_shares")
    assert rows["numerator"].tolist() == [100, 50] and rows[["denominator", "value"]].isna().all(axis=None)


def test_channels_are_those_of_new_media_only(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2024, "newmedia_posts", total=20, wechat=15)
    states(db, A, 2024, "hotline_orders", total=5, help=5)
    [row] = ask(db, "channel_shares").to_dict("records")
    assert (row["label"], row["value"], row["is_small"]) == ("微信公众号", 0.75, True)


def change(db: duckdb.DuckDBPyConnection, key: str = "hotline_orders", year: int = 2024) -> pd.Series:
    [row] = [
        row for _, row in ask(db, "year_on_year", keys=[key], first_year=year, last_year=year).iterrows()
    ]
    return row


def test_a_change_is_over_the_year_before(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2023, "hotline_orders", total=40, help=1)
    states(db, A, 2024, "hotline_orders", total=50)
    row = change(db)
    assert (row["value"], row["previous"], row["difference"], row["change_ratio"]) == (50, 40, 10, 0.25)
    assert not row["is_small"]


def test_a_base_of_zero_gives_a_difference_but_no_ratio(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2023, "trainings", alone=0)
    states(db, A, 2024, "trainings", alone=5)
    row = change(db, "trainings")
    assert row["difference"] == 5 and pd.isna(row["change_ratio"])


def test_a_small_base_is_marked(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2023, "trainings", alone=19)
    states(db, A, 2024, "trainings", alone=20)
    states(db, A, 2025, "trainings", alone=30)
    assert change(db, "trainings")["is_small"]
    assert not change(db, "trainings", 2025)["is_small"]


def test_over_a_gap_year_there_is_no_change(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2022, "trainings", alone=100)
    states(db, A, 2024, "trainings", alone=200)
    row = change(db, "trainings")
    assert row["value"] == 200 and row[["previous", "difference", "change_ratio"]].isna().all()


def test_an_indicator_changes_too_and_is_small_by_its_denominators(db: duckdb.DuckDBPyConnection) -> None:
    for year, processed in ((2023, 80), (2024, 60)):
        states(db, A, year, "requests_new", alone=100)
        states(db, A, year, "requests_carried_in", alone=0)
        states(db, A, year, "requests_processed", alone=processed)
    row = change(db, "completion_rate")
    assert row["difference"] == pytest.approx(-0.2) and row["change_ratio"] == pytest.approx(-0.25)
    assert not row["is_small"]


def thousand(db: duckdb.DuckDBPyConnection) -> pd.Series:
    [row] = [row for _, row in ask(db, "per_thousand", keys=["hotline_orders"]).iterrows()]
    return row


def test_per_thousand_takes_the_population_of_that_year(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2024, "hotline_orders", total=50)
    for year, people in ((2023, 1), (2024, 20_000)):
        insert(db, "population", agency_id=A, year=year, population=people, source="统计年鉴")
    row = thousand(db)
    assert (row["numerator"], row["denominator"], row["value"]) == (50, 20_000, 2.5)
    assert row["source"] == "统计年鉴"


def test_an_unknown_population_stays_unknown(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2024, "hotline_orders", total=50)
    insert(db, "population", agency_id=A, year=2023, population=20_000, source="统计年鉴")
    row = thousand(db)
    assert row["numerator"] == 50 and row[["denominator", "value", "source"]].isna().all()


def test_the_catalogues_undated_population_serves_and_says_so(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2024, "hotline_orders", total=50)
    db.execute("update agency set population = 10000 where agency_id = ?", [A])
    row = thousand(db)
    assert row["value"] == 5 and "未注年份" in row["source"]


def percentiles(db: duckdb.DuckDBPyConnection) -> pd.Series:
    fill_indicators(db)
    rows = run(db, "percentile", {"district": "110101", "year": 2024, "keys": ["trainings"]})
    return rows.set_index("short_name")["percentile"]


def test_a_percentile_is_among_five_or_more_of_one_kind(db: duckdb.DuckDBPyConnection) -> None:
    for agency, value in zip(STREETS[:5], (1, 2, 2, 4, 9), strict=True):
        states(db, agency, 2024, "trainings", alone=value)
    states(db, "110101007", 2024, "trainings", alone=99)
    found = percentiles(db)
    assert found[[f"第{number}街道" for number in range(1, 6)]].tolist() == [0, 0.375, 0.375, 0.75, 1]
    assert pd.isna(found["南镇"]), "the only town"


def test_four_agencies_are_too_few_for_a_percentile(db: duckdb.DuckDBPyConnection) -> None:
    for agency, value in zip(STREETS[:4], (1, 2, 3, 4), strict=True):
        states(db, agency, 2024, "trainings", alone=value)
    states(db, STREETS[4], 2024, "trainings", alone=None)
    assert percentiles(db).isna().all()


def test_quality_counts_rules_kept_and_leaves_aside_those_that_lack_a_figure(
    db: duckdb.DuckDBPyConnection,
) -> None:
    insert_report(db, A, 2024)
    tried = {
        "T3-ROW": (24, 1, 0),
        "T3-SUM": (7, 0, 0),
        "CARRY": (0, 0, 7),
        "CELL": (9, 0, 3),
        "STOCK": (2, 0, 0),
    }
    for rule, (kept, broken, unevaluable) in tried.items():
        insert(
            db, "evaluation", rule=rule, report_id=f"{A}-2024",
            kept=kept, broken=broken, unevaluable=unevaluable, reason="",
        )  # fmt: skip
    [row] = ask(db, "data_quality").to_dict("records")
    assert (row["numerator"], row["denominator"], row["value"], row["unevaluable"]) == (3, 4, 0.75, 1)
    compared = [row[f"comparisons_{outcome}"] for outcome in ("kept", "broken", "unevaluable")]
    assert compared == [42, 1, 10]


def test_a_report_on_which_no_rule_could_be_tried_has_no_quality(db: duckdb.DuckDBPyConnection) -> None:
    insert_report(db, A, 2024)
    insert_report(db, B, 2024, format="sheet")
    [row] = ask(db, "data_quality", agencies=[A, B]).to_dict("records")
    assert (row["denominator"], row["agency_id"]) == (0, A) and pd.isna(row["value"])
