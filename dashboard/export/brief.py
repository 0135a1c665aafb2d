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
from dashboard.export.material import Chapter, Piece, Plan
from dashboard.office import convert, find_office

# Margins and the 28 pt line of GB/T 9704—2012, 5.2 and 5.3: 22 lines of 28 characters a page.
_MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
_LINE = Pt(28)
_TITLE_FONT, _BODY_FONT, _HEADING_FONT, _NUMBER_FONT = "方正小标宋简体", "仿宋", "黑体", "宋体"
"""Named, not carried: a machine without one takes its own Chinese font."""
_TITLE, _BODY, _TABLE, _NOTE = Pt(22), Pt(16), Pt(12), Pt(9)
_PICTURE_WIDTH, _PICTURE_HEIGHT = 156, 70
_MOST_ROWS, _MOST_COLUMNS = 8, 6
"""A larger table is for the workbook."""
_LONGEST_CONVERSION = 180.0
_NUMERALS = "一二三四五六七八九十"


def write_brief(plan: Plan, chapters: Iterable[Chapter], path: Path) -> None:
    """Write the brief to `path`: a numbered chapter each, its sentences, its main chart, a small table."""
    document: Any = Document()
    _lay_out(document, plan)
    _paragraph(document, plan.title, _TITLE_FONT, _TITLE, centred=True)
    _paragraph(document, "", _BODY_FONT, _BODY)
    definitions: dict[str, str] = {}
    for number, chapter in enumerate(chapters, start=1):
        _chapter(document, number, chapter)
        definitions |= dict(zip(chapter.definitions["label"], chapter.definitions["definition"], strict=True))
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
    document.core_properties.title = plan.title
    document.core_properties.author = labels.PRODUCT
    _set_font(document.styles["Normal"], _BODY_FONT, _BODY)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, code in (("— ", ""), ("", "PAGE"), (" —", "")):
        run = foot.add_run(text)
        _set_font(run, _NUMBER_FONT, Pt(14))
        if code:
            _field(run, code)


def _chapter(document: Any, number: int, chapter: Chapter) -> None:
    _paragraph(document, f"{_numeral(number)}、{chapter.title}", _HEADING_FONT, _BODY, keep=True)
    said = [chapter.answer, *(f"{line}。" for line in (*chapter.notices.attention, *chapter.notices.lines))]
    said += [f"{piece.heading}。" for piece in chapter.pieces[1:]] + [*chapter.absent]
    _paragraph(document, "".join(words for words in said if words), _BODY_FONT, _BODY, indent=True)
    if chapter.pieces:
        _figure(document, chapter.pieces[0])


def _figure(document: Any, piece: Piece) -> None:
    """The main chart as a picture with its own title and source line, and its figures where they are few."""
    width = picture.WIDTH
    height = round(width * _PICTURE_HEIGHT / _PICTURE_WIDTH)
    image = picture.png(piece.exhibit.drawing, width=width, height=height, scale=2)
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.add_run().add_picture(io.BytesIO(image), width=Mm(_PICTURE_WIDTH), height=Mm(_PICTURE_HEIGHT))
    said = "；".join(line for line in (piece.item.note, *piece.exhibit.notes) if line)
    if said:
        _paragraph(document, f"注：{said}。", _BODY_FONT, _TABLE)
    if len(piece.exhibit.sheet.rows) <= _MOST_ROWS and len(piece.exhibit.sheet.fields) <= _MOST_COLUMNS:
        _table(document, piece.exhibit)


def _table(document: Any, exhibit: Exhibit) -> None:
    fields, rows = exhibit.sheet.fields, exhibit.sheet.rows
    marks = wording.line_marks(rows)
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
    if plan.scope.fictional:
        lines.insert(0, labels.FICTIONAL_NOTE)
    if definitions:
        lines.append("口径：" + "；".join(f"{name}：{words}" for name, words in definitions.items()) + "。")
    for line in lines:
        _paragraph(document, line, _BODY_FONT, _NOTE, colour=palette.SECONDARY, line=Pt(14))


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
) -> None:
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
    run = paragraph.add_run(words)
    _set_font(run, font, size)
    run.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))


def _cell(cell: Any, words: str, font: str, *, centred: bool) -> None:
    paragraph = cell.paragraphs[0]
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _set_font(paragraph.add_run(words), font, _TABLE)


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
