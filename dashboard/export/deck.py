"""Slides for the assessment meeting (考核会): a chapter's answer, then a chart a slide, native if it can be.

Each slide says its finding, its source line and number; the notes hold definitions and the quotes behind its
figures. What is missing, approximate, doubtful, corrected or fictional is said as on the pages.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from dashboard import labels
from dashboard.charts import palette, picture
from dashboard.export import wording
from dashboard.export.master import Box, Master, own_master, rgb, template_master
from dashboard.export.material import Chapter, Piece, Plan
from dashboard.export.native import add_chart
from dashboard.export.slide_table import add_tables

_SUBTITLE = Inches(0.42)
_NOTE_LINE = Inches(0.36)


def write_deck(plan: Plan, chapters: Iterable[Chapter], path: Path, template: Path | None = None) -> None:
    """Write the slides of `chapters` to `path`.

    template: an office's own .pptx, whose master and layouts take the place of ours. GongkaiError if it is
    not usable.
    """
    master = template_master(template) if template else own_master()
    _cover(master, plan)
    for chapter in chapters:
        _opening(master, chapter)
        for piece in chapter.pieces:
            _piece(master, chapter, piece)
    master.deck.core_properties.title = plan.title
    master.deck.core_properties.author = labels.PRODUCT
    master.deck.save(str(path))


def _cover(master: Master, plan: Plan) -> None:
    slide = master.deck.slides.add_slide(master.cover)
    _title(slide, plan.title)
    lines = [plan.scope.source()]
    if plan.scope.fictional:
        lines.append(labels.FICTIONAL_NOTE)
    subtitle = next(
        (s for s in slide.placeholders if s.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE), None
    )
    if subtitle is not None:
        subtitle.text_frame.text = "\n".join(lines)
    else:
        _text(slide, master.foot, lines, 12, palette.SECONDARY)


def _opening(master: Master, chapter: Chapter) -> None:
    """The chapter's name and answer, its headline figures, and what to notice."""
    slide = _slide(master, chapter.title, chapter.scope.source())
    place = master.body
    if chapter.answer:
        _text(slide, Box(place.left, place.top, place.width, Inches(1.1)), [chapter.answer], 20, palette.INK)
        place = place.below(Inches(1.25))
    if chapter.headlines:
        width = Emu(place.width // len(chapter.headlines))
        for column, headline in enumerate(chapter.headlines):
            box = Box(Emu(place.left + column * width), place.top, width, Inches(1.3))
            _headline(slide, box, headline.label, headline.value, headline.change)
        place = place.below(Inches(1.5))
    lines = [*chapter.notices.attention, *chapter.notices.lines, *chapter.absent]
    if lines:
        _text(slide, place, [f"· {line}" for line in lines], 16, palette.INK, len(chapter.notices.attention))
    _notes(slide, wording.definitions(chapter.definitions))


def _piece(master: Master, chapter: Chapter, piece: Piece) -> None:
    exhibit = piece.exhibit
    slide = _slide(master, piece.heading, exhibit.texts.source)
    place = _subtitle(slide, master.body, exhibit.texts.subtitle)
    said = [line for line in (piece.item.note, *exhibit.notes) if line]
    room = Box(place.left, place.top, place.width, Emu(place.height - _NOTE_LINE * len(said)))
    if exhibit.native:
        add_chart(slide.shapes, exhibit.native, room)
    else:
        _picture(slide, piece, room)
    if said:
        under = Box(place.left, Emu(room.top + room.height), place.width, Emu(_NOTE_LINE * len(said)))
        _text(slide, under, said, 14, palette.SECONDARY)
    _notes(slide, wording.speaker_notes(chapter, piece))
    if exhibit.native:
        return
    # A picture can't be asked for its values: they follow as a table.
    for number, (table, pages) in enumerate(add_tables(exhibit.sheet), start=1):
        words = f"（{number}/{pages}）" if pages > 1 else ""
        of_table = _slide(master, f"{piece.heading}{words}", exhibit.texts.source)
        table(of_table.shapes, _subtitle(of_table, master.body, exhibit.texts.subtitle))


def _slide(master: Master, title: str, source: str) -> Slide:
    slide: Slide = master.deck.slides.add_slide(master.content)
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type not in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
            shape._element.getparent().remove(shape._element)
    _title(slide, title)
    _text(slide, master.foot, [source], 11, palette.SECONDARY)
    _number(master, slide)
    return slide


def _title(slide: Slide, words: str) -> None:
    title = slide.shapes.title
    if title is not None:
        title.text_frame.text = wording.clipped(words, wording.TITLE_LENGTH)


def _subtitle(slide: Slide, place: Box, words: str) -> Box:
    _text(slide, Box(place.left, place.top, place.width, _SUBTITLE), [words], 14, palette.SECONDARY)
    return place.below(_SUBTITLE)


def _number(master: Master, slide: Slide) -> None:
    """The slide's number as a field, which follows when slides are moved."""
    width = Inches(0.8)
    place = Box(Emu(master.foot.left + master.foot.width), master.foot.top, width, master.foot.height)
    paragraph = _text(slide, place, [""], 11, palette.SECONDARY)
    number = len(master.deck.slides)
    field = paragraph._p.makeelement(
        paragraph._p.tag.replace("}p", "}fld"),
        {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"},
    )
    field.append(field.makeelement(field.tag.replace("}fld", "}rPr"), {"lang": "zh-CN", "sz": "1100"}))
    text = field.makeelement(field.tag.replace("}fld", "}t"), {})
    text.text = str(number)
    field.append(text)
    paragraph._p.insert(0, field)


def _headline(slide: Slide, place: Box, label: str, value: str, change: str) -> None:
    frame = _frame(slide, place)
    for index, (words, size, colour) in enumerate(
        ((label, 14, palette.SECONDARY), (value, 26, palette.INK), (change, 14, palette.SECONDARY))
    ):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size, run.font.color.rgb = words, Pt(size), rgb(colour)


def _text(slide: Slide, place: Box, lines: list[str], size: int, colour: str, urgent: int = 0):  # type: ignore[no-untyped-def]
    """Lines at `place`, the first `urgent` in the colour of what needs action; gives the first paragraph."""
    frame = _frame(slide, place)
    for index, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size = line, Pt(size)
        run.font.color.rgb = rgb(palette.ATTENTION if index < urgent else colour)
        paragraph.space_after = Pt(size // 3)
    return frame.paragraphs[0]


def _frame(slide: Slide, place: Box):  # type: ignore[no-untyped-def]
    frame = slide.shapes.add_textbox(place.left, place.top, place.width, place.height).text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _notes(slide: Slide, words: str) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = words


def _picture(slide: Slide, piece: Piece, place: Box) -> None:
    """The chart as a picture in the proportions of its place; its texts stand on the slide already."""
    width = picture.WIDTH
    height = round(width * place.height / place.width)
    image = picture.png(piece.exhibit.drawing, width=width, height=height, scale=3, said=piece.exhibit.texts)
    slide.shapes.add_picture(io.BytesIO(image), place.left, place.top, place.width, place.height)
