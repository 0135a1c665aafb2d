"""What a reader may do with a snapshot, and what it is told when it asks wrongly."""

from __future__ import annotations

import threading
from pathlib import Path

import duckdb
import pytest

from dashboard.errors import LibraryError, QueryError
from dashboard.library import Library
from dashboard.warehouse.build import build
from dashboard.warehouse.snapshot import Snapshot, open_current, snapshot_path
from warehouse.libraries import STREETS, new_library, put


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = new_library(tmp_path_factory.mktemp("snapshot") / "library")
    put(library, STREETS[0])
    build(library)
    return library


def test_a_query_that_does_not_exist_is_named(library: Library) -> None:
    with pytest.raises(QueryError, match="没有名为“no_such”的查询"):
        open_current(library).query("no_such")


def test_a_missing_and_an_extra_parameter_are_named(library: Library) -> None:
    snapshot = open_current(library)
    with pytest.raises(QueryError, match="缺少参数 agencies"):
        snapshot.query("profile_figures", year=2024)
    with pytest.raises(QueryError, match="没有参数 colour"):
        snapshot.query("snapshot", colour="red")


def test_a_file_that_is_no_snapshot_says_what_to_do(library: Library, tmp_path: Path) -> None:
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"not a database")
    with pytest.raises(LibraryError, match="gongkai build"):
        Snapshot(broken)


def test_a_pointer_to_a_snapshot_that_is_gone_is_an_error_and_mended_by_a_build(tmp_path: Path) -> None:
    library = new_library(tmp_path / "library")
    snapshot_path(library, build(library).snapshot_id).unlink()
    with pytest.raises(LibraryError):
        open_current(library)
    build(library)
    assert open_current(library).query("snapshot")["reports"].tolist() == [0]


@pytest.mark.parametrize(
    "attempt",
    [
        "delete from report",
        "create table mine (a integer)",
        "copy report to 'stolen.csv'",
        "select * from read_csv('/etc/passwd')",
        "attach 'other.duckdb'",
        "set enable_external_access = true",
    ],
)
def test_a_snapshot_can_be_read_and_nothing_else(library: Library, attempt: str) -> None:
    with pytest.raises(duckdb.Error), open_current(library)._connection.cursor() as cursor:
        cursor.execute(attempt)


def test_threads_share_a_snapshot(library: Library) -> None:
    snapshot = open_current(library)
    answers: list[tuple[int, int]] = []

    def ask() -> None:
        for _ in range(20):
            figures = snapshot.query("profile_figures", agencies=["990101001"], year=2024)
            reports = snapshot.query("snapshot")["reports"].tolist()
            answers.append((len(figures), reports[0]))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 120
    assert len(set(answers)) == 1
