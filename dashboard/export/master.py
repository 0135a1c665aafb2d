"""The slide master: our own 16:9 one, or an office's template that takes its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, Slides
from pptx.util import Emu, Inches, Length

from dashboard.charts import palette
from dashboard.errors import GongkaiError
from dashboard.export.part_names import count_part_names

FONT = "微软雅黑"
"""Named, not carried: a machine without it takes its own Chinese font."""
_TITLE_SIZES = (26, 24)
_SMALLER_TITLES, _OFFICE_SIZE = (28, 24, 20), 40
_TITLE_ONLY = 5
_COVER = 0
_THEME = "/theme"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""Marks the extension that holds the sections of a presentation (MS-PPTX, 2.3)."""
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_TOLERANCE = 0.05
"""Of the width that a layout was made for, as titles stand in its middle."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in EMU."""

    left: Length
    top: Length
    width: Length
    height: Length

    def below(self, distance: Length) -> Box:
        """The box without its upper `distance`."""
        return Box(self.left, Emu(self.top + distance), self.width, Emu(self.height - distance))


@dataclass(frozen=True, slots=True)
class Master:
    """A presentation without slides, its layouts, and where content goes below the title.

    slides: those of the deck, which would give all of them new names whenever it is asked for them.
    title_sizes: points that titles may have, the usual one first; of an office's master those
    for titles that have no room in one line at own_size, which others keep; stretch: how much wider its
    slides are than its layouts, which were made for 4:3.
    """

    deck: Deck
    slides: Slides
    cover: SlideLayout
    content: SlideLayout
    body: Box
    foot: Box
    title_sizes: tuple[int, ...] = ()
    own_size: int = 0
    stretch: float = 1.0


def own_master() -> Master:
    """White, 16:9, the title at the top left in two lines at most, the source line at the foot."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    _name_fonts(deck)
    cover, content = deck.slide_layouts[_COVER], deck.slide_layouts[_TITLE_ONLY]
    layouts: Any = deck.slide_layouts
    for layout in list(layouts):
        if layout not in (cover, content):
            layouts.remove(layout)
    holder: Any
    for holder in (deck.slide_master, cover, content):
        for shape in list(holder.placeholders):
            _set_place(shape, holder is cover)
    return replace(_with_places(deck, cover, content), title_sizes=_TITLE_SIZES)


def template_master(path: Path) -> Master:
    """The master of an office's own template; its slides are left out, its layouts kept.

    GongkaiError if the file is no presentation or has no layout with a title.
    """
    try:
        deck = Presentation(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise GongkaiError(
            "不是可用的演示文稿模板", where=path.name, remedy="请用 WPS 或 PowerPoint 另存为 .pptx 后再试"
        ) from error
    _drop_slides(deck)
    titled = [layout for layout in deck.slide_layouts if _title_of(layout) is not None]
    if not titled:
        raise GongkaiError("模板中没有带标题的版式", where=path.name, remedy="请在母版中加入“仅标题”版式")
    # The layout with the least besides its title leaves most room.
    content = min(titled, key=lambda layout: len(list(layout.placeholders)))
    return replace(
        _with_places(deck, titled[0], content),
        title_sizes=_SMALLER_TITLES,
        own_size=_OFFICE_SIZE,
        stretch=_stretch(deck, content),
    )


def _stretch(deck: Deck, content: SlideLayout) -> float:
    """How much wider slides are than a layout that was made for 4:3, and stands at the left of them."""
    title = _title_of(content)
    width, height = deck.slide_width, deck.slide_height
    if title is None or not title.width or not width or not height:
        return 1.0
    of_four_to_three = height * 4 / 3
    made_for = 2 * title.left + title.width
    if width <= of_four_to_three or abs(made_for / of_four_to_three - 1) > _TOLERANCE:
        return 1.0
    return float(width / made_for)


def _drop_slides(deck: Deck) -> None:
    """Take the slides of a template away, and the list of sections (节) that names them."""
    slides = deck.slides._sldIdLst
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)
    for extension in deck.part._element.findall(f"{qn('p:extLst')}/{qn('p:ext')}"):
        if extension.get("uri") == _SECTIONS:
            extension.getparent().remove(extension)


def _with_places(deck: Deck, cover: SlideLayout, content: SlideLayout) -> Master:
    count_part_names(deck.part.package)
    width, height = Emu(deck.slide_width or 0), Emu(deck.slide_height or 0)
    title = _title_of(content)
    below = title.top + title.height if title is not None and title.height else int(height * 0.16)
    margin, line = Inches(0.6), Inches(0.4)
    bottom = height - Inches(0.75)
    return Master(
        deck,
        deck.slides,
        cover,
        content,
        Box(margin, Emu(below), Emu(width - 2 * margin), Emu(bottom - below)),
        Box(margin, Emu(height - Inches(0.62)), Emu(width - 2 * margin - Inches(0.8)), line),
    )


def _title_of(layout: Any) -> Any:
    return next((shape for shape in layout.placeholders if shape.placeholder_format.type in _TITLES), None)


def _set_place(shape, cover: bool) -> None:  # type: ignore[no-untyped-def]
    """Put a placeholder of the library's 4:3 master where it belongs on ours, or take it away."""
    kind = shape.placeholder_format.type
    if kind in _TITLES:
        shape.left, shape.top, shape.width, shape.height = (
            (Inches(0.9), Inches(2.3), Inches(11.5), Inches(1.5))
            if cover
            else (Inches(0.6), Inches(0.35), Inches(12.1), Inches(1.0))
        )
        _set_type(shape, 36 if cover else _TITLE_SIZES[0], palette.INK, bold=True)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if cover else MSO_ANCHOR.MIDDLE
    elif kind == PP_PLACEHOLDER.SUBTITLE:
        shape.left, shape.top, shape.width, shape.height = (
            Inches(0.9),
            Inches(4.0),
            Inches(11.5),
            Inches(1.6),
        )
        _set_type(shape, 16, palette.SECONDARY)
    elif kind == PP_PLACEHOLDER.SLIDE_NUMBER:
        shape.left, shape.top, shape.width, shape.height = (
            Inches(12.1),
            Inches(6.88),
            Inches(0.7),
            Inches(0.4),
        )
        _set_type(shape, 12, palette.SECONDARY, align=PP_ALIGN.RIGHT)
    elif kind != PP_PLACEHOLDER.BODY:
        shape._element.getparent().remove(shape._element)


