"""China's places down to the sub-districts (乡级), and the bodies that report for them.

The bundled list is data/catalogue/divisions (its README says where the facts come from). A library may add
places and bodies of its own in its catalogue/ folder: divisions.csv and agencies.csv, with the same columns.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

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
# Rungs that the statistical code needs where no such place exists; they are never part of a name.
NOT_A_PLACE = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})

# 直辖市: the city of a place in one of them is the municipality itself.
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})

_TOWNSHIP = re.compile("(?:街道|地区|镇|乡|苏木)$")
_REGION_SUFFIX = re.compile("(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$")
_AUTONOMOUS = re.compile("(.{2,6}?)(?:[^族]{1,5}族)+自治([县州旗])$")
_OFFICE = re.compile("(?:(?<=街道)|(?<=地区))办事处$")
_BRACKETED = re.compile(r"^(.*?)（(.+?)）(.*)$")


class Place(NamedTuple):
    """One row of divisions.csv; level: province, city, district or township (code of 2, 4, 6, 9 digits)."""

    code: str
    name: str
    level: str
    parent: str


class Seat(NamedTuple):
    """Where a place lies, in names; "" where it has no such place above it.

    district: the place within which its bodies are compared: the district (县级), for a city without
    districts (东莞) and for a city's or province's own departments the city or province.
    """

    province: str
    city: str
    district: str
    district_code: str

    @property
    def full_name(self) -> str:
        """宁夏回族自治区固原市原州区; no name stands twice."""
        return "".join(dict.fromkeys(self[:3]))


_NOWHERE = Seat("", "", "", "")


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """A body that reports, as the agency table holds it.

    kind: 街道 (地区办事处 too), 镇, 乡 (民族乡 and 苏木 too), 政府, 部门, or 其他 for what the statistical
    list calls 类似乡级单位: farms, forest stations, development zones, and 县辖区公所.
    deadline: MM-DD of the year after, None = by rule; population: None = unknown;
    valid_from, valid_to: the first and last year it reports for, None = open.
    """

    agency_id: str
    name: str
    short_name: str
    kind: str
    division_code: str
    district_code: str
    district: str
    city: str
    province: str
    deadline: str | None = None
    population: int | None = None
    valid_from: int | None = None
    valid_to: int | None = None
    fictional: bool = False
    aliases: tuple[str, ...] = ()


def kind_of(name: str) -> str:
    """The kind of the sub-district called `name`: 街道, 镇, 乡 or 其他."""
    if name.endswith(("街道", "街道办事处", "地区", "地区办事处")):
        return "街道"
    if name.endswith("镇"):
        return "镇"
    return "乡" if name.endswith(("乡", "苏木")) else "其他"


def plain_name(name: str, *above: str) -> str:
    """A sub-district's name without the office and the places `above` it that the list prints in some names.

    保康街道办事处 -> 保康街道; 四平市铁东区平东街道 under 四平市, 铁东区 -> 平东街道.
    """
    name = _OFFICE.sub("", name)
    for place in above:
        rest = name.removeprefix(place).removeprefix("人民政府")
        if place and rest != name and len(rest) > 2 and _TOWNSHIP.search(rest):
            name = rest
    return name


@dataclass(frozen=True)
class Divisions:
    """All places and listed bodies, by code and by name. Never changed after loading."""

    places: Mapping[str, Place]
    listed: Mapping[str, AgencyEntry]

    def seat(self, code: str) -> Seat:
        """The province, city and district of the place with `code`, which may be one of these itself."""
        place = self.places.get(code)
        if place is None or place.level == "township":
            return self._seats.get(place.parent if place else "", _NOWHERE)
        return self._seats.get(code) or self._seat(code)

    def agencies(self) -> Iterator[AgencyEntry]:
        """Every sub-district of the country as a reporting body, and every listed body, each once."""
        for place in self.places.values():
            if place.level == "township":
                yield self.listed.get(place.code) or self.township(place.code)
        yield from (entry for code, entry in self.listed.items() if not self._is_township(code))

    def township(self, code: str) -> AgencyEntry:
        """The sub-district with the 9-digit `code` as a reporting body."""
        place, seat = self.places[code], self.seat(code)
        short_name = plain_name(place.name, seat.city, seat.district)
        return AgencyEntry(
            agency_id=code,
            name=seat.full_name + short_name,
            short_name=short_name,
            kind=kind_of(place.name),
            division_code=code,
            district_code=seat.district_code,
            district=seat.district,
            city=seat.city,
            province=seat.province,
        )

    @cached_property
    def townships_by_name(self) -> Mapping[str, Sequence[str]]:
        """Codes of the sub-districts that bear a name, without 办事处; a name in brackets counts too."""
        index: dict[str, list[str]] = {}
        for code, name, level, parent in self.places.values():
            if level != "township":
                continue
            seat = self._seats[parent]
            if "（" in name:
                for form in _forms(name):
                    index.setdefault(form, []).append(code)
            elif name.startswith((seat.district, seat.city or seat.district)) or name.endswith("处"):
                index.setdefault(plain_name(name, seat.city, seat.district), []).append(code)
            else:
                index.setdefault(name, []).append(code)
        return index

    @cached_property
    def regions_by_name(self) -> Mapping[str, Sequence[str]]:
        """Codes of the provinces, cities and districts that bear a name, without what it has in brackets.

        A city without districts and its rung of the same name are one place: the city.
        """
        index: dict[str, list[str]] = {}
        for code, name, level, parent in self.places.values():
            if level != "township" and name not in NOT_A_PLACE and self._name(parent) != name:
                index.setdefault(name.partition("（")[0], []).append(code)
        return index

    @cached_property
    def short_regions(self) -> Mapping[str, str]:
        """Full names by short ones that mean one place only: 宁夏, 固原; 丰宁县 for 丰宁满族自治县."""
        index: dict[str, set[str]] = {}
        for _, name, level, _ in self.places.values():
            if level == "township" or name in NOT_A_PLACE:
                continue
            if ethnic := _AUTONOMOUS.match(name):
                index.setdefault(ethnic[1] + ethnic[2], set()).add(name)
            elif level != "district" and (short := _REGION_SUFFIX.sub("", name)) != name and len(short) > 1:
                index.setdefault(short, set()).add(name)
        return {
            short: names.pop()
            for short, names in index.items()
            if len(names) == 1 and short not in self.regions_by_name
        }

    @cached_property
    def listed_by_name(self) -> Mapping[str, Sequence[AgencyEntry]]:
        """The bodies of agencies.csv by name, short name and alias."""
        index: dict[str, list[AgencyEntry]] = {}
        for entry in self.listed.values():
            for name in dict.fromkeys((entry.name, entry.short_name, *entry.aliases)):
                index.setdefault(name, []).append(entry)
        return index

    @cached_property
    def _seats(self) -> Mapping[str, Seat]:
        """The seat of every place that has places below it, and of none: ""."""
        above = {place.parent for place in self.places.values()}
        return {code: self._seat(code) for code in above}

    def _seat(self, code: str) -> Seat:
        names: dict[str, str] = {}
        codes: dict[str, str] = {}
        while place := self.places.get(code):
            if place.name not in NOT_A_PLACE:
                names[place.level], codes[place.level] = place.name, place.code
            code = place.parent
        lowest = next((level for level in ("district", "city", "province") if level in codes), "")
        district_code = codes.get(lowest, "")
        if lowest == "city" and self._name(f"{district_code}00") == names["city"]:
            district_code += "00"
        municipality = names.get("province", "") if codes.get("province") in _MUNICIPALITIES else ""
        return Seat(
            province=names.get("province", ""),
            city=names.get("city", municipality),
            district=names.get(lowest, ""),
            district_code=district_code,
        )

    def _name(self, code: str) -> str:
        place = self.places.get(code)
        return place.name if place else ""

    def _is_township(self, code: str) -> bool:
        place = self.places.get(code)
        return place is not None and place.level == "township"


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
        if row[column] and not row[column].isdecimal():
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


def _forms(name: str) -> set[str]:
    """The names that a sub-district with a bracket in its name goes by: 科技城（东渚街道） -> 东渚街道."""
    forms = {name}
    if bracket := _BRACKETED.match(name):
        before, inside, after = bracket.groups()
        forms |= {form for form in (before + after, inside) if len(form) > 2 and _TOWNSHIP.search(form)}
    return forms


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
