"""What a document says of the place that its report is from: what tells places of one name apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.divisions import AgencyEntry, Divisions
from dashboard.extraction.names import region_ending_at

_SITE = re.compile("(?:人民)?政府(?:门户|官方|信息|政务)?网|门户网|政务网|信息网")
# 统一社会信用代码 of an office: two characters, then six digits of its place; 索引号: these six digits, then
# three of the office.
_CODES = re.compile(r"(?<![0-9A-Z])1[1-9](\d{6})[0-9A-Z]{9,10}(?![0-9])|(?<!\d)(\d{6})\d{3}/20\d\d-")
# District names that are ordinary words as well: no evidence unless the city stands before them.
_ORDINARY = frozenset({"城区", "郊区", "矿区", "新区", "城中区", "市中区", "新城区", "东区", "西区"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The places that a document names, by how they are named.

    stated: before the body's own name somewhere; around: before other bodies' names and those of websites
    (发布机构：X区人民政府); codes: six-digit codes of the publishing office.
    """

    text: str
    stated: tuple[str, ...]
    around: frozenset[str]
    codes: frozenset[str]

    def excludes(self, entry: AgencyEntry) -> bool:
        """Whether a place that is stated does not hold `entry`."""
        own = set(_places(entry))
        return any(place not in own for place in self.stated)

    def speaks_of_elsewhere(self, entry: AgencyEntry) -> bool:
        """Whether places are named and none of them holds `entry`."""
        return bool(self.around) and self.score(entry) == 0

    def score(self, entry: AgencyEntry) -> int:
        """How well `entry` fits: its district counts most, then city, then province; 0 for no evidence.

        The name of a province somewhere in the text is none.
        """
        district, city, province = entry.district, entry.city, entry.province
        score = 8 * (entry.district_code in self.codes)
        score += 4 * (self._named(district) + self._times(district, city))
        if city != district:
            score += 2 * (self._named(city) + self._times(city, province))
        return score + self._named(province)

    def _named(self, place: str) -> int:
        return 2 * (place in self.stated) + (place in self.around)

    def _times(self, place: str, above: str) -> int:
        """How often the text names `place`, up to twice."""
        if not place:
            return 0
        if place in _ORDINARY:
            return min(self.text.count(above + place), 2) if above else 0
        if len(place) == 2:
            return min(len(re.findall(f"(?<![一-鿿]){place}|(?<=[省市州盟]){place}", self.text)), 2)
        return min(self.text.count(place), 2)


def site_places(text: str, divisions: Divisions) -> set[str]:
    """The places whose governments' websites the text names: 原州区人民政府网站."""
    return {
        place for match in _SITE.finditer(text) if (place := region_ending_at(text, match.start(), divisions))
    }


def office_codes(text: str) -> frozenset[str]:
    """The six-digit codes of places in the office's own codes."""
    return frozenset(match[1] or match[2] for match in _CODES.finditer(text))


def _places(entry: AgencyEntry) -> Iterator[str]:
    for place in (entry.province, entry.city, entry.district):
        yield place
        yield place.partition("（")[0]
