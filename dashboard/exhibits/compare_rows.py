"""Agencies of a kind side by side: whom to compare, on which numbers, and where each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import isnan
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.exhibits.exhibit import Ask, Blank, Field, Options, Question, Sheet
from dashboard.exhibits.scope import EVERY, Scope
from dashboard.exhibits.trends_lines import Measured

QUALITY = "data_quality"
USUAL = (
    "hotline_orders",
    "website_posts",
    "newmedia_posts",
    "requests_new",
    "completion_rate",
    "disclosure_rate",
    QUALITY,
)
"""What is compared unless something else is chosen."""
MOST_INDICATORS = 10
OUTLYING = 3.5
"""A robust z-score beyond which rule PEER calls a value out of line (偏离同类单位)."""
ANY = "单位"
_GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "street": ("街道", ("街道",)),
    "town": ("乡镇", ("镇", "乡")),
    "department": ("部门", ("部门",)),
    "other": ("其他单位", ("其他",)),
    "any": (ANY, ()),
}
"""Kinds of agencies that are compared with each other (同类单位): their name, and kinds of the catalogue."""

Row = Mapping[str, Any]
"""A row of queries/compare; its value is NaN where it is missing."""


@dataclass(frozen=True, slots=True)
class Order:
    """By which indicator the agencies are sorted. code: as a link has it, 「-key」 from the lowest up."""

    key: str
    rising: bool = False

    @property
    def code(self) -> str:
        return f"-{self.key}" if self.rising else self.key


@dataclass(frozen=True)
class Compared:
    """What is compared. noun: what the agencies are (街道); lines: their rows, see `lines_of`."""

    scope: Scope
    noun: str
    indicators: tuple[Measured, ...]
    order: Order
    question: Question
    lines: Mapping[str, Mapping[str, Row]]

    @cached_property
    def sorted_by(self) -> Measured:
        """The indicator that the agencies are sorted by."""
        return next(what for what in self.indicators if what.measure == self.order.key)

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """Their ids in order; those without a value last, those without a report behind them."""
        sign = 1 if self.order.rising else -1

        def rank(agency: str) -> tuple[bool, bool, float, str]:
            row = self.lines[agency][self.order.key]
            missing = isnan(row["value"])
            return not row["reported"], missing, 0.0 if missing else sign * row["value"], agency

        return tuple(sorted(self.lines, key=rank))

    @cached_property
    def reported(self) -> tuple[str, ...]:
        """The ids of those whose report came in, in order."""
        return tuple(agency for agency in self.agencies if self.any_of(agency)["reported"])

    @cached_property
    def silent(self) -> list[str]:
        """The names of those whose report is missing."""
        return [self.any_of(agency)["name"] for agency in self.lines if not self.any_of(agency)["reported"]]

    def any_of(self, agency: str) -> Row:
        """One row of an agency, for what all of its rows say: name, reported, oddness."""
        return self.lines[agency][self.order.key]

    def of(self, what: Measured) -> list[Row]:
        """The rows of one indicator."""
        return [line[what.measure] for line in self.lines.values()]

    def stated(self, what: Measured) -> list[Row]:
        """Those that have a value."""
        return [row for row in self.of(what) if not isnan(row["value"])]

    def subject(self, row: Row) -> Measured:
        """The indicator that a row is of."""
        return next(what for what in self.indicators if what.measure == row["key"])

    @property
    def place(self) -> str:
        """原州区街道."""
        return f"{self.scope.district_name}{self.noun}"

    @property
    def middle(self) -> str:
        """街道中位数, 各单位中位数."""
        return f"{'各' if self.noun == ANY else ''}{self.noun}{labels.MEDIAN}"

    @property
    def measures(self) -> tuple[str, ...]:
        return tuple(what.measure for what in self.indicators)


def peer_groups(ask: Ask, scope: Scope) -> dict[str, str]:
    """Codes and names of the kinds that the district has, that with most bodies that ever reported first.

    All of them together stand last.
    """
    if scope.district == EVERY:
        return {}
    bodies = ask(Question("agencies", {"district": scope.district}))
    counts = {code: [0, 0] for code in _GROUPS}
    for kind, reports in zip(bodies["kind"].tolist(), bodies["reports"].tolist(), strict=True):
        for code, (_, kinds) in _GROUPS.items():
            if kind in kinds:
                counts[code][0] += reports > 0
                counts[code][1] += 1
    known = sorted((code for code in counts if counts[code][1]), key=counts.__getitem__, reverse=True)
    return {code: _GROUPS[code][0] for code in known} | ({"any": "全部单位"} if len(known) > 1 else {})


def known_indicators(ask: Ask) -> dict[str, str]:
    """Keys and names of everything that can be compared, the usual ones first."""
    rows = ask(Question("measures", {}))
    named = dict(zip(map(str, rows["key"]), rows["label"], strict=True)) | {QUALITY: "数据质量"}
    usual = {key: labels.BRIEF_MEASURES.get(key, named[key]) for key in USUAL}
    return usual | {key: name for key, name in named.items() if key not in usual}


def chosen_indicators(code: str | None, known: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys in `code` (「a,b」) that there are; the usual ones where none is."""
    asked = [key for key in dict.fromkeys((code or "").split(",")) if key in known]
    return tuple(asked[:MOST_INDICATORS]) or USUAL


