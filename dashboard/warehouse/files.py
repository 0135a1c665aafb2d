"""Files that are whole or not there at all, whenever the machine stops."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from pathlib import Path


def replace_file(path: Path, content: bytes, *, durable: bool) -> None:
    """Put `content` at `path` in one step: a reader sees the old file or the new one, never a part.

    durable: after a power cut too, which costs a write to the disk.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        move(part, path, durable=durable)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def move(source: Path, target: Path, *, durable: bool) -> None:
    """Rename `source` over `target` in one step; durable as above."""
    deadline = time.monotonic() + 5
    while True:
        try:
            source.replace(target)
            break
        except PermissionError:
            # Windows refuses while somebody reads the old file, which takes a moment only.
            if sys.platform != "win32" or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
    if durable and sys.platform != "win32":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def remove_if_free(path: Path) -> None:
    """Remove the file at `path`; on Windows one that somebody holds stays until the next time."""
    with contextlib.suppress(PermissionError):
        path.unlink(missing_ok=True)
