"""Slides for the assessment meeting (考核会): a chapter's answer, then a chart a slide, native if it can be.

Each slide says its finding, its source line and number; the notes hold definitions and the quotes behind its
figures. What is missing, approximate, doubtful, corrected or fictional is said as on the pages.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from dashboard import labels
from dashboard.charts import palette, picture
from dashboard.exhibits.exhibit import Exhibit, Native
from dashboard.export import wording
from dashboard.export.cells import plain
from dashboard.export.grid import grid_of, readable_grid
from dashboard.export.marking import marks_in_words, with_bases
from dashboard.export.master import Box, Master, own_master, template_master
from dashboard.export.material import Chapter, Piece, Plan
from dashboard.export.native import add_chart
from dashboard.export.slide_table import add_tables
from dashboard.export.slide_text import (
    add_frame,
    add_list,
    add_strip,
    add_text,
    ems,
    height_of,
    list_height,
    strip_height,
)

_SUBTITLE = Inches(0.42)
_GAP = Inches(0.15)
_TWO_THIRDS = 0.64
_OPENING_SIZES = ((22, 20), (20, 18), (20, 16), (18, 14))
"""Points of a chapter's answer and of what to notice, the largest first."""
_OF_TABLE = "上图各数，计量单位见表头"


def write_deck(plan: Plan, chapters: Iterable[Chapter], path: Path, template: Path | None = None) -> None:
    """Write the slides of `chapters` to `path`.

    template: an office's own .pptx, whose master and layouts take the place of ours. GongkaiError if it is
    not usable.
    """
    master = template_master(template) if template else own_master()
    _cover(master, plan)
    for chapter in chapters:
        if plan.page_each:
            _whole(master, chapter)
            continue
        _opening(master, chapter)
        for piece in chapter.pieces:
            _piece(master, chapter, piece)
    about = master.deck.core_properties
    about.title, about.author = wording.clipped(plan.title, wording.LONGEST_PROPERTY), labels.PRODUCT
    about.identifier = plan.scope.snapshot_id
    master.deck.save(str(path))


def _cover(master: Master, plan: Plan) -> None:
    slide = master.slides.add_slide(master.cover)
    _widen(slide, master.stretch)
    _title(slide, plan.title)
    lines = [replace(plan.scope, fictional=False).source()]
    if plan.scope.fictional:
        lines.append(labels.FICTIONAL_NOTE)
    subtitle = next(
        (s for s in slide.placeholders if s.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE), None
    )
    if subtitle is not None:
        subtitle.text_frame.text = "\n".join(lines)
    else:
        add_text(slide, master.foot, lines, 12, palette.SECONDARY)


def _opening(master: Master, chapter: Chapter) -> None:
    """The chapter's name and answer, its headline figures, and what to notice, as large as there is room."""
    slide = _slide(master, chapter.title, chapter.scope.source())
    notices, absent = chapter.notices, _briefly(chapter.absent)
    lines = [*notices.attention, *notices.lines, *absent]
    for answer, size in _OPENING_SIZES:
        room = master.body.height - _answer_height(master.body, chapter, answer)
        if list_height(lines, size, master.body.width) <= room:
            break
    place = _answer(slide, master.body, chapter, answer)
    add_list(slide, place, lines, size, urgent=len(notices.attention), quiet=len(absent))
    _notes(slide, wording.definitions(chapter.definitions))


def _briefly(absent: Sequence[str]) -> list[str]:
    """Why charts are not there, without what the office that prepares the slides could do about it."""
    return list(dict.fromkeys(sentence.partition("。")[0] for sentence in absent))


def _whole(master: Master, chapter: Chapter) -> None:
    """A chapter on one slide: its answer and figures, its main chart beside what to notice."""
    slide = _slide(master, chapter.title, chapter.scope.source())
    place = _answer(slide, master.body, chapter, 16)
    notices = chapter.notices
    absent = () if chapter.pieces else _briefly(chapter.absent)
    lines = [*notices.attention, *notices.lines, *absent]
    if not chapter.pieces:
        add_list(slide, place, lines, 14, urgent=len(notices.attention), quiet=len(absent))
        _notes(slide, wording.definitions(chapter.definitions))
        return
    left = replace(place, width=Emu(int(place.width * (_TWO_THIRDS if lines else 1))))
    right = replace(
        place,
        left=Emu(left.left + left.width + 2 * _GAP),
        width=Emu(max(0, place.width - left.width - 2 * _GAP)),
    )
    add_list(slide, right, lines, 14, urgent=len(notices.attention))
    piece = chapter.pieces[0]
    left = left.below(add_text(slide, left, [wording.clipped(piece.heading, 40)], 14, palette.INK))
    native = with_bases(piece.exhibit)
    above = _words_above(piece.exhibit, native)
    left = left.below(add_text(slide, left, [above], 12, palette.SECONDARY))
    _chart(slide, piece, native, left)
    _notes(slide, wording.speaker_notes(chapter, piece))


def _answer(slide: Slide, place: Box, chapter: Chapter, size: int) -> Box:
    """The answer and the strip of figures at the top of `place`; what is left below."""
    if chapter.answer:
        answer = wording.unbroken(chapter.answer)
        place = place.below(Emu(add_text(slide, place, [answer], size, palette.INK) + _GAP))
    if chapter.headlines:
        place = place.below(Emu(add_strip(slide, place, chapter.headlines) + _GAP))
    return place


