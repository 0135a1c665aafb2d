"""The sheets of a library in a build: which of their reports count, and what of them was not used."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

import duckdb

from dashboard.catalogue import Catalogue
from dashboard.divisions import Divisions
from dashboard.extraction.sheet import Entry, SheetReading, SheetReport, read_sheet
from dashboard.warehouse.corrections import Correction, Outcome, apply_corrections
from dashboard.warehouse.inputs import Inputs
from dashboard.warehouse.readings import Reading, report_id_of
from dashboard.warehouse.rows import Row, Rows, insert_rows
from dashboard.warehouse.statements import statement

_REMEDY = "请运行 gongkai extract 查看清单，修改表格，或在 mappings.csv 中写明表头的含义"
_NOTHING_WRONG = "如不需要汇总表中的这些数，可不处理"


@dataclass(frozen=True, slots=True)
class _Sheet:
    reading: Reading
    content: SheetReading

    @property
    def mapping(self) -> str:
        """What tells one mapping of the sheet from another."""
        return hashlib.sha256(repr(self.content.mappings).encode()).hexdigest()[:16]


class Sheets:
    """Takes the sheets in the order of their paths. kept: the mapping of all headings, those that were met
    for the first time at its end; chosen: report_id -> file, of the reports that come from a sheet.
    """

    def __init__(self, kept: tuple[Entry, ...]) -> None:
        self._kept = {entry.place: entry for entry in kept}
        self._sheets: dict[str, _Sheet] = {}
        self._reports: dict[str, SheetReport] = {}
        self._passed: dict[str, Counter[str]] = {}
        self.chosen: dict[str, str] = {}

    @property
    def kept(self) -> tuple[Entry, ...]:
        return tuple(self._kept.values())

    def read(self, file: str, reading: Reading, catalogue: Catalogue, divisions: Divisions) -> None:
        """Read one sheet by the mapping that is kept, and keep what is guessed of its other headings."""
        assert reading.sheet is not None
        name = file.rsplit("/", 1)[-1]
        content = read_sheet(reading.sheet, catalogue, divisions, self.kept, name)
        for mapping in content.mappings:
            for entry in mapping.entries:
                self._kept.setdefault(entry.place, entry)
        self._sheets[file] = _Sheet(reading, content)

    def choose(self, of_documents: Set[str]) -> None:
        """Settle which reports come from which sheet: documents go first, then sheets in their order."""
        for file, sheet in self._sheets.items():
            passed: Counter[str] = Counter()
            for one in sheet.content.reports:
                report_id = report_id_of(one.report)
                assert report_id is not None
                if report_id in of_documents:
                    passed["份与年报原件同单位同年度，以原件为准"] += 1
                elif report_id in self.chosen:
                    passed["份在另一张汇总表中已有，以路径在前的为准"] += 1
                else:
                    self.chosen[report_id] = file
                    self._reports[report_id] = one
            self._passed[file] = passed

    def that_differ(self, connection: duckdb.DuckDBPyConnection) -> set[str]:
        """The reports that come from another sheet, or another state of it, than in the snapshot."""
        before: dict[str, Row] = {
            row[0]: row[1:] for row in connection.execute(statement("steps/sheet_reports")).fetchall()
        }
        now: dict[str, Row] = {}
        for report_id, file in self.chosen.items():
            sheet = self._sheets[file]
            now[report_id] = (file, sheet.reading.sha256, sheet.mapping)
        return {
            report_id
            for report_id in before.keys() | now.keys()
            if before.get(report_id) != now.get(report_id)
        }

    def add(self, rows: Rows, report_id: str, corrections: list[Correction], inputs: Inputs) -> list[Outcome]:
        """Add the rows of a report that comes from a sheet; what became of its corrections."""
        file, one = self.chosen[report_id], self._reports[report_id]
        figures, outcomes = apply_corrections(one.report.figures, corrections, inputs.catalogue)
        reading = replace(self._sheets[file].reading, report=one.report)
        rows.add_report(reading, figures, file, inputs.extractor, one.spans)
        return outcomes

    def rejected(self) -> list[Row]:
        """One row for each sheet of which something was not used."""
        rows: list[Row] = []
        for file, sheet in self._sheets.items():
            unused = [f"{count} {what}" for what, count in sorted(self._passed[file].items())]
            aside = len(sheet.content.set_aside)
            unmapped = sum(len(one.report.set_aside) for one in sheet.content.reports)
            reasons = {text.reason for text in sheet.content.set_aside}
            if not sheet.content.reports and len(reasons) == 1:
                unused += reasons
            elif not sheet.content.reports:
                unused.append("没有读出任何单位和年度的数")
            if aside and sheet.content.reports:
                unused.append(f"{aside} 处单位、年度等未识别")
            if unmapped:
                unused.append(f"{unmapped} 个数因名称未识别等未采用")
            if unused:
                doubtful = aside or unmapped or not sheet.content.reports
                remedy = _REMEDY if doubtful else _NOTHING_WRONG
                rows.append((file, sheet.reading.sha256, None, "汇总表中" + "；".join(unused), remedy))
        return rows

    def keep(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Fill the table sheet."""
        counts = Counter(self.chosen.values())
        rows = [
            (file, sheet.reading.sha256, sheet.mapping, counts[file]) for file, sheet in self._sheets.items()
        ]
        connection.execute("delete from sheet")
        insert_rows(connection, "sheet", ("file", "sha256", "mapping", "reports"), rows)


def new_entries(before: tuple[Entry, ...], now: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that a build has added."""
    known: Mapping[tuple[str, str, str], Entry] = {entry.place: entry for entry in before}
    return tuple(entry for entry in now if entry.place not in known)
