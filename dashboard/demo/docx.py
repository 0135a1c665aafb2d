"""A report as DOCX: merged cells as in the official form, now and then a tracked change or a text box."""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from datetime import datetime
from functools import cache

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from dashboard.demo.form import Grid
from dashboard.demo.manuscript import Heading, Manuscript

_STAMP = datetime(2020, 1, 1)
_ZIP_STAMP = (2020, 1, 1, 0, 0, 0)
_BLANK = "\ue000"
"""Stands in a blank form before the number of the cell that belongs there."""


def render_docx(manuscript: Manuscript, chance: random.Random) -> bytes:
    """The report as a Word file; the same manuscript and chance give the same bytes."""
    document = Document(io.BytesIO(_empty_document()))
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(manuscript.title).font.size = Pt(18)
    tracked, boxed = chance.random() < 0.25, chance.random() < 0.15
    for block in manuscript.blocks:
        if isinstance(block, Grid):
            _add_table(document, block)
        elif isinstance(block, Heading):
            document.add_paragraph().add_run(block.text).bold = True
        elif tracked and (number := re.search(r"[1-9]\d+(?=[条件篇次])", block.text)):
            _add_revised(document, block.text, number)
            tracked = False
        else:
            document.add_paragraph(block.text)
    if boxed:
        _add_text_box(document, f"本报告由{manuscript.figures.body.short_name}编制，所涉单位与数字均为虚构。")
    day = manuscript.published_on
    for line in (manuscript.signature, f"{day.year}年{day.month}月{day.day}日"):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    properties = document.core_properties
    properties.title = manuscript.title
    properties.created = properties.modified = _STAMP
    return _saved(document)


@cache
def _empty_document() -> bytes:
    buffer = io.BytesIO()
    document = Document()
    document.styles["Normal"].font.size = Pt(14)
    document.save(buffer)
    return buffer.getvalue()


def _add_table(document: DocumentObject, grid: Grid) -> None:
    """A copy of the blank form with this report's texts. Building one cell by cell takes a second."""
    table = copy.deepcopy(_blank_form(_shape(grid)))
    for text in table.iter(qn("w:t")):
        if text.text and text.text.startswith(_BLANK):
            text.text = grid.cells[int(text.text[1:])].text
    document.element.body.insert_element_before(table, "w:sectPr")


_Shape = tuple[int, int, tuple[tuple[int, int, int, int], ...]]


def _shape(grid: Grid) -> _Shape:
    spans = tuple((cell.row, cell.column, cell.rows, cell.columns) for cell in grid.cells)
    return grid.row_count, grid.column_count, spans


@cache
def _blank_form(shape: _Shape) -> BaseOxmlElement:
    row_count, column_count, spans = shape
    table = Document().add_table(row_count, column_count)
    table.style = "Table Grid"
    rows = [row.cells for row in table.rows]
    for number, (row, column, height, length) in enumerate(spans):
        cell = rows[row][column]
        if height > 1 or length > 1:
            cell = cell.merge(rows[row + height - 1][column + length - 1])
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(f"{_BLANK}{number}").font.size = Pt(9)
    form: BaseOxmlElement = table._tbl
    return form


def _add_revised(document: DocumentObject, text: str, number: re.Match[str]) -> None:
    """The paragraph with a number that was corrected with changes tracked; the correction holds."""
    paragraph = document.add_paragraph(text[: number.start()])
    for tag, part, content in (
        ("w:del", "w:delText", str(int(number.group()) + 1)),
        ("w:ins", "w:t", number.group()),
    ):
        change = OxmlElement(tag)
        change.set(qn("w:id"), "1")
        change.set(qn("w:author"), "办公室")
        change.set(qn("w:date"), "2020-01-01T00:00:00Z")
        run, inner = OxmlElement("w:r"), OxmlElement(part)
        inner.text = content
        run.append(inner)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(text[number.end() :])


def _add_text_box(document: DocumentObject, text: str) -> None:
    vml = "urn:schemas-microsoft-com:vml"
    box = parse_xml(
        f'<w:r {nsdecls("w")} xmlns:v="{vml}"><w:pict><v:shape style="width:300pt;height:30pt"><v:textbox>'
        f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    document.add_paragraph()._p.append(box)


def _saved(document: DocumentObject) -> bytes:
    """The file with a fixed time on each of its parts."""
    buffer, fixed = io.BytesIO(), io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as saved, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as package:
        for name in saved.namelist():
            package.writestr(zipfile.ZipInfo(name, _ZIP_STAMP), saved.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
