"""What came in and what is missing: the queries of 总览 and the filter bar, on tables worked out by hand."""

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


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    """甲区 with two sub-districts and a department, 乙区 with one sub-district; three reports."""
    with duckdb.connect() as connection:
        empty_snapshot(connection)
        insert_agency(connection, "110101", "甲区", 1, "东街道", deadline="01-20")
        insert_agency(connection, "110101", "甲区", 2, "西镇", deadline=None)
        insert_agency(connection, "110101", "甲区", 3, "甲区司法局", kind="部门", deadline=None)
        insert_agency(connection, "110102", "乙区", 1, "南乡", deadline=None)
        insert_agency(connection, "110103", "丙区", 1, "无人报送街道", deadline=None)
        insert_report(connection, "110101001", 2023, "2024-01-20")
        insert_report(connection, "110101001", 2024, "2025-01-21")
        insert_report(connection, "110102001", 2024)
        yield connection


def coverage(db: duckdb.DuckDBPyConnection, district: str) -> dict[tuple[str, int], str]:
    rows = run(db, "coverage_by_agency", {"district": district, "dismissed": []})
    return dict(zip(zip(rows["short_name"], rows["year"], strict=True), rows["status"], strict=True))


def test_a_sub_district_is_expected_every_year_and_late_after_its_own_deadline(
    db: duckdb.DuckDBPyConnection,
) -> None:
    assert coverage(db, "110101") == {
        ("东街道", 2023): "on_time",
        ("东街道", 2024): "late",
        ("西镇", 2023): "missing",
        ("西镇", 2024): "missing",
    }


def test_without_a_date_or_a_deadline_nobody_is_late(db: duckdb.DuckDBPyConnection) -> None:
    assert coverage(db, "110102") == {("南乡", 2023): "missing", ("南乡", 2024): "published"}


@pytest.mark.parametrize(
    ("published_on", "status"), [("2025-01-31", "on_time"), ("2025-02-01", "late"), (None, "published")]
)
def test_a_department_is_expected_once_it_reported_and_by_the_end_of_january(
    db: duckdb.DuckDBPyConnection, published_on: str | None, status: str
) -> None:
    insert_report(db, "110101003", 2024, published_on)
    assert coverage(db, "110101")[("甲区司法局", 2024)] == status
    assert coverage(db, "110101")[("甲区司法局", 2023)] == "missing"


def test_an_agency_is_not_expected_before_it_existed_or_after_it_was_dissolved(
    db: duckdb.DuckDBPyConnection,
) -> None:
    insert_agency(db, "110101", "甲区", 4, "新街道", valid_from=2024)
    insert_agency(db, "110101", "甲区", 5, "旧街道", valid_to=2023)
    found = coverage(db, "110101")
    assert ("新街道", 2023) not in found and found["新街道", 2024] == "missing"
    assert found["旧街道", 2023] == "missing" and ("旧街道", 2024) not in found


def test_findings_are_counted_for_reports_only(db: duckdb.DuckDBPyConnection) -> None:
    for number, severity in enumerate(("error", "warning", "note")):
        insert_finding(db, f"f{number}", "110101001-2024", severity)
    rows = run(db, "coverage_by_agency", {"district": "110101", "dismissed": []})
    assert list(rows["findings"].astype("Int64")) == [0, 2, pd.NA, pd.NA]
    judged = run(db, "coverage_by_agency", {"district": "110101", "dismissed": ["f0"]})
    assert list(judged["findings"].astype("Int64")) == [0, 1, pd.NA, pd.NA], "不属实 is not counted"


def test_districts_are_counted_year_by_year(db: duckdb.DuckDBPyConnection) -> None:
    rows = run(db, "coverage_by_district", {})
    assert [tuple(row) for row in rows[["district", "year", "reported", "expected"]].to_numpy()] == [
        ("甲区", 2023, 1, 2),
        ("甲区", 2024, 1, 2),
        ("乙区", 2023, 0, 1),
        ("乙区", 2024, 1, 1),
    ]


def test_only_districts_with_a_report_are_offered(db: duckdb.DuckDBPyConnection) -> None:
    rows = run(db, "districts", {})
    assert list(zip(rows["district_code"], rows["reports"], strict=True)) == [("110101", 2), ("110102", 1)]


def test_a_body_without_a_district_is_not_lost(db: duckdb.DuckDBPyConnection) -> None:
    insert_agency(db, "", "", 9, "某局", agency_id="x1", kind="部门", district_code=None, district=None)
    insert_report(db, "x1", 2024)
    assert list(run(db, "districts", {})["district_code"]) == ["110101", "110102", "none"]
    assert list(run(db, "agencies", {"district": "none"})["agency_id"]) == ["x1"]
    assert coverage(db, "none")["某局", 2024] == "published"


