"""Words of a brief in the layout of official documents (GB/T 9704—2012)."""

from __future__ import annotations

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
CLOSE, _SMALL_LINE = Pt(18), Pt(13)


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
) -> Any:
    """Add `words` as a paragraph; keep: on the page of what follows. Gives the paragraph."""
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
    run = made.add_run(plain(words))
    _set_font(run, font, size)
    run.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    return made


def small(document: Any, words: str, *, keep: bool = False) -> Any:
    """Add a paragraph in small grey type."""
    return paragraph(document, words, BODY_FONT, NOTE, colour=palette.SECONDARY, line=_SMALL_LINE, keep=keep)


def small_height(words: str) -> float:
    """Points that `words` take in small type."""
    width = TEXT_WIDTH / 25.4 * 72
    return -int(-ems(words) * NOTE.pt // width) * float(_SMALL_LINE.pt)


def cell(place: Any, words: str, font: str) -> None:
    """Write `words` into a cell of a table."""
    first = place.paragraphs[0]
    first.alignment = WD_ALIGN_PARAGRAPH.CENTER
    first.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    first.paragraph_format.line_spacing = CLOSE
    _set_font(first.add_run(cell_text(words)), font, TABLE)


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
