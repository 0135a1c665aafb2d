"""What documents and links say is shown to the letter, also where Streamlit reads Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dashboard.app.literal import literal
from dashboard.export.basket import Entry, pack
from dashboard.library import Library

from .conftest import Open
from .handmade import DISTRICT, usual_report
from .snapshots import write_snapshot


def shown(text: str) -> str:
    """What a reader of Markdown prints of `text`; a mark in it fails."""
    said = ""
    for block in MarkdownIt("commonmark").enable("strikethrough").parse(text):
        assert block.type in ("paragraph_open", "inline", "paragraph_close")
        for part in block.children or ():
            assert part.type in ("text", "text_special")
            said += part.content
    return said


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://example.invalid/x.png)",
        "[点此](javascript:alert(1))",
        "[甲][乙]",
        "<img src=x>",
        "<http://example.invalid>",
        "*甲*_乙_ **丙** ~~丁~~ `戊`",
        "1. 公开渠道，示例区，2024 年",
        "2) 甲",
        "# 甲",
        "- 甲",
        "> 甲",
        "\\[甲](乙)",
        "约 4.14 万件（+12.5%），占 1/3",
        "-12.4%",
    ],
)
def test_marks_are_shown_as_they_are_written(text: str) -> None:
    assert shown(literal(text)) == text


@given(st.text("甲1[]()!*_`~<>#-+.$:\\a ", min_size=1, max_size=30).map(str.strip).filter(bool))
def test_no_words_are_taken_for_marks(text: str) -> None:
    assert shown(literal(text)) == text


def test_a_figure_without_marks_stays_as_it_is() -> None:
    assert literal("559 件，-12.4%（+3.5 万）") == "559 件，-12.4%（+3.5 万）"


def test_a_basket_in_a_link_puts_no_picture_on_the_page(open_page: Open, library: Library) -> None:
    write_snapshot(library, [usual_report(0, 2024)])
    hostile = Entry("![](http://example.invalid/x.png)", DISTRICT, (), 2024)
    at = open_page("export", library, basket=pack([hostile]))
    [said] = [shown(warning.value) for warning in at.warning]
    assert "![](http://example.invalid/x.png)" in said
