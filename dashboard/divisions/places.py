"""A place and a body that reports for it, and how the names of sub-districts are to be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_TOWNSHIP = re.compile("(?:街道|地区|镇|乡|苏木)$")
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


def forms_of(name: str) -> set[str]:
    """The names that a sub-district with a bracket in its name goes by: 科技城（东渚街道） -> 东渚街道."""
    forms = {name}
    if bracket := _BRACKETED.match(name):
        before, inside, after = bracket.groups()
        forms |= {form for form in (before + after, inside) if len(form) > 2 and _TOWNSHIP.search(form)}
    return forms
