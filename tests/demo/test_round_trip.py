"""Reading the fictional documents back gives what they were made from; the score sees it when it does not."""

import csv
from pathlib import Path

import pytest

from bench.roundtrip import score_demo
from dashboard.library import Library

OF_THE_FORM = {
    "T3-ROW",
    "T3-SUM",
    "T3-BALANCE",
    "T4-SUM",
    "CELL",
    "CARRY",
    "STOCK",
    "FORM",
    "DEADLINE",
    "PARENT",
}


@pytest.fixture
def built(demo_library: Library) -> Path:
    return demo_library.home


def test_every_document_is_recognised(built: Path) -> None:
    assert score_demo(built).documents == {"right": 21}


def test_no_cell_is_silently_wrong(built: Path) -> None:
    cells = score_demo(built).cells
    assert cells["silent"] == cells["missing"] == 0
    assert cells["right"] > 21 * 190


def test_sentences_give_the_figures_that_were_told(built: Path) -> None:
    sentences = score_demo(built).sentences
    expected = sentences.total() - sentences["false"]
    assert sentences["right"] >= 0.95 * expected
    assert sentences["false"] <= 0.02 * expected


def test_every_planted_defect_is_found(built: Path) -> None:
    score = score_demo(built)
    assert score.planted.total() >= 10
    assert score.found == score.planted


def test_rules_of_the_form_find_nothing_that_was_not_planted(built: Path) -> None:
    assert not OF_THE_FORM & score_demo(built).alarms.keys()


def test_a_figure_that_differs_from_the_truth_is_seen(built: Path) -> None:
    path = built / "truth" / "figures.csv"
    original = path.read_bytes()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    whole = next(row for row in rows if row["origin"] == "table" and row["metric"] == "requests_new")
    told = next(row for row in rows if row["origin"] == "narrative")
    for row in (whole, told):
        row["value"], row["printed"] = "98765", ""
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        before, score = original, score_demo(built)
    finally:
        path.write_bytes(original)
    assert score.cells["silent"] + score.cells["marked"] == 1
    assert score.sentences["missed"] >= 1
    assert score.sentences["false"] >= 1
    assert path.read_bytes() == before
