"""CSV and XLSX -> Document, one Table a sheet. What the columns mean is not known here."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from lxml.etree import LxmlError
from openpyxl.utils.exceptions import InvalidFileException

from dashboard.reading.document import Document
from dashboard.reading.encoding import decode
from dashboard.reading.limits import Budget
from dashboard.reading.sniffing import Media, delimiter_of
from dashboard.reading.writer import DocumentWriter, GridCell

_DAMAGED = "表格文件已损坏或不完整"
_RESAVE = "请用 WPS 或 Excel 打开后另存为 .xlsx 再导入"


def read_csv(data: bytes, name: str, budget: Budget) -> Document:
    """The sheet in `data`; rows and columns are counted as in the file."""
    text = decode(data) or ""
    writer = DocumentWriter()
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text) or ",")
        _write_sheet(rows, writer, budget)
    except csv.Error as error:
        raise budget.refusal(_DAMAGED, _RESAVE) from error
    return writer.document(name, Media.CSV.value, data)


def read_xlsx(data: bytes, name: str, budget: Budget) -> Document:
    """The sheets of a workbook, each after a line with its name; values as last computed, no formulas."""
    writer = DocumentWriter()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            budget.check_inflated(sum(member.file_size for member in archive.infolist()))
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            for sheet in workbook.worksheets:
                # The sheet's own word on its size is not to be trusted.
                sheet.reset_dimensions()
                writer.line(sheet.title)
                _write_sheet(([_printed(value) for value in row] for row in sheet.values), writer, budget)
        finally:
            workbook.close()
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        NotImplementedError,
        RuntimeError,
        ParseError,
        LxmlError,
        InvalidFileException,
    ) as error:
        raise budget.refusal(_DAMAGED, _RESAVE) from error
    document = writer.document(name, Media.XLSX.value, data)
    if not document.tables:
        raise budget.refusal("表格是空的", "请核对文件内容后再导入")
    return document


def _write_sheet(rows: Iterable[Sequence[str]], writer: DocumentWriter, budget: Budget) -> None:
    for number, row in enumerate(rows):
        if number % 1000 == 0:
            budget.check_time()
        width = max((column for column, value in enumerate(row, start=1) if value.strip()), default=0)
        budget.spend_cells(width + 1)
        if width:
            writer.row([GridCell(number, column, row[column]) for column in range(width)])
    writer.end_table()


def _printed(value: Any) -> str:
    """A cell's value as a sheet shows it without a number format."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return format(value, ".15g")
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
        case date():
            return value.isoformat()
        case _:
            return str(value)
