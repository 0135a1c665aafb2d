"""The truth beside the documents: every figure, every defect, every file, as CSV that a person can read."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.demo.form import Key
from dashboard.demo.manuscript import Manuscript, plain
from dashboard.demo.rendering import SCANNED, Rendered
from dashboard.demo.slips import Defect

if TYPE_CHECKING:
    from _csv import Writer as CsvWriter

FIGURE_COLUMNS = (
    "agency_id",
    "year",
    "origin",
    "metric",
    "member",
    "applicant",
    "value",
    "approximate",
    "printed",
)
DEFECT_COLUMNS = ("rule", "agency_id", "year", "what", "cells", "may_also", "planted")
DOCUMENT_COLUMNS = ("file", "agency_id", "year", "format", "layout", "media_type", "published_on")


def _figure_rows(manuscript: Manuscript) -> Iterator[Sequence[object]]:
    """One row for each figure that the report prints.

    value is the true one; printed is what the document shows where that is another number, or a sentence's
    own way of writing it.
    """
    figures = manuscript.figures
    place = (figures.body.agency_id, figures.year)
    for key, printed in manuscript.printed_cells():
        true = plain(figures.cells[key])
        shown = "" if printed == true else printed or "（空白）"
        yield (*place, "table", *key, true, 0, shown)
    for told in manuscript.told:
        key = (told.metric, told.member, told.applicant)
        yield (*place, "narrative", *key, plain(told.value), int(told.approximate), told.printed)


def _defect_row(defect: Defect) -> Sequence[object]:
    """One planted defect, or what follows from one elsewhere (planted = 0)."""
    return (
        defect.rule,
        defect.agency_id,
        defect.year,
        defect.what,
        "；".join(_name(key) for key in defect.cells),
        "；".join(defect.may_also),
        int(defect.planted),
    )


def _document_row(manuscript: Manuscript, rendered: Rendered) -> Sequence[object]:
    """One file of the library."""
    figures = manuscript.figures
    published = manuscript.published_on.isoformat()
    place = (figures.body.agency_id, figures.year)
    return (rendered.path, *place, figures.edition, rendered.layout, rendered.media_type, published)


def _name(key: Key) -> str:
    return "/".join(part for part in key if part)


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A CSV file with a BOM, so that a spreadsheet shows its Chinese."""
    with _table(path, columns) as table:
        table.writerows(rows)


class TruthBooks:
    """The three files of the truth, filled while the reports are written; counts of what went in."""

    def __init__(self, folder: Path) -> None:
        self._files = ExitStack()
        self._figures, self._defects, self._documents = (
            self._files.enter_context(_table(folder / name, columns))
            for name, columns in (
                ("figures.csv", FIGURE_COLUMNS),
                ("defects.csv", DEFECT_COLUMNS),
                ("documents.csv", DOCUMENT_COLUMNS),
            )
        )
        self.reports = 0
        self.scanned = 0
        self.defects = 0

    def __enter__(self) -> TruthBooks:
        return self

    def __exit__(self, *error: object) -> None:
        self._files.close()

    def add_report(self, manuscript: Manuscript, rendered: Rendered) -> None:
        self._figures.writerows(_figure_rows(manuscript))
        self._documents.writerow(_document_row(manuscript, rendered))
        self.reports += 1
        self.scanned += rendered.layout == SCANNED

    def add_defects(self, defects: Iterable[Defect]) -> None:
        for defect in defects:
            self._defects.writerow(_defect_row(defect))
            self.defects += defect.planted


@contextmanager
def _table(path: Path, columns: Sequence[str]) -> Iterator[CsvWriter]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        yield writer
