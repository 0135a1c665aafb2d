"""What a person says on the command line, and the parameters of a query that it fills."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dashboard.errors import QueryError
from dashboard.warehouse.snapshot import Snapshot

_EVERYWHERE = ("all", "none")
_TAKES = {
    "district": "区县（--district，名称或代码）",
    "agency": "一个单位（--agency，名称或代码）",
    "report": "一个单位和一个年度（--agency、--year）",
    "key": "一个指标（--indicator，名称或代码）",
    "metric": "一个指标（--indicator，名称或代码）",
    "format": "一个单位和一个年度（--agency、--year）",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A query's name and what a person said about it.

    years: first and last; district: a name or code; agencies: names or codes; keys: keys or labels of metrics
    and indicators; others: parameters by their own names; dismissed: ids of the findings judged 不属实.
    """

    name: str
    years: tuple[int, int] | None = None
    district: str = ""
    agencies: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)
    dismissed: tuple[str, ...] = ()


def refuse_unused(question: Question, wanted: Iterable[str]) -> None:
    """QueryError for what was said to no purpose: an answer must not look narrower than it is."""
    serves = {
        "--year": ({"year", "years", "first_year", "last_year", "report", "format"}, question.years),
        "--district": ({"district", "agencies", "agency", "report", "format"}, question.district),
        "--agency": ({"agency", "agencies", "report", "format"}, question.agencies),
        "--indicator": ({"keys", "key", "indicators", "metrics", "metric"}, question.keys),
    }
    unused = [option for option, (names, said) in serves.items() if said and names.isdisjoint(wanted)]
    unused += [f"--set {name}" for name in question.others if name not in wanted]
    if unused:
        raise QueryError(f"查询“{question.name}”用不到 {'、'.join(unused)}")


def note_on(sql: str, parameter: str) -> str:
    """What the header says of a parameter, e.g. `code, "none" or "all"`."""
    header = re.search(r"-- params:(.*(?:\n--  .*)*)", sql)
    said = re.search(rf"\${parameter}\s*\(([^)]*)\)", header[1] if header else "")
    return re.sub(r"\s*\n--\s*", " ", said[1]) if said else ""


