"""Scanned pages and pictures, with the recogniser and without it."""

import io

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from dashboard.errors import UnreadableDocument
from dashboard.reading import Limits, read_bytes
from dashboard.reading.pdf_fonts import lend_chinese_font
from reading.pdfs import FONT
from reading.test_pdf import drawn

LABELS = ("一、本年新收申请数量", "二、上年结转申请数量")


def picture(tilt: float = 0.0) -> Image.Image:
    """A heading and a small table with rulings, as a scanner sees them."""
    lend_chinese_font()
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(400, 200))
    canvas.setFont(FONT, 12)
    canvas.drawString(40, 165, "三、收到和处理政府信息公开申请情况")
    canvas.grid([40, 200, 260, 320, 380], [50, 85, 120])
    for row, label in enumerate(LABELS):
        canvas.drawString(48, 98 - 35 * row, label)
        for column in range(3):
            canvas.drawString(220 + 60 * column, 98 - 35 * row, str(100 * row + 31 * column + 10))
    canvas.save()
    page = pdfium.PdfDocument(stream.getvalue())[0]
    return page.render(scale=200 / 72).to_pil().convert("RGB").rotate(tilt, fillcolor=(255, 255, 255))


def encoded(image: Image.Image, form: str) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form)
    return stream.getvalue()


def scanned_pdf() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(400, 200))
    canvas.drawImage(ImageReader(picture()), 0, 0, 400, 200)
    canvas.save()
    return stream.getvalue()


@pytest.fixture
def no_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)


@pytest.mark.parametrize("source", ["png", "tilted jpeg", "pdf"])
def test_a_ruled_table_is_recognised_cell_by_cell(source: str) -> None:
    pytest.importorskip("rapidocr")
    data = {
        "png": lambda: encoded(picture(), "png"),
        "tilted jpeg": lambda: encoded(picture(tilt=1.0), "jpeg"),
        "pdf": scanned_pdf,
    }[source]()
    document = read_bytes(data, f"扫描件.{source}")

    [table] = document.tables
    cells = {(cell.row, cell.column): document.cell_text(cell) for cell in table.cells}
    assert [cells[0, column] for column in range(4)] == [LABELS[0], "10", "41", "72"]
    assert [cells[1, column] for column in range(4)] == [LABELS[1], "110", "141", "172"]
    assert all(0.5 < cell.confidence <= 1.0 for cell in table.cells)
    assert any("识别" in note for note in document.notes)


def test_marks_for_none_are_not_taken_for_numbers() -> None:
    pytest.importorskip("rapidocr")
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(400, 120))
    canvas.setFont(FONT, 10)
    canvas.grid([30, 90, 150, 210, 270, 330, 390], [30, 60, 90])
    marks = (("/", "1", "—", "0", "", "7"), ("1", "/", "0", "—", "7", ""))
    for row, printed in enumerate(marks):
        for column, mark in enumerate(printed):
            canvas.drawCentredString(60 + 60 * column, 71 - 30 * row, mark)
    canvas.save()
    lend_chinese_font()
    page = pdfium.PdfDocument(stream.getvalue())[0].render(scale=200 / 72).to_pil()
    document = read_bytes(encoded(page.convert("RGB"), "png"), "a.png")

    [table] = document.tables
    assert [document.cell_text(cell) for cell in table.cells] == [mark for row in marks for mark in row]


@pytest.mark.usefixtures("no_recogniser")
@pytest.mark.parametrize("data", [encoded(picture(), "png"), scanned_pdf()], ids=["png", "pdf"])
def test_without_the_extra_it_says_what_to_install(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="没有文字层") as refused:
        read_bytes(data, "扫描件")

    assert "pip install 'gongkai-dashboard[ocr]'" in refused.value.remedy


@pytest.mark.usefixtures("no_recogniser")
def test_a_scanned_page_among_others_is_noted_and_the_rest_is_read() -> None:
    merged = pdfium.PdfDocument.new()
    for data in (
        drawn(*[(80, 100 + 20 * number, "全年公开信息十二条。") for number in range(20)]),
        scanned_pdf(),
    ):
        merged.import_pages(pdfium.PdfDocument(data))
    stream = io.BytesIO()
    merged.save(stream)
    document = read_bytes(stream.getvalue(), "a.pdf")

    assert "全年公开信息十二条。" in document.text
    assert any("第 2 页是图片，未识别" in note for note in document.notes)


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    pytest.importorskip("rapidocr")
    data = bytearray(encoded(Image.new("1", (8, 8)), "png"))
    data[16:24] = (30_000).to_bytes(4, "big") * 2

    with pytest.raises(UnreadableDocument, match=r"图片过大|损坏"):
        read_bytes(bytes(data), "a.png")


BLANK = encoded(Image.new("RGB", (60, 40), "white"), "png")


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(st.integers(8, len(BLANK)), st.binary(max_size=12)), min_size=1, max_size=4))
def test_a_damaged_picture_is_read_or_refused(damage: list[tuple[int, bytes]]) -> None:
    pytest.importorskip("rapidocr")
    data = bytearray(BLANK)
    for position, piece in damage:
        data[position : position + len(piece)] = piece
    with pytest.raises(UnreadableDocument):
        read_bytes(bytes(data), "a.png", Limits(seconds=30))
