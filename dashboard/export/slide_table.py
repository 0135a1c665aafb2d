"""Native tables of slides, some lines on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Emu, Inches, Length, Pt

from dashboard.charts import palette
from dashboard.export.grid import Grid
from dashboard.export.master import Box, rgb
from dashboard.export.slide_text import ems

ROWS = 14
"""Rows of one slide that can be read from the back of a room."""
MOST_PAGES = 3
"""Longer tables are for the workbook."""
_SIZES = (18, 16, 14, 13, 12, 11)
_LINE, _MARGIN = 1.4, Inches(0.03)
"""Height of a line of type, in sizes of it, and what is above and below it in its cell."""
_HIGHEST_ROW = 2.0
"""Of a row, in sizes of its type."""
_PADDING = Inches(0.2)
_SHORT_HEAD = 5
"""Squares of type that a head has in one line; a longer one may have two."""
_SUBTITLE = Inches(0.42)
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"

Draw = Callable[[SlideShapes, Box], None]


def add_tables(grid: Grid, place: Box) -> Iterator[tuple[Draw, int]]:
    """For each slide what draws its table at a place as wide as `place`, and how many slides there are.

    None where that is too many, or where there are more columns than can be read.
    """
    pages = -(-len(grid.lines) // ROWS)
    if pages > MOST_PAGES:
        return
    # As many on each slide, so that no row stands on one alone.
    rows = -(-len(grid.lines) // max(1, pages))
    size = next((size for size in _SIZES if _fits(grid, size, rows, place)), None)
    if size is None:
        return
    for page in range(pages):
        yield partial(_draw, grid, grid.lines[page * rows : (page + 1) * rows], size), pages


def _fits(grid: Grid, size: int, rows: int, place: Box) -> bool:
    height = _head_height(size) + rows * (Pt(size) * _LINE + 2 * _MARGIN)
    # A subtitle stands above.
    return sum(_widths(grid, size)) <= place.width and height <= place.height - _SUBTITLE


def _head_height(size: int) -> int:
    return int(2 * Pt(size) * _LINE + 2 * _MARGIN)


def _widths(grid: Grid, size: int) -> list[Length]:
    """How wide each column must be for its words, those of a long head in two lines."""
    return [
        Emu(int(Pt(size) * max(_head_width(head), *(ems(line[place]) for line in grid.lines)) + _PADDING))
        for place, head in enumerate(grid.head)
    ]


def _head_width(head: str) -> float:
    width = ems(head)
    return width + 0.5 if width <= _SHORT_HEAD else max(_SHORT_HEAD, -(-width // 2)) + 0.5


def _draw(grid: Grid, lines: Sequence[Sequence[str]], size: int, shapes: SlideShapes, place: Box) -> None:
    head = _head_height(size)
    row = min(int(Pt(size) * _HIGHEST_ROW), (place.height - head) // max(1, len(lines)))
    height = Emu(head + row * len(lines))
    frame: Any = shapes.add_table(len(lines) + 1, len(grid.head), place.left, place.top, place.width, height)
    table = frame.table
    # The style without bands: VISUAL wants less ink.
    frame._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE
    widths = _widths(grid, size)
    spare = (place.width - sum(widths)) // len(widths)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width + spare)
    for number, words in enumerate([grid.head, *lines]):
        table.rows[number].height = Emu(row if number else head)
        for place_in_row, word in enumerate(words):
            cell = table.cell(number, place_in_row)
            _cell(cell, word, size, head=not number, right=grid.right[place_in_row])
            _rule(cell, palette.CONTEXT if not number else palette.GRID)


def _rule(cell: Any, colour: str) -> None:
    """A thin line below a cell."""
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": "9525"})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": colour.removeprefix("#")}))
    line.append(fill)
    properties.append(line)


def _cell(cell: Any, words: str, size: int, *, head: bool, right: bool) -> None:
    cell.margin_top = cell.margin_bottom = _MARGIN
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = words, Pt(size), head
    run.font.color.rgb = rgb(palette.SECONDARY if head else palette.INK)
