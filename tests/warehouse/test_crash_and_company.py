"""Builds that are killed, and builds beside readers and other builds."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from dashboard.library import Library
from dashboard.warehouse.build import build
from dashboard.warehouse.inputs import Inputs
from dashboard.warehouse.snapshot import current_snapshot_id, open_current
from warehouse.libraries import STREETS, new_library, put

BUILD = """
import pathlib, sys
from dashboard.library import Library
from dashboard.warehouse.build import build
print("ready", flush=True)
print(build(Library(pathlib.Path(sys.argv[1]))).snapshot_id)
"""
READ = """
import pathlib, sys
from dashboard.library import Library
from dashboard.warehouse.inputs import Inputs
from dashboard.warehouse.snapshot import current_snapshot_id, open_current, snapshot_path
library = Library(pathlib.Path(sys.argv[1]))
snapshot = open_current(library)
print("ready", flush=True)
seen = set()
while not pathlib.Path(sys.argv[2]).exists():
    if current_snapshot_id(library) != snapshot.id:
        snapshot = open_current(library)
    [reports] = snapshot.query("snapshot")["reports"].tolist()
    seen.add(reports)
print(max(seen))
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    """A Python process that has its imports behind it."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def wait_for(happened: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Until something happened, or the process was done first."""
    while process.poll() is None and not happened():
        time.sleep(0.0005)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = new_library(tmp_path / "library")
    put(library, STREETS[0])
    build(library)
    return library


def kill_when_the_file_is_begun(library: Library, process: subprocess.Popen[str]) -> None:
    wait_for((library.snapshots / "building.duckdb").exists, process)


def kill_when_something_is_written_to_it(library: Library, process: subprocess.Popen[str]) -> None:
    wait_for((library.snapshots / "building.duckdb.wal").exists, process)


def kill_when_the_file_has_its_name(library: Library, process: subprocess.Popen[str]) -> None:
    before = len(list(library.snapshots.glob("*.duckdb")))
    building = library.snapshots / "building.duckdb"
    wait_for(
        lambda: len(list(library.snapshots.glob("*.duckdb"))) > before and not building.exists(), process
    )


def kill_after(seconds: float) -> Callable[[Library, subprocess.Popen[str]], None]:
    def moment(library: Library, process: subprocess.Popen[str]) -> None:
        time.sleep(seconds)

    return moment


MOMENTS = (
    kill_when_the_file_is_begun,
    kill_when_something_is_written_to_it,
    kill_when_the_file_has_its_name,
    *(kill_after(seconds) for seconds in (0.0, 0.1, 0.3, 0.6)),
)


def test_a_build_killed_at_any_moment_leaves_a_whole_snapshot_in_use(library: Library) -> None:
    for year, moment in enumerate(MOMENTS, start=2010):
        before = open_current(library)
        put(library, STREETS[1], year)
        process = start(BUILD, library.home)
        moment(library, process)
        process.kill()
        process.communicate()
        in_use = open_current(library)
        if in_use.id == before.id:
            assert in_use.dump() == before.dump()
        else:
            assert in_use.id == Inputs.of(library).snapshot_id
            assert in_use.query("snapshot")["reports"].tolist() == [year - 2010 + 2]
    result = build(library)
    assert open_current(library).query("snapshot")["reports"].tolist() == [result.reports]
    assert not (library.snapshots / "building.duckdb").exists()
    anew = new_library(library.home.parent / "anew")
    for path in library.reports.iterdir():
        (anew.reports / path.name).write_bytes(path.read_bytes())
    build(anew)
    assert open_current(library).dump() == open_current(anew).dump()


def test_a_reader_keeps_its_snapshot_and_finds_the_next(library: Library) -> None:
    held = open_current(library)
    put(library, STREETS[1])
    build(library)
    assert held.query("snapshot")["reports"].tolist() == [1]
    assert current_snapshot_id(library) != held.id
    assert open_current(library).query("snapshot")["reports"].tolist() == [2]


def test_a_snapshot_that_was_removed_still_serves_who_holds_it(library: Library) -> None:
    held = open_current(library)
    for year in range(2015, 2022):
        put(library, STREETS[1], year)
        build(library)
    assert held.query("snapshot")["reports"].tolist() == [1]


def test_another_process_reads_while_builds_go_on(library: Library, tmp_path: Path) -> None:
    done = tmp_path / "done"
    reader = start(READ, library.home, done)
    for street in STREETS[1:]:
        put(library, street)
        build(library)
    time.sleep(0.5)
    done.touch()
    out, errors = reader.communicate(timeout=60)
    assert (errors, reader.returncode) == ("", 0)
    assert out == "4\n"


def test_a_process_that_reads_can_build_too(library: Library) -> None:
    stop = threading.Event()
    failures: list[Exception] = []

    def read() -> None:
        while not stop.is_set():
            try:
                open_current(library).query("snapshot")
            except Exception as error:
                failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for street in STREETS[1:]:
        put(library, street)
        build(library)
    stop.set()
    for reader in readers:
        reader.join()
    assert failures == []


def test_two_builds_at_once_come_to_the_same_snapshot(library: Library) -> None:
    put(library, STREETS[1])
    builds = [start(BUILD, library.home) for _ in range(2)]
    answers = [process.communicate(timeout=120) for process in builds]
    assert [process.returncode for process in builds] == [0, 0]
    assert {out.strip() for out, _ in answers} == {current_snapshot_id(library)}


def test_a_build_that_waits_for_another_says_so(library: Library) -> None:
    told: list[str] = []
    waiting = threading.Event()

    def tell(doing: str, done: int, of: int) -> None:
        told.append(doing)
        waiting.set()

    with FileLock(library.cache / "build.lock"):
        other = threading.Thread(target=lambda: build(library, progress=tell))
        other.start()
        assert waiting.wait(timeout=60)
    other.join(timeout=60)
    assert told == ["另一个程序正在生成快照，等待其完成"]
