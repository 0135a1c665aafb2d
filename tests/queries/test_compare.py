"""Where agencies of a kind stand among each other, on small tables worked out by hand."""

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

A, B, C, D, E = (f"11010100{number}" for number in range(1, 6))
TOWN = "110101006"
GOVERNMENT = "110101009"


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    """A district of five sub-districts, a town and its government."""
    with duckdb.connect() as connection:
        empty_snapshot(connection)
        for number in range(1, 6):
            insert_agency(connection, "110101", "甲区", number, f"第{number}街道")
        insert_agency(connection, "110101", "甲区", 6, "东镇")
        insert_agency(connection, "110101", "甲区", 9, "甲区人民政府", kind="政府")
        yield connection


def states(
    db: duckdb.DuckDBPyConnection, agency: str, value: float | None, *, year: int = 2024, **more: Any
) -> None:
    """A report with a total of hotline orders."""
    insert_report(db, agency, year)
    insert_figure(db, agency, year, "hotline_orders", value, ordinal=0, member="total", **more)


def disclosed(
    db: duckdb.DuckDBPyConnection, agency: str, made_public: int, processed: int, year: int
) -> None:
    """A report that processed so many requests, so many of them made public and none partly."""
    insert_report(db, agency, year)
    for ordinal, (metric, member, value) in enumerate(
        (
            ("requests_outcome", "disclosed", made_public),
            ("requests_outcome", "partly_disclosed", 0),
            ("requests_processed", "", processed),
        )
    ):
        insert_figure(db, agency, year, metric, value, ordinal=ordinal, member=member, applicant="total")
    fill_indicators(db)


def ask(db: duckdb.DuckDBPyConnection, *keys: str, kinds: tuple[str, ...] = ("街道",)) -> pd.DataFrame:
    asked = {"district": "110101", "year": 2024, "kinds": list(kinds), "keys": list(keys)}
    return run(db, "compare", asked).set_index(["agency_id", "key"])


