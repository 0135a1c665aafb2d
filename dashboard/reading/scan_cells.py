"""A second look at cells of scanned tables that a recogniser is known to misread.

Detection overlooks small marks, so a cell without text may not be blank; and recognition, which knows no
cells, takes "/" for 1 and "—" for 一. Both are told from the ink: is there any, is it flat, does it lean.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.reading.page_tables import PageTable

# What is recognised of a lone stroke, whichever it is; "" is a cell in which nothing was detected.
_LONE_STROKES = frozenset({"", "1", "l", "I", "|", "丨", "一", "二", "-", "—", "–", "~", "_", "/", "J", "i"})
_DASH, _SLASH = "—", "/"
# Points inside of the cell's lines that are looked at; shares of a character's height.
_INSET = 2.5
_SPECK, _STROKE = 0.12, 0.3
# What is smaller than this share of the largest piece of ink is dirt.
_PART = 0.4
_FLAT, _LEANING = 0.4, 0.12

# From a picture to (text, confidence).
Recognise = Callable[[Any], tuple[str, float]]


def look_again(
    table: PageTable, picture: Any, ink: Any, scale: float, size: float, recognise: Recognise
) -> None:
    """Mend the table's cells in place.

    picture, ink: the page and its dark pixels (not zero), `scale` points a pixel; size: the height of a
    character in pixels. A cell with ink in which nothing can be recognised has confidence 0.
    """
    for cell in table.cells:
        if cell.text not in _LONE_STROKES:
            continue
        left, right = (
            round((x + inset) / scale) for x, inset in ((cell.left, _INSET), (cell.right, -_INSET))
        )
        top = round((table.ys[cell.row] + _INSET) / scale)
        bottom = round((table.ys[cell.row + cell.row_span] - _INSET) / scale)
        inside = _drawn(ink[max(0, top) : bottom, max(0, left) : right], size)
        if inside is None:
            continue
        if not cell.text:
            cell.text, cell.confidence = recognise(picture[max(0, top) : bottom, max(0, left) : right])
        if cell.text in _LONE_STROKES:
            cell.text = _stroke(inside, size) or cell.text
            cell.confidence = min(cell.confidence, 0.9) if cell.text else 0.0


def _drawn(ink: Any, size: float) -> Any:
    """The part of the cell that holds its ink; None if there is no more of it than a speck."""
    import cv2

    if not ink.size:
        return None
    count, _, boxes, _ = cv2.connectedComponentsWithStats(ink)
    sizes = {each: max(boxes[each][2], boxes[each][3]) for each in range(1, count)}
    largest = max(sizes.values(), default=0)
    if largest <= size * _SPECK:
        return None
    kept = [each for each, length in sizes.items() if length >= largest * _PART]
    left, top = min(boxes[each][0] for each in kept), min(boxes[each][1] for each in kept)
    right = max(boxes[each][0] + boxes[each][2] for each in kept)
    bottom = max(boxes[each][1] + boxes[each][3] for each in kept)
    return ink[top:bottom, left:right]


def _stroke(ink: Any, size: float) -> str:
    """The mark that a lone stroke is: flat, or leaning to the right; "" if it stands upright."""
    height, width = ink.shape
    if height <= width * _FLAT:
        return _DASH
    third = height // 3
    if third and height >= size * _STROKE:
        upper, lower = (part.nonzero()[1].mean() for part in (ink[:third], ink[-third:]))
        if upper - lower > height * _LEANING:
            return _SLASH
    return ""
