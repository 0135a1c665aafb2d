"""A brief of a few pages in the layout of official documents (GB/T 9704—2012), as .docx and, with an office
program at hand, as PDF."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Mm, Pt

from dashboard.charts import picture
from dashboard.charts.theme import Drawing
from dashboard.errors import GongkaiError
from dashboard.export import wording
from dashboard.export.brief_pages import Block, Page, pages_of, write_pages
from dashboard.export.brief_tables import TABLE_ROW, figures_table, headlines_table
from dashboard.export.brief_text import (
    BODY,
    BODY_FONT,
    CLOSE,
    HEADING_FONT,
    TABLE,
    TEXT_WIDTH,
    TITLE,
    TITLE_FONT,
    lay_out,
    paragraph,
    small,
    small_height,
)
from dashboard.export.material import Chapter, Piece, Plan
from dashboard.export.slide_text import ems
from dashboard.office import convert, find_office

_PIXELS = 760
"""Of a chart's picture as it is drawn: its type is of 8 points."""
_LONGEST_NOTE = 200
"""Characters of the definitions; all of them stand in the workbook."""
_PAGE_HEIGHT = 21.5 * 28
"""Of what is counted on for a page, half a line less than it has: other fonts break lines elsewhere."""
_CHARACTERS_OF_LINE, _MOST_PAGES = 28, 4
_LINES_OF_WORDS = {1: 8, 2: 6}
_LEAST_LINES, _LINES_OF_PAGE_EACH = 3, 6
"""Lines of words of each chapter: for so many chapters, and of more."""
_AROUND_PICTURE = 85
"""Pixels of a chart's height that are for the texts, which stand around the picture here."""
_LEAST_ROW, _LEAST_SHARE = 20, 0.8
"""Pixels of a row of names, and the share of its height, that a chart needs."""
_SQUEEZES, _LARGEST = (1.0, 0.9, 0.8, 0.75), 1.35
"""Of the least height where four pages are too few, one after another, and of the usual one at most."""
_APART, _BELOW_WORDS = 10, 4
"""Points above a chapter's heading, and below its words."""
_MOST_ROWS, _MOST_COLUMNS = 8, 6
"""A larger table is for the workbook."""
_LONGEST_CONVERSION = 180.0
_NUMERALS = "一二三四五六七八九十"


def write_brief(plan: Plan, chapters: Iterable[Chapter], path: Path) -> None:
    """Write the brief to `path`: a numbered chapter each, its sentences, its main charts, small tables.

    Chapters share four pages, or have one each (一街一页).
    """
    document: Any = Document()
    lay_out(document, plan)
    title = Block(35 + 28, partial(_title, plan.title))
    definitions: dict[str, str] = {}
    together: list[Content] = []
    for number, chapter in enumerate(chapters, start=1):
        has_table = number == 1 and not plan.page_each and bool(chapter.headlines)
        content = Content(number, chapter, [*chapter.pieces], _words_of(plan), has_table)
        definitions |= dict(zip(chapter.definitions["label"], chapter.definitions["definition"], strict=True))
        if plan.page_each and len(plan.sections) > 1:
            head = [title] if number == 1 else []
            write_pages(document, _fitted(head, [content], [], 1), break_before=number > 1)
        else:
            together.append(content)
    notes = _notes(plan, definitions)
    if together:
        write_pages(document, _fitted([title], together, [notes], _MOST_PAGES), break_before=False)
    else:
        notes.write(document, notes.least, True)
    document.save(str(path))


def _words_of(plan: Plan) -> int:
    """Lines of words of each chapter."""
    return _LINES_OF_PAGE_EACH if plan.page_each else _LINES_OF_WORDS.get(len(plan.sections), _LEAST_LINES)


