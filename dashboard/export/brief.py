"""A brief of a few pages in the layout of official documents (GB/T 9704—2012), as .docx and, with an office
program at hand, as PDF."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Pt

from dashboard.errors import GongkaiError
from dashboard.export import wording
from dashboard.export.brief_ending import Ending, sources_block
from dashboard.export.brief_figures import Figure
from dashboard.export.brief_pages import Block, Page, pages_of, write_pages
from dashboard.export.brief_sources import sources_of
from dashboard.export.brief_tables import TABLE_ROW, headlines_table
from dashboard.export.brief_text import (
    APART,
    BODY,
    BODY_FONT,
    TITLE,
    TITLE_FONT,
    heading,
    lay_out,
    lines_of,
    paragraph,
)
from dashboard.export.material import Chapter, Plan
from dashboard.office import convert, find_office

_PAGE_HEIGHT = 21.5 * 28
"""Of what is counted on for a page, half a line less than it has: other fonts break lines elsewhere."""
_MOST_PAGES = 4
_LINES_OF_WORDS = {1: 8, 2: 6}
_LEAST_LINES, _LINES_OF_PAGE_EACH = 3, 6
"""Lines of words of each chapter: for so many chapters, and of more."""
_SQUEEZES = (1.0, 0.9, 0.8, 0.75)
"""Of the least height of charts where four pages are too few, one after another."""
_BELOW_WORDS = 4
"""Points below a chapter's words."""
_LONGEST_CONVERSION = 180.0


def write_brief(plan: Plan, chapters: Iterable[Chapter], path: Path) -> None:
    """Write the brief to `path`: a numbered chapter each, its sentences, its main charts, small tables.

    Chapters share four pages with the quotes behind their figures and what they count, or have a page each
    (一街一页).
    """
    document: Any = Document()
    lay_out(document, plan)
    title = Block(35 + 28, partial(_title, plan.title))
    definitions: dict[str, None] = {}
    together: list[Content] = []
    number = 0
    for number, chapter in enumerate(chapters, start=1):
        has_table = number == 1 and not plan.page_each and bool(chapter.headlines)
        content = Content(number, chapter, list(map(Figure, chapter.pieces)), _words_of(plan), has_table)
        definitions |= dict.fromkeys(_defined(chapter))
        if plan.page_each and len(plan.sections) > 1:
            head = [title] if number == 1 else []
            foot = [sources_block(sources_of([chapter]))]
            write_pages(document, _fitted(head, [content], foot, 1), break_before=number > 1)
        else:
            together.append(content)
    sources = sources_of([content.chapter for content in together]) if together else None
    notes = (plan.scope.source(), f"快照全号：{plan.scope.snapshot_id}", *wording.LEGEND)
    ending = Ending(number + 1, sources, [*definitions], notes).block()
    if together:
        write_pages(document, _ended([title], together, ending), break_before=False)
    else:
        write_pages(document, [_page_of(ending)], break_before=True)
    document.save(str(path))


def _defined(chapter: Chapter) -> Iterator[str]:
    """What its metrics count: 办结率（%）：办理结果总计÷（本年新收＋上年结转）。"""
    for row in chapter.definitions.itertuples():
        yield f"{row.label}（{row.unit}）：{row.definition}。".replace("。。", "。")


def _ended(head: Sequence[Block], contents: Sequence[Content], ending: Block) -> list[Page]:
    """Pages with the ending behind the chapters if all of it has room there, else on a page of its own; where
    the chapters need all pages, as much of it as there is room for."""
    pages = _fitted(head, contents, [ending], _MOST_PAGES)
    last = pages[-1]
    if len(last.blocks) == 1 or (len(pages) > 1 and ending.most - ending.least <= last.left):
        return pages
    if len(pages) < _MOST_PAGES:
        last.blocks.remove(ending)
        last.left += ending.least
        return [*pages, _page_of(ending)]
    shorter = _fitted(head, contents, [], _MOST_PAGES - 1, _SQUEEZES[:-1], barest=0)
    return [*shorter, _page_of(ending)] if len(shorter) < _MOST_PAGES else pages


