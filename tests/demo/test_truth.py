"""The truth is self-consistent: identities hold in every report but the ones where a defect was planted."""

from collections import defaultdict
from decimal import Decimal, InvalidOperation

import pytest

from dashboard.demo.form import APPLICANTS, DISPUTES, OTHER_HANDLING, OUTCOMES

ENTITIES = [key for key, _ in APPLICANTS[:6]]
RULES = {
    "T3-ROW",
    "T3-SUM",
    "T3-BALANCE",
    "T4-SUM",
    "CELL",
    "LOCATE",
    "CARRY",
    "STOCK",
    "PENDING",
    "TEXT-TABLE",
    "TEXT-NONE",
    "TEXT-SHARE",
    "PARTS",
    "FEE",
    "FORM",
    "OLD-YEAR",
    "DEADLINE",
    "SAME",
    "JUMP",
    "PEER",
    "PARENT",
}
Cells = dict[tuple[str, str, str], Decimal]


def as_printed(row: dict[str, str]) -> Decimal:
    try:
        return Decimal(row["printed"] or row["value"])
    except InvalidOperation:
        return Decimal(0)


@pytest.fixture(scope="module")
def tables(truth) -> dict[tuple[str, int], Cells]:
    """What each report prints in its tables; an unreadable cell counts as zero."""
    reports: dict[tuple[str, int], Cells] = defaultdict(dict)
    for row in truth("figures"):
        if row["origin"] == "table":
            key = (row["metric"], row["member"], row["applicant"])
            reports[row["agency_id"], int(row["year"])][key] = as_printed(row)
    return reports


def broken_rules(reports: dict[tuple[str, int], Cells], place: tuple[str, int]) -> set[str]:
    """The arithmetic rules that a report breaks by what it prints."""
    cells, (agency, year) = reports[place], place
    rows = {(metric, member) for metric, member, applicant in cells if applicant}
    broken = set()
    if any(sum(cells[*row, entity] for entity in ENTITIES) != cells[*row, "total"] for row in rows):
        broken.add("T3-ROW")
    for applicant in (*ENTITIES, "total"):
        closed = cells["requests_processed", "", applicant]
        if (
            sum(cells.get(("requests_outcome", key, applicant), 0) for key in (*OUTCOMES, OTHER_HANDLING))
            != closed
        ):
            broken.add("T3-SUM")
        received = cells["requests_new", "", applicant] + cells["requests_carried_in", "", applicant]
        if received != closed + cells["requests_carried_out", "", applicant]:
            broken.add("T3-BALANCE")
        before = reports.get((agency, year - 1))
        key = ("requests_carried_in", "", applicant)
        if before and before["requests_carried_out", "", applicant] != cells[key]:
            broken.add("CARRY")
    for metric, _ in DISPUTES:
        parts = sum(cells[metric, member, ""] for member in ("upheld", "reversed", "other", "pending"))
        if parts != cells[metric, "total", ""]:
            broken.add("T4-SUM")
    return broken


def test_every_rule_is_broken_somewhere_on_purpose(truth) -> None:
    planted = {row["rule"] for row in truth("defects") if row["planted"] == "1"}
    assert planted == RULES


def test_a_report_has_at_most_one_planted_defect(truth) -> None:
    places = [(row["agency_id"], row["year"]) for row in truth("defects") if row["planted"] == "1"]
    assert len(places) == len(set(places))


def test_arithmetic_rules_are_broken_where_planted_and_nowhere_else(tables, truth) -> None:
    checked = {"T3-ROW", "T3-SUM", "T3-BALANCE", "CARRY", "T4-SUM"}
    allowed: dict[tuple[str, int], set[str]] = defaultdict(set)
    required: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in truth("defects"):
        place = (row["agency_id"], int(row["year"]))
        required[place] |= {row["rule"]} & checked
        allowed[place] |= {row["rule"], *row["may_also"].split("；")} & checked
    for place in tables:
        broken = broken_rules(tables, place)
        assert required[place] <= broken <= allowed[place], place


def test_documents_in_force_follow_from_the_year_before(tables, truth) -> None:
    exempt = {
        (row["agency_id"], int(row["year"]))
        for row in truth("defects")
        if "STOCK" in (row["rule"], *row["may_also"].split("；"))
    }
    for (agency, year), cells in tables.items():
        before = tables.get((agency, year - 1), {}).get(("normative_in_force", "", ""))
        if before is None or (agency, year) in exempt or ("-" not in agency and len(agency) == 6):
            continue
        moved = cells["normative_issued", "", ""] - cells["normative_repealed", "", ""]
        assert cells["normative_in_force", "", ""] == before + moved, (agency, year)


def test_the_government_sums_up_its_bodies_but_where_it_says_otherwise(tables, truth) -> None:
    off = {int(row["year"]): row["cells"] for row in truth("defects") if row["rule"] == "PARENT"}
    for year in range(2020, 2026):
        own = tables["990101", year]
        bodies = [cells for (agency, when), cells in tables.items() if when == year and agency != "990101"]
        key = ("requests_new", "", "natural_person")
        differs = sum(cells[key] for cells in bodies) != own[key]
        assert differs == ("requests_new/natural_person" in off.get(year, "")), year


def test_requests_in_sentences_equal_the_table_unless_planted(tables, truth) -> None:
    planted = {
        (row["agency_id"], int(row["year"]))
        for row in truth("defects")
        if "TEXT-TABLE" in (row["rule"], *row["may_also"].split("；"))
    }
    told = [
        row for row in truth("figures") if row["origin"] == "narrative" and row["metric"] == "requests_new"
    ]
    assert len(told) > 50
    for row in told:
        place = (row["agency_id"], int(row["year"]))
        if place not in planted:
            assert Decimal(row["value"]) == tables[place]["requests_new", "", "total"]


def test_two_sub_districts_become_one_and_one_year_is_missing(truth) -> None:
    years: dict[str, list[int]] = defaultdict(list)
    for row in truth("documents"):
        years[row["agency_id"]].append(int(row["year"]))
    spans = [sorted(reported) for reported in years.values()]
    assert spans.count([2020, 2021]) == 2
    assert spans.count([2022, 2023, 2024, 2025]) == 1
    assert spans.count([2020, 2021, 2023, 2024, 2025]) == 1


def test_the_hotline_is_sorted_by_another_scheme_in_the_last_two_years(truth) -> None:
    labels: dict[int, set[str]] = defaultdict(set)
    for row in truth("figures"):
        if row["metric"] == "hotline_orders" and row["member"] not in ("total", "consultation"):
            labels[int(row["year"])].add(row["member"])
    assert not labels[2023] & labels[2024]
    assert labels[2024] == labels[2025]


def test_numbers_come_in_every_form(truth) -> None:
    printed = [row["printed"] for row in truth("figures") if row["origin"] == "narrative"]
    for mark in ("余", "近", "约", "超过", ",", "１", "十", "万"):
        assert any(mark in text for text in printed), mark