def _answer_height(place: Box, chapter: Chapter, size: int) -> int:
    """How much of `place` the answer and the strip take."""
    height = height_of([chapter.answer], size, place.width) + _GAP if chapter.answer else 0
    return height + (strip_height(chapter.headlines, place.width) + _GAP if chapter.headlines else 0)


def _piece(master: Master, chapter: Chapter, piece: Piece) -> None:
    exhibit = piece.exhibit
    if exhibit.has_one_value and _tables(master, chapter, piece):
        return
    slide = _slide(master, piece.heading, exhibit.texts.source)
    native = with_bases(exhibit)
    _chart(slide, piece, native, _subtitle(slide, master.body, _words_above(exhibit, native)))
    _notes(slide, wording.speaker_notes(chapter, piece))
    if exhibit.native:
        return
    # A picture can't be asked for its values: they follow as a table.
    for number, (table, pages) in enumerate(add_tables(grid_of(exhibit.sheet), master.body), start=1):
        words = f"（{number}/{pages}）" if pages > 1 else ""
        of_table = _slide(master, f"{piece.heading}{words}", exhibit.texts.source)
        table(of_table.shapes, _subtitle(of_table, master.body, _OF_TABLE))


def _tables(master: Master, chapter: Chapter, piece: Piece) -> bool:
    """The figures in place of a chart; whether they have room."""
    exhibit = piece.exhibit
    drawn = list(add_tables(readable_grid(exhibit.sheet), master.body))
    for table, _ in drawn:
        slide = _slide(master, piece.heading, exhibit.texts.source)
        place = _subtitle(slide, master.body, exhibit.texts.subtitle)
        lines = [line for line in (piece.item.note, *exhibit.notes) if line]
        if lines:
            place = place.below(Emu(add_text(slide, place, lines, 13, palette.SECONDARY) + _GAP))
        table(slide.shapes, place)
        _notes(slide, wording.speaker_notes(chapter, piece))
    return bool(drawn)


def _words_above(exhibit: Exhibit, native: Native | None) -> str:
    """The subtitle of the chart as it is drawn."""
    return native.subtitle if native else exhibit.texts.subtitle


def _chart(slide: Slide, piece: Piece, native: Native | None, place: Box) -> None:
    """The chart, native if it can be, above what must be said of it."""
    exhibit = piece.exhibit
    said = [piece.item.note, *exhibit.notes, marks_in_words(exhibit.sheet) if native else ""]
    lines = [line for line in said if line]
    under = height_of(lines, 13, place.width)
    room = replace(place, height=Emu(place.height - under))
    if native:
        add_chart(slide.shapes, native, room)
    else:
        _picture(slide, piece, room)
    if lines:
        add_text(slide, place.below(room.height), lines, 13, palette.SECONDARY)


def _slide(master: Master, title: str, source: str) -> Slide:
    slide: Slide = master.slides.add_slide(master.content)
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type not in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
            shape._element.getparent().remove(shape._element)
    _widen(slide, master.stretch)
    _title(slide, title, master.title_sizes, master.own_size)
    add_text(slide, master.foot, [source], 11, palette.SECONDARY)
    _number(master, slide)
    return slide


def _widen(slide: Slide, stretch: float) -> None:
    """Placeholders as wide as the slide is, where the layouts are narrower."""
    if stretch == 1.0:
        return
    for shape in slide.placeholders:
        left, top, width, height = shape.left, shape.top, shape.width, shape.height
        shape.left, shape.width = Emu(int(left * stretch)), Emu(int(width * stretch))
        shape.top, shape.height = top, height


def _title(slide: Slide, words: str, sizes: Sequence[int] = (), own: int = 0) -> None:
    """sizes: in points, of which the first is taken that has the title in one line, else the last; none
    where it is in one line at `own`, the size of an office's master."""
    title = slide.shapes.title
    if title is None:
        return
    title.text_frame.text = wording.clipped(words, wording.TITLE_LENGTH)
    if own and ems(words) * Pt(own) <= (title.width or 0):
        return
    fitting = [size for size in sizes if ems(words) * Pt(size) <= (title.width or 0)]
    size = next(iter((*fitting, *sizes[-1:])), 0)
    for run in title.text_frame.paragraphs[0].runs if size else ():
        run.font.size = Pt(size)


def _subtitle(slide: Slide, place: Box, words: str) -> Box:
    taken = add_text(slide, place, [words], 14, palette.SECONDARY)
    return place.below(Emu(max(_SUBTITLE, taken)))


def _number(master: Master, slide: Slide) -> None:
    """The slide's number as a field, which follows when slides are moved."""
    place = Box(Emu(master.foot.left + master.foot.width), master.foot.top, Inches(0.8), master.foot.height)
    paragraph = add_frame(slide, place).paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    field = paragraph._p.makeelement(
        qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"}
    )
    field.append(field.makeelement(qn("a:rPr"), {"lang": "zh-CN", "sz": "1100"}))
    text = field.makeelement(qn("a:t"), {})
    text.text = str(len(master.slides))
    field.append(text)
    paragraph._p.append(field)


def _notes(slide: Slide, words: str) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n".join(plain(line) for line in words.split("\n"))


def _picture(slide: Slide, piece: Piece, place: Box) -> None:
    """The chart as a picture in the proportions of its place; its texts stand on the slide already."""
    width = picture.WIDTH
    height = round(width * place.height / place.width)
    image = picture.png(piece.exhibit.drawing, width=width, height=height, scale=3, said=piece.exhibit.texts)
    slide.shapes.add_picture(io.BytesIO(image), place.left, place.top, place.width, place.height)
