"""A sheet's table as rows of cells, with its title, its headings (over one row or more) and its body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.extraction.sheet.headings import role_of
from dashboard.reading.document import Cell, Document, Table

# Titles, notes and units stand above the headings, and headings over three rows at most.
_LOOKED_AT, _MOST_HEADING_ROWS = 15, 3
_NUMBER = re.compile(r"[-+]?[\d,，.．０-９]+%?")

Row = Mapping[int, Cell]


@dataclass(frozen=True)
class Grid:
    """title: what stands above the headings, the sheet's name first; headings: by column, as written, those
    of several rows joined by "·"; body: the rows below, by column; start, head_end: of title and headings.
    """

    document: Document
    title: tuple[str, ...]
    headings: Mapping[int, str]
    body: tuple[Row, ...]
    start: int
    head_end: int

    def text(self, row: Row, column: int | None) -> str:
        """What is printed in the row's cell, "" where it has none."""
        cell = row.get(column) if column is not None else None
        return self.document.cell_text(cell) if cell else ""

    def context(self, row: Row) -> str:
        """The whole row on one line."""
        return " ".join(text for column in sorted(row) if (text := self.text(row, column)))


def grids_of(document: Document) -> list[Grid]:
    """Each table of the document with the headings found in it."""
    return [grid_of(document, table) for table in document.tables]


def grid_of(document: Document, table: Table) -> Grid:
    """`table` with its headings; where no row names an agency, the first with two texts is the headings'."""
    by_number: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        by_number.setdefault(cell.row, {})[cell.column] = cell
    rows = [by_number[number] for number in sorted(by_number)]
    texts = [{column: document.cell_text(cell) for column, cell in row.items()} for row in rows]
    filled = [{column: text for column, text in row.items() if text} for row in texts]
    first, last = _heading_rows(filled)
    before = max((other.end for other in document.tables if other.end <= table.start), default=0)
    name = document.text[before : table.start].strip()
    title = tuple(part for part in (name, *(" ".join(row.values()) for row in filled[:first])) if part)
    head = rows[last] if rows else {}
    head_end = max((cell.end for cell in head.values()), default=table.start)
    start = before + (document.text[before : table.start] != document.text[before : table.start].lstrip())
    return Grid(document, title, _joined(filled[first : last + 1]), tuple(rows[last + 1 :]), start, head_end)


def _heading_rows(rows: list[dict[int, str]]) -> tuple[int, int]:
    """The first and the last row of the headings."""
    named = [
        (number, column)
        for number, row in enumerate(rows[:_LOOKED_AT])
        for column, text in row.items()
        if role_of(text) == "agency"
    ]
    if not named:
        several = (number for number, row in enumerate(rows[:_LOOKED_AT]) if len(row) > 1)
        first = last = next(several, 0)
        while _goes_on(rows, first, last) and _is_incomplete(rows[last], rows[last + 1]):
            last += 1
        return first, last
    row_named = named[0][0]
    column = max((one for number, one in named if number == row_named), key=lambda one: one)
    agency = rows[row_named][column]
    first = last = row_named
    # A row of groups above: 依申请公开 over 新收 and 办结. A title stands alone, and in the first column.
    above = rows[first - 1] if first else {}
    if above and min(above) > 0 and not _holds_numbers(above):
        first -= 1
    # Merged cells that were taken apart leave the name of the agencies' column once or in each row.
    while _goes_on(rows, first, last) and rows[last + 1].get(column, agency) == agency:
        last += 1
    return first, last


def _goes_on(rows: list[dict[int, str]], first: int, last: int) -> bool:
    """Whether the row below the headings can be one of them."""
    return (
        last + 1 < len(rows)
        and last + 1 - first < _MOST_HEADING_ROWS
        and bool(rows[last + 1])
        and not _holds_numbers(rows[last + 1])
    )


def _is_incomplete(row: Mapping[int, str], below: Mapping[int, str]) -> bool:
    """Whether a row of headings leaves to the row below to tell its columns apart."""
    return not row.keys() >= below.keys() or len(set(row.values())) < len(row)


def _holds_numbers(row: Mapping[int, str]) -> bool:
    return any(_NUMBER.fullmatch(text) for text in row.values())


def _joined(rows: list[dict[int, str]]) -> dict[int, str]:
    """The headings by column: a group's name belongs to all columns up to the next name beside it."""
    columns = sorted({column for row in rows for column in row})
    parts: dict[int, list[str]] = {column: [] for column in columns}
    for number, row in enumerate(rows):
        group, is_group = "", False
        for column in columns:
            below = any(column in lower for lower in rows[number + 1 :])
            if column in row:
                group, is_group = row[column], below
                parts[column].append(group)
            elif below and is_group:
                parts[column].append(group)
    return {column: "·".join(dict.fromkeys(names)) for column, names in parts.items()}
