"""Title, year, publication and contact block of a report, as its several sources give them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .printed import SEED, identity_of

BODY = "\n一、总体情况\n2024年，街道公开信息20条。\n"


def test_the_seed_report_is_identified_whole() -> None:
    identity = identity_of(SEED.read_text("utf-8"), SEED.name)
    assert identity.title == "原州区南关街道2024年政府信息公开工作年度报告"
    assert (identity.year, identity.title_year, identity.period_year, identity.file_year) == (2024,) * 4
    assert (identity.period_start, identity.period_end) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (identity.published_on, identity.url, identity.contact) == (None, "", "")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("原州区南关街道\n2024年政府信息公开工作年度报告", "原州区南关街道2024年政府信息公开工作年度报告"),
        (
            "固原市原州区\n三营镇人民政府\n2024年政府信息公开工作\n年度报告",
            "固原市原州区三营镇人民政府2024年政府信息公开工作年度报告",
        ),
        ("原州区三营镇2024年政府信息公开\n工作年度报告", "原州区三营镇2024年政府信息公开工作年度报告"),
        ("《原州区三营镇2024年政府信息公开年报》", "原州区三营镇2024年政府信息公开年报"),
        ("标题：\t三营镇2024年政府信息公开年度报告\t文号：\t无", "三营镇2024年政府信息公开年度报告"),
        (
            "首页 > 政府信息公开年报\n信息公开指南\n政府信息公开年报\n三营镇2024年政府信息公开年度报告\n打印",
            "三营镇2024年政府信息公开年度报告",
        ),
        ("# 三营镇 2024 年政府信息公开工作年度报告", "三营镇2024年政府信息公开工作年度报告"),
        ("三营镇2024年度报告（联系电话：0954-2011234）", "三营镇2024年度报告"),
        ("各单位：\n请于2024年1月31日前报送材料。", ""),
    ],
)
def test_the_title_is_found_among_lines_and_joined(head: str, title: str) -> None:
    assert identity_of(head + BODY).title == title


def test_the_page_s_own_title_serves_where_the_text_shows_none() -> None:
    identity = identity_of(
        "一、总体情况\n公开信息20条。", title="三营镇2024年政府信息公开年度报告_原州区人民政府"
    )
    assert identity.title == "三营镇2024年政府信息公开年度报告"
    assert identity.year == 2024


def test_a_wrong_year_in_the_title_does_not_win_against_all_the_others() -> None:
    text = (
        "原州区南关街道2023年政府信息公开工作年度报告\n本报告统计数据从2024年1月1日至12月31日。"
        "\n一、总体情况\n2024年公开信息20条，2024年办理热线30件。"
    )
    identity = identity_of(text, "南关街道2024年年报.docx")
    assert identity.year == 2024
    assert (identity.title_year, identity.period_year, identity.file_year) == (2023, 2024, 2024)


def test_the_title_s_year_stands_against_a_period_copied_from_last_year() -> None:
    text = (
        "原州区南关街道2024年政府信息公开工作年度报告\n本报告统计数据从2023年1月1日至12月31日。"
        "\n一、总体情况\n2024年公开信息20条，2024年办理热线30件。"
    )
    identity = identity_of(text)
    assert (identity.year, identity.title_year, identity.period_year) == (2024, 2024, 2023)


def test_without_a_year_anywhere_the_year_stays_open() -> None:
    assert identity_of("原州区南关街道政府信息公开工作年度报告\n一、总体情况\n公开信息20条。").year is None


def test_publication_and_address_come_from_the_format_where_it_says_them() -> None:
    identity = identity_of(
        "南关街道2024年政府信息公开工作年度报告\n发布日期：2025-01-21",
        published="2025-01-20 09:00",
        url="http://example.cn/1.html",
    )
    assert (identity.published_on, identity.url) == (date(2025, 1, 20), "http://example.cn/1.html")


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        (
            "如有疑问，请联系（地址：原州区文化街1号；邮编：756000；电话：0954-2011234）。",
            "地址：原州区文化街1号；邮编：756000；电话：0954-2011234",
        ),
        (
            "联系电话：0954-2011234\n电子邮箱：ngjd@example.cn",
            "联系电话：0954-2011234 电子邮箱：ngjd@example.cn",
        ),
        ("邮政编码756000，电话(传真)：0954-2011234。", "邮政编码756000，电话(传真)：0954-2011234"),
        ("开通政务公开热线电话，全年电话咨询692次，接待群众31人次。", ""),
        ("在网站公布办公地址、联系方式等信息20条。", ""),
    ],
)
def test_the_contact_block_is_kept_as_printed(text: str, contact: str) -> None:
    assert identity_of("南关街道2024年政府信息公开工作年度报告\n一、总体情况\n" + text).contact == contact


@given(
    st.lists(
        st.sampled_from(
            [
                "原州区",
                "南关街道",
                "2024年",
                "政府信息公开",
                "工作",
                "年度报告",
                "《",
                "》",
                "（",
                "\n",
                "|",
                "三营镇",
                "1",
            ]
        ),
        max_size=14,
    )
)
@settings(max_examples=120, deadline=None)
def test_no_scrap_of_a_title_breaks_identification(parts: list[str]) -> None:
    identity = identity_of("".join(parts) or " ")
    agency = identity.agency
    if agency is not None and agency.division:
        assert agency.division in {"640402001", "640402100", "640402"} or agency.short_name in "".join(parts)
