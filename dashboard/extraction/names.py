"""Names of reporting bodies taken apart: the places they begin with and what is left."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.divisions import Divisions, kind_of

# How a sub-district's office is written, longest first, and the suffix of the place that it stands for.
_OFFICES = (
    ("街道办事处", "街道"),
    ("街道办", "街道"),
    ("街道", "街道"),
    ("街办事处", "街道"),
    ("街办", "街道"),
    ("街", "街道"),
    ("地区办事处", "地区"),
    ("地区", "地区"),
    ("镇人民政府", "镇"),
    ("镇政府", "镇"),
    ("镇", "镇"),
    ("乡人民政府", "乡"),
    ("乡政府", "乡"),
    ("乡", "乡"),
    ("苏木人民政府", "苏木"),
    ("苏木政府", "苏木"),
    ("苏木", "苏木"),
)
_DEPARTMENT = re.compile(
    "(?:局|委员会|委|办公室|办|厅|中心|院|大队|支队|总队|总站|署|管理处|科技园|开发区|示范区|高新区)$"
)
# An office inside the office: 三营镇党政办公室 publishes for the town.
_INNER_OFFICE = re.compile(
    "(街道办事处|街道|镇人民政府|镇政府|镇|乡人民政府|乡政府|乡)(?:党政综合|党政|综合)?办(?:公室)?$"
)
_NO_NAME = re.compile("^(?:本|我|该|各|全|贵)(?:区|县|市|镇|乡|街|局|委|办|单位|机关|级|部门|地区)")
_GOVERNMENT = re.compile("^(?:人民)?政府$")
# Zones that lie over districts of other names and run their sub-districts; the catalogue has no such places.
_ZONE = re.compile(
    "[一-鿿]{2,12}(?:新区|新城|开发区|示范区|度假区|风景区|高新区|经开区|港务区)(?=[一-鿿]{2})"
)
_REGION = re.compile("^[一-鿿]{2,12}[省市区县旗州盟](?:人民政府)?$")

# Short forms (简称) of one body only. A short form of several, such as 城管局, stays as it is written.
_SHORT_FORMS = {
    "政府办": "人民政府办公室",
    "人民政府办": "人民政府办公室",
    "政府办公室": "人民政府办公室",
    "政府办公厅": "人民政府办公厅",
    "科委": "科学技术委员会",
    "教委": "教育委员会",
    "农委": "农业农村委员会",
    "住建委": "住房和城乡建设委员会",
    "住建局": "住房和城乡建设局",
    "发改委": "发展和改革委员会",
    "发改局": "发展和改革局",
    "发展改革委": "发展和改革委员会",
    "发展改革局": "发展和改革局",
    "经信委": "经济和信息化委员会",
    "经信局": "经济和信息化局",
    "工信局": "工业和信息化局",
    "人社局": "人力资源和社会保障局",
    "人力社保局": "人力资源和社会保障局",
    "卫健委": "卫生健康委员会",
    "卫健局": "卫生健康局",
    "市监局": "市场监督管理局",
    "市场监管局": "市场监督管理局",
    "应急局": "应急管理局",
    "退役军人局": "退役军人事务局",
    "交通局": "交通运输局",
    "医保局": "医疗保障局",
    "国资委": "国有资产监督管理委员会",
    "规自局": "规划和自然资源局",
}
_LONGEST_PLACE = 15
_LONGEST_TOWNSHIP = 14
_LONGEST_SHORT_FORM = 7


@dataclass(frozen=True, slots=True)
class Name:
    """A body's name: `places` it begins with (of the catalogue, outermost first) and `core`.

    core: 南关街道 for 原州区人民政府南关街道办事处; "" for the government of the last place itself.
    kind: 街道, 镇, 乡, 其他, 政府 or 部门. listed: the catalogue has a body of this name.
    zone: a zone before the core that the catalogue has not (某新区).
    """

    places: tuple[str, ...]
    core: str
    kind: str
    listed: bool = False
    zone: str = ""


def parse_name(written: str, divisions: Divisions) -> Name | None:
    """The name in `written`, which holds nothing else; None if it is no body's name.

    written: without blanks, in simplified characters.
    """
    places: list[str] = []
    rest = written
    while rest:
        if found := _listed(rest, divisions):
            core, kind = found
            return Name(tuple(places), core, kind, listed=True)
        place, length = _leading_place(rest, divisions)
        if not place:
            break
        places.append(place)
        rest = rest[length:]
        if rest.startswith("人民政府") and rest[4:] and not rest.startswith("人民政府办"):
            rest = rest[4:]
    if places and (not rest or _GOVERNMENT.match(rest)):
        return Name(tuple(places), "", "政府")
    return _beyond_a_zone(tuple(places), rest, divisions) or _unlisted(tuple(places), rest, divisions)


def township_names(written: str) -> list[str]:
    """The names that the catalogue may have for `written`, a sub-district or its office.

    红旗街 can stand for 红旗街道 and for 红旗街街道.
    """
    written = _INNER_OFFICE.sub(r"\1", written)
    for office, suffix in _OFFICES:
        stem = written.removesuffix(office)
        if stem and stem != written:
            return [f"{stem}街道", f"{stem}街街道"] if office == "街" else [stem + suffix]
    return []


def township_ending_at(text: str, end: int, divisions: Divisions) -> str:
    """The longest name of a listed sub-district that `text[:end]` ends with; "" if it ends with none."""
    index = divisions.townships_by_name
    for start in range(max(0, end - _LONGEST_TOWNSHIP), end - 2):
        if text[start:end] in index:
            return text[start:end]
    return ""


def region_ending_at(text: str, end: int, divisions: Divisions) -> str:
    """The longest name of a province, city or district that `text[:end]` ends with, or ""."""
    index = divisions.regions_by_name
    for start in range(max(0, end - _LONGEST_PLACE), end - 1):
        if text[start:end] in index:
            return text[start:end]
    return ""


def ethnic_townships(core: str, divisions: Divisions) -> list[str]:
    """The 民族乡 for which `core` may be the short form: 湖潮乡, 湖潮苗族布依族乡."""
    stem = core.removesuffix("乡")
    if stem == core or len(stem) < 2:
        return []
    return [name for name in divisions.townships_by_name if name.startswith(stem) and name.endswith("族乡")]


def abbreviates(short: str, long: str) -> bool:
    """Whether `short` leaves out characters of `long` and nothing else: 城管局, 城市管理局."""
    characters = iter(long)
    return len(short) < len(long) and short[-1] == long[-1] and all(one in characters for one in short)


def _listed(written: str, divisions: Divisions) -> tuple[str, str] | None:
    """(name, kind) of the listed body that `written` is."""
    if entries := divisions.listed_by_name.get(written):
        return entries[0].short_name, entries[0].kind
    index = divisions.townships_by_name
    if written in index and len(written) > 2:
        return written, kind_of(written)
    return next(((name, kind_of(name)) for name in township_names(written) if name in index), None)


def _leading_place(text: str, divisions: Divisions) -> tuple[str, int]:
    """The longest province, city or district that `text` begins with, and how long it is written.

    A province or city may stand without its suffix (宁夏, 固原) before something that is a name by itself.
    """
    for length in range(min(_LONGEST_PLACE, len(text)), 1, -1):
        place, rest = text[:length], text[length:]
        if place in divisions.regions_by_name and rest not in ("街道", "街道办事处", "街道办"):
            return place, length
    for length in range(min(_LONGEST_SHORT_FORM, len(text) - 2), 1, -1):
        place, rest = divisions.short_regions.get(text[:length], ""), text[length:]
        if place and (parse_name(rest, divisions) is not None) and not rest.startswith(("路", "街")):
            return place, length
    return "", 0


def _beyond_a_zone(places: tuple[str, ...], rest: str, divisions: Divisions) -> Name | None:
    """A listed sub-district behind a zone that the catalogue has not: 某新区某街道."""
    for zone in _ZONE.finditer(rest):
        if zone.start() == 0 and (found := _listed(rest[zone.end() :], divisions)):
            core, kind = found
            return Name(places, core, kind, listed=True, zone=zone[0])
    return None


def _unlisted(places: tuple[str, ...], rest: str, divisions: Divisions) -> Name | None:
    """A name by its form alone: a department, a new or renamed sub-district, a place of no catalogue."""
    if not 2 <= len(rest) <= 30 or not re.fullmatch("[一-鿿、·]+", rest) or _NO_NAME.match(rest):
        return None
    rest = re.sub("管委会$", "管理委员会", _SHORT_FORMS.get(rest, rest))
    names = township_names(rest)
    if names and len(names[0]) > 2 and not rest.endswith("街"):
        # 河东区街道 names all of a district's sub-districts, and no single one.
        single = re.sub("(?:街道|镇|乡)$", "", names[0]) not in divisions.regions_by_name
        return Name(places, names[0], kind_of(names[0])) if single else None
    if _DEPARTMENT.search(rest):
        return Name(places, rest, "部门")
    if _REGION.match(rest) and not places:
        return Name((), rest if rest.endswith("人民政府") else rest + "人民政府", "政府")
    return None
