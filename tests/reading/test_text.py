"""Plain text and Markdown as they come out of converters, editors and mailboxes."""

from pathlib import Path

import pytest

from dashboard.errors import UnreadableDocument
from dashboard.reading import Limits, read, read_bytes

SEED = next((Path(__file__).parents[2] / "data" / "reports").glob("*.txt"))
SENTENCE = "全年通过门户网站主动公开信息 1,234 条。\n其中政策文件 56 条。\n"


def test_the_seed_report_has_the_eight_pages_of_its_pdf() -> None:
    document = read(SEED)

    assert [page.number for page in document.pages] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert document.text[document.pages[1].start :].lstrip().startswith("街道高度重视依申请公开工作")
    assert all(document.page_at(page.start) == page.number for page in document.pages)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_the_same_text_comes_out_of_every_encoding(encoding: str) -> None:
    document = read_bytes(SENTENCE.encode(encoding), "a.txt")

    assert document.text == SENTENCE
    assert [document.text[line.start : line.end] for line in document.lines] == SENTENCE.splitlines()


def test_a_damaged_character_does_not_turn_the_whole_text_into_another_encoding() -> None:
    data = (SENTENCE * 20).encode("utf-8")[:-2]

    assert "全年通过门户网站主动公开信息 1,234 条" in read_bytes(data, "a.txt").text


def test_form_feeds_divide_pages() -> None:
    document = read_bytes("第一页\n\f第二页\n\f".encode(), "a.txt")

    assert [document.text[page.start : page.end].strip() for page in document.pages] == ["第一页", "第二页"]
    assert [line.page for line in document.lines] == [1, 2]


def test_a_markdown_table_is_a_table_and_its_cells_are_what_stands_between_the_pipes() -> None:
    text = (
        "前文\n| 信息内容 | 本年制发件数 |\n|---|---|\n| 规章 | 0 |\n| 行政规范性文件 |  |\n\n| 后文 | 1 |\n"
    )
    document = read_bytes(text.encode(), "a.md")

    [table] = document.tables
    assert [(cell.row, cell.column, document.cell_text(cell)) for cell in table.cells] == [
        (0, 0, "信息内容"),
        (0, 1, "本年制发件数"),
        (1, 0, "规章"),
        (1, 1, "0"),
        (2, 0, "行政规范性文件"),
        (2, 1, ""),
    ]
    assert (table.row_count, table.column_count) == (3, 2)
    assert document.text == text


def test_two_markdown_tables_without_a_line_between_them_stay_two() -> None:
    document = read_bytes(
        "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n|---|---|\n| 5 | 6 |\n".encode(), "a.md"
    )

    assert [[document.cell_text(cell) for cell in table.cells] for table in document.tables] == [
        ["甲", "乙", "1", "2"],
        ["3", "4", "5", "6"],
    ]


def test_a_table_written_as_html_inside_markdown_is_a_table() -> None:
    text = (
        "# 一、某项情况\n\n全年办理 12 件。\n\n<div>\n\n"
        '<table><tr><td rowspan="2">甲类</td><td>乙</td><td>3</td></tr>\n<tr><td>丙</td><td>0</td></tr>'
        "</table>\n\n</div>\n\n" + "某项工作有序推进。\n\n" * 12 + "# 二、另项情况\n\n无。\n"
    )

    for around in ("{}", "{}<p>\n</p>", "<div>\n\n</div>\n\n{}"):
        document = read_bytes(around.format(text).encode(), "a.md")

        assert document.media_type == "text/markdown"
        [table] = document.tables
        assert [(cell.row, cell.column, document.cell_text(cell)) for cell in table.cells] == [
            (0, 0, "甲类"),
            (0, 1, "乙"),
            (0, 2, "3"),
            (1, 1, "丙"),
            (1, 2, "0"),
        ]
        lines = [document.text[line.start : line.end] for line in document.lines]
        assert lines[:2] == ["# 一、某项情况", "全年办理 12 件。"]
        assert lines[-2:] == ["# 二、另项情况", "无。"]


def test_rows_divided_by_pipes_without_a_heading_stay_lines() -> None:
    document = read_bytes("一、本年新收 | 19 | 0 | 19\n二、上年结转 | 0 | 0 | 0\n".encode(), "a.txt")

    assert document.tables == ()
    assert len(document.lines) == 2


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "文件是空的"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "认不出文件格式"),
        (b"x" * 2000, "超过上限"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableDocument, match=problem) as refused:
        read_bytes(data, "a.txt", Limits(bytes=1000 if data.startswith(b"x") else 100_000))

    assert refused.value.where == "a.txt"
    assert refused.value.remedy


def test_a_missing_file_is_refused_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="文件打不开"):
        read(tmp_path / "没有.txt")
