"""Planting defects: each rule of RULES.md is broken on purpose in a report of its own.

A report gets at most one defect, so that what a check finds there is unambiguous. Where a defect touches what
the next or the last year says, these years stay clean.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.demo import faulty_tables, faulty_texts, faulty_years
from dashboard.demo.bed import Bed, Planter
from dashboard.demo.form import Key
from dashboard.demo.history import History, YearFigures
from dashboard.demo.places import District
from dashboard.demo.slips import Defect, Slips

_Place = tuple[str, int]
"""agency id and year: one report."""


@dataclass
class Planted:
    """A district's history with its defects. missing: reports that were never published."""

    history: History
    slips: dict[_Place, Slips]
    defects: list[Defect] = field(default_factory=list)
    missing: set[_Place] = field(default_factory=set)

    def published(self) -> list[YearFigures]:
        """The years that became reports, in order of agency and year."""
        return [figures for place, figures in sorted(self.history.items()) if place not in self.missing]


def plant(district: District, history: History, years: range, seed: int) -> Planted:
    """Break each rule once in `history`, as far as there are reports for it; the history is changed."""
    chance = random.Random(f"{seed}:planting:{district.code}")
    planted = Planted(history, {place: Slips() for place in history})
    planted.missing = _missing_reports(district, years)
    taken: set[_Place] = set(planted.missing)
    places = [place for place in sorted(history) if place not in planted.missing]
    limit = len(places) * 2 // 3
    for planter, reach in _PLANTERS:
        if len(planted.defects) >= limit:
            break
        for place in chance.sample(places, len(places)):
            agency, year = place
            around = {(agency, year + step) for step in range(-reach, reach + 1)}
            if around & taken:
                continue
            previous = None if (agency, year - 1) in planted.missing else history.get((agency, year - 1))
            bed = Bed(years, history, history[place], previous, planted.slips[place])
            defect = planter(bed)
            if defect is not None:
                planted.defects.append(defect)
                taken |= around
                break
    planted.defects += _sums_that_no_longer_fit(district, planted, years)
    return planted


def _missing_reports(district: District, years: range) -> set[_Place]:
    """One quiet body has no report for the third year."""
    quiet = [body for body in district.bodies if body.busyness == 0 and body.valid_to is None]
    return {(quiet[-1].agency_id, years[2])} if quiet and len(years) >= 4 else set()


def _on_bodies(planter: Planter) -> Planter:
    def only(bed: Bed) -> Defect | None:
        return None if bed.governs else planter(bed)

    only.__name__ = planter.__name__
    return only


def _sums_that_no_longer_fit(district: District, planted: Planted, years: range) -> list[Defect]:
    """Where the government differs from the sum of what its bodies printed, as planting left it."""
    consequences = []
    government = district.government.agency_id
    marked = {(defect.agency_id, defect.year) for defect in planted.defects if defect.rule == "PARENT"}
    for year in years:
        own = planted.history[government, year]
        sums: dict[Key, Decimal] = {}
        for body in district.bodies:
            place = (body.agency_id, year)
            if place in planted.history and place not in planted.missing:
                _add_printed(sums, planted.history[place], planted.slips[place])
        off = tuple(key for key, value in sums.items() if own.cells.get(key) != value)
        if off and (government, year) not in marked:
            what = "各单位填报有误或缺报，全区数与各单位之和不等"
            consequences.append(Defect("PARENT", government, year, what, off, planted=False))
    return consequences


def _add_printed(sums: dict[Key, Decimal], figures: YearFigures, slips: Slips) -> None:
    for key, value in figures.cells.items():
        printed = slips.printed.get(key)
        number = value if printed is None else _number(printed)
        sums[key] = sums.get(key, Decimal(0)) + number


def _number(printed: str) -> Decimal:
    return Decimal(printed) if printed.strip("-.").replace(".", "").isdecimal() else Decimal(0)


# Planters with how many years around the report must stay clean. The pickiest come first.
_PLANTERS: tuple[tuple[Planter, int], ...] = (
    (faulty_years.parent, 0),
    (_on_bodies(faulty_texts.fee), 1),
    (_on_bodies(faulty_years.pending), 1),
    (_on_bodies(faulty_years.same_figures), 1),
    (_on_bodies(faulty_texts.text_claims_all), 0),
    (_on_bodies(faulty_texts.wrong_share), 0),
    (_on_bodies(faulty_years.yuan_for_ten_thousand), 1),
    (_on_bodies(faulty_years.peer), 1),
    (_on_bodies(faulty_years.jump), 1),
    (_on_bodies(faulty_years.carry), 1),
    (_on_bodies(faulty_years.stock), 1),
    (_on_bodies(faulty_texts.wrong_growth), 1),
    (_on_bodies(faulty_tables.row_sums), 0),
    (_on_bodies(faulty_tables.column_sums), 0),
    (_on_bodies(faulty_tables.balance), 0),
    (_on_bodies(faulty_tables.one_wrong_cell), 0),
    (_on_bodies(faulty_texts.text_denies), 0),
    (_on_bodies(faulty_texts.text_against_table), 0),
    (_on_bodies(faulty_years.same_text), 1),
    (_on_bodies(faulty_texts.parts), 0),
    (_on_bodies(faulty_texts.old_year), 0),
    (_on_bodies(faulty_texts.wrong_title_year), 0),
    (_on_bodies(faulty_texts.wrong_period), 0),
    (_on_bodies(faulty_texts.no_section_five), 0),
    (_on_bodies(faulty_texts.empty_section_five), 0),
    (_on_bodies(faulty_texts.own_title), 0),
    (_on_bodies(faulty_tables.dispute_sum), 0),
    (_on_bodies(faulty_tables.negative_cell), 0),
    (_on_bodies(faulty_tables.fractional_cell), 0),
    (_on_bodies(faulty_tables.blank_cell), 0),
    (_on_bodies(faulty_tables.wordy_cell), 0),
    (_on_bodies(faulty_texts.late), 0),
    (_on_bodies(faulty_texts.late), 0),
)
