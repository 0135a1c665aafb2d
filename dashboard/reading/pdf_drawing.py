"""The lines that are drawn on a PDF page, from its path objects."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from dashboard.reading.grids import Ruling
from dashboard.reading.pdf_calls import (
    address_of,
    draw_mode,
    form_count,
    object_at,
    object_bounds,
    object_in_form,
    object_kind,
    object_matrix,
    segment_at,
    segment_closes,
    segment_count,
    segment_point,
    segment_type,
)

# A path as thin as this, in points, is a line; one that is short too is a dot.
_THIN, _SHORT = 2.6, 3.0
_MOST_OBJECTS = 40_000
_MOST_SEGMENTS = 20_000
_DEEPEST_FORM = 4
# A filled box has at most this many segments; one that isn't outlined is shading, no line.
_BOX_SEGMENTS = 6
_CORNERS = (4, 5)

_TEXT, _PATH = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH
_LINE_TO, _MOVE_TO = raw.FPDF_SEGMENT_LINETO, raw.FPDF_SEGMENT_MOVETO

Edges = tuple[float, float, float, float]
# From (left, bottom, right, top) in the page's space to (left, top, right, bottom) from its top left corner.
Shown = Callable[[float, float, float, float], Edges]
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Place = tuple[float, float, float]

# A Ruling of its three numbers, without the detour over its own constructor: a table has thousands.
_ruling: Callable[[Place], Ruling] = partial(tuple.__new__, Ruling)

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """The horizontal and vertical lines drawn on a page, and the area that pictures cover."""

    horizontal: list[Ruling] = field(default_factory=list)
    vertical: list[Ruling] = field(default_factory=list)
    pictured: float = 0.0


def drawing_of(page: pdfium.PdfPage, shown: Shown) -> Drawing:
    """What is drawn on the page and in forms on it, up to more objects than any report has."""
    reader = _ObjectReader(shown)
    handle = address_of(page.raw)
    for number in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        item = object_at(handle, number)
        kind = object_kind(item)
        if kind != _TEXT:
            reader.read(item, kind, _IDENTITY, 0)
    return reader.drawing


class _ObjectReader:
    def __init__(self, shown: Shown) -> None:
        self.drawing = Drawing()
        self._shown = shown
        # pdfium writes left, bottom, right and top into one array, which is read at once.
        self._numbers = (ctypes.c_float * 4)()
        places = [ctypes.c_float.from_buffer(self._numbers, 4 * number) for number in range(4)]
        self._edges = [ctypes.byref(place) for place in places]
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._modes = ctypes.byref(self._fill), ctypes.byref(self._stroke)
        self._segments_left = _MOST_SEGMENTS

    def read(self, item: Any, kind: int, outer: Matrix, depth: int) -> None:
        if kind == _PATH:
            self._path(item, outer)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            left, top, right, bottom = self._bounds(item, outer)
            self.drawing.pictured += (right - left) * (bottom - top)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _combined(_matrix(item), outer)
            for number in range(min(form_count(item), _MOST_OBJECTS)):
                part = object_in_form(item, number)
                self.read(part, object_kind(part), inner, depth + 1)

    def _path(self, item: Any, outer: Matrix) -> None:
        left, top, right, bottom = self._bounds(item, outer)
        width, height = right - left, bottom - top
        if width <= _THIN or height <= _THIN:
            self._add(left, top, right, bottom)
            return
        draw_mode(item, *self._modes)
        count = segment_count(item)
        if (not self._stroke.value and count <= _BOX_SEGMENTS) or count > self._segments_left:
            return
        self._segments_left -= count
        # A path of four corners is a rectangle, as most tables' cells are; two lines in one path are none.
        if count in _CORNERS and segment_type(segment_at(item, 2)) == _LINE_TO:
            self.drawing.horizontal += _ruling((top, left, right)), _ruling((bottom, left, right))
            self.drawing.vertical += _ruling((left, top, bottom)), _ruling((right, top, bottom))
            return
        matrix = _combined(_matrix(item), outer)
        for outline in self._outlines(item, count, matrix):
            if self._stroke.value:
                for start, end in pairwise(outline):
                    self._edge(start, end)
            else:
                xs, ys = [x for x, _ in outline], [y for _, y in outline]
                self._edge((min(xs), min(ys)), (max(xs), max(ys)))

    def _outlines(self, item: Any, count: int, matrix: Matrix) -> Iterator[list[Point]]:
        """The points of each subpath, in the page's space; a closed one ends where it began."""
        outline: list[Point] = []
        for number in range(count):
            segment = segment_at(item, number)
            if segment_type(segment) == _MOVE_TO:
                if len(outline) > 1:
                    yield outline
                outline = []
            segment_point(segment, self._edges[0], self._edges[1])
            outline.append(_moved(self._numbers[0], self._numbers[1], matrix))
            if segment_closes(segment):
                outline.append(outline[0])
        if len(outline) > 1:
            yield outline

    def _bounds(self, item: Any, outer: Matrix) -> Edges:
        if not object_bounds(item, *self._edges):
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = self._numbers
        if outer is _IDENTITY:
            return self._shown(left, bottom, right, top)
        return _ordered(self._shown(*_moved(left, bottom, outer), *_moved(right, top, outer)))

    def _edge(self, start: Point, end: Point) -> None:
        left, top, right, bottom = _ordered(self._shown(*start, *end))
        if right - left <= _THIN or bottom - top <= _THIN:
            self._add(left, top, right, bottom)

    def _add(self, left: float, top: float, right: float, bottom: float) -> None:
        width, height = right - left, bottom - top
        if width >= height and width >= _SHORT:
            self.drawing.horizontal.append(Ruling((top + bottom) / 2, left, right))
        elif height > width and height >= _SHORT:
            self.drawing.vertical.append(Ruling((left + right) / 2, top, bottom))


def _ordered(edges: Edges) -> Edges:
    left, top, right, bottom = edges
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def _matrix(item: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not object_matrix(item, ctypes.byref(matrix)):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _combined(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    return (*_turned(a, b, then), *_turned(c, d, then), *_moved(e, f, then))


def _turned(x: float, y: float, matrix: Matrix) -> Point:
    return x * matrix[0] + y * matrix[2], x * matrix[1] + y * matrix[3]


def _moved(x: float, y: float, matrix: Matrix) -> Point:
    turned_x, turned_y = _turned(x, y, matrix)
    return turned_x + matrix[4], turned_y + matrix[5]
