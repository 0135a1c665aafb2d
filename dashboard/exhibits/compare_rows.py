"""Agencies of a kind side by side: whom to compare, on which numbers, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.exhibits.exhibit import Ask, Blank, Field, Options, Question, Sheet
from dashboard.exhibits.scope import EVERY, Scope
from dashboard.exhibits.trends_lines import Measured, distinct_names

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

Row = Mapping[Any, Any] | pd.Series


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
    """What is compared. noun: what the agencies are (街道); rows: of queries/compare, with distinct names."""

    scope: Scope
    noun: str
    indicators: tuple[Measured, ...]
    order: Order
    question: Question
    rows: pd.DataFrame

    @cached_property
    def sorted_by(self) -> Measured:
        """The indicator that the agencies are sorted by."""
        return next(what for what in self.indicators if what.measure == self.order.key)

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """Their ids in order; those without a value last."""
        rows = self.of(self.sorted_by).sort_values(
            ["value", "agency_id"], ascending=[self.order.rising, True], na_position="last", kind="stable"
        )
        return (*rows.loc[rows["reported"], "agency_id"], *rows.loc[~rows["reported"], "agency_id"])

    @cached_property
    def reported(self) -> tuple[str, ...]:
        """The ids of those whose report came in, in order."""
        came_in = set(self.rows.loc[self.rows["reported"], "agency_id"])
        return tuple(agency for agency in self.agencies if agency in came_in)

    @cached_property
    def silent(self) -> list[str]:
        """The names of those whose report is missing."""
        return list(self.rows.loc[~self.rows["reported"], "name"].drop_duplicates())

    @cached_property
    def lines(self) -> dict[str, dict[str, Row]]:
        """The rows by agency and indicator."""
        columns = [self.rows[name].tolist() for name in self.rows]
        found: dict[str, dict[str, Row]] = {}
        for values in zip(*columns, strict=True):
            row = dict(zip(self.rows.columns, values, strict=True))
            found.setdefault(row["agency_id"], {})[row["key"]] = row
        return found

    def of(self, what: Measured) -> pd.DataFrame:
        """The rows of one indicator."""
        return self.rows[self.rows["key"] == what.measure]

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
    counts: dict[str, tuple[int, int]] = {}
    for code, (_, kinds) in _GROUPS.items():
        of_group = bodies[bodies["kind"].isin(kinds)]
        counts[code] = (int((of_group["reports"] > 0).sum()), len(of_group))
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
    rows = ask(question)
    if not rows["reported"].any():
        return Blank(f"{scope.district_name} {scope.year} 年没有收到{noun}的年报，请另选年份或同类单位。")
    rows = distinct_names(rows.assign(body=rows["agency_id"]))
    order = chosen_order(options.get("sort"), keys)
    return Compared(scope, noun, measured(rows), order, question, rows)


def any_kind_question(ask: Ask, scope: Scope, options: Options) -> Question:
    """All agencies of the district, whatever their kind, on the chosen numbers."""
    keys = chosen_indicators(options.get("indicators"), known_indicators(ask))
    return Question("compare", _parameters(scope, (), keys))


def _parameters(scope: Scope, kinds: Sequence[str], keys: Sequence[str]) -> dict[str, Any]:
    return {"district": scope.district, "year": scope.year, "kinds": list(kinds), "keys": list(keys)}


def measured(rows: pd.DataFrame) -> tuple[Measured, ...]:
    """The indicators of rows of queries/compare, in their order."""
    return tuple(
        Measured("", key, labels.BRIEF_MEASURES.get(key, label), unit)
        for key, label, unit in rows.drop_duplicates("key")[["key", "label", "unit"]].itertuples(index=False)
    )


def value_words(row: Row, what: Measured) -> str:
    """约 140 条, 94.4%, 94.4%（n=3） where the base is small."""
    few = f"（n={labels.number(row['denominator'])}）" if row["is_small"] else ""
    return what.value(row["value"], approximate=bool(row["approximate"])) + few


def absence(row: Row) -> str:
    """Why there is no value, as a cell says it: 未公布, or n=0 where nothing stands below the line."""
    return "n=0" if row["denominator"] == 0 else labels.UNREPORTED


def change_words(row: Row, what: Measured) -> str:
    """+12.4%; of a rate 升 0.3 个百分点; "" where there is nothing to compare with."""
    if what.is_rate:
        if pd.isna(row["points"]):
            return ""
        return labels.points(row["difference"]) if row["points"] else "持平"
    return "" if pd.isna(row["change_ratio"]) else labels.change(row["change_ratio"])


def standouts(found: Compared) -> pd.DataFrame:
    """The rows that lie far from the others of their kind, the farthest first; small bases are left out."""
    far = found.rows[found.rows["score"].abs() > OUTLYING]
    return far.sort_values("score", key=lambda scores: -scores.abs(), kind="stable")


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
            f"{key}.place": row["place"],
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
        if rows[what.measure][flag] and pd.notna(rows[what.measure]["value"])
    ]
    said += [f"{what.subject}分母为 0" for what in found.indicators if rows[what.measure]["denominator"] == 0]
    return "；".join(said)
