"""Automatic numbers of Word paragraphs, as Word prints them (ECMA-376 part 1, 17.9 and 17.18.59)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def _chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """1 to 9999 in words: 十, 十一, 二十, 一百零五."""
    if not 0 < number < 10_000:
        return str(number)
    words = ""
    skipped = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            skipped = bool(words)
            continue
        words += ("零" if skipped else "") + digits[digit] + (units[power - 1] if power else "")
        skipped = False
    return words.removeprefix("一") if words.startswith("一十") and digits is _DIGITS else words


def _legal(number: int) -> str:
    return _chinese(number, _LEGAL_DIGITS, "拾佰仟")


def _letters(number: int) -> str:
    """a … z, aa, bb …: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


def _from(first: str, count: int) -> Callable[[int], str]:
    """Numbers that stand one after the other in Unicode, from 1 to `count`."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= count else str(number)


def _cycle(names: str) -> Callable[[int], str]:
    return lambda number: names[(number - 1) % len(names)]


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "taiwaneseDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "japaneseDigitalTenThousand": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "none": lambda number: "",
}


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False


@dataclass(slots=True)
class _List:
    """The levels of one w:abstractNum, with the counters that all lists made from it share."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts numbered paragraphs in document order, by numbering.xml and styles.xml (either may lack)."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, int | None, str]] = {}
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def label(self, paragraph: _Element) -> str:
        """The number that Word prints before `paragraph`, with a blank after it; "" if it has none."""
        number_id, level = self._reference(paragraph)
        numbered = self._lists.get(number_id)
        if numbered is None or level not in numbered.levels:
            return ""
        current = numbered.levels[level]
        overrides = self._overrides.get(number_id, {})
        if level in overrides:
            numbered.counters[level] = overrides.pop(level)
        else:
            numbered.counters[level] = numbered.counters.get(level, current.start - 1) + 1
        for deeper in [each for each in numbered.counters if each > level]:
            del numbered.counters[deeper]
        if current.format == "bullet":
            return ""
        text = re.sub(
            r"%([1-9])",
            lambda match: _printed(numbered, int(match.group(1)) - 1, legal=current.legal),
            current.text,
        )
        return text + ("" if current.suffix == "nothing" or not text else " ")

    def _reference(self, paragraph: _Element) -> tuple[str, int]:
        """(numId, level) of the paragraph: its own, else its style's; ("", 0) without."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "", 0
        number_id, level = _number_properties(properties)
        style = _value(properties.find(f"{W}pStyle"))
        for _ in range(20):
            if (number_id and level is not None) or style not in self._styles:
                break
            styled_id, styled_level, style = self._styles[style]
            number_id = number_id or styled_id
            level = styled_level if level is None else level
        return number_id, level or 0

    def _read_styles(self, styles: _Element) -> None:
        for style in styles.iterchildren(f"{W}style"):
            properties = style.find(f"{W}pPr")
            number_id, level = ("", None) if properties is None else _number_properties(properties)
            self._styles[style.get(f"{W}styleId", "")] = (
                number_id,
                level,
                _value(style.find(f"{W}basedOn")),
            )

    def _read_lists(self, numbering: _Element) -> None:
        abstract = {
            each.get(f"{W}abstractNumId", ""): _List(
                {
                    _integer(level.get(f"{W}ilvl"), 0): _read_level(level)
                    for level in each.iterchildren(f"{W}lvl")
                }
            )
            for each in numbering.iterchildren(f"{W}abstractNum")
        }
        for each in numbering.iterchildren(f"{W}num"):
            number_id = each.get(f"{W}numId", "")
            numbered = abstract.get(_value(each.find(f"{W}abstractNumId")))
            if numbered is None:
                continue
            own_levels = {}
            for override in each.iterchildren(f"{W}lvlOverride"):
                index = _integer(override.get(f"{W}ilvl"), 0)
                level = override.find(f"{W}lvl")
                if level is not None:
                    own_levels[index] = _read_level(level)
                start = override.find(f"{W}startOverride")
                if start is not None:
                    self._overrides.setdefault(number_id, {})[index] = _integer(_value(start), 1)
            self._lists[number_id] = (
                _List({**numbered.levels, **own_levels}, numbered.counters) if own_levels else numbered
            )


def _printed(numbered: _List, level: int, *, legal: bool) -> str:
    definition = numbered.levels.get(level, _Level())
    number = numbered.counters.get(level, definition.start)
    return str(number) if legal else _FORMATS.get(definition.format, str)(number)


def _read_level(level: _Element) -> _Level:
    return _Level(
        _integer(_value(level.find(f"{W}start")), 1),
        _value(level.find(f"{W}numFmt")) or _alternate_format(level),
        _value(level.find(f"{W}lvlText")),
        _value(level.find(f"{W}suff")) or "tab",
        level.find(f"{W}isLgl") is not None,
    )


def _alternate_format(level: _Element) -> str:
    """The format where Word wraps a newer one in mc:AlternateContent."""
    return _value(next(level.iter(f"{W}numFmt"), None)) or "decimal"


def _number_properties(properties: _Element) -> tuple[str, int | None]:
    reference = properties.find(f"{W}numPr")
    if reference is None:
        return "", None
    level = _value(reference.find(f"{W}ilvl"))
    return _value(reference.find(f"{W}numId")), _integer(level, 0) if level else None


def _value(element: _Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _integer(text: str | None, default: int) -> int:
    """A whole number that Word could have written, else `default`."""
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else default
