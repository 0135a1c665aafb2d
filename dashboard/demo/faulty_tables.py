"""Cells of the tables that print something else than the figure."""

from __future__ import annotations

from dashboard.demo.bed import Bed, outcome
from dashboard.demo.history import FIRST_2021
from dashboard.demo.slips import Defect


def row_sums(bed: Bed) -> Defect | None:
    """T3-ROW: two rows are off by one in opposite directions, so that the column still adds up."""
    first, second = (
        outcome("disclosed", "natural_person"),
        outcome("unavailable_not_held", "natural_person"),
    )
    if bed.figures.cells[first] < 2:
        return None
    bed.misprint(first, -1)
    bed.misprint(second, 1)
    return bed.defect("T3-ROW", "予以公开与不掌握两行的自然人各错一件，列合计不变", (first, second))


def column_sums(bed: Bed) -> Defect | None:
    """T3-SUM: two applicants of one row are off by one in opposite directions."""
    first, second = outcome("disclosed", "natural_person"), outcome("disclosed", "other_entity")
    if bed.figures.cells[first] < 2:
        return None
    bed.misprint(first, -1)
    bed.misprint(second, 1)
    return bed.defect("T3-SUM", "予以公开一行的自然人与其他各错一件，行合计不变", (first, second))


def balance(bed: Bed) -> Defect | None:
    """T3-BALANCE: as T3-SUM, but in the row of new requests, which no sum of outcomes covers."""
    first, second = ("requests_new", "", "natural_person"), ("requests_new", "", "other_entity")
    if bed.figures.cells[first] < 2:
        return None
    bed.misprint(first, -1)
    bed.misprint(second, 1)
    return bed.defect("T3-BALANCE", "本年新收一行的自然人与其他各错一件，行合计不变", (first, second))


def one_wrong_cell(bed: Bed) -> Defect | None:
    """LOCATE: one cell is off, so that its row and its column name it."""
    key = outcome("disclosed", "natural_person")
    if bed.figures.cells[key] < 3:
        return None
    bed.misprint(key, 4)
    return bed.defect("LOCATE", "予以公开的自然人多写四件", (key,), ("T3-ROW", "T3-SUM"))


def dispute_sum(bed: Bed) -> Defect | None:
    """T4-SUM: one result too many; the total, which sentences repeat, stays right."""
    key = ("lawsuits_after_review", "upheld", "")
    bed.misprint(key, 1)
    return bed.defect("T4-SUM", "复议后起诉的结果维持多写一件", (key,))


def blank_cell(bed: Bed) -> Defect | None:
    """CELL: a zero is left out."""
    key = outcome("denied_state_secret", "research")
    bed.slips.printed[key] = ""
    return bed.defect("CELL", "属于国家秘密的科研机构一格空白", (key,))


def wordy_cell(bed: Bed) -> Defect | None:
    """CELL: a zero is printed as a dash, a slash or 无."""
    key = outcome("rejected_publication", "research")
    bed.slips.printed[key] = ("—", "/", "无")[bed.figures.year % 3]
    return bed.defect("CELL", "要求提供公开出版物的科研机构一格填的不是数字", (key,))


def negative_cell(bed: Bed) -> Defect | None:
    """CELL: a count below zero."""
    if bed.figures.year < FIRST_2021:
        return None
    key = ("coercion_decisions", "", "")
    bed.slips.printed[key] = "-3"
    return bed.defect("CELL", "行政强制为负数", (key,))


def fractional_cell(bed: Bed) -> Defect | None:
    """CELL: a count that is not whole."""
    if bed.figures.year < FIRST_2021:
        return None
    key = ("normative_repealed", "", "")
    bed.slips.printed[key] = "0.5"
    return bed.defect("CELL", "行政规范性文件废止件数不是整数", (key,), ("STOCK",))