def _fitted(
    head: Sequence[Block], contents: Sequence[Content], foot: Sequence[Block], most: int
) -> list[Page]:
    """Pages with as many charts as `most` of them have room for, one of each chapter at least."""
    for squeeze in _SQUEEZES:
        shown = [replace(content, pieces=[*content.pieces]) for content in contents]
        while True:
            blocks = [
                *head,
                *(block for one in shown for block in _blocks(one, squeeze, leads=one.number == 1)),
                *foot,
            ]
            pages = pages_of(blocks, _PAGE_HEIGHT)
            longest = max(shown, key=lambda content: len(content.pieces))
            if len(pages) <= most:
                return pages
            if len(longest.pieces) <= 1:
                break
            longest.pieces.pop()
    return pages


def write_pdf(plan: Plan, chapters: Iterable[Chapter], path: Path) -> None:
    """Write the brief as PDF; GongkaiError where the machine has no LibreOffice, or it fails."""
    program = find_office()
    if program is None:
        raise GongkaiError(
            "本机没有 LibreOffice，不能生成 PDF", remedy="请导出 DOCX 后用 WPS 另存为 PDF，或安装 LibreOffice"
        )
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        source = Path(folder, "brief.docx")
        write_brief(plan, chapters, source)
        made = convert(program, source, "pdf", Path(folder), _LONGEST_CONVERSION)
        if made is None:
            raise GongkaiError("LibreOffice 未能生成 PDF", remedy="请导出 DOCX 后用 WPS 另存为 PDF")
        shutil.copyfile(made, path)


@dataclass(slots=True)
class Content:
    """A chapter as the brief has it.

    pieces: the charts that it shows; lines: of words; has_table: whether its headline figures stand there.
    """

    number: int
    chapter: Chapter
    pieces: list[Piece]
    lines: int
    has_table: bool


def _blocks(content: Content, squeeze: float, *, leads: bool) -> list[Block]:
    """Heading and words, then each chart, and its figures as a table where there is room.

    squeeze: how much of its least height a chart has; leads: whether nothing stands above.
    """
    chapter, notices = content.chapter, content.chapter.notices
    told = chapter.pieces[len(content.pieces) :]
    said = [chapter.answer, *(f"{line}。" for line in (*notices.attention, *notices.lines))]
    said += [f"{piece.heading}。" for piece in told]
    # Why there is no chart is of interest where there is none at all.
    said += [] if chapter.pieces else chapter.absent
    words = _fitting([wording.unbroken(line) for line in said if line], content.lines)
    heading = f"{_numeral(content.number)}、{chapter.title}"
    lines = _lines_of(words)
    apart = 0 if leads else _APART
    height = apart + 28 * (1 + lines) + _BELOW_WORDS
    blocks = [Block(height, partial(_words, heading, words, apart), is_whole=lines <= _LEAST_LINES)]
    if content.has_table:
        height = (len(chapter.headlines) + 1) * TABLE_ROW
        blocks.append(Block(height, partial(headlines_table, chapter), is_spare=True))
    for piece in content.pieces:
        blocks += _figure(piece, squeeze)
    return blocks


def _words(heading: str, words: str, apart: int, document: Any, _height: float, new_page: bool) -> None:
    first = paragraph(document, heading, HEADING_FONT, BODY, keep=True)
    first.paragraph_format.page_break_before = new_page
    first.paragraph_format.space_before = Pt(0 if new_page else apart)
    said = paragraph(document, words, BODY_FONT, BODY, indent=True)
    said.paragraph_format.space_after = Pt(_BELOW_WORDS)


def _title(words: str, document: Any, _height: float, _new_page: bool) -> None:
    paragraph(document, words, TITLE_FONT, TITLE, centred=True)
    paragraph(document, "", BODY_FONT, BODY)


def _fitting(sentences: list[str], lines: int) -> str:
    """As many of `sentences` as fit in `lines`, the first in any case."""
    words = ""
    for sentence in sentences:
        longer = words + sentence.replace("。。", "。")
        if words and _lines_of(longer) > lines:
            break
        words = longer
    return words


