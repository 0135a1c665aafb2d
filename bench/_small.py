"""The fictional district, built from its documents, and three years more."""

from __future__ import annotations

from pathlib import Path

import duckdb

from dashboard.demo import write_demo
from dashboard.library import Library
from dashboard.warehouse import marts
from dashboard.warehouse.build import build
from dashboard.warehouse.snapshot import snapshot_path

AGENCIES, YEARS = 14, 7
"""The forms that the demonstration prints began seven years ago: the three years before are copies."""


def write_small(folder: Path) -> Library:
    """A library in `folder` of 14 bodies and their district's government, ten years each."""
    library = Library(write_demo(folder, agencies=AGENCIES, years=YEARS).folder)
    made = build(library)
    with duckdb.connect(snapshot_path(library, made.snapshot_id)) as connection:
        connection.execute((Path(__file__).parent / "sql" / "earlier_years.sql").read_text("utf-8"))
        marts.refresh(connection)
    return library
