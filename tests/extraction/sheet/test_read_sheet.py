"""An office's own sheet, long or wide, as reports: what its headings mean, and what is not used."""

from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.catalogue import Catalogue
from dashboard.divisions import Divisions
from dashboard.extraction.sheet import Entry, Status, is_sheet, read_sheet
from dashboard.extraction.sheet.headings import Vocabulary, bare
from tests.extraction.sheet.written import LONG_HEADINGS, csv_sheet, figures, reasons, workbook


def test_a_long_sheet_gives_a_report_for_each_agency_and_year(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        LONG_HEADINGS,
        ["春风街道", "示例区", "2023", "网站信息条数", "1,204", "", "https://example.cn/1"],
        ["春风街道", "示例区", "2024年", "wechat_posts", "350", "1", ""],
        ["夏荷街道办事处", "示例区", "2024", "依申请公开数", "—", "", ""],
    )
    reading = read_sheet(document, catalogue, divisions)
    assert figures(reading) == {
        ("春风街道", 2023, "website_posts", "total", ""): 1204,
        ("春风街道", 2024, "newmedia_posts", "wechat", ""): 350,
        ("夏荷街道", 2024, "requests_new", "", "total"): None,
    }
    by_year = {(one.report.identity.agency.name, one.report.identity.year): one for one in reading.reports}
    assert by_year["虚构省虚构市示例区春风街道", 2024].report.figures[0].approximate
    assert by_year["虚构省虚构市示例区春风街道", 2023].report.identity.url == "https://example.cn/1"
    assert reading.set_aside == ()


def test_every_quote_is_the_text_of_its_cell(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["2024年示例区汇总表", "", ""],
        ["街道", "政府网站信息（条）", "12345热线工单"],
        ["春风街道", "88", ""],
        ["夏荷街道", " 约90条 ", "3"],
    )
    reading = read_sheet(document, catalogue, divisions)
    found = [figure for one in reading.reports for figure in one.report.figures]
    assert len(found) == 4
    for figure in found:
        assert document.text[figure.start : figure.end] == figure.quote
        assert "\n" not in figure.context
    about = next(figure for figure in found if figure.value == 90)
    assert (about.approximate, about.label) == (True, "政府网站信息（条）")


