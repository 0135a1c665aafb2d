"""Words of a brief in the layout of official documents (GB/T 9704—2012)."""

from __future__ import annotations

import math
import re
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dashboard import labels
from dashboard.charts import palette
from dashboard.export import wording
from dashboard.export.cells import cell_text, plain
from dashboard.export.material import Plan
from dashboard.export.slide_text import ems

# Margins and the 28 pt line of GB/T 9704—2012, 5.2 and 5.3: 22 lines of 28 characters a page.
_MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
LINE = Pt(28)
TEXT_WIDTH = 156
"""Of a line, in millimetres."""
TITLE_FONT, BODY_FONT, HEADING_FONT, NUMBER_FONT = "方正小标宋简体", "仿宋", "黑体", "宋体"
"""Named, not carried: a machine without one takes its own Chinese font."""
TITLE, BODY, TABLE, NOTE = Pt(22), Pt(16), Pt(12), Pt(9)
FINE, FINE_LINE = Pt(10.5), Pt(15)
CLOSE, _SMALL_LINE = Pt(18), Pt(13)
APART = 10
"""Points above a heading that is not at the top of a page."""
_NUMERALS = "一二三四五六七八九十"
_HAN = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”]"
_BESIDE_NUMBERS = re.compile(rf"(?<={_HAN}) (?=[+-]?[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?={_HAN})")


def lay_out(document: Any, plan: Plan) -> None:
    """Paper, margins, page numbers, properties, and on every page that a district is fictional."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in _MARGINS.items():
        setattr(section, side, Mm(width))
    about = document.core_properties
    about.title, about.author = wording.clipped(plan.title, wording.LONGEST_PROPERTY), labels.PRODUCT
    about.identifier = plan.scope.snapshot_id
    if plan.scope.fictional:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _set_font(head.add_run(labels.FICTIONAL_NOTE), BODY_FONT, NOTE)
    _set_font(document.styles["Normal"], BODY_FONT, BODY)
    # Else office programs take the Chinese for English, and may draw its punctuation as others have it.
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, code in (("— ", ""), ("", "PAGE"), (" —", "")):
        run = foot.add_run(text)
        _set_font(run, NUMBER_FONT, Pt(14))
        if code:
            _field(run, code)


def paragraph(
    document: Any,
    words: str,
    font: str,
    size: Pt,
    *,
    centred: bool = False,
    indent: bool = False,
    keep: bool = False,
    colour: str = palette.INK,
    line: Pt = LINE,
    exact: bool = False,
) -> Any:
    """Add `words` as a paragraph; keep: on the page of what follows; exact: with all blanks, as in quotes.

    Gives the paragraph.
    """
    made = document.add_paragraph()
    layout = made.paragraph_format
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, line
    layout.space_before = layout.space_after = Pt(0)
    layout.keep_with_next = keep
    if centred:
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        # A title of two lines needs lines of its own height.
        layout.line_spacing = Pt(35)
    if indent:
        layout.first_line_indent = Pt(2 * size.pt)
    run = made.add_run(plain(words) if exact else official(plain(words)))
    _set_font(run, font, size)
    run.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    return made


def small(document: Any, words: str, *, keep: bool = False, exact: bool = False) -> Any:
    """Add a paragraph in small grey type; keep, exact: as in `paragraph`."""
    return paragraph(
        document, words, BODY_FONT, NOTE, colour=palette.SECONDARY, line=_SMALL_LINE, keep=keep, exact=exact
    )


def small_height(words: str) -> float:
    """Points that `words` take in small type."""
    return lines_of(words, NOTE) * float(_SMALL_LINE.pt)


def lines_of(words: str, size: Pt, width: float = TEXT_WIDTH, indent: int = 0) -> int:
    """Lines that `words` take in millimetres of `width`, the first after `indent` characters."""
    return max(1, math.ceil((ems(official(words)) + indent) / _squares(size, width)))


def cut(words: str, size: Pt, width: float, lines: int) -> str:
    """`words`, ended with … where they take more than so many lines in millimetres of `width`."""
    if lines_of(words, size, width) <= lines:
        return words
    while lines_of(f"{words}…", size, width) > lines:
        words = words[:-1]
    return f"{words}…"


def _squares(size: Pt, width: float) -> int:
    """Chinese characters of a line."""
    return int(width / 25.4 * 72 / size.pt)


def official(words: str) -> str:
    """`words` as documents of offices have them: no blanks between Chinese and numbers."""
    return _BESIDE_NUMBERS.sub("", words)


def heading(document: Any, number: int, words: str, *, new_page: bool, apart: float) -> None:
    """一、总览: the heading of a chapter; apart: points above it unless it begins a page."""
    layout = paragraph(
        document, f"{numeral(number)}、{words}", HEADING_FONT, BODY, keep=True
    ).paragraph_format
    layout.page_break_before = new_page
    layout.space_before = Pt(0 if new_page else apart)


def numeral(number: int) -> str:
    """一 to 九十九, as chapters are numbered; digits beyond."""
    tens, ones = divmod(number, 10)
    if number <= 10:
        return _NUMERALS[number - 1]
    if tens > 9:
        return str(number)
    return f"{_NUMERALS[tens - 1] if tens > 1 else ''}十{_NUMERALS[ones - 1] if ones else ''}"


def cell(place: Any, words: str, font: str) -> None:
    """Write `words` into a cell of a table."""
    _write_cell(place, official(words), font, TABLE, CLOSE).alignment = WD_ALIGN_PARAGRAPH.CENTER


def fine_cell(place: Any, words: str, font: str) -> None:
    """Write `words` into a cell as they are, in fine type from the left."""
    _write_cell(place, words, font, FINE, FINE_LINE)


def _write_cell(place: Any, words: str, font: str, size: Pt, line: Pt) -> Any:
    first = place.paragraphs[0]
    layout = first.paragraph_format
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, line
    layout.space_before = layout.space_after = Pt(0)
    _set_font(first.add_run(cell_text(words)), font, size)
    return first


def _set_font(part: Any, name: str, size: Pt) -> None:
    """The family for Latin letters and for Chinese, which Word keeps apart."""
    part.font.name, part.font.size = name, size
    part.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _field(run: Any, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def repeat_heading(row: Any) -> None:
    """Let the first row of a table stand on each of its pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
