"""Words + grids -> tables of a page, and tables that go on over several pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.reading.grids import Grid, nearest
from dashboard.reading.words import Splitter, Word, cell_text_of

# How far, in points, a word may stick out of its cell, and columns of two pages may be apart.
_SLACK = 2.0
_SAME_COLUMN = 5.0
# No cell of a report's tables is as long as this; a frame around prose is.
_PROSE = 300


@dataclass(slots=True)
class PageCell:
    """A cell with its sides in points; rows are counted within the page's part of the table."""

    row: int
    row_span: int
    left: float
    right: float
    text: str
    confidence: float = 1.0


@dataclass(slots=True)
class PageTable:
    """A table, or what of it stands on one page, with the places of its column lines and of its row lines."""

    xs: list[float]
    ys: list[float]
    cells: list[PageCell] = field(default_factory=list)

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def row_count(self) -> int:
        return len(self.ys) - 1

    def continues(self, above: PageTable) -> bool:
        """Whether this may be the rest of the table `above`, which ended the page before it: same columns."""
        return (
            abs(self.xs[0] - above.xs[0]) <= _SAME_COLUMN
            and abs(self.xs[-1] - above.xs[-1]) <= _SAME_COLUMN
            and (_within(self.xs, above.xs) or _within(above.xs, self.xs))
        )


def ruled_tables(
    words: Iterable[Word], grids: list[Grid], split: Splitter
) -> tuple[list[PageTable], list[Word]]:
    """The tables that `grids` draw with the words in them, and the words outside of all tables.

    A grid without words is an ornament; one with prose in a cell is a frame, and its words are outside.
    """
    held: list[dict[int, list[Word]]] = [defaultdict(list) for _ in grids]
    outside: list[Word] = []
    for word in words:
        for number, grid in enumerate(grids):
            region = grid.region_at(word.centre, word.middle)
            if region is None:
                continue
            left, right = grid.sides(grid.regions[region])
            if word.left < left - _SLACK or word.right > right + _SLACK:
                outside += _divide(split(word) or [word], grid, held[number])
            else:
                held[number][region].append(word)
            break
        else:
            outside.append(word)
    tables: list[PageTable] = []
    for grid, by_region in zip(grids, held, strict=True):
        longest = max((sum(len(word.text) for word in inside) for inside in by_region.values()), default=0)
        if longest > _PROSE:
            outside += [word for inside in by_region.values() for word in inside]
        elif longest:
            tables.append(_filled(grid, by_region))
    return tables, outside


def _divide(characters: list[Word], grid: Grid, held: dict[int, list[Word]]) -> list[Word]:
    """Put the pieces of a word that crosses a line into their cells; gives the pieces outside of the grid."""
    outside: list[Word] = []
    piece: Word | None = None
    piece_region: int | None = None
    for character in characters:
        region = grid.region_at(character.centre, character.middle)
        if piece is not None and region == piece_region:
            piece.text += character.text
            piece.right = max(piece.right, character.right)
            piece.top, piece.bottom = min(piece.top, character.top), max(piece.bottom, character.bottom)
            continue
        piece, piece_region = character, region
        (outside if region is None else held[region]).append(piece)
    return outside


def _filled(grid: Grid, words: dict[int, list[Word]]) -> PageTable:
    table = PageTable(grid.xs, grid.ys)
    for number, region in enumerate(grid.regions):
        left, right = grid.sides(region)
        inside = words.get(number, [])
        table.cells.append(
            PageCell(
                region.row,
                region.row_span,
                left,
                right,
                cell_text_of(inside, right - left) if inside else "",
                min((word.confidence for word in inside), default=1.0),
            )
        )
    return table


def columns_of(parts: Iterable[PageTable]) -> list[float]:
    """The column lines of a table in several parts, from left to right."""
    places: list[float] = []
    for place in sorted(x for part in parts for x in part.xs):
        if not places or place - places[-1] > _SAME_COLUMN:
            places.append(place)
    return places


def _within(some: list[float], all_of: list[float]) -> bool:
    return all(abs(all_of[nearest(all_of, x)] - x) <= _SAME_COLUMN for x in some)
