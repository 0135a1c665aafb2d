"""Words + grids -> tables of a page, and tables that go on over several pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.reading.grids import Grid, nearest
from dashboard.reading.words import Splitter, Word, cell_text_of, is_full, lines_of

# How far, in points, a word may stick out of its cell, and columns of two pages may be apart.
_SLACK = 2.0
_SAME_COLUMN = 5.0
# Lines of a cell are no further apart than this share of their height.
_NEXT_LINE = 0.6
# No cell of a report's tables is as long as this; a frame around prose is.
_PROSE = 300

# How a numbered item begins: 一、 （三） 2. 第五条
ITEM = re.compile(
    r"\s*(?:[（(]?\s*[一二三四五六七八九十\d]{1,3}\s*[)）、.．]"
    r"|第\s*[一二三四五六七八九十百]+\s*[条款项章节])"
)
_NUMBER = re.compile(r"[\d,]+")


@dataclass(slots=True)
class PageCell:
    """A cell with its sides in points; rows are counted within the page's part of the table.

    is_full: its last line leaves no room for another character; told of the cells at the table's end only.
    """

    row: int
    row_span: int
    left: float
    right: float
    text: str
    confidence: float = 1.0
    is_full: bool = False


@dataclass(slots=True)
class PageTable:
    """A table, or what of it stands on one page, with the places of its column lines and of its row lines.

    ragged: how many of its column lines, from the left, are only as far left as this page's labels reach.
    """

    xs: list[float]
    ys: list[float]
    cells: list[PageCell] = field(default_factory=list)
    ragged: int = 0

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def row_count(self) -> int:
        return len(self.ys) - 1

    def continues(self, above: PageTable) -> bool:
        """Whether this may be the rest of the table `above`, which ended the page before it: same columns."""
        own, others = self.xs[self.ragged :], above.xs[above.ragged :]
        return (
            bool(self.ragged) == bool(above.ragged)
            and abs(own[0] - others[0]) <= _SAME_COLUMN
            and abs(own[-1] - others[-1]) <= _SAME_COLUMN
            and (_within(own, others) or _within(others, own))
        )

    def widen_to(self, left: float) -> None:
        """Let a ragged table begin at `left`, where its other parts do."""
        for cell in self.cells:
            if cell.left == self.xs[0]:
                cell.left = left
        self.xs = [left, *self.xs[1:]]

    def take_rest_of_row(self, below: PageTable) -> None:
        """Where the page's end tears a row, put what stands of it on the next page back into its cells.

        A torn row shows by what is left of it: text that goes on from cells which were full to the right, no
        number but the rest of one, and empty places where there is something above.
        """
        upper = [cell for cell in self.cells if cell.row + cell.row_span == self.row_count]
        lower = [cell for cell in below.cells if cell.row == 0]
        pairs = [(_above(cell, upper), cell) for cell in lower]
        rests = [(above, cell) for above, cell in pairs if above is not None and cell.text]
        if (
            any(above is None for above, _ in pairs)
            or not rests
            or any(not above.is_full for above, _ in rests)
            or any(ITEM.match(cell.text) for _, cell in rests)
            or any(_NUMBER.fullmatch(cell.text) and not _breaks_off(above, cell) for above, cell in rests)
            or not any(above is not None and above.text and not cell.text for above, cell in pairs)
        ):
            return
        for above, cell in rests:
            gap = "" if _breaks_off(above, cell) else " "
            above.text = f"{above.text}{gap}{cell.text}".strip()
            above.confidence = min(above.confidence, cell.confidence)
        below.remove_first_row()

    def remove_first_row(self) -> None:
        self.cells = [cell for cell in self.cells if cell.row + cell.row_span > 1]
        for cell in self.cells:
            if cell.row == 0:
                cell.row_span -= 1
                cell.text = ""
            else:
                cell.row -= 1
        del self.ys[0]


def _breaks_off(above: PageCell, below: PageCell) -> bool:
    """Whether the page's end stands between the digits of one number."""
    return bool(_NUMBER.fullmatch(above.text)) and below.text[:1].isdigit()


def _above(cell: PageCell, row: list[PageCell]) -> PageCell | None:
    """The cell of `row` that has the sides of `cell`."""
    return next(
        (
            other
            for other in row
            if abs(other.left - cell.left) <= _SAME_COLUMN and abs(other.right - cell.right) <= _SAME_COLUMN
        ),
        None,
    )


def ruled_tables(
    words: Iterable[Word], grids: list[Grid], split: Splitter
) -> tuple[list[PageTable], list[Word]]:
    """The tables that `grids` draw with the words in them, and the words outside of all tables.

    A grid without words is an ornament. One with prose in a cell is a frame, and one whose cells hold rows of
    numbers draws no columns: their words are outside.
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
    outside = [word for word in outside if not _take_overflow(word, grids, held)]
    tables: list[PageTable] = []
    for grid, by_region in zip(grids, held, strict=True):
        longest = max((sum([len(word.text) for word in inside]) for inside in by_region.values()), default=0)
        if longest > _PROSE or _lacks_columns(by_region):
            outside += [word for inside in by_region.values() for word in inside]
        elif longest:
            tables.append(_filled(grid, by_region))
    return tables, outside


def _take_overflow(word: Word, grids: list[Grid], held: list[dict[int, list[Word]]]) -> bool:
    """Put a word that hangs out of the last row of a table, under a line of its cell, back into the cell."""
    for grid, by_region in zip(grids, held, strict=True):
        bottom = grid.ys[-1]
        if not word.top - _SLACK < bottom < word.bottom:
            continue
        region = grid.region_at(word.centre, bottom - _SLACK)
        if region is None:
            continue
        left, right = grid.sides(grid.regions[region])
        if (
            left <= word.left
            and word.right <= right
            and any(
                abs(word.top - other.bottom) < (word.bottom - word.top) * _NEXT_LINE
                and other.right >= word.right
                for other in by_region.get(region, [])
            )
        ):
            by_region[region].append(word)
            return True
    return False


def _lacks_columns(words: dict[int, list[Word]]) -> bool:
    """Whether at least half of the cells that hold anything hold three numbers side by side."""
    crowded = sum(
        any(sum(bool(_NUMBER.fullmatch(word.text)) for word in line.words) >= 3 for line in lines_of(inside))
        for inside in words.values()
        if len(inside) > 2
    )
    return crowded * 2 >= len(words)


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
    last = table.row_count
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
                min([word.confidence for word in inside]) if inside else 1.0,
                bool(inside) and region.row + region.row_span == last and is_full(inside, right - left),
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
