"""What reports say: the queries of the strip, 单位画像 and 年报原文, on tables worked out by hand."""

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
    insert_section,
)
from pandas.testing import assert_frame_equal

from dashboard.exhibits.profile_year import channel_rows
from dashboard.warehouse.statements import run

A, B = "110101001", "110101002"


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    """Two sub-districts of one district; A reported 2022 and 2024, B 2023 and 2024."""
    with duckdb.connect() as connection:
        empty_snapshot(connection)
        insert_agency(connection, "110101", "甲区", 1, "东街道")
        insert_agency(connection, "110101", "甲区", 2, "西街道")
        for agency, year in ((A, 2022), (A, 2024), (B, 2023), (B, 2024)):
            insert_report(connection, agency, year)
        yield connection


def hotline(db: duckdb.DuckDBPyConnection, agency: str, year: int, value: float | None, **more: Any) -> None:
    insert_figure(db, agency, year, "hotline_orders", value, **({"member": "total", "ordinal": 0} | more))


def headline(
    db: duckdb.DuckDBPyConnection, year: int, metric: str = "hotline_orders", **scope: Any
) -> pd.Series:
    rows = run(db, "headline", {"district": "all", "agencies": [], "year": year} | scope)
    [row] = [row for _, row in rows.iterrows() if row["metric"] == metric and row["year"] == year]
    return row


def test_the_change_counts_only_agencies_that_reported_both_years(db: duckdb.DuckDBPyConnection) -> None:
    hotline(db, A, 2022, 70)
    hotline(db, A, 2024, 900)
    hotline(db, B, 2023, 40)
    hotline(db, B, 2024, 50)
    row = headline(db, 2024)
    assert (row["value"], row["agencies"], row["comparable_agencies"]) == (950, 2, 1)
    assert row["change_ratio"] == pytest.approx(0.25)


def test_a_gap_year_gives_no_change_rather_than_a_two_year_change(db: duckdb.DuckDBPyConnection) -> None:
    hotline(db, A, 2022, 70)
    hotline(db, A, 2024, 900)
    row = headline(db, 2024, agencies=[A])
    assert pd.isna(row["change_ratio"]) and row["comparable_agencies"] == 0


def test_a_base_of_zero_gives_no_change(db: duckdb.DuckDBPyConnection) -> None:
    hotline(db, B, 2023, 0)
    hotline(db, B, 2024, 5)
    row = headline(db, 2024)
    assert pd.isna(row["change_ratio"]) and row["comparable_agencies"] == 1


def test_what_nobody_stated_is_missing_and_what_was_stated_as_none_is_zero(
    db: duckdb.DuckDBPyConnection,
) -> None:
    hotline(db, A, 2024, 0)
    assert headline(db, 2024)["value"] == 0
    assert pd.isna(headline(db, 2024, "website_posts")["value"])
    assert headline(db, 2024, "website_posts")["agencies"] == 0


def test_a_sum_with_an_approximate_or_marked_part_says_so(db: duckdb.DuckDBPyConnection) -> None:
    hotline(db, A, 2024, 100, approximate=True)
    hotline(db, B, 2024, 50, state="marked")
    row = headline(db, 2024)
    assert row["approximate"] and row["marked"] == 1


def test_the_headline_of_a_district_leaves_the_others_out(db: duckdb.DuckDBPyConnection) -> None:
    insert_agency(db, "110102", "乙区", 1, "南街道")
    insert_report(db, "110102001", 2024)
    hotline(db, A, 2024, 10)
    hotline(db, "110102001", 2024, 1000)
    assert headline(db, 2024, district="110101")["value"] == 10


def test_a_government_that_sums_up_its_agencies_does_not_count_twice(db: duckdb.DuckDBPyConnection) -> None:
    insert_agency(db, "110101", "甲区", 9, "甲区人民政府", agency_id="110101", kind="政府")
    for year, value in ((2024, 60), (2021, 7)):
        insert_report(db, "110101", year)
        hotline(db, "110101", year, value)
    hotline(db, A, 2024, 10)
    hotline(db, B, 2024, 50)
    assert headline(db, 2024)["value"] == 60
    assert headline(db, 2024, agencies=["110101"])["value"] == 60
    assert headline(db, 2021)["value"] == 7, "nobody else reported"


