"""依申请公开: what came in, what became of it, why and for whom, on tables worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import duckdb
import pandas as pd
import pytest
from app.snapshots import empty_snapshot, fill_indicators, insert_agency, insert_figure, insert_report

from dashboard.warehouse.statements import run

A, B, C, GOVERNMENT = "110101001", "110101002", "110101003", "110101"
OUTCOME_ROWS = [f"r{number}" for number in range(3, 24)]
DISTRICT = {"district": "110101", "agencies": []}


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
    cells: Mapping[str, float | None],
    *,
    format: str = "2021",
    applicants: Mapping[str, float | None] | None = None,
) -> None:
    """A report whose table three has `cells` (r1 …) under 总计 and nought elsewhere; None = left out.

    applicants: what stands in row r1 by kind.
    """
    insert_report(db, agency, year, format=format)
    nought = dict.fromkeys(["r1", "r2", *OUTCOME_ROWS, "r24", "r25"], 0.0)
    rows = {
        row: place for row, *place in db.execute("select row_id, metric, member from form_row").fetchall()
    }
    figures = [(*rows[row], "total", value) for row, value in (nought | cells).items()]
    figures += [("requests_new", "", kind, value) for kind, value in (applicants or {}).items()]
    for ordinal, (metric, member, applicant, value) in enumerate(figures):
        if value is not None:
            insert_figure(
                db, agency, year, metric, value,
                ordinal=ordinal, member=member, applicant=applicant, origin="table",
            )  # fmt: skip


def parts(db: duckdb.DuckDBPyConnection, year: int = 2024, **scope: Any) -> pd.DataFrame:
    fill_indicators(db)
    rows = run(db, "requests_by_year", DISTRICT | {"first_year": 2020, "year": 2024} | scope)
    return rows[rows["year"] == year].set_index("part")


SMALL = {"r1": 10, "r2": 2, "r3": 5, "r4": 1, "r5": 1, "r13": 2, "r16": 1, "r21": 1, "r24": 11, "r25": 1}


def test_the_parts_of_the_flow_add_up_over_the_agencies_and_balance(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2024, SMALL)
    report(db, B, 2024, {"r1": 3, "r3": 2, "r12": 1, "r24": 3})
    report(db, GOVERNMENT, 2024, {"r1": 13, "r3": 13, "r24": 13})
    rows = parts(db)
    assert rows["value"].to_dict() == {
        "requests_new": 13, "requests_carried_in": 2,
        "disclosed": 7, "partly_disclosed": 1, "denied": 2, "unavailable": 2, "rejected": 1,
        "other_handling": 1, "requests_carried_out": 1, "requests_processed": 14,
    }  # fmt: skip
    sides = rows.groupby("side")["value"].sum()
    assert sides["in"] == sides["out"] == 15
    assert set(rows["agencies"]) == {2} and set(rows["reports"]) == {2}, "the government is no third"


def test_a_report_with_a_missing_cell_is_left_out_of_every_part(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2024, SMALL)
    report(db, B, 2024, {"r1": 100, "r3": 100, "r24": 100, "r9": None})
    rows = parts(db)
    assert rows.loc["requests_new", "value"] == 10
    assert set(rows["agencies"]) == {1} and set(rows["reports"]) == {2}


def test_a_single_report_says_what_it_states(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2024, SMALL)
    report(db, B, 2024, {"r1": 100, "r3": 100, "r24": 100, "r9": None})
    rows = parts(db, agencies=[B])
    assert rows.loc["requests_new", "value"] == 100 and pd.isna(rows.loc["denied", "value"])


def test_a_year_of_the_2019_form_has_its_one_row_for_other_handling(db: duckdb.DuckDBPyConnection) -> None:
    left_out = dict.fromkeys(("r21", "r22", "r23"), None)
    report(db, A, 2020, {"r1": 4, "r3": 1, "r21-r23": 3, "r24": 4} | left_out, format="2019")
    assert parts(db, 2020).loc["other_handling", "value"] == 3
    reasons = run(db, "refusal_reasons", DISTRICT | {"year": 2020})
    [row] = reasons[reasons["row_id"] == "r21-r23"].to_dict("records")
    assert (row["label"], row["value"], row["outcome"]) == ("其他处理", 3, "other_handling")


def test_whose_requests_do_not_balance_is_named_with_both_sums(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2024, SMALL)
    report(db, B, 2024, {"r1": 10, "r3": 7, "r24": 10})
    report(db, C, 2024, {"r1": 10, "r3": 7, "r24": 10, "r4": None})
    fill_indicators(db)
    [row] = run(db, "requests_unbalanced", DISTRICT | {"year": 2024}).to_dict("records")
    assert (row["short_name"], row["incoming"], row["outgoing"]) == ("西街道", 10, 7)
    assert row["found"] == 1, "what is missing is not compared"


def test_reasons_stand_in_the_order_of_the_form_beside_last_years(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2023, {"r8": 4})
    report(db, A, 2024, {"r8": 6, "r13": 1})
    report(db, B, 2024, {"r8": 1, "r13": None})
    rows = run(db, "refusal_reasons", DISTRICT | {"year": 2024})
    assert list(rows["row_id"]) == OUTCOME_ROWS[2:], "without a row that no report has"
    assert dict(rows["outcome"].value_counts()) == {
        "denied": 8, "rejected": 5, "unavailable": 3, "other_handling": 3
    }  # fmt: skip
    third = rows.set_index("row_id").loc["r8"]
    assert (third["label"], third["value"], third["agencies"]) == ("保护第三方合法权益", 7, 2)
    assert (third["previous"], third["previous_agencies"]) == (4, 1)
    assert rows.set_index("row_id").loc["r13", ["value", "agencies"]].tolist() == [1, 1]
    assert rows["figure_key"].isna().all(), "a sum stands in no report"


def test_the_reasons_of_a_single_report_lead_to_it(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2024, {"r8": 6})
    rows = run(db, "refusal_reasons", DISTRICT | {"agencies": [A], "year": 2024}).set_index("row_id")
    assert rows.loc["r8", ["agency_id", "figure_key"]].tolist() == [
        A, "requests_outcome.denied_third_party.total"
    ]  # fmt: skip


def test_kinds_of_applicants_are_added_where_all_six_are_stated(db: duckdb.DuckDBPyConnection) -> None:
    six = dict.fromkeys(
        ("natural_person", "business", "research", "social_welfare", "legal_service", "other_entity"), 0
    )
    report(db, A, 2024, {"r1": 9}, applicants=six | {"natural_person": 8, "business": 1})
    report(db, B, 2024, {"r1": 5}, applicants=six | {"natural_person": 5, "research": None})
    rows = run(db, "applicants_by_year", DISTRICT | {"first_year": 2020, "year": 2024})
    assert list(rows["label"]) == ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    assert list(rows["value"]) == [8, 1, 0, 0, 0, 0]
    assert set(rows["agencies"]) == {1} and set(rows["reports"]) == {2}


def rates(db: duckdb.DuckDBPyConnection, **more: Any) -> pd.DataFrame:
    fill_indicators(db)
    asked = {"year": 2024, "keys": ["disclosure_rate", "eligible_disclosure_rate"], "most": 30}
    return run(db, "rates_by_body", DISTRICT | asked | more)


def test_rates_have_their_denominators_and_intervals_and_the_small_are_marked(
    db: duckdb.DuckDBPyConnection,
) -> None:
    report(db, A, 2024, {"r1": 10, "r3": 8, "r16": 2, "r24": 10})
    report(db, B, 2024, {"r1": 60, "r3": 20, "r4": 10, "r5": 30, "r24": 60})
    report(db, C, 2024, {})
    report(db, GOVERNMENT, 2024, {"r1": 70, "r3": 70, "r24": 70})
    rows = rates(db)
    first = rows[rows["key"] == "disclosure_rate"].set_index("name")
    assert list(first.index) == ["东街道", "西街道", "北街道"], "highest first, none last, no government"
    assert first["value"].tolist()[:2] == [0.8, 0.5] and pd.isna(first.loc["北街道", "value"])
    assert first.loc["北街道", "denominator"] == 0, "of nothing, not unknown"
    assert first["is_small"].tolist() == [True, False, True]
    # Wilson's interval of 8 in 10, as tables of it print.
    assert first.loc["东街道", ["low", "high"]].astype(float).round(4).tolist() == [0.4902, 0.9433]
    eligible = rows[rows["key"] == "eligible_disclosure_rate"].set_index("name")
    assert eligible.loc["东街道", ["numerator", "denominator"]].tolist() == [8, 8]


def test_of_many_agencies_those_with_most_cases_are_shown(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2024, {"r1": 1, "r3": 1, "r24": 1})
    report(db, B, 2024, {"r1": 60, "r3": 30, "r4": 0, "r5": 30, "r24": 60})
    [row] = rates(db, keys=["disclosure_rate"], most=1).to_dict("records")
    assert (row["name"], row["bodies"]) == ("西街道", 3)


def test_of_all_districts_each_is_a_body_of_added_terms(db: duckdb.DuckDBPyConnection) -> None:
    report(db, A, 2024, {"r1": 10, "r3": 8, "r5": 2, "r24": 10})
    report(db, B, 2024, {"r1": 30, "r3": 12, "r5": 18, "r24": 30})
    [row] = rates(db, district="all", keys=["disclosure_rate"]).to_dict("records")
    assert (row["body"], row["name"], row["numerator"], row["denominator"]) == ("110101", "甲区", 20, 40)
    assert row["reports"] == 2 and pd.isna(row["agency_id"])
