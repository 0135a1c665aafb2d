"""Values as cells of files that a spreadsheet opens: numbers as numbers, text that can't run."""

from __future__ import annotations

import re
import unicodedata

import pandas as pd

from dashboard import labels
from dashboard.exhibits.exhibit import Field, Kind

_NUMBER_WIDTH, _TEXT_WIDTHS = 13, (24, 48)
"""Of columns, in digits."""
_RUNS = ("=", "+", "-", "@")
_NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_FORBIDDEN = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{_NO_CHARACTERS}]")
_NUMBER = re.compile(r"[+-][\d,]*\.?\d+ ?%?")


def plain(text: str) -> str:
    """`text` without control characters and others that no office file may hold."""
    return _FORBIDDEN.sub(" ", text).strip()


def cell_text(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula, without control characters.

    What begins with = + - @, in half or full width, gets an apostrophe before it, as OWASP's page on CSV
    injection advises, unless it is a number with its sign.
    """
    clean = plain(text)
    begins = unicodedata.normalize("NFKC", clean[:1])
    return f"'{clean}" if begins.startswith(_RUNS) and not _NUMBER.fullmatch(clean) else clean


def cell_value(value: object, kind: Kind) -> str | int | float:
    """`value` as a cell: a number where there is one, 未公布 where it is missing, else text."""
    if pd.isna(value):  # type: ignore[call-overload]
        return "" if kind == "text" else labels.UNREPORTED
    if kind == "text":
        return cell_text(str(value))
    number = float(value)  # type: ignore[arg-type]
    return int(number) if number.is_integer() and kind in ("year", "integer", "decimal") else number


def column_width(field: Field, values: pd.Series) -> int:
    """Of a column, in digits: as wide as its words, within bounds; a Chinese character is as wide as two."""
    if field.kind != "text":
        return _NUMBER_WIDTH
    longest = max((len(value) for value in values.dropna().astype(str)), default=0)
    return min(max(_TEXT_WIDTHS[0], 2 * longest + 2), _TEXT_WIDTHS[1])
