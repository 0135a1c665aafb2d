"""The sums that a snapshot keeps: the same as views and as tables, and up to date after a change."""

from __future__ import annotations

from collections.abc import Iterable
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
    insert_finding,
    insert_report,
)
from duckdb import DuckDBPyConnection

from dashboard.warehouse import marts
from dashboard.warehouse.statements import run, statement

A, B, GOVERNMENT, ELSEWHERE = "110101001", "110101002", "110101", "110102001"
SUMS = (
    "counted",
    "output_change",
    "part_change",
    "part_sum",
    "requests_carried",
    "rule_sum",
    "tally",
    "yearly_sum",
)
ROWS = {"r1": 10, "r3": 6, "r5": 3, "r21": 1, "r24": 10}
QUESTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("requests_by_year", {"first_year": 2020}),
    ("applicants_by_year", {"first_year": 2020}),
    ("disputes_by_year", {"first_year": 2020}),
    ("refusal_reasons", {}),
    ("headline", {}),
    ("parts_by_year", {}),
    ("parts_moved", {"metric": "hotline_orders"}),
    ("labels_written", {"metric": "hotline_orders", "most": 20}),
    ("largest_changes", {"most": 20}),
    ("outputs_by_year", {"first_year": 2022}),
    ("channels_stopped", {"most": 20}),
    ("quality_by_unit", {"dismissed": [f"{ELSEWHERE}-2024#0"]}),
    ("findings_by_rule", {"dismissed": [f"{ELSEWHERE}-2024#0"]}),
)
SCOPES: tuple[dict[str, Any], ...] = (
    {"district": "all", "agencies": []},
    {"district": "110101", "agencies": []},
    {"district": "110101", "agencies": [GOVERNMENT]},
    {"district": "110101", "agencies": [A, GOVERNMENT]},
    {"district": "all", "agencies": [GOVERNMENT, ELSEWHERE]},
)


def reporting(connection: DuckDBPyConnection, reports: Iterable[tuple[str, int]]) -> DuckDBPyConnection:
    """A snapshot of these reports of two districts, before its marts become tables."""
    empty_snapshot(connection)
    insert_agency(connection, "110101", "甲区", 1, "东街道")
    insert_agency(connection, "110101", "甲区", 2, "西街道")
    insert_agency(connection, "110101", "甲区", 9, "甲区人民政府", agency_id=GOVERNMENT, kind="政府")
    insert_agency(connection, "110102", "乙区", 1, "南镇")
    for agency, year in reports:
        send(connection, agency, year)
    fill_indicators(connection)
    return connection


def send(connection: DuckDBPyConnection, agency: str, year: int) -> None:
    """A report with tables three and four, and of website and hotline what its sentences say."""
    insert_report(connection, agency, year)
    forms = connection.execute("select row_id, metric, member from form_row where in_2021").fetchall()
    kinds = connection.execute("select applicant from form_column where applicant <> 'total'").fetchall()
    results = connection.execute("select metric, member from form_result").fetchall()
    figures = [(metric, member, "total", ROWS.get(row, 0)) for row, metric, member in forms]
    figures += [("requests_new", "", kind, 1 + (kind == "business") * 5) for (kind,) in kinds]
    figures += [(metric, member, "", 4 if member == "total" else 1) for metric, member in results]
    figures += [
        ("website_posts", "total", "", year - 2000),
        ("board_posts", "", "", year % 2),
        ("newmedia_posts", "total", "", 9),
        ("newmedia_posts", ("wechat", "weibo")[year % 2], "", 9),
        ("hotline_orders", "total", "", int(agency[-1]) * 20),
        ("hotline_orders", "help", "", int(agency[-1]) * 7),
        ("hotline_orders", "consult", "", int(agency[-1]) * 5),
        ("hotline_orders", "其他诉求", "", int(agency[-1])),
    ]
    for ordinal, (metric, member, applicant, value) in enumerate(figures):
        insert_figure(
            connection, agency, year, metric, value,
            ordinal=ordinal, member=member, applicant=applicant, origin="table",
            approximate=ordinal % 9 == year % 9,
        )  # fmt: skip
    for rule, kept, broken in (("T3-ROW", 20, 1), ("CARRY", 0, 0), ("PEER", 4, 1)):
        insert(
            connection, "evaluation",
            rule=rule, report_id=f"{agency}-{year}", kept=kept, broken=broken, unevaluable=2, reason="",
        )  # fmt: skip
    for number, (rule, severity) in enumerate((("T3-ROW", "error"), ("PEER", "note"))):
        insert_finding(connection, f"{agency}-{year}#{number}", f"{agency}-{year}", severity, rule=rule)


