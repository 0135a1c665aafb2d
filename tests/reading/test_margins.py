"""Running headers and footers are told from text by coming again, in a text layer or a scan."""

from dashboard.reading.margins import mark_margins
from dashboard.reading.words import PrintedLine, Word

HEIGHT = 800.0


def line(text: str, top: float) -> PrintedLine:
    return PrintedLine([Word(text, 90.0, top, 90.0 + 10 * len(text), top + 12)], top, top + 12)


def idle(*heads: str) -> list[bool]:
    """Whether each of these lines, one at the top of each page, is a running header."""
    pages = [[line(head, 40.0), line("全年公开信息一百条，均已办结。", 300.0)] for head in heads]
    mark_margins(pages, [HEIGHT] * len(pages))
    assert not any(page[1].idle for page in pages)
    return [page[0].idle for page in pages]


def test_a_header_whose_brackets_were_recognised_in_several_widths_is_one() -> None:
    heads = [f"示例区政府信息公开年报{bracket}" for bracket in ("(虚构)", "（虚构)", "（虚构）", "(虚构)")]
    assert idle(*heads) == [True] * 4


def test_a_header_may_count_the_pages() -> None:
    assert idle("年报 第1期", "年报 第2期", "年报 第3期", "年报 第4期") == [True] * 4


def test_other_words_at_the_top_of_each_page_are_text() -> None:
    assert idle("一、总体情况", "二、主动公开", "三、依申请公开", "四、复议诉讼") == [False] * 4


def test_a_line_that_comes_on_two_pages_of_many_is_text() -> None:
    assert idle("备注：", "备注：", "三、依申请公开", "四、复议诉讼") == [False] * 4
