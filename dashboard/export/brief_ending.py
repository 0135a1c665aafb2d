"""What a brief ends with: 数据出处, 指标口径 and the notes, as much of them as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.shared import Pt

from dashboard import labels
from dashboard.export import wording
from dashboard.export.brief_pages import Block
from dashboard.export.brief_sources import Source, Sources
from dashboard.export.brief_tables import CELL_PADDING, add_rows
from dashboard.export.brief_text import (
    APART,
    BODY_FONT,
    CLOSE,
    FINE,
    FINE_LINE,
    LINE,
    TABLE,
    cut,
    heading,
    lines_of,
    official,
    paragraph,
    small,
    small_height,
)

_HEADS = (labels.AGENCY, labels.METRIC, "数字", "年报原文", "页")
_OF_ONE, _OF_SEVERAL = (0, 42, 26, 76, 12), (34, 28, 22, 60, 12)
"""Millimetres of the columns; where all is from one report, its agency needs none."""
_FEWEST = 4
_MOST_LINES = 2
"""Of one cell."""
_DEFINITIONS = 0.4
"""The share of the room that definitions may take before the sources have theirs."""
_LONGEST_FILE, _LONGEST_QUOTE = 40, 24


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a brief as it is planned.

    number: of its first heading; sources: None where they stand on the pages before; definitions: a line
    for each metric; notes: what stands below all.
    """

    number: int
    sources: Sources | None
    definitions: Sequence[str]
    notes: Sequence[str]

    def block(self) -> Block:
        """At least some sources and the notes, at most all that is known."""
        lines = self.sources.lines if self.sources else ()
        least = self._height(min(_FEWEST, len(lines)), 0 if lines else len(self.definitions))
        return Block(least, self._write, most=self._height(len(lines), len(self.definitions)), is_first=True)

    def _height(self, sources: int, definitions: int) -> float:
        """Points of so many of each, with the notes."""
        height = APART + sum(map(small_height, self.notes))
        if self.sources and sources:
            height += APART + LINE.pt + _list_height(self.sources, sources)
        if definitions:
            shown = _shown(self.definitions, definitions)
            height += APART + LINE.pt + sum(lines_of(line, FINE) for line in shown) * FINE_LINE.pt
        return height

    def _held(self, room: float) -> tuple[int, int]:
        """How many sources and definitions `room` holds."""
        every = len(self.sources.lines) if self.sources else 0
        sources, definitions = min(_FEWEST, every), 0
        while (
            definitions < len(self.definitions)
            and self._height(0, definitions + 1) <= room * (_DEFINITIONS if every else 1)
            and self._height(sources, definitions + 1) <= room
        ):
            definitions += 1
        while sources < every and self._height(sources + 1, definitions) <= room:
            sources += 1
        while definitions < len(self.definitions) and self._height(sources, definitions + 1) <= room:
            definitions += 1
        return sources, definitions

    def _write(self, document: Any, height: float, new_page: bool) -> None:
        sources, definitions = self._held(height)
        number = self.number
        if self.sources and sources:
            heading(document, number, "数据出处", new_page=new_page, apart=APART)
            _write_list(self.sources, sources, document)
            number, new_page = number + 1, False
        if definitions:
            heading(document, number, "指标口径", new_page=new_page, apart=APART)
            new_page = False
            for line in _shown(self.definitions, definitions):
                paragraph(document, line, BODY_FONT, FINE, line=FINE_LINE)
        for place, line in enumerate(self.notes):
            layout = small(document, line).paragraph_format
            layout.page_break_before = new_page and place == 0
            layout.space_before = Pt(0 if place else APART)


def sources_block(sources: Sources) -> Block:
    """The first of the sources in a few lines of small type, for a page about one report."""
    quoted = []
    for line in sources.lines[:_FEWEST]:
        quote = wording.clipped(line.quote, _LONGEST_QUOTE)
        quoted.append(official(f"{line.metric} {line.value}（第 {line.page} 页") + f"“{quote}”）")
    words = f"出处：{'；'.join(quoted)}。其余见工作簿“出处”表。" if quoted else ""

    def write(document: Any, _height: float, _new_page: bool) -> None:
        if words:
            small(document, words, exact=True)

    return Block(small_height(words) if words else 0.0, write)


def _list_height(sources: Sources, count: int) -> float:
    opening = lines_of(_opening(sources, count), TABLE, indent=2) * float(CLOSE.pt)
    rows = sum(_row_height(sources, line) for line in sources.lines[:count])
    return opening + float(FINE_LINE.pt) + 1 + rows


def _row_height(sources: Sources, line: Source) -> float:
    words = zip(_cells(sources, line), _widths(sources), strict=True)
    return max(lines_of(word, FINE, width) for word, width in words if width) * float(FINE_LINE.pt) + 1


def _write_list(sources: Sources, count: int, document: Any) -> None:
    opening = _opening(sources, count)
    paragraph(document, opening, BODY_FONT, TABLE, line=CLOSE, keep=True, indent=True)
    widths = _OF_ONE if sources.reports == 1 else _OF_SEVERAL
    shown = [place for place, width in enumerate(widths) if width]
    rows = [_HEADS, *(_cells(sources, line) for line in sources.lines[:count])]
    add_rows(
        document,
        [[row[place] for place in shown] for row in rows],
        [widths[place] for place in shown],
        is_fine=True,
    )


def _cells(sources: Sources, line: Source) -> list[str]:
    """`line` as its row has it, no cell of more than two lines; a quote stays as the report has it."""
    words = (line.agency, line.metric, official(line.value), line.quote, line.page)
    return [
        cut(word, FINE, width, _MOST_LINES) if width else word
        for word, width in zip(words, _widths(sources), strict=True)
    ]


def _widths(sources: Sources) -> list[float]:
    """Millimetres that words have in each column."""
    widths = _OF_ONE if sources.reports == 1 else _OF_SEVERAL
    return [max(0.0, width - CELL_PADDING) for width in widths]


def _opening(sources: Sources, count: int) -> str:
    """Which reports the figures are from, and where those stand that are left out."""
    rest = sources.found - count
    others = f"其余 {rest:,} 处和往年数字" if rest else "往年数字"
    elsewhere = f"{others}的出处见同一快照导出的工作簿“出处”表"
    if sources.reports == 1:
        file = wording.clipped(sources.file.rpartition("/")[2], _LONGEST_FILE)
        return f"文中数字出自{sources.agency} {sources.years} 年年报（{file}）；{elsewhere}。"
    which = "，下列其中合计数最大的几处" if rest else ""
    counted = f"{sources.reports:,} 份 {sources.years} 年年报的 {sources.found:,} 处数字"
    return f"文中数字由{counted}得出{which}；{elsewhere}。"


def _shown(definitions: Sequence[str], count: int) -> list[str]:
    rest = len(definitions) - count
    return [*definitions[:count], *([f"其余 {rest} 项见工作簿“口径”表。"] if rest else [])]
