"""What an office notes on a year (年份注记), such as 热线并入: the library's notes.csv, read at each look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from filelock import FileLock

from dashboard.errors import LibraryError
from dashboard.library import Library
from dashboard.warehouse.files import append_office_row, office_rows

COLUMNS = ("区县", "单位", "年份", "注记")
LONGEST = 12
"""Letters of a note: more do not fit above a year of a chart."""
_NAME = "年份注记表"
_LONGEST_WAIT_S = 10


class YearNote(NamedTuple):
    """One row of notes.csv as written; district, agency: a name or code, empty for all."""

    line: int
    district: str
    agency: str
    year: str
    note: str


@dataclass(frozen=True, slots=True)
class YearNotes:
    """The rows that can be used, in their order, and why others can't."""

    rows: tuple[YearNote, ...] = ()
    problems: tuple[str, ...] = ()

    def about(
        self, district: Sequence[str], agencies: Sequence[Sequence[str]]
    ) -> tuple[tuple[int, str], ...]:
        """Years and notes about a district (its code and name; none for all districts) and those of its
        agencies (id and name of each) that are chosen; a note on one of several says its name.
        """
        found = []
        for row in self.rows:
            if row.district and row.district not in district:
                continue
            chosen = [names for names in agencies if row.agency in names]
            if row.agency and not chosen:
                continue
            about = f"{chosen[0][-1]}：" if row.agency and len(agencies) > 1 else ""
            found.append((int(row.year), about + row.note))
        return tuple(found)


def load_year_notes(library: Library) -> YearNotes:
    """What stands in the library's notes.csv; nothing if there is no such file.

    A row that can't be used, and a file without its columns, is a problem in words and no error: notes are
    not figures, and pages go without.
    """
    try:
        rows = [
            YearNote(line, *(fields[column] for column in COLUMNS))
            for line, fields in office_rows(library.notes, COLUMNS, _NAME)
        ]
    except LibraryError as error:
        return YearNotes(problems=(error.sentence,))
    flaws = {row.line: flaw for row in rows if (flaw := _flaw(row))}
    return YearNotes(
        tuple(row for row in rows if row.line not in flaws),
        tuple(f"notes.csv 第 {line} 行：{flaw}，未采用" for line, flaw in flaws.items()),
    )


def add_year_note(library: Library, note: YearNote) -> None:
    """Append `note` (but for its line) to the library's notes.csv: all of it is written, or nothing.

    LibraryError for a note that lacks something or is too long, for a file that is not what it should be, and
    where another program holds the file.
    """
    if flaw := _flaw(note):
        raise LibraryError(f"注记未保存：{flaw}", remedy="请修改后重新提交")
    library.cache.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(library.cache / "notes.lock", timeout=_LONGEST_WAIT_S):
            append_office_row(library.notes, COLUMNS, note[1:], _NAME)
    except (TimeoutError, PermissionError) as error:
        raise LibraryError(
            "注记未保存：文件正被其他程序占用", where=str(library.notes), remedy="请关闭后重试"
        ) from error


def _flaw(row: YearNote) -> str:
    """Why a row can't be used; empty if it can."""
    if not (row.year.isascii() and row.year.isdecimal() and len(row.year) == 4):
        return f"年份“{row.year}”不是四位年份"
    if not row.note.strip():
        return "注记为空"
    if len(row.note.strip()) > LONGEST:
        return f"注记“{row.note}”超过 {LONGEST} 个字"
    return ""
