"""PDF -> Document, through pdfium: the text layer, and the recogniser for pages that are pictures."""

from __future__ import annotations

import re
import threading

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from dashboard.reading.document import Document
from dashboard.reading.layout import PageLayout, blocks_of, write_pages
from dashboard.reading.limits import Budget
from dashboard.reading.pdf_fonts import lend_chinese_font
from dashboard.reading.pdf_page import PdfPage
from dashboard.reading.scan import Recogniser, numbered_pages
from dashboard.reading.sniffing import Media
from dashboard.reading.writer import DocumentWriter

_DAMAGED = "PDF 已损坏或不完整"
_REDOWNLOAD = "请重新下载，或打开后另存为 PDF 再导入"
# Fewer characters than this beside a picture over this share of the page: the page is a scan.
_FEW_CHARACTERS, _PICTURED = 20, 0.3
# A text layer with this share of characters that mean nothing is no text.
_GARBLED = 0.3
_MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff\x00-\x1f]")
# pdfium serves one thread at a time.
_PDFIUM = threading.Lock()


def read_pdf(data: bytes, name: str, budget: Budget) -> Document:
    """The PDF `data`: lines and tables with their places; pages that are pictures are recognised."""
    with _PDFIUM:
        file = _open(data, budget)
        try:
            layouts, notes = _Pages(file, budget).read()
        finally:
            file.close()
    writer = DocumentWriter()
    write_pages(layouts, writer, budget)
    document = writer.document(name, Media.PDF.value, data, notes=notes)
    if not document.text.strip():
        raise budget.refusal("PDF 里没有文字", "请核对文件内容，或导入 Word、网页版年度报告")
    return document


def _open(data: bytes, budget: Budget) -> pdfium.PdfDocument:
    lend_chinese_font()
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise budget.refusal("PDF 设有打开密码", "请用密码打开后另存为不加密的 PDF 再导入") from error
        raise budget.refusal(_DAMAGED, _REDOWNLOAD) from error
    try:
        budget.check_pages(len(file))
        if not len(file):
            raise budget.refusal(_DAMAGED, _REDOWNLOAD)
    except Exception:
        file.close()
        raise
    return file


class _Pages:
    """Reads the pages of an open file one after the other."""

    def __init__(self, file: pdfium.PdfDocument, budget: Budget) -> None:
        self._file = file
        self._budget = budget
        self._recogniser = Recogniser(budget)
        self._recognised: list[int] = []
        self._unread: list[int] = []
        self._characters = 0

    def read(self) -> tuple[list[PageLayout], list[str]]:
        """All pages, and what the checker should know of scanned ones."""
        layouts = []
        for number in range(1, len(self._file) + 1):
            self._budget.check_time()
            layouts.append(self._layout(number))
        notes = []
        if self._recognised:
            notes.append(f"{numbered_pages(self._recognised)}是图片，文字由识别得出，请对照原件核对")
        if self._unread:
            if self._characters < _FEW_CHARACTERS * len(layouts):
                raise self._recogniser.missing()
            notes.append(f"{numbered_pages(self._unread)}是图片，未识别；{self._recogniser.missing().remedy}")
        return layouts, notes

    def _layout(self, number: int) -> PageLayout:
        try:
            page = self._file[number - 1]
        except pdfium.PdfiumError as error:
            raise self._budget.refusal(f"第 {number} 页已损坏", _REDOWNLOAD) from error
        with PdfPage(page) as opened:
            words, drawing = opened.words(), opened.drawing()
            text = "".join([word.text for word in words])
            if not _is_scan(text, drawing.pictured / (opened.width * opened.height or 1.0)):
                self._characters += len(text)
                blocks = blocks_of(words, drawing.horizontal, drawing.vertical, opened.characters)
                return PageLayout(opened.width, opened.height, blocks)
            if not self._recogniser.is_installed:
                self._unread.append(number)
                return PageLayout(opened.width, opened.height, [])
            self._recognised.append(number)
            return self._recogniser.layout(opened.picture(), opened.width, opened.height)


def _is_scan(text: str, pictured: float) -> bool:
    if len(text) < _FEW_CHARACTERS:
        return pictured >= _PICTURED
    return len(_MEANINGLESS.findall(text)) > len(text) * _GARBLED
