"""Tables of a brief: the headline figures of a chapter, the figures of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm

from dashboard import labels
from dashboard.exhibits.exhibit import Exhibit
from dashboard.export import wording
from dashboard.export.brief_pages import Block
from dashboard.export.brief_text import (
    BODY_FONT,
    CLOSE,
    HEADING_FONT,
    TABLE,
    TEXT_WIDTH,
    cell,
    fine_cell,
    lines_of,
    official,
    repeat_heading,
)
from dashboard.export.marking import line_marks
from dashboard.export.material import Chapter
from dashboard.export.slide_text import ems

TABLE_ROW = 19
"""Points of a row of a table, with its rule."""
CELL_PADDING = 4.0
"""Millimetres of a cell's width that are beside its words."""
_RULE, _LEAST_WIDTH = 1, 16
_HEADLINE_WIDTHS = (46, 30, 80)


def figures_table(exhibit: Exhibit) -> Block:
    """The figures of an exhibit, what is to be said of a line behind its name."""
    fields, rows = exhibit.sheet.fields, exhibit.sheet.rows
    marks = line_marks(rows)
    columns = [[labels.written(value, field.kind) for value in rows[field.key]] for field in fields]
    lines = [
        [f"{words[0]}（{said}）" if said else words[0], *words[1:]]
        for words, said in zip(zip(*columns, strict=True), marks, strict=True)
    ]
    return table_block([[field.label for field in fields], *lines])


def table_block(lines: Sequence[Sequence[str]]) -> Block:
    """A table with its heading in the first of `lines`, its columns as wide as their words want."""
    widths = _fair_widths(lines)
    height = sum(
        max(lines_of(word, TABLE, width - CELL_PADDING) for word, width in zip(line, widths, strict=True))
        * float(CLOSE.pt)
        + _RULE
        for line in lines
    )
    return Block(height, lambda document, _height, _new_page: add_rows(document, lines, widths))


def _fair_widths(lines: Sequence[Sequence[str]]) -> list[int]:
    """Millimetres of columns: what their longest words take, and of what is left or lacks the same share."""
    wanted = [
        max(ems(official(word)) for word in column) * TABLE.pt * 25.4 / 72 + CELL_PADDING + 1
        for column in zip(*lines, strict=True)
    ]
    spare = TEXT_WIDTH - sum(wanted)
    if spare >= 0:
        return [int(width + spare / len(wanted)) for width in wanted]
    least = min(_LEAST_WIDTH, TEXT_WIDTH // len(wanted))
    over = sum(max(0.0, width - least) for width in wanted)
    return [int(width + min(0.0, spare * (width - least) / over)) for width in wanted]


def headlines_table(chapter: Chapter, document: Any, _height: float, _new_page: bool) -> None:
    """The strip of figures of a chapter as a table."""
    lines = [
        (one.label, wording.unbroken(one.value), wording.unbroken(one.change)) for one in chapter.headlines
    ]
    add_rows(document, [("主要指标", f"{chapter.scope.year} 年", "说明"), *lines], _HEADLINE_WIDTHS)


def add_rows(
    document: Any, lines: Sequence[Sequence[str]], widths: Sequence[int] = (), *, is_fine: bool = False
) -> None:
    """A table, its first line the heading; widths: of its columns in millimetres, else alike.

    is_fine: words in fine type from the left, as reports have them.
    """
    write = fine_cell if is_fine else cell
    table = document.add_table(rows=0, cols=len(lines[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for number, words in enumerate(lines):
        for place, word in zip(table.add_row().cells, words, strict=True):
            write(place, word, BODY_FONT if number else HEADING_FONT)
    table.autofit = not widths
    for column, width in zip(table.columns, widths, strict=False):
        column.width = Mm(width)
        for place in column.cells:
            place.width = Mm(width)
    repeat_heading(table.rows[0])
