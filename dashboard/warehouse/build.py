"""Documents, catalogue and corrections -> a snapshot. A reader sees one state whole, the old or the new."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from dashboard.errors import LibraryError
from dashboard.extraction.sheet import Entry
from dashboard.library import Library
from dashboard.warehouse.contents import Contents
from dashboard.warehouse.files import move, remove_if_free, replace_file
from dashboard.warehouse.inputs import Inputs
from dashboard.warehouse.mappings import save_mappings
from dashboard.warehouse.sheets import new_entries
from dashboard.warehouse.snapshot import Snapshot, current_snapshot_id, snapshot_path

KEPT_SNAPSHOTS = 5
# Beyond so many changed documents all is put in anew, which keeps the figures in their sort order.
_FEW, _SHARE_FOR_ALL_ANEW = 50, 0.2
_LONGEST_WAIT_S = 3600
# What the database may take before it uses the disk: a build goes on beside a server on a small machine.
_MEMORY = "1GB"

Progress = Callable[[str, int, int], None]
"""Told what is being done (in Chinese), how many are done and how many there are."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A document that is not in the snapshot: file (relative to reports/), why, and what to do."""

    file: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build came to.

    new: False when nothing had changed and the snapshot in use stays; documents, reports: how many there are;
    of these reports from_sheets come from sheets; read_now: documents that were not in the cache; rejected:
    all that are set aside; new_headings: of sheets, met for the first time; seconds: of wall time.
    """

    snapshot_id: str
    new: bool
    documents: int
    reports: int
    read_now: int
    rejected: tuple[Rejection, ...]
    seconds: float
    from_sheets: int = 0
    new_headings: tuple[Entry, ...] = ()


def build(library: Library, *, progress: Progress | None = None) -> BuildResult:
    """Read what is new in the library and put a new snapshot in use; nothing new, nothing done.

    Safe beside readers and other builds, which wait for one another; stopped at any moment, the last snapshot
    stays in use. LibraryError if the catalogue or the corrections can't be read.
    """
    started = time.monotonic()
    tell = progress or (lambda doing, done, of: None)
    with _one_at_a_time(library, tell):
        inputs = Inputs.of(library)
        known = inputs.mappings
        path = snapshot_path(library, inputs.snapshot_id)
        new = current_snapshot_id(library) != inputs.snapshot_id or not path.exists()
        read_now = 0
        if not path.exists():
            inputs, read_now = _make(library, inputs, tell)
            path = snapshot_path(library, inputs.snapshot_id)
        if new:
            replace_file(library.pointer, inputs.snapshot_id.encode(), durable=True)
            _remove_old(library, keep=path)
        reports, from_sheets, rejected = _summary(path)
        documents = len(inputs.documents)
        return BuildResult(
            snapshot_id=inputs.snapshot_id,
            new=new,
            documents=documents,
            reports=reports,
            read_now=read_now,
            rejected=rejected,
            seconds=time.monotonic() - started,
            from_sheets=from_sheets,
            new_headings=new_entries(known, inputs.mappings),
        )


@contextmanager
def _one_at_a_time(library: Library, tell: Progress) -> Iterator[None]:
    """Holds the library's lock, which the system frees when the process ends, however it ends."""
    library.snapshots.mkdir(parents=True, exist_ok=True)
    library.cache.mkdir(parents=True, exist_ok=True)
    lock = FileLock(library.cache / "build.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell("另一个程序正在生成快照，等待其完成", 0, 0)
        try:
            lock.acquire(timeout=_LONGEST_WAIT_S)
        except Timeout as error:
            raise LibraryError(
                "另一个程序一直在生成快照", where=str(library.home), remedy="请结束该程序后重试"
            ) from error
    try:
        yield
    finally:
        lock.release()


def _make(library: Library, inputs: Inputs, tell: Progress) -> tuple[Inputs, int]:
    """Make the snapshot file; what it was made of, and how many documents were read for it.

    Headings of sheets that are new are kept in mappings.csv and are inputs too: the next build finds them.
    """
    building = library.snapshots / "building.duckdb"
    _clear(building)
    base = _base(library, inputs)
    if base is not None:
        shutil.copyfile(base, building)
    limits: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": str(library.cache / "spill"),
        "memory_limit": _MEMORY,
    }
    with duckdb.connect(config=limits) as connection:
        quoted = str(building).replace("'", "''")
        connection.execute(f"attach '{quoted}' as building")
        connection.execute("use building")
        contents = Contents(connection, library, inputs, tell)
        read_now = contents.bring_up_to_date(anew=base is None)
        connection.execute("checkpoint building")
        connection.execute("use memory")
        connection.execute("detach building")
    made_of = contents.inputs
    if made_of.mappings != inputs.mappings:
        save_mappings(library.mappings, made_of.mappings)
    move(building, snapshot_path(library, made_of.snapshot_id), durable=True)
    return made_of, read_now


def _clear(building: Path) -> None:
    """Remove what a build left that was stopped."""
    for leftover in (building, building.with_name(building.name + ".wal")):
        leftover.unlink(missing_ok=True)


def _base(library: Library, inputs: Inputs) -> Path | None:
    """The snapshot to start from: the one in use, if it was made the same way and most of it stays."""
    snapshot_id = current_snapshot_id(library)
    if snapshot_id is None or not (path := snapshot_path(library, snapshot_id)).exists():
        return None
    snapshot = Snapshot(path)
    made = tuple(snapshot.query("steps/made_how").iloc[0, :3])
    if made != (inputs.queries_sha256, inputs.catalogue_sha256, inputs.extractor):
        return None
    documents = dict(snapshot.query("steps/entries")[["file", "sha256"]].itertuples(index=False, name=None))
    changed = len(documents.items() ^ inputs.documents.items())
    return path if changed <= max(_FEW, _SHARE_FOR_ALL_ANEW * len(documents)) else None


def _summary(path: Path) -> tuple[int, int, tuple[Rejection, ...]]:
    """How many reports the snapshot has, how many of them from sheets, and what was set aside."""
    snapshot = Snapshot(path)
    reports = int(snapshot.query("steps/made_how")["reports"].iloc[0])
    rejected = snapshot.query("rejected").itertuples(index=False, name=None)
    aside = tuple(Rejection(*row) for row in rejected)
    return reports, len(snapshot.query("steps/sheet_reports")), aside


def _remove_old(library: Library, keep: Path) -> None:
    """Remove all but the last snapshots; a reader that holds one keeps it until it lets go."""
    snapshots = sorted(
        library.snapshots.glob("*.duckdb"),
        key=lambda path: (path == keep, path.stat().st_mtime_ns),
        reverse=True,
    )
    for path in snapshots[KEPT_SNAPSHOTS:]:
        remove_if_free(path)
