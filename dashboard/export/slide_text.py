"""Words on slides: lines, lists and the strip of headline figures, in places that they fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide
from pptx.util import Emu, Length, Pt

from dashboard.charts import palette
from dashboard.exhibits.exhibit import Headline
from dashboard.export.cells import plain
from dashboard.export.master import Box, rgb

_LINE = 1.35
"""Height of a line, in sizes of its type, with what stands between lines."""
_STRIP = (14, 26, 13)


def ems(words: str) -> float:
    """The width of `words` in squares of the type: a Chinese character is one, a digit a little over half."""
    return sum(1 if unicodedata.east_asian_width(letter) in "WFA" else 0.58 for letter in words)


def height_of(lines: Sequence[str], size: int, width: int) -> Length:
    """How much room `lines` take where they wrap at `width`."""
    rows = sum(max(1, -int(-ems(line) * Pt(size) // width)) for line in lines)
    return Emu(int(Pt(size) * _LINE * rows + Pt(size // 3) * len(lines)))


def add_text(
    slide: Slide, place: Box, lines: Sequence[str], size: int, colour: str, urgent: int = 0
) -> Length:
    """Lines at the top of `place`, the first `urgent` in the colour of what needs action; their height."""
    height = height_of(lines, size, place.width)
    frame = add_frame(slide, Box(place.left, place.top, place.width, height))
    for index, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size = plain(line), Pt(size)
        run.font.color.rgb = rgb(palette.ATTENTION if index < urgent else colour)
        paragraph.space_after = Pt(size // 3)
    return height


def add_list(slide: Slide, place: Box, lines: Sequence[str], size: int, urgent: int = 0) -> None:
    """As many of `lines` as `place` has room for, and how many more there are."""
    shown = [f"· {line}" for line in lines]
    while len(shown) > 1 and height_of(shown, size, place.width) > place.height:
        shown.pop()
        shown[-1] = f"· 其余 {len(lines) - len(shown) + 1} 条见工作簿"
    if shown:
        add_text(slide, place, shown, size, palette.INK, urgent)


def add_strip(slide: Slide, place: Box, headlines: Sequence[Headline]) -> Length:
    """Headline figures in one row at the top of `place`; the room they take."""
    width = Emu(place.width // len(headlines))
    *above, small = _STRIP
    changes = max(height_of([one.change], small, int(width * 0.95)) for one in headlines)
    height = Emu(int(sum(Pt(size) for size in above) * _LINE) + changes)
    for column, headline in enumerate(headlines):
        box = Box(Emu(place.left + column * width), place.top, Emu(int(width * 0.95)), height)
        frame = add_frame(slide, box)
        said = zip(
            (headline.label, headline.value, headline.change),
            _STRIP,
            (palette.SECONDARY, palette.INK, palette.SECONDARY),
            strict=True,
        )
        for index, (words, size, colour) in enumerate(said):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text, run.font.size, run.font.color.rgb = plain(words), Pt(size), rgb(colour)
    return height


def add_frame(slide: Slide, place: Box) -> Any:
    """A text frame at `place` without insets."""
    frame = slide.shapes.add_textbox(place.left, place.top, place.width, place.height).text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame
