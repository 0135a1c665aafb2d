"""Sheets as an office writes them, and what was read of one."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import openpyxl

from dashboard.extraction.sheet import SheetReading
from dashboard.reading import read
from dashboard.reading.document import Document

LONG_HEADINGS = ["单位", "区县", "年度", "指标", "数值", "约", "来源"]


def csv_sheet(folder: Path, *rows: list[str], name: str = "汇总.csv") -> Document:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path = folder / name
    path.write_text(out.getvalue(), "utf-8-sig")
    return read(path)


def workbook(folder: Path, *rows: list[object], name: str = "汇总.xlsx", sheet: str = "Sheet1") -> Document:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    book.save(folder / name)
    return read(folder / name)


def figures(reading: SheetReading) -> dict[tuple[str, int, str, str, str], Decimal | None]:
    """(agency, year, metric, member, applicant) -> value."""
    found = {}
    for one in reading.reports:
        identity = one.report.identity
        assert identity.agency is not None and identity.year is not None
        for figure in one.report.figures:
            key = (identity.agency.short_name, identity.year, figure.metric, figure.member, figure.applicant)
            found[key] = figure.value
    return found


def reasons(reading: SheetReading) -> list[str]:
    return [
        text.reason
        for text in (*reading.set_aside, *(text for one in reading.reports for text in one.report.set_aside))
    ]
