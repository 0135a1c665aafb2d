"""An office's own sheet on the command line and in a library: its mapping, its figures, its place."""

import csv
import json
from pathlib import Path

import pytest

from dashboard.library import Library
from dashboard.warehouse.snapshot import open_current
from tests.command_line import gongkai
from tests.warehouse.libraries import new_library, put

HEADINGS = ["单位", "区县", "年度", "热线工单", "微信发文", "小红书"]
STREETS = ["春风街道", "夏荷街道"]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return new_library(tmp_path / "library")


def put_sheet(library: Library, name: str = "汇总.csv", *, orders: int = 77) -> Path:
    path = library.reports / name
    rows = [[street, "示例区", "2024", str(orders), "8", "3"] for street in STREETS]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *rows])
    return path


def orders(library: Library) -> dict[str, tuple[float, str]]:
    """agency -> (hotline orders, file that they come from)."""
    found = {}
    for agency, report_id in (("春风街道", "990101001-2024"), ("夏荷街道", "990101002-2024")):
        snapshot = open_current(library)
        rows = snapshot.query("source_figures", report=report_id)
        if rows.empty:
            continue
        file = snapshot.query("report", agency=report_id[:9], year=2024)["file"].iloc[0]
        value = rows[rows["label"].str.contains("热线工单|受理")]["value"]
        found[agency] = (float(value.iloc[0]) if len(value) else 0.0, str(file))
    return found


def kept(library: Library) -> list[dict[str, str]]:
    with library.mappings.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_extract_prints_the_mapping_and_the_reports_of_a_sheet(library: Library) -> None:
    printed = json.loads(gongkai("extract", put_sheet(library), "--json", status=0).stdout)
    sheet = printed["sheet"]
    statuses = {entry["heading"]: entry["status"] for entry in sheet["mapping"]}
    assert (statuses["微信发文"], statuses["小红书"]) == ("guessed", "unknown")
    assert {text["reason"] for text in sheet["set_aside"]} >= {"单位“春风街道”未识别，请写全称并写明区县"}


def test_extract_for_a_person_shows_headings_and_counts(tmp_path: Path) -> None:
    path = tmp_path / "汇总.csv"
    path.write_text("单位,区县,年度,微信发文,步数\n南关街道,原州区,2023,5,6\n", "utf-8")
    shown = gongkai("extract", path, status=0).stdout
    assert "未识别" in shown
    assert "读出 1 个单位、1 个单位年度，数字 1 个" in shown
    assert "1 处：表头“步数”未识别" in shown


