"""The derived indicators and the population in a library's builds, which work on the difference."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from dashboard.library import Library
from dashboard.warehouse.build import build
from dashboard.warehouse.snapshot import open_current

from .libraries import STREETS, correct, new_library, put

FIRST = "990101001"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Two years of one sub-district, whose tables say that there were no requests."""
    library = new_library(tmp_path_factory.mktemp("built") / "library")
    for year in (2023, 2024):
        put(library, STREETS[0], year)
    build(library)
    return library


@pytest.fixture
def library(built: Library, tmp_path: Path) -> Library:
    """A copy of it, to be changed."""
    return Library(shutil.copytree(built.home, tmp_path / "library"))


def backlog(library: Library, year: int) -> float | None:
    rows = open_current(library).query(
        "indicators_by_year", agencies=[FIRST], first_year=year, last_year=year, indicators=["backlog_change"]
    )
    if rows.empty:
        return None
    return float(rows["value"].iloc[0])


def per_thousand(library: Library) -> pd.Series:
    return (
        open_current(library)
        .query("per_thousand", agencies=[FIRST], first_year=2024, last_year=2024, keys=["hotline_orders"])
        .iloc[0]
    )


def test_a_change_in_last_years_report_reaches_this_years_indicators(library: Library) -> None:
    assert backlog(library, 2024) == 0
    cell = {"metric": "requests_carried_out", "member": "", "applicant": "total"}
    correct(library, {"year": "2023", "printed": "0", "value": "3", **cell})
    build(library)
    assert backlog(library, 2024) == -3


def test_a_report_that_goes_takes_its_indicators_along_and_a_change_on_it_is_missing(
    library: Library,
) -> None:
    (library.reports / f"{STREETS[0]}2023.txt").unlink()
    build(library)
    assert backlog(library, 2023) is None
    assert pd.isna(backlog(library, 2024))


def test_population_comes_and_goes_with_its_file(library: Library) -> None:
    assert pd.isna(per_thousand(library)["value"])
    library.population.write_text(f"单位,年份,人口,来源\n{STREETS[0]},2024,55900,统计公报\n", "gb18030")
    assert build(library).new
    assert (per_thousand(library)["value"], per_thousand(library)["source"]) == (10, "统计公报")
    library.population.unlink()
    build(library)
    assert pd.isna(per_thousand(library)["value"])


def test_a_row_of_the_population_that_is_nobodys_is_set_aside_with_its_reason(library: Library) -> None:
    library.population.write_text("单位,年份,人口,来源\n无此街道,2024,55900,统计公报\n", "utf-8")
    result = build(library)
    assert [(one.file, one.problem) for one in result.rejected] == [
        ("population.csv", "第 2 行：单位目录中没有“无此街道”")
    ]
    assert (result.documents, result.reports) == (2, 2)


def test_working_on_the_difference_gives_the_rows_of_building_anew(library: Library, tmp_path: Path) -> None:
    library.population.write_text(f"单位,年份,人口,来源\n{STREETS[1]},2023,10,\n无此街道,2024,1,\n", "utf-8")
    put(library, STREETS[1], 2023)
    build(library)
    other = new_library(tmp_path / "other")
    for file in library.reports.iterdir():
        (other.reports / file.name).write_bytes(file.read_bytes())
    other.population.write_bytes(library.population.read_bytes())
    build(other)
    assert open_current(library).dump() == open_current(other).dump()
