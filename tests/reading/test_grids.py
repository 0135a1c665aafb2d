"""Ruling lines and the cells between them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.reading.grids import Ruling, grids_of


def lines(*places: float, start: float, end: float) -> list[Ruling]:
    return [Ruling(place, start, end) for place in places]


def spans(horizontal: list[Ruling], vertical: list[Ruling]) -> list[tuple[int, int, int, int]]:
    [grid] = grids_of(horizontal, vertical)
    return [(region.row, region.column, region.row_span, region.column_span) for region in grid.regions]


def test_a_missing_piece_of_a_line_merges_two_cells() -> None:
    horizontal = [*lines(0, 60, start=0, end=100), Ruling(30, 0, 50)]

    assert spans(horizontal, lines(0, 50, 100, start=0, end=60)) == [(0, 0, 1, 1), (0, 1, 2, 1), (1, 0, 1, 1)]


def test_lines_drawn_in_pieces_and_twice_are_one_line() -> None:
    horizontal = [Ruling(at, start, start + 50) for at in (0, 0.7, 30, 60) for start in (0, 50)]

    assert len(spans(horizontal, lines(0, 50, 100, start=0, end=60))) == 4


def test_a_table_without_lines_at_its_sides_ends_where_its_lines_end() -> None:
    assert len(spans(lines(0, 30, 60, start=0, end=100), lines(50, start=0, end=60))) == 4


def test_two_tables_on_a_page_are_two_grids_the_smaller_first() -> None:
    horizontal = lines(0, 30, 60, start=0, end=100) + lines(200, 220, start=0, end=100)
    vertical = lines(0, 50, 100, start=0, end=60) + lines(0, 50, 100, start=200, end=220)

    assert [len(grid.regions) for grid in grids_of(horizontal, vertical)] == [2, 4]


def test_a_single_line_under_a_text_is_no_grid() -> None:
    assert grids_of(lines(10, start=0, end=100), []) == []


edge = st.integers(0, 30).map(lambda step: step * 10.0)
ruling = st.builds(lambda at, one, other: Ruling(at, min(one, other), max(one, other)), edge, edge, edge)


@settings(max_examples=150, deadline=None)
@given(st.lists(ruling, max_size=25), st.lists(ruling, max_size=25))
def test_every_place_of_a_grid_belongs_to_exactly_one_cell(
    horizontal: list[Ruling], vertical: list[Ruling]
) -> None:
    for grid in grids_of(horizontal, vertical):
        places = [
            (row, column)
            for region in grid.regions
            for row in range(region.row, region.row + region.row_span)
            for column in range(region.column, region.column + region.column_span)
        ]
        assert len(places) == len(set(places)) == (len(grid.xs) - 1) * (len(grid.ys) - 1)
