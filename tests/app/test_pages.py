"""What each page says over an empty library, the bundled report, and several reports."""

from __future__ import annotations

import gc
import json
import re
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.library import Library, create_library

from .conftest import Open
from .handmade import AGENCIES, DISTRICT, several_reports, usual_report
from .snapshots import write_snapshot

PAGES = ("overview", "profile", "source")


def written(at: AppTest) -> str:
    """What stands on the page as text of its own."""
    return "\n".join(re.sub("<[^>]+>", "", element.proto.body) for element in at.get("html"))


def answer(at: AppTest) -> str:
    [sentence] = [
        re.sub("<[^>]+>", "", element.proto.body)
        for element in at.get("html")
        if 'class="answer"' in element.proto.body
    ]
    return sentence


def components(at: AppTest, name: str) -> list[dict[str, Any]]:
    """The data of each component `name`, e.g. linked_table."""
    return [
        json.loads(element.proto.json)
        for element in at.get("bidi_component")
        if element.proto.component_name == f"gongkai_{name}"
    ]


def component(at: AppTest, name: str) -> dict[str, Any]:
    """The data of the only component `name`."""
    [data] = components(at, name)
    return data


def linked(at: AppTest) -> list[dict[str, Any]]:
    """Every table of the page."""
    return [table for data in components(at, "linked_table") for table in data["tables"]]


def cells(at: AppTest) -> list[str]:
    """The texts of all cells of the page's tables."""
    return [
        cell if isinstance(cell, str) else cell["text"]
        for table in linked(at)
        for row in table["rows"]
        for cell in row
    ]


def metrics(at: AppTest) -> dict[str, tuple[str, str]]:
    return {metric.label: (metric.value, metric.delta) for metric in at.metric}


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_library_says_why_and_what_to_do(page: str, open_page: Open, library: Library) -> None:
    at = open_page(page, library)
    assert "资料库中还没有年报" in written(at)
    assert str(library.home) in at.code[0].value and "gongkai build" in at.code[0].value
    assert [button.label for button in at.button] == ["重新载入"]


def test_a_library_of_unreadable_files_names_each_with_its_reason(open_page: Open, library: Library) -> None:
    write_snapshot(library, [], rejected=[("扫描件.pdf", "文件没有文字层", "请安装文字识别组件")])
    assert {"扫描件.pdf", "文件没有文字层"} <= set(cells(open_page("overview", library)))


def test_the_overview_of_the_bundled_report_knows_what_is_missing(
    open_page: Open, seed_library: Library
) -> None:
    at = open_page("overview", seed_library)
    assert answer(at).startswith("2024 年原州区 14 个单位中 1 个已公布年报，其余 13 个资料库未收到")
    assert "热线受理 559 件" in answer(at) and "未收到政府信息公开申请" in answer(at)
    strip = metrics(at)
    assert strip["已公布年报（个单位）"] == ("1 / 14", "上年未收录")
    assert strip["政府网站公开"] == ("24 条", "无上年数据")
    assert strip["新收政府信息公开申请"] == ("0 件", "无上年数据")
    assert cells(at).count("未收到") == 13


def test_the_profile_of_the_bundled_report_shows_every_figure(open_page: Open, seed_library: Library) -> None:
    at = open_page("profile", seed_library)
    assert answer(at) == (
        "南关街道 2024 年年报：政府网站公开 24 条；政务新媒体发布 135 条；热线受理 559 件，其中投诉占 53.8%；"
        "未收到政府信息公开申请。"
    )
    tables = {table["caption"]: table for table in linked(at)}
    assert len(tables["三、收到和处理政府信息公开申请情况"]["rows"]) == 25
    assert all(len(row) == 8 for row in tables["三、收到和处理政府信息公开申请情况"]["rows"])
    shown = {
        row[0]["text"]: row[1]["text"]
        for caption in ("一、总体情况", "二、主动公开政府信息情况")
        for row in tables[caption]["rows"]
    }
    assert shown["12345政务服务便民热线受理"] == "559" and shown["接听咨询电话"] == "692"
    assert shown["政策解读"] == "未公布" and shown["行政许可本年处理决定数量"] == "0"
    assert len(at.get("vega_lite_chart")) == 2


