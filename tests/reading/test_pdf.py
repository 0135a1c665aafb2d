"""PDF files with a text layer."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from dashboard.errors import UnreadableDocument
from dashboard.reading import Document, Limits, Table, read_bytes
from reading.pdfs import FONT, Sample, table_three


def squeezed(text: str) -> str:
    return text.replace(" ", "")


def rows(document: Document, table: Table) -> list[list[str]]:
    grid: list[list[str]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        grid[cell.row].append(squeezed(document.cell_text(cell)))
    return grid


def printed_lines(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


def drawn(*texts: tuple[float, float, str], pages: int = 1) -> bytes:
    """A PDF whose pages print each text at (x, y from the top)."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for _ in range(pages):
        canvas.setFont(FONT, 12)
        for x, y, text in texts:
            canvas.drawString(x, A4[1] - y, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture(scope="module")
def report() -> Document:
    return read_bytes(Sample(header="示例街道办事处").pdf(), "年报.pdf")


def test_every_cell_of_table_three_is_where_the_form_prints_it(report: Document) -> None:
    expected, _ = table_three()
    table = report.tables[1]

    assert (table.row_count, table.column_count) == (28, 10)
    assert rows(report, table) == [[squeezed(text) for text in row if text] for row in expected]


def test_merged_cells_have_their_spans(report: Document) -> None:
    table = report.tables[1]

    spans = {
        squeezed(report.cell_text(cell)): (cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in table.cells
    }
    assert spans["申请人情况"] == (0, 3, 1, 7)
    assert spans["（三）不予公开"] == (7, 1, 8, 1)
    assert spans["三、本年度办理结果"] == (5, 0, 22, 1)
    assert spans["四、结转下年度继续办理"] == (27, 0, 1, 3)


def test_a_table_that_goes_on_over_the_page_is_one_table(report: Document) -> None:
    table = report.tables[0]

    assert rows(report, table)[-3:] == [
        ["第二十条第（五）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "1234"],
    ]
    assert {cell.page for cell in table.cells} == {1, 2}


def test_running_headers_and_page_numbers_are_text_but_no_lines(report: Document) -> None:
    for margin in ("示例街道办事处", "— 2 —"):
        assert margin in report.text
        assert margin not in printed_lines(report)
    assert report.page_at(report.text.index("— 2 —")) == 2


def test_lines_and_pages_have_places_in_points(report: Document) -> None:
    title = report.lines[0]

    assert title.box is not None
    assert (report.pages[0].width, report.pages[0].height) == pytest.approx(A4, abs=1)
    assert A4[0] / 2 == pytest.approx((title.box.left + title.box.right) / 2, abs=5)
    assert 60 < title.box.top < title.box.bottom < 130


def test_a_bare_number_at_a_page_end_that_does_not_count_with_the_pages_stays() -> None:
    document = read_bytes(drawn((80, 100, "本年新收申请件数如下"), (290, 800, "37"), pages=3), "a.pdf")

    assert printed_lines(document).count("37") == 3


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(rotation: int) -> None:
    stream = io.BytesIO()
    width, height = landscape(A4)
    canvas = Canvas(stream, pagesize=(width, height))
    canvas.setPageRotation(rotation)
    canvas.translate(*{0: (0, 0), 90: (height, 0), 180: (width, height), 270: (0, width)}[rotation])
    canvas.rotate({0: 0, 90: 90, 180: 180, 270: 270}[rotation])
    canvas.setFont(FONT, 12)
    canvas.grid([100, 200, 300], [300, 340, 380])
    for x, y, text in ((110, 350, "甲"), (210, 350, "1"), (110, 310, "乙"), (210, 310, "2")):
        canvas.drawString(x, y, text)
    canvas.save()
    document = read_bytes(stream.getvalue(), "a.pdf")

    [table] = document.tables
    assert rows(document, table) == [["甲", "1"], ["乙", "2"]]
    assert document.pages[0].width == pytest.approx(width, abs=1)


def test_words_that_touch_across_a_line_are_divided_at_the_line() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont(FONT, 12)
    canvas.grid([100, 124, 148, 172], [700, 720, 740])
    canvas.drawString(100, 725, "自然总计其他")
    canvas.drawString(106, 705, "1")
    canvas.save()
    document = read_bytes(stream.getvalue(), "a.pdf")

    assert rows(document, document.tables[0]) == [["自然", "总计", "其他"], ["1", "", ""]]


def test_a_number_that_breaks_because_its_cell_is_narrow_stays_one_number() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont(FONT, 10)
    canvas.grid([100, 132, 200], [700, 740])
    for x, y, text in ((102, 728, "11398"), (102, 712, "889"), (140, 728, "12"), (140, 712, "3")):
        canvas.drawString(x, y, text)
    canvas.save()
    document = read_bytes(stream.getvalue(), "a.pdf")

    assert [document.cell_text(cell) for cell in document.tables[0].cells] == ["11398889", "12 3"]


def test_a_frame_around_prose_is_no_table() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont(FONT, 10)
    canvas.grid([50, 540], [100, 780, 800])
    canvas.drawString(60, 785, "标题")
    for number in range(40):
        canvas.drawString(60, 760 - number * 14, "这是框里的一行正文，不是表格。")
    canvas.save()
    document = read_bytes(stream.getvalue(), "a.pdf")

    assert document.tables == ()
    assert len(document.lines) == 41


def encrypted(password: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(
        stream, encrypt=StandardEncryption(password, ownerPassword="owner", canPrint=0, canCopy=0)
    )
    canvas.drawString(100, 100, "A text that only its owner may change.")
    canvas.save()
    return stream.getvalue()


def test_a_file_that_only_forbids_printing_is_read() -> None:
    assert "only its owner" in read_bytes(encrypted(""), "a.pdf").text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (encrypted("secret"), "打开密码"),
        (b"%PDF-1.7\n" + b"\0" * 500, "损坏或不完整"),
        (drawn((80, 100, "正文"), pages=60), "超过上限 50 页"),
    ],
    ids=["encrypted", "no pages", "too many pages"],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableDocument, match=problem) as refused:
        read_bytes(data, "a.pdf", Limits(pages=50))

    assert refused.value.where == "a.pdf"
    assert refused.value.remedy


REPORT = Sample(prose_repeats=1).pdf()


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(REPORT)), st.binary(max_size=12)), max_size=8),
    st.integers(len(REPORT) // 4, len(REPORT)),
)
def test_a_damaged_file_is_read_or_refused(damage: list[tuple[int, bytes]], length: int) -> None:
    data = bytearray(REPORT)
    for position, piece in damage:
        data[position : position + len(piece)] = piece
    with pytest.MonkeyPatch.context() as patch:
        # A font that is damaged makes a page a scan; to recognise it is another test's business, and slow.
        patch.setattr("importlib.util.find_spec", lambda name: None)
        try:
            document = read_bytes(bytes(data[:length]), "a.pdf", Limits(seconds=10))
        except UnreadableDocument:
            return
    for table in document.tables:
        assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)


