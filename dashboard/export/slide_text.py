"""Words on slides: lines, lists and the strip of headline figures, in places that they fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Length, Pt

from dashboard.charts import palette
from dashboard.exhibits.exhibit import Headline
from dashboard.export.cells import plain
from dashboard.export.master import Box, rgb

_LINE = 1.35
"""Height of a line, in sizes of its type, with what stands between lines."""
_STRIP = (14, 26, 13)
_APART = Pt(3)


def ems(words: str) -> float:
    """The width of `words` in squares of the type: a Chinese character is one, a digit a little over half."""
    return sum(1 if unicodedata.east_asian_width(letter) in "WFA" else 0.58 for letter in words)


def height_of(lines: Sequence[str], size: int, width: int) -> Length:
    """How much room `lines` take where they wrap at `width`."""
    rows = sum(max(1, -int(-ems(line) * Pt(size) // width)) for line in lines)
    return Emu(int(Pt(size) * _LINE * rows + Pt(size // 3) * len(lines)))


def add_text(slide: Slide, place: Box, lines: Sequence[str], size: int, colour: str) -> Length:
    """Lines at the top of `place`; their height."""
    height = height_of(lines, size, place.width)
    frame = add_frame(slide, replace(place, height=height))
    for index, line in enumerate(lines):
        _add_line(frame, index, line, size, colour)
    return height


def add_list(
    slide: Slide, place: Box, lines: Sequence[str], size: int, urgent: int = 0, quiet: int = 0
) -> None:
    """As many of `lines` as `place` has room for, and how many more there are, each with a bullet.

    The first `urgent` are in the colour of what needs action, the last `quiet` in that of what is said aside.
    """
    shown = [line.removesuffix("。") for line in lines]
    inner = place.width - Pt(size)
    while len(shown) > 1 and height_of(shown, size, inner) > place.height:
        shown.pop()
        shown[-1] = f"其余 {len(lines) - len(shown) + 1} 条见工作簿"
    if not shown:
        return
    frame = add_frame(slide, replace(place, height=height_of(shown, size, inner)))
    for index, line in enumerate(shown):
        colour = palette.ATTENTION if index < urgent else palette.INK
        colour = palette.SECONDARY if index >= len(lines) - quiet else colour
        _bullet(_add_line(frame, index, line, size, colour), size)


def list_height(lines: Sequence[str], size: int, width: int) -> Length:
    """How much room add_list takes for all of `lines`."""
    return height_of(lines, size, width - Pt(size))


def _bullet(paragraph: Any, size: int) -> None:
    """A dot in front, and lines that begin below one another."""
    layout = paragraph._p.get_or_add_pPr()
    layout.set("marL", str(Pt(size)))
    layout.set("indent", str(-Pt(size)))
    layout.append(layout.makeelement(qn("a:buChar"), {"char": "•"}))


def add_strip(slide: Slide, place: Box, headlines: Sequence[Headline]) -> Length:
    """Headline figures in one row at the top of `place`; the room they take."""
    height = strip_height(headlines, place.width)
    width, inner = _strip_widths(headlines, place.width)
    label, value, small = _STRIP
    for column, headline in enumerate(headlines):
        frame = add_frame(slide, Box(Emu(place.left + column * width), place.top, inner, height))
        said = [(headline.label, label, palette.SECONDARY), (headline.value, value, palette.INK)]
        said += [(line, small, palette.SECONDARY) for line in _broken(headline.change, small, inner)]
        for index, (words, size, colour) in enumerate(said):
            paragraph = _add_line(frame, index, words, size, colour)
            paragraph.space_after = _APART if index < 2 else 0
    return height


def strip_height(headlines: Sequence[Headline], width: int) -> Length:
    """How much room add_strip takes in a place of `width`."""
    _, inner = _strip_widths(headlines, width)
    *above, small = _STRIP
    changes = max(height_of(_broken(one.change, small, inner), small, inner) for one in headlines)
    return Emu(int(sum(Pt(size) for size in above) * _LINE) + changes + 2 * _APART)


def _strip_widths(headlines: Sequence[Headline], width: int) -> tuple[Length, Length]:
    """How far columns of the strip are apart, and how much of that their words have."""
    column = width // len(headlines)
    return Emu(column), Emu(int(column * 0.88))


def _broken(words: str, size: int, width: int) -> list[str]:
    """`words` in a line, or where that is too narrow in two, of which the second begins a clause."""
    if ems(words) * Pt(size) <= width:
        return [words]
    for mark, kept in (("，", 0), ("（", 1)):
        first, found, second = words.partition(mark)
        if found:
            return [first, mark * kept + second]
    return [words]


def _add_line(frame: Any, index: int, words: str, size: int, colour: str) -> Any:
    """A paragraph of one run as the `index`th of `frame`."""
    paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
    run = paragraph.add_run()
    run.text, run.font.size = plain(words), Pt(size)
    run.font.color.rgb = rgb(colour)
    paragraph.space_after = Pt(size // 3)
    return paragraph


def add_frame(slide: Slide, place: Box) -> Any:
    """A text frame at `place` without insets."""
    frame = slide.shapes.add_textbox(place.left, place.top, place.width, place.height).text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame
