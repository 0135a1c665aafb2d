"""A report as PDF: ruled or unruled tables, table three over two pages, page numbers, running heads."""

from __future__ import annotations

import io
import random

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from dashboard.demo import typeface
from dashboard.demo.form import FormCell, Grid
from dashboard.demo.layout import width, wrap
from dashboard.demo.manuscript import Heading, Manuscript
from dashboard.demo.places import MARK

_PAGE_WIDTH, _PAGE_HEIGHT = A4
_MARGIN = 72.0
_TOP, _BOTTOM = _PAGE_HEIGHT - 78.0, 72.0
_TEXT_WIDTH = _PAGE_WIDTH - 2 * _MARGIN
_BODY, _LEADING = 14.0, 24.0


def render_pdf(manuscript: Manuscript, chance: random.Random, *, ruled: bool | None = None) -> bytes:
    """The report as a PDF file; the same manuscript and chance give the same bytes.

    ruled: whether its tables have lines; None leaves it to chance.
    """
    head = f"{manuscript.district.name}政府信息公开年报{MARK}" if chance.random() < 0.5 else ""
    by_chance = chance.random() < 0.8
    press = _Press(head, ruled=by_chance if ruled is None else ruled, cell_size=chance.choice((8.0, 9.0)))
    for line in wrap(manuscript.title, 22):
        press.line(line, size=18, centred=True)
    press.skip(12)
    for block in manuscript.blocks:
        if isinstance(block, Grid):
            press.table(block)
        elif isinstance(block, Heading):
            press.paragraph(block.text, size=15 if block.level == 1 else _BODY)
        else:
            press.paragraph(block.text, size=_BODY)
    day = manuscript.published_on
    press.line(manuscript.signature, size=_BODY, right=True)
    press.line(f"{day.year}年{day.month}月{day.day}日", size=_BODY, right=True)
    return press.finish(manuscript.title)


class _Press:
    """Sets lines and tables from top to bottom, page after page."""

    def __init__(self, head: str, *, ruled: bool, cell_size: float) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1, pageCompression=1)
        self.face = typeface.register()
        self.head = head
        self.ruled = ruled
        self.cell_size = cell_size
        self.page = 1
        self.y = _TOP

    def finish(self, title: str) -> bytes:
        self._end_page()
        self.canvas.setTitle(title)
        self.canvas.save()
        return self.buffer.getvalue()

    def skip(self, height: float) -> None:
        self.y -= height

    def paragraph(self, text: str, size: float) -> None:
        for line in wrap(f"　　{text}", _TEXT_WIDTH / size):
            self.line(line, size=size)

    def line(self, text: str, *, size: float, centred: bool = False, right: bool = False) -> None:
        self._need(_LEADING)
        self.y -= _LEADING
        room = _TEXT_WIDTH - width(text) * size
        left = _MARGIN + (room / 2 if centred else max(0.0, room - 2 * size) if right else 0.0)
        self._write(text, left, self.y, size)

    def table(self, grid: Grid) -> None:
        """Rows as high as their labels need; where a page ends, what is merged over rows is divided."""
        unit = _TEXT_WIDTH / sum(grid.widths)
        edges = [_MARGIN]
        for share in grid.widths:
            edges.append(edges[-1] + share * unit)
        heights = self._row_heights(grid, edges)
        self.skip(8)
        first = 0
        while first < grid.row_count:
            last = self._rows_that_fit(heights, first, grid.header_rows)
            if last == first:
                self._end_page()
                continue
            self._rows(grid, edges, heights, first, last)
            first = last
        self.skip(8)

    def _rows_that_fit(self, heights: list[float], first: int, header_rows: int) -> int:
        room = self.y - _BOTTOM
        last = first
        while last < len(heights) and heights[last] <= room:
            room -= heights[last]
            last += 1
        return first if first == 0 and last <= header_rows and last < len(heights) else last

    def _row_heights(self, grid: Grid, edges: list[float]) -> list[float]:
        leading = self.cell_size + 3
        heights = [leading + 5.0] * grid.row_count
        # Cells of one row first; what spans rows then stretches the last of its rows.
        for cell in sorted(grid.cells, key=lambda cell: cell.rows):
            needed = len(self._cell_lines(cell, edges)) * leading + 5
            have = sum(heights[cell.row : cell.row + cell.rows])
            heights[cell.row + cell.rows - 1] += max(0.0, needed - have)
        return heights

    def _cell_lines(self, cell: FormCell, edges: list[float]) -> list[str]:
        room = edges[cell.column + cell.columns] - edges[cell.column] - 4
        return wrap(cell.text, max(1.0, room / self.cell_size))

    def _rows(self, grid: Grid, edges: list[float], heights: list[float], first: int, last: int) -> None:
        tops = {first: self.y}
        for row in range(first, last):
            tops[row + 1] = tops[row] - heights[row]
        for cell in grid.cells:
            top_row, end_row = max(cell.row, first), min(cell.row + cell.rows, last)
            if top_row >= end_row:
                continue
            left, right = edges[cell.column], edges[cell.column + cell.columns]
            top, bottom = tops[top_row], tops[end_row]
            if self.ruled:
                self.canvas.rect(left, bottom, right - left, top - bottom)
            if cell.row >= first:
                self._cell_text(self._cell_lines(cell, edges), left, right, top, bottom)
        self.y = tops[last]

    def _cell_text(self, lines: list[str], left: float, right: float, top: float, bottom: float) -> None:
        leading = self.cell_size + 3
        y = (top + bottom) / 2 + leading * len(lines) / 2
        for text in lines:
            y -= leading
            start = (left + right - width(text) * self.cell_size) / 2
            self._write(text, start, y + 2.5, self.cell_size)

    def _write(self, text: str, x: float, y: float, size: float) -> None:
        self.canvas.setFont(self.face, size)
        self.canvas.drawString(x, y, text)

    def _need(self, height: float) -> None:
        if self.y - height < _BOTTOM:
            self._end_page()

    def _end_page(self) -> None:
        if self.head:
            self._write(self.head, _MARGIN, _PAGE_HEIGHT - 50, 9)
        number = f"— {self.page} —"
        self._write(number, (_PAGE_WIDTH - width(number) * 10) / 2, 44, 10)
        self.canvas.showPage()
        self.page += 1
        self.y = _TOP
