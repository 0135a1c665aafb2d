"""What happened in a body year after year: the figures that its reports are going to print.

Every identity of the form holds by construction: applicants add up to totals, outcomes to the number of
closed requests, and what one year carries over the next year takes in. Growth is steady, so that a jump is a
planted one.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dashboard.demo.activity import Activity, act, total_activity
from dashboard.demo.form import (
    APPLICANTS,
    DISPUTES,
    OTHER_HANDLING,
    OUTCOMES,
    RESULTS,
    TABLE_TWO_2019,
    TABLE_TWO_2021,
    Key,
)
from dashboard.demo.places import Body, District

FIRST_2021 = 2021
"""The first year that is reported in the form of 2021."""

_ENTITIES = [key for key, _ in APPLICANTS[:6]]
_ENTITY_SHARES = (0.78, 0.12, 0.0, 0.02, 0.05, 0.03)
# How requests end, by outcome in the order of the form; the rest never happens here.
_OUTCOME_SHARES: Mapping[str, float] = {
    "disclosed": 0.42,
    "partly_disclosed": 0.13,
    "denied_other_law": 0.02,
    "denied_third_party": 0.03,
    "denied_internal_affairs": 0.03,
    "denied_process": 0.03,
    "denied_enforcement_file": 0.03,
    "denied_inquiry": 0.02,
    "unavailable_not_held": 0.16,
    "unavailable_needs_creation": 0.05,
    "unavailable_unclear": 0.01,
    "rejected_petition": 0.03,
    "rejected_repeat": 0.02,
    "other_no_correction": 0.01,
    "other": 0.01,
}


@dataclass
class YearFigures:
    """One body's year.

    cells: every number of the three tables, by key; activity: what sentences tell; stock: its normative
    documents in force at the year's end, which the edition of 2019 does not print.
    """

    body: Body
    year: int
    cells: dict[Key, Decimal]
    activity: Activity
    stock: int

    @property
    def report_id(self) -> str:
        return f"{self.body.agency_id}-{self.year}"

    @property
    def edition(self) -> str:
        """The edition of the form: "2021" or "2019"."""
        return "2021" if self.year >= FIRST_2021 else "2019"

    def count(self, metric: str, member: str = "", applicant: str = "") -> int:
        """A whole number of the tables; 0 where the edition has no such cell."""
        return int(self.cells.get((metric, member, applicant), 0))

    @property
    def new(self) -> int:
        return self.count("requests_new", "", "total")

    @property
    def carried_in(self) -> int:
        return self.count("requests_carried_in", "", "total")

    @property
    def processed(self) -> int:
        return self.count("requests_processed", "", "total")

    @property
    def carried_out(self) -> int:
        return self.count("requests_carried_out", "", "total")

    @property
    def reviews(self) -> int:
        return self.count("reviews", "total")

    @property
    def lawsuits(self) -> int:
        return self.count("lawsuits_direct", "total") + self.count("lawsuits_after_review", "total")


History = dict[tuple[str, int], YearFigures]
"""The years of a district's bodies by (agency id, year)."""


def invent_history(district: District, years: range, seed: int) -> History:
    """What the district's bodies and its government have to report, before anything is planted."""
    history: History = {}
    for body in district.bodies:
        chance = random.Random(f"{seed}:history:{body.agency_id}")
        first, last = body.valid_from, body.valid_to or years[-1]
        before: list[YearFigures] = [history[part, first - 1] for part in body.merges]
        for year in range(first, last + 1):
            figures = _live_a_year(body, year, before, years, chance)
            history[body.agency_id, year] = figures
            before = [figures]
    for year in years:
        history[district.government.agency_id, year] = _sum_up(district, year, history)
    return history


def _live_a_year(
    body: Body, year: int, before: list[YearFigures], years: range, chance: random.Random
) -> YearFigures:
    cells: dict[Key, Decimal] = {}
    _requests(cells, body, year, before, years, chance)
    _disputes(cells, body, before, chance)
    stock = _powers(cells, body, year, before, chance)
    return YearFigures(body, year, cells, act(body, year, years, chance), stock)


def _requests(
    cells: dict[Key, Decimal],
    body: Body,
    year: int,
    before: list[YearFigures],
    years: range,
    chance: random.Random,
) -> None:
    """Table three: every applicant kind has its own flow of requests."""
    growth = 1.06 ** (year - years.start)
    edition = "2021" if year >= FIRST_2021 else "2019"
    wanted = round(body.busyness * growth * chance.uniform(0.92, 1.08))
    new = share_out(wanted, _ENTITY_SHARES)
    if wanted and any(
        new == [earlier.count("requests_new", "", key) for key in _ENTITIES] for earlier in before
    ):
        # The same figures as last year are a defect (SAME): they are planted, not left to chance.
        new[0] += 1
    carry_rate = chance.uniform(0.05, 0.09) if body.busyness >= 15 else 0.0
    for entity, count in zip(_ENTITIES, new, strict=True):
        carried_in = sum(earlier.count("requests_carried_out", "", entity) for earlier in before)
        carried_out = round((count + carried_in) * carry_rate)
        processed = count + carried_in - carried_out
        put(cells, "requests_new", "", entity, count)
        put(cells, "requests_carried_in", "", entity, carried_in)
        put(cells, "requests_processed", "", entity, processed)
        put(cells, "requests_carried_out", "", entity, carried_out)
        outcomes = share_out(processed, [_OUTCOME_SHARES.get(outcome, 0.0) for outcome in OUTCOMES])
        rows = dict(zip(OUTCOMES, outcomes, strict=True))
        if edition == "2019":
            rows[OTHER_HANDLING] = sum(rows.pop(outcome) for outcome in OUTCOMES[-3:])
        for outcome, ended in rows.items():
            put(cells, "requests_outcome", outcome, entity, ended)
    add_totals(cells)


