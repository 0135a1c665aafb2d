"""What pdfium knows of one page: its words and the lines drawn on it, in bulk calls.

Characters are not asked one by one: pdfium gives the page's text in one call and a box for each word, which
keeps the reading of a page near the time of its bare text.
"""

from __future__ import annotations

import ctypes
import math
import re

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL.Image import Image

from dashboard.reading.pdf_calls import address_of, loose_box
from dashboard.reading.pdf_drawing import Drawing, Edges, Shown, drawing_of
from dashboard.reading.words import Word

_WORD = re.compile(r"[^\s\x00\ufffe\uffff]+")
# pdfium's mark for a hyphen at a line's end.
_HYPHEN = "\x02"
# 200 dots an inch, and no picture is longer than this.
_PICTURE_SCALE, _LONGEST_SIDE = 200 / 72, 4000
# A watermark's characters are at least this tall (points) and this far from upright (radians).
_TALL, _ASKEW = 30.0, 0.1


class PdfPage:
    """One open page; places come out in points from the top left corner of the page as it is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page
        self._text_page = page.get_textpage()
        self._handle = address_of(self._text_page.raw)
        self.width, self.height = page.get_size()
        self._shown = _shown_on(page)
        self._rectangle = raw.FS_RECTF()
        self._rectangle_reference = ctypes.byref(self._rectangle)

    def __enter__(self) -> PdfPage:
        return self

    def __exit__(self, *error: object) -> None:
        self._text_page.close()
        self._page.close()

    def words(self) -> list[Word]:
        """The words of the text layer in its own order."""
        text, count = self._text_page.get_text_range(), self._text_page.count_chars()
        if len(text) != count:
            text = self._text_by_character(count)
        words = []
        for match in _WORD.finditer(text):
            word = self._word(match.group(), match.start())
            if word is not None:
                words.append(word)
        return words

    def characters(self, word: Word) -> list[Word]:
        """The characters of a word from `words`, each with its own box."""
        return [
            Word(character, *edges, word.index + offset)
            for offset, character in enumerate(word.text)
            if (edges := self._edges(word.index + offset))
        ]

    def picture(self) -> Image:
        """The page as a picture that is fit for the recogniser."""
        longest = max(self.width, self.height, 1.0)
        picture: Image = self._page.render(scale=min(_PICTURE_SCALE, _LONGEST_SIDE / longest)).to_pil()
        return picture.convert("RGB")

    def drawing(self) -> Drawing:
        """The lines and pictures of the page."""
        return drawing_of(self._page, self._shown)

    def _word(self, text: str, index: int) -> Word | None:
        """The word in the box from its first to its last character; None if it is set askew (a watermark)."""
        first = self._edges(index)
        last = self._edges(index + len(text) - 1) if len(text) > 1 else first
        if not first or not last:
            return None
        left, top, right, bottom = first
        if last is not first:
            last_left, last_top, last_right, last_bottom = last
            # Written out: min and max would be a quarter of the time that a word takes.
            left = last_left if last_left < left else left
            top = last_top if last_top < top else top
            right = last_right if last_right > right else right
            bottom = last_bottom if last_bottom > bottom else bottom
        if bottom - top > _TALL and self._is_askew(index):
            return None
        return Word(text.replace(_HYPHEN, "-"), left, top, right, bottom, index)

    def _edges(self, index: int) -> Edges | None:
        """The character's place: its advance by its font's height.

        Not the tight box, which is empty where a font is not embedded and this machine has none like it.
        """
        rectangle = self._rectangle
        if not loose_box(self._handle, index, self._rectangle_reference):
            return None
        return self._shown(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)

    def _is_askew(self, index: int) -> bool:
        angle = raw.FPDFText_GetCharAngle(self._text_page, index) % (math.pi / 2)
        return bool(min(angle, math.pi / 2 - angle) > _ASKEW)

    def _text_by_character(self, count: int) -> str:
        """The text with one place a character of pdfium's; what has no meaning in Unicode becomes U+FFFD."""
        codes = (raw.FPDFText_GetUnicode(self._text_page, index) for index in range(count))
        return "".join(
            chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes
        )


def _shown_on(page: pdfium.PdfPage) -> Shown:
    """How places in the page's own space become places on the page as it is shown."""
    box_left, box_bottom, box_right, box_top = page.get_bbox()
    rotation = page.get_rotation()
    if rotation == 90:
        return lambda left, bottom, right, top: (
            bottom - box_bottom,
            left - box_left,
            top - box_bottom,
            right - box_left,
        )
    if rotation == 180:
        return lambda left, bottom, right, top: (
            box_right - right,
            bottom - box_bottom,
            box_right - left,
            top - box_bottom,
        )
    if rotation == 270:
        return lambda left, bottom, right, top: (
            box_top - top,
            box_right - right,
            box_top - bottom,
            box_right - left,
        )
    return lambda left, bottom, right, top: (
        left - box_left,
        box_top - top,
        right - box_left,
        box_top - bottom,
    )