def test_agencies_with_reports_are_offered_first(db: duckdb.DuckDBPyConnection) -> None:
    insert_report(db, "110101002", 2022)
    db.execute("delete from report where agency_id = '110101001'")
    rows = run(db, "agencies", {"district": "110101"})
    assert list(zip(rows["short_name"], rows["reports"], strict=True)) == [("西镇", 1), ("东街道", 0)]


@pytest.mark.parametrize(("district", "years"), [("all", [2024, 2023]), ("110102", [2024])])
def test_years_are_offered_from_the_latest_on(
    db: duckdb.DuckDBPyConnection, district: str, years: list[int]
) -> None:
    assert list(run(db, "years", {"district": district})["year"]) == years


def test_reports_to_choose_from(db: duckdb.DuckDBPyConnection) -> None:
    def offered(**asked: Any) -> list[str]:
        usual = {"district": "all", "agency": "all", "years": [], "most": 60}
        return list(run(db, "reports", usual | asked)["report_id"])

    assert offered() == ["110101001-2024", "110101001-2023", "110102001-2024"]
    assert offered(district="110102") == ["110102001-2024"]
    assert offered(agency="110101001") == ["110101001-2024", "110101001-2023"]
    assert offered(years=[2023]) == ["110101001-2023"]


def test_of_more_reports_than_are_shown_it_is_known_how_many_there_are(db: duckdb.DuckDBPyConnection) -> None:
    rows = run(db, "reports", {"district": "all", "agency": "all", "years": [], "most": 1})
    assert list(zip(rows["report_id"], rows["reports"], strict=True)) == [("110101001-2024", 3)]


def test_the_gravest_finding_comes_first_and_leads_to_its_figure(db: duckdb.DuckDBPyConnection) -> None:
    insert_figure(db, "110101001", 2024, "hotline_orders", 5, member="total", ordinal=0)
    insert_finding(db, "a", "110101001-2024", "note")
    insert_finding(db, "b", "110101001-2024", "error", figures=["110101001-2023#5", "110101001-2024#0"])
    insert_finding(db, "c", "110102001-2024", "warning")
    insert_finding(db, "d", "110101001-2023", "error")
    rows = run(db, "findings", {"district": "all", "agencies": [], "year": 2024})
    assert list(rows["severity"]) == ["error", "warning", "note"]
    assert rows["place"].tolist() == ["hotline_orders.total", "section.title", "section.title"]
    one = run(db, "findings", {"district": "110102", "agencies": ["110102001"], "year": 2024})
    assert list(one["severity"]) == ["warning"]


@pytest.mark.parametrize(
    ("rule", "message", "place"),
    [
        ("SAME", "表三全部数据与上年年报相同，且不全为 0", "section.requests"),
        ("SAME", "正文与上年年报的相似度约为 98%", "section.overview"),
        ("FORM", "“五、存在的主要问题及改进情况”没有内容", "section.problems"),
        ("FORM", "标题“公开内容”与规定格式“二、主动公开政府信息情况”不符", "section.proactive"),
        ("DEADLINE", "公布于 2025年2月12日，晚于期限 2025年1月31日", "section.title"),
        ("OLD-YEAR", "正文“发布信息26条”所述为 2023 年，年报为 2024 年度", "aside.2"),
    ],
)
def test_a_finding_without_a_figure_leads_to_the_part_that_it_is_about(
    db: duckdb.DuckDBPyConnection, rule: str, message: str, place: str
) -> None:
    for start, quote in ((4, "培训3次"), (20, "发布信息\n26条")):
        insert(
            db, "set_aside", report_id="110101001-2024", quote=quote, reason="所述为2023年的数",
            kind="other_year", year=2023, metric="", page=1,
            char_start=start, char_end=start + 5,
        )  # fmt: skip
    insert_finding(db, "a", "110101001-2024", "warning", message, rule=rule)
    rows = run(db, "findings", {"district": "all", "agencies": [], "year": 2024})
    assert rows["place"].tolist() == [place]


def test_rejected_documents_and_the_build(db: duckdb.DuckDBPyConnection) -> None:
    insert(db, "rejected", file="b.pdf", sha256="", problem="加密", remedy="去掉密码")
    insert(db, "rejected", file="a.pdf", sha256="", problem="空", remedy="换一份")
    assert list(run(db, "rejected", {})["file"]) == ["a.pdf", "b.pdf"]
    insert(
        db, "snapshot", snapshot_id="s", queries_sha256="", catalogue_sha256="", extractor="", reports=3,
        fictional=True,
    )  # fmt: skip
    assert run(db, "snapshot", {}).to_dict("records") == [
        {"snapshot_id": "s", "reports": 3, "fictional": True, "as_of": pd.Timestamp(2025, 1, 21)}
    ]