def put(cells: dict[Key, Decimal], metric: str, member: str, applicant: str, value: int) -> None:
    """Set one cell."""
    cells[metric, member, applicant] = Decimal(value)


def add_totals(cells: dict[Key, Decimal]) -> None:
    """Set the column 总计 of table three to the sum of the six kinds of applicants."""
    rows = dict.fromkeys((metric, member) for metric, member, applicant in cells if applicant in _ENTITIES)
    for metric, member in rows:
        cells[metric, member, "total"] = sum(
            (cells[metric, member, entity] for entity in _ENTITIES), Decimal(0)
        )


def share_out(total: int, shares: Iterable[float]) -> list[int]:
    """Whole numbers in proportion to `shares` that add up to `total` (largest remainder)."""
    weights = list(shares)
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    counts = [int(number) for number in exact]
    by_remainder = sorted(range(len(weights)), key=lambda index: counts[index] - exact[index])
    for index in by_remainder[: total - sum(counts)]:
        counts[index] += 1
    return counts


def _disputes(
    cells: dict[Key, Decimal], body: Body, before: list[YearFigures], chance: random.Random
) -> None:
    """Table four: what was pending at the end of a year is closed in the next one."""
    rates = {"reviews": 0.08, "lawsuits_direct": 0.02, "lawsuits_after_review": 0.04}
    for metric, _ in DISPUTES:
        filed = round(body.busyness * rates[metric] * chance.uniform(0.7, 1.3))
        pending = min(filed, 1) if body.busyness >= 20 and metric == "reviews" else 0
        closed = sum(earlier.count(metric, "pending") for earlier in before) + filed - pending
        upheld, reversed_, other = share_out(closed, (0.7, 0.1, 0.2))
        for member, value in zip(
            (key for key, _ in RESULTS), (upheld, reversed_, other, pending, closed + pending), strict=True
        ):
            put(cells, metric, member, "", value)


def _powers(
    cells: dict[Key, Decimal], body: Body, year: int, before: list[YearFigures], chance: random.Random
) -> int:
    """Table two: decisions depend on the kind of body. Returns the documents in force, which go on."""
    quiet, department = body.busyness < 2, body.kind == "部门"
    issued = 0 if quiet else chance.choice((0, 1, 1, 2)) + 2 * department
    stock = sum(earlier.stock for earlier in before)
    if not before:
        stock = 0 if quiet else chance.randint(2, 9) + 6 * department
    repealed = min(stock, 0 if quiet else chance.choice((0, 0, 1, 1)))
    stock += issued - repealed
    steady = random.Random(f"{body.agency_id}:powers")
    level = {"部门": 900, "街道": 0, "镇": 60, "乡": 12}[body.kind] * steady.uniform(0.7, 1.4)
    penalties = round(level * 0.4 * chance.uniform(0.9, 1.1))
    numbers = {
        "licensing_decisions": round(level * chance.uniform(0.9, 1.1)),
        "penalty_decisions": penalties,
        "coercion_decisions": round(penalties * 0.05),
        "normative_issued": issued,
    }
    if year >= FIRST_2021:
        numbers |= {"normative_repealed": repealed, "normative_in_force": stock}
        hundredths = round(level * 1.37 * chance.uniform(0.9, 1.1)) if department else 0
        amount, metrics = "fees_charged", TABLE_TWO_2021
    else:
        numbers |= {"normative_published": issued, "normative_public": stock}
        numbers |= {"licensing_items": round(level / 12), "penalty_items": round(level / 5)}
        numbers["licensing_items_change"] = chance.choice((-2, 0, 1, 3)) if level else 0
        numbers["procurement_projects"] = 0 if quiet else steady.randint(2, 9)
        hundredths = numbers["procurement_projects"] * 1275
        amount, metrics = "procurement_amount", TABLE_TWO_2019
    for metric in metrics:
        put(cells, metric, "", "", numbers.get(metric, 0))
    cells[amount, "", ""] = Decimal(hundredths) / 100
    return stock


def _sum_up(district: District, year: int, history: History) -> YearFigures:
    """The government's own report: each cell the sum over the bodies of the district."""
    parts = [history[body.agency_id, year] for body in district.bodies if (body.agency_id, year) in history]
    cells: dict[Key, Decimal] = {}
    for part in parts:
        for key, value in part.cells.items():
            cells[key] = cells.get(key, Decimal(0)) + value
    activity = total_activity([part.activity for part in parts])
    return YearFigures(district.government, year, cells, activity, sum(part.stock for part in parts))
