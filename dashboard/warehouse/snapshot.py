"""A snapshot as its readers see it: one DuckDB file, opened read-only, asked by the name of a query."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
from pyarrow import csv

from dashboard.errors import LibraryError
from dashboard.library import Library
from dashboard.warehouse import statements

_LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
}
# Bytes of a file whose tables have about one row group, the least that the database gives to a thread:
# to share the work of such an answer takes longer than the work.
_FOR_ONE_THREAD = 100_000_000


class Snapshot:
    """One state of a library, whole and unchanging. Safe to share between threads.

    id: of the inputs that it was built from: equal inputs, equal id.
    """

    def __init__(self, path: Path) -> None:
        """Open the snapshot file at `path` read-only; LibraryError if it can't be opened."""
        try:
            config = {**_LOCKED, "threads": 1} if path.stat().st_size < _FOR_ONE_THREAD else _LOCKED
            self._connection = duckdb.connect(path, read_only=True, config=config)
        except (duckdb.Error, OSError) as error:
            raise LibraryError(
                "快照打不开", where=str(path), remedy="请运行 gongkai build 重新生成"
            ) from error
        self.id = path.stem

    def query(self, name: str, **parameters: Any) -> pd.DataFrame:
        """What queries/NAME.sql gives, e.g. query("overview/received", year=2024).

        QueryError for a wrong name or parameter.
        """
        return statements.run(self._connection, name, parameters)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A way of one's own into the snapshot, for what is no query of a page; to be closed."""
        return self._connection.cursor()

    def dump(self) -> str:
        """Every table as sorted CSV under its name: equal dumps, equal snapshots."""
        parts = []
        with self._connection.cursor() as cursor:
            tables = cursor.execute(
                "select table_name from duckdb_tables() where not internal order by table_name"
            ).fetchall()
            for (table,) in tables:
                rows = cursor.sql(f'select columns(*)::varchar from "{table}" order by all').to_arrow_table()
                sheet = io.BytesIO()
                csv.write_csv(rows, sheet)
                parts.append(f"[{table}]\n{sheet.getvalue().decode()}")
        return "\n".join(parts)


def current_snapshot_id(library: Library) -> str | None:
    """The id of the snapshot in use, None if the library was never built. Reads one small file."""
    try:
        return library.pointer.read_text("utf-8").strip() or None
    except FileNotFoundError:
        return None


def snapshot_path(library: Library, snapshot_id: str) -> Path:
    """Where the snapshot with `snapshot_id` lies."""
    return library.snapshots / f"{snapshot_id}.duckdb"


def open_current(library: Library) -> Snapshot:
    """The snapshot in use; LibraryError if the library was never built or its snapshot is gone."""
    snapshot_id = current_snapshot_id(library)
    while snapshot_id is not None:
        try:
            return Snapshot(snapshot_path(library, snapshot_id))
        except LibraryError:
            # A build may have moved the pointer and removed this one since the pointer was read.
            newer = current_snapshot_id(library)
            if newer == snapshot_id:
                raise
            snapshot_id = newer
    raise LibraryError("资料库还没有快照", where=str(library.home), remedy="请先运行 gongkai build")
