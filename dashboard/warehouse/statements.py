"""The SQL files of queries/: finding them by name, and running them with bound parameters."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from dashboard import resources
from dashboard.errors import QueryError

# Answers have a few rows, of which pages take one value after another: out of Arrow each costs several times
# what it costs out of Python's own strings.
pd.options.mode.string_storage = "python"


@cache
def statement(name: str) -> str:
    """The SQL of queries/NAME.sql, e.g. "checks/t3_row"; QueryError if there is none."""
    path = resources.QUERIES / f"{name}.sql"
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise QueryError(
            f"没有名为“{name}”的查询", where=str(path), remedy="请核对 queries 文件夹中的文件名"
        ) from error


def statements_in(folder: str) -> dict[str, str]:
    """The SQL of every file in queries/FOLDER by file name without its ending, in alphabetical order."""
    return {path.stem: path.read_text("utf-8") for path in files_in(folder)}


def files_in(folder: str) -> list[Path]:
    """The SQL files of queries/FOLDER in alphabetical order."""
    return sorted((resources.QUERIES / folder).glob("*.sql"))


@cache
def parsed(name: str) -> duckdb.Statement:
    """queries/NAME.sql as the database has read it, which takes a part of the time of a short answer."""
    (one,) = duckdb.extract_statements(statement(name))
    return one


def parameters_of(name: str) -> frozenset[str]:
    """The names of the $parameters that queries/NAME.sql binds."""
    return frozenset(parsed(name).named_parameters)


def run(connection: duckdb.DuckDBPyConnection, name: str, parameters: dict[str, Any]) -> pd.DataFrame:
    """What queries/NAME.sql gives for `parameters`, run on a cursor of its own.

    A connection is not thread-safe, a cursor for each query is. QueryError names a query that does not exist,
    and parameters that are missing or too many.
    """
    wanted = parameters_of(name)
    if missing := sorted(wanted - parameters.keys()):
        raise QueryError(f"查询“{name}”缺少参数 {'、'.join(missing)}")
    if extra := sorted(parameters.keys() - wanted):
        raise QueryError(f"查询“{name}”没有参数 {'、'.join(extra)}")
    with connection.cursor() as cursor:
        return cursor.execute(parsed(name), parameters).df()
