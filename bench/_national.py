"""A library of national size, made in the database: real places, invented figures, no document."""

from __future__ import annotations

from pathlib import Path

import duckdb

from dashboard import resources
from dashboard.catalogue import load_catalogue
from dashboard.divisions import load_divisions
from dashboard.library import Library, create_library
from dashboard.warehouse import marts, schema
from dashboard.warehouse.statements import statement

YEARS, LAST_YEAR = 10, 2024
FIGURES = 300
"""As many as keys.sql gives."""
_SQL = Path(__file__).parent / "sql"
# Reports of so many agencies go in at a time; what the database may take before it uses the disk.
_AGENCIES_AT_A_TIME = 2_000
_MEMORY = "14GB"


def write_national(folder: Path, agencies: int) -> Library:
    """A library in `folder` whose snapshot holds ten years of so many sub-districts."""
    library = create_library(folder)
    library.snapshots.mkdir()
    with duckdb.connect(library.snapshots / "national.duckdb") as connection:
        connection.execute(f"set temp_directory = '{folder / 'spill'}'")
        connection.execute(f"set memory_limit = '{_MEMORY}'")
        schema.create_tables(connection)
        schema.insert_catalogue(connection, load_catalogue(resources.CATALOGUE))
        schema.insert_places(connection, load_divisions(resources.CATALOGUE, library.catalogue))
        connection.execute(_sql("reports"), {"agencies": agencies, "years": YEARS, "last_year": LAST_YEAR})
        connection.execute(_sql("keys"))
        _fill(connection)
        connection.execute(_sql("rest"))
        connection.execute(statement("steps/indicators"))
        marts.settle(connection, made=("series",))
    library.pointer.write_text("national", encoding="utf-8")
    return library


def _fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Put in the figures, in the order of figure and in that of series: sorting them would take longest."""
    rows = connection.execute("select distinct agency_id from report order by agency_id").fetchall()
    ids = [row[0] for row in rows]
    for start in range(0, len(ids), _AGENCIES_AT_A_TIME):
        some = ids[start : start + _AGENCIES_AT_A_TIME]
        connection.execute(_sql("figures"), {"first": some[0], "last": some[-1]})
    shown = "select ordinal from key where shown order by metric, member, applicant"
    for (ordinal,) in connection.execute(shown).fetchall():
        connection.execute(_sql("series"), {"ordinal": ordinal})


def _sql(name: str) -> str:
    return (_SQL / f"national_{name}.sql").read_text(encoding="utf-8")
