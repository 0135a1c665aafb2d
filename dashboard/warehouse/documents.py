"""The source documents of a library: which there are, what they hold, and taking in new ones."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

from dashboard.errors import LibraryError
from dashboard.library import Library
from dashboard.warehouse.files import move, replace_file

# Files that systems and office programs leave beside documents.
_NOT_DOCUMENTS = ("Thumbs.db", "desktop.ini")
# A file changed this recently may change again within the clock's grain, and look the same.
_GRAIN_NS = 2_000_000_000


class _Stamp(NamedTuple):
    """What tells that a file is as it was when its sha256 was taken."""

    modified_ns: int
    size: int
    inode: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A document taken into the library: where it came from, and where it is (relative to reports/).

    known: the same content was in the library already, under `file`.
    """

    source: Path
    file: str
    known: bool


def documents_of(library: Library) -> dict[str, str]:
    """Every document in reports/ by its path relative to it (with "/"), in order, and its sha256.

    A file whose time, size and inode are as before is not read again.
    """
    kept = library.cache / "files.json"
    try:
        before = msgspec.json.decode(kept.read_bytes(), type=dict[str, _Stamp])
    except (FileNotFoundError, msgspec.DecodeError):
        before = {}
    now = time.time_ns()
    stamps: dict[str, _Stamp] = {}
    settled: dict[str, _Stamp] = {}
    for name, entry in sorted(_files(library.reports, "")):
        status = entry.stat()
        seen = (status.st_mtime_ns, status.st_size, entry.inode())
        stamp = before.get(name)
        if stamp is None or stamp[:3] != seen:
            stamp = _Stamp(*seen, _sha256(Path(entry.path)))
        stamps[name] = stamp
        if now - stamp.modified_ns > _GRAIN_NS:
            settled[name] = stamp
    if settled != before:
        replace_file(kept, msgspec.json.encode(settled), durable=False)
    return {name: stamp.sha256 for name, stamp in stamps.items()}


def add_documents(library: Library, paths: Sequence[Path]) -> tuple[Taken, ...]:
    """Copy files, and folders with all that is in them, into reports/.

    Names are kept. The same content is not taken twice; another content under a name that is there already
    gets a number after its name; nothing is overwritten. A path that does not exist raises LibraryError
    before anything is copied.
    """
    if absent := [path for path in paths if not path.exists()]:
        raise LibraryError("文件不存在", where="、".join(map(str, absent)), remedy="请核对路径")
    library.reports.mkdir(parents=True, exist_ok=True)
    known: dict[str, str] = {}
    for name, sha256 in documents_of(library).items():
        known.setdefault(sha256, name)
    taken = []
    for source, name in _sources(paths):
        sha256 = _sha256(source)
        if sha256 in known:
            taken.append(Taken(source, known[sha256], known=True))
            continue
        target = _free_name(library.reports / name)
        _copy(source, target)
        known[sha256] = target.relative_to(library.reports).as_posix()
        taken.append(Taken(source, known[sha256], known=False))
    return tuple(taken)


def _sources(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """The files to take, each with the name that it is to have under reports/."""
    for path in paths:
        if path.is_dir():
            folder = path.resolve()
            for name, entry in sorted(_files(folder, "")):
                yield Path(entry.path), f"{folder.name}/{name}"
        else:
            yield path, path.name


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "~$")) or entry.name in _NOT_DOCUMENTS:
                continue
            if entry.is_dir():
                yield from _files(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry


def _free_name(wanted: Path) -> Path:
    path, number = wanted, 1
    while path.exists():
        number += 1
        path = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
    return path


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    shutil.copyfile(source, part)
    move(part, target, durable=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
