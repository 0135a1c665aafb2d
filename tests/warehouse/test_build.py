"""A build: what comes in, what is found again, and that the way to a state leaves no trace in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.errors import LibraryError
from dashboard.library import Library
from dashboard.warehouse.build import KEPT_SNAPSHOTS, build
from dashboard.warehouse.snapshot import current_snapshot_id, open_current
from warehouse.libraries import STREETS, correct, new_library, put, report_text

SPRING, SUMMER, AUTUMN, WINTER = STREETS


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return new_library(tmp_path / "library")


def dump(library: Library) -> str:
    return open_current(library).dump()


def orders(library: Library) -> dict[str, object]:
    """The hotline orders that 春风街道 had in 2024, as the pages show them."""
    figures = open_current(library).query("profile_figures", agencies=["990101001"], year=2024)
    whole = figures[(figures["metric"] == "hotline_orders") & (figures["member"].isin(["", "total"]))]
    [row] = whole.to_dict("records")
    return row


def test_a_report_comes_in_whole(library: Library) -> None:
    put(library, SPRING)
    result = build(library)
    assert (result.new, result.documents, result.reports, result.read_now) == (True, 1, 1, 1)
    assert result.rejected == ()
    assert orders(library)["value"] == 559


def test_an_empty_library_has_a_snapshot_without_reports(library: Library) -> None:
    result = build(library)
    assert (result.documents, result.reports) == (0, 0)
    assert open_current(library).query("snapshot")["reports"].tolist() == [0]


def test_building_again_with_nothing_new_makes_no_file(library: Library) -> None:
    put(library, SPRING)
    first = build(library)
    files = sorted(library.snapshots.iterdir())
    again = build(library)
    assert (again.new, again.snapshot_id, again.read_now) == (False, first.snapshot_id, 0)
    assert sorted(library.snapshots.iterdir()) == files


def test_a_library_that_was_never_built_says_so(library: Library) -> None:
    assert current_snapshot_id(library) is None
    with pytest.raises(LibraryError, match="gongkai build"):
        open_current(library)


def test_the_same_inputs_give_the_same_snapshot_anywhere_and_in_any_order(tmp_path: Path) -> None:
    here, there = new_library(tmp_path / "here"), new_library(tmp_path / "there")
    for street in (SPRING, SUMMER):
        put(here, street)
    for street in (SUMMER, SPRING):
        put(there, street)
        build(there)
    assert build(here).snapshot_id == build(there).snapshot_id
    assert dump(here) == dump(there)


def test_going_back_to_an_earlier_state_takes_its_snapshot_up_again(library: Library) -> None:
    put(library, SPRING)
    first = build(library)
    path = put(library, SUMMER)
    build(library)
    path.unlink()
    assert build(library).snapshot_id == first.snapshot_id
    assert current_snapshot_id(library) == first.snapshot_id


def add_a_report(library: Library) -> None:
    put(library, AUTUMN)


def add_last_years_report(library: Library) -> None:
    put(library, SPRING, 2023, orders=500)


def change_a_report(library: Library) -> None:
    put(library, SPRING, orders=600)


def remove_a_report(library: Library) -> None:
    (library.reports / f"{SPRING}2024.txt").unlink()


def rename_a_report(library: Library) -> None:
    (library.reports / f"{SPRING}2024.txt").rename(library.reports / "改名.txt")


def give_a_document_to_another_agency(library: Library) -> None:
    put(library, WINTER, name=f"{SPRING}2024.txt")


def add_a_second_document_that_comes_first(library: Library) -> None:
    put(library, SUMMER, name="00.txt", orders=1)


def remove_the_document_that_came_first(library: Library) -> None:
    (library.reports / f"{SUMMER}2024.txt").unlink()


def add_what_is_no_report(library: Library) -> None:
    (library.reports / "通知.txt").write_text("关于召开会议的通知", "utf-8")


def add_a_department(library: Library) -> None:
    text = (
        report_text(SPRING).replace(f"虚构市示例区{SPRING}", "虚构市示例区民政局").replace(SPRING, "民政局")
    )
    (library.reports / "虚构市示例区民政局2024.txt").write_text(text, "utf-8")


def correct_a_figure(library: Library) -> None:
    correct(library, {})


def correct_a_report_that_is_not_there(library: Library) -> None:
    correct(library, {"agency_id": "990101004"})


CHANGES = (
    add_a_report,
    add_last_years_report,
    change_a_report,
    remove_a_report,
    rename_a_report,
    give_a_document_to_another_agency,
    add_a_second_document_that_comes_first,
    remove_the_document_that_came_first,
    add_what_is_no_report,
    add_a_department,
    correct_a_figure,
    correct_a_report_that_is_not_there,
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A built library with two years of two streets, a second document for one, and what is no report."""
    library = new_library(tmp_path_factory.mktemp("built") / "library")
    for year in (2022, 2023, 2024):
        put(library, SPRING, year, orders=400 + year % 7)
        put(library, SUMMER, year)
    put(library, SUMMER, name="重复.txt", orders=2)
    (library.reports / "附件.txt").write_text("附件", "utf-8")
    (library.reports / f"{SPRING}2023.txt").unlink()
    build(library)
    return library


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_working_on_the_difference_gives_what_building_anew_gives(
    built: Library, tmp_path: Path, change: Callable[[Library], None]
) -> None:
    home = tmp_path / "library"
    shutil.copytree(built.home, home)
    library = Library(home)
    change(library)
    result = build(library)
    assert result.read_now <= 1
    assert result.snapshot_id != current_snapshot_id(built)
    by_difference = dump(library)
    shutil.rmtree(library.snapshots)
    build(library)
    assert by_difference == dump(library)


