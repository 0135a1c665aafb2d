"""Table four: fifteen numbers in three groups, each proved by its own sum."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .documents import grid_document, whole_document
from .printed_four import FOUR_HEAD, FOUR_LAYOUTS, RESULTS, four_printed
from .reading import figures_of, number, reading_of, state_of

DISPUTES = ("reviews", "lawsuits_direct", "lawsuits_after_review")
KEYS = [(dispute, result, "") for dispute in DISPUTES for result in RESULTS]


def document_of(lines: list[str]):
    return whole_document([], [], lines)[0]


@pytest.mark.parametrize("layout", FOUR_LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_layout_is_proved(layout) -> None:
    cells = four_printed(Random(2))
    figures = figures_of(document_of(layout(cells, Random(2))))
    assert [figures[key].value for key in KEYS] == [number(cell) for cell in cells]
    assert {figure.state for figure in figures.values()} == {"proved"}


def test_a_grid_with_three_heads_is_proved() -> None:
    cells = four_printed(Random(3))
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    grid = [
        [("行政复议", 5, 1), ("行政诉讼", 10, 1)],
        [*((name, 1, 2) for name in results), ("未经复议直接起诉", 5, 1), ("复议后起诉", 5, 1)],
        [(name, 1, 1) for name in results * 2],
        [(cell, 1, 1) for cell in cells],
    ]
    figures = figures_of(grid_document(grid))
    assert [figures[key].value for key in KEYS] == [number(cell) for cell in cells]
    assert figures["lawsuits_after_review", "total", ""].label == "行政诉讼（复议后起诉）·总计"


def test_a_broken_sum_marks_its_group_alone() -> None:
    reading = reading_of(document_of([*FOUR_HEAD, "1 0 2 0 4 0 0 1 0 1 0 0 0 0 0"]))
    marked = {figure.metric for figure in reading.figures if figure.state == "marked"}
    assert marked == {"reviews"}
    assert "行政复议合计不等：四种结果之和 3，总计 4" in reading.figures[0].reason
    assert state_of(reading, "four") == "marked"


def test_a_blank_that_only_its_own_sum_determines_is_filled_and_marked() -> None:
    cells = "| 1 | | 2 | 0 | 4 | 0 | 0 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 0 |"
    figure = figures_of(document_of([*FOUR_HEAD, cells]))["reviews", "reversed", ""]
    assert (figure.value, figure.origin, figure.state, figure.quote) == (1, "derived", "marked", "")


def test_too_few_numbers_give_no_values() -> None:
    reading = reading_of(document_of([*FOUR_HEAD, "1 0 2 0 3 0 0 1"]))
    assert {figure.value for figure in reading.figures} == {None}
    assert {figure.state for figure in reading.figures} == {"marked"}


def test_a_lost_number_leaves_no_group_sure_for_sums_may_hold_in_the_wrong_place() -> None:
    figures = figures_of(document_of([*FOUR_HEAD, "0 4 0 4 3 3 2 17 25 0 0 4 2 6"]))
    assert {figure.state for figure in figures.values()} == {"marked"}


def test_reviews_alone_are_read_as_reviews() -> None:
    lines = ["行政复议", "结果维持 结果纠正 其他结果 尚未审结 总计", "3 1 0 0 4"]
    figures = figures_of(document_of(lines))
    assert [figures["reviews", result, ""].value for result in RESULTS] == [3, 1, 0, 0, 4]
    assert len(figures) == 5


def test_a_bare_row_under_the_title_is_the_table() -> None:
    reading = reading_of(document_of(["| 0 | 1 | 0 | 3 | 4 |" + " 0 |" * 10]))
    assert state_of(reading, "four") == "proved"


def test_no_table_gives_no_figures() -> None:
    reading = reading_of(document_of(["本年度未发生行政复议、行政诉讼。"]))
    assert not reading.figures
    assert state_of(reading, "four") == "missing"


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(FOUR_LAYOUTS),
    st.integers(0, 2**32),
    st.lists(st.sampled_from(("change", "blank", "mark", "page", "lose line")), max_size=3),
)
def test_no_fault_makes_a_cell_silently_wrong(layout, seed: int, faults: list[str]) -> None:
    random = Random(seed)
    whole = four_printed(random)
    cells = list(whole)
    for fault in faults:
        place = random.randrange(15)
        if fault == "change" and cells[place].isdigit():
            cells[place] = str(int(cells[place]) + random.randint(1, 5))
        elif fault in ("blank", "mark"):
            cells[place] = "" if fault == "blank" else "/"
    lines = layout(cells, random)
    for fault in faults:
        if fault == "page":
            lines.insert(random.randrange(len(lines) + 1), random.choice(("7", "— 3 —")))
        elif fault == "lose line" and lines:
            del lines[random.randrange(len(lines))]
    for key, figure in figures_of(document_of(lines)).items():
        if figure.state != "marked":
            assert figure.value == number(cells[KEYS.index(key)])
