"""Whose figures a sheet has: its rows' agencies, or the one that its title or name tells."""

from pathlib import Path

import pytest

from dashboard.catalogue import Catalogue
from dashboard.divisions import Divisions
from dashboard.extraction.sheet import is_sheet, read_sheet
from tests.extraction.sheet.written import csv_sheet, figures, reasons, workbook


def test_an_agency_that_two_districts_have_is_set_aside_unless_the_row_names_the_district(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["单位", "区县", "年度", "微信发文"],
        ["秋月街道", "", "2024", "1"],
        ["秋月街道", "样板区", "2024", "2"],
        ["幻境居委会某处", "示例区", "2024", "3"],
    )
    reading = read_sheet(document, catalogue, divisions)
    assert list(figures(reading).values()) == [2]
    assert reading.reports[0].report.identity.agency.agency_id == "990102003"
    assert "几个区县" in reasons(reading)[0]
    assert "未识别" in reasons(reading)[1]


def test_a_sheet_of_one_agency_is_read_by_its_title(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["示例区春风街道办事处历年政务公开工作统计表", "", ""],
        ["年度", "微信发文", "热线工单"],
        ["2023", "5", "70"],
        ["2024", "6", "80"],
        ["合计", "11", "150"],
        name="示例区夏荷街道.csv",
    )
    assert is_sheet(document, catalogue)
    reading = read_sheet(document, catalogue, divisions)
    assert figures(reading) == {
        ("春风街道", 2023, "newmedia_posts", "wechat", ""): 5,
        ("春风街道", 2023, "hotline_orders", "total", ""): 70,
        ("春风街道", 2024, "newmedia_posts", "wechat", ""): 6,
        ("春风街道", 2024, "hotline_orders", "total", ""): 80,
    }
    assert reasons(reading) == ["合计行，未采用"]


def test_a_sheet_of_one_agency_is_read_by_its_name_or_its_files_where_no_title_names_one(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    long = csv_sheet(
        tmp_path,
        ["指标", "数值"],
        ["微信发文", "5"],
        ["热线工单", "7"],
        name="示例区夏荷街道2024年台账.csv",
    )
    assert is_sheet(long, catalogue)
    assert list(figures(read_sheet(long, catalogue, divisions)).items()) == [
        (("夏荷街道", 2024, "newmedia_posts", "wechat", ""), 5),
        (("夏荷街道", 2024, "hotline_orders", "total", ""), 7),
    ]
    named = workbook(tmp_path, ["微信发文", "年度"], [5, 2022], sheet="春风街道", name="示例区.xlsx")
    assert list(figures(read_sheet(named, catalogue, divisions))) == [
        ("春风街道", 2022, "newmedia_posts", "wechat", "")
    ]


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("2024年统计表", "标题和文件名中也没有单位名称，请加一列“单位”，或在标题中写明单位全称"),
        ("示例区2024年政务公开汇总表", "标题和文件名中也没有单位名称"),
        ("示例区各街道2024年汇总表", "标题和文件名中也没有单位名称"),
        ("春风街道、夏荷街道2024年汇总表", "标题和文件名中也没有单位名称"),
        ("秋月街道2024年汇总表", "与几个区县的同名"),
    ],
)
def test_a_sheet_whose_agency_nothing_names_is_set_aside_with_what_to_add(
    title: str, reason: str, tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(tmp_path, [title, ""], ["微信发文", "热线工单"], ["5", "7"])
    assert is_sheet(document, catalogue)
    reading = read_sheet(document, catalogue, divisions)
    assert reading.reports == ()
    assert reason in reasons(reading)[0]


def test_rows_that_may_be_other_agencies_are_not_given_to_the_one_in_the_title(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    title = ["示例区春风街道2024年统计表", ""]
    two_rows = csv_sheet(tmp_path, title, ["微信发文", "热线工单"], ["5", "7"], ["6", "8"])
    named = csv_sheet(tmp_path, title, ["名称", "热线工单"], ["夏荷街道", "7"])
    for document, reason in ((two_rows, "同一年度有几行"), (named, "“夏荷街道”像是单位名称")):
        reading = read_sheet(document, catalogue, divisions)
        assert figures(reading) == {}
        assert reason in reasons(reading)[0]
