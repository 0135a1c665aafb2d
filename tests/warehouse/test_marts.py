"""The marts: what pages read as tables is what the views say."""

from __future__ import annotations

import pytest

from dashboard.warehouse.build import build
from dashboard.warehouse.snapshot import Snapshot, open_current
from dashboard.warehouse.statements import statement

from .libraries import STREETS, new_library, put


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Two sub-districts, one of which was built into a library that had the other."""
    library = new_library(tmp_path_factory.mktemp("marts") / "library")
    for year in (2022, 2024):
        put(library, STREETS[0], year)
    build(library)
    put(library, STREETS[1], 2023, orders=600)
    build(library)
    return open_current(library)


@pytest.mark.parametrize("mart", ["expected_body", "known_number", "measurable"])
def test_the_table_of_a_mart_says_what_its_view_says(snapshot: Snapshot, mart: str) -> None:
    with snapshot.cursor() as cursor:
        cursor.execute(statement(f"marts/{mart}").replace("create view", "create temp view", 1))
        kept = cursor.execute(f"from main.{mart} order by all").fetchall()
        said = cursor.execute(f"from temp.{mart} order by all").fetchall()
    assert kept and kept == said


def test_a_number_stands_beside_that_of_the_year_before_and_the_sum_of_its_district(
    snapshot: Snapshot,
) -> None:
    with snapshot.cursor() as cursor:
        rows = cursor.execute(
            """
            select scope, body, year, told, value, stated, previous
            from known_number
            where key = 'hotline_orders'
            order by all
            """
        ).fetchall()
    assert rows == [
        ("990101", "990101001", 2022, True, 559, 1, None),
        ("990101", "990101001", 2023, False, None, 0, 559),
        ("990101", "990101001", 2024, True, 559, 1, None),
        ("990101", "990101001", 2025, False, None, 0, 559),
        ("990101", "990101002", 2023, True, 600, 1, None),
        ("990101", "990101002", 2024, False, None, 0, 600),
        ("all", "990101", 2022, True, 559, 1, None),
        ("all", "990101", 2023, True, 600, 1, 559),
        ("all", "990101", 2024, True, 559, 1, 600),
        ("all", "990101", 2025, False, None, 0, 559),
    ]
