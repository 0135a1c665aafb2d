"""Words with their places on a page, as a text layer or a recogniser gives them, and the lines they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from dashboard.reading.document import Box


@dataclass(slots=True)
class Word:
    """Characters without a blank between them; places in points from the page's top left corner.

    index: the number of its first character in the page's text layer.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    index: int = 0
    confidence: float = 1.0

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


# The blank that Word leaves at the left and right of a cell, together, in points.
_CELL_MARGINS = 10.8

# A blank is wider than this share of the line's height.
_BESIDE = 0.08

# Gives the characters of a word, each a Word of its own.
Splitter = Callable[[Word], list[Word]]


@dataclass(slots=True)
class PrintedLine:
    """Words that stand on one line, from left to right. idle: a running header or footer, a page number."""

    words: list[Word]
    top: float
    bottom: float
    idle: bool = False

    @property
    def text(self) -> str:
        """The words with a blank between them, unless they are characters that stand side by side."""
        text = self.words[0].text
        for before, after in pairwise(self.words):
            beside = after.left - before.right < (after.bottom - after.top) * _BESIDE
            wide = not (before.text[-1].isascii() and after.text[0].isascii())
            text += after.text if beside and wide else " " + after.text
        return text

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        return Box(self.words[0].left, self.top, max(word.right for word in self.words), self.bottom)

    @property
    def confidence(self) -> float:
        return min(word.confidence for word in self.words)


def lines_of(words: Iterable[Word]) -> list[PrintedLine]:
    """The words grouped into lines, from top to bottom.

    A word belongs to a line when its middle is within the line's height, or the line's middle within its own.
    """
    lines: list[PrintedLine] = []
    for word in sorted(words, key=lambda each: each.top + each.bottom):
        line = lines[-1] if lines else None
        if line and (
            line.top <= word.middle <= line.bottom or word.top <= (line.top + line.bottom) / 2 <= word.bottom
        ):
            line.words.append(word)
            line.top = min(line.top, word.top)
            line.bottom = max(line.bottom, word.bottom)
        else:
            lines.append(PrintedLine([word], word.top, word.bottom))
    for line in lines:
        line.words.sort(key=attrgetter("left"))
    return lines


def cell_text_of(words: list[Word], width: float) -> str:
    """The words of a cell on one line, a blank where it breaks; a number that fills the cell stays whole."""
    if len(words) == 1:
        return words[0].text
    text = ""
    before: PrintedLine | None = None
    for line in lines_of(words):
        if before is not None and not _breaks_a_number(before, line, width):
            text += " "
        text += line.text
        before = line
    return text


def is_full(words: list[Word], width: float) -> bool:
    """Whether the last line of a cell of this width leaves no room for another character."""
    last = lines_of(words)[-1]
    return last.box.right - last.box.left + (last.bottom - last.top) + _CELL_MARGINS > width


def _breaks_a_number(above: PrintedLine, below: PrintedLine, width: float) -> bool:
    """Whether digits go on below because the cell was too narrow for one more."""
    first, last = below.words[0], above.words[-1]
    if not (last.text[-1].isdigit() and first.text[0].isdigit()):
        return False
    digit = (last.right - last.left) / len(last.text)
    return last.right - above.words[0].left + digit + _CELL_MARGINS > width
