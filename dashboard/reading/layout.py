"""Words and lines drawn on a page -> blocks from top to bottom -> the text of a Document.

The same for a text layer and for a scan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dashboard.reading.aligned_tables import aligned_tables
from dashboard.reading.document import Box
from dashboard.reading.grids import Ruling, grids_of, nearest
from dashboard.reading.limits import Budget
from dashboard.reading.margins import mark_margins
from dashboard.reading.page_tables import PageTable, columns_of, ruled_tables
from dashboard.reading.words import PrintedLine, Splitter, Word, lines_of
from dashboard.reading.writer import DocumentWriter, GridCell

Block = PrintedLine | PageTable


@dataclass(slots=True)
class PageLayout:
    """What stands on a page, from top to bottom; its size in points."""

    width: float
    height: float
    blocks: list[Block]

    @property
    def lines(self) -> list[PrintedLine]:
        return [block for block in self.blocks if isinstance(block, PrintedLine)]


def blocks_of(
    words: Iterable[Word], horizontal: list[Ruling], vertical: list[Ruling], split: Splitter
) -> list[Block]:
    """The lines and tables that the words make between the lines drawn on the page."""
    ruled, outside = ruled_tables(words, grids_of(horizontal, vertical), split)
    aligned, lines = aligned_tables(lines_of(outside), horizontal)
    blocks: list[Block] = [*lines, *ruled, *aligned]
    return sorted(blocks, key=lambda block: block.top)


def write_pages(layouts: list[PageLayout], writer: DocumentWriter, budget: Budget) -> None:
    """Write the pages: a table that ends a page and one of its columns that begins the next are one; running
    headers, footers and page numbers are written, but are no Lines.
    """
    mark_margins([layout.lines for layout in layouts], [layout.height for layout in layouts])
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
                for part in parts:
                    if part.ragged:
                        part.widen_to(min(each.xs[0] for each in parts))
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
