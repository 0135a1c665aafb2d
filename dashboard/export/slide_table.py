"""The figures of an exhibit as native tables, some rows a slide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Emu, Inches, Pt

from dashboard import labels
from dashboard.charts import palette
from dashboard.exhibits.exhibit import Sheet
from dashboard.export.master import Box, rgb
from dashboard.export.wording import clipped

ROWS = 13
"""Rows of one slide that can be read from the back of a room."""
MOST_PAGES = 3
"""Longer tables are for the workbook."""
_ROW = Inches(0.34)
_TEXT = 20

Draw = Callable[[SlideShapes, Box], None]


def add_tables(sheet: Sheet) -> Iterator[tuple[Draw, int]]:
    """For each slide what draws its table, and how many slides there are; none if that is too many."""
    pages = -(-len(sheet.rows) // ROWS)
    if pages > MOST_PAGES:
        return
    for page in range(pages):
        yield partial(_draw, sheet, page), pages


def _draw(sheet: Sheet, page: int, shapes: SlideShapes, place: Box) -> None:
    rows = sheet.rows.iloc[page * ROWS : (page + 1) * ROWS]
    frame: Any = shapes.add_table(
        len(rows) + 1, len(sheet.fields), place.left, place.top, place.width, Emu(_ROW * (len(rows) + 1))
    )
    table = frame.table
    # The style without bands: VISUAL wants less ink.
    frame._element.graphic.graphicData.tbl.tblPr.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
    ).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    for column, field in enumerate(sheet.fields):
        _cell(table.cell(0, column), field.label, bold=True, right=field.kind != "text")
    approximate = rows["approximate"].tolist() if "approximate" in rows else [False] * len(rows)
    for column, field in enumerate(sheet.fields):
        for line, value in enumerate(rows[field.key].tolist()):
            words = labels.written(value, field.kind)
            about = approximate[line] and field.kind in ("integer", "decimal") and value == value
            _cell(table.cell(line + 1, column), f"约 {words}" if about else words, right=field.kind != "text")
    for row in table.rows:
        row.height = _ROW


def _cell(cell, words: str, *, bold: bool = False, right: bool = False) -> None:  # type: ignore[no-untyped-def]
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = clipped(words, _TEXT), Pt(13), bold
    run.font.color.rgb = rgb(palette.SECONDARY if bold else palette.INK)