def test_a_year_without_any_report_has_no_row_unless_it_is_the_chosen_one(
    db: duckdb.DuckDBPyConnection,
) -> None:
    rows = run(db, "headline", {"district": "all", "agencies": [A], "year": 2025})
    assert sorted(set(rows["year"])) == [2022, 2024, 2025]


def test_a_report_counts_its_figures_by_how_sure_they_are(db: duckdb.DuckDBPyConnection) -> None:
    for ordinal, state in enumerate(("proved", "proved", "read", "marked")):
        insert_figure(db, A, 2024, "trainings", 1, ordinal=ordinal, state=state)
    insert_finding(db, "a", f"{A}-2024", "note")
    insert_finding(db, "b", f"{B}-2024", "note")
    [row] = run(db, "report", {"agency": A, "year": 2024}).to_dict("records")
    assert (row["figures"], row["proved"], row["marked"], row["findings"]) == (4, 2, 1, 1)
    assert run(db, "report", {"agency": A, "year": 2023}).empty


def profile(db: duckdb.DuckDBPyConnection, agency: str = B, year: int = 2024) -> pd.DataFrame:
    return run(db, "profile_figures", {"agencies": [agency], "year": year})


def test_a_profile_lists_what_the_report_leaves_out(db: duckdb.DuckDBPyConnection) -> None:
    rows = profile(db).set_index("metric")
    assert not rows.loc["trainings", "present"] and pd.isna(rows.loc["trainings", "value"])
    assert not {"requests_new", "reviews"} & set(rows.index), "tables three and four stand for themselves"


def test_a_profile_tells_a_blank_cell_from_a_missing_one(db: duckdb.DuckDBPyConnection) -> None:
    insert_figure(db, B, 2024, "licensing_decisions", None, ordinal=0, origin="table")
    rows = profile(db).set_index("metric")
    assert rows.loc["licensing_decisions", "present"] and pd.isna(rows.loc["licensing_decisions", "value"])


def test_a_profile_leaves_out_lines_of_a_format_that_the_report_does_not_use(
    db: duckdb.DuckDBPyConnection,
) -> None:
    insert_report(db, A, 2020, format="2019")
    assert "procurement_amount" not in set(profile(db)["metric"])
    assert "procurement_amount" in set(profile(db, A, 2020)["metric"])
    assert "normative_in_force" in set(profile(db)["metric"])
    assert "normative_in_force" not in set(profile(db, A, 2020)["metric"])


def test_profiles_of_several_agencies_are_those_of_each(db: duckdb.DuckDBPyConnection) -> None:
    hotline(db, A, 2024, 7)
    hotline(db, B, 2023, 40)
    hotline(db, B, 2024, 20, member="help")
    both = run(db, "profile_figures", {"agencies": [B, A], "year": 2024})
    for agency, rows in both.groupby("agency_id"):
        assert_frame_equal(rows.reset_index(drop=True), profile(db, str(agency)), check_dtype=False)
    assert profile(db, A, 2021).empty, "there is no report"


def test_parts_follow_their_whole_and_compare_with_last_year(db: duckdb.DuckDBPyConnection) -> None:
    hotline(db, B, 2023, 40)
    hotline(db, B, 2023, 10, member="help", ordinal=1)
    hotline(db, B, 2024, 20, member="help", ordinal=0, char_start=0)
    hotline(db, B, 2024, 50, ordinal=1, char_start=9)
    rows = profile(db)
    found = rows[rows["metric"] == "hotline_orders"]
    assert list(found["member"]) == ["total", "help"]
    assert list(found["previous"]) == [40, 10]
    assert list(found["change_ratio"]) == [0.25, 1.0]
    assert list(found["figure_key"]) == ["hotline_orders.total", "hotline_orders.help"]


