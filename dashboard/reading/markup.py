"""HTML elements -> paragraphs and tables, in the order and with the breaks that a browser prints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from dashboard.reading.limits import Budget
from dashboard.reading.writer import DocumentWriter, FlowCell, place

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p "
        "pre section summary table tbody td tfoot th thead tr ul",
    )
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MOST_COLUMNS, _MOST_ROWS = 1000, 65_534
# No cell of a report's tables is as long as this; a layout table's is.
_PROSE = 300


def write_block(block: HtmlElement, writer: DocumentWriter, budget: Budget) -> None:
    """Write what `block` holds to `writer`: paragraphs as lines, data tables as tables."""
    _BlockWriter(writer, budget).write(block)


class _BlockWriter:
    def __init__(self, writer: DocumentWriter, budget: Budget) -> None:
        self._writer = writer
        self._budget = budget
        self._inline: list[str] = []

    def write(self, block: HtmlElement) -> None:
        self._walk(block)
        self._flush()

    def _walk(self, element: HtmlElement, *, preformatted: bool = False) -> None:
        preformatted = preformatted or element.tag in {"pre", "textarea"}
        self._text(element.text, preformatted)
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                pass
            elif tag == "br":
                self._flush()
            elif tag == "table" and not is_layout(child):
                self._flush()
                self._table(child)
            elif tag in BLOCKS:
                self._flush()
                self._walk(child, preformatted=preformatted)
                self._flush()
            else:
                self._walk(child, preformatted=preformatted)
            self._text(child.tail, preformatted)

    def _text(self, text: str | None, preformatted: bool) -> None:
        if not text:
            return
        if not preformatted:
            self._inline.append(_BLANKS.sub(" ", text))
            return
        *whole, rest = text.replace("\r\n", "\n").split("\n")
        for line in whole:
            self._inline.append(line)
            self._flush()
        self._inline.append(rest)

    def _flush(self) -> None:
        self._writer.line("".join(self._inline))
        self._inline.clear()

    def _table(self, table: HtmlElement) -> None:
        self._budget.check_time()
        for caption in table.iterchildren("caption"):
            self._writer.line(cell_text(caption))
        rows = [[_flow_cell(cell) for cell in _row_cells(row)] for row in rows_of(table)]
        self._writer.table(place(rows, self._budget))


def rows_of(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows of the table itself, not of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"tbody", "thead", "tfoot"}:
            yield from child.iterchildren("tr")


def is_layout(table: HtmlElement) -> bool:
    """Whether the table only arranges blocks on the page: one cell a row, prose in cells, or tables inside.

    A data table may hold a table too; then most of its cells hold none.
    """
    rows = [list(row.iterchildren("td", "th")) for row in rows_of(table)]
    if all(len(row) <= 1 for row in rows):
        return True
    cells = [cell for row in rows for cell in row]
    nests = sum(cell.find(".//table") is not None for cell in cells)
    if nests:
        filled = sum(bool(cell_text(cell)) for cell in cells)
        return nests * 2 >= filled
    return any(len(cell_text(cell)) > _PROSE for cell in cells)


def cell_text(element: HtmlElement) -> str:
    """The text of a cell on one line; paragraphs and breaks in it are divided by blanks."""
    pieces: list[str] = []
    _collect(element, pieces)
    return _BLANKS.sub(" ", "".join(pieces)).strip()


def _collect(element: HtmlElement, pieces: list[str]) -> None:
    pieces.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            divides = child.tag == "br" or child.tag in BLOCKS
            if divides:
                pieces.append(" ")
            _collect(child, pieces)
            if divides:
                pieces.append(" ")
        pieces.append(child.tail or "")


def _row_cells(row: HtmlElement) -> Iterator[HtmlElement]:
    """The cells of a row; those of a one-row table inside a cell stand in its place."""
    for cell in row.iterchildren("td", "th"):
        inner = [
            list(inner_row.iterchildren("td", "th"))
            for table in cell.iter("table")
            for inner_row in rows_of(table)
        ]
        if len(inner) == 1 and len(inner[0]) > 1:
            yield from inner[0]
        else:
            yield cell


def _flow_cell(cell: HtmlElement) -> FlowCell:
    return FlowCell(
        cell_text(cell),
        _span(cell.get("rowspan"), _MOST_ROWS),
        _span(cell.get("colspan"), _MOST_COLUMNS),
    )


def _span(value: str | None, most: int) -> int:
    """A span as HTML reads it: leading digits, 1 if there are none; rowspan 0 means down to the last row."""
    digits = re.match(r"\s*(\d{1,9})", value or "")
    if digits is None:
        return 1
    return min(int(digits.group(1)), most) or (most if most == _MOST_ROWS else 1)
