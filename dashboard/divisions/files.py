"""The places and bodies as the bundled catalogue and a library's own list them: CSV files."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.divisions.index import Divisions
from dashboard.divisions.places import AgencyEntry, Place, kind_of
from dashboard.errors import LibraryError

PLACE_COLUMNS = ("code", "name", "level", "parent")
AGENCY_COLUMNS = (
    "agency_id",
    "name",
    "short_name",
    "kind",
    "division",
    "aliases",
    "deadline",
    "population",
    "valid_from",
    "valid_to",
    "fictional",
)


def load_divisions(folder: Path, *extra: Path) -> Divisions:
    """The places in `folder`/divisions and the bodies in `folder`/agencies.csv, with a library's own added.

    folder: data/catalogue; extra: libraries' catalogue folders, whose optional divisions.csv and agencies.csv
    add rows or replace those with the same code. A file without its columns raises LibraryError.
    """
    places: dict[str, Place] = {}
    for path in (folder / "divisions" / "divisions.csv", *(other / "divisions.csv" for other in extra)):
        for row in _rows(path, PLACE_COLUMNS):
            place = Place._make(row)
            places[place.code] = place
    divisions = Divisions(places, {})
    listed: dict[str, AgencyEntry] = {}
    for path in (folder / "agencies.csv", *(other / "agencies.csv" for other in extra)):
        for row in _rows(path, AGENCY_COLUMNS):
            entry = _entry(divisions, dict(zip(AGENCY_COLUMNS, row, strict=True)), path)
            listed[entry.agency_id] = entry
    return replace(divisions, listed=listed)


def _entry(divisions: Divisions, row: Mapping[str, str], path: Path) -> AgencyEntry:
    seat = divisions.seat(row["division"])
    number = {}
    for column in ("population", "valid_from", "valid_to"):
        if row[column] and not (row[column].isdecimal() and len(row[column]) < 10):
            raise LibraryError(
                f"{row['name']} 的 {column} 列“{row[column]}”不是整数",
                where=str(path),
                remedy="请改为整数，或留空",
            )
        number[column] = int(row[column]) if row[column] else None
    short_name = row["short_name"] or row["name"].removeprefix(seat.full_name)
    return AgencyEntry(
        agency_id=row["agency_id"],
        name=row["name"],
        short_name=short_name,
        kind=row["kind"] or kind_of(short_name),
        division_code=row["division"],
        district_code=seat.district_code,
        district=seat.district,
        city=seat.city,
        province=seat.province,
        deadline=row["deadline"] or None,
        fictional=row["fictional"] == "1",
        aliases=tuple(alias for alias in row["aliases"].split("；") if alias),
        **number,
    )


def _rows(path: Path, columns: Sequence[str]) -> Iterator[Sequence[str]]:
    """The rows of a CSV file in the order of `columns`; none if there is no such file."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        if missing := [column for column in columns if column not in header]:
            raise LibraryError(
                f"缺少列 {'、'.join(missing)}", where=str(path), remedy=f"首行应为 {','.join(columns)}"
            )
        if header == list(columns):
            yield from (row for row in reader if row)
        else:
            order = [header.index(column) for column in columns]
            yield from ([row[index] for index in order] for row in reader if row)
