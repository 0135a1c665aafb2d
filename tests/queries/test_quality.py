"""What 数据质量 asks: rules kept, findings counted, carry-over, likeness, on tables worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pandas as pd
import pytest
from app.snapshots import (
    empty_snapshot,
    insert,
    insert_agency,
    insert_figure,
    insert_finding,
    insert_report,
)

from dashboard.warehouse.statements import run

A, B, C = "110101001", "110101002", "110102001"
DISTRICT = {"district": "110101", "agencies": [], "year": 2024, "dismissed": []}


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    """Two sub-districts of one district and one of another, with reports of 2023 and 2024."""
    with duckdb.connect() as connection:
        empty_snapshot(connection)
        insert_agency(connection, "110101", "甲区", 1, "东街道")
        insert_agency(connection, "110101", "甲区", 2, "西街道")
        insert_agency(connection, "110102", "乙区", 1, "南街道")
        for agency in (A, B, C):
            for year in (2023, 2024):
                insert_report(connection, agency, year)
        yield connection


def tried(
    db: duckdb.DuckDBPyConnection, agency: str, rule: str, kept: int, broken: int, unevaluable: int
) -> None:
    row = {"kept": kept, "broken": broken, "unevaluable": unevaluable, "reason": ""}
    insert(db, "evaluation", rule=rule, report_id=f"{agency}-2024", **row)


def test_quality_is_rules_kept_over_rules_that_could_be_tried(db: duckdb.DuckDBPyConnection) -> None:
    tried(db, A, "T3-ROW", kept=24, broken=1, unevaluable=0)
    tried(db, A, "T3-SUM", kept=7, broken=0, unevaluable=0)
    tried(db, A, "CARRY", kept=0, broken=0, unevaluable=7)
    tried(db, B, "T3-ROW", kept=25, broken=0, unevaluable=0)
    insert_finding(db, "a1", f"{A}-2024", "error")
    rows = run(db, "quality_by_unit", DISTRICT).set_index("unit_id")
    assert list(rows.index) == [A, B], "the lowest share first"
    first = rows.loc[A]
    assert (first["numerator"], first["denominator"], first["unevaluable"]) == (1, 2, 1)
    assert (first["value"], first["is_small"], first["errors"]) == (0.5, True, 1)
    assert rows.loc[B, "value"] == 1


def test_a_dismissed_finding_leaves_the_counts_and_not_the_share(db: duckdb.DuckDBPyConnection) -> None:
    tried(db, A, "T3-ROW", kept=24, broken=1, unevaluable=0)
    insert_finding(db, "a1", f"{A}-2024", "error")
    insert_finding(db, "a2", f"{A}-2024", "suggestion", rule="LOCATE")
    rows = run(db, "quality_by_unit", DISTRICT | {"dismissed": ["a1"]}).set_index("unit_id")
    assert tuple(rows.loc[A, ["errors", "notes", "dismissed", "value"]]) == (0, 1, 1, 0)
    by_rule = run(db, "findings_by_rule", DISTRICT | {"dismissed": ["a1"]})
    assert list(by_rule["findings"]) == [0]


def test_reports_of_all_districts_are_counted_by_district(db: duckdb.DuckDBPyConnection) -> None:
    for agency in (A, B, C):
        tried(db, agency, "T3-ROW", kept=25, broken=0, unevaluable=0)
    everywhere = DISTRICT | {"district": "all"}
    rows = run(db, "quality_by_unit", everywhere).set_index("unit_id")
    assert rows["reports"].to_dict() == {"110101": 2, "110102": 1}
    assert rows["agency_id"].isna().all()
    by_rule = run(db, "findings_by_rule", everywhere)
    assert list(by_rule["unit"]) == ["甲区", "乙区"] and list(by_rule["kept"]) == [50, 25]


def test_of_all_districts_a_dismissed_finding_leaves_the_counts_and_not_the_share(
    db: duckdb.DuckDBPyConnection,
) -> None:
    for agency, broken in ((A, 1), (B, 2), (C, 0)):
        tried(db, agency, "T3-ROW", kept=24, broken=broken, unevaluable=0)
    tried(db, B, "CARRY", kept=0, broken=0, unevaluable=7)
    insert_finding(db, "a1", f"{A}-2024", "error")
    insert_finding(db, "b1", f"{B}-2024", "error")
    insert_finding(db, "b2", f"{B}-2024", "note")
    everywhere = DISTRICT | {"district": "all"}

    def counts(name: str, columns: list[str], dismissed: list[str]) -> list[list[Any]]:
        return run(db, name, everywhere | {"dismissed": dismissed})[columns].to_numpy().tolist()

    quality = ["unit", "reports", "numerator", "denominator", "unevaluable", "errors", "notes", "dismissed"]
    other = ["乙区", 1, 1, 1, 0, 0, 0, 0]
    assert counts("quality_by_unit", quality, []) == [["甲区", 2, 0, 2, 1, 2, 1, 0], other]
    assert counts("quality_by_unit", quality, ["a1"]) == [["甲区", 2, 0, 2, 1, 1, 1, 1], other]
    by_rule = ["unit", "rule", "findings", "kept", "unevaluable"]
    assert counts("findings_by_rule", by_rule, ["a1"]) == [
        ["甲区", "CARRY", 0, 0, 7],
        ["甲区", "T3-ROW", 2, 48, 0],
        ["乙区", "T3-ROW", 0, 24, 0],
    ]
    gravest = [counts("findings_by_rule", ["severity"], gone)[1] for gone in (["a1"], ["a1", "b1"])]
    assert gravest == [["error"], ["note"]]
    some = run(db, "quality_by_unit", everywhere | {"agencies": [A, C]})
    assert some[["unit_id", "reports", "errors"]].to_numpy().tolist() == [["110101", 1, 1], ["110102", 1, 0]]


def test_findings_are_counted_by_rule_with_the_gravest_severity(db: duckdb.DuckDBPyConnection) -> None:
    tried(db, A, "CELL", kept=8, broken=2, unevaluable=0)
    insert_finding(db, "a1", f"{A}-2024", "note", rule="CELL")
    insert_finding(db, "a2", f"{A}-2024", "error", rule="CELL")
    insert_finding(db, "old", f"{A}-2023", "error", rule="CELL")
    [row] = run(db, "findings_by_rule", DISTRICT).to_dict("records")
    assert (row["unit"], row["rule"], row["findings"], row["severity"]) == ("东街道", "CELL", 2, "error")


def carried(
    db: duckdb.DuckDBPyConnection, agency: str, year: int, metric: str, **by_applicant: float | None
) -> None:
    for ordinal, (applicant, value) in enumerate(by_applicant.items()):
        place = ordinal + (100 if metric == "requests_carried_out" else 0)
        more: dict[str, Any] = {"applicant": applicant, "origin": "table"}
        insert_figure(db, agency, year, metric, value, ordinal=place, **more)


def chain(db: duckdb.DuckDBPyConnection, *agencies: str) -> pd.DataFrame:
    return run(db, "carry_chain", {"district": "110101", "agencies": list(agencies)})


def test_what_is_carried_out_stands_beside_what_comes_in_the_year_after(
    db: duckdb.DuckDBPyConnection,
) -> None:
    carried(db, A, 2023, "requests_carried_out", total=3, natural_person=3)
    carried(db, A, 2024, "requests_carried_in", total=2, natural_person=2)
    carried(db, B, 2023, "requests_carried_out", total=1)
    carried(db, B, 2024, "requests_carried_in", total=1)
    rows = chain(db)
    assert list(zip(rows["agency_id"], rows["year_before"], rows["year"], strict=True)) == [
        (A, 2023, 2024),
        (B, 2023, 2024),
    ]
    assert list(rows["state"]) == ["broken", "kept"] and list(rows["broken_columns"]) == [2, 0]
    assert (rows["carried_out"][0], rows["carried_in"][0]) == (3, 2)
    assert rows["figure_out"][0] == "requests_carried_out.total"


def test_a_link_is_broken_where_only_a_kind_of_applicant_differs(db: duckdb.DuckDBPyConnection) -> None:
    carried(db, A, 2023, "requests_carried_out", total=2, natural_person=2, business=0)
    carried(db, A, 2024, "requests_carried_in", total=2, natural_person=1, business=1)
    [row] = chain(db, A).to_dict("records")
    assert (row["state"], row["broken_columns"], row["carried_in"]) == ("broken", 2, 2)


def test_a_blank_cell_or_a_year_without_a_report_breaks_no_link(db: duckdb.DuckDBPyConnection) -> None:
    carried(db, A, 2023, "requests_carried_out", total=None)
    carried(db, A, 2024, "requests_carried_in", total=2)
    insert_report(db, B, 2026)
    carried(db, B, 2024, "requests_carried_out", total=5)
    carried(db, B, 2026, "requests_carried_in", total=1)
    rows = chain(db)
    assert list(rows["year"]) == [2024, 2024, 2026] and set(rows["state"]) == {"unevaluable"}
    assert list(rows["figure_out"].isna()) == [False, True, True]


def like(db: duckdb.DuckDBPyConnection, agency: str, year: int, different_bits: int) -> None:
    """Give a report the likeness bits that differ in so many of 512 from those of all zeros."""
    bits = "1" * different_bits + "0" * (512 - different_bits)
    db.execute(
        "update report set likeness = $bits::bit where report_id = $report",
        {"bits": bits, "report": f"{agency}-{year}"},
    )


def pairs(db: duckdb.DuckDBPyConnection, *agencies: str) -> pd.DataFrame:
    return run(db, "like_reports", {"district": "110101", "agencies": list(agencies)})


def test_pairs_that_read_alike_are_told_with_the_later_report_first(db: duckdb.DuckDBPyConnection) -> None:
    like(db, A, 2023, 0)
    like(db, A, 2024, 16)
    like(db, B, 2024, 256)
    [row] = pairs(db).to_dict("records")
    assert (row["agency_id"], row["year"], row["other_agency_id"], row["other_year"]) == (A, 2024, A, 2023)
    assert row["likeness"] == pytest.approx(1 - 2 * 16 / 512)
    assert (row["alike"], row["pairs"], row["alike_pairs"]) == (True, 3, 1)


def test_where_no_pair_reads_alike_the_likest_are_told(db: duckdb.DuckDBPyConnection) -> None:
    like(db, A, 2024, 0)
    like(db, B, 2024, 64)
    like(db, B, 2023, 128)
    like(db, C, 2024, 0)
    rows = pairs(db)
    assert list(rows["likeness"]) == [0.75, 0.75, 0.5] and not rows["alike"].any()
    assert C not in {*rows["agency_id"], *rows["other_agency_id"]}, "another district is not compared"
    assert len(pairs(db, A)) == 2


def test_a_finding_names_its_figures_in_order_with_the_text_around_them(
    db: duckdb.DuckDBPyConnection,
) -> None:
    more = {"applicant": "total", "origin": "table"}
    insert_figure(db, A, 2023, "requests_carried_out", 3, ordinal=0, context="结转 3", **more)
    insert_figure(db, A, 2024, "requests_carried_in", 2, ordinal=0, context="上年结转 2", **more)
    insert_figure(db, A, 2024, "requests_carried_in", 4, ordinal=1, applicant="total", shown=False)
    figures = [f"{A}-2024#1", f"{A}-2023#0", f"{A}-2024#0"]
    insert_finding(db, "a1", f"{A}-2024", "error", figures=figures, rule="CARRY")
    rows = run(db, "finding_figures", {"finding": "a1"})
    assert list(rows["value"]) == [4, 3, 2] and list(rows["year"]) == [2024, 2023, 2024]
    assert list(rows["figure_key"]) == [
        "requests_carried_in.total.2",
        "requests_carried_out.total",
        "requests_carried_in.total",
    ]
    assert list(rows["context"]) == ["", "结转 3", "上年结转 2"]


def test_a_suggestion_stands_beside_what_it_would_mend(db: duckdb.DuckDBPyConnection) -> None:
    insert_finding(db, "row", f"{A}-2024", "error", figures=["f1", "f2"])
    insert_finding(db, "other", f"{A}-2024", "error", figures=["f3"])
    insert_finding(db, "mend", f"{A}-2024", "suggestion", "若为 10", figures=["f2"], rule="LOCATE")
    assert list(run(db, "finding_suggestions", {"finding": "row"})["message"]) == ["若为 10"]
    assert run(db, "finding_suggestions", {"finding": "other"}).empty
    assert run(db, "finding_suggestions", {"finding": "mend"}).empty


def test_a_verdicts_finding_is_found_by_its_id_or_its_report(db: duckdb.DuckDBPyConnection) -> None:
    here, changed, gone = f"{A}-2024#CARRY#1", f"{A}-2024#CARRY#2", "999-2024#CARRY#1"
    insert_finding(db, here, f"{A}-2024", "error", rule="CARRY")
    rows = run(db, "verdict_targets", {"findings": [here, changed, gone]}).set_index("finding_id")
    assert rows["found"].to_dict() == {here: True, changed: False, gone: False}
    assert rows["reported"].to_dict() == {here: True, changed: True, gone: False}