def test_the_source_of_the_bundled_report_shows_all_of_its_text_and_figures(
    open_page: Open, seed_library: Library
) -> None:
    at = open_page("source", seed_library, figure="hotline_orders.complaint")
    data = component(at, "reader")
    assert data["chosen"] == "hotline_orders.complaint"
    quotes = {figure["key"]: "" for figure in data["figures"]}
    for page in data["pages"]:
        for line in page["lines"]:
            for run in (run for cell in line["cells"] for run in cell):
                for index in run["figures"]:
                    quotes[data["figures"][index]["key"]] += run["text"]
    assert quotes["hotline_orders.complaint"] == "投诉类 301件"
    assert all(quotes.values()), "a figure of the bundled report has no quote in the text"
    assert [page["label"] for page in data["pages"]][:3] == ["第 1 页", "第 2 页", "第 3 页"]


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Four years of ten sub-districts of a district that has fourteen."""
    library = create_library(tmp_path_factory.mktemp("libraries") / "several")
    reports = several_reports()
    write_snapshot(
        library,
        reports,
        findings=[(reports[-1], "error", "表三一行的合计差 1")],
        rejected=[("扫描件.pdf", "文件没有文字层", "请安装文字识别组件")],
    )
    return library


def test_the_program_itself_is_not_searched_for_garbage(open_page: Open, seed_library: Library) -> None:
    open_page("overview", seed_library)
    # An interpreter alone has none. Altair, Streamlit and pandas are hundreds of thousands of things.
    frozen = gc.get_freeze_count()
    assert frozen > 100_000
    open_page("overview", seed_library)
    assert gc.get_freeze_count() <= frozen, "what a visit makes is let go again"


def test_the_overview_of_several_reports_compares_only_those_that_reported_both_years(
    open_page: Open, several: Library
) -> None:
    at = open_page("overview", several, year="2024")
    assert answer(at).startswith("2024 年示例区 14 个单位中 8 个已公布年报，其余 6 个资料库未收到")
    assert metrics(at)["热线受理"][1] == "比上年 +25.0%（可比 6 个）"
    assert {"错误", "表三一行的合计差 1", "扫描件.pdf"} <= set(cells(at))
    assert "逾期公布：中关街道" in written(at) and "沙河镇：表三一行的合计差 1" in written(at)


def test_a_contradiction_on_the_overview_is_a_link_to_its_place_in_the_report(
    open_page: Open, several: Library
) -> None:
    at = open_page("overview", several, year="2024")
    [notices] = [one.proto.body for one in at.get("html") if 'class="notices"' in one.proto.body]
    [(href, words)] = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', notices)
    assert words == "沙河镇：表三一行的合计差 1"
    place = dict(parse_qsl(urlsplit(unescape(href)).query))
    assert urlsplit(href).path == "source"
    assert place | {"figure": ""} == {
        "district": DISTRICT,
        "agency": f"{DISTRICT}009",
        "year": "2024",
        "figure": "",
    }
    assert component(open_page("source", several, **place), "reader")["chosen"] == place["figure"]


def test_one_agency_chosen_narrows_the_overview_to_it(open_page: Open, several: Library) -> None:
    at = open_page("overview", several, agency=f"{DISTRICT}004", year="2024")
    assert answer(at).startswith("2024 年示例区北塬街道已公布年报；政府网站公开 31 条")
    assert metrics(at)["热线受理"] == ("1,050 件", "比上年 +25.0%")


def test_an_agency_without_a_report_of_that_year_is_offered_its_other_years(
    open_page: Open, several: Library
) -> None:
    at = open_page("profile", several, agency=f"{DISTRICT}001", year="2023")
    assert "资料库中没有示例区东山街道 2023 年的年报" in written(at)
    assert cells(at) == ["东山街道 2024 年", "东山街道 2022 年", "东山街道 2021 年"]


@pytest.mark.parametrize("page", ["profile", "source"])
def test_several_reports_ask_for_an_agency(page: str, open_page: Open, several: Library) -> None:
    at = open_page(page, several, year="2024")
    assert "2024 年示例区有 8 份年报，请选择一个单位" in written(at)
    assert len(cells(at)) == 8


def test_marked_and_approximate_figures_say_so(open_page: Open, several: Library) -> None:
    at = open_page("profile", several, agency=f"{DISTRICT}004", year="2024")
    assert {"约 600 存疑", "约 140", "正文，存疑：“六百余”只说了大概"} <= set(cells(at))
    assert metrics(at)["读出的数字"] == ("202 个", "1 个存疑，190 个勾稽相符")


def test_a_figure_leads_to_its_place_in_the_report(open_page: Open, several: Library) -> None:
    at = open_page("profile", several, agency=f"{DISTRICT}004", year="2024")
    targets = [
        cell["target"]
        for table in linked(at)
        for row in table["rows"]
        for cell in row
        if not isinstance(cell, str) and cell["text"] == "1,050"
    ]
    place = {"district": DISTRICT, "agency": f"{DISTRICT}004", "year": "2024"}
    assert targets and all(target == place | {"figure": "hotline_orders.total"} for target in targets)
    reader = component(open_page("source", several, **targets[0]), "reader")
    assert reader["chosen"] == "hotline_orders.total"


def test_a_link_to_a_figure_that_is_gone_says_so(open_page: Open, several: Library) -> None:
    at = open_page("source", several, agency=f"{DISTRICT}004", year="2024", figure="open_days")
    reader = component(at, "reader")
    assert reader["chosen"] == "" and "不在这份年报中" in reader["prompt"]


def test_a_code_that_does_not_exist_falls_back_to_what_there_is(open_page: Open, several: Library) -> None:
    at = open_page("overview", several, district="000000", agency="x", year="1999")
    assert answer(at).startswith("2024 年示例区 14 个单位")


def test_a_link_to_what_the_library_lacks_says_what_is_shown_instead(
    open_page: Open, seed_library: Library
) -> None:
    at = open_page("overview", seed_library, district="999999", agency="1,2", year="1999")
    assert "链接所指的区县、单位、年份不在资料库中，所示为原州区 2024 年。" in written(at)
    assert "链接所指" not in written(open_page("overview", seed_library, agency="all", year="2024"))


def test_only_years_of_the_chosen_district_are_offered(open_page: Open, library: Library) -> None:
    write_snapshot(library, [usual_report(0, 2022), usual_report(0, 2023)], other_districts=1)
    at = open_page("overview", library, year="2023")
    assert list(at.selectbox(key="year_choice").options) == ["2024", "2023", "2022"]
    at.selectbox(key="district_choice").select(DISTRICT).run()
    assert list(at.selectbox(key="year_choice").options) == ["2023", "2022"]
    assert answer(at).startswith("2023 年示例区"), "a year that the district has stays chosen"
    at.selectbox(key="district_choice").select("990200").run()
    assert answer(at).startswith("2024 年其他0区"), "else the latest that it has"


def test_a_finding_without_a_figure_leads_to_a_heading(open_page: Open, several: Library) -> None:
    choice = {"agency": f"{DISTRICT}004", "year": "2024"}
    data = component(open_page("source", several, figure="section.overview", **choice), "reader")
    index = [figure["key"] for figure in data["figures"]].index("section.overview")
    marked = [
        run["text"]
        for page in data["pages"]
        for line in page["lines"]
        for cell in line["cells"]
        for run in cell
        if index in run["figures"]
    ]
    assert data["chosen"] == "section.overview"
    assert "".join(marked) == data["figures"][index]["label"] and "总体情况" in "".join(marked)
    data = component(open_page("source", several, figure="section.other", **choice), "reader")
    assert data["figures"][-1]["label"], "a part that the report lacks leads to the report's first line"


def test_choosing_in_the_bar_changes_the_page(open_page: Open, several: Library) -> None:
    at = open_page("overview", several)
    at.selectbox(key="year_choice").select("2023").run()
    at.multiselect(key="agency_choice").select(f"{DISTRICT}002").run()
    assert answer(at).startswith("2023 年示例区西河街道已公布年报")


def test_a_new_snapshot_is_shown_at_the_next_run(open_page: Open, library: Library) -> None:
    write_snapshot(library, [usual_report(0, 2024)])
    at = open_page("overview", library)
    assert answer(at).startswith("2024 年示例区 14 个单位中 1 个已公布")
    write_snapshot(library, [usual_report(agency, 2024) for agency in range(14)], snapshot_id="newer002")
    at.run()
    assert answer(at).startswith("2024 年示例区 14 个单位已全部公布年报")
    assert "newer002" in written(at)


def test_two_libraries_have_a_switch_and_the_fictional_one_says_so_on_every_page(
    open_page: Open, library: Library, seed_library: Library
) -> None:
    write_snapshot(library, [usual_report(0, 2024)], fictional=True)
    at = open_page("overview", seed_library, library)
    assert list(at.selectbox(key="library_choice").options) == ["原州区", "示例区（虚构）"]
    assert "虚构" not in written(at)
    at.selectbox(key="library_choice").select_index(1).run()
    assert answer(at).startswith("2024 年示例区")
    assert "虚构数据" in written(at)
    [chart] = at.get("vega_lite_chart")
    assert "虚构数据 · 来源" in str(json.loads(chart.proto.spec))


def test_all_districts_together_are_a_table_of_districts(open_page: Open, library: Library) -> None:
    write_snapshot(library, [usual_report(0, 2024)], other_districts=2)
    at = open_page("overview", library)
    assert answer(at).startswith(f"2024 年全部区县 {len(AGENCIES) + 2} 个单位中 3 个已公布年报")
    assert {"1 / 14", "1 / 1"} <= set(cells(at))
