"""数据质量: findings beside their passages, and verdicts that hold until a value changes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from warehouse.libraries import STREETS, new_library, put

from dashboard.library import Library
from dashboard.warehouse.build import build

from .conftest import Open
from .handmade import DISTRICT, several_reports, usual_report
from .snapshots import write_snapshot


def written(at: AppTest) -> str:
    """What stands on the page as text of its own."""
    return "\n".join(re.sub("<[^>]+>", "", element.proto.body) for element in at.get("html"))


def components(at: AppTest, name: str) -> list[dict[str, Any]]:
    """The data of every component `name` of the page, in their order."""
    return [
        json.loads(element.proto.json)
        for element in at.get("bidi_component")
        if element.proto.component_name == f"gongkai_{name}"
    ]


def listed(at: AppTest) -> list[list[str]]:
    """The lines of the list of findings; none where it says that there are none."""
    return [line["texts"] for data in components(at, "choice_list") for line in data["lines"]]


def tables(at: AppTest) -> dict[str, list[list[Any]]]:
    """The rows of every table by its caption."""
    return {
        table["caption"]: table["rows"] for data in components(at, "linked_table") for table in data["tables"]
    }


def judge(at: AppTest, verdict: str, why: str, who: str) -> None:
    """Give a verdict on the finding that is shown."""
    [radio] = at.radio
    radio.set_value(verdict)
    for field in at.text_input:
        if field.label == "理由":
            field.set_value(why)
        if field.label == "判断人":
            field.set_value(who)
    [button] = [button for button in at.button if button.label == "提交判断"]
    button.click()
    at.run()
    assert not at.exception


@pytest.fixture
def office(tmp_path: Path) -> Library:
    """The report of one sub-district, whose hotline orders exceed the sum of their parts by one."""
    library = new_library(tmp_path / "office")
    put(library, STREETS[0], orders=560)
    build(library)
    return library


def parts(at: AppTest) -> list[list[str]]:
    return [line for line in listed(at) if line[2] == "分项合计"]


def test_a_verdict_survives_a_rebuild_and_lapses_when_the_value_changes(
    open_page: Open, office: Library
) -> None:
    at = open_page("quality", office, rule="PARTS")
    assert len(parts(at)) == 1 and parts(at)[0][-1] == ""
    judge(at, "不属实", "另有一件表扬未列", "张某")
    assert parts(at) == [], "what is 不属实 is left out"
    assert "1 项经判断不属实，不计入" in written(at)

    shutil.rmtree(office.snapshots)
    put(office, STREETS[1])
    build(office)
    at = open_page("quality", office, rule="PARTS", verdict="dismissed")
    assert [line[-1] for line in parts(at)] == ["不属实"]
    assert "张某" in written(at) and "另有一件表扬未列" in written(at)

    put(office, STREETS[0], orders=561)
    build(office)
    at = open_page("quality", office, rule="PARTS")
    assert [line[-1] for line in parts(at)] == [""]
    [record] = tables(at)["判断记录"]
    assert record[0]["text"] == "已失效（数值已变）" and record[5] == "张某"
    assert "1 条判断已失效" in written(at)


def test_a_verdict_shows_at_once_to_somebody_who_has_the_page_open(open_page: Open, office: Library) -> None:
    other = open_page("quality", office, rule="PARTS", verdict="every")
    judge(open_page("quality", office, rule="PARTS"), "确认", "与台账核对", "李某")
    other.run()
    assert [line[-1] for line in parts(other)] == ["确认"]


def test_a_verdict_without_a_reason_is_refused_with_why(open_page: Open, office: Library) -> None:
    at = open_page("quality", office, rule="PARTS")
    judge(at, "确认", "", "李某")
    assert "缺少理由" in at.error[0].value
    assert not office.verdicts.exists()


def test_a_finding_shows_both_figures_where_they_stand_and_the_passage(
    open_page: Open, office: Library
) -> None:
    at = open_page("quality", office, rule="PARTS")
    expected, actual = tables(at)["比较的两个数"]
    assert (expected[0], actual[0]) == ("应为", "实为")
    assert actual[1]["text"].startswith("560")
    assert actual[1]["target"]["figure"] == "hotline_orders.total"
    assert expected[1]["text"].startswith("559")
    assert "560件" in written(at), "the report's own words"


def test_a_broken_file_of_verdicts_is_said_and_the_page_goes_on(open_page: Open, office: Library) -> None:
    office.verdicts.write_text("甲,乙\n", "utf-8-sig")
    at = open_page("quality", office, rule="PARTS")
    assert "判断表缺少列" in written(at) and len(parts(at)) == 1


def test_a_passage_with_markup_stays_text(open_page: Open, library: Library) -> None:
    report = usual_report(0, 2024)
    report.figures[0]["context"] = "<img src=x onerror=alert(1)>共 24 条"
    write_snapshot(library, [report], findings=[(report, "error", "<b>合计</b>不符")])
    at = open_page("quality", library)
    bodies = "\n".join(element.proto.body for element in at.get("html"))
    assert "<img src=x" not in bodies and "<b>合计" not in bodies
    assert "&lt;img src=x" in bodies


def test_the_list_is_narrowed_by_rule_severity_and_agency(open_page: Open, library: Library) -> None:
    reports = several_reports()
    of_year = [report for report in reports if report.year == 2024]
    found = [(of_year[0], "error", "合计差 1"), (of_year[1], "note", "偏高")]
    write_snapshot(library, reports, findings=found)
    assert len(listed(open_page("quality", library, year="2024"))) == 2
    assert [line[0] for line in listed(open_page("quality", library, year="2024", severity="note"))] == [
        "提示"
    ]
    one = open_page("quality", library, year="2024", agency=of_year[0].agency_id)
    assert [line[3] for line in listed(one)] == ["合计差 1"]
    at = open_page("quality", library, year="2024", verdict="confirmed")
    assert listed(at) == [] and "没有符合以上条件的问题" in written(at)


def test_a_link_names_the_finding_that_it_shows(open_page: Open, library: Library) -> None:
    reports = [usual_report(agency, 2024) for agency in range(2)]
    write_snapshot(library, reports, findings=[(report, "note", report.agency_id) for report in reports])
    at = open_page("quality", library, finding="1")
    assert components(at, "choice_list")[0]["chosen"] == "1"
    assert reports[1].agency_id in written(at)


def test_all_districts_together_are_counted_and_not_listed(open_page: Open, library: Library) -> None:
    report = usual_report(0, 2024)
    write_snapshot(library, [report], findings=[(report, "error", "合计差 1")], other_districts=2)
    at = open_page("quality", library, district="all", year="2024")
    assert components(at, "choice_list") == []
    assert "请先选择区县" in written(at)


def test_the_bundled_report_alone_says_what_cannot_be_compared(
    open_page: Open, seed_library: Library
) -> None:
    at = open_page("quality", seed_library)
    assert "1 份年报可核对规则" in written(at)
    assert "没有连续两年的年报" in written(at) and "可比较的年报正文不足两份" in written(at)
    assert DISTRICT not in written(at)


def test_a_dismissed_finding_leaves_the_notices_of_the_overview(open_page: Open, office: Library) -> None:
    contradiction = "各分项之和为 559 件，合计为 560 件"
    assert contradiction in written(open_page("overview", office))
    judge(open_page("quality", office, rule="PARTS"), "不属实", "另有一件表扬未列", "张某")
    assert contradiction not in written(open_page("overview", office))
    assert "分项" not in json.dumps(tables(open_page("profile", office)), ensure_ascii=False)
