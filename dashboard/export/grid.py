"""The figures of an exhibit as a table in words, for slides and briefs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import labels
from dashboard.exhibits.exhibit import Sheet
from dashboard.export.cells import cell_text
from dashboard.export.marking import line_marks
from dashboard.export.wording import clipped

_TEXT = 20
"""Characters of a name."""
_MOST_COLUMNS = 6
_NAMES = ("name", "short_name", "label")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in words. right: whether a column's words stand at the right."""

    head: Sequence[str]
    lines: Sequence[Sequence[str]]
    right: Sequence[bool]


def grid_of(sheet: Sheet) -> Grid:
    """A line for each of the sheet's, with what is to be said of it."""
    rows = sheet.rows
    # A column of words that says nothing of any line is left out.
    fields = [field for field in sheet.fields if field.kind != "text" or rows[field.key].astype(bool).any()]
    approximate = rows["approximate"].tolist() if "approximate" in rows else [False] * len(rows)
    columns = [
        [
            f"约 {labels.written(value, field.kind)}"
            if about and field.kind in ("integer", "decimal") and value == value
            else clipped(cell_text(labels.written(value, field.kind)), _TEXT)
            if field.kind == "text"
            else labels.written(value, field.kind)
            for value, about in zip(rows[field.key].tolist(), approximate, strict=True)
        ]
        for field in fields
    ]
    head = [clipped(cell_text(field.label), _TEXT) for field in fields]
    right = [field.kind != "text" for field in fields]
    marks = line_marks(rows)
    if any(marks):
        columns, head, right = [*columns, marks], [*head, "标记"], [*right, False]
    return Grid(head, list(zip(*columns, strict=True)), right)


def readable_grid(sheet: Sheet) -> Grid:
    """The same with lines and columns changed for one another where it has more columns than can be read.

    What nobody has is left out there, and who has nothing has dashes, as the last line says why.
    """
    grid = grid_of(sheet)
    if len(grid.head) <= _MOST_COLUMNS or len(grid.lines) >= len(grid.head):
        return grid
    name = next((place for place, field in enumerate(sheet.fields) if field.key in _NAMES), 0)
    numbers = [place for place, is_number in enumerate(grid.right) if is_number]
    silent = [not any(_says(line[place]) for place in numbers) for line in grid.lines]
    lines = []
    for place, head in enumerate(grid.head):
        column = [line[place] for line in grid.lines]
        if place == name or not any(map(_says, column)):
            continue
        words = [
            "—" if nothing and place in numbers else word
            for word, nothing in zip(column, silent, strict=True)
        ]
        lines.append((head, *words))
    names = [line[name] for line in grid.lines]
    return Grid((grid.head[name], *names), lines, (False, *(True for _ in names)))


def _says(word: str) -> bool:
    return word not in ("", "—", labels.UNREPORTED)