def test_without_rulings_rows_of_numbers_are_tables_with_their_wrapped_labels() -> None:
    document = read_bytes(Sample(ruled=False, prose_repeats=2).pdf(), "a.pdf")
    expected, _ = table_three()

    found = [row for table in document.tables for row in rows(document, table) if len(row) >= 8]
    wanted = [[squeezed(text) for text in row if text] for row in expected[3:]]
    assert [row[-8:] for row in found if len(row) < 15] == [row[-8:] for row in wanted]


def test_three_lines_over_and_under_the_rows_are_enough_to_tell_rows_apart() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont(FONT, 12)
    for y in (760, 730, 700):
        canvas.line(50, y, 500, y)
    for x, y, text in (
        (60, 747, "甲部门收到的申请"),
        (60, 734, "件数"),
        (300, 747, "1"),
        (380, 747, "2"),
        (460, 747, "3"),
        (60, 718, "乙部门收到的申请"),
        (60, 704, "件数"),
        (300, 704, "4"),
        (380, 704, "5"),
        (460, 704, "6"),
    ):
        canvas.drawString(x, y, text)
    canvas.save()
    document = read_bytes(stream.getvalue(), "a.pdf")

    assert rows(document, document.tables[0]) == [
        ["甲部门收到的申请件数", "1", "2", "3"],
        ["乙部门收到的申请件数", "4", "5", "6"],
    ]


def test_dates_in_prose_make_no_table() -> None:
    lines = [
        (80, 100 + number * 20, "自 2024 年 1 月 1 日 起 至 2024 年 12 月 31 日 止") for number in range(3)
    ]

    assert read_bytes(drawn(*lines), "a.pdf").tables == ()


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (("2.一二三四五六七", "9"), ("八九十", ""), ["2.一二三四五六七八九十", "9"]),
        # 第三 begins no numbered item here.
        (("2.保护某某某某某", "9"), ("第三方", ""), ["2.保护某某某某某第三方", "9"]),
        (("2.乙类", "1234567890"), ("", "56"), ["2.乙类", "123456789056"]),
    ],
)
def test_a_row_torn_by_the_end_of_the_page_is_one_row(
    above: tuple[str, str], below: tuple[str, str], whole: list[str]
) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for ys, texts in (
        (
            [60, 100, 140],
            [(62, 125, "1.甲类申请"), (172, 125, "5"), (62, 85, above[0]), (172, 85, above[1])],
        ),
        (
            [700, 730, 760],
            [(62, 745, below[0]), (172, 745, below[1]), (62, 715, "3.丙类申请"), (172, 715, "7")],
        ),
    ):
        canvas.setFont(FONT, 12)
        canvas.grid([60, 170, 240], ys)
        for x, y, text in texts:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    document = read_bytes(stream.getvalue(), "a.pdf")

    [table] = document.tables
    assert rows(document, table) == [
        ["1.甲类申请", "5"],
        whole,
        ["3.丙类申请", "7"],
    ]


def test_a_table_without_rulings_goes_on_over_the_page() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for top, first in ((160, 1), (760, 4)):
        canvas.setFont(FONT, 12)
        for row in range(3):
            canvas.drawString(80 - 10 * first, top - 30 * row, f"第{first + row}类申请")
            for column in range(3):
                canvas.drawString(250 + 80 * column, top - 30 * row, str(10 * (first + row) + column))
        canvas.showPage()
    canvas.save()
    document = read_bytes(stream.getvalue(), "a.pdf")

    [table] = document.tables
    assert rows(document, table) == [
        [f"第{row}类申请", *(str(10 * row + column) for column in range(3))] for row in range(1, 7)
    ]
