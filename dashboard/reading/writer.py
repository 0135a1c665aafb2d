"""Writes a Document from first line to last; lines, cells and pages keep their places in its text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.reading.document import Box, Cell, Document, Line, Page, Table
from dashboard.reading.limits import Budget

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_BREAKS = re.compile(r"[\t\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(slots=True)
class GridCell:
    """A cell before it has a place in the text; row and column are counted from 0."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class FlowCell:
    """A cell as formats give it that leave its column to be counted (HTML)."""

    text: str
    row_span: int = 1
    column_span: int = 1


def place(rows: Sequence[Sequence[FlowCell]], budget: Budget) -> list[GridCell]:
    """Give each cell its column: the first one that no cell of an earlier row reaches down into.

    Spans that reach below the last row are cut off there. The places that cells cover count as cells.
    """
    placed: list[GridCell] = []
    free_from: list[int] = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while column < len(free_from) and free_from[column] > row:
                column += 1
            height = min(max(1, cell.row_span), len(rows) - row)
            width = max(1, cell.column_span)
            budget.spend_cells(height * width)
            free_from.extend([0] * (column + width - len(free_from)))
            free_from[column : column + width] = [row + height] * width
            placed.append(GridCell(row, column, cell.text, height, width))
            column += width
    return placed


class DocumentWriter:
    """Collects lines and tables in reading order; `document` gives the whole."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._lines: list[Line] = []
        self._cells: list[Cell] = []
        self._tables: list[Table] = []
        self._pages: list[Page] = []

    @property
    def _page(self) -> int:
        return len(self._pages) or 1

    def page(self, width: float | None = None, height: float | None = None) -> None:
        """Begin the next page; a document without pages never calls this."""
        self._close_page()
        self._pages.append(Page(len(self._pages) + 1, self._length, self._length, width, height))

    def line(self, text: str, box: Box | None = None, confidence: float = 1.0, *, idle: bool = False) -> None:
        """Add a printed line; an `idle` one (a running header) is part of the text but no Line."""
        text = one_line(text)
        if not text:
            return
        if not idle:
            start = self._length
            self._lines.append(Line(start, start + len(text), self._page, box, confidence))
        self._write(text + "\n")

    def paragraph(self, text: str) -> None:
        """Add a paragraph whose line breaks are printed ones."""
        for printed in text.splitlines():
            self.line(printed.strip())

    def table(self, cells: Iterable[GridCell]) -> None:
        """Add a whole table; nothing if it has no cells."""
        ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
        for _, row in groupby(ordered, key=lambda cell: cell.row):
            self.row(list(row))
        self.end_table()

    def row(self, cells: Sequence[GridCell], box: Box | None = None) -> None:
        """Add the cells that begin in the next row of a table, from left to right, divided by tabs.

        A page may begin between two rows.
        """
        start = self._length
        for number, cell in enumerate(cells):
            if number:
                self._write("\t")
            here = self._length
            self._write(one_line(cell.text))
            self._cells.append(
                Cell(
                    cell.row,
                    cell.column,
                    here,
                    self._length,
                    cell.row_span,
                    cell.column_span,
                    self._page,
                    cell.confidence,
                )
            )
        # A row of blanks is a row of the table, but no printed line.
        if self._length - start >= len(cells):
            confidence = min(cell.confidence for cell in cells)
            self._lines.append(Line(start, self._length, self._page, box, confidence))
        self._write("\n")

    def end_table(self) -> None:
        """The rows since the last table are one table."""
        if self._cells:
            self._tables.append(
                Table(
                    tuple(self._cells),
                    max(cell.row + cell.row_span for cell in self._cells),
                    max(cell.column + cell.column_span for cell in self._cells),
                    self._cells[0].start,
                    self._cells[-1].end,
                )
            )
            self._cells = []

    def document(
        self,
        name: str,
        media_type: str,
        data: bytes,
        *,
        metadata: Mapping[str, str] | None = None,
        notes: Iterable[str] = (),
    ) -> Document:
        """All that was written, as the document in `data`."""
        if not self._pages:
            self._pages.append(Page(1, 0, 0))
        self._close_page()
        return Document(
            name,
            media_type,
            hashlib.sha256(data).hexdigest(),
            "".join(self._pieces),
            tuple(self._pages),
            tuple(self._lines),
            tuple(self._tables),
            dict(metadata or {}),
            tuple(notes),
        )

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _close_page(self) -> None:
        if self._pages:
            page = self._pages[-1]
            self._pages[-1] = Page(page.number, page.start, self._length, page.width, page.height)


def one_line(text: str) -> str:
    """The text without its breaks, which become blanks, nor characters that print nothing."""
    if text.isprintable():
        return text.strip()
    return _INVISIBLE.sub("", _BREAKS.sub(" ", text)).strip()
