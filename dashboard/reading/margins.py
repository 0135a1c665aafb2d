"""Running headers, footers and page numbers: the lines of pages that are no part of the running text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from dashboard.reading.words import PrintedLine

# The share of a page's height, at the top and at the bottom, in which headers and footers stand.
_MARGIN = 0.12
_DASH = r"[-—–－─~·•|]"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}+\s*[0-9０-９]{{1,4}}\s*{_DASH}+|第\s*\d{{1,4}}\s*页(?:\s*[，,/]?\s*共\s*\d{{1,4}}\s*页)?|"
    r"[Pp]age\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4}"
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_DIGITS, _MARKS = re.compile(r"\d+"), re.compile(r"[^\w#]+")


def mark_margins(pages: Sequence[Sequence[PrintedLine]], heights: Sequence[float]) -> None:
    """Mark as idle the lines in the pages' margins that are page numbers or come again on other pages.

    A bare number is a page number only if it counts with the pages: a figure torn from a table doesn't. A
    line comes again if it stands in the same margin of three pages (of two, where there are no more than
    three); digits in it may differ, and marks, which a recogniser reads now in one width, now in another.
    """
    margins = [
        [line for line in lines if _in_margin(line, height)]
        for lines, height in zip(pages, heights, strict=True)
    ]
    repeated = Counter(
        kind
        for lines, height in zip(margins, heights, strict=True)
        for kind in {(_side(line, height), _kind(line.text)) for line in lines}
    )
    needed = 3 if len(pages) > 3 else 2
    offsets = _counting_offsets(margins)
    for number, (lines, height) in enumerate(zip(margins, heights, strict=True), start=1):
        for line in lines:
            text = line.text
            if _BARE_NUMBER.fullmatch(text):
                line.idle = int(text) - number in offsets
            else:
                line.idle = bool(_PAGE_NUMBER.fullmatch(text)) or (
                    repeated[_side(line, height), _kind(text)] >= needed and len(text) <= 60
                )


def _kind(text: str) -> str:
    """What lines that come again have in common."""
    return _MARKS.sub("", _DIGITS.sub("#", text)) or text


def _in_margin(line: PrintedLine, height: float) -> bool:
    return line.bottom <= height * _MARGIN or line.top >= height * (1 - _MARGIN)


def _side(line: PrintedLine, height: float) -> str:
    return "top" if line.top < height / 2 else "bottom"


def _counting_offsets(margins: Sequence[Sequence[PrintedLine]]) -> set[int]:
    """number - page for bare numbers that count with the pages; a single page may only be number 1."""
    pages_at: dict[int, set[int]] = defaultdict(set)
    for page, lines in enumerate(margins, start=1):
        for line in lines:
            if _BARE_NUMBER.fullmatch(line.text):
                pages_at[int(line.text) - page].add(page)
    return {
        offset
        for offset, counted in pages_at.items()
        if len(counted) >= 2 or (len(margins) == 1 and offset == 0)
    }