def _set_type(shape, size: int, colour: str, *, bold: bool = False, align: PP_ALIGN = PP_ALIGN.LEFT) -> None:  # type: ignore[no-untyped-def]
    """Type of a placeholder, for all slides: in its list style, from which they inherit."""
    body = shape.text_frame._txBody
    # Without insets, so that it stands over the text and charts below it.
    shape.text_frame.margin_left = shape.text_frame.margin_right = 0
    style = body.find(qn("a:lstStyle"))
    for old in list(style):
        style.remove(old)
    level = style.makeelement(
        qn("a:lvl1pPr"), {"marL": "0", "indent": "0", "algn": "r" if align == PP_ALIGN.RIGHT else "l"}
    )
    style.append(level)
    level.append(level.makeelement(qn("a:buNone"), {}))
    run = level.makeelement(qn("a:defRPr"), {"sz": str(size * 100), "b": "1" if bold else "0"})
    level.append(run)
    fill = run.makeelement(qn("a:solidFill"), {})
    run.append(fill)
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": colour.removeprefix("#")}))


def _name_fonts(deck: Deck) -> None:
    """Our fonts as those of the theme, from which all text inherits, Latin letters and Chinese alike."""
    part = next(
        rel.target_part for rel in deck.slide_master.part.rels.values() if rel.reltype.endswith(_THEME)
    )
    theme = part.blob.decode("utf-8")
    for kind in ("major", "minor"):
        start = theme.index(f"<a:{kind}Font>")
        end = theme.index(f"</a:{kind}Font>", start)
        fonts = f'<a:{kind}Font><a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/><a:cs typeface=""/>'
        theme = theme[:start] + fonts + theme[end:]
    part._blob = theme.encode("utf-8")


def rgb(colour: str) -> RGBColor:
    """A colour of the palette ("#1F5FA8") as slides have it."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]