def chosen_order(code: str | None, keys: Sequence[str]) -> Order:
    """The order that `code` means; by the first of `keys` unless it names one of them."""
    key = (code or "").removeprefix("-")
    return Order(key, (code or "").startswith("-")) if key in keys else Order(keys[0])


def compared(ask: Ask, scope: Scope, options: Options) -> Compared | Blank:
    """The agencies of a kind on the chosen numbers; why there is nothing to compare.

    options: peers (a code of `peer_groups`), indicators (「a,b」), sort (as Order.code).
    """
    if scope.district == EVERY:
        return Blank("各区县的单位不宜直接相比，请在上方“区县”中选定一个区县。")
    groups = peer_groups(ask, scope)
    if not groups:
        return Blank(f"{scope.district_name}没有可以对比的单位。")
    peers = options.get("peers", "")
    noun, kinds = _GROUPS[peers if peers in groups else next(iter(groups))]
    keys = chosen_indicators(options.get("indicators"), known_indicators(ask))
    question = Question("compare", _parameters(scope, kinds, keys))
    lines = lines_of(ask(question))
    if not any(row["reported"] for line in lines.values() for row in line.values()):
        return Blank(f"{scope.district_name} {scope.year} 年没有收到{noun}的年报，请另选年份或同类单位。")
    order = chosen_order(options.get("sort"), keys)
    return Compared(scope, noun, measured(lines), order, question, lines)


def any_kind_question(ask: Ask, scope: Scope, options: Options) -> Question:
    """All agencies of the district, whatever their kind, on the chosen numbers."""
    keys = chosen_indicators(options.get("indicators"), known_indicators(ask))
    return Question("compare", _parameters(scope, (), keys))


def _parameters(scope: Scope, kinds: Sequence[str], keys: Sequence[str]) -> dict[str, Any]:
    return {"district": scope.district, "year": scope.year, "kinds": list(kinds), "keys": list(keys)}


def lines_of(rows: pd.DataFrame) -> Mapping[str, Mapping[str, Row]]:
    """Rows of queries/compare by agency and key; agencies that share a name are told apart by their ids."""
    columns = [rows[name].tolist() for name in rows]
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for values in zip(*columns, strict=True):
        row = dict(zip(map(str, rows.columns), values, strict=True))
        found.setdefault(row["agency_id"], {})[row["key"]] = row
    names = Counter(next(iter(line.values()))["name"] for line in found.values())
    for agency, line in found.items():
        for row in line.values():
            if names[row["name"]] > 1:
                row["name"] = f"{row['name']}（{agency}）"
    return found


