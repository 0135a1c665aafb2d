"""An empty snapshot: its tables, its views, and what the catalogue says."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from dashboard.catalogue import Catalogue
from dashboard.divisions import AgencyEntry, Divisions
from dashboard.warehouse.rows import Row, insert_rows
from dashboard.warehouse.statements import files_in, statements_in

_FOLDERS = ("schema", "marts", "checks", "steps")
_DIVISION = ("code", "name", "level", "parent", "province", "city", "district")
_AGENCY = (
    "agency_id", "name", "short_name", "kind", "division_code", "district_code", "district", "city",
    "province", "deadline", "population", "valid_from", "valid_to", "fictional", "catalogued",
)  # fmt: skip
_METRIC = ("metric", "label", "unit", "section", "dimension", "kind", "definition", "position")
_INDICATOR = ("indicator_key", "label", "unit", "formula", "numerator", "denominator", "section", "position")
_MEMBER = ("metric", "dimension", "member", "label", "parent", "position")


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of queries/schema and the views of queries/marts, which need the tables only."""
    for folder in ("schema", "marts"):
        for sql in statements_in(folder).values():
            connection.execute(sql)


def insert_catalogue(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Fill metric, member and indicator_definition."""
    metrics = [
        (
            metric.key,
            metric.label,
            metric.unit,
            metric.section,
            metric.dimension,
            metric.kind,
            metric.definition,
            metric.position,
        )
        for metric in catalogue.metrics.values()
    ]
    members = [
        (metric.key, dimension, member.key, member.label, member.parent, member.position)
        for metric in catalogue.metrics.values()
        for dimension in metric.dimensions
        for member in catalogue.members.get(dimension, {}).values()
    ]
    insert_rows(connection, "metric", _METRIC, metrics)
    insert_rows(connection, "member", _MEMBER, members)
    indicators = [dataclasses.astuple(indicator) for indicator in catalogue.indicators.values()]
    insert_rows(connection, "indicator_definition", _INDICATOR, indicators)


def insert_places(connection: duckdb.DuckDBPyConnection, divisions: Divisions) -> None:
    """Fill division, and agency with every body that the catalogue lists."""
    insert_rows(connection, "division", _DIVISION, list(_division_rows(divisions)))
    insert_agencies(connection, divisions.agencies())


def insert_agencies(connection: duckdb.DuckDBPyConnection, entries: Iterable[AgencyEntry]) -> None:
    """Put listed bodies into agency."""
    rows = [
        (
            entry.agency_id,
            entry.name,
            entry.short_name,
            entry.kind,
            entry.division_code,
            entry.district_code or None,
            entry.district or None,
            entry.city or None,
            entry.province or None,
            entry.deadline,
            entry.population,
            entry.valid_from,
            entry.valid_to,
            entry.fictional,
            True,
        )
        for entry in entries
    ]
    insert_rows(connection, "agency", _AGENCY, rows)


def _division_rows(divisions: Divisions) -> Iterator[Row]:
    for place in divisions.places.values():
        seat = divisions.seat(place.code)
        yield (
            *place[:3],
            place.parent or None,
            seat.province or None,
            seat.city or None,
            seat.district or None,
        )


def queries_sha256() -> str:
    """Of every SQL file that has a part in making a snapshot."""
    return sha256_of(path for folder in _FOLDERS for path in files_in(folder))


def sha256_of(paths: Iterable[Path]) -> str:
    """Of files' names and contents."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
