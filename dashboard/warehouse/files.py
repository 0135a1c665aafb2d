"""Files that are whole or not there at all, whenever the machine stops."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.errors import LibraryError

_RUNS = ("=", "+", "-", "@")


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


def office_rows(path: Path, columns: Sequence[str], name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and fields of each row with something in it, of a CSV that an office keeps; none if absent.

    The file is utf-8 with or without a mark, or gb18030 as WPS saves it. name: what the office calls it.
    Without its columns: LibraryError.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return
    reader = csv.DictReader(io.StringIO(office_text(data), newline=""))
    if missing := [column for column in columns if column not in (reader.fieldnames or ())]:
        raise LibraryError(
            f"{name}缺少列 {'、'.join(missing)}", where=str(path), remedy=f"首行应为 {','.join(columns)}"
        )
    for row in reader:
        fields = {column: (row[column] or "").strip() for column in columns}
        if any(fields.values()):
            yield reader.line_num, fields


def office_text(data: bytes) -> str:
    """The text of a file that an office keeps: utf-8 with or without a mark, or gb18030 as WPS saves it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def append_office_row(path: Path, columns: Sequence[str], fields: Sequence[str], name: str) -> None:
    """Add a row to a CSV that an office keeps, in whatever order it has put its columns; begin it if absent.

    All of it is written, or nothing; the file becomes utf-8 with a mark, so that office programs open it.
    LibraryError for a file without its columns or in an encoding that is not known. Who may write at the same
    time is the caller's to settle.
    """
    list(office_rows(path, columns, name))  # a file with other columns is left alone
    text = office_text(path.read_bytes()) if path.exists() else ""
    if "\ufffd" in text:
        raise LibraryError(
            f"{name}的编码无法识别", where=str(path), remedy="请另存为 UTF-8 编码的 CSV 后重试"
        )
    there = next(csv.reader(io.StringIO(text, newline="")), list(columns))
    rows = io.StringIO(newline="")
    writer = csv.DictWriter(rows, there, restval="")
    if not text:
        writer.writeheader()
    elif not text.endswith("\n"):
        rows.write("\r\n")
    writer.writerow(dict(zip(columns, map(harmless, fields), strict=True)))
    replace_file(path, (text + rows.getvalue()).encode("utf-8-sig"), durable=True)


def harmless(text: str) -> str:
    """`text` on one line, which no office program takes for a formula."""
    clean = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
    return guarded(clean.strip())


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where an office program would take it for a formula.

    In half or full width, after blanks too: the advice of OWASP's page on CSV injection.
    """
    return f"'{text}" if _runs(text) else text


def unguarded(text: str) -> str:
    """What was guarded, as it was."""
    return text[1:] if text.startswith("'") and _runs(text[1:]) else text


def _runs(text: str) -> bool:
    first = text.lstrip().lstrip("'")[:1]  # what is guarded already is guarded again, so that it comes back
    return unicodedata.normalize("NFKC", first).startswith(_RUNS)
