"""What of a document the tables cover: all of them, and not a word of the prose around them."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.reading.document import Document

from .documents import flat_document, grid_document, whole_document
from .printed_four import FOUR_LAYOUTS, four_printed
from .printed_three import FLAT_LAYOUTS, as_printed, consistent, grid_of, one_line_a_row
from .printed_two import TWO_2019, TWO_2021, TWO_LAYOUTS
from .reading import reading_of
from .test_table_two import printed_for


def outside_of(document: Document) -> str:
    """The document's text without what the tables cover."""
    text = list(document.text)
    for start, end in reading_of(document).regions:
        text[start:end] = " " * (end - start)
    return "".join(text)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from((TWO_2021, TWO_2019)),
    st.sampled_from(TWO_LAYOUTS),
    st.sampled_from(FLAT_LAYOUTS),
    st.sampled_from(FOUR_LAYOUTS),
    st.integers(0, 2**32),
)
def test_all_numbers_of_tables_are_inside_and_all_prose_outside(form, two, three, four, seed: int) -> None:
    random = Random(seed)
    document, prose = whole_document(
        two(form, printed_for(form), random),
        three(as_printed(consistent(random)), random),
        four(four_printed(random), random),
    )
    outside = outside_of(document)
    for line in prose:
        assert line in outside
        outside = outside.replace(line, "")
    assert not any(character.isdigit() for character in outside.replace("2023年政府信息公开", ""))


def test_a_grid_is_covered_with_its_heads() -> None:
    document = grid_document(grid_of(as_printed(consistent(Random(1)))))
    [region] = reading_of(document).regions
    assert region == (document.tables[0].start, document.tables[0].end)


def test_a_note_inside_a_grid_stays_outside() -> None:
    note = "注：其中 3 件为上年度申请，已于本年度办结。"
    grid = [*grid_of(as_printed(consistent(Random(1)))), [(note, 10, 1)]]
    assert note in outside_of(grid_document(grid))


@pytest.mark.parametrize(
    "sentence",
    [
        "全年收到政府信息公开申请 34 件，上年结转政府信息公开申请 2 件",
        "其中予以公开 9 件，部分公开 1 件，不予公开 2 件",
        "本机关不掌握相关政府信息的 10 件，重复申请 3 件",
        "规章 3 件，行政规范性文件 12 件",
        "上年结转 5 件，予以公开 20 件、部分公开 6 件、不予公开 8 件、其他处理 9 件，办结 43 件",
        "行政复议 7 件，结果维持 4 件、结果纠正 1 件、其他结果 1 件、尚未审结 1 件，行政诉讼 2 件",
        "未发生行政复议、行政诉讼",
        "总计 5 期",
    ],
)
def test_a_sentence_in_the_words_of_a_table_stays_outside(sentence: str) -> None:
    lines = one_line_a_row(as_printed(consistent(Random(1))), Random(1))
    document = flat_document([f"情况如下：{sentence}。", *lines, f"{sentence}。"])
    assert outside_of(document).count(sentence) == 2


def test_a_list_of_counted_applications_one_a_line_is_no_table() -> None:
    lines = ["新收 12 件", "上年结转 1 件", "办结 13 件", "结转下年度 0 件"]
    document = flat_document(lines)
    assert reading_of(document).figures == ()
    assert all(line in outside_of(document) for line in lines)


def test_a_wrapped_sentence_before_a_table_stays_outside() -> None:
    lines = one_line_a_row(as_printed(consistent(Random(1))), Random(1))
    wrapped = ["街道认真办理依申请公开事项，全年共收到", "政府信息公开申请 4", "件，均已答复。"]
    outside = outside_of(flat_document([*wrapped, *lines]))
    assert all(line in outside for line in wrapped)


def test_a_page_header_between_rows_is_neither_covered_nor_in_the_way() -> None:
    lines = one_line_a_row(as_printed(consistent(Random(1))), Random(1))
    header = "示例街道2023年政府信息公开工作年度报告（续）"
    document = flat_document([*lines[:12], header, "— 7 —", *lines[12:]])
    assert header in outside_of(document)
    assert {figure.state for figure in reading_of(document).figures} == {"proved"}


def test_a_page_header_inside_a_broken_row_does_not_lose_its_numbers() -> None:
    lines = one_line_a_row(as_printed(consistent(Random(1))), Random(1))
    row = next(at for at, line in enumerate(lines) if line.startswith("2.申请人逾期"))
    label, numbers = lines[row].split(" ", 1)
    lines[row : row + 1] = [label[:24], "示例街道2023年度报告", f"{label[24:]} {numbers}"]
    assert {figure.state for figure in reading_of(flat_document(lines)).figures} == {"proved"}
