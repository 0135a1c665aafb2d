"""An office's own sheet (汇总表) -> reports: one agency and year each, through a mapping of its headings."""

from __future__ import annotations

from dashboard.extraction.sheet.draft import SheetReport
from dashboard.extraction.sheet.mapping import Entry, Mapping, Status, guess_mapping
from dashboard.extraction.sheet.reader import SheetReading, is_sheet, read_sheet

__all__ = [
    "Entry",
    "Mapping",
    "SheetReading",
    "SheetReport",
    "Status",
    "guess_mapping",
    "is_sheet",
    "read_sheet",
]