def measured(lines: Mapping[str, Mapping[str, Row]]) -> tuple[Measured, ...]:
    """The indicators of `lines`, in their order."""
    return tuple(
        Measured("", row["key"], str(labels.BRIEF_MEASURES.get(row["key"], row["label"])), row["unit"])
        for row in next(iter(lines.values())).values()
    )


def value_words(row: Row, what: Measured) -> str:
    """约 140 条, 94.4%, 94.4%（n=3） where the base is small."""
    few = f"（n={labels.number(row['denominator'])}）" if row["is_small"] else ""
    return what.value(row["value"], approximate=bool(row["approximate"])) + few


def absence(row: Row) -> str:
    """Why there is no value, as a cell says it: no report, 未公布, or n=0 where nothing is below the line."""
    if not row["reported"]:
        return labels.NOT_RECEIVED
    return "n=0" if row["denominator"] == 0 else labels.UNREPORTED


def change_words(row: Row, what: Measured) -> str:
    """+12.4%; of a rate 升 0.3 个百分点; "" where there is nothing to compare with."""
    if what.is_rate:
        if isnan(row["points"]):
            return ""
        return labels.points(row["difference"]) if row["points"] else "持平"
    return "" if isnan(row["change_ratio"]) else labels.change(row["change_ratio"])


def standouts(found: Compared) -> list[Row]:
    """The rows that lie far from the others of their kind, the farthest first; small bases are left out."""
    rows = [row for line in found.lines.values() for row in line.values()]
    far = [row for row in rows if not isnan(row["score"]) and abs(row["score"]) > OUTLYING]
    return sorted(far, key=lambda row: -abs(row["score"]))


def sheet_of(found: Compared, agencies: Sequence[str], *, ranks: bool) -> Sheet:
    """A line for each of `agencies`, the values (and `ranks`) of each indicator, and what to know of them."""
    fields: list[Field] = [Field("name", labels.AGENCY)]
    for what in found.indicators:
        fields.append(value_field(what))
        if what.is_rate:
            fields.append(Field(f"{what.measure}.base", f"{what.subject}分母", "integer"))
        if ranks:
            fields.append(Field(f"{what.measure}.place", f"{what.subject}{labels.RANK}", "integer"))
    fields.append(Field("remarks", labels.REMARKS))
    rows = pd.DataFrame([sheet_line(found, found.lines[agency]) for agency in agencies])
    return Sheet(tuple(fields), rows)


def value_field(what: Measured) -> Field:
    """The column of its values in a sheet, each leading to its figure where a report states it."""
    return replace(what.field(), key=what.measure, figure="" if what.is_rate else f"{what.measure}.figure")


def sheet_line(found: Compared, rows: Mapping[str, Row]) -> dict[str, Any]:
    """One agency's line: what `value_field` and its companions (base, place, change, percentile) hold."""
    first = next(iter(rows.values()))
    line: dict[str, Any] = {key: first[key] for key in ("name", "agency_id", "district_code", "year")}
    for what in found.indicators:
        row, key = rows[what.measure], what.measure
        line |= {
            key: row["value"],
            f"{key}.figure": row["figure_key"],
            f"{key}.base": row["denominator"],
            f"{key}.place": row["place"] or None,
            f"{key}.percentile": row["percentile"],
            f"{key}.change": change_words(row, what),
        }
    return line | {"remarks": _remarks(found, rows)}


def _remarks(found: Compared, rows: Mapping[str, Row]) -> str:
    if not next(iter(rows.values()))["reported"]:
        return "未收到年报"
    said = [
        f"{what.subject}{words}"
        for flag, words in (("approximate", "为约数"), ("marked", "存疑"), ("is_small", "分母小"))
        for what in found.indicators
        if rows[what.measure][flag] and not isnan(rows[what.measure]["value"])
    ]
    said += [f"{what.subject}分母为 0" for what in found.indicators if rows[what.measure]["denominator"] == 0]
    return "；".join(said)
