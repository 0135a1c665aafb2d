"""Web pages as a browser saves them from government sites."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import UnreadableDocument
from dashboard.reading import Document, Limits, Table, read_bytes

ARTICLE = """
<p>2024年，示例街道通过网站主动公开政府信息１２４条，其中政策文件23条。</p>
<p>二、主动公开政府信息情况</p>
<table border="1">
<tr><td colspan="4">第二十条第（一）项</td></tr>
<tr><td><p>信息</p><p>内容</p></td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>&nbsp;</td><td>/</td><td>—</td></tr>
<tr><td>行政规范性<br>文件</td><td><p>１</p></td><td>0</td><td><span>1</span><span>3</span></td></tr>
</table>
<p>六、其他需要报告的事项</p>
<p>本年度未收取信息处理费。</p>
"""
PAGE = f"""<!DOCTYPE html>
<!-- saved from url=(0046)http://www.example.gov.cn/zwgk/2025/nb_1.html -->
<html><head><meta charset="utf-8"><title>示例街道2024年政府信息公开工作年度报告_示例区人民政府</title>
<meta name="PubDate" content="2025-01-21 16:30"><style>p {{ color: red }}</style></head>
<body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li>
<li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></div>
<div id="wrap"><div class="left"><ul><li><a href="/2023">示例街道2023年政府信息公开工作年度报告</a></li>
<li><a href="/2022">示例街道2022年政府信息公开工作年度报告</a></li></ul></div>
<div class="right"><h1>示例街道2024年政府信息公开工作年度报告</h1>
<div class="info">发布时间：2025-01-21　来源：示例街道　字体：【大 中 小】</div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<div id="zoom">{ARTICLE}</div>
<p>附件：<a href="/file/1.docx">示例街道2024年政府信息公开工作年度报告.docx</a></p>
<div><a href="javascript:window.print()">【打印】</a><a href="javascript:window.close()">【关闭】</a></div>
</div></div>
<script>var visits = 99999;</script>
<div class="footer">主办：示例区人民政府　版权所有，网站标识码：0000000000，备案号：示例备00000000号</div>
</body></html>"""


def rows(document: Document, table: Table) -> list[list[str]]:
    grid: list[list[str]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        grid[cell.row].append(document.cell_text(cell))
    return grid


@pytest.fixture
def page() -> Document:
    return read_bytes(PAGE.encode(), "年报.html")


def test_only_the_report_is_left_of_the_page(page: Document) -> None:
    for chrome in ("首页", "2023年", "微博", "打印", "附件", "版权所有", "99999", "color"):
        assert chrome not in page.text
    for kept in ("示例街道2024年政府信息公开工作年度报告", "主动公开政府信息１２４条", "未收取信息处理费"):
        assert kept in page.text


def test_title_address_and_date_of_publication_are_metadata(page: Document) -> None:
    assert page.metadata == {
        "title": "示例街道2024年政府信息公开工作年度报告",
        "url": "http://www.example.gov.cn/zwgk/2025/nb_1.html",
        "published": "2025-01-21",
    }


def test_cells_are_divided_by_tabs_and_hold_what_is_printed_in_them(page: Document) -> None:
    [table] = page.tables

    assert rows(page, table) == [
        ["第二十条第（一）项"],
        ["信息 内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "", "/", "—"],
        ["行政规范性 文件", "１", "0", "13"],
    ]
    assert page.text[table.start : table.end].splitlines()[2] == "规章\t\t/\t—"


def test_spans_give_cells_their_columns() -> None:
    html = (
        "<p>正文。</p><table><tr><td rowspan=2 colspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr>"
        "<tr><td>丁</td><td>戊</td><td rowspan=9>己</td></tr></table>"
    )
    document = read_bytes(html.encode(), "a.html")

    [table] = document.tables
    placed = {document.cell_text(cell): cell for cell in table.cells}
    assert {text: (cell.row, cell.column) for text, cell in placed.items()} == {
        "甲": (0, 0),
        "乙": (0, 2),
        "丙": (1, 2),
        "丁": (2, 0),
        "戊": (2, 1),
        "己": (2, 2),
    }
    assert (placed["己"].row_span, table.row_count, table.column_count) == (1, 3, 3)


def test_a_layout_table_is_unfolded_and_the_table_inside_it_stays() -> None:
    html = f"<table><tr><td>导航</td><td>{ARTICLE}</td></tr></table>"
    document = read_bytes(html.encode(), "a.html")

    [table] = document.tables
    assert table.column_count == 4
    assert "本年度未收取信息处理费。" in document.text.splitlines()


def test_a_one_row_table_inside_a_cell_becomes_cells_of_the_row() -> None:
    html = (
        "<p>正文。</p><table><tr><td>甲</td><td>乙</td><td>丙</td><td>丁</td></tr>"
        "<tr><td>子</td><td>1</td><td colspan=2><table><tr><td>2</td><td>3</td></tr></table></td></tr>"
        "</table>"
    )
    document = read_bytes(html.encode(), "a.html")

    [table] = document.tables
    assert rows(document, table) == [["甲", "乙", "丙", "丁"], ["子", "1", "2", "3"]]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("gb2312", "gb18030"), ("gb2312", "utf-8"), ("utf-8", "gbk"), ("utf-8", "utf-16"), ("no-such", "utf-8")],
)
def test_a_wrongly_declared_encoding_does_no_harm(declared: str, encoding: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{declared}"')

    assert "示例街道通过网站主动公开政府信息" in read_bytes(page.encode(encoding), "a.html").text


def test_a_page_named_pdf_is_read_as_the_page_it_is() -> None:
    assert read_bytes(PAGE.encode(), "年报.pdf").media_type == "text/html"


def test_a_report_table_is_kept_even_where_the_page_calls_its_block_navigation() -> None:
    notice = "版权所有，转载请注明。" * 40
    html = f'<html><body><div class="nav share">{ARTICLE}</div><p>{notice}</p></body></html>'

    assert len(read_bytes(html.encode(), "a.html").tables) == 1


def test_a_paragraph_beside_the_main_block_is_kept() -> None:
    beside = "<p>联系电话：0000-0000000，来信请寄示例街道。</p>"
    html = f"<html><body><div><div>{ARTICLE * 9}</div>{beside}</div></body></html>"

    assert "来信请寄示例街道" in read_bytes(html.encode(), "a.html").text


def test_a_page_without_sentences_is_kept_whole() -> None:
    html = "<html><body><div><p>甲</p></div><div><p>乙</p></div></body></html>"

    assert read_bytes(html.encode(), "a.html").text.splitlines() == ["甲", "乙"]


def test_a_web_archive_is_read_as_the_page_inside_it() -> None:
    archive = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{PAGE}\r\n--b--\r\n"
    )

    assert "未收取信息处理费" in read_bytes(archive.encode(), "a.mht").text


def test_a_million_cells_are_refused_before_they_are_made() -> None:
    page = b"<html><table>" + (b"<tr>" + b"<td>1" * 1000) * 1000

    with pytest.raises(UnreadableDocument, match="单元格超过上限"):
        read_bytes(page, "a.html")


def test_spans_count_as_the_cells_that_they_cover() -> None:
    page = b"<html>" + b"<table><tr><td rowspan=60000 colspan=1000>1<td>2" + b"<tr><td>3" * 999 + b"</table>"

    with pytest.raises(UnreadableDocument, match="单元格超过上限"):
        read_bytes(page, "a.html")


def test_a_page_whose_text_comes_by_script_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="没有正文"):
        read_bytes(b"<html><body><div id=app></div><script>load()</script></body></html>", "a.html")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=12)), min_size=1, max_size=8))
def test_a_damaged_page_is_read_or_refused(damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(PAGE.encode())
    for position, piece in damage:
        data[position : position + len(piece)] = piece
    try:
        document = read_bytes(bytes(data), "a.html", Limits(seconds=10))
    except UnreadableDocument:
        return
    assert all(document.text[line.start : line.end].strip() for line in document.lines)
