"""A reading as rows of the snapshot's tables, and their insertion in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.extraction.report import Agency, Figure, Origin, Report, State
from dashboard.warehouse.readings import Reading

COLUMNS: dict[str, tuple[str, ...]] = {
    "agency": (
        "agency_id", "name", "short_name", "kind", "division_code", "district_code", "district", "city",
        "province", "fictional", "catalogued",
    ),
    "report": (
        "report_id", "agency_id", "year", "file", "sha256", "media_type", "format", "pages", "title",
        "title_year", "period_year", "file_year", "period_start", "period_end", "published_on", "url",
        "contact", "table_two", "table_three", "table_four", "notes", "likeness", "extractor",
    ),
    "page": ("report_id", "page", "char_start", "text"),
    "section": (
        "report_id", "key", "ordinal", "title", "official", "page", "char_start", "char_end", "body_length",
    ),
    "statement": ("report_id", "kind", "value", "quote", "page", "char_start", "char_end"),
    "figure": (
        "figure_id", "report_id", "agency_id", "year", "metric", "member", "applicant", "label", "value",
        "approximate", "origin", "state", "reason", "quote", "context", "page", "char_start", "char_end",
        "confidence", "shown",
    ),
    "set_aside": (
        "report_id", "quote", "reason", "kind", "year", "metric", "value", "page", "char_start", "char_end",
    ),
}  # fmt: skip
_PLACE_IN_LINE = {
    Origin.CORRECTED: 0,
    Origin.ENTERED: 0,
    Origin.TABLE: 1,
    Origin.DERIVED: 1,
    Origin.NARRATIVE: 2,
}

Row = tuple[Any, ...]


class Rows:
    """Rows by table, gathered from many reports to go in together."""

    def __init__(self) -> None:
        self._by_table: dict[str, list[Row]] = defaultdict(list)

    def add_report(
        self,
        reading: Reading,
        figures: Sequence[Figure],
        file: str,
        extractor: str,
        spans: Sequence[tuple[int, int]] = (),
    ) -> None:
        """The rows of a reading that is a report of a known agency and year.

        figures: the report's, with corrections applied; file: relative to the library's reports/; spans:
        where the report stands in the text of a sheet, which holds those of others too.
        """
        report, report_id = reading.report, reading.report_id
        assert report is not None and report.identity.agency is not None and report_id is not None
        add = self._by_table
        add["agency"].append(_agency_row(report.identity.agency))
        add["report"].append(_report_row(reading, report, report_id, file, extractor))
        add["page"] += (
            [(report_id, 1, start, reading.text[start:end]) for start, end in spans]
            if spans
            else _page_rows(reading, report_id)
        )
        add["section"] += _section_rows(report, report_id)
        add["statement"] += [
            (report_id, said.kind, said.value, said.quote, said.page, said.start, said.end)
            for said in report.statements
        ]
        add["figure"] += _figure_rows(report, report_id, figures)
        add["set_aside"] += _set_aside_rows(report, report_id)

    def insert(self, connection: duckdb.DuckDBPyConnection, *, figures_into: str = "figure") -> None:
        """Put the rows into the tables; an agency that is there already stays as it is."""
        for table, rows in self._by_table.items():
            target = figures_into if table == "figure" else table
            insert_rows(connection, target, COLUMNS[table], rows, keep_existing=table == "agency")


def insert_rows(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    *,
    keep_existing: bool = False,
) -> None:
    """Insert `rows` into `table` in one statement; keep_existing: skip those whose key is there already."""
    if not rows:
        return
    batch = pa.table(dict(zip(columns, (list(column) for column in zip(*rows, strict=True)), strict=True)))
    connection.register("batch", batch)
    ignore = "or ignore " if keep_existing else ""
    connection.execute(f"insert {ignore}into {table} by name select * from batch")
    connection.unregister("batch")


def _agency_row(agency: Agency) -> Row:
    return (
        agency.agency_id,
        agency.name,
        agency.short_name,
        agency.kind,
        agency.division or None,
        agency.district_code or None,
        agency.district or None,
        agency.city or None,
        agency.province or None,
        agency.fictional,
        False,
    )


def _report_row(reading: Reading, report: Report, report_id: str, file: str, extractor: str) -> Row:
    identity = report.identity
    assert identity.agency is not None
    tables = dict(report.tables)
    return (
        report_id,
        identity.agency.agency_id,
        identity.year,
        file,
        reading.sha256,
        reading.media_type,
        report.format,
        len(reading.pages),
        identity.title,
        identity.title_year,
        identity.period_year,
        identity.file_year,
        identity.period_start,
        identity.period_end,
        identity.published_on,
        identity.url,
        identity.contact,
        *(tables.get(table, "missing") for table in ("two", "three", "four")),
        list(report.notes),
        reading.likeness,
        extractor,
    )


def _page_rows(reading: Reading, report_id: str) -> Iterator[Row]:
    ends = [*(start for _, start in reading.pages[1:]), len(reading.text)]
    for (number, start), end in zip(reading.pages, ends, strict=True):
        yield report_id, number, start, reading.text[start:end]


def _section_rows(report: Report, report_id: str) -> Iterator[Row]:
    for part in report.sections:
        yield (
            report_id,
            part.key,
            part.ordinal,
            part.title,
            part.official,
            part.page,
            part.start,
            part.end,
            part.body_length,
        )


def _figure_rows(report: Report, report_id: str, figures: Sequence[Figure]) -> Iterator[Row]:
    identity = report.identity
    assert identity.agency is not None
    shown = _shown(figures)
    for ordinal, figure in enumerate(figures):
        yield (
            f"{report_id}#{ordinal}",
            report_id,
            identity.agency.agency_id,
            identity.year,
            figure.metric,
            figure.member,
            figure.applicant,
            figure.label,
            figure.value,
            figure.approximate,
            figure.origin.value,
            figure.state.value,
            figure.reason,
            figure.quote,
            figure.context,
            figure.page,
            figure.start,
            figure.end,
            figure.confidence,
            ordinal in shown,
        )


def _set_aside_rows(report: Report, report_id: str) -> Iterator[Row]:
    for text in report.set_aside:
        yield (
            report_id,
            text.quote,
            text.reason,
            text.kind.value,
            text.year,
            text.metric,
            text.value,
            text.page,
            text.start,
            text.end,
        )


def _shown(figures: Sequence[Figure]) -> set[int]:
    """Which of the figures are the ones to show: for each thing counted the first in line."""
    first: dict[tuple[str, str, str], int] = {}
    for ordinal in sorted(range(len(figures)), key=lambda ordinal: place_in_line(figures[ordinal])):
        figure = figures[ordinal]
        first.setdefault((figure.metric, figure.member, figure.applicant), ordinal)
    return set(first.values())


def place_in_line(figure: Figure) -> tuple[int, bool]:
    """Sorts figures that state the same thing: what a person decided, tables, sentences; unsure ones last."""
    return _PLACE_IN_LINE[figure.origin], figure.state is State.MARKED
