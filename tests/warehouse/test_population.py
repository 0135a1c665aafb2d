"""population.csv: how an office tells the number of people, and what becomes of rows that can't be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from app.snapshots import empty_snapshot, insert_agency, insert_report

from dashboard.errors import LibraryError
from dashboard.library import Library
from dashboard.warehouse.population import fill_population, load_population


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    """东街道 in two districts; only the one of 甲区 has reports."""
    with duckdb.connect() as connection:
        empty_snapshot(connection)
        insert_agency(connection, "110101", "甲区", 1, "东街道")
        insert_agency(connection, "110102", "乙区", 1, "东街道")
        insert_agency(connection, "110102", "乙区", 2, "西镇")
        insert_report(connection, "110101001", 2024)
        yield connection


def filled(
    db: duckdb.DuckDBPyConnection, library: Library, *rows: str, encoding: str = "utf-8"
) -> tuple[list[tuple[object, ...]], list[str]]:
    """What the table population then holds, and the reasons of the rows set aside."""
    library.population.write_text("\n".join(["单位,年份,人口,来源", *rows]), encoding=encoding)
    rejected = fill_population(db, load_population(library.population), "population.csv")
    return db.execute("from population order by all").fetchall(), [str(row[3]) for row in rejected]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty folder serves."""
    return Library(tmp_path)


def test_an_agency_may_be_named_by_its_code_its_full_name_or_with_its_district(
    db: duckdb.DuckDBPyConnection, library: Library
) -> None:
    rows = ("110101001,2024,100,年鉴", "示例市乙区东街道,2024,200,年鉴", '乙区西镇,2024,"3,000",公报')
    assert filled(db, library, *rows) == (
        [
            ("110101001", 2024, 100, "年鉴"),
            ("110102001", 2024, 200, "年鉴"),
            ("110102002", 2024, 3000, "公报"),
        ],
        [],
    )


def test_a_short_name_means_the_agency_that_reports(db: duckdb.DuckDBPyConnection, library: Library) -> None:
    assert filled(db, library, "东街道,2024,100,年鉴")[0] == [("110101001", 2024, 100, "年鉴")]


def test_a_name_that_two_reporting_agencies_bear_is_not_guessed_at(
    db: duckdb.DuckDBPyConnection, library: Library
) -> None:
    insert_report(db, "110102001", 2024)
    kept, aside = filled(db, library, "东街道,2024,100,年鉴")
    assert kept == [] and aside == ["第 2 行：“东街道”有 2 个同名单位，须写全称或单位代码"]


def test_rows_that_cannot_be_used_are_set_aside_with_their_line_and_the_rest_goes_on(
    db: duckdb.DuckDBPyConnection, library: Library
) -> None:
    kept, aside = filled(
        db, library,
        "无此街道,2024,100,", "东街道,24,100,", "东街道,2023,约百人,", "东街道,2023,0,",
        "东街道,2022,100,甲", "110101001,2022,200,乙", "东街道,2021,99999999999999999999,",
    )  # fmt: skip
    assert kept == [("110101001", 2022, 100, "甲")]
    assert aside == [
        "第 2 行：单位目录中没有“无此街道”",
        "第 3 行：年份“24”不是四位年份",
        "第 4 行：人口“约百人”不是正整数（单位：人）",
        "第 5 行：人口“0”不是正整数（单位：人）",
        "第 7 行：“110101001”2022 年的人口前面已有",
        "第 8 行：人口“99999999999999999999”不是正整数（单位：人）",
    ]


def test_a_file_as_office_programs_save_it_is_read(db: duckdb.DuckDBPyConnection, library: Library) -> None:
    for encoding in ("gb18030", "utf-8-sig"):
        assert len(filled(db, library, "东街道,2024,100,年鉴", encoding=encoding)[0]) == 1


def test_without_a_file_nothing_is_known_and_without_its_columns_the_build_says_so(
    db: duckdb.DuckDBPyConnection, library: Library
) -> None:
    assert load_population(library.population) == ()
    library.population.write_text("街道,人数\n东街道,5", "utf-8")
    with pytest.raises(LibraryError, match="人口表缺少列 单位、年份、人口、来源"):
        load_population(library.population)
