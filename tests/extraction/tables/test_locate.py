"""LOCATE: the cell that is off, and the value that would mend its row and its column."""

from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.extraction.tables.locate import Suggestion, suggestions

from .layouts import consistent


def grid_of(seed: int) -> list[list[Decimal | None]]:
    return [[Decimal(value) for value in line] for line in consistent(Random(seed))]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 999), st.integers(0, 24), st.integers(0, 6), st.integers(1, 50))
def test_the_changed_cell_is_among_the_suggestions(seed: int, row: int, column: int, off: int) -> None:
    grid = grid_of(seed)
    right = grid[row][column]
    grid[row][column] = right + off
    assert suggestions(grid) == (Suggestion(row, column, right + off, right),)


def test_a_consistent_table_has_no_suggestion() -> None:
    assert suggestions(grid_of(1)) == ()


def test_a_row_alone_that_fails_does_not_say_which_cell() -> None:
    grid = grid_of(1)
    grid[4][0] += 2
    grid[23][0] += 2
    grid[0][0] += 2
    assert all(suggestion.row != 4 for suggestion in suggestions(grid))


def test_different_differences_are_no_suggestion() -> None:
    grid = grid_of(1)
    grid[4][0] += 2
    grid[5][0] += 1
    assert suggestions(grid) == ()


def test_a_missing_cell_is_not_judged() -> None:
    grid = grid_of(1)
    grid[4][0] += 2
    grid[4][1] = None
    assert suggestions(grid) == ()


def test_a_table_of_the_2019_format_is_located_as_well() -> None:
    grid = grid_of(1)
    del grid[21:23]
    for column in range(7):
        grid[21][column] = sum(line[column] for line in grid[2:21])
        grid[0][column] = grid[21][column] + grid[22][column] - grid[1][column]
    right = grid[6][2]
    grid[6][2] += 3
    assert suggestions(grid) == (Suggestion(6, 2, right + 3, right),)