def _lines_of(words: str) -> int:
    """Lines of the page that `words` take, with an indent of two characters."""
    return -int(-(ems(words) + 2) // _CHARACTERS_OF_LINE)


def _figure(piece: Piece, squeeze: float) -> list[Block]:
    """The chart with its texts around it, and its figures where they are few."""
    exhibit = piece.exhibit
    said = "；".join(line for line in (piece.item.note, *exhibit.notes) if line)
    below = [f"注：{said}。", exhibit.texts.source] if said else [exhibit.texts.source]
    above = exhibit.texts.subtitle
    words = 8 + CLOSE.pt + sum(small_height(line) for line in (above, *below))
    point = TEXT_WIDTH / 25.4 * 72 / _PIXELS
    most = int(exhibit.drawing.height) - _AROUND_PICTURE
    least, most = (
        words + height * point for height in (_least_height(exhibit.drawing, most) * squeeze, most * _LARGEST)
    )
    blocks = [Block(least, partial(_drawn, piece, above, below, words), most=most)]
    rows, columns = len(exhibit.sheet.rows), len(exhibit.sheet.fields)
    if rows <= _MOST_ROWS and columns <= _MOST_COLUMNS:
        blocks.append(Block((rows + 1) * TABLE_ROW, partial(figures_table, exhibit), is_spare=True))
    return blocks


def _least_height(drawing: Drawing, most: int) -> int:
    """Pixels below which the names of its rows, or its labels, would lie on one another."""
    rows = 0
    for layer in drawing.to_dict()["layer"]:
        y = layer.get("encoding", {}).get("y", {})
        names = y.get("scale", {}).get("domain") or y.get("sort") or ()
        if y.get("type") == "nominal" and isinstance(names, list):
            rows = max(rows, len(names))
    return min(most, rows * _LEAST_ROW + 3 * _LEAST_ROW) if rows else int(most * _LEAST_SHARE)


def _drawn(
    piece: Piece, above: str, below: Sequence[str], words: float, document: Any, height: float, new_page: bool
) -> None:
    title = paragraph(document, piece.heading, HEADING_FONT, TABLE, line=CLOSE, keep=True)
    title.paragraph_format.page_break_before = new_page
    title.paragraph_format.space_before = Pt(8)
    small(document, above, keep=True)
    pixels = round((height - words) * _PIXELS / (TEXT_WIDTH / 25.4 * 72))
    exhibit = piece.exhibit
    image = picture.png(exhibit.drawing, width=_PIXELS, height=pixels, scale=2, said=exhibit.texts)
    drawn = document.add_paragraph()
    drawn.paragraph_format.space_before = drawn.paragraph_format.space_after = Pt(0)
    drawn.paragraph_format.keep_with_next = True
    drawn.add_run().add_picture(io.BytesIO(image), width=Mm(TEXT_WIDTH), height=Pt(height - words))
    for line in below:
        small(document, line)


def _notes(plan: Plan, definitions: dict[str, str]) -> Block:
    """Where the figures come from and what they count, in small type."""
    lines = [plan.scope.source(), f"快照全号：{plan.scope.snapshot_id}", *wording.LEGEND]
    if definitions:
        lines.append(_definitions([f"{name}：{words}" for name, words in definitions.items()]))

    def write(document: Any, _height: float, new_page: bool) -> None:
        for number, line in enumerate(lines):
            layout = small(document, line).paragraph_format
            layout.page_break_before = new_page and number == 0
            layout.space_before = Pt(0 if number else _APART)

    return Block(_APART + sum(map(small_height, lines)), write)


def _definitions(every: Sequence[str]) -> str:
    """As many definitions as there is room for, whole ones."""
    shown = [*every]
    while len(shown) > 1 and len("；".join(shown)) > _LONGEST_NOTE:
        shown.pop()
    rest = "；其余见工作簿" if len(shown) < len(every) else ""
    return f"口径：{'；'.join(shown)}{rest}。"


def _numeral(number: int) -> str:
    """一 to 九十九, as chapters are numbered; digits beyond."""
    tens, ones = divmod(number, 10)
    if number <= 10:
        return _NUMERALS[number - 1]
    if tens > 9:
        return str(number)
    return f"{_NUMERALS[tens - 1] if tens > 1 else ''}十{_NUMERALS[ones - 1] if ones else ''}"
