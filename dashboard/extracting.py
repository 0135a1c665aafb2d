"""One file read as a person asks for it: its figures and findings, or what a sheet's headings stand for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.printing import metric_labels, print_json, print_report, print_sheet

if TYPE_CHECKING:
    from dashboard.library import Library


def extract_and_tell(file: Path, library: Library | None, *, as_json: bool) -> None:
    """Read `file` by the library's headings and bodies, if there is one, and print what it gives."""
    from dashboard import resources
    from dashboard.catalogue import load_catalogue
    from dashboard.divisions import load_divisions
    from dashboard.extraction import extract
    from dashboard.extraction.sheet import is_sheet, read_sheet
    from dashboard.reading import read
    from dashboard.report_json import report_object
    from dashboard.sheet_json import sheet_object
    from dashboard.warehouse.checks import findings_of
    from dashboard.warehouse.mappings import load_mappings

    document = read(file)
    catalogue = load_catalogue(resources.CATALOGUE)
    divisions = load_divisions(resources.CATALOGUE, *([library.catalogue] if library else []))
    kept = load_mappings(library.mappings, catalogue) if library else ()
    if is_sheet(document, catalogue, kept):
        sheet = sheet_object(read_sheet(document, catalogue, divisions, kept, file.name), kept)
        if as_json:
            print_json(sheet)
        else:
            print_sheet(sheet["sheet"], metric_labels(catalogue), library.mappings if library else None)
        return
    report = extract(document, catalogue, divisions, file.name)
    printed = report_object(report, findings_of(document, report, catalogue))
    if as_json:
        print_json(printed)
    else:
        print_report(printed)
