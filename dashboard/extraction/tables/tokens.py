"""What one printed piece of a table is: a label, a number, a mark like "/" in its place, a blank."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from dashboard.extraction.tables.forms import ROWS_2021, han


class Kind(StrEnum):
    """What a token is. A mark is "/", "—" or "无": printed, but no number."""

    LABEL = "label"
    NUMBER = "number"
    MARK = "mark"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Token:
    """`document.text[start:end]` as one piece of a table; `text` is its normalised form.

    value: of a number; unit: printed behind it ("万元") or "".
    column: of the cell that it stands in, or None where no cells are seen.
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: Decimal | None = None
    unit: str = ""
    column: int | None = None
    confidence: float = 1.0

    @property
    def in_a_number_place(self) -> bool:
        """Whether it stands where a number would: a number, a mark or a blank."""
        return self.kind is not Kind.LABEL


_UNIT = "万元|亿元|元|件|条|项|个|份|宗"
# Markdown may escape the sign, the decimal point and the full stop behind an item's number: 12\.5, 3\.
_DIGITS = r"(?:\\?[-+−])?(?:(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\\?\.\d+)?|\.\d+)"
_ONE_VALUE = re.compile(rf"(?P<digits>{_DIGITS})\s*(?P<unit>{_UNIT})?")
_MARK = r"/|\\?[-—–－─]{1,4}|无|[Nn]/?[Aa]"
_ONE_MARK = re.compile(_MARK)
# 增3, 减2, 增加3, 减少2 in the change columns of the 2019 format.
_CHANGE = re.compile(r"(增|减)[加少]?\s*(\d+)\s*[项个件]?")
_VALUE_IN_TEXT = re.compile(
    rf"(?<![\d.A-Za-z(\[〔第])(?P<digits>{_DIGITS})(?![\d%A-Za-z])(?:\s?(?P<unit>{_UNIT})(?![㐀-鿿]))?"
    rf"|(?<!\S)(?P<mark>{_MARK})(?!\S)"
)
_IS_ORDINAL = re.compile(r"\s*\\?(?:[、)]|\.(?!\d))")
_IS_NO_COUNT = re.compile(r"\s*[年月日号%]")
_ITEMS = {(row.ordinal, row.core[:2]) for row in ROWS_2021 if row.ordinal.isdigit()}


def read_cell(text: str, start: int, *, column: int | None = None, confidence: float = 1.0) -> list[Token]:
    """The tokens of one cell; `text` is its normalised text, `start` where it begins in the document."""
    body = text.strip()
    inset = start + len(text) - len(text.lstrip()) if body else start

    def token(kind: Kind, value: Decimal | None = None, unit: str = "") -> Token:
        return Token(kind, inset, inset + len(body), body, value, unit, column, confidence)

    if not body:
        return [token(Kind.BLANK)]
    if match := _ONE_VALUE.fullmatch(body):
        return [token(Kind.NUMBER, _value(match["digits"]), match["unit"] or "")]
    if _ONE_MARK.fullmatch(body):
        return [token(Kind.MARK)]
    if match := _CHANGE.fullmatch(body):
        return [token(Kind.NUMBER, Decimal(match[2]) * (1 if match[1] == "增" else -1))]
    return [replace(part, column=column) for part in read_text(text, start, confidence=confidence)]


def read_text(text: str, start: int, *, confidence: float = 1.0) -> list[Token]:
    """The tokens of a piece of text without cells: labels and the numbers between them, in order."""
    tokens: list[Token] = []
    position = 0
    values = [match for match in _VALUE_IN_TEXT.finditer(text) if not _belongs_to_label(text, match)]
    for match in values:
        if match["mark"] == "无" and len(values) == 1:
            # Alone it may be a piece of 无法提供.
            continue
        tokens += _label(text, position, match.start(), start, confidence)
        digits = match["digits"]
        tokens.append(
            Token(
                Kind.NUMBER if digits else Kind.MARK,
                start + match.start(),
                start + match.end(),
                match[0],
                _value(digits) if digits else None,
                match["unit"] or "",
                confidence=confidence,
            )
        )
        position = match.end()
    return tokens + _label(text, position, len(text), start, confidence)


def _label(text: str, left: int, right: int, start: int, confidence: float) -> list[Token]:
    piece = text[left:right]
    body = piece.strip()
    if not any(character.isalnum() for character in body):
        return []
    begin = start + left + len(piece) - len(piece.lstrip())
    return [Token(Kind.LABEL, begin, begin + len(body), body, confidence=confidence)]


def _belongs_to_label(text: str, match: re.Match[str]) -> bool:
    """Whether a number is the numbering of a row ("1.", "3其他") or part of a date or document number."""
    digits = match["digits"]
    if digits is None:
        return False
    behind = text[match.end("digits") : match.end("digits") + 12]
    if _IS_ORDINAL.match(behind) or _IS_NO_COUNT.match(behind):
        return True
    return bool(han(behind[:2])) and (digits, han(behind)[:2]) in _ITEMS


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace("−", "-").replace("\\", ""))
