"""Numbers over the years, parts that moved, labels as written, channels that stopped: worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pandas as pd
import pytest
from app.snapshots import (
    empty_snapshot,
    fill_indicators,
    insert_agency,
    insert_figure,
    insert_finding,
    insert_report,
)

from dashboard.warehouse.statements import run

STREETS = [f"11010100{number}" for number in range(1, 6)]
A, B, C, D, E = STREETS
GOVERNMENT = "110101009"
OTHER = "110102001"


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    """Five sub-districts of a district and its government, one sub-district of another district."""
    with duckdb.connect() as connection:
        empty_snapshot(connection)
        for number in range(1, 6):
            insert_agency(connection, "110101", "甲区", number, f"第{number}街道")
        insert_agency(connection, "110101", "甲区", 9, "甲区人民政府", kind="政府")
        insert_agency(connection, "110102", "乙区", 1, "东街道")
        yield connection


def states(
    db: duckdb.DuckDBPyConnection, agency: str, year: int, metric: str = "hotline_orders", /, **values: Any
) -> None:
    """A report that states these members of a metric (`alone` for a metric without members)."""
    if not db.execute("select 1 from report where report_id = ?", [f"{agency}-{year}"]).fetchall():
        insert_report(db, agency, year)
    for member, value in values.items():
        [(ordinal,)] = db.execute("select count(*) from figure").fetchall()
        name = "" if member == "alone" else member
        applicant = "total" if metric.startswith("requests_") else ""
        insert_figure(
            db,
            agency,
            year,
            metric,
            value,
            ordinal=ordinal,
            member=name,
            applicant=applicant,
            label=f"{name}类",
        )


def ask(db: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> pd.DataFrame:
    return run(db, name, {"district": "110101", "agencies": [], "year": 2024} | parameters)


def spread(db: duckdb.DuckDBPyConnection, key: str, district: str = "110101") -> pd.DataFrame:
    asked = {"district": district, "first_year": 2021, "year": 2024, "key": key}
    return run(db, "spread_by_year", asked).set_index("year")


def bodies_of(db: duckdb.DuckDBPyConnection, key: str, *, most: int = 30, **parameters: Any) -> pd.DataFrame:
    return ask(db, "bodies_by_year", first_year=2021, key=key, most=most, **parameters).set_index("year")


def test_the_whole_is_added_and_its_change_counts_only_who_states_both_years(
    db: duckdb.DuckDBPyConnection,
) -> None:
    states(db, A, 2023, total=100)
    states(db, A, 2024, total=150)
    states(db, B, 2024, total=900)
    rows = spread(db, "hotline_orders")
    assert rows["value"].to_dict() == {2023: 100, 2024: 1050}
    assert (rows.loc[2024, "stated"], rows.loc[2024, "compared"]) == (2, 1)
    assert rows.loc[2024, "change_ratio"] == 0.5
    assert rows["change_ratio"].isna().tolist() == [True, False]


def test_over_a_year_without_a_report_there_is_no_change(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2022, total=100)
    states(db, A, 2024, total=150)
    rows = spread(db, "hotline_orders")
    assert list(rows.index) == [2022, 2024] and rows["change_ratio"].isna().all()
    bodies = bodies_of(db, "hotline_orders")
    own = bodies[bodies["body"] == A]
    assert own["value"].isna().tolist() == [False, True, False]
    assert own["difference"].isna().all() and own["change_ratio"].isna().all()


def test_the_middle_half_lies_between_the_quartiles_of_at_least_four(db: duckdb.DuckDBPyConnection) -> None:
    for agency, value in zip(STREETS, (10, 20, 30, 40, 100), strict=True):
        states(db, agency, 2024, total=value)
    for agency in (A, B, C):
        states(db, agency, 2023, total=5)
    rows = spread(db, "hotline_orders")
    assert rows.loc[[2024], ["low", "median", "high"]].to_numpy().tolist() == [[20, 30, 40]]
    assert rows.loc[[2023], ["low", "median", "high"]].isna().to_numpy().all()


def test_a_government_is_not_added_to_its_agencies_but_can_be_chosen(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2024, total=100)
    states(db, GOVERNMENT, 2024, total=100)
    assert spread(db, "hotline_orders").loc[2024, "value"] == 100
    assert GOVERNMENT not in set(bodies_of(db, "hotline_orders")["body"])
    own = bodies_of(db, "hotline_orders", agencies=[GOVERNMENT])
    assert own.loc[2024, "value"] == 100


def test_a_rate_of_the_whole_comes_from_the_sums(db: duckdb.DuckDBPyConnection) -> None:
    for agency, received, processed in ((A, 10, 5), (B, 90, 90)):
        states(db, agency, 2024, "requests_new", alone=received)
        states(db, agency, 2024, "requests_carried_in", alone=0)
        states(db, agency, 2024, "requests_processed", alone=processed)
    fill_indicators(db)
    row = spread(db, "completion_rate").loc[2024]
    assert (row["numerator"], row["denominator"], row["value"]) == (95, 100, 0.95)
    bodies = bodies_of(db, "completion_rate").set_index("body")
    assert bodies.loc[[B, A], "value"].tolist() == [1.0, 0.5]
    assert bodies.loc[[B, A], "is_small"].tolist() == [False, True]
    assert bodies.loc[[B, A], "figure_key"].isna().all()


def test_all_districts_together_are_compared_as_districts(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2024, total=100)
    states(db, B, 2024, total=50)
    states(db, OTHER, 2024, total=70)
    rows = bodies_of(db, "hotline_orders", district="all")
    assert rows[["body", "name", "value", "stated"]].to_numpy().tolist() == [
        ["110101", "甲区", 150, 2],
        ["110102", "乙区", 70, 1],
    ]
    assert spread(db, "hotline_orders", "all").loc[2024, "value"] == 220


def test_the_highest_of_many_are_shown_and_all_are_counted(db: duckdb.DuckDBPyConnection) -> None:
    for agency, value in zip(STREETS, (10, 20, 30, 40, 100), strict=True):
        states(db, agency, 2024, total=value)
    rows = bodies_of(db, "hotline_orders", most=2)
    assert rows["body"].tolist() == [E, D] and rows["bodies"].tolist() == [5, 5]
    assert rows["figure_key"].tolist() == ["hotline_orders.total"] * 2


def test_parts_move_among_agencies_with_the_same_scheme_only(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2023, total=100, help=60, complaint=40)
    states(db, A, 2024, total=150, help=70, complaint=80)
    states(db, B, 2023, total=100, help=90, complaint=10)
    states(db, B, 2024, total=100, 城市管理=95, complaint=5)
    rows = ask(db, "parts_moved", metric="hotline_orders")
    assert rows[["member", "before", "after", "difference"]].to_numpy().tolist() == [
        ["complaint", 40, 80, 40],
        ["help", 60, 70, 10],
    ]
    assert rows["change_ratio"].round(3).tolist() == [1.0, 0.167]
    first = rows.iloc[0]
    assert (first["compared"], first["renewed"], list(first["renewed_names"])) == (1, 1, ["第2街道"])
    assert list(first["former_parts"]) == ["求助", "投诉"]
    assert list(first["present_parts"]) == ["城市管理", "投诉"]


def test_a_new_scheme_everywhere_leaves_nothing_to_compare(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2023, total=100, help=60, complaint=40)
    states(db, A, 2024, total=150, 城市管理=150)
    [row] = ask(db, "parts_moved", metric="hotline_orders").to_dict("records")
    assert (row["compared"], row["renewed"]) == (0, 1) and pd.isna(row["member"])


def test_parts_that_moved_are_added_over_districts_and_over_the_agencies_that_are_chosen(
    db: duckdb.DuckDBPyConnection,
) -> None:
    for agency in (A, B, GOVERNMENT, OTHER):
        states(db, agency, 2023, total=100, help=60, complaint=40)
    states(db, A, 2024, total=110, help=70, complaint=40)
    states(db, B, 2024, total=90, 城市管理=90)
    states(db, GOVERNMENT, 2024, total=200, help=160, complaint=40)
    states(db, OTHER, 2024, total=100, 噪声=100)

    def moved(**scope: Any) -> tuple[list[list[Any]], list[Any]]:
        rows = ask(db, "parts_moved", metric="hotline_orders", **scope)
        first = rows.iloc[0]
        told = [first["compared"], first["renewed"], list(first["renewed_names"])]
        return rows[["member", "before", "after"]].dropna().to_numpy().tolist(), told

    of_a = [["help", 60, 70], ["complaint", 40, 40]]
    assert moved() == (of_a, [1, 1, ["第2街道"]])
    assert moved(district="all") == (of_a, [1, 2, ["第2街道", "东街道"]])
    assert moved(agencies=[B]) == ([], [0, 1, ["第2街道"]])
    assert moved(agencies=[GOVERNMENT]) == ([["help", 60, 160], ["complaint", 40, 40]], [1, 0, []])
    assert moved(agencies=[A, GOVERNMENT]) == (of_a, [1, 0, []])


def test_labels_stand_as_written_beside_their_members(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2024, total=100, help=60, 噪声=40)
    states(db, B, 2024, total=30, help=30)
    rows = ask(db, "labels_written", metric="hotline_orders", most=10)
    assert rows[["label", "member_label", "agency_id", "value", "figure_key"]].to_numpy().tolist()[:2] == [
        ["help类", "求助", A, 60, "hotline_orders.help"],
        ["help类", "求助", B, 30, "hotline_orders.help"],
    ]
    noise = rows[rows["member"] == "噪声"].iloc[0]
    assert (noise["label"], noise["mapped"], noise["label_agencies"]) == ("噪声类", False, 1)
    assert (noise["labels"], noise["unmapped"]) == (2, 1)
    everywhere = ask(db, "labels_written", metric="hotline_orders", most=10, district="all")
    assert everywhere["value"].tolist() == [90, 40] and everywhere["agency_id"].isna().all()
    assert everywhere["label_agencies"].tolist() == [2, 1]
    chosen = ask(db, "labels_written", metric="hotline_orders", most=10, district="all", agencies=[B])
    assert chosen[["label", "value", "label_agencies"]].to_numpy().tolist() == [["help类", 30, 1]]


def test_a_breakdown_that_does_not_add_up_is_named_unless_it_was_dismissed(
    db: duckdb.DuckDBPyConnection,
) -> None:
    states(db, A, 2024, total=100, help=60)
    message = "“12345政务服务便民热线受理”：各分项之和为 60 件，合计为 100 件"
    insert_finding(db, "f1", f"{A}-2024", "error", message, rule="PARTS")
    insert_finding(db, "f2", f"{A}-2024", "error", "“政府网站主动公开信息”：……", rule="PARTS")
    rows = ask(db, "breakdown_findings", metric="hotline_orders", dismissed=[])
    assert rows[["short_name", "unit", "found"]].to_numpy().tolist() == [["第1街道", "件", 1]]
    assert ask(db, "breakdown_findings", metric="hotline_orders", dismissed=["f1"]).empty


def test_zero_and_nothing_stated_are_different_ways_to_stop(db: duckdb.DuckDBPyConnection) -> None:
    for agency in (A, B, C):
        states(db, agency, 2023, "website_posts", total=10)
    states(db, A, 2024, "website_posts", total=0)
    states(db, B, 2024, "board_posts", alone=5)
    states(db, D, 2023, "website_posts", total=0)
    states(db, D, 2024, "website_posts", total=7)
    rows = ask(db, "channels_stopped", most=10)
    assert rows[["kind", "agency_id", "metric"]].to_numpy().tolist() == [
        ["zero", A, "website_posts"],
        ["silent", B, "website_posts"],
        ["absent", C, "website_posts"],
        ["began", D, "website_posts"],
        ["began", B, "board_posts"],
    ]
    assert rows.loc[rows["kind"] == "silent", "value"].isna().all()


def test_new_media_given_by_channel_alone_have_not_stopped(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2023, "newmedia_posts", total=30, wechat=20, weibo=10)
    states(db, A, 2024, "newmedia_posts", wechat=25, weibo=10)
    assert ask(db, "channels_stopped", most=10).empty
    states(db, B, 2023, "newmedia_posts", total=30, wechat=20, weibo=10)
    states(db, B, 2024, "newmedia_posts", total=25, wechat=25)
    rows = ask(db, "channels_stopped", most=10)
    assert rows[["kind", "agency_id", "label"]].to_numpy().tolist() == [["silent", B, "微博"]]


def test_a_government_neither_stops_nor_begins_when_its_agencies_report_beside_it(
    db: duckdb.DuckDBPyConnection,
) -> None:
    states(db, GOVERNMENT, 2023, "website_posts", total=10)
    states(db, GOVERNMENT, 2024, "website_posts", total=0)
    states(db, A, 2024, "website_posts", total=5)
    # Its report of 2024 is there, though only that of 2023 is added up.
    assert ask(db, "channels_stopped", most=10).empty
    assert ask(db, "channels_stopped", most=10, agencies=[A, GOVERNMENT]).empty
    alone = ask(db, "channels_stopped", most=10, agencies=[GOVERNMENT])
    assert alone[["kind", "previous", "value"]].to_numpy().tolist() == [["zero", 10, 0]]


def test_who_stopped_is_counted_over_all_districts_and_the_largest_come_first(
    db: duckdb.DuckDBPyConnection,
) -> None:
    for agency, posts in ((A, 10), (B, 30), (OTHER, 20)):
        states(db, agency, 2023, "policy_interpretations", alone=posts)
        states(db, agency, 2024, "policy_interpretations", alone=0)
    rows = ask(db, "channels_stopped", most=2, district="all")
    assert rows[["agency_id", "previous", "found"]].to_numpy().tolist() == [[B, 30, 3], [OTHER, 20, 3]]
    later = ask(db, "channels_stopped", most=2, district="all", year=2025)
    assert later.empty


def test_outputs_are_added_by_channel_and_year(db: duckdb.DuckDBPyConnection) -> None:
    states(db, A, 2023, "website_posts", total=10)
    states(db, A, 2024, "website_posts", total=15)
    states(db, B, 2024, "website_posts", total=100)
    states(db, B, 2024, "board_posts", alone=3)
    rows = ask(db, "outputs_by_year", first_year=2021)
    assert rows[["metric", "year", "value", "stated", "reports", "compared"]].to_numpy().tolist() == [
        ["website_posts", 2023, 10, 1, 1, 0],
        ["website_posts", 2024, 115, 2, 2, 1],
        ["board_posts", 2024, 3, 1, 2, 0],
    ]
    assert rows["change_ratio"].tolist()[1] == 0.5
    [alone] = ask(db, "outputs_by_year", first_year=2024, agencies=[A]).to_dict("records")
    assert (alone["value"], alone["reports"], alone["compared"]) == (15, 1, 0)


def test_outputs_change_among_those_that_count_in_both_years(db: duckdb.DuckDBPyConnection) -> None:
    states(db, GOVERNMENT, 2023, "website_posts", total=90)
    states(db, GOVERNMENT, 2024, "website_posts", total=99)
    for year, posts in ((2022, 7), (2024, 5)):
        states(db, A, year, "website_posts", total=posts)
    states(db, OTHER, 2023, "board_posts", alone=4, total=6)
    states(db, OTHER, 2024, "board_posts", alone=9)

    def outputs(**scope: Any) -> list[list[Any]]:
        rows = ask(db, "outputs_by_year", first_year=2022, **scope)
        return rows[["metric", "year", "value", "reports", "compared"]].to_numpy().tolist()

    assert outputs() == [
        ["website_posts", 2022, 7, 1, 0],
        ["website_posts", 2023, 90, 1, 0],
        ["website_posts", 2024, 5, 1, 0],
    ]
    assert outputs(agencies=[GOVERNMENT])[-1] == ["website_posts", 2024, 99, 1, 1]
    assert outputs(agencies=[A, GOVERNMENT]) == outputs()
    # A total beside the boards is what the report says of them together.
    assert outputs(district="110102") == [["board_posts", 2023, 6, 1, 0], ["board_posts", 2024, 9, 1, 1]]


def test_only_table_two_means_something_else_since_its_form_changed(db: duckdb.DuckDBPyConnection) -> None:
    rows = run(db, "measures", {}).set_index("key")
    assert rows.loc["normative_in_force", "breaks_in"] == 2021
    assert rows.loc[["hotline_orders", "completion_rate", "reviews"], "breaks_in"].isna().all()
    assert "requests_outcome" not in rows.index
