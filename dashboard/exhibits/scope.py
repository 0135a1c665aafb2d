"""What is asked about: a district, some of its agencies, a year."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dashboard import labels

EVERY = "all"
_LONG = 36
"""As many letters of names a sentence takes."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a page or an export is about.

    district: a code or "all"; agencies: ids, none of them for all; names as a sentence says them (原州区,
    南关街道); fictional: whether the places do not exist; as_of: when the last report was published;
    dismissed: ids of the findings that people judged 不属实, which no count includes; notes: years, and what
    people noted on them about this scope (年份注记).
    """

    snapshot_id: str
    district: str
    district_name: str
    agencies: tuple[str, ...]
    agency_names: tuple[str, ...]
    year: int
    fictional: bool
    as_of: date | None
    dismissed: tuple[str, ...] = field(default=(), kw_only=True)
    notes: tuple[tuple[int, str], ...] = field(default=(), kw_only=True)

    @property
    def agency(self) -> str:
        """The id of the only agency chosen, else "all"."""
        return self.agencies[0] if len(self.agencies) == 1 else EVERY

    @property
    def agency_name(self) -> str:
        """南关街道, 南关街道、北塬街道, 南关街道、北塬街道、古雁街道等 5 个单位, or 全部."""
        if not self.agencies:
            return labels.ALL
        names = list(self.agency_names)
        # Of long names a few fill two lines of a sentence and the whole subtitle of a chart.
        most = max([1, *(count for count in (2, 3) if sum(map(len, names[:count])) <= _LONG)])
        return labels.listing(names, most=most, unit="个单位")

    @property
    def whom(self) -> str:
        """原州区南关街道, 原州区人民政府, 原州区 or 全部区县."""
        place = self.district_name if self.district != EVERY else "全部区县"
        return place + self.agency_name.removeprefix(place) if self.agencies else place

    def source(self, note: str = "") -> str:
        """The source line of a page or chart; note: 口径."""
        return labels.source_line(self.snapshot_id, note, as_of=self.as_of, fictional=self.fictional)

    def notes_by_year(self) -> dict[int, str]:
        """What was noted on each year, several notes in one line."""
        years = dict.fromkeys(sorted(year for year, _ in self.notes))
        return {year: "；".join(note for noted, note in self.notes if noted == year) for year in years}

    def parameters(self, **more: Any) -> dict[str, Any]:
        """What queries about a scope bind: $district, $agencies, $year, and `more` that a query wants."""
        return {"district": self.district, "agencies": list(self.agencies), "year": self.year} | more
