"""Tables of a brief: the headline figures of a chapter, the figures of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm

from dashboard import labels
from dashboard.exhibits.exhibit import Exhibit
from dashboard.export import wording
from dashboard.export.brief_text import BODY_FONT, HEADING_FONT, cell, repeat_heading
from dashboard.export.marking import line_marks
from dashboard.export.material import Chapter

TABLE_ROW = 19
"""Points of a row of a table, with its rule."""
_HEADLINE_WIDTHS = (46, 30, 80)


def figures_table(exhibit: Exhibit, document: Any, _height: float, _new_page: bool) -> None:
    """The figures of an exhibit."""
    fields, rows = exhibit.sheet.fields, exhibit.sheet.rows
    marks = line_marks(rows)
    columns = [[labels.written(value, field.kind) for value in rows[field.key]] for field in fields]
    lines = [
        [f"{words[0]}（{said}）" if said else words[0], *words[1:]]
        for words, said in zip(zip(*columns, strict=True), marks, strict=True)
    ]
    _rows(document, [[field.label for field in fields], *lines])


def headlines_table(chapter: Chapter, document: Any, _height: float, _new_page: bool) -> None:
    """The strip of figures of a chapter as a table."""
    lines = [
        (one.label, wording.unbroken(one.value), wording.unbroken(one.change)) for one in chapter.headlines
    ]
    _rows(document, [("主要指标", f"{chapter.scope.year} 年", "说明"), *lines], _HEADLINE_WIDTHS)


def _rows(document: Any, lines: Sequence[Sequence[str]], widths: Sequence[int] = ()) -> None:
    """A table, its first line the heading; widths: of its columns in millimetres, else alike."""
    table = document.add_table(rows=0, cols=len(lines[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for number, words in enumerate(lines):
        for place, word in zip(table.add_row().cells, words, strict=True):
            cell(place, word, BODY_FONT if number else HEADING_FONT)
    table.autofit = not widths
    for column, width in zip(table.columns, widths, strict=False):
        column.width = Mm(width)
        for place in column.cells:
            place.width = Mm(width)
    repeat_heading(table.rows[0])
