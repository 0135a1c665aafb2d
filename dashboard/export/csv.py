"""A sheet as CSV that Excel and WPS open right."""

from __future__ import annotations

import csv
import io

from dashboard.exhibits.exhibit import Kind, Sheet
from dashboard.export.cells import cell_text, cell_value


def csv_bytes(sheet: Sheet) -> bytes:
    """`sheet` as CSV, utf-8 with a byte order mark, without which Excel reads Chinese as something else."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([cell_text(field.label) for field in sheet.fields])
    columns = [sheet.rows[field.key].tolist() for field in sheet.fields]
    kinds = [field.kind for field in sheet.fields]
    for values in zip(*columns, strict=True):
        writer.writerow([_written(value, kind) for value, kind in zip(values, kinds, strict=True)])
    return text.getvalue().encode("utf-8-sig")


def _written(value: object, kind: Kind) -> str:
    """A cell's text: shares as 53.8%, which spreadsheets read as a number."""
    cell = cell_value(value, kind)
    if isinstance(cell, str) or kind not in ("share", "change"):
        return str(cell)
    return f"{cell * 100:.2f}%"