def test_a_document_without_agency_or_year_is_set_aside_with_reason_and_remedy(library: Library) -> None:
    (library.reports / "通知.txt").write_text("关于召开会议的通知", "utf-8")
    [rejection] = build(library).rejected
    assert rejection.file == "通知.txt"
    assert rejection.problem == "认不出是哪个单位、哪一年度的年报"
    assert "文件名" in rejection.remedy


def test_the_second_document_of_one_agency_and_year_is_set_aside(library: Library) -> None:
    put(library, SPRING, name="乙.txt")
    put(library, SPRING, name="甲.txt", orders=1)
    [rejection] = build(library).rejected
    assert (rejection.file, rejection.problem) == (
        "甲.txt",
        f"与《乙.txt》同为虚构省虚构市示例区{SPRING} 2024 年度年报",
    )
    (library.reports / "乙.txt").unlink()
    assert build(library).rejected == ()
    assert orders(library)["value"] == 1


def test_the_last_snapshots_are_kept_and_older_ones_go(library: Library) -> None:
    ids = []
    for count in range(KEPT_SNAPSHOTS + 2):
        put(library, SPRING, orders=count)
        ids.append(build(library).snapshot_id)
    kept = {path.stem for path in library.snapshots.glob("*.duckdb")}
    assert kept == set(ids[-KEPT_SNAPSHOTS:])


def test_files_that_programs_leave_behind_are_no_documents(library: Library) -> None:
    for name in (".DS_Store", "~$年报.docx", "Thumbs.db"):
        (library.reports / name).write_text("x", "utf-8")
    assert build(library).documents == 0


def test_reports_may_lie_in_folders(library: Library) -> None:
    (library.reports / "2024").mkdir()
    put(library, SPRING, name="2024/年报.txt")
    assert build(library).reports == 1


def test_a_correction_is_applied_and_names_who_and_why(library: Library) -> None:
    put(library, SPRING)
    correct(library, {})
    build(library)
    figure = orders(library)
    assert (figure["value"], figure["origin"]) == (560, "corrected")
    assert figure["reason"] == "王某（2025-02-01）：与热线平台台账一致"


def test_the_findings_of_a_report_follow_its_correction(library: Library) -> None:
    put(library, SPRING, orders=600)
    build(library)
    rules = open_current(library).query("findings_listed")["rule"].tolist()
    correct(library, {"printed": "600", "value": "559"})
    build(library)
    assert rules == ["PARTS"]
    assert open_current(library).query("findings_listed")["rule"].tolist() == []


def test_progress_is_told_in_chinese(library: Library) -> None:
    put(library, SPRING)
    told: list[str] = []
    build(library, progress=lambda doing, done, of: told.append(doing))
    assert told[0] == "读取年报"
    assert "核对" in told


def test_a_number_too_large_for_a_count_costs_a_figure_and_no_build(library: Library) -> None:
    put(library, SPRING, orders=int("9" * 20))
    put(library, SUMMER, orders=12)
    rows = [{"agency_id": "990101001", "year": year, "value": "9" * 30} for year in ("2024", "99999999999")]
    correct(library, *rows)
    build(library)
    with open_current(library).cursor() as cursor:
        figures = cursor.execute(
            "select value, state from figure where metric = 'hotline_orders' and member = 'total' order by 1"
        ).fetchall()
        problems = cursor.execute("select problem from correction order by line").fetchall()
    assert figures == [(12, "read"), (None, "marked")]
    assert problems == [("原值和更正值应为数字或空白",), ("年度不是四位年份",)]
