"""Numbers as reports print them: 521, ２４, 1,234, 4.14万, 20余万, 四十余, 近300 -> value and approximate.

What a number counts, and whether it is a figure at all (a date, a document number), is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, getcontext

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟两〇", "一二三四五六七八九十百千二零")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE_UNITS = {"万": 10_000, "亿": 100_000_000}

_ARABIC = (
    r"(?P<digits>[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])"
    r"|(?<![0-9０-９] )[0-9０-９]{1,3}(?: [0-9０-９]{3})+(?! ?[0-9０-９])"
    r"|[0-9０-９]+)(?P<fraction>[.．][0-9０-９]+)?"
)
# 余 before or after 万: 20余万, 3千余, 1.5万多, 10几
_SCALE = r"(?:(?P<odd1>[余多几])?(?P<scale>[百千]?万|[百千亿])?(?P<odd2>[余多几](?!样|元|种|方|家))?)"
_CHINESE = (
    r"(?P<chinese>[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+)"
    r"(?P<odd3>[余多几](?!样|元|种|方|家))?(?P<scale2>[万亿])?(?P<odd4>[余多](?!样|元|种|方|家))?"
)
_PREFIX = (
    r"(?P<about>约为|大约|将近|接近|超过|突破|(?<![最附邻靠临逼将接])近|上(?=[百千万])"
    r"|(?<![预签节特违契解公条大])约|超|逾)?[ ]?"
)
_NUMBER = re.compile(rf"{_PREFIX}(?:{_ARABIC}{_SCALE}|{_CHINESE})")
_BARE_SCALE = re.compile(r"[百千万亿]+$")


@dataclass(frozen=True, slots=True)
class NumberExpression:
    """`text[start:end]` is a number, its words of approximation included (近300, 140余).

    digits_start: where the number itself begins, after 近, 约, 超过; approximate: words say so (余, 近);
    rounded: written in 万 or 亿 with fewer digits than it has (4.14万, but not 1.2345万).
    """

    start: int
    end: int
    digits_start: int
    value: Decimal
    approximate: bool
    rounded: bool = False


def find_numbers(text: str) -> Iterator[NumberExpression]:
    """Every number in `text`, from left to right; vague ones (几十, 数百, 二三十) are none."""
    for match in _NUMBER.finditer(text):
        expression = _expression(match)
        if expression is not None:
            yield expression


def parse_number(text: str) -> tuple[Decimal, bool] | None:
    """The value of a text that is nothing but a number, and whether it is approximate; None otherwise."""
    match = _NUMBER.fullmatch(text.strip())
    expression = _expression(match) if match else None
    return None if expression is None else (expression.value, expression.approximate)


# Characters: no count or amount is written with more (but a key, a row of zeros).
_LONGEST = 40


def _expression(match: re.Match[str]) -> NumberExpression | None:
    if match.end() - match.start() > _LONGEST:
        return None
    before = match.string[max(0, match.start() - 1) : match.start()]
    about, rounded = bool(match["about"]), False
    if match["digits"] is not None:
        value = Decimal(re.sub(r"[,， ]", "", match["digits"]).translate(_FULL_WIDTH))
        if match["fraction"]:
            value += Decimal("0" + match["fraction"].translate(_FULL_WIDTH))
        for unit in match["scale"] or "":
            value *= (_SMALL_UNITS | _LARGE_UNITS)[unit]
        scaled = {"万": 4, "亿": 8}.get((match["scale"] or "")[-1:], 0)
        rounded = len(match["fraction"] or ".") - 1 < scaled
        about = about or bool(match["odd1"] or match["odd2"])
        start = match.start("digits")
    else:
        odd = bool(match["odd3"] or match["odd4"])
        number = match["chinese"].translate(_FORMAL)
        if before in _VAGUE:
            return None
        if _BARE_SCALE.match(number):
            # 百余, 近千: one hundred and some; 百 alone is no number (百姓).
            if not (odd or about):
                return None
            number = "一" + number
        parsed = _chinese_value(number)
        if parsed is None or (match["odd3"] == "几" and not number.endswith("十")):
            return None
        value = Decimal(parsed) * _LARGE_UNITS.get(match["scale2"] or "", 1)
        about = about or odd
        start = match.start("chinese")
    if value.adjusted() >= getcontext().prec:
        return None
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    return NumberExpression(match.start(), match.end(), start, value, about, rounded)


_VAGUE = frozenset("数几若")


def _chinese_value(number: str) -> int | None:
    """The value of a Chinese numeral in simple characters; None where it is not one (二三十)."""
    if all(character in _DIGITS for character in number):
        # 二零二四 is read digit by digit; 两 and 零 alone are numbers as well.
        return int("".join(str(_DIGITS[character]) for character in number))
    total, section, digit = 0, 0, None
    last_unit = 0
    after_zero = False
    for character in number:
        if character == "零":
            if digit is not None:
                return None
            after_zero = True
        elif character in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[character]
        elif character in _SMALL_UNITS:
            unit = _SMALL_UNITS[character]
            if 0 < last_unit <= unit:
                return None
            section += (1 if digit is None else digit) * unit
            digit, last_unit, after_zero = None, unit, False
        else:
            section += digit or 0
            if section == 0 and total == 0:
                return None
            unit = _LARGE_UNITS[character]
            total = (total + section) * unit if unit > 10_000 or total < 10_000 else total + section * unit
            section, digit, last_unit, after_zero = 0, None, 0, False
            if character == "万":
                last_unit = 10_000
    if digit is not None:
        # 一千二 is 1200, 一千零二 is 1002.
        colloquial = last_unit >= 100 and not after_zero
        section += digit * (last_unit // 10 if colloquial else 1)
    return total + section