def change(connection: DuckDBPyConnection, agency: str, year: int, *, gone: bool = False) -> None:
    """Take a report out of a settled snapshot or put it in, as a build does that works on the difference."""
    connection.execute(
        "create or replace temp table going as select $report as report_id", {"report": f"{agency}-{year}"}
    )
    connection.execute(
        "create or replace temp table changed as select $agency as agency_id, $year::integer as year",
        {"agency": agency, "year": year},
    )
    if gone:
        connection.execute("delete from report where report_id in (from going)")
        for table in ("figure", "evaluation", "finding", "found"):
            connection.execute(f"delete from {table} where report_id in (from going)")
    else:
        send(connection, agency, year)
        # The checks fill found beside finding.
        found = statement("marts/found").replace("create view found ", "create temp view seen ", 1)
        connection.execute(found)
        connection.execute("insert into found from seen where report_id in (from going)")
        connection.execute("drop view seen")
    connection.execute(statement("steps/indicators"))
    marts.refresh(connection)


def rows(connection: DuckDBPyConnection, mart: str) -> list[tuple[object, ...]]:
    return connection.execute(f"from {mart} order by all").fetchall()


BEFORE = [(A, 2023), (A, 2024), (GOVERNMENT, 2022), (GOVERNMENT, 2024), (ELSEWHERE, 2023), (ELSEWHERE, 2024)]


def test_the_sums_are_the_same_as_views_and_as_tables() -> None:
    with duckdb.connect() as connection:
        reporting(connection, [*BEFORE, (B, 2024)])
        asked = [(name, scope | more) for name, more in QUESTIONS for scope in SCOPES]
        viewed = [run(connection, name, parameters | {"year": 2024}) for name, parameters in asked]
        kept = {mart: rows(connection, mart) for mart in SUMS}
        marts.settle(connection)
        assert {mart: rows(connection, mart) for mart in SUMS} == kept
        for (name, parameters), expected in zip(asked, viewed, strict=True):
            pd.testing.assert_frame_equal(run(connection, name, parameters | {"year": 2024}), expected)


@pytest.mark.parametrize("report", [(B, 2024), (B, 2022), (GOVERNMENT, 2023), (ELSEWHERE, 2025)])
def test_a_report_that_comes_or_goes_leaves_the_sums_of_a_snapshot_made_anew(report: tuple[str, int]) -> None:
    with duckdb.connect() as without, duckdb.connect() as having, duckdb.connect() as changing:
        marts.settle(reporting(without, BEFORE))
        marts.settle(reporting(having, [*BEFORE, report]))
        marts.settle(reporting(changing, BEFORE))
        change(changing, *report)
        assert {mart: rows(changing, mart) for mart in SUMS} == {mart: rows(having, mart) for mart in SUMS}
        change(changing, *report, gone=True)
        assert {mart: rows(changing, mart) for mart in SUMS} == {mart: rows(without, mart) for mart in SUMS}


def test_a_government_that_is_chosen_beside_an_agency_of_its_district_does_not_count() -> None:
    with duckdb.connect() as connection:
        marts.settle(reporting(connection, BEFORE))
        scope = {"district": "110101", "first_year": 2022, "year": 2024}
        both = run(connection, "disputes_by_year", scope | {"agencies": [A, GOVERNMENT]})
        totals = both[(both["kind"] == "all") & (both["result"] == "total")].set_index("year")
        assert totals["reports"].to_dict() == {2022: 1, 2023: 1, 2024: 1}
        assert totals["value"].to_dict() == {2022: 12, 2023: 12, 2024: 12}