def _page_of(ending: Block) -> Page:
    return Page(_PAGE_HEIGHT - ending.least, [ending])


def _words_of(plan: Plan) -> int:
    """Lines of words of each chapter."""
    return _LINES_OF_PAGE_EACH if plan.page_each else _LINES_OF_WORDS.get(len(plan.sections), _LEAST_LINES)


def _fitted(
    head: Sequence[Block],
    contents: Sequence[Content],
    foot: Sequence[Block],
    most: int,
    squeezes: Sequence[float] = _SQUEEZES,
    barest: int | None = None,
) -> list[Page]:
    """Pages with as many charts as `most` of them have room for, one of each chapter if that can be.

    squeezes: of the least height of charts, to be tried one after another; barest: how many chapters may be
    without, None for all.
    """
    every = [content.figures for content in contents]
    if most == 1:
        # A page has few charts: they are lower before one is left out.
        for squeeze in squeezes[:2]:
            pages = _pages(head, contents, every, foot, squeeze)
            if len(pages) == 1:
                return pages
    for bare in range((len(contents) if barest is None else barest) + 1):
        for squeeze in squeezes:
            # The last chapters say most of what their charts show.
            shown = [*(figures[:] for figures in every[: len(every) - bare]), *([] for _ in range(bare))]
            while True:
                pages = _pages(head, contents, shown, foot, squeeze)
                if len(pages) <= most:
                    return pages
                longest = max(shown, key=len)
                if len(longest) <= 1:
                    break
                longest.pop()
    return pages


def _pages(
    head: Sequence[Block],
    contents: Sequence[Content],
    shown: Sequence[list[Figure]],
    foot: Sequence[Block],
    squeeze: float,
) -> list[Page]:
    """Pages with the charts of each chapter that are `shown`."""
    chapters = [
        block
        for content, figures in zip(contents, shown, strict=True)
        for block in _blocks(replace(content, figures=figures), squeeze, leads=content.number == 1)
    ]
    return pages_of([*head, *chapters, *foot], _PAGE_HEIGHT)


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

    figures: the charts that it shows; lines: of words; has_table: whether its headline figures stand there.
    """

    number: int
    chapter: Chapter
    figures: list[Figure]
    lines: int
    has_table: bool


def _blocks(content: Content, squeeze: float, *, leads: bool) -> list[Block]:
    """Heading and words, then each chart, and its figures as a table where there is room.

    squeeze: how much of its least height a chart has; leads: whether nothing stands above.
    """
    chapter, notices = content.chapter, content.chapter.notices
    told = chapter.pieces[len(content.figures) :]
    said = [chapter.answer, *(f"{line}。" for line in (*notices.attention, *notices.lines))]
    said += [f"{piece.heading}。" for piece in told]
    # Why there is no chart is of interest where there is none at all.
    said += [] if chapter.pieces else chapter.absent
    words = _fitting([wording.unbroken(line) for line in said if line], content.lines)
    lines = lines_of(words, BODY, indent=2)
    apart = 0 if leads else APART
    height = apart + 28 * (1 + lines) + _BELOW_WORDS
    blocks = [Block(height, partial(_words, content, words, apart), is_whole=lines <= _LEAST_LINES)]
    if content.has_table:
        height = (len(chapter.headlines) + 1) * TABLE_ROW
        blocks.append(Block(height, partial(headlines_table, chapter), is_spare=True))
    for figure in content.figures:
        blocks += figure.blocks(squeeze)
    return blocks


def _words(content: Content, words: str, apart: int, document: Any, _height: float, new_page: bool) -> None:
    heading(document, content.number, content.chapter.title, new_page=new_page, apart=apart)
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
        if words and lines_of(longer, BODY, indent=2) > lines:
            break
        words = longer
    return words
