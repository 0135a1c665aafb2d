"""How many people live where: the library's population.csv, which an office fills in where it knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb

from dashboard.warehouse.files import office_rows
from dashboard.warehouse.rows import Row, insert_rows
from dashboard.warehouse.statements import statement

COLUMNS = ("单位", "年份", "人口", "来源")
_REMEDY = "请按“单位,年份,人口,来源”修改 population.csv"


class Population(NamedTuple):
    """One row of population.csv as written; agency: an id, a full name or a short one."""

    line: int
    agency: str
    year: str
    people: str
    source: str


def load_population(path: Path) -> tuple[Population, ...]:
    """The rows of the file at `path` in its order, none if there is no such file.

    Without its columns: LibraryError.
    """
    return tuple(
        Population(line, *(fields[column] for column in COLUMNS))
        for line, fields in office_rows(path, COLUMNS, "人口表")
    )


def fill_population(
    connection: duckdb.DuckDBPyConnection, rows: Sequence[Population], file: str
) -> list[Row]:
    """Fill population anew with the rows that can be used; those set aside, as rows of rejected.

    Which agency a name means depends on the reports too, so the snapshot's reports are in their tables.
    """
    connection.execute("create or replace temp table stated_population (line integer, agency varchar)")
    insert_rows(connection, "stated_population", ("line", "agency"), [row[:2] for row in rows])
    meant = dict(connection.execute(statement("steps/population")).fetchall())
    used: dict[tuple[str, int], Row] = {}
    rejected: list[Row] = []
    for row in rows:
        problem = _problem(row, meant[row.line])
        if not problem:
            place = (meant[row.line][0], int(row.year))
            if place not in used:
                used[place] = (*place, int(row.people.replace(",", "")), row.source)
                continue
            problem = f"“{row.agency}”{row.year} 年的人口前面已有"
        rejected.append((file, "", None, f"第 {row.line} 行：{problem}", _REMEDY))
    connection.execute("delete from population")
    insert_rows(connection, "population", ("agency_id", "year", "population", "source"), list(used.values()))
    return rejected


def _problem(row: Population, agencies: Sequence[str]) -> str:
    """Why a row can't be used; empty if it can."""
    if not agencies:
        return f"单位目录中没有“{row.agency}”"
    if len(agencies) > 1:
        return f"“{row.agency}”有 {len(agencies)} 个同名单位，须写全称或单位代码"
    if not (row.year.isdecimal() and len(row.year) == 4):
        return f"年份“{row.year}”不是四位年份"
    people = row.people.replace(",", "")
    if not (people.isdecimal() and len(people) < 10 and int(people) > 0):
        return f"人口“{row.people}”不是正整数（单位：人）"
    return ""
