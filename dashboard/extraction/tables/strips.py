"""A document as strips: one printed line or one row of a grid, cut into labels and values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from dashboard.extraction.normalised import simplify
from dashboard.extraction.tables.forms import han
from dashboard.extraction.tables.tokens import Kind, Token, read_cell, read_text
from dashboard.reading.document import Document, Table

# What stands at the edges of a page: its number, and what a browser prints there (address, time, page/pages).
_PAGES = r"\d{1,3}\s*/\s*\d{1,3}"
_PAGE_EDGE = re.compile(
    rf"\s*(?:[-—–－─]+\s*\d{{1,4}}\s*[-—–－─]+|第\s*\d{{1,4}}\s*页.*|{_PAGES}"
    rf"|(?:https?|file)://\S+(?:\s+{_PAGES})?"
    r"|\d{1,4}[/-]\d{1,2}[/-]\d{1,4},?\s+\d{1,2}:\d{2}(?!\d).*)\s*"
)
# | --- | :---: |: the line under the heading of a Markdown table.
_RULE = re.compile(r"[\s|:]*-{3}[\s|:\-]*")
_DIVIDER = re.compile(r"[|\t]")
_DIVIDING = re.compile(r"[|\t]|(?<![^\s|]):?-{3,}:?(?![^\s|])")
# Scrapers put a whole article on one line, or the end of a table and the next title: lines are cut at titles,
# long ones at sentence ends as well.
_TITLE = re.compile(
    r"(?=[一二三四五六七]、\s*(?:总体情况|主动公开政府信息|收到和处理|政府信息公开行政复议"
    r"|因政府信息公开|存在的主要问题|政府信息公开工作存在|其他需要报告))"
)
_CUT = re.compile(r"(?<=[。；])")
# Such a line is cut behind numbers as well where it holds a row of a table.
_CUT_IN_TABLE = re.compile(_CUT.pattern + r"|(?<=[\d/])\s+(?=[^\d\s/—-]|\d\s*[.、]\s*[㐀-鿿])")
_ROW = re.compile(r"(?:\s+(?:\d[\d,.]*|/|—+)(?=\s|$)){5}")
_LONG_LINE = 150
# No row of the form has as many cells; a line with more holds many rows, and no telling where each ends.
_MOST_CELLS = 40
# A grid with a cell as long as this lays out a page; its text is read line by line.
_LAYOUT_CELL = 400


@dataclass(frozen=True, slots=True)
class Strip:
    """`document.text[start:end]`: one line or one grid row.

    divided: its cells are known (a grid, or "|" and tabs between them), so blanks are seen; grid: the number
    of the grid that it belongs to, None for a line; label: the Chinese characters of its labels; values: its
    numbers and marks.
    """

    tokens: tuple[Token, ...]
    start: int
    end: int
    divided: bool
    text: str
    grid: int | None = None
    label: str = field(init=False)
    values: tuple[Token, ...] = field(init=False)

    def __post_init__(self) -> None:
        labels = "".join(token.text for token in self.tokens if token.kind is Kind.LABEL)
        values = tuple(token for token in self.tokens if token.kind in (Kind.NUMBER, Kind.MARK))
        object.__setattr__(self, "label", han(labels))
        object.__setattr__(self, "values", values)


def simplified(document: Document) -> str:
    """The document's text, character by character in half width and simplified form."""
    return document.text.translate({ord(character): simplify(character) for character in set(document.text)})


def strips_of(document: Document, *, grids: bool) -> list[Strip]:
    """The strips of `document` in reading order; without `grids` its tables are read as lines too."""
    text = simplified(document)
    tables = _data_tables(document) if grids else []
    found: list[Strip] = []
    for number, table in enumerate(tables):
        found += _grid_strips(document, table, number, text)
    covered = sorted((table.start, table.end) for table in tables)
    index = 0
    for line in document.lines:
        while index < len(covered) and covered[index][1] <= line.start:
            index += 1
        if index < len(covered) and covered[index][0] <= line.start:
            continue
        found += _line_strips(text, line.start, line.end, line.confidence)
    return sorted(found, key=lambda strip: (strip.start, strip.end))


def _data_tables(document: Document) -> list[Table]:
    """The grids that hold data: the innermost ones, none that lays out text."""
    chosen: list[Table] = []
    for table in sorted(document.tables, key=lambda table: table.end - table.start):
        if any(table.start <= inner.start and inner.end <= table.end for inner in chosen):
            continue
        if all(cell.end - cell.start < _LAYOUT_CELL for cell in table.cells):
            chosen.append(table)
    return chosen


def _grid_strips(document: Document, table: Table, number: int, text: str) -> Iterator[Strip]:
    rows = defaultdict(list)
    for cell in table.cells:
        rows[cell.row].append(cell)
    for _, cells in sorted(rows.items()):
        cells.sort(key=lambda cell: cell.column)
        tokens: list[Token] = []
        for cell in cells:
            tokens += read_cell(
                text[cell.start : cell.end], cell.start, column=cell.column, confidence=cell.confidence
            )
        start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
        yield Strip(tuple(tokens), start, end, True, text[start:end], number)


def _line_strips(text: str, start: int, end: int, confidence: float) -> Iterator[Strip]:
    line = text[start:end]
    is_flat = len(_DIVIDER.findall(line)) > _MOST_CELLS
    if is_flat:
        line = _DIVIDING.sub(lambda divided: " " * len(divided[0]), line)
    bounds = [0, *(title.start() for title in _TITLE.finditer(line) if title.start()), len(line)]
    for left, right in pairwise(bounds):
        yield from _strips_between_titles(line[left:right], start + left, confidence, is_flat=is_flat)


def _strips_between_titles(line: str, start: int, confidence: float, *, is_flat: bool) -> Iterator[Strip]:
    """The strips of a line or of a part of it; is_flat: it holds rows of a table that nothing divides."""
    if not line.strip() or _PAGE_EDGE.fullmatch(line):
        return
    if _DIVIDER.search(line):
        tokens = () if _RULE.fullmatch(line) else tuple(_cells(line, start, confidence))
        yield Strip(tokens, start, start + len(line), True, line)
        return
    cuts: list[int] = []
    if len(line) > _LONG_LINE:
        pattern = _CUT_IN_TABLE if is_flat or _ROW.search(line) else _CUT
        cuts = [match.end() for match in pattern.finditer(line) if match.end() > 0]
    for left, right in zip([0, *cuts], [*cuts, len(line)], strict=True):
        piece = line[left:right].rstrip()
        if piece:
            tokens = tuple(read_text(piece, start + left, confidence=confidence))
            yield Strip(tokens, start + left, start + left + len(piece), False, piece)


def _cells(line: str, start: int, confidence: float) -> Iterator[Token]:
    """The tokens of a line whose cells are divided by "|" or tabs; pipes at its ends divide nothing."""
    left = line.index("|") + 1 if line.lstrip().startswith("|") else 0
    right = line.rstrip().rfind("|") if line.rstrip().endswith("|") else len(line)
    bounds = [(match.start(), match.end()) for match in _DIVIDER.finditer(line, left, max(left, right))]
    lefts = [left, *(end for _, end in bounds)]
    rights = [*(begin for begin, _ in bounds), max(lefts[-1], right)]
    for column, (begin, end) in enumerate(zip(lefts, rights, strict=True)):
        yield from read_cell(line[begin:end], start + begin, column=column, confidence=confidence)