def test_a_wide_workbook_with_headings_over_two_rows_is_joined(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = workbook(
        tmp_path,
        ["示例区2024年政务公开工作汇总表"],
        ["序号", "单位", "依申请公开", None, "行政复议", None, "备注"],
        [None, None, "新收", "上年结转", "结果维持", "总计", None],
        [1, "春风街道", 12, 1, 0, 2, "无误"],
        ["合计", None, 12, 1, 0, 2, None],
    )
    reading = read_sheet(document, catalogue, divisions)
    assert figures(reading) == {
        ("春风街道", 2024, "requests_new", "", "total"): 12,
        ("春风街道", 2024, "requests_carried_in", "", "total"): 1,
        ("春风街道", 2024, "reviews", "upheld", ""): 0,
        ("春风街道", 2024, "reviews", "total", ""): 2,
    }
    assert reasons(reading) == ["合计行或没有单位名称的行，未采用"]


@pytest.mark.parametrize(
    "headings",
    [
        [["单位", "区县", "热线", "", "", "网站信息"], ["", "", "投诉", "求助", "合计", ""]],
        [
            ["单位", "区县", "热线", "热线", "热线", "网站信息"],
            ["单位", "区县", "投诉", "求助", "合计", "网站信息"],
        ],
        [["", "", "热线", "", "", "网站"], ["单位", "区县", "投诉", "求助", "合计", "信息"]],
    ],
    ids=["merged", "merged cells filled", "agency below"],
)
def test_a_csv_sheet_with_headings_over_two_rows_is_joined(
    headings: list[list[str]], tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        *headings,
        ["春风街道", "示例区", "3", "4", "7", "12"],
        ["夏荷街道", "示例区", "", "1", "1", "9"],
        name="2024年汇总.csv",
    )
    assert is_sheet(document, catalogue)
    found = figures(read_sheet(document, catalogue, divisions))
    assert {key[2:]: value for key, value in found.items() if key[0] == "春风街道"} == {
        ("hotline_orders", "complaint", ""): 3,
        ("hotline_orders", "help", ""): 4,
        ("hotline_orders", "total", ""): 7,
        ("website_posts", "total", ""): 12,
    }
    assert found["夏荷街道", 2024, "hotline_orders", "complaint", ""] is None


def test_the_year_comes_from_a_column_of_its_own_a_heading_the_sheets_name_or_the_file(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    named = workbook(tmp_path, ["单位", "区县", "微信发文"], ["春风街道", "示例区", 5], sheet="2022")
    by_heading = csv_sheet(
        tmp_path, ["单位", "区县", "2021年微信发文", "2023年微信发文"], ["春风街道", "示例区", "1", "3"]
    )
    by_file = csv_sheet(
        tmp_path, ["单位", "区县", "微信发文"], ["春风街道", "示例区", "4"], name="2020年台账.csv"
    )
    years = [
        sorted(one.report.identity.year for one in read_sheet(document, catalogue, divisions).reports)
        for document in (named, by_heading, by_file)
    ]
    assert years == [[2022], [2021, 2023], [2020]]


def test_a_sheet_without_any_year_is_set_aside(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(tmp_path, ["单位", "区县", "微信发文"], ["春风街道", "示例区", "4"])
    reading = read_sheet(document, catalogue, divisions)
    assert reading.reports == ()
    assert "没有年度" in reasons(reading)[0]


def test_figures_under_a_heading_that_is_not_known_are_listed_not_lost(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["单位", "区县", "年度", "微信发文", "微信发文增长率", "联系人"],
        ["春风街道", "示例区", "2024", "5", "12%", "王某"],
    )
    reading = read_sheet(document, catalogue, divisions)
    assert list(figures(reading).values()) == [5]
    assert reasons(reading) == ["表头“微信发文增长率”未识别"]
    statuses = {entry.heading: entry.status for entry in reading.mappings[0].entries}
    assert statuses["联系人"] is Status.IGNORED
    assert statuses["微信发文增长率"] is Status.UNKNOWN


def test_what_an_office_decided_wins_over_the_guess(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["单位", "区县", "年度", "微信发文", "小红书"],
        ["春风街道", "示例区", "2024", "5", "7"],
    )
    guessed = read_sheet(document, catalogue, divisions).mappings[0]
    kept = [
        Entry(guessed.sheet, "column", "微信发文", "", "", "", Decimal(1), Status.IGNORED),
        Entry(guessed.sheet, "column", "小红书", "newmedia_posts", "other", "", Decimal(1), Status.CONFIRMED),
    ]
    reading = read_sheet(document, catalogue, divisions, kept)
    assert figures(reading) == {("春风街道", 2024, "newmedia_posts", "other", ""): 7}
    assert reasons(reading) == []


def test_a_member_column_narrows_the_metric_and_keeps_open_labels(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["单位", "区县", "年度", "指标", "类别", "数值"],
        ["春风街道", "示例区", "2024", "热线工单", "投诉", "5"],
        ["春风街道", "示例区", "2024", "热线工单", "噪声", "6"],
        ["春风街道", "示例区", "2024", "本年度办理结果", "予以公开", "1"],
        ["春风街道", "示例区", "2024", "行政复议", "不存在的结果", "1"],
    )
    reading = read_sheet(document, catalogue, divisions)
    assert figures(reading) == {
        ("春风街道", 2024, "hotline_orders", "complaint", ""): 5,
        ("春风街道", 2024, "hotline_orders", "噪声", ""): 6,
        ("春风街道", 2024, "requests_outcome", "disclosed", "total"): 1,
    }
    assert len(reasons(reading)) == 1


def test_a_workbook_that_holds_the_tables_of_a_report_is_no_sheet(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    heads = ["行政复议", *[""] * 4, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4]
    document = workbook(
        tmp_path,
        ["示例区春风街道2024年政府信息公开工作年度报告"],
        ["四、政府信息公开行政复议、行政诉讼情况"],
        [name or None for name in heads],
        results * 3,
        [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    )
    assert not is_sheet(document, catalogue)


def test_a_sheet_without_agencies_is_none_of_these(tmp_path: Path, catalogue: Catalogue) -> None:
    assert not is_sheet(csv_sheet(tmp_path, ["物品", "数量"], ["纸", "3"]), catalogue)


def test_no_name_of_the_catalogue_means_two_things(catalogue: Catalogue) -> None:
    vocabulary = Vocabulary(catalogue)
    seen: dict[str, tuple[str, str, str]] = {}
    for name, target in catalogue.sheet_names.items():
        assert target[0] in catalogue.metrics
        assert vocabulary.target_of(name) == target == seen.setdefault(bare(name), target)
    for metric in catalogue.metrics.values():
        if metric.key != "requests_outcome":
            for name in (metric.key, metric.label):
                assert vocabulary.target_of(name) is not None, name
                assert vocabulary.target_of(name)[0] == metric.key, name
