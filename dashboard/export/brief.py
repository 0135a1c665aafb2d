"""A brief of a few pages in the layout of official documents (GB/T 9704—2012), as .docx and, with an office
program at hand, as PDF."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dashboard import labels
from dashboard.charts import palette, picture
from dashboard.errors import GongkaiError
from dashboard.exhibits.exhibit import Exhibit
from dashboard.export import wording
from dashboard.export.cells import cell_text, plain
from dashboard.export.marking import line_marks
from dashboard.export.material import Chapter, Piece, Plan
from dashboard.export.slide_text import ems
from dashboard.office import convert, find_office

# Margins and the 28 pt line of GB/T 9704—2012, 5.2 and 5.3: 22 lines of 28 characters a page.
_MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
_LINE = Pt(28)
_TITLE_FONT, _BODY_FONT, _HEADING_FONT, _NUMBER_FONT = "方正小标宋简体", "仿宋", "黑体", "宋体"
"""Named, not carried: a machine without one takes its own Chinese font."""
_TITLE, _BODY, _TABLE, _NOTE = Pt(22), Pt(16), Pt(12), Pt(9)
_PICTURE_WIDTH, _PICTURE_HEIGHT, _LOW_PICTURE = 156, 66, 54
_CLOSE = Pt(16)
_LONGEST_NOTE = 280
"""Characters of the definitions; all of them stand in the workbook."""
_LINES_OF_PAGE, _CHARACTERS_OF_LINE, _TITLE_LINES = 22, 28, 2
_ALL_LINES, _AROUND = 4 * _LINES_OF_PAGE, 20
"""Lines of four pages; those of the title, of the notes at the end, and lost where a picture moves on."""
_LEAST_WORDS, _LINES_OF_PICTURE = 3, 7
_MOST_ROWS, _MOST_COLUMNS = 8, 6
"""A larger table is for the workbook."""
_LONGEST_CONVERSION = 180.0
_NUMERALS = "一二三四五六七八九十"


def write_brief(plan: Plan, chapters: Iterable[Chapter], path: Path) -> None:
    """Write the brief to `path`: a numbered chapter each, its sentences, its main charts, small tables.

    Chapters share the lines of four pages, or have those of a page each (一街一页).
    """
    document: Any = Document()
    _lay_out(document, plan)
    _paragraph(document, plan.title, _TITLE_FONT, _TITLE, centred=True)
    _paragraph(document, "", _BODY_FONT, _BODY)
    each = _LINES_OF_PAGE - 1 if plan.page_each else (_ALL_LINES - _AROUND) // len(plan.sections)
    definitions: dict[str, str] = {}
    for number, chapter in enumerate(chapters, start=1):
        # The first shares its page with the title.
        lines = each - _TITLE_LINES if plan.page_each and number == 1 else each
        _chapter(document, number, chapter, lines, new_page=plan.page_each and number > 1)
        definitions |= dict(zip(chapter.definitions["label"], chapter.definitions["definition"], strict=True))
    if plan.page_each:
        document.add_page_break()
    _notes(document, plan, definitions)
    document.save(str(path))


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


def _lay_out(document: Any, plan: Plan) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in _MARGINS.items():
        setattr(section, side, Mm(width))
    about = document.core_properties
    about.title, about.author = wording.clipped(plan.title, wording.LONGEST_PROPERTY), labels.PRODUCT
    about.identifier = plan.scope.snapshot_id
    if plan.scope.fictional:
        # On every page.
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _set_font(head.add_run(labels.FICTIONAL_NOTE), _BODY_FONT, _NOTE)
    _set_font(document.styles["Normal"], _BODY_FONT, _BODY)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, code in (("— ", ""), ("", "PAGE"), (" —", "")):
        run = foot.add_run(text)
        _set_font(run, _NUMBER_FONT, Pt(14))
        if code:
            _field(run, code)


def _chapter(document: Any, number: int, chapter: Chapter, lines: int, *, new_page: bool) -> None:
    """A chapter in `lines` lines, about: its words, its main chart, and further ones as there is room."""
    heading = _paragraph(document, f"{_numeral(number)}、{chapter.title}", _HEADING_FONT, _BODY, keep=True)
    heading.paragraph_format.page_break_before = new_page
    height = _PICTURE_HEIGHT if lines > _LEAST_WORDS + _LINES_OF_PICTURE + 1 else _LOW_PICTURE
    drawn = max(1, (lines - 1 - _LEAST_WORDS) // _LINES_OF_PICTURE)
    shown, told = chapter.pieces[:drawn], chapter.pieces[drawn:]
    left = max(_LEAST_WORDS, lines - 1 - _LINES_OF_PICTURE * len(shown))
    notices = chapter.notices
    said = [chapter.answer, *(f"{line}。" for line in (*notices.attention, *notices.lines))]
    said += [f"{piece.heading}。" for piece in told] + [*chapter.absent]
    words, taken = _fitting([line for line in said if line], left)
    _paragraph(document, words, _BODY_FONT, _BODY, indent=True)
    left -= taken
    for piece in shown:
        left -= _figure(document, piece, height, left)


def _fitting(sentences: list[str], lines: int) -> tuple[str, int]:
    """As many of `sentences` as fit in `lines`, the first in any case; the lines they take."""
    words = ""
    for sentence in sentences:
        longer = words + sentence.replace("。。", "。")
        if words and _lines_of(longer) > lines:
            break
        words = longer
    return words, _lines_of(words)


def _lines_of(words: str) -> int:
    """Lines of the page that `words` take, with an indent of two characters."""
    return -int(-(ems(words) + 2) // _CHARACTERS_OF_LINE)


def _figure(document: Any, piece: Piece, height: int, lines: int) -> int:
    """The chart as a picture, `height` mm high, with its title and source line; its figures where they are
    few and `lines` are left for them. The lines that stand below the picture.
    """
    width = picture.WIDTH
    pixels = round(width * height / _PICTURE_WIDTH)
    image = picture.png(piece.exhibit.drawing, width=width, height=pixels, scale=2)
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.add_run().add_picture(io.BytesIO(image), width=Mm(_PICTURE_WIDTH), height=Mm(height))
    said = "；".join(line for line in (piece.item.note, *piece.exhibit.notes) if line)
    below = 0
    if said:
        _paragraph(document, f"注：{said}。", _BODY_FONT, _TABLE, line=_CLOSE)
        below += 1
    rows, columns = len(piece.exhibit.sheet.rows), len(piece.exhibit.sheet.fields)
    # A row of a table takes two thirds of a line.
    if rows <= _MOST_ROWS and columns <= _MOST_COLUMNS and below + (rows + 2) * 2 / 3 <= lines:
        _table(document, piece.exhibit)
        below += round((rows + 2) * 2 / 3)
    return below


def _table(document: Any, exhibit: Exhibit) -> None:
    fields, rows = exhibit.sheet.fields, exhibit.sheet.rows
    marks = line_marks(rows)
    table = document.add_table(rows=1, cols=len(fields), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, field in zip(table.rows[0].cells, fields, strict=True):
        _cell(cell, field.label, _HEADING_FONT, centred=True)
    columns = [rows[field.key].tolist() for field in fields]
    for values, said in zip(zip(*columns, strict=True), marks, strict=True):
        cells = table.add_row().cells
        for place, (cell, value, field) in enumerate(zip(cells, values, fields, strict=True)):
            words = labels.written(value, field.kind)
            _cell(cell, f"{words}（{said}）" if said and place == 0 else words, _BODY_FONT, centred=True)
    _repeat_heading(table.rows[0])


def _notes(document: Any, plan: Plan, definitions: dict[str, str]) -> None:
    """Where the figures come from and what they count, in small type."""
    lines = [plan.scope.source(), f"快照全号：{plan.scope.snapshot_id}", *wording.LEGEND]
    if definitions:
        words = "；".join(f"{name}：{words}" for name, words in definitions.items())
        lines.append(wording.clipped(f"口径：{words}。", _LONGEST_NOTE))
    for line in lines:
        _paragraph(document, line, _BODY_FONT, _NOTE, colour=palette.SECONDARY, line=Pt(12))


def _paragraph(
    document: Any,
    words: str,
    font: str,
    size: Pt,
    *,
    centred: bool = False,
    indent: bool = False,
    keep: bool = False,
    colour: str = palette.INK,
    line: Pt = _LINE,
) -> Any:
    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, line
    layout.space_before = layout.space_after = Pt(0)
    layout.keep_with_next = keep
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        # A title of two lines needs lines of its own height.
        layout.line_spacing = Pt(35)
    if indent:
        layout.first_line_indent = Pt(2 * size.pt)
    run = paragraph.add_run(plain(words))
    _set_font(run, font, size)
    run.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    return paragraph


def _cell(cell: Any, words: str, font: str, *, centred: bool) -> None:
    paragraph = cell.paragraphs[0]
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _set_font(paragraph.add_run(cell_text(words)), font, _TABLE)


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


def _repeat_heading(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _numeral(number: int) -> str:
    """一 to 九十九, as chapters are numbered; digits beyond."""
    tens, ones = divmod(number, 10)
    if number <= 10:
        return _NUMERALS[number - 1]
    if tens > 9:
        return str(number)
    return f"{_NUMERALS[tens - 1] if tens > 1 else ''}十{_NUMERALS[ones - 1] if ones else ''}"
