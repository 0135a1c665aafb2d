"""A text made easy to read by rules, in which every character knows where it came from.

Full-width digits and letters become half-width, traditional characters simplified, and the breaks that a
text layer puts into sentences (line ends, page headers, blanks between characters) disappear.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from opencc import OpenCC

from dashboard.reading.document import Document, Line

# Enclosed and superscript numbers are marks, not digits: NFKC would turn ① into 1.
_KEEP = re.compile("[①-⓿❶-➓⁰-₟²³¹㈠-㊰]")
_SENTENCE_END = re.compile(r"[。；;！!？?]\s*$")
_RUNS_ON = re.compile(r"[，、,（(《“]\s*$")
_CONTINUES = re.compile(r"^\s*[，。、；：？！,;）)》”]")
# A line that starts something new: a numbered heading, a list item, a table row.
_STARTS_NEW = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|"
    r"第[一二三四五六七八九十]+条|[|#])"
)
_PAGE_NUMBER = re.compile(
    r"^\s*(?:[—\-–－─]+\s*\d{1,4}\s*[—\-–－─]+|第\s*\d{1,4}\s*页(?:\s*[，,/共]+\s*\d{1,4}\s*页)?)\s*$"
)
_OPENING, _CLOSING = "（(", "）)"
_LONGEST_BRACKET = 400


@dataclass(frozen=True)
class NormalisedText:
    """`text` with `origins[i]`, the offset in the document of the character that `text[i]` stands for.

    A line feed divides paragraphs, headings and table rows; within a paragraph there is none.
    """

    text: str
    origins: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document's offsets (start, end) of `text[start:end]`; end is exclusive."""
        if start < end:
            return self.origins[start], self.origins[end - 1] + 1
        if start < len(self.origins):
            return self.origins[start], self.origins[start]
        last = self.origins[-1] + 1 if self.origins else 0
        return last, last

    def position(self, offset: int) -> int:
        """The first index in `text` whose character stands at or after `offset` in the document."""
        return bisect_left(self.origins, offset)


def normalise(document: Document) -> NormalisedText:
    """The document's text with its paragraphs made whole."""
    lines = [
        line
        for line in document.lines
        if (printed := document.text[line.start : line.end]).strip() and not _PAGE_NUMBER.match(printed)
    ]
    full_width = _wrapped_width(document, lines)
    out: list[str] = []
    origins: array[int] = array("L")
    paragraph_start = 0
    for number, line in enumerate(lines):
        printed = document.text[line.start : line.end]
        if number and not _joins(
            document, lines[number - 1], line, full_width, "".join(out[paragraph_start:])
        ):
            origins.append(origins[-1] if origins else line.start)
            out.append("\n")
            paragraph_start = len(out)
        for offset, character in enumerate(printed, start=line.start):
            out.append("\t" if character == "\t" else " " if character.isspace() else simplify(character))
            origins.append(offset)
    return _without_idle_blanks(out, origins)


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=8192)
def simplify(character: str) -> str:
    """One character in half width and simplified form; what has no single equivalent stays as it is."""
    if character.isascii() or _KEEP.match(character):
        return character
    folded = unicodedata.normalize("NFKC", character)
    if len(folded) != 1:
        return character
    simple = _converter().convert(folded)
    return simple if len(simple) == 1 else folded


def _wrapped_width(document: Document, lines: list[Line]) -> int:
    """How many characters a full printed line has, or 0 where lines are whole paragraphs already."""
    widths = [len(document.text[line.start : line.end].strip()) for line in lines]
    prose = sorted(width for width in widths if width >= 15)
    if len(prose) < 8 or document.media_type in _UNWRAPPED:
        return 0
    typical, _ = Counter(width // 3 for width in prose).most_common(1)[0]
    width = typical * 3 + 1
    near = sum(abs(other - width) <= 4 for other in prose)
    return width if near >= len(prose) * 0.4 and width <= 60 else 0


_UNWRAPPED = frozenset(
    {"text/html", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
)


def _joins(document: Document, before: Line, after: Line, full_width: int, paragraph: str) -> bool:
    """Whether the line `after` goes on with the sentence in which `before` ends."""
    head, tail = document.text[before.start : before.end], document.text[after.start : after.end]
    if "\t" in head or "\t" in tail or tail.lstrip().startswith("|") or head.rstrip().endswith("|"):
        return False
    if _CONTINUES.match(tail) or _RUNS_ON.search(head):
        return True
    if _STARTS_NEW.match(tail) or _SENTENCE_END.search(head):
        return not _SENTENCE_END.search(head) and _open_bracket(paragraph)
    if _open_bracket(paragraph):
        return True
    return bool(full_width) and len(head.strip()) >= full_width * 0.78 and not _STARTS_NEW.match(tail)


def _open_bracket(paragraph: str) -> bool:
    depth = sum(character in _OPENING for character in paragraph) - sum(
        character in _CLOSING for character in paragraph
    )
    return depth > 0 and len(paragraph) - max(paragraph.rfind(mark) for mark in _OPENING) < _LONGEST_BRACKET


def _without_idle_blanks(characters: list[str], origins: array[int]) -> NormalisedText:
    """Drop every blank that does not divide two half-width words or numbers."""
    text: list[str] = []
    kept: array[int] = array("L")
    total = len(characters)
    for index, character in enumerate(characters):
        if character == " ":
            following = next(
                (characters[later] for later in range(index + 1, total) if characters[later] != " "), ""
            )
            if not (text and _is_word(text[-1]) and following and _is_word(following)):
                continue
        text.append(character)
        kept.append(origins[index])
    return NormalisedText("".join(text), kept)


def _is_word(character: str) -> bool:
    return character.isascii() and character.isalnum()
