"""A text whose sentences are whole again, each character knowing where it came from."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.extraction.normalised import normalise, simplify
from dashboard.reading import Document, read_bytes

PARAGRAPH = (
    "本年度街道未收到公民、法人或者其他组织的政府信息公开申请，也未发生因政府信息公开引发的行政复议和行政诉讼，"
    "全年通过区人民政府门户网站和政务新媒体发布各类信息三百余条，并及时更新了机构职能和办事指南等内容。"
)


def document_of(text: str) -> Document:
    return read_bytes(text.encode("utf-8"), "年报.txt")


def normalised(text: str) -> str:
    return normalise(document_of(text)).text


def wrapped(paragraph: str, width: int) -> str:
    """The paragraph in printed lines of `width` characters."""
    return "\n".join(paragraph[start : start + width] for start in range(0, len(paragraph), width))


def test_full_width_and_traditional_characters_become_plain_ones() -> None:
    assert normalised("發布資訊１２條，共３％。") == "发布资讯12条,共3%。"


def test_enclosed_numbers_stay_marks() -> None:
    assert normalised("①公开②更新³") == "①公开②更新³"


def test_a_place_keeps_its_name() -> None:
    assert simplify("乾") == "乾"
    assert simplify("縣") == "县"


def test_wrapped_lines_become_the_sentence_that_they_were() -> None:
    for width in (22, 28, 33):
        assert normalised(wrapped(PARAGRAPH, width)) == normalised(PARAGRAPH), width


def test_lines_double_spaced_are_joined_as_well() -> None:
    text = wrapped(PARAGRAPH, 26).replace("\n", "\n\n")
    assert normalised(text) == normalised(PARAGRAPH)


def test_a_blank_line_divides_paragraphs_of_single_spaced_lines() -> None:
    heading = "关于本年度政府信息公开工作的总体情况说明文字"
    text = wrapped(PARAGRAPH, 24) + "\n\n" + heading + "\n\n" + wrapped(PARAGRAPH, 24)
    assert heading in normalised(text).split("\n")


def test_paragraphs_on_one_line_each_stay_apart() -> None:
    text = "全年发布信息十二条，内容涉及民生保障和财政资金。\n" * 4
    assert normalised(text).strip().count("\n") == 3


def test_a_new_item_starts_a_new_line_even_after_a_full_one() -> None:
    text = wrapped(PARAGRAPH.rstrip("。") + "有关", 26) + "\n（二）依申请公开\n1.收到申请情况"
    assert normalised(text).split("\n")[-2:] == ["(二)依申请公开", "1.收到申请情况"]


def test_page_numbers_and_running_heads_go_but_the_title_stays() -> None:
    head = "某某街道年度报告"
    pages = [
        f"{head}\n{wrapped(PARAGRAPH, 26).rstrip('。')}",
        f"{head}\n{wrapped(PARAGRAPH, 26)}",
        f"{head}\n一、总体情况",
    ]
    text = "\f".join(f"{page}\n{number}" for number, page in enumerate(pages, 1))
    result = normalised(text)
    assert result.count(head) == 1
    assert "内容本年度街道" in result
    assert not any(line.isdigit() for line in result.split("\n"))


def test_a_number_at_the_foot_of_one_page_may_be_a_cell_and_stays() -> None:
    text = "一、总体情况\n2\f二、主动公开\n2\f三、申请情况\n0"
    assert normalised(text).split("\n") == ["一、总体情况", "2", "二、主动公开", "2", "三、申请情况", "0"]


def test_signed_page_numbers_go_anywhere() -> None:
    assert normalised("未收到政府信息公\n— 4 —\n开申请，") == "未收到政府信息公\n开申请,"


def test_a_page_number_between_two_lines_of_a_sentence_does_not_part_them() -> None:
    lines = wrapped(PARAGRAPH, 26).split("\n")
    text = "\n".join([*lines[:2], "— 1 —", *lines[2:]])
    assert normalised(text) == normalised(PARAGRAPH)


def test_rows_of_a_table_are_never_joined() -> None:
    text = wrapped(PARAGRAPH, 26) + "\n规章\t0\t0\n行政规范性文件\t0\t0"
    assert normalised(text).split("\n")[-2:] == ["规章\t0\t0", "行政规范性文件\t0\t0"]


def test_web_pages_and_word_documents_have_whole_paragraphs_already() -> None:
    document = replace(document_of(wrapped(PARAGRAPH, 26)), media_type="text/html")
    lines = normalise(document).text.split("\n")
    assert len(lines) > 1


def test_an_open_bracket_goes_on_over_a_line_end() -> None:
    assert normalised("受理热线9件（其中咨询\n5件、投诉4件）。") == "受理热线9件(其中咨询5件、投诉4件)。"


def test_blanks_between_characters_go_and_those_between_words_stay() -> None:
    assert normalised("受理 12345 热线 559 件 Open Data 2024 年") == "受理12345热线559件Open Data 2024年"


@given(st.text(alphabet="公开信息申请，。、（）()12 \t\n\f一二①ａ１", max_size=200))
@settings(max_examples=150)
def test_every_character_stands_for_one_of_the_document(text: str) -> None:
    document = document_of("公" + text)
    result = normalise(document)
    assert len(result.text) == len(result.origins)
    assert list(result.origins) == sorted(result.origins)
    for character, origin in zip(result.text, result.origins, strict=True):
        if character not in " \t\n":
            assert simplify(document.text[origin]) == character


@given(st.integers(0, 120), st.integers(0, 120))
@settings(max_examples=60)
def test_a_span_leads_back_to_what_the_document_prints(first: int, second: int) -> None:
    document = document_of(wrapped(PARAGRAPH, 26))
    result = normalise(document)
    start, end = sorted((first, second))
    end = min(end, len(result.text))
    begin, stop = result.span(start, end)
    assert "".join(document.text[begin:stop].split()) == "".join(
        c for c in PARAGRAPH[start:end] if start < end
    )