def decide(library: Library, heading: str, metric: str, member: str) -> None:
    """Say in the library's mapping what a heading stands for, as an office would."""
    rows = kept(library)
    for row in rows:
        if row["heading"] == heading:
            row.update(metric=metric, member=member, status="confirmed")
    with library.mappings.open("w", encoding="gb18030", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def test_extract_reads_a_sheet_by_the_mapping_and_the_places_that_the_library_keeps(
    library: Library, tmp_path: Path
) -> None:
    path = put_sheet(library)
    gongkai("build", "--home", library.home, status=1)
    decide(library, "小红书", "newmedia_posts", "other")
    elsewhere = tmp_path / path.name
    elsewhere.write_bytes(path.read_bytes())

    printed = gongkai("extract", elsewhere, "--home", library.home, "--json", status=0).stdout
    sheet = json.loads(printed)["sheet"]
    assert all(entry["kept"] for entry in sheet["mapping"])
    assert [report["agency"]["name"] for report in sheet["reports"]] == [
        f"示例区{street}" for street in STREETS
    ]
    assert [figure["label"] for figure in sheet["reports"][0]["figures"]] == [
        "热线工单",
        "微信发文",
        "小红书",
    ]
    assert sheet["set_aside"] == []
    shown = gongkai("extract", elsewhere, "--home", library.home, status=0).stdout
    assert f"以上含义均取自 {library.mappings}" in shown.replace("\n", "")

    guessed = json.loads(gongkai("extract", elsewhere, "--json", status=0).stdout)["sheet"]
    assert not any(entry["kept"] for entry in guessed["mapping"])
    assert "以上含义均为本次推断" in gongkai("extract", elsewhere, status=0).stdout


def test_extract_uses_the_default_library_for_a_sheet_that_lies_in_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put_sheet(library)
    gongkai("build", "--home", library.home, status=1)
    decide(library, "小红书", "newmedia_posts", "other")
    monkeypatch.setenv("GONGKAI_HOME", str(library.home))
    path.write_text(path.read_text("utf-8-sig").replace("年度", "年份"), "utf-8")
    shown = gongkai("extract", path, status=0).stdout.replace("\n", "")
    assert f"以上含义均为本次推断，{library.mappings} 中没有这些表头" in shown
    path.write_text(path.read_text("utf-8").replace("年份", "年度"), "utf-8")
    assert "以上含义均取自" in gongkai("extract", path, status=0).stdout


def test_a_build_shows_the_headings_of_a_new_sheet_once_and_keeps_them(library: Library) -> None:
    put_sheet(library)
    first = gongkai("build", "--home", library.home, status=1)
    assert "新的汇总表" in first.stdout
    assert str(library.mappings) in first.stdout.replace("\n", "")
    assert library.mappings.read_bytes().startswith(b"\xef\xbb\xbf")
    assert {row["heading"]: row["status"] for row in kept(library)}["小红书"] == "unknown"
    again = gongkai("build", "--home", library.home, status=1)
    assert "没有变化" in again.stdout
    assert "新的汇总表" not in again.stdout


def test_what_the_office_edits_is_used_at_the_next_build(library: Library) -> None:
    put_sheet(library)
    gongkai("build", "--home", library.home, status=1)
    decide(library, "小红书", "newmedia_posts", "other")
    edited = gongkai("build", "--home", library.home, status=0)
    assert "已生成快照" in edited.stdout
    figures = open_current(library).query("source_figures", report="990101001-2024")
    assert list(figures["label"]) == ["热线工单", "微信发文", "小红书"]


def test_a_sheet_without_a_column_of_agencies_is_built_once_its_title_names_one(library: Library) -> None:
    path = library.reports / "台账.csv"
    path.write_text("2024年台账,\n微信发文,热线工单\n8,77\n", "utf-8")
    refused = gongkai("build", "--home", library.home, status=1)
    assert "请加一列“单位”，或在标题中写明单位全称" in refused.stderr.replace("\n", "")
    path.write_text("示例区春风街道2024年台账,\n微信发文,热线工单\n8,77\n", "utf-8")
    gongkai("build", "--home", library.home, status=0)
    assert orders(library)["春风街道"] == (77, "台账.csv")


def test_a_mapping_that_cannot_be_meant_is_refused_with_its_line(library: Library) -> None:
    put_sheet(library)
    library.mappings.write_text(
        "sheet,kind,heading,metric,member,applicant,factor,status\ns1,column,小红书,没有,,,1,confirmed\n",
        "utf-8",
    )
    assert "第 2 行" in gongkai("build", "--home", library.home, status=1).stderr


def test_a_report_itself_goes_before_the_sheet_and_the_sheet_steps_in_when_it_is_gone(
    library: Library,
) -> None:
    put_sheet(library)
    report = put(library, "春风街道")
    run = gongkai("build", "--home", library.home, status=1)
    assert "1 份与年报原件同单位同年度" in run.stderr
    assert orders(library)["夏荷街道"] == (77, "汇总.csv")
    assert orders(library)["春风街道"][1] == "春风街道2024.txt"
    report.unlink()
    gongkai("build", "--home", library.home, status=1)
    assert orders(library)["春风街道"] == (77, "汇总.csv")


def test_of_two_sheets_the_first_by_path_wins(library: Library) -> None:
    put_sheet(library, "乙.csv", orders=2)
    put_sheet(library, "丙.csv", orders=1)
    run = gongkai("build", "--home", library.home, status=1)
    assert "2 份在另一张汇总表中已有" in run.stderr
    assert orders(library)["春风街道"] == (1, "丙.csv")


def test_the_same_library_gives_the_same_snapshot_whatever_was_built_before(library: Library) -> None:
    put(library, "春风街道")
    gongkai("build", "--home", library.home, status=0)
    put_sheet(library)
    gongkai("build", "--home", library.home, status=1)
    snapshot = open_current(library)
    step_by_step = (snapshot.id, snapshot.query("source_figures", report="990101002-2024").to_csv())
    for path in library.snapshots.iterdir():
        path.unlink()
    gongkai("build", "--home", library.home, status=1)
    snapshot = open_current(library)
    assert (snapshot.id, snapshot.query("source_figures", report="990101002-2024").to_csv()) == step_by_step


def test_figures_from_a_sheet_are_no_published_report_and_break_no_rule_of_form(library: Library) -> None:
    put_sheet(library)
    put(library, "春风街道")
    gongkai("build", "--home", library.home, status=1)
    snapshot = open_current(library)
    agencies = snapshot.query("agencies", district="990101").set_index("short_name")["reports"]
    assert (agencies["春风街道"], agencies["夏荷街道"]) == (1, 0)
    findings = json.loads(gongkai("check", "--home", library.home, "--json", status=0).stdout)
    assert not [finding for finding in findings if "夏荷" in finding["agency"]]


def test_the_text_of_a_report_from_a_sheet_is_the_headings_and_its_own_rows(library: Library) -> None:
    put_sheet(library)
    gongkai("build", "--home", library.home, status=1)
    pages = open_current(library).query("source_pages", report="990101002-2024")
    text = "".join(pages["text"])
    assert "单位" in text and "夏荷街道" in text and "春风街道" not in text
