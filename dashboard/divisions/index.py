"""All places and listed bodies of the country, by code and by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.divisions.places import AgencyEntry, Place, Seat, forms_of, kind_of, plain_name

# Rungs that the statistical code needs where no such place exists; they are never part of a name.
NOT_A_PLACE = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})

# 直辖市: the city of a place in one of them is the municipality itself.
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})

_REGION_SUFFIX = re.compile("(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$")
_AUTONOMOUS = re.compile("(.{2,6}?)(?:[^族]{1,5}族)+自治([县州旗])$")
_NOWHERE = Seat("", "", "", "")


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
                for form in forms_of(name):
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