def test_a_figure_is_shown_once_though_a_sentence_repeats_the_table(db: duckdb.DuckDBPyConnection) -> None:
    insert_figure(db, B, 2024, "penalty_decisions", 3, ordinal=0, origin="table", char_start=50)
    insert_figure(db, B, 2024, "penalty_decisions", 4, ordinal=1, shown=False, char_start=10)
    rows = profile(db)
    assert list(rows.loc[rows["metric"] == "penalty_decisions", "value"]) == [3]
    keys = dict(
        db.execute(
            "select figure_id, figure_key from figure_key where report_id = ?", [f"{B}-2024"]
        ).fetchall()
    )
    assert keys == {f"{B}-2024#0": "penalty_decisions", f"{B}-2024#1": "penalty_decisions.2"}


def test_table_three_has_every_cell_of_the_form_that_the_report_uses(db: duckdb.DuckDBPyConnection) -> None:
    insert_figure(db, A, 2024, "requests_new", 7, ordinal=0, applicant="total", origin="table")
    insert_figure(db, A, 2024, "requests_new", None, ordinal=1, applicant="business", origin="table")
    insert_figure(db, A, 2024, "requests_new", 8, ordinal=2, applicant="total", shown=False)
    rows = run(db, "requests_table", {"report": f"{A}-2024"})
    assert len(rows) == 175
    first = rows[rows["row_position"] == 1].set_index("column_label")
    assert first.loc["总计", "value"] == 7 and first.loc["总计", "figure_key"] == "requests_new.total"
    assert first.loc["商业企业", "present"] and pd.isna(first.loc["商业企业", "value"])
    assert not first.loc["自然人", "present"]
    insert_report(db, A, 2020, format="2019")
    earlier = run(db, "requests_table", {"report": f"{A}-2020"})
    assert len(earlier) == 7 * db.execute("select count(*) from form_row where in_2019").fetchall()[0][0]


def test_table_four_has_fifteen_cells(db: duckdb.DuckDBPyConnection) -> None:
    insert_figure(db, A, 2024, "reviews", 2, ordinal=0, member="upheld", origin="table")
    rows = run(db, "disputes_table", {"report": f"{A}-2024"})
    assert len(rows) == 15 and rows["present"].sum() == 1
    assert rows.loc[0, "value"] == 2 and rows.loc[0, "figure_key"] == "reviews.upheld"


def parts(db: duckdb.DuckDBPyConnection, agency: str = A, year: int = 2024) -> list[tuple[int, str, float]]:
    rows = run(db, "parts_by_year", {"district": "all", "agencies": [agency], "year": year})
    assert set(rows["metric"]) <= {"hotline_orders"}
    return list(zip(rows["year"], rows["label"], rows["value"], strict=True))


def test_unknown_parts_keep_their_names_and_what_no_part_explains_is_another(
    db: duckdb.DuckDBPyConnection,
) -> None:
    hotline(db, A, 2024, 100)
    for ordinal, (member, value) in enumerate({"complaint": 40, "占道": 10, "噪声扰民": 20}.items(), start=1):
        hotline(db, A, 2024, value, member=member, ordinal=ordinal)
    assert parts(db) == [(2024, "投诉", 40), (2024, "噪声扰民", 20), (2024, "占道", 10), (2024, "未说明", 30)]


def test_what_no_part_explains_is_counted_report_by_report(db: duckdb.DuckDBPyConnection) -> None:
    """Parts of a report that states no total explain nothing of the total of another."""
    hotline(db, A, 2024, 100)
    hotline(db, A, 2024, 70, member="complaint", ordinal=1)
    hotline(db, B, 2024, 90, member="complaint", ordinal=0)
    rows = run(db, "parts_by_year", {"district": "all", "agencies": [], "year": 2024})
    assert list(zip(rows["year"], rows["label"], rows["value"], strict=True)) == [
        (2024, "投诉", 160),
        (2024, "未说明", 30),
    ]


def test_of_more_than_seven_parts_the_smallest_unknown_ones_are_one(db: duckdb.DuckDBPyConnection) -> None:
    hotline(db, A, 2024, 1, member="praise", ordinal=0)
    for number in range(8):
        hotline(db, A, 2024, 10 + number, member=f"类别{number}", ordinal=number + 1)
    assert parts(db) == [
        (2024, "表扬", 1),
        *((2024, f"类别{number}", 10 + number) for number in (7, 6, 5, 4, 3)),
        (2024, "其他", 10 + 11 + 12),
    ]


