"""What a cell of a sheet says: a number with its unit, a year, nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from dashboard.extraction.dates import FIRST_YEAR, LAST_YEAR, in_digits
from dashboard.extraction.numbers import parse_number

_NOTHING = frozenset({"", "-", "－", "—", "——", "–", "/", "／", "无", "\\", "一"})
_UNIT = re.compile(r"[ ]*(人次|元|条|件|篇|次|个|期|场|份|宗|项|起|封|例|则|户)$")
_YEAR = re.compile(r"(20\d\d)(?:\.0+)?\s*(?:年度?|度)?")
_YES = frozenset({"1", "是", "约", "约数", "true", "yes", "y", "√", "approx"})
# What the snapshot's decimal(18, 4) holds.
_MOST_DIGITS = 14


@dataclass(frozen=True, slots=True)
class Amount:
    """A cell's number; value None where the cell says that there is none (blank, —, 无)."""

    value: Decimal | None
    approximate: bool


def is_nothing(printed: str) -> bool:
    """Whether a cell is left blank, or marked so."""
    return printed.strip() in _NOTHING


def amount_in(printed: str, factor: Decimal) -> Amount | None:
    """The number in a cell times `factor`; None if the cell holds something else.

    A number written in 万 or in a column of 万 with fewer digits than it has is approximate.
    """
    text = printed.strip()
    if is_nothing(text):
        return Amount(None, False)
    text = _UNIT.sub("", text)
    negative = re.match(r"[-−－](?=[\d０-９])", text)
    digits = text[1:] if negative else text
    if sum(character.isdigit() for character in digits) > _MOST_DIGITS or len(digits) > 2 * _MOST_DIGITS:
        return None
    parsed = parse_number(digits)
    if parsed is None:
        return None
    number, approximate = parsed
    scale = factor * (10_000 if "万" in digits else 1) * (100_000_000 if "亿" in digits else 1)
    fraction = re.search(r"[.．](\d+)", digits)
    rounded = scale > 1 and len(fraction[1] if fraction else "") < scale.adjusted()
    value = (-number if negative else number) * factor
    if value.adjusted() >= _MOST_DIGITS:
        return None
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    return Amount(value, approximate or (rounded and value != 0))


def year_in_cell(printed: str) -> int | None:
    """The year that a cell names and nothing else: 2024, 2024年, 二〇二四年度."""
    match = _YEAR.fullmatch("".join(in_digits(printed).translate(_HALF_WIDTH).split()))
    year = int(match[1]) if match else None
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def says_yes(printed: str) -> bool:
    """Whether a cell of the column 约 marks its row's number as approximate."""
    return printed.strip().lower() in _YES


_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