def hotline(db: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    return ask(db, "hotline_orders").droplevel("key")


def test_equals_share_a_rank_and_the_next_rank_is_left_out(db: duckdb.DuckDBPyConnection) -> None:
    for agency, value in zip((A, B, C, D), (40, 20, 20, 10), strict=True):
        states(db, agency, value)
    rows = hotline(db)
    assert rows["place"].to_dict() == {A: 1, B: 2, C: 2, D: 4, E: 0}
    assert set(rows["ranked"]) == {4}


def test_who_sent_no_report_or_states_nothing_has_a_row_without_value_and_rank(
    db: duckdb.DuckDBPyConnection,
) -> None:
    states(db, A, 0)
    states(db, B, 7)
    insert_report(db, C, 2024)
    rows = hotline(db)
    assert rows["reported"].to_dict() == {A: True, B: True, C: True, D: False, E: False}
    assert rows.loc[[C, D], "value"].isna().all() and not rows.loc[[C, D], "place"].any()
    assert rows.loc[A, "value"] == 0 and rows.loc[A, "place"] == 2


def test_a_single_agency_with_a_value_is_not_ranked(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 12)
    assert not hotline(db)["place"].any()


def test_only_the_kinds_that_are_asked_for_are_compared_and_a_government_never(
    db: duckdb.DuckDBPyConnection,
) -> None:
    for agency in (A, TOWN, GOVERNMENT):
        states(db, agency, 5)
    assert set(hotline(db).index) == {A, B, C, D, E}
    assert set(ask(db, "hotline_orders", kinds=("镇", "乡")).index.get_level_values(0)) == {TOWN}
    everyone = ask(db, "hotline_orders", kinds=()).index.get_level_values(0)
    assert GOVERNMENT not in everyone and {A, TOWN} <= set(everyone)


def test_percentile_and_score_need_five_agencies(db: duckdb.DuckDBPyConnection) -> None:
    for agency, value in zip((A, B, C, D), (10, 20, 30, 40), strict=True):
        states(db, agency, value)
    assert hotline(db)[["percentile", "score"]].isna().all(axis=None)
    states(db, E, 130)
    rows = hotline(db)
    assert rows["percentile"].to_dict() == {A: 0, B: 0.25, C: 0.5, D: 0.75, E: 1}
    # The median is 30, the deviations 20, 10, 0, 10, 100, their median 10.
    assert rows.loc[E, "score"] == pytest.approx(0.6745 * 100 / 10)
    assert rows.loc[E, "oddness"] == pytest.approx(6.745)
    assert rows.loc[C, "oddness"] == 0


def test_bars_begin_at_zero_and_shades_at_the_lowest_value(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 20)
    states(db, B, 80)
    rows = hotline(db)
    assert rows["length"].to_dict() == {A: 0.25, B: 1, C: 0, D: 0, E: 0}
    assert rows["shade"].dropna().to_dict() == {A: 0, B: 1}


def test_a_number_changes_by_a_ratio_of_a_base_that_may_be_small(db: duckdb.DuckDBPyConnection) -> None:
    for agency, before, now in ((A, 50, 60), (B, 10, 5), (C, 0, 4)):
        states(db, agency, before, year=2023)
        states(db, agency, now)
    rows = hotline(db)
    assert rows["change_ratio"].dropna().to_dict() == {A: pytest.approx(0.2), B: -0.5}
    assert rows["change_is_small"].to_dict() == {A: False, B: True, C: True, D: False, E: False}
    assert rows.loc[C, "difference"] == 4 and rows["points"].isna().all()


def test_a_rate_changes_in_points_and_says_its_base(db: duckdb.DuckDBPyConnection) -> None:
    disclosed(db, A, 30, 100, 2023)
    disclosed(db, A, 45, 120, 2024)
    disclosed(db, B, 2, 3, 2024)
    disclosed(db, C, 0, 0, 2024)
    rows = ask(db, "disclosure_rate").droplevel("key")
    assert rows.loc[A, "value"] == 0.375 and rows.loc[A, "points"] == 7.5
    assert pd.isna(rows.loc[A, "change_ratio"])
    assert rows["is_small"].to_dict() == {A: False, B: True, C: True, D: False, E: False}
    assert pd.isna(rows.loc[C, "value"]) and rows.loc[C, "denominator"] == 0
    assert rows["figure_key"].isna().all()


def test_a_number_that_a_report_states_can_be_looked_up_and_keeps_its_marks(
    db: duckdb.DuckDBPyConnection,
) -> None:
    states(db, A, 140, approximate=True, state="marked")
    row = hotline(db).loc[A]
    assert row["figure_key"] == "hotline_orders.total"
    assert row["approximate"] and row["marked"]


def test_quality_is_the_share_of_rules_kept_of_those_that_could_be_evaluated(
    db: duckdb.DuckDBPyConnection,
) -> None:
    insert_report(db, A, 2024)
    for rule, kept, broken, unevaluable in (("T3-ROW", 25, 0, 0), ("FEE", 0, 1, 0), ("CARRY", 0, 0, 7)):
        insert(
            db,
            "evaluation",
            rule=rule,
            report_id=f"{A}-2024",
            kept=kept,
            broken=broken,
            unevaluable=unevaluable,
            reason="",
        )
    row = ask(db, "data_quality").loc[(A, "data_quality")]
    assert (row["numerator"], row["denominator"], row["value"]) == (1, 2, 0.5)
    assert row["is_small"] and row["label"] == "数据质量"


def test_indicators_come_in_the_order_that_is_asked_for_and_unknown_ones_are_left_out(
    db: duckdb.DuckDBPyConnection,
) -> None:
    states(db, A, 5)
    rows = ask(db, "website_posts", "no_such_key", "hotline_orders").loc[A]
    assert list(rows.index) == ["website_posts", "hotline_orders"]
