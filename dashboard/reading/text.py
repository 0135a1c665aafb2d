"""Plain text and Markdown -> Document."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from itertools import pairwise

from dashboard.reading.document import Cell, Document, Line, Page, Table
from dashboard.reading.encoding import decode
from dashboard.reading.limits import Budget
from dashboard.reading.sniffing import DIVIDER, Media

# PDF converters that drop the form feed leave one blank at the head of each page.
_LONE_BLANK = re.compile(r"^ (?! )", re.MULTILINE)
_PRINTED_LINE = re.compile(r"[^\n\f]+")
_PIPE = re.compile(r"(?<!\\)\|")


def read_text(data: bytes, name: str, budget: Budget) -> Document:
    """The document in `data` (utf-8, utf-16 or gb18030), line by line, with the pipe tables of Markdown."""
    text = decode(data)
    if text is None:
        raise budget.refusal(
            "不是文本文件，内容无法识别", "请用 WPS 或 Word 打开，另存为 .docx 或 PDF 后再导入"
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<t" in text.lower() and (document := _with_tagged_tables(data, text, name, budget)):
        return document
    starts = _page_starts(text)
    budget.check_pages(len(starts))
    ends = [*starts[1:], len(text)]
    pages = tuple(
        Page(number, start, end) for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
    lines = tuple(
        Line(match.start(), match.end(), max(1, bisect_right(starts, match.start())))
        for match in _PRINTED_LINE.finditer(text)
    )
    tables = _pipe_tables(text, lines, budget)
    media = Media.MARKDOWN if tables else Media.TEXT
    return Document(name, media.value, hashlib.sha256(data).hexdigest(), text, pages, lines, tables)


def _with_tagged_tables(data: bytes, text: str, name: str, budget: Budget) -> Document | None:
    # Only such texts need the library for markup.
    from dashboard.reading.tagged_text import has_tagged_tables, read_tagged_text

    return read_tagged_text(data, text, name, budget) if has_tagged_tables(text) else None


def _page_starts(text: str) -> list[int]:
    """Where pages start: after form feeds, else at lone blanks that a converter left at page heads."""
    feeds = [match.end() for match in re.finditer("\f", text) if match.end() < len(text)]
    if feeds:
        return [0, *feeds]
    blanks = [match.start() for match in _LONE_BLANK.finditer(text)]
    lines = text.count("\n") + 1
    if len(blanks) >= 3 and blanks[0] == 0 and len(blanks) * 8 < lines:
        last = text[blanks[-1] :].strip()
        return blanks if last else blanks[:-1]
    return [0]


def _pipe_tables(text: str, lines: tuple[Line, ...], budget: Budget) -> tuple[Table, ...]:
    """Tables as Markdown writes them: headings, a row of dashes as wide, then rows up to the next blank line.

    Rows divided by "|" without the row of dashes are lines: nothing says where such a table begins.
    """
    heads = [
        number - 1
        for number in range(1, len(lines))
        if DIVIDER.fullmatch(text, lines[number].start, lines[number].end)
        and 2 <= len(_fields(text, lines[number - 1])) == len(_fields(text, lines[number]))
    ]
    tables: list[Table] = []
    for head, next_head in pairwise([*heads, len(lines)]):
        rows = [lines[head]]
        for line in lines[head + 2 : next_head]:
            if line.start - 1 > lines[head + len(rows)].end or "|" not in text[line.start : line.end]:
                break
            rows.append(line)
        tables.append(_pipe_table(text, rows, budget))
    return tuple(tables)


def _pipe_table(text: str, rows: list[Line], budget: Budget) -> Table:
    fields = [_fields(text, row) for row in rows]
    budget.spend_cells(sum(map(len, fields)))
    cells = tuple(
        Cell(number, column, start, end, page=row.page)
        for number, row in enumerate(rows)
        for column, (start, end) in enumerate(fields[number])
    )
    return Table(cells, len(rows), max(map(len, fields)), rows[0].start, rows[-1].end)


def _fields(text: str, line: Line) -> list[tuple[int, int]]:
    """The spans of the fields between the pipes of a line, without the blanks around them."""
    edges = [match.start() for match in _PIPE.finditer(text, line.start, line.end)]
    bounds = [line.start - 1, *edges, line.end]
    spans = [_stripped(text, before + 1, after) for before, after in pairwise(bounds)]
    if edges and spans[0][0] == spans[0][1]:
        del spans[0]
    if edges and spans and spans[-1][0] == spans[-1][1] and not text[edges[-1] + 1 : line.end].strip():
        del spans[-1]
    return spans


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends; an empty one stands at `start`."""
    printed = text[start:end]
    left = len(printed) - len(printed.lstrip())
    kept = printed.strip()
    return (start + left, start + left + len(kept)) if kept else (start, start)
