"""A text made easy to read by rules, in which every character knows where it came from.

Full-width digits and letters become half-width, traditional characters simplified, and the breaks that a
text layer puts into sentences (line ends, running heads, page numbers, blanks between characters) disappear.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from opencc import OpenCC

from dashboard.reading.document import Document, Line

# Enclosed and superscript numbers are marks, not digits: NFKC would turn ① into 1. 乾 is a simplified
# character in names of places (乾县), which a converter of single characters can't know.
_KEEP = re.compile("[①-⓿❶-➓⁰-₟²³¹㈠-㊰乾]")
_SENTENCE_END = re.compile(r"[。；;！!？?]\s*$")
_LINE_END = re.compile(r"[。；;！!？?：:）)」”]\s*$")
_RUNS_ON = re.compile(r"[，、,（(《“]\s*$")
_CONTINUES = re.compile(r"^\s*[，。、；：？！,;）)》”]")
# A line that starts something new: a numbered heading, a list item, a table row.
_STARTS_NEW = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|"
    r"第[一二三四五六七八九十]+条|[|#]|[-*•●◆■]\s)"
)
_PAGE_NUMBER = re.compile(
    r"^\s*(?:[—\-–－─]+\s*\d{1,4}\s*[—\-–－─]+|第\s*\d{1,4}\s*页(?:\s*[，,/共]+\s*\d{1,4}\s*页)?|"
    r"[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?)\s*$"
)
_OPENING, _CLOSING = "（(", "）)"
_LONGEST_BRACKET = 400
_PROSE = 30  # columns from which a line counts as prose; a Chinese character takes two
_UNWRAPPED = frozenset(
    {"text/html", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
)


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
    lines = _body_lines(document)
    layout = _Layout.of(document, lines)
    out: list[str] = []
    origins: array[int] = array("L")
    bracket = _Bracket()
    for number, line in enumerate(lines):
        printed = document.text[line.start : line.end]
        if number and not layout.joins(lines[number - 1], line, bracket.is_open):
            origins.append(origins[-1] if origins else line.start)
            out.append("\n")
            bracket = _Bracket()
        bracket.take(printed)
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


def _body_lines(document: Document) -> list[Line]:
    """The lines without page numbers and running heads."""
    lines = [
        line
        for line in document.lines
        if (printed := document.text[line.start : line.end]).strip() and not _PAGE_NUMBER.match(printed)
    ]
    if len(document.pages) < _FEWEST_PAGES:
        return lines
    first: dict[int, Line] = {}
    last: dict[int, Line] = {}
    for line in lines:
        first.setdefault(line.page, line)
        last[line.page] = line
    drop = _bare_page_numbers(document, last.values()) | _running_heads(document, first.values())
    return [line for line in lines if line.start not in drop]


_FEWEST_PAGES = 3


def _bare_page_numbers(document: Document, last_lines: Iterable[Line]) -> set[int]:
    """Last lines that print nothing but their page's number, where most pages end so."""
    found = {
        line.start for line in last_lines if document.text[line.start : line.end].strip() == str(line.page)
    }
    return found if len(found) >= max(_FEWEST_PAGES, len(document.pages) * 0.6) else set()


def _running_heads(document: Document, first_lines: Iterable[Line]) -> set[int]:
    """First lines that repeat on most pages; the first of them may be the title and stays."""
    by_text: dict[str, list[int]] = {}
    for line in first_lines:
        by_text.setdefault("".join(document.text[line.start : line.end].split()), []).append(line.start)
    text, starts = max(by_text.items(), key=lambda item: len(item[1]))
    repeated = len(starts) >= max(_FEWEST_PAGES, len(document.pages) * 0.6) and len(text) >= 5
    return set(starts[1:]) if repeated and not _SENTENCE_END.search(text) else set()


class _Bracket:
    """Whether a paragraph stands inside a bracket that it has not closed yet."""

    def __init__(self) -> None:
        self._depth = 0
        self._since = 0

    def take(self, printed: str) -> None:
        """Go on with the next line of the paragraph."""
        for mark in re.findall("[（(）)]", printed):
            if mark in _OPENING:
                self._depth += 1
                self._since = 0
            elif self._depth:
                self._depth -= 1
        self._since += len(printed)

    @property
    def is_open(self) -> bool:
        return self._depth > 0 and self._since < _LONGEST_BRACKET


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the document breaks its lines. full_width: columns of a full line, 0 where lines are paragraphs;
    single_spaced: a blank line divides paragraphs.
    """

    document: Document
    full_width: int
    single_spaced: bool

    @classmethod
    def of(cls, document: Document, lines: list[Line]) -> _Layout:
        gaps = Counter(
            document.text.count("\n", before.end, after.start)
            for before, after in pairwise(lines)
            if before.page == after.page
        )
        return cls(document, _full_width(document, lines), gaps[1] > sum(gaps.values()) * 0.6)

    def joins(self, before: Line, after: Line, in_bracket: bool) -> bool:
        """Whether the line `after` goes on with the sentence in which `before` ends."""
        text = self.document.text
        head, tail = text[before.start : before.end], text[after.start : after.end]
        if "\t" in head or "\t" in tail or tail.lstrip().startswith("|") or head.rstrip().endswith("|"):
            return False
        if _CONTINUES.match(tail) or _RUNS_ON.search(head):
            return True
        if _STARTS_NEW.match(tail) or _SENTENCE_END.search(head):
            return not _SENTENCE_END.search(head) and in_bracket
        if in_bracket:
            return True
        between = text[before.end : after.start]
        # What stands between may be a page number that was dropped.
        apart = self.single_spaced and before.page == after.page and between.count("\n") > 1
        apart = apart and not between.strip()
        return bool(self.full_width) and _columns(head) >= self.full_width * 0.78 and not apart


def _columns(printed: str) -> int:
    """How wide a line is printed: two columns for a Chinese character, one for a half-width one."""
    printed = printed.strip()
    return len(printed) + sum(character > "\u2e80" for character in printed)


def _full_width(document: Document, lines: list[Line]) -> int:
    """How many columns a full printed line has, or 0 where lines are whole paragraphs already."""
    if document.media_type in _UNWRAPPED:
        return 0
    printed = [document.text[line.start : line.end] for line in lines]
    prose = [
        (text, columns) for text in printed if (columns := _columns(text)) >= _PROSE and "\t" not in text
    ]
    if len(prose) < 3:
        return 0
    typical, _ = Counter(columns // 6 for _, columns in prose).most_common(1)[0]
    width = typical * 6 + 3
    near = [text for text, columns in prose if abs(columns - width) <= 8]
    longer = sum(columns > width + 8 for _, columns in prose)
    if width > 120 or len(near) < len(prose) * 0.4 or longer > len(prose) * 0.1:
        return 0
    # Paragraphs of a like length end with a full stop, full lines seldom do.
    broken = sum(not _LINE_END.search(text) for text in near)
    return width if broken >= len(near) * 0.4 else 0


def _without_idle_blanks(characters: list[str], origins: array[int]) -> NormalisedText:
    """Drop every blank that does not divide two half-width words or numbers."""
    following = [""] * len(characters)
    seen = ""
    for index in range(len(characters) - 1, -1, -1):
        following[index] = seen
        if characters[index] != " ":
            seen = characters[index]
    text: list[str] = []
    kept: array[int] = array("L")
    for index, character in enumerate(characters):
        if character == " " and not (text and _is_word(text[-1]) and _is_word(following[index])):
            continue
        text.append(character)
        kept.append(origins[index])
    return NormalisedText("".join(text), kept)


def _is_word(character: str) -> bool:
    return character.isascii() and character.isalnum()
