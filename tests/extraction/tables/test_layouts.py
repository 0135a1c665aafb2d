"""Table three as converters print it: whatever was torn, no cell may be silently wrong."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.reading.document import Document

from .documents import flat_document, grid_document
from .printed_three import (
    APPLICANTS,
    FLAT_LAYOUTS,
    ROWS,
    ROWS_2019,
    Table3,
    as_printed,
    blocks_of_labels_and_numbers,
    consistent,
    grid_of,
    numbers_alone_between_label_lines,
    numbers_between_label_lines,
    torn_pipes,
)
from .reading import figures_of, number, reading_of, state_of

Layout = Callable[[Table3, Random], list[str]]
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

# Where labels stand apart from their numbers, or around them, their count alone tells which is whose.
LABELS_APART = (
    blocks_of_labels_and_numbers,
    torn_pipes,
    numbers_alone_between_label_lines,
    numbers_between_label_lines,
)

layouts = st.sampled_from(FLAT_LAYOUTS)
seeds = st.integers(0, 2**32)


def assert_none_silently_wrong(document: Document, table: Table3, whole: list[list[int]]) -> None:
    """Each cell is as printed, or marked, or worked out to what stood there before it was lost."""
    figures = figures_of(document)
    for row, (_, _, metric, member) in enumerate(table.form):
        for column, applicant in enumerate(APPLICANTS):
            figure = figures.get((metric, member, applicant))
            if figure is None or figure.state == "marked":
                continue
            lost = row in table.dropped or not table.printed[row][column]
            expected = whole[row][column] if lost else number(table.printed[row][column])
            assert figure.value == expected, (metric, member, applicant)
            assert not lost or figure.origin == "derived"


@pytest.mark.parametrize("layout", FLAT_LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("form", [ROWS, ROWS_2019], ids=["2021", "2019"])
def test_a_consistent_table_is_proved_in_every_layout(layout: Layout, form: tuple) -> None:
    random = Random(layout.__name__)
    table = as_printed(consistent(random, form=form), form)
    document = flat_document(layout(table, random))
    figures = figures_of(document)
    assert {key: figure.value for key, figure in figures.items()} == {
        key: number(printed) for key, printed in table.truth().items()
    }
    assert {figure.state for figure in figures.values()} == {"proved"}


@pytest.mark.parametrize("form", [ROWS, ROWS_2019], ids=["2021", "2019"])
def test_a_grid_with_the_spans_of_the_form_is_proved(form: tuple) -> None:
    table = as_printed(consistent(Random(5), form=form), form)
    reading = reading_of(grid_document(grid_of(table)))
    assert state_of(reading, "three") == "proved"
    assert len(reading.figures) == 7 * len(form)


@settings(max_examples=60, deadline=None)
@given(layouts, seeds, st.booleans())
def test_random_tables_read_back_right_in_random_layouts(layout: Layout, seed: int, titles: bool) -> None:
    random = Random(seed)
    table = as_printed(consistent(random, largest=random.choice((1, 40, 20_000)), zeros=random.random()))
    figures = figures_of(flat_document(layout(table, random), titles=titles))
    wrong = {
        key: figures.get(key)
        for key, printed in table.truth().items()
        if key not in figures or figures[key].value != number(printed)
    }
    assert not wrong


@settings(max_examples=60, deadline=None)
@given(layouts, seeds, st.integers(0, 24), st.integers(0, 6), st.integers(1, 30))
def test_one_changed_number_is_always_marked(
    layout: Layout, seed: int, row: int, column: int, change: int
) -> None:
    random = Random(seed)
    grid = consistent(random)
    grid[row][column] += change
    table = as_printed(grid)
    _, _, metric, member = ROWS[row]
    figures = figures_of(flat_document(layout(table, random)))
    assert figures[metric, member, APPLICANTS[column]].state == "marked"


FAULTS = ("blank", "blank total", "mark", "change", "lose numbers", "full width", "page", "tear", "lose line")


@settings(max_examples=150, deadline=None)
@given(layouts, seeds, st.lists(st.sampled_from(FAULTS), min_size=1, max_size=4))
def test_no_fault_makes_a_cell_silently_wrong(layout: Layout, seed: int, faults: list[str]) -> None:
    random = Random(seed)
    whole = consistent(random, zeros=random.choice((0.3, 0.6, 0.95)))
    table = as_printed(whole)
    for fault in faults:
        spoil_cells(table, fault, random)
    lines = layout(table, random)
    for fault in faults:
        spoil_lines(lines, fault, random)
    assert_none_silently_wrong(flat_document(lines), table, whole)


def spoil_cells(table: Table3, fault: str, random: Random) -> None:
    """One fault in what the office printed."""
    row, column = random.randrange(25), random.randrange(7)
    if fault == "blank":
        table.printed[row][column] = ""
    elif fault == "blank total":
        table.printed[row][6] = ""
    elif fault == "mark":
        table.printed[row][column] = random.choice(("/", "—"))
    elif fault == "change" and table.printed[row][column].isdigit():
        table.printed[row][column] = str(int(table.printed[row][column]) + random.randint(1, 9))
    elif fault == "lose numbers":
        table.dropped.add(row)


def spoil_lines(lines: list[str], fault: str, random: Random) -> None:
    """One fault of a converter."""
    if not lines:
        return
    place = random.randrange(len(lines))
    if fault == "page":
        lines.insert(place, random.choice(("— 4 —", "- 12 -", "第 3 页", "7", "示例街道2023年度报告")))
    elif fault == "lose line":
        del lines[place]
    elif fault == "full width":
        lines[place] = lines[place].translate(FULL_WIDTH)
    elif fault == "tear":
        rows = [at for at, line in enumerate(lines) if len(line.split()) >= 7 and line.split()[-1].isdigit()]
        if rows:
            torn = random.choice(rows)
            *kept, last = lines[torn].split()
            lines[torn : torn + 1] = [" ".join(kept), last]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([each for each in FLAT_LAYOUTS if each not in LABELS_APART]), seeds)
def test_a_row_printed_twice_does_not_take_the_place_of_a_lost_one(layout: Layout, seed: int) -> None:
    """There are 25 rows of numbers again, but those between the two would be each other's."""
    random = Random(seed)
    whole = consistent(random, zeros=0.3)
    table = as_printed(whole)
    table.dropped.add(random.randrange(25))
    lines = layout(table, random)
    rows = [at for at, line in enumerate(lines) if len(line.split()) >= 7]
    if rows:
        twice = random.choice(rows)
        lines.insert(twice, lines[twice])
    for (metric, member, applicant), figure in figures_of(flat_document(lines)).items():
        row = next(at for at, (_, _, *key) in enumerate(ROWS) if key == [metric, member])
        assert figure.state == "marked" or figure.value == whole[row][APPLICANTS.index(applicant)]


def test_many_torn_rows_and_lost_labels_do_not_multiply() -> None:
    """Seven ways for each of 25 rows, 25 rows for each of 60 runs: all of them could never be tried."""
    six_numbers = [f"{label} 0 0 0 0 0 0" for _, label, _, _ in ROWS]
    assert len(figures_of(flat_document(six_numbers))) == 175
    no_labels = ["一、本年新收政府信息公开申请数量", *(["0 0 0 0 0 0 0"] * 60)]
    assert {figure.state for figure in figures_of(flat_document(no_labels)).values()} == {"marked"}


@pytest.mark.parametrize("line", ["1 0 0 0 0 0 0 1", "0", "其他", "1.属于国家秘密 0 0 0", "|0|"])
def test_thousands_of_lines_of_one_kind_are_no_table(line: str) -> None:
    reading = reading_of(flat_document([line] * 3000))
    assert state_of(reading, "three") in ("missing", "marked")
