"""What a reader gives: the text of a document with pages, lines, tables and positions.

Every position is an offset into `Document.text`, counted in characters. The text is the document's own:
nothing is corrected in it, so that a quote can be shown beside its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a page, in points from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `text[start:end]`. A format without pages has one page, number 1."""

    number: int
    start: int
    end: int
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: `text[start:end]`, without its line break.

    confidence: 1.0 for a text layer, the recogniser's own for a scan (0 to 1).
    """

    start: int
    end: int
    page: int
    box: Box | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: `text[start:end]`; rows and columns count from 0, spans are at least 1."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    page: int = 1
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells in reading order; `row_count` x `column_count` places, some covered by spans."""

    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One source document as text with positions.

    In `text`, printed lines end with a line feed. The cells of a table stand in reading order, divided by
    tabs within a row and by a line feed after it; a break inside a cell is a blank.

    name: the file's name; media_type: as sniffed from the bytes; metadata: what the format itself says
    (title, url, published); notes: what the reader had to do, in Chinese, for the person who checks.
    """

    name: str
    media_type: str
    sha256: str
    text: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def page_at(self, offset: int) -> int:
        """The number of the page on which the character at `offset` stands."""
        number = self.pages[0].number if self.pages else 1
        for page in self.pages:
            if page.start > offset:
                break
            number = page.number
        return number

    def cell_text(self, cell: Cell) -> str:
        """The cell's text as printed."""
        return self.text[cell.start : cell.end]
