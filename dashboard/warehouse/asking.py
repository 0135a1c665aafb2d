"""Asking a snapshot from the command line: a query by its name, with what a person says; or any SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from dashboard.errors import QueryError
from dashboard.warehouse.checks import rule_of
from dashboard.warehouse.parameters import Question, Reports, note_on, refuse_unused
from dashboard.warehouse.snapshot import Snapshot
from dashboard.warehouse.statements import files_in, parameters_of, parsed, statement


class Answer(NamedTuple):
    """columns: their names; rows: plain values, None for missing."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def askable() -> Iterator[tuple[str, str]]:
    """Name and question of every query of a page, then of every check."""
    for folder in ("", "checks"):
        for path in files_in(folder):
            first = path.read_text("utf-8").split("\n", 1)[0]
            yield f"checks/{path.stem}" if folder else path.stem, first.removeprefix("-- ")


def ask(snapshot: Snapshot, question: Question) -> Answer:
    """What the query answers. QueryError if there is no such query, if something that it needs was not said
    or names nothing, or if it has no use for something that was said.
    """
    name = _known(question.name)
    if name.startswith("checks/"):
        refuse_unused(question, {"year", "district", "agencies"})
        return _check(snapshot, name, Reports(snapshot, question).chosen)
    wanted = parameters_of(name)
    refuse_unused(question, wanted)
    reports = Reports(snapshot, question, wanted)
    sql = statement(name)
    filled = {parameter: reports.fill(parameter, note_on(sql, parameter)) for parameter in sorted(wanted)}
    with snapshot.cursor() as cursor:
        return _answer(cursor.execute(parsed(name), filled))


@contextmanager
def session(snapshot: Snapshot) -> Iterator[Callable[[str], Iterator[Answer]]]:
    """Gives a function that runs SQL, in which a statement may build on those before it.

    It gives what each statement gives; QueryError, with DuckDB's own words, for one that can't be run.
    """

    def run(sql: str) -> Iterator[Answer]:
        try:
            for one in duckdb.extract_statements(sql):
                yield _answer(cursor.execute(one))
        except duckdb.Error as error:
            raise QueryError(f"语句不能执行：{error}") from error

    with snapshot.cursor() as cursor:
        yield run


def _answer(cursor: duckdb.DuckDBPyConnection) -> Answer:
    return Answer(tuple(column[0] for column in cursor.description or ()), cursor.fetchall())


def _known(name: str) -> str:
    """The name as files have it: t3_row and T3-ROW are checks/t3_row."""
    known = [one for one, _ in askable()]
    rules = {rule_of(one.removeprefix("checks/")): one for one in known if one.startswith("checks/")}
    plain = name.removesuffix(".sql")
    found = plain if plain in known else rules.get(rule_of(plain))
    if found is None:
        raise QueryError(f"没有名为“{name}”的查询", remedy="运行 gongkai query 可列出全部查询")
    return found


def _check(snapshot: Snapshot, name: str, reports: Iterable[str]) -> Answer:
    """Every comparison of one rule on `reports`."""
    with snapshot.cursor() as cursor:
        cursor.register("scope", pa.table({"report_id": pa.array(list(reports), pa.string())}))
        return _answer(cursor.execute(statement(name)))
