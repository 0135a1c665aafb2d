"""Dates and years in the shapes in which reports print them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.extraction import dates

YEAR_2024 = (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "本报告统计数据从2024年1月1日至12月31日。",
        "所列数据的统计期限自2024年1月1日起，至2024年12月31日止。",
        "所列数据的统计期限从2024年1月1日起,到2024年12月31日止。",
        "统计时间为2024年1月1日—12月31日",
        "统计期2024年1月1日一2024年12月31日",
        "统计时间20241月1日至202412月31日",
        "统计期限：2024-01-01至2024-12-31",
        "统计期限：2024.1.1-2024.12.31",
        "统计期限为2024/01/01～2024/12/31",
        "统计期限为二〇二四年一月一日至二〇二四年十二月三十一日",
        "统计期限为二○二四年一月一日至十二月三十一日",
    ],
)
def test_the_period_is_read_however_it_is_written(text: str) -> None:
    period = dates.find_period(text)
    assert period is not None
    assert (period.start, period.end, period.year) == (*YEAR_2024, 2024)


def test_the_period_of_the_figures_goes_before_another_period_in_the_text() -> None:
    text = "2023年5月1日至5月15日开展宣传。所列数据的统计期限为2024年1月1日至12月31日。"
    period = dates.find_period(text)
    assert period is not None and (period.start, period.end) == YEAR_2024


@pytest.mark.parametrize(
    "text",
    ["2024年5月1日开展宣传", "统计期限为2024年12月31日至2024年1月1日", "统计期限为2024年2月30日至3月1日", ""],
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert dates.find_period(text) is None


def test_a_period_over_two_years_belongs_to_neither() -> None:
    period = dates.find_period("统计期限为2023年1月1日至2024年12月31日")
    assert period is not None and period.year is None


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("原州区南关街道2024年政府信息公开工作年度报告", 2024),
        ("政府信息公开工作年度报告（2024年度）", 2024),
        ("二〇二四年政府信息公开工作年度报告", 2024),
        ("二零一九年政府信息公开工作年度报告", 2019),
        ("2024政府信息公开年报", 2024),
        ("政府信息公开工作年度报告", None),
        ("国办公开办函2021030号政府信息公开工作年度报告", None),
    ],
)
def test_the_year_of_a_title(title: str, year: int | None) -> None:
    assert dates.year_of_title(title) == year


@pytest.mark.parametrize(
    ("file_name", "year"),
    [
        ("原州区南关街道2024年政府信息公开工作年度报告.txt", 2024),
        ("南关街道2024.docx", 2024),
        ("2024/南关街道.docx", 2024),
        ("2023/南关街道2024年年报.docx", 2024),
        ("南关街道2024年年报20250115.pdf", 2024),
        ("南关街道2023-2024.pdf", None),
        ("t20250117_3376028.html", None),
        ("年报.pdf", None),
    ],
)
def test_the_year_of_a_file_name(file_name: str, year: int | None) -> None:
    assert dates.year_of_file_name(file_name) == year


def test_the_year_of_a_text_is_the_one_named_most() -> None:
    assert dates.year_of_text("2024年公开20条，2024年办理3件，比2023年多1件。") == 2024
    assert dates.year_of_text("2024年公开20条，比2023年多1条。") is None
    assert dates.year_of_text("根据国办公开办函〔2021〕30号") is None


@pytest.mark.parametrize(
    ("sources", "year"),
    [
        ((2024, 2024, 2024, 2024), 2024),
        ((2024, None, None, None), 2024),
        ((None, 2024, 2023, 2023), 2023),
        ((None, None, None, 2024), 2024),
        ((2023, 2024, 2024, 2024), 2024),
        ((2023, 2024, 2024, None), 2024),
        ((2024, 2023, 2024, None), 2024),
        ((2023, 2024, 2024, 2023), 2023),
        ((2023, 2024, None, None), 2023),
        ((None, None, None, None), None),
    ],
)
def test_a_slip_in_one_source_does_not_win_against_the_others(
    sources: tuple[int | None, int | None, int | None, int | None], year: int | None
) -> None:
    assert dates.decide_year(*sources) == year


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("发布日期：2025-01-20 浏览次数：31", date(2025, 1, 20)),
        ("索引号 | 1 | 发布时间 | 2025-01-20 16:24:38 |", date(2025, 1, 20)),
        ("【发布时间】2025年1月20日", date(2025, 1, 20)),
        ("成文日期：2025-01-10\n发布日期：2025-01-20", date(2025, 1, 20)),
        ("年度报告正文。\n原州区南关街道办事处\n2025年1月20日", date(2025, 1, 20)),
        ("年度报告正文。\n二〇二五年一月二十日", date(2025, 1, 20)),
        ("统计时间为2024年1月1日至12月31日", None),
        ("2024年6月14日召开会议。", None),
    ],
)
def test_the_day_of_publication(text: str, day: date | None) -> None:
    assert dates.find_published(text) == day


@given(st.dates(min_value=date(2008, 1, 1), max_value=date(2099, 12, 31)))
@settings(max_examples=60)
def test_every_day_is_read_in_every_form(day: date) -> None:
    forms = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month:02}月{day.day:02}日",
        f"{day.year}{day.month}月{day.day}日",
        f"{day:%Y-%m-%d}",
        f"{day.year}.{day.month}.{day.day}",
    )
    assert {dates.parse_date(f"于{form}公开") for form in forms} == {day}


@given(st.text(alphabet="二〇零年月日十一三0123456789至-. 统计期限", max_size=40))
@settings(max_examples=150)
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    period = dates.find_period(text)
    assert period is None or period.start <= period.end
    dates.find_published(text)
    dates.year_of_file_name(text)
