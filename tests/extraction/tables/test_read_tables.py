"""The tables of whole documents: the bundled report, formats, states, hostile input."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from dashboard.extraction.normalised import normalise
from dashboard.extraction.tables import read_tables
from dashboard.reading.limits import DEFAULT, Budget
from dashboard.reading.text import read_text

from ..printed import SEED
from .documents import grid_document, whole_document
from .printed_four import four_one_line, four_printed
from .printed_three import ROWS_2019, as_printed, consistent, grid_of, one_line_a_row
from .printed_two import TWO_2019, two_one_line_a_row
from .reading import CATALOGUE_OF_FORM, reading_of, state_of
from .test_table_two import printed_for


def test_the_bundled_report_has_all_two_hundred_figures() -> None:
    document = read_text(SEED.read_bytes(), SEED.name, Budget(SEED.name, DEFAULT))
    reading = reading_of(document)
    assert reading.states == (("two", "read"), ("three", "proved"), ("four", "proved"))
    assert reading.format == "2021"
    assert Counter(figure.quote for figure in reading.figures) == {"0": 200}
    metrics = Counter(figure.metric.partition("_")[0] for figure in reading.figures)
    assert (metrics["requests"], metrics["reviews"] + metrics["lawsuits"]) == (175, 15)
    pages = {figure.metric: figure.page for figure in reading.figures}
    assert pages["regulations_issued"] < pages["requests_carried_out"] < pages["reviews"]


def test_figures_stand_in_the_order_of_the_form() -> None:
    random = Random(1)
    document, _ = whole_document(
        two_one_line_a_row(TWO_2019, printed_for(TWO_2019), random),
        one_line_a_row(as_printed(consistent(random, form=ROWS_2019), ROWS_2019), random),
        four_one_line(four_printed(random), random),
    )
    reading = reading_of(document)
    assert reading.format == "2019"
    assert len(reading.figures) == 22 + 23 * 7 + 15
    assert [figure.start for figure in reading.figures] == sorted(f.start for f in reading.figures)
    assert "（六）其他处理" in {figure.label.partition("·")[0] for figure in reading.figures}


def test_every_figure_is_of_the_catalogue() -> None:
    document, _ = whole_document(two_one_line_a_row(TWO_2019, printed_for(TWO_2019), Random(1)), [], [])
    for figure in reading_of(document).figures:
        assert CATALOGUE_OF_FORM.metrics[figure.metric].label == figure.label


def test_a_document_without_tables_says_so() -> None:
    reading = reading_of(whole_document([], [], [])[0])
    assert reading.states == (("two", "missing"), ("three", "missing"), ("four", "missing"))
    assert (reading.figures, reading.format) == ((), "")


def test_a_wrong_grid_does_not_stand_in_the_way_of_right_lines() -> None:
    """Where a reader cut a grid wrongly, the lines under it are read instead."""
    document = grid_document(grid_of(as_printed(consistent(Random(1)))))
    [table] = document.tables
    wrong = replace(table, cells=tuple(cell for cell in table.cells if cell.column != 6))
    reading = reading_of(replace(document, tables=(wrong,)))
    assert state_of(reading, "three") == "proved"


def test_a_layout_table_around_everything_is_seen_through() -> None:
    document = grid_document(grid_of(as_printed(consistent(Random(1)))))
    [table] = document.tables
    page = replace(
        table,
        cells=(replace(table.cells[0], start=0, end=len(document.text)),),
        row_count=1,
        column_count=1,
        start=0,
        end=len(document.text),
    )
    assert state_of(reading_of(replace(document, tables=(page, table))), "three") == "proved"
    assert state_of(reading_of(replace(document, tables=(page,))), "three") == "proved"


def test_a_cell_read_with_little_confidence_is_marked_unless_sums_prove_it() -> None:
    two = [[("第二十条第（六）项", 2, 1)], [("信息内容", 1, 1), ("本年处理决定数量", 1, 1)]]
    two += [[("行政处罚", 1, 1), ("31", 1, 1)]]
    document = grid_document(two)
    [table] = document.tables
    unsure = replace(table, cells=tuple(replace(cell, confidence=0.6) for cell in table.cells))
    [figure] = reading_of(replace(document, tables=(unsure,))).figures
    assert (figure.state, figure.confidence) == ("marked", 0.6)
    assert "0.60" in figure.reason


@pytest.mark.parametrize(
    "line",
    [
        "规章 0 0 0",
        "1.属于国家秘密 0 0 0 0 0 0 0",
        "0 " * 15,
        "其他 总计 行政复议 行政诉讼",
        "| 0 | | / |",
        "9" * 5000,
    ],
)
def test_hostile_repetition_ends(line: str) -> None:
    titles = [
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    ]
    text = "\n".join(part for title in titles for part in (title, *([line] * 400)))
    document = read_text(text.encode(), "report.txt", Budget("report.txt", DEFAULT))
    reading = read_tables(document, normalise(document), CATALOGUE_OF_FORM)
    assert len(reading.figures) <= 200
