"""The derived indicators, on tables worked out by hand and on a published sample."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import duckdb
import pandas as pd
import pytest
from app.snapshots import empty_snapshot, fill_indicators, insert_agency, insert_figure, insert_report

from dashboard import resources
from dashboard.catalogue import load_catalogue
from dashboard.warehouse.statements import run

A, B, C = "110101001", "110101002", "110101003"
ALL = list(load_catalogue(resources.CATALOGUE).indicators)
# A city's published figures of 2025; its rows of table three sum up to 13,810 with what is not named here.
SAMPLE = {
    "r1c7": 14069, "r2c7": 560, "r3c7": 5548, "r4c7": 2168, "r24c7": 13810, "r25c7": 819,
    "k1": 376, "k2": 97, "k3": 196, "k4": 121, "k5": 790,
    "k6": 16, "k7": 1, "k8": 12, "k9": 27, "k10": 56,
    "k11": 74, "k12": 1, "k13": 30, "k14": 51, "k15": 156,
}  # fmt: skip
OUTCOMES = {f"r{number}c7": number for number in range(3, 24)}


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    """A district with three sub-districts and its government."""
    with duckdb.connect() as connection:
        empty_snapshot(connection)
        for number, name in enumerate(("东街道", "西街道", "北街道"), start=1):
            insert_agency(connection, "110101", "甲区", number, name)
        insert_agency(connection, "110101", "甲区", 9, "甲区人民政府", agency_id="110101", kind="政府")
        yield connection


def report(
    db: duckdb.DuckDBPyConnection,
    agency: str,
    year: int,
    cells: Mapping[str, float | None],
    *,
    format: str = "2021",
    **more: object,
) -> None:
    """A report with figures in these cells of its tables (None = left blank)."""
    insert_report(db, agency, year, format=format)
    places = {
        cell: place
        for cell, *place in db.execute(
            "select distinct cell, metric, member, applicant from indicator_part"
        ).fetchall()
    }
    for ordinal, (cell, value) in enumerate(cells.items()):
        if cell in places:
            metric, member, applicant = places[cell]
            insert_figure(
                db, agency, year, metric, value,
                ordinal=ordinal, member=member, applicant=applicant, origin="table", **more,
            )  # fmt: skip


def indicators(
    db: duckdb.DuckDBPyConnection, agency: str = A, year: int = 2025, keys: list[str] = ALL
) -> pd.DataFrame:
    fill_indicators(db)
    parameters = {"agencies": [agency], "first_year": year, "last_year": year, "indicators": keys}
    return run(db, "indicators_by_year", parameters).set_index("indicator_key")


def terms(rows: pd.DataFrame, key: str) -> tuple[float, float, float]:
    row = rows.loc[key]
    return row["numerator"], row["denominator"], row["value"]


def test_the_published_sample_gives_the_published_rates(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2025, SAMPLE)
    rows = indicators(db)
    assert {key: round(rows.loc[key, "value"] * 100, 1) for key in (
        "completion_rate", "carry_out_rate", "disclosure_rate",
        "review_reversal_rate", "lawsuit_reversal_rate", "combined_reversal_rate",
    )} == {
        "completion_rate": 94.4, "carry_out_rate": 5.6, "disclosure_rate": 55.9,
        "review_reversal_rate": 14.5, "lawsuit_reversal_rate": 1.5, "combined_reversal_rate": 12.3,
    }  # fmt: skip
    assert terms(rows, "combined_reversal_rate")[:2] == (99, 803)
    assert terms(rows, "dispute_rate") == (1002, 14069, 1002 / 14069)
    assert rows.loc["received_total", "value"] == 14629
    assert math.isnan(rows.loc["received_total", "denominator"])


def test_each_outcome_rate_adds_its_own_rows(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2025, OUTCOMES | {"r24c7": 300, "r1c1": 30, "r1c7": 40, "i4": 5, "i5": 7})
    rows = indicators(db)
    assert terms(rows, "full_disclosure_rate") == (3, 300, 0.01)
    assert terms(rows, "partial_disclosure_rate")[0] == 4
    assert terms(rows, "refusal_rate")[0] == 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12
    assert terms(rows, "unable_rate")[0] == 13 + 14 + 15
    assert terms(rows, "not_processed_rate")[0] == 16 + 17 + 18 + 19 + 20
    assert terms(rows, "other_processing_rate")[0] == 21 + 22 + 23
    assert terms(rows, "eligible_disclosure_rate") == (7, 300 - 90 - 66, 7 / 144)
    assert terms(rows, "natural_person_share") == (30, 40, 0.75)
    assert rows.loc["normative_net_increase", "value"] == -2


def test_a_blank_or_missing_cell_makes_the_sum_missing_and_not_smaller(
    db: duckdb.DuckDBPyConnection,
) -> None:
    report(db, A, 2025, OUTCOMES | {"r7c7": None, "r24c7": 300, "r1c7": 40})
    rows = indicators(db)
    assert math.isnan(rows.loc["refusal_rate", "numerator"]) and math.isnan(rows.loc["refusal_rate", "value"])
    assert rows.loc["refusal_rate", "denominator"] == 300
    assert math.isnan(rows.loc["received_total", "value"]), "carried in is not stated"
    assert terms(rows, "unable_rate")[0] == 42, "the others stand"


def test_a_denominator_of_zero_gives_no_value(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2025, {"r1c7": 0, "r2c7": 0, "r24c7": 0, "k2": 0, "k4": 3, "k5": 3})
    rows = indicators(db)
    for key in ("completion_rate", "review_reversal_rate"):
        assert terms(rows, key)[:2] == (0, 0)
        assert rows.loc[key, ["value", "low", "high"]].isna().all()
    assert rows.loc["received_total", "value"] == 0, "none is a number"


def test_the_one_row_of_the_2019_form_stands_for_three(db: duckdb.DuckDBPyConnection) -> None:
    cells = {cell: value for cell, value in OUTCOMES.items() if cell not in ("r21c7", "r22c7", "r23c7")}
    report(db, A, 2020, cells | {"r21-r23c7": 9, "r24c7": 300}, format="2019")
    assert terms(indicators(db, year=2020), "other_processing_rate") == (9, 300, 0.03)
    report(db, B, 2025, cells | {"r21c7": 4, "r24c7": 300})
    assert math.isnan(terms(indicators(db, B), "other_processing_rate")[0]), "one of three"


def test_a_small_denominator_is_marked_and_has_a_wide_interval(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2025, {"r3c7": 8, "r24c7": 10, "r1c7": 30, "r1c1": 12, "r2c7": 0})
    rows = indicators(db)
    few, enough = rows.loc["full_disclosure_rate"], rows.loc["natural_person_share"]
    assert few["is_small"] and not enough["is_small"]
    # Wilson's interval of 8 in 10, as tables of it print.
    assert (round(few["low"], 4), round(few["high"], 4)) == (0.4902, 0.9433)
    assert few["high"] - few["low"] > enough["high"] - enough["low"]


def test_only_a_share_has_an_interval(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2025, SAMPLE | {"r24c7": 20000})
    rows = indicators(db)
    assert rows.loc["dispute_rate", ["low", "high"]].isna().all()
    assert rows.loc["completion_rate", "value"] > 1, "a contradiction stays visible"
    assert rows.loc["completion_rate", ["low", "high"]].isna().all()


def test_backlog_needs_last_years_report_and_not_one_before(db: duckdb.DuckDBPyConnection) -> None:
    for year, value in ((2022, 9), (2024, 4), (2025, 6)):
        report(db, A, year, {"r25c7": value})
    assert indicators(db, keys=["backlog_change"]).loc["backlog_change", "value"] == 2
    assert math.isnan(indicators(db, year=2024).loc["backlog_change", "value"])
    assert indicators(db, year=2023).empty, "no report, no row"


def test_what_is_made_of_an_approximate_or_doubtful_cell_says_so(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2025, {"r1c7": 50, "r2c7": 1}, approximate=True, state="marked")
    rows = indicators(db)
    assert rows.loc["received_total", ["approximate", "marked"]].all()
    assert not rows.loc["refusal_rate", ["approximate", "marked"]].any()


def district(
    db: duckdb.DuckDBPyConnection,
    key: str,
    year: int = 2025,
    code: str = "110101",
    agencies: tuple[str, ...] = (),
) -> pd.Series:
    fill_indicators(db)
    rows = run(
        db,
        "district_indicators",
        {
            "district": code,
            "agencies": list(agencies),
            "first_year": year,
            "last_year": year,
            "indicators": [key],
        },
    )
    [row] = [row for _, row in rows.iterrows()]
    return row


def test_a_district_adds_terms_and_says_how_many_agencies_are_in_the_sum(
    db: duckdb.DuckDBPyConnection,
) -> None:
    report(db, A, 2025, {"r1c7": 90, "r2c7": 10, "r24c7": 80})
    report(db, B, 2025, {"r1c7": 10, "r2c7": 0, "r24c7": 10})
    report(db, C, 2025, {"r1c7": 1000, "r24c7": 1})
    report(db, "110101", 2025, {"r1c7": 5000, "r2c7": 0, "r24c7": 1})
    row = district(db, "completion_rate")
    assert (row["numerator"], row["denominator"]) == (90, 110), "no mean of rates, no government twice"
    assert row["value"] == pytest.approx(90 / 110)
    assert (row["agencies"], row["reported"]) == (2, 3)
    chosen = district(db, "completion_rate", agencies=(A, C))
    assert (chosen["numerator"], chosen["denominator"]) == (80, 100), "of those chosen alone"
    assert (chosen["agencies"], chosen["reported"]) == (1, 2)


def test_a_district_of_which_nobody_states_a_term_has_no_value(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2025, {"r24c7": 1})
    row = district(db, "completion_rate", code="all")
    assert pd.isna(row["value"]) and (row["agencies"], row["reported"]) == (0, 1)


def test_every_indicator_of_the_catalogue_is_made_of_cells(db: duckdb.DuckDBPyConnection) -> None:
    made = db.execute(
        "select indicator_key, count(distinct side) from indicator_part group by all"
    ).fetchall()
    units = dict(db.execute("select indicator_key, unit from indicator_definition").fetchall())
    assert {key: 1 if unit == "count" else 2 for key, unit in units.items()} == dict(made)