@dataclass(frozen=True)
class Reports:
    """The snapshot's reports, and what was said picked out of them; wanted: the query's parameters."""

    snapshot: Snapshot
    question: Question
    wanted: frozenset[str] = frozenset()

    def fill(self, parameter: str, note: str) -> Any:
        """The value of a parameter; note: what the query's header says that it takes."""
        said = self.question.others.get(parameter)
        if said is not None:
            return _typed(said, note)
        ways: dict[str, Callable[[str], Any]] = {
            "year": lambda note: self._one_year,
            "first_year": lambda note: self._years[0],
            "last_year": lambda note: self._years[1],
            "district": self._fill_district,
            "agency": self._fill_agency,
            "agencies": self._fill_agencies,
            "keys": lambda note: self._keys(derived_only=False),
            "metrics": lambda note: self._keys(derived_only=False),
            "indicators": lambda note: self._keys(derived_only=True),
            "key": lambda note: self._one_key("key"),
            "metric": lambda note: self._one_key("metric"),
            "years": lambda note: sorted({row["year"] for row in self._all if self._covers(row["year"])}),
            "dismissed": lambda note: list(self.question.dismissed),
            "report": lambda note: self._one_report["report_id"],
            "format": lambda note: self._one_report["format"],
        }
        if parameter not in ways:
            takes = f"（{note}）" if note else ""
            raise QueryError(
                f"查询“{self.question.name}”还需要参数 {parameter}{takes}",
                remedy=f"请加 --set {parameter}=值",
            )
        return ways[parameter](note)

    @property
    def chosen(self) -> list[str]:
        """The reports of the chosen years, district and agencies on which rules are tried."""
        agencies = set(self._fill_agencies(""))
        return [
            row["report_id"]
            for row in self._all
            if row["agency_id"] in agencies and self._covers(row["year"]) and row["format"] != "sheet"
        ]

    @cached_property
    def _all(self) -> list[dict[str, Any]]:
        rows = self.snapshot.query("reporting").to_dict("records")
        return [{str(name): value for name, value in row.items()} for row in rows]

    @property
    def _here(self) -> list[dict[str, Any]]:
        """The reports of the chosen district."""
        code = self._district
        return (
            self._all if code in ("", "all") else [row for row in self._all if row["district_code"] == code]
        )

    @property
    def _years(self) -> tuple[int, int]:
        known = [row["year"] for row in self._all]
        return self.question.years or (min(known, default=0), max(known, default=0))

    def _covers(self, year: int) -> bool:
        first, last = self._years
        return first <= year <= last

    @property
    def _one_year(self) -> int:
        first, last = self._years
        if self.question.years and first != last and "first_year" not in self.wanted:
            raise QueryError(f"查询“{self.question.name}”只看一个年度", remedy=f"请用 --year {last}")
        return last

    @cached_property
    def _district(self) -> str:
        """The code of the district that was named; empty if none was."""
        said = self.question.district
        if said in ("", *_EVERYWHERE):
            return said
        codes = {row["district_code"] for row in self._all if said in (row["district"], row["district_code"])}
        return self._only(codes, said, "区县", {row["district"]: row["district_code"] for row in self._all})

    def _fill_district(self, note: str) -> str:
        if self._district:
            if self._district in _EVERYWHERE and f'"{self._district}"' not in note:
                raise self._lacking("district")
            return self._district
        codes = {row["district_code"] for row in self._all}
        if '"all"' in note:
            return "all"
        if len(codes) == 1:
            return str(codes.pop())
        raise self._lacking("district")

    def _agency(self, said: str) -> str:
        names = ("agency_id", "agency", "short_name")
        found = {row["agency_id"] for row in self._here if said in [row[name] for name in names]}
        return self._only(found, said, "单位", {row["agency"]: row["agency_id"] for row in self._here})

    def _fill_agency(self, note: str) -> str:
        if len(self.question.agencies) == 1:
            return self._agency(self.question.agencies[0])
        known = {row["agency_id"] for row in self._here}
        if not self.question.agencies and '"all"' in note:
            return "all"
        if not self.question.agencies and len(known) == 1:
            return str(known.pop())
        raise self._lacking("agency")

    def _fill_agencies(self, note: str) -> list[str]:
        if self.question.agencies:
            return [self._agency(said) for said in self.question.agencies]
        if "none for all" in note and not self._district:
            return []
        return sorted({row["agency_id"] for row in self._here})

    @property
    def _one_report(self) -> Mapping[str, Any]:
        agency, year = self._fill_agency(""), self._one_year
        for row in self._all:
            if row["agency_id"] == agency and row["year"] == year:
                return row
        raise QueryError(f"资料库中没有“{''.join(self.question.agencies) or agency}”{year} 年的年报")

    def _keys(self, *, derived_only: bool) -> list[str]:
        known = self.snapshot.query("keys")
        known = known[known["derived"]] if derived_only else known
        if not self.question.keys:
            return list(known["key"])
        by_name = dict(zip(known["label"], known["key"], strict=True)) | {key: key for key in known["key"]}
        if unknown := [said for said in self.question.keys if said not in by_name]:
            raise QueryError(
                f"没有名为“{'、'.join(unknown)}”的{'指标' if derived_only else '项目'}",
                remedy="运行 gongkai query keys 可列出全部项目",
            )
        return [by_name[said] for said in self.question.keys]

    def _one_key(self, parameter: str) -> str:
        if len(self.question.keys) != 1:
            raise self._lacking(parameter)
        return self._keys(derived_only=False)[0]

    def _lacking(self, parameter: str) -> QueryError:
        return QueryError(f"查询“{self.question.name}”需要指明{_TAKES[parameter]}")

    def _only(self, found: set[str], said: str, what: str, known: Mapping[str, str]) -> str:
        """The one code that a name means; QueryError if it means none or several."""
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise QueryError(
                f"“{said}”指 {len(found)} 个{what}：{'、'.join(sorted(found))}", remedy="请改用代码"
            )
        listed = list(dict.fromkeys(known))
        some = "、".join(listed[:5]) + (f"等 {len(listed)} 个" if len(listed) > 5 else "")
        raise QueryError(
            f"没有“{said}”这个{what}的年报", remedy=f"现有{what}：{some}" if listed else "资料库中还没有年报"
        )


def _typed(said: str, note: str) -> Any:
    """A list where the header says so, a number where it can be no code, else the text itself."""
    if re.search(r"\blist\b|\bids\b", note):
        return [part for part in re.split("[,，、]", said) if part]
    return int(said) if said.isdecimal() and len(said) <= 4 else said
