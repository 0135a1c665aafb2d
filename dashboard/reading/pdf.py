"""PDF with a text layer -> Document, through pdfium."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from dashboard.reading.aligned_tables import aligned_tables
from dashboard.reading.document import Box, Document
from dashboard.reading.grids import grids_of, nearest
from dashboard.reading.limits import Budget
from dashboard.reading.margins import mark_margins
from dashboard.reading.page_tables import PageTable, columns_of, ruled_tables
from dashboard.reading.pdf_fonts import lend_chinese_font
from dashboard.reading.pdf_page import PdfPage
from dashboard.reading.sniffing import Media
from dashboard.reading.words import PrintedLine, lines_of
from dashboard.reading.writer import DocumentWriter, GridCell

_DAMAGED = "PDF 已损坏或不完整"
_REDOWNLOAD = "请重新下载，或打开后另存为 PDF 再导入"


@dataclass(slots=True)
class PageLayout:
    """What stands on a page, from top to bottom."""

    width: float
    height: float
    blocks: list[PrintedLine | PageTable]

    @property
    def lines(self) -> list[PrintedLine]:
        return [block for block in self.blocks if isinstance(block, PrintedLine)]


def read_pdf(data: bytes, name: str, budget: Budget) -> Document:
    """The PDF `data`: lines and tables with their places; a running header is in the text, but is no Line."""
    file = _open(data, budget)
    try:
        layouts = []
        for number in range(len(file)):
            budget.check_time()
            layouts.append(_layout(file, number, budget))
    finally:
        file.close()
    mark_margins([layout.lines for layout in layouts], [layout.height for layout in layouts])
    writer = DocumentWriter()
    write_pages(layouts, writer, budget)
    return writer.document(name, Media.PDF.value, data)


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


def _layout(file: pdfium.PdfDocument, number: int, budget: Budget) -> PageLayout:
    try:
        page = file[number]
    except pdfium.PdfiumError as error:
        raise budget.refusal(f"第 {number + 1} 页已损坏", _REDOWNLOAD) from error
    with PdfPage(page) as opened:
        words, drawing = opened.words(), opened.drawing()
        grids = grids_of(drawing.horizontal, drawing.vertical)
        tables, outside = ruled_tables(words, grids, opened.characters)
        aligned, lines = aligned_tables(lines_of(outside), drawing.horizontal)
        blocks: list[PrintedLine | PageTable] = [*lines, *tables, *aligned]
        blocks.sort(key=lambda block: block.top)
        return PageLayout(opened.width, opened.height, blocks)


def write_pages(layouts: list[PageLayout], writer: DocumentWriter, budget: Budget) -> None:
    """Write the pages; a table that ends a page and one of its columns that begins the next are one."""
    continued = _continued_tables(layouts)
    parts: list[PageTable] = []
    columns: list[float] = []
    row_offset = 0
    for layout in layouts:
        writer.page(layout.width, layout.height)
        for block in layout.blocks:
            if isinstance(block, PrintedLine):
                writer.line(block.text, block.box, block.confidence, idle=block.idle)
                continue
            if not parts:
                parts = _chain(block, continued)
                for above, below in pairwise(parts):
                    above.take_rest_of_row(below)
                columns, row_offset = columns_of(parts), 0
            budget.spend_cells(len(block.cells))
            _write_rows(block, columns, row_offset, writer)
            row_offset += block.row_count
            if block is parts[-1]:
                writer.end_table()
                parts = []


def _continued_tables(layouts: list[PageLayout]) -> list[tuple[PageTable, PageTable]]:
    """(table, its rest on the next page) for each table that goes on over a page's end."""
    bodies = [
        [block for block in layout.blocks if not (isinstance(block, PrintedLine) and block.idle)]
        for layout in layouts
    ]
    found = []
    for before, after in pairwise(bodies):
        if before and after:
            last, first = before[-1], after[0]
            if isinstance(last, PageTable) and isinstance(first, PageTable) and first.continues(last):
                found.append((last, first))
    return found


def _chain(table: PageTable, continued: list[tuple[PageTable, PageTable]]) -> list[PageTable]:
    """The table with all its parts on later pages."""
    chain = [table]
    for before, after in continued:
        if before is chain[-1]:
            chain.append(after)
    return chain


def _write_rows(table: PageTable, columns: list[float], row_offset: int, writer: DocumentWriter) -> None:
    rows: dict[int, list[GridCell]] = {}
    for cell in table.cells:
        column = nearest(columns, cell.left)
        width = max(1, nearest(columns, cell.right) - column)
        rows.setdefault(cell.row, []).append(
            GridCell(row_offset + cell.row, column, cell.text, cell.row_span, width, cell.confidence)
        )
    for row in sorted(rows):
        box = Box(table.xs[0], table.ys[row], table.xs[-1], table.ys[row + 1])
        writer.row(sorted(rows[row], key=lambda cell: cell.column), box)
