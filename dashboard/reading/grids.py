"""Ruling lines -> grids of cells: pure geometry, for text layers and scans alike."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

# Lines closer than this are one line (double borders, thin rectangles drawn edge by edge); no character is
# as narrow as this. Points.
_SAME = 4.0
# How far the ends of lines may miss each other and still touch.
_TOUCH = 4.0
# A page with more lines than this, or a grid with more places, is a drawing, no table.
_MOST_LINES, _MOST_PLACES = 1500, 40_000
# The share of an edge that a line must cover to divide two cells.
_COVER = 0.6


class Ruling(NamedTuple):
    """A straight line: at `at` across the direction, from `start` to `end` along it."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class GridRegion:
    """A cell: grid lines left, top, right, bottom by their numbers."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(slots=True)
class Grid:
    """Cells between the lines `xs` (left to right) and `ys` (top to bottom), in points."""

    xs: list[float]
    ys: list[float]
    regions: list[GridRegion] = field(default_factory=list)
    _slots: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def area(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def add(self, region: GridRegion) -> None:
        number = len(self.regions)
        if region.row_span == region.column_span == 1:
            self._slots[region.row, region.column] = number
            self.regions.append(region)
            return
        for row in range(region.row, region.row + region.row_span):
            for column in range(region.column, region.column + region.column_span):
                self._slots[row, column] = number
        self.regions.append(region)

    def region_at(self, x: float, y: float) -> int | None:
        """The number of the region that holds the point, None if it lies outside of the grid."""
        return self._slots.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    def sides(self, region: GridRegion) -> tuple[float, float]:
        """The region's left and right, in points."""
        return self.xs[region.column], self.xs[region.column + region.column_span]


def grids_of(horizontal: Iterable[Ruling], vertical: Iterable[Ruling]) -> list[Grid]:
    """The tables that the lines draw, smallest first: touching lines that part at least two cells."""
    rows, columns = _joined(horizontal), _joined(vertical)
    if max(len(rows), len(columns)) > _MOST_LINES:
        return []
    grids = [_grid(*group) for group in _touching(rows, columns)]
    return sorted((grid for grid in grids if len(grid.regions) > 1), key=lambda grid: grid.area)


def _joined(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Lines at nearly the same place made one, and pieces that touch end to end."""
    joined: list[Ruling] = []
    for bundle in _bundles(sorted(rulings)):
        at = sum(ruling[0] for ruling in bundle) / len(bundle)
        pieces = sorted(ruling[1:] for ruling in bundle)
        start, end = pieces[0]
        for next_start, next_end in pieces:
            if next_start > end + _TOUCH:
                joined.append(Ruling(at, start, end))
                start, end = next_start, next_end
            elif next_end > end:
                end = next_end
        joined.append(Ruling(at, start, end))
    return joined


def _bundles(rulings: list[Ruling]) -> Iterable[list[Ruling]]:
    bundle: list[Ruling] = []
    for ruling in rulings:
        if bundle and ruling[0] - bundle[0][0] > _SAME:
            yield bundle
            bundle = []
        bundle.append(ruling)
    if bundle:
        yield bundle


def _touching(rows: list[Ruling], columns: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Groups of lines that hang together, each with lines of both directions."""
    group_of = list(range(len(rows) + len(columns)))

    def find(member: int) -> int:
        while group_of[member] != member:
            group_of[member] = group_of[group_of[member]]
            member = group_of[member]
        return member

    reaches = [(column.at, column.start - _TOUCH, column.end + _TOUCH) for column in columns]
    for number, row in enumerate(rows):
        at, start, end = row.at, row.start - _TOUCH, row.end + _TOUCH
        for other, (across, above, below) in enumerate(reaches, start=len(rows)):
            if start <= across <= end and above <= at <= below:
                group_of[find(number)] = find(other)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = defaultdict(lambda: ([], []))
    for number, ruling in enumerate([*rows, *columns]):
        groups[find(number)][number >= len(rows)].append(ruling)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _grid(rows: list[Ruling], columns: list[Ruling]) -> Grid:
    """The cells between the lines; sides that are not drawn end where the lines across them end."""
    grid = Grid(_positions(columns, rows), _positions(rows, columns))
    if len(grid.xs) * len(grid.ys) > _MOST_PLACES:
        return grid
    across = _covered(rows, grid.ys, grid.xs)
    along = _covered(columns, grid.xs, grid.ys)
    row_count, column_count = len(grid.ys) - 1, len(grid.xs) - 1
    taken: set[tuple[int, int]] = set()
    for row in range(row_count):
        for column in range(column_count):
            if (row, column) in taken:
                continue
            if (column + 1, row) in along and (row + 1, column) in across:
                grid.add(GridRegion(row, column, 1, 1))
                continue
            width = 1
            while (
                column + width < column_count
                and (row, column + width) not in taken
                and (column + width, row) not in along
            ):
                width += 1
            height = 1
            while row + height < row_count and all(
                (row + height, each) not in across
                and (row + height, each) not in taken
                and (each == column or (each, row + height) not in along)
                for each in range(column, column + width)
            ):
                height += 1
            taken.update(
                (each_row, each_column)
                for each_row in range(row, row + height)
                for each_column in range(column, column + width)
            )
            grid.add(GridRegion(row, column, height, width))
    return grid


def _positions(rulings: list[Ruling], crossing: list[Ruling]) -> list[float]:
    positions = sorted(ruling.at for ruling in rulings)
    first = min(ruling.start for ruling in crossing)
    last = max(ruling.end for ruling in crossing)
    if first < positions[0] - _SAME * 2:
        positions.insert(0, first)
    if last > positions[-1] + _SAME * 2:
        positions.append(last)
    merged = positions[:1]
    for position in positions[1:]:
        if position - merged[-1] > _SAME:
            merged.append(position)
    return merged


def _covered(rulings: list[Ruling], places: list[float], steps: list[float]) -> set[tuple[int, int]]:
    """(place, step) for each piece between neighbouring steps along a place that a line covers."""
    covered: set[tuple[int, int]] = set()
    for ruling in rulings:
        place = nearest(places, ruling.at)
        for step, (start, end) in enumerate(pairwise(steps)):
            inner_start = start if start > ruling.start else ruling.start
            inner_end = end if end < ruling.end else ruling.end
            if inner_end - inner_start >= (end - start) * _COVER:
                covered.add((place, step))
    return covered


def nearest(places: list[float], at: float) -> int:
    """The number of the place nearest to `at`; `places` ascend."""
    after = bisect_right(places, at)
    if after == len(places) or (after and at - places[after - 1] <= places[after] - at):
        return after - 1
    return after
