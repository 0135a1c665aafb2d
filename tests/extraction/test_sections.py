"""The six sections, printed as the format wants them and as offices really print them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.extraction.normalised import normalise
from dashboard.extraction.report import Section
from dashboard.extraction.sections import OFFICIAL_TITLES, find_sections

from .printed import SEED, printed

KEYS = tuple(OFFICIAL_TITLES)
NUMERALS = "一二三四五六"
TABLE_THREE = (
    "一、本年新收政府信息公开申请数量 0 0 0 0 0 0 0\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n"
    "三、本年度办理结果\n（一）予以公开 0 0 0 0 0 0 0\n（七）总计 0 0 0 0 0 0 0\n"
    "四、结转下年度继续办理 0 0 0 0 0 0 0\n"
)


def sections_of(text: str) -> tuple[Section, ...]:
    document = printed(text)
    return find_sections(document, normalise(document))


def report(**titles: str) -> str:
    """A report with the official headings, except those given by key as they are to be printed."""
    bodies = {"requests": TABLE_THREE, "other": "无。"}
    return "南关街道2024年政府信息公开工作年度报告\n" + "".join(
        titles.get(key, f"{numeral}、{OFFICIAL_TITLES[key]}\n") + bodies.get(key, "本年度公开信息20条。\n")
        for numeral, key in zip(NUMERALS, KEYS, strict=True)
    )


def test_the_seed_report_has_its_six_sections() -> None:
    found = sections_of(SEED.read_text("utf-8"))
    assert [section.key for section in found] == list(KEYS)
    assert [section.ordinal for section in found] == [1, 2, 3, 4, 5, 6]
    assert [section.title for section in found] == list(OFFICIAL_TITLES.values())
    assert all(section.official and section.body_length > 80 for section in found)


def test_sections_follow_one_another_without_a_gap() -> None:
    document = printed(report())
    found = find_sections(document, normalise(document))
    for numeral, section, following in zip(NUMERALS, found, found[1:], strict=False):
        assert document.text.startswith(f"{numeral}、{section.title}", section.start)
        assert document.text[section.end : following.start].strip() == ""
    assert found[-1].end == len(document.text)


def test_rows_of_table_three_are_no_sections() -> None:
    found = sections_of(report())
    assert [(section.key, section.ordinal) for section in found] == list(zip(KEYS, range(1, 7), strict=True))


@pytest.mark.parametrize(
    ("key", "heading", "ordinal", "official"),
    [
        ("overview", "总体情况\n", None, True),
        ("overview", "1.总体情况\n", 1, True),
        ("overview", "一总体情况\n", 1, True),
        ("overview", "第一部分 总体情况\n", 1, True),
        ("overview", "一、总体情况2024年，我街道公开信息20条。\n", 1, True),
        ("overview", "一 、 总 体 情 况\n", 1, True),
        ("overview", "## 一、总体情况\n", 1, True),
        ("overview", "**一、总体情况**\n", 1, True),
        ("overview", "一、总体情况：\n", 1, True),
        ("overview", "一、总體情況\n", 1, True),
        ("overview", "一、概述\n", 1, False),
        ("overview", "一、政府信息公开工作总体情况\n", 1, False),
        ("proactive", "二、主动公开政府信息情况（单位：件）\n", 2, True),
        ("proactive", "二、主动公开情况\n", 2, False),
        ("proactive", "三、主动公开政府信息情况\n", 3, True),
        ("requests", "三、收到和处理政府信息\n公开申请情况\n", 3, True),
        ("requests", "三、依申请公开情况\n", 3, False),
        ("requests", "三、收到和处理政府信息公开申请的情况\n", 3, False),
        ("disputes", "四、政府信息公开行政复议、行政诉讼情况\n", 4, True),
        ("disputes", "四、政府信息公开行政复议，行政诉讼情况\n", 4, True),
        ("disputes", "四、因政府信息公开申请行政复议、提起行政诉讼的情况\n", 4, False),
        ("disputes", "四、行政复议和行政诉讼情况\n", 4, False),
        ("problems", "五、存在的主要问题及改进情况\n", 5, True),
        ("problems", "五、存在问题及改进措施\n", 5, False),
        ("problems", "五、存在的问题和下一步工作打算\n", 5, False),
        ("problems", "五、政府信息公开工作存在的主要问题及改进情况\n", 5, False),
        ("problems", "六、存在的主要问题及改进情况\n", 6, True),
        ("other", "六、其他需要报告的事项\n", 6, True),
        ("other", "六、其它需要报告的事项\n", 6, True),
        ("other", "六、其他事项\n", 6, False),
        ("proactive", "二、政府信息主动公开情况\n", 2, False),
        ("requests", "三、政府信息公开申请办理情况\n", 3, False),
        ("other", "六、其他\n", 6, False),
        ("proactive", "二、信息公布的有关内容\n", 2, False),
        ("disputes", "四、争议处理\n", 4, False),
        ("other", "七、其他需要报告的事项\n", 7, True),
    ],
)
def test_a_heading_is_known_with_the_slips_of_real_offices(
    key: str, heading: str, ordinal: int | None, official: bool
) -> None:
    found = sections_of(report(**{key: heading}))
    assert [section.key for section in found] == list(KEYS)
    section = found[KEYS.index(key)]
    assert (section.ordinal, section.official) == (ordinal, official)
    assert section.title in "".join(heading.split())


def test_sections_in_another_order_are_given_as_printed() -> None:
    text = (
        "一、总体情况\n公开20条。\n二、收到和处理政府信息公开申请情况\n无。\n三、主动公开政府信息情况\n无。\n"
    )
    assert [section.key for section in sections_of(text)] == ["overview", "requests", "proactive"]


def test_an_extra_section_shifts_the_numbers_only() -> None:
    text = report(
        disputes="四、政务公开平台建设情况\n建设平台1个。\n五、政府信息公开行政复议、行政诉讼情况\n"
    )
    assert [(section.key, section.ordinal) for section in sections_of(text)][2:4] == [
        ("requests", 3),
        ("disputes", 5),
    ]


def test_a_missing_section_is_not_made_up() -> None:
    text = report(problems="")
    assert [section.key for section in sections_of(text)] == [key for key in KEYS if key != "problems"]


def test_a_row_of_table_three_does_not_stand_in_for_a_missing_section() -> None:
    found = [section.key for section in sections_of(report(disputes=""))]
    assert found == [key for key in KEYS if key != "disputes"]


def test_an_empty_section_has_a_body_of_no_length() -> None:
    text = "四、政府信息公开行政复议、行政诉讼情况\n无。\n五、存在的主要问题及改进情况\n\n六、其他事项\n无。"
    lengths = {section.key: section.body_length for section in sections_of(text)}
    assert lengths == {"disputes": 2, "problems": 0, "other": 2}


def test_a_contents_page_is_not_the_report() -> None:
    contents = "目录\n" + "".join(
        f"{numeral}、{OFFICIAL_TITLES[key]}……{page}\n"
        for page, (numeral, key) in enumerate(zip(NUMERALS, KEYS, strict=True), 1)
    )
    found = sections_of(contents + report())
    assert [section.key for section in found] == list(KEYS)
    assert min(section.start for section in found) > len(contents)


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况\n（一）主动公开\n公开20条。\n（二）依申请公开\n无。\n（五）监督保障\n落实。\n",
        "一、总体情况\n一是主动公开。公开20条。\n二是依申请公开。无。\n",
        "一、总体情况\n本报告包括总体情况、主动公开政府信息情况、其他需要报告的事项等六部分。\n",
        "一、总体情况\n1.主动公开工作扎实推进，公开20条。\n2.依申请公开渠道畅通。\n",
    ],
)
def test_headings_inside_a_section_and_lists_of_titles_are_no_sections(text: str) -> None:
    assert [section.key for section in sections_of(text)] == ["overview"]


def test_headings_glued_into_one_paragraph_are_found() -> None:
    text = "一、总体情况2024年公开20条。二、主动公开政府信息情况第二十条。五、存在的主要问题及改进情况无。"
    assert [section.key for section in sections_of(text)] == ["overview", "proactive", "problems"]


@given(
    st.lists(
        st.sampled_from([*OFFICIAL_TITLES.values(), "一、", "（二）", "3.", "。", "\n", "2024年", "无", "|"]),
        max_size=25,
    )
)
@settings(max_examples=120, deadline=None)
def test_sections_never_overlap_and_each_key_comes_once(parts: list[str]) -> None:
    found = sections_of("".join(parts) or " ")
    assert len({section.key for section in found}) == len(found)
    for section, following in pairwise(found):
        assert section.start < section.end <= following.start
