"""Places and bodies that do not exist: 示例省, 示例市, 示例区 and sub-districts with invented names.

Their codes begin with 99, which no province has. A large demonstration spreads over further districts and
cities, all of 示例省, so that a district keeps a plausible number of sub-districts.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

PROVINCE_CODE = "99"
PROVINCE = "示例省"
MARK = "（虚构）"

_DISTRICT_STEMS = ["".join(pair) for pair in product("澜栖砚霁溯棠樾茗", "舟梧泊汀渚陌墟篱檐栈圃弄堰")]
_TOWN_STEMS = ["".join(pair) for pair in product("笺岚筠湄簪屿", "舟梧泊汀渚陌墟篱檐栈圃弄堰")]
_DISTRICT_SUFFIXES = ("区", "县", "新区")
_DISTRICTS_PER_CITY = 12
_USUAL_DISTRICT = 16
_MOST_DISTRICTS = 1 + len(_DISTRICT_STEMS) * len(_DISTRICT_SUFFIXES)
_DEPARTMENTS = (
    "民政局",
    "住房和城乡建设局",
    "教育局",
    "卫生健康局",
    "市场监督管理局",
    "自然资源局",
    "人力资源和社会保障局",
    "农业农村局",
    "文化和旅游局",
    "应急管理局",
)
# How the kinds of bodies alternate in a district, from the first on: mostly sub-districts, some towns.
_KINDS = (
    "街道",
    "街道",
    "镇",
    "街道",
    "街道",
    "部门",
    "街道",
    "街道",
    "镇",
    "街道",
    "乡",
    "街道",
    "部门",
    "镇",
)


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the library's catalogue/divisions.csv."""

    code: str
    name: str
    level: str
    parent: str


@dataclass(frozen=True, slots=True)
class Body:
    """A reporting body (年报编制单位) and how it behaves.

    busyness: how many requests a year it roughly receives; scale: how much it publishes, 1.0 is usual.
    valid_from, valid_to: its first and last year as a body; merges: ids of the bodies that became this one.
    """

    agency_id: str
    name: str
    title_name: str
    short_name: str
    kind: str
    division: str
    district: str
    aliases: tuple[str, ...]
    deadline: str
    population: int | None
    valid_from: int
    valid_to: int | None
    busyness: float
    scale: float
    merges: tuple[str, ...] = ()

    def deadline_in(self, year: int) -> date:
        """The last day on which the report of `year` may be published."""
        month, day = (int(part) for part in self.deadline.split("-"))
        return date(year + 1, month, day)


@dataclass(frozen=True)
class District:
    """A district with the bodies that report to it; `government` reports for all of them."""

    code: str
    name: str
    city: str
    government: Body
    bodies: tuple[Body, ...]


@dataclass(frozen=True)
class Realm:
    """All that the demonstration is about."""

    places: tuple[Place, ...]
    districts: tuple[District, ...]


