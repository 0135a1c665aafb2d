"""What people decided about findings: verdicts.csv, kept beside the snapshots and read at each look.

A finding's id is made of its rule, report, figures with their values, expected and actual
(queries/steps/findings.sql). So a verdict holds through every rebuild as long as these stay, and has lapsed
(已失效) once one of them changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from filelock import FileLock

from dashboard.errors import LibraryError
from dashboard.library import VERDICT_COLUMNS, Library
from dashboard.warehouse.files import append_office_row, office_rows
from dashboard.warehouse.snapshot import Snapshot

CONFIRMED, DISMISSED = "确认", "不属实"
VERDICTS = (CONFIRMED, DISMISSED)
APPLIED, REPLACED, LAPSED, FAULTY = "生效", "已被取代", "已失效", "有误"
_NAME = "判断表"
_LONGEST_WAIT_S = 10


class Verdict(NamedTuple):
    """One row of verdicts.csv as written, in the order of its columns; line: its last in the file."""

    line: int
    finding_id: str
    rule: str
    agency: str
    year: str
    message: str
    expected: str
    actual: str
    verdict: str
    why: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and what became of it; state: 生效, 已被取代, 已失效 or 有误; note: why, "" if it holds."""

    verdict: Verdict
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class Judgements:
    """Every row of the file in its order; problem: why the file can't be read at all, "" if it can."""

    rows: tuple[Judgement, ...] = ()
    problem: str = ""

    @property
    def applied(self) -> dict[str, Verdict]:
        """The verdict on each finding that has one, by the finding's id."""
        return {row.verdict.finding_id: row.verdict for row in self.rows if row.state == APPLIED}

    @property
    def dismissed(self) -> tuple[str, ...]:
        """The ids of the findings that are 不属实."""
        return tuple(sorted(key for key, one in self.applied.items() if one.verdict == DISMISSED))

    @property
    def warnings(self) -> list[str]:
        """What is wrong with the file or a row of it, and how many verdicts have lapsed, a line each."""
        lines = [self.problem] if self.problem else []
        lines += [f"{_NAME}{row.note}" for row in self.rows if row.state == FAULTY]
        if lapsed := sum(1 for row in self.rows if row.state == LAPSED):
            lines.append(f"{lapsed} 条判断已失效：数值已变或年报已不在，请重新判断")
        return lines


def load_verdicts(library: Library) -> tuple[Verdict, ...]:
    """The rows of the library's verdicts.csv in its order, none if there is no such file.

    Without its columns: LibraryError.
    """
    return tuple(
        Verdict(line, *(fields[column] for column in VERDICT_COLUMNS))
        for line, fields in office_rows(library.verdicts, VERDICT_COLUMNS, _NAME)
    )


def judgements(library: Library, snapshot: Snapshot) -> Judgements:
    """What the library's verdicts come to over the findings of `snapshot`."""
    try:
        verdicts = load_verdicts(library)
    except LibraryError as error:
        return Judgements(problem=error.sentence)
    if not verdicts:
        return Judgements()
    ids = sorted({one.finding_id for one in verdicts})
    known = snapshot.query("verdict_targets", findings=ids)
    there = set(known.loc[known["found"], "finding_id"])
    reported = set(known.loc[known["reported"], "finding_id"])
    last = {one.finding_id: one.line for one in verdicts if not _flaw(one)}
    return Judgements(tuple(_judged(one, last, there, reported) for one in verdicts))


def add_verdict(library: Library, verdict: Verdict) -> None:
    """Append `verdict` (but for its line) to the library's verdicts.csv: all of it is written, or nothing.

    The file is utf-8 with a mark, so that office programs open it. LibraryError for a verdict that lacks
    something, for a file that is not what it should be, and where another program holds the file.
    """
    if flaw := _flaw(verdict):
        raise LibraryError(f"判断未保存：{flaw}", remedy="请补全后重新提交")
    library.cache.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(library.cache / "verdicts.lock", timeout=_LONGEST_WAIT_S):
            append_office_row(library.verdicts, VERDICT_COLUMNS, verdict[1:], _NAME)
    except (TimeoutError, PermissionError) as error:
        raise LibraryError(
            "判断未保存：文件正被其他程序占用", where=str(library.verdicts), remedy="请关闭后重试"
        ) from error


def _judged(one: Verdict, last: dict[str, int], there: set[str], reported: set[str]) -> Judgement:
    if flaw := _flaw(one):
        return Judgement(one, FAULTY, f"第 {one.line} 行{flaw}")
    if last[one.finding_id] != one.line:
        return Judgement(one, REPLACED, f"已被第 {last[one.finding_id]} 行取代")
    if one.finding_id not in reported:
        return Judgement(one, LAPSED, "资料库中已没有这份年报")
    if one.finding_id not in there:
        return Judgement(one, LAPSED, "数值已变")
    return Judgement(one, APPLIED, "")


def _flaw(one: Verdict) -> str:
    """What is wrong with the row itself, "" if nothing."""
    needed = (("问题编号", one.finding_id), ("判断", one.verdict), ("理由", one.why), ("判断人", one.who))
    if lacking := [name for name, field in needed if not field.strip()]:
        return f"缺少{'、'.join(lacking)}"
    if one.verdict not in VERDICTS:
        return f"判断应为“{CONFIRMED}”或“{DISMISSED}”，现为“{one.verdict}”"
    return ""
