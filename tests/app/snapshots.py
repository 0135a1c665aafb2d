"""Snapshots written by hand: the tables that a build would fill, without any document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa

from dashboard import resources
from dashboard.catalogue import load_catalogue
from dashboard.library import Library
from dashboard.warehouse import schema
from dashboard.warehouse.statements import statement

from .handmade import AGENCIES, DISTRICT, DISTRICT_NAME, HandReport


def write_snapshot(
    library: Library,
    reports: Sequence[HandReport],
    *,
    snapshot_id: str = "handmade01",
    findings: Sequence[tuple[HandReport, str, str]] = (),
    rejected: Sequence[tuple[str, str, str]] = (),
    fictional: bool = False,
    other_districts: int = 0,
) -> None:
    """Make a snapshot of `reports` and put it in use.

    findings: (report, severity, message); rejected: (file, problem, remedy); other_districts: how many
    more districts there are, each with one sub-district and its report of 2024, which says nothing.
    """
    library.snapshots.mkdir(exist_ok=True)
    others = [(f"99020{number}", f"其他{number}区") for number in range(other_districts)]
    with duckdb.connect(library.snapshots / f"{snapshot_id}.duckdb") as connection:
        empty_snapshot(connection)
        for index, name in enumerate(AGENCIES):
            insert_agency(connection, DISTRICT, DISTRICT_NAME, index + 1, name)
        for code, name in others:
            insert_agency(connection, code, name, 1, "城关镇")
        for report in reports:
            insert_report(connection, report.agency_id, report.year, report.published_on)
            insert(connection, "page", report_id=report.report_id, page=1, char_start=0, text=report.text)
            for key, title, start in report.sections:
                insert_section(connection, report.report_id, key, title, start)
            insert_many(connection, "figure", report.figures)
        for code, _ in others:
            insert_report(connection, f"{code}001", 2024)
        for number, (report, severity, message) in enumerate(findings):
            figure = report.figures[0]["figure_id"]
            insert_finding(connection, str(number), report.report_id, severity, message, [figure])
        for file, problem, remedy in rejected:
            insert(connection, "rejected", file=file, sha256="", problem=problem, remedy=remedy)
        fill_indicators(connection)
        insert(
            connection,
            "snapshot",
            snapshot_id=snapshot_id,
            queries_sha256="",
            catalogue_sha256="",
            extractor="1",
            reports=len(reports) + other_districts,
            fictional=fictional,
        )
    library.pointer.write_text(snapshot_id, "utf-8")


def empty_snapshot(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables and views of a snapshot, with what the catalogue says in them."""
    schema.create_tables(connection)
    schema.insert_catalogue(connection, load_catalogue(resources.CATALOGUE))


def fill_indicators(connection: duckdb.DuckDBPyConnection) -> None:
    """Reckon the derived indicators of every report, as a build does at its end."""
    connection.execute("create or replace temp table changed as select agency_id, year from report")
    connection.execute(statement("steps/indicators"))


def insert_agency(
    connection: duckdb.DuckDBPyConnection,
    district: str,
    district_name: str,
    number: int,
    name: str,
    /,
    **more: Any,
) -> None:
    """A body of `district`; more: columns of agency."""
    row = {
        "agency_id": f"{district}{number:03d}",
        "name": f"示例市{district_name}{name}",
        "short_name": name,
        "kind": "街道" if name.endswith("街道") else name[-1],
        "district_code": district,
        "district": district_name,
        "city": "示例市",
        "province": "示例省",
        "deadline": "01-31",
    }
    insert(connection, "agency", **(row | more))


def insert_report(
    connection: duckdb.DuckDBPyConnection,
    agency_id: str,
    year: int,
    published_on: str | None = None,
    format: str = "2021",
) -> None:
    """A report of `agency_id` for `year`."""
    insert(
        connection,
        "report",
        report_id=f"{agency_id}-{year}",
        agency_id=agency_id,
        year=year,
        file=f"{agency_id}-{year}.txt",
        sha256="",
        media_type="text/plain",
        format=format,
        pages=1,
        title="",
        published_on=published_on,
        url="",
        contact="",
        table_two="proved",
        table_three="proved",
        table_four="proved",
        notes=[],
        extractor="1",
    )


def insert_figure(
    connection: duckdb.DuckDBPyConnection,
    agency_id: str,
    year: int,
    metric: str,
    value: float | None,
    *,
    ordinal: int,
    **more: Any,
) -> None:
    """A figure of a report; more: columns of figure."""
    row = {
        "figure_id": f"{agency_id}-{year}#{ordinal}",
        "report_id": f"{agency_id}-{year}",
        "agency_id": agency_id,
        "year": year,
        "metric": metric,
        "member": "",
        "applicant": "",
        "label": "",
        "value": value,
        "approximate": False,
        "origin": "narrative",
        "state": "read",
        "reason": "",
        "quote": "",
        "context": "",
        "page": 1,
        "char_start": 0,
        "char_end": 0,
        "confidence": 1.0,
        "shown": True,
    }
    insert(connection, "figure", **(row | more))


def insert_finding(
    connection: duckdb.DuckDBPyConnection,
    finding_id: str,
    report_id: str,
    severity: str,
    message: str = "",
    figures: Sequence[str] = (),
    rule: str = "T3-ROW",
) -> None:
    """A finding about a report."""
    insert(
        connection,
        "finding",
        finding_id=finding_id,
        rule=rule,
        report_id=report_id,
        severity=severity,
        message=message,
        figures=list(figures),
        expected="",
        actual="",
    )


def insert_section(
    connection: duckdb.DuckDBPyConnection, report_id: str, key: str, title: str, start: int
) -> None:
    """A section of `report_id` that begins at `start` of its text."""
    insert(
        connection,
        "section",
        report_id=report_id,
        key=key,
        title=title,
        official=True,
        page=1,
        char_start=start,
        char_end=start,
        body_length=0,
    )


def insert(connection: duckdb.DuckDBPyConnection, table: str, **row: Any) -> None:
    """Insert one row into `table`."""
    insert_many(connection, table, [row])


def insert_many(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Insert `rows` (column -> value, the same columns in each) into `table`."""
    if rows:
        connection.register("batch", pa.Table.from_pylist(list(rows)))
        connection.execute(f"insert into {table} by name select * from batch")
        connection.unregister("batch")
