"""`gongkai query` and `gongkai sql`: what they print, and the prompt at which a person types SQL."""

from __future__ import annotations

import contextlib
import csv
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.table import Table

from dashboard import labels
from dashboard.errors import GongkaiError, QueryError
from dashboard.terminal import DONE, SET_ASIDE, out, say, warn
from dashboard.warehouse.files import guarded

if TYPE_CHECKING:
    from dashboard.library import Library
    from dashboard.warehouse.asking import Answer
    from dashboard.warehouse.parameters import Question
    from dashboard.warehouse.snapshot import Snapshot

_MOST_ROWS = 200


def print_names() -> None:
    """Every query by name, with the question that it answers."""
    from dashboard.warehouse.asking import askable

    table = Table("名称", "所答的问题", box=None, header_style="bold", pad_edge=False)
    for name, question in askable():
        table.add_row(name, question)
    out.print(table)


def question(
    name: str,
    years: str,
    district: str,
    agencies: Sequence[str],
    keys: Sequence[str],
    others: Sequence[str],
) -> Question:
    """What was typed after `gongkai query`; years: 2024 or 2019-2024; others: parameter=value, each."""
    from dashboard.warehouse.parameters import Question

    if wrong := [text for text in others if "=" not in text]:
        raise typer.BadParameter(f"--set {wrong[0]} 应写作 参数=值")
    pairs = dict(text.split("=", 1) for text in others)
    return Question(name, _span(years), district, tuple(agencies), tuple(keys), pairs)


def _span(years: str) -> tuple[int, int] | None:
    """The first and the last year; None for nothing."""
    if not years:
        return None
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{4})?", years):
        raise typer.BadParameter(f"年度“{years}”应写作 2024 或 2019-2024")
    ends = int(years[:4]), int(years[-4:])
    return min(ends), max(ends)


def answer_to(asked: Question, library: Library) -> Answer:
    """What the library's snapshot answers; what can't be answered for want of a parameter is wrong use."""
    from dashboard.warehouse.asking import ask
    from dashboard.warehouse.snapshot import open_current
    from dashboard.warehouse.verdicts import judgements

    snapshot = open_current(library)
    try:
        return ask(snapshot, replace(asked, dismissed=judgements(library, snapshot).dismissed))
    except QueryError as error:
        raise typer.BadParameter(error.sentence.rstrip("。")) from error


def print_answer(answer: Answer) -> None:
    """A table; on a screen no more rows than one can read."""
    if not answer.columns:
        return
    shown = answer.rows[:_MOST_ROWS] if sys.stdout.isatty() else answer.rows
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name, values in zip(
        answer.columns, zip(*shown, strict=True) if shown else answer.columns, strict=True
    ):
        table.add_column(name, justify="right" if _are_numbers(values) else "left", overflow="fold")
    for row in shown:
        table.add_row(*map(_cell, row))
    out.print(table)
    more = f"，显示前 {len(shown)} 行" if len(shown) < len(answer.rows) else ""
    say(f"共 {len(answer.rows)} 行{more}")


def print_csv(answer: Answer) -> None:
    """The answer as CSV in utf-8, whatever the console's own encoding."""
    sys.stdout.buffer.write(_csv(answer, for_office=False).encode())
    sys.stdout.buffer.flush()


def write_csv(answer: Answer, path: Path) -> None:
    """A CSV file that office programs take for utf-8, and in which no cell is a formula."""
    try:
        path.write_bytes(_csv(answer, for_office=True).encode("utf-8-sig"))
    except OSError as error:
        raise GongkaiError(
            "文件写不进去", where=str(path), remedy="请核对路径，或先关闭已打开的文件"
        ) from error
    say(f"已写入 {path}，{len(answer.rows)} 行。")


def _csv(answer: Answer, *, for_office: bool) -> str:
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow([_field(value, for_office=for_office) for value in row])
    return sheet.getvalue()


def _field(value: Any, *, for_office: bool) -> str:
    """Nothing for what is missing, lists joined by ；, whole numbers without a point."""
    match value:
        case None:
            return ""
        case list():
            return "；".join(_field(one, for_office=for_office) for one in value)
        case float() | Decimal() if value == value // 1:
            return str(int(value))
        case str() if for_office:
            return guarded(value)
    return str(value)


def _are_numbers(values: Iterable[Any]) -> bool:
    """Whether a column has numbers and nothing else but what is missing."""
    kinds = {type(value) for value in values if value is not None}
    return bool(kinds) and kinds <= {int, float, Decimal}


def _cell(value: Any) -> str:
    """A value on the screen: — for what is missing, four places at most."""
    match value:
        case None:
            return "—"
        case bool():
            return "是" if value else "否"
        case float() | Decimal():
            return labels.number(value)
    return " ".join(_field(value, for_office=False).split())


def run_prompt(snapshot: Snapshot) -> int:
    """Read SQL from the keyboard or a pipe, print what it gives, until .exit or the end.

    The exit status: whether all could be run that came from a pipe; a person sees what could not.
    """
    from dashboard.warehouse.asking import ask, session
    from dashboard.warehouse.parameters import Question

    typed = sys.stdin.isatty()
    if typed:
        say(f"快照 {snapshot.id}，只读。语句以分号结束；.tables 列出各表，.exit 或 Ctrl+D 退出。")
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  (gives input() its history; Windows has none)
    failed = False
    with session(snapshot) as run:
        for sql in _statements(_typed_lines() if typed else iter(sys.stdin)):
            try:
                for answer in [ask(snapshot, Question("tables"))] if sql == ".tables" else run(sql):
                    print_answer(answer)
            except QueryError as error:
                failed = True
                warn(error.problem)
            except KeyboardInterrupt:
                warn("已中止。")
    return SET_ASIDE if failed and not typed else DONE


def _typed_lines() -> Iterator[str | None]:
    """Lines from the keyboard until Ctrl+D; None where Ctrl+C gives up what was begun."""
    read: Callable[[str], str] = input
    while True:
        try:
            yield read("gongkai> ")
        except EOFError:
            say("")
            return
        except KeyboardInterrupt:
            say("")
            yield None


def _statements(lines: Iterator[str | None]) -> Iterator[str]:
    """What was typed, up to a line that ends in a semicolon or the end; .tables by itself."""
    begun: list[str] = []
    for line in lines:
        if line is None:
            begun.clear()
        elif not begun and line.strip() == ".exit":
            return
        elif not begun and line.strip().startswith("."):
            yield line.strip()
        else:
            begun.append(line.rstrip("\n"))
            if line.rstrip().endswith(";"):
                yield "\n".join(begun)
                begun.clear()
    if any(line.strip() for line in begun):
        yield "\n".join(begun)
