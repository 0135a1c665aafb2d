"""How reports write a number: 1234, 1,234, １２３４, 二十四, 1.23万, 140余, 近300, 四十余."""

from __future__ import annotations

import random
from dataclasses import dataclass

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: the value that a reader must take from it."""

    text: str
    value: int
    approximate: bool = False


def exact(value: int, chance: random.Random) -> Numeral:
    """`value` in a form that says exactly this number."""
    forms = ["plain"] * 12 + ["full"] + ["comma"] * 4 * (value >= 1000) + ["chinese"] * (1 <= value <= 20)
    return Numeral(_write(value, chance.choice(forms)), value)


def perhaps_rounded(value: int, chance: random.Random) -> Numeral:
    """`value` exactly, or about: then the value is the round number that stands there."""
    if value < 25 or chance.random() < 0.7:
        return exact(value, chance)
    if value >= 10000:
        hundreds = round(value / 100)
        return Numeral(f"{hundreds / 100:g}万", hundreds * 100, True)
    step = 100 if value >= 2000 else 10
    below, above = value // step * step, -(-value // step) * step
    forms = [
        Numeral(f"{below}余", below, True),
        Numeral(f"{below}多", below, True),
        Numeral(f"近{above}", above, True),
        Numeral(f"约{below}", below, True),
        Numeral(f"超过{below}", below, True),
    ]
    if below < 100:
        forms.append(Numeral(f"{chinese(below)}余", below, True))
    return chance.choice(forms)


def chinese(value: int) -> str:
    """0 to 99 in Chinese numerals: 24 -> 二十四."""
    tens, ones = divmod(value, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _write(value: int, form: str) -> str:
    if form == "comma":
        return f"{value:,}"
    if form == "full":
        return str(value).translate(_FULL_WIDTH)
    return chinese(value) if form == "chinese" else str(value)