def invent_realm(agencies: int, years: range, seed: int) -> Realm:
    """`agencies` bodies that report in the first of `years`, spread over as many districts as they need.

    With at least four years and six bodies, two sub-districts become one in the third year.
    """
    district_count = min(_MOST_DISTRICTS, max(1, -(-agencies // _USUAL_DISTRICT)))
    names = _district_names(district_count)
    places = [Place(PROVINCE_CODE, PROVINCE, "province", "")]
    districts = []
    for index, name in enumerate(names):
        city_index, place_in_city = divmod(index, _DISTRICTS_PER_CITY)
        city_code = f"{PROVINCE_CODE}{city_index + 1:02d}"
        city = "示例市" if city_index == 0 else f"{_TOWN_STEMS[city_index]}市"
        if place_in_city == 0:
            places.append(Place(city_code, city, "city", PROVINCE_CODE))
        code = f"{city_code}{place_in_city + 1:02d}"
        places.append(Place(code, name, "district", city_code))
        size = agencies // district_count + (index < agencies % district_count)
        district, townships = _invent_district(code, name, city, size, years, seed)
        places += townships
        districts.append(district)
    return Realm(tuple(places), tuple(districts))


def _district_names(count: int) -> list[str]:
    invented = (stem + suffix for suffix in _DISTRICT_SUFFIXES for stem in _DISTRICT_STEMS)
    return ["示例区", *(name for name, _ in zip(invented, range(count - 1), strict=False))]


def _invent_district(
    code: str, name: str, city: str, size: int, years: range, seed: int
) -> tuple[District, list[Place]]:
    chance = random.Random(f"{seed}:district:{code}")
    stems = chance.sample(_TOWN_STEMS, len(_TOWN_STEMS))
    departments = iter(_DEPARTMENTS)
    bodies: list[Body] = []
    townships: list[Place] = []
    levels = _busyness_levels(size, chance)
    for number in range(size):
        kind = _KINDS[number % len(_KINDS)]
        department = next(departments, None) if kind == "部门" else None
        if department is not None:
            bodies.append(_department(code, name, city, department, years, levels[number], chance))
            continue
        kind = "街道" if kind == "部门" else kind
        place = _township(code, len(townships), stems, kind)
        townships.append(place)
        bodies.append(_township_body(place, name, city, kind, years, levels[number], chance))
    if size >= 6 and len(years) >= 4:
        place = _township(code, len(townships), stems, "街道")
        townships.append(place)
        bodies = _merge_two(bodies, place, name, city, years, chance)
    return District(code, name, city, _government(code, name, city, years), tuple(bodies)), townships


def _busyness_levels(size: int, chance: random.Random) -> list[float]:
    """Requests a year: none at all at the small ones, a handful at most, a few busy ones."""
    usual = (22.0, 3.0, 0.0, 30.0, 5.0, 90.0, 4.0, 17.0, 1.0, 6.0, 0.0, 26.0, 40.0, 3.0)
    return [usual[number % len(usual)] * chance.uniform(0.85, 1.15) for number in range(size)]


def _township(district: str, number: int, stems: list[str], kind: str) -> Place:
    stem = stems[number % len(stems)]
    # More townships than stems only occur under heavy load: a prefix tells them apart.
    turn = number // len(stems)
    prefix = ("", "东", "西", "南", "北", "新", "上", "下")[turn] if turn < 8 else f"第{turn}"
    return Place(f"{district}{number + 1:03d}", f"{prefix}{stem}{kind}", "township", district)


def _township_body(
    place: Place, district: str, city: str, kind: str, years: range, busyness: float, chance: random.Random
) -> Body:
    office = {"街道": f"{place.name}办事处", "镇": f"{place.name}人民政府", "乡": f"{place.name}人民政府"}[
        kind
    ]
    return Body(
        agency_id=place.code,
        name=f"{PROVINCE}{city}{district}{place.name}",
        title_name=f"{district}{place.name}",
        short_name=place.name,
        kind=kind,
        division=place.code,
        district=place.parent,
        aliases=(office, f"{district}{office}"),
        deadline="01-31",
        population=round(chance.lognormvariate(10.6, 0.4)),
        valid_from=years.start,
        valid_to=None,
        busyness=busyness,
        scale=chance.uniform(0.8, 1.25),
    )


def _department(
    code: str, district: str, city: str, name: str, years: range, busyness: float, chance: random.Random
) -> Body:
    full_name = f"{PROVINCE}{city}{district}{name}"
    return Body(
        agency_id=f"{code}-{hashlib.sha1(full_name.encode()).hexdigest()[:8]}",
        name=full_name,
        title_name=f"{district}{name}",
        short_name=name,
        kind="部门",
        division=code,
        district=code,
        aliases=(f"{district}{name}",),
        deadline="01-31",
        population=None,
        valid_from=years.start,
        valid_to=None,
        busyness=busyness,
        scale=chance.uniform(1.2, 2.0),
    )


def _government(code: str, name: str, city: str, years: range) -> Body:
    return Body(
        agency_id=code,
        name=f"{PROVINCE}{city}{name}人民政府",
        title_name=f"{city}{name}人民政府",
        short_name=f"{name}人民政府",
        kind="政府",
        division=code,
        district=code,
        aliases=(f"{name}人民政府", f"{name}人民政府办公室"),
        deadline="03-31",
        population=None,
        valid_from=years.start,
        valid_to=None,
        busyness=0.0,
        scale=1.0,
    )


def _merge_two(
    bodies: list[Body], place: Place, district: str, city: str, years: range, chance: random.Random
) -> list[Body]:
    """The first two quiet sub-districts end after the second year; the new one takes over their business."""
    first, second = [body for body in bodies if body.kind == "街道" and body.busyness < 10][:2]
    united = _township_body(place, district, city, "街道", years, first.busyness + second.busyness, chance)
    united = replace(
        united, valid_from=years.start + 2, scale=1.1, merges=(first.agency_id, second.agency_id)
    )
    ended = {first.agency_id, second.agency_id}
    last = years.start + 1
    return [replace(body, valid_to=last) if body.agency_id in ended else body for body in bodies] + [united]
