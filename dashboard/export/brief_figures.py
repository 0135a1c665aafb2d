"""A chart in a brief: its picture with its texts around it, its figures where they are few."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from docx.shared import Mm, Pt

from dashboard.charts import picture
from dashboard.charts.theme import Drawing
from dashboard.export.brief_pages import Block
from dashboard.export.brief_tables import figures_table, table_block
from dashboard.export.brief_text import CLOSE, HEADING_FONT, TABLE, TEXT_WIDTH, paragraph, small, small_height
from dashboard.export.grid import readable_grid
from dashboard.export.material import Piece

_PIXELS = 760
"""Of a chart's picture as it is drawn: its type is of 8 points."""
_AROUND_PICTURE = 85
"""Pixels of a chart's height that are for the texts, which stand around the picture here."""
_LEAST_ROW, _LEAST_SHARE = 20, 0.8
"""Pixels of a row of names, and the share of its height, that a chart needs."""
_SQUEEZE_OF_ROWS = 0.9
"""Below it the names of rows, or what stands in them, would lie on one another."""
_MOST_ROWS, _MOST_COLUMNS = 8, 6
"""A larger table is for the workbook."""
_LARGEST = 1.35
"""Of the usual height at most."""
_ABOVE = 8
"""Points above its title."""


class Figure:
    """One exhibit as a brief may have it; measured once, as pages are tried many times."""

    def __init__(self, piece: Piece) -> None:
        exhibit = piece.exhibit
        self.piece = piece
        said = "；".join(line for line in (piece.item.note, *exhibit.notes) if line)
        self._below = [f"注：{said}。", exhibit.texts.source] if said else [exhibit.texts.source]
        lines = (exhibit.texts.subtitle, *self._below)
        self._words = _ABOVE + CLOSE.pt + sum(small_height(line) for line in lines)
        self._table: Block | None = None
        if exhibit.has_one_value:
            grid = readable_grid(exhibit.sheet)
            self._table = table_block([grid.head, *grid.lines])
            return
        most = int(exhibit.drawing.height) - _AROUND_PICTURE
        point = TEXT_WIDTH / 25.4 * 72 / _PIXELS
        rows = _rows_of(exhibit.drawing)
        least = min(most, (rows + 4) * _LEAST_ROW) if rows else most * _LEAST_SHARE
        self._least, self._least_squeeze = least * point, _SQUEEZE_OF_ROWS if rows else 0.0
        self._most = most * _LARGEST * point
        sheet = exhibit.sheet
        self._has_table = len(sheet.rows) <= _MOST_ROWS and len(sheet.fields) <= _MOST_COLUMNS

    def blocks(self, squeeze: float) -> list[Block]:
        """The chart with its texts, and its figures where they are few; the figures in place of one bar.

        squeeze: how much of its least height the chart has.
        """
        if self._table is not None:
            return [Block(self._words + self._table.least, self._write_table)]
        least, most = self._words + self._least * max(squeeze, self._least_squeeze), self._words + self._most
        blocks = [Block(least, self._write_chart, most=most)]
        if self._has_table:
            blocks.append(replace(figures_table(self.piece.exhibit), is_spare=True))
        return blocks

    def _write_table(self, document: Any, _height: float, new_page: bool) -> None:
        self._write_head(document, new_page)
        assert self._table is not None
        self._table.write(document, self._table.least, False)
        self._write_below(document)

    def _write_chart(self, document: Any, height: float, new_page: bool) -> None:
        self._write_head(document, new_page)
        exhibit, points = self.piece.exhibit, height - self._words
        pixels = round(points * _PIXELS / (TEXT_WIDTH / 25.4 * 72))
        image = picture.png(exhibit.drawing, width=_PIXELS, height=pixels, scale=2, said=exhibit.texts)
        drawn = document.add_paragraph()
        drawn.paragraph_format.space_before = drawn.paragraph_format.space_after = Pt(0)
        drawn.paragraph_format.keep_with_next = True
        drawn.add_run().add_picture(io.BytesIO(image), width=Mm(TEXT_WIDTH), height=Pt(points))
        self._write_below(document)

    def _write_head(self, document: Any, new_page: bool) -> None:
        title = paragraph(document, self.piece.heading, HEADING_FONT, TABLE, line=CLOSE, keep=True)
        title.paragraph_format.page_break_before = new_page
        title.paragraph_format.space_before = Pt(_ABOVE)
        small(document, self.piece.exhibit.texts.subtitle, keep=True)

    def _write_below(self, document: Any) -> None:
        for line in self._below:
            small(document, line)


def _rows_of(drawing: Drawing) -> int:
    """How many rows with a name each it has; 0 for charts of another kind."""
    rows = 0
    for layer in drawing.to_dict()["layer"]:
        y = layer.get("encoding", {}).get("y", {})
        names = y.get("scale", {}).get("domain") or y.get("sort") or ()
        if y.get("type") == "nominal" and isinstance(names, list):
            rows = max(rows, len(names))
    return rows