def test_a_year_with_a_total_only_has_no_parts_and_only_five_years_are_drawn(
    db: duckdb.DuckDBPyConnection,
) -> None:
    hotline(db, A, 2022, 10, member="help", ordinal=1)
    hotline(db, A, 2024, 100)
    assert parts(db) == [(2022, "求助", 10)]
    assert parts(db, year=2021) == []
    assert parts(db, year=2027) == []


def test_the_parts_of_two_metrics_are_kept_apart(db: duckdb.DuckDBPyConnection) -> None:
    hotline(db, A, 2024, 10, member="help", ordinal=1)
    insert_figure(db, A, 2024, "newmedia_posts", 140, ordinal=2, member="wechat")
    insert_figure(db, A, 2024, "newmedia_posts", 150, ordinal=3, member="total")
    rows = run(db, "parts_by_year", {"district": "all", "agencies": [A], "year": 2024})
    assert list(zip(rows["metric"], rows["label"], rows["value"], strict=True)) == [
        ("hotline_orders", "求助", 10),
        ("newmedia_posts", "微信公众号", 140),
        ("newmedia_posts", "未说明", 10),
    ]


def test_parts_without_their_whole_stand_under_a_whole_that_is_not_stated(
    db: duckdb.DuckDBPyConnection,
) -> None:
    insert_figure(db, B, 2024, "newmedia_posts", 140, ordinal=1, member="wechat", label="微信")
    rows = profile(db)
    rows = rows[rows["metric"] == "newmedia_posts"]
    assert list(zip(rows["member"], rows["present"], strict=True)) == [("", False), ("wechat", True)]
    assert "disclosures" not in set(profile(db)["metric"]), "it only sums others up"
    insert_figure(db, B, 2024, "disclosures", 14, ordinal=2, member="news", label="工作动态")
    rows = profile(db)
    assert rows.loc[rows["metric"] == "disclosures", "present"].tolist() == [False, True]


def test_channels_keep_their_units_and_missing_ones_their_place(db: duckdb.DuckDBPyConnection) -> None:
    insert_figure(db, A, 2024, "board_posts", 308, ordinal=0)
    insert_figure(db, A, 2024, "newmedia_posts", 140, ordinal=1, member="total", approximate=True)
    insert_figure(db, A, 2024, "newmedia_posts", 100, ordinal=2, member="wechat")
    rows = channel_rows(profile(db, A))
    assert list(rows["label"]) == ["政府网站", "政务新媒体", "公告栏、电子屏", "政策解读"]
    assert rows["value"].fillna(-1).tolist() == [-1, 140, 308, -1]
    assert rows["approximate"].tolist() == [False, True, False, False]
    assert rows["unit"].tolist() == ["条", "条", "次", "篇"]


def test_the_source_lists_figures_and_unmapped_numbers_by_their_place_and_section(
    db: duckdb.DuckDBPyConnection,
) -> None:
    report = f"{A}-2024"
    insert_section(db, report, "overview", "一、总体情况", 20)
    insert_section(db, report, "other", "六、其他", 60)
    hotline(db, A, 2024, 5, ordinal=0, char_start=70, char_end=75)
    insert_figure(db, A, 2024, "trainings", None, ordinal=1, char_start=10, char_end=10, state="marked")
    insert(
        db,
        "set_aside",
        report_id=report,
        quote="发放3册",
        reason="无此指标",
        kind="unmapped",
        metric="",
        page=1,
        char_start=30,
        char_end=34,
    )
    rows = run(db, "source_figures", {"report": report})
    assert list(rows["figure_key"]) == ["trainings", "aside.1", "hotline_orders.total"]
    assert list(rows["section"]) == ["", "overview", "other"]
    assert list(rows["state"]) == ["marked", "aside", "read"]


def test_pages_come_in_order(db: duckdb.DuckDBPyConnection) -> None:
    insert(db, "page", report_id=f"{A}-2024", page=2, char_start=5, text="乙")
    insert(db, "page", report_id=f"{A}-2024", page=1, char_start=0, text="甲甲甲甲\n")
    assert list(run(db, "source_pages", {"report": f"{A}-2024"})["text"]) == ["甲甲甲甲\n", "乙"]
