"""Words from documents in files: nothing runs, nothing breaks, nothing leaves the folder."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from docx import Document
from pptx import Presentation

from dashboard import labels
from dashboard.exhibits.exhibit import Field, Sheet
from dashboard.export.brief import write_brief
from dashboard.export.cells import cell_text
from dashboard.export.csv import csv_bytes
from dashboard.export.deck import write_deck
from dashboard.export.run import file_name
from dashboard.export.workbook import write_workbook

from .conftest import NASTY, chapter_by_hand, exhibit_by_hand, plan_by_hand

RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


@pytest.mark.parametrize("words", NASTY)
def test_no_cell_begins_as_a_formula_does(words: str) -> None:
    assert not cell_text(words).startswith(RUNS)
    assert all(ord(letter) >= 32 for letter in cell_text(words))


@pytest.mark.parametrize("number", ["+12.4%", "-3", "-1,234.5", "+0.5 %"])
def test_a_number_with_its_sign_stays_as_it_is(number: str) -> None:
    assert cell_text(number) == number


def test_csv_has_a_mark_and_no_formula() -> None:
    data = csv_bytes(exhibit_by_hand().sheet)
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert head == ["单位", "件数"]
    assert [row[1] for row in rows] == [str(place) for place in range(1, len(NASTY) + 1)]
    assert not any(row[0].startswith(RUNS) for row in rows)


def test_a_csv_says_that_a_number_is_missing() -> None:
    rows = pd.DataFrame({"name": ["甲"], "value": [float("nan")], "share": [0.538]})
    sheet = Sheet(
        (Field("name", "单位"), Field("value", "件数", "integer"), Field("share", "占比", "share")), rows
    )
    assert csv_bytes(sheet).decode("utf-8-sig").splitlines()[1] == f"甲,{labels.UNREPORTED},53.80%"


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(plan_by_hand(title="=题"), [chapter_by_hand(exhibit_by_hand())], path)
    book = openpyxl.load_workbook(path)
    seen = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(seen) > 50
    assert {cell.data_type for cell in seen} == {"s", "n"}
    assert not any(cell.hyperlink for cell in seen)
    assert not any(str(cell.value).startswith(RUNS) for cell in seen if cell.data_type == "s")


def test_numbers_of_a_workbook_are_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(plan_by_hand(), [chapter_by_hand(exhibit_by_hand())], path)
    sheet = openpyxl.load_workbook(path)["'=章".replace("'", "·")]
    numbers = {
        cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "n" and cell.value
    }
    assert set(range(1, len(NASTY) + 1)) <= numbers


@pytest.mark.parametrize("native", [True, False])
def test_slides_take_any_words(tmp_path: Path, native: bool) -> None:
    path = tmp_path / "a.pptx"
    exhibit = exhibit_by_hand(native=native)
    write_deck(plan_by_hand(title="=题" + "长" * 300), [chapter_by_hand(exhibit)], path)
    deck = Presentation(str(path))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert len(tables) == (0 if native else 1)
    for table in tables:
        words = [cell.text for row in table.rows for cell in row.cells]
        assert not any(word.startswith(RUNS) for word in words)
    assert "\x07" not in str(
        [shape.text_frame.text for shape in deck.slides[2].shapes if shape.has_text_frame]
    )


def test_a_brief_takes_any_words(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    chapter = chapter_by_hand(exhibit_by_hand(NASTY[:8]), answer="响\x07铃\x00。")
    write_brief(plan_by_hand(title="题\x07" + "长" * 300), [chapter], path)
    document = Document(str(path))
    assert "响 铃" in "\n".join(paragraph.text for paragraph in document.paragraphs)
    words = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "比上年+1" in words and not any(word.startswith(RUNS) for word in words)


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "C:\\x\\y", "a/b", "\x00\n", "..", "", "CON", "长" * 500]
)
def test_a_title_is_the_name_of_one_file_in_the_folder(title: str, tmp_path: Path) -> None:
    name = file_name(title, "pptx")
    assert name.endswith(".pptx") and len(name) <= 70
    assert not set(name) & set('/\\:*?"<>|\0\n') and not name.startswith((".", "-"))
    assert name.removesuffix(".pptx").upper() not in ("CON", "NUL", "AUX", "PRN", "COM1", "LPT1")
    (tmp_path / name).write_bytes(b"")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_metric_of_41_000_agencies_goes_into_a_workbook_whole_and_on_a_slide_in_part(
    tmp_path: Path,
) -> None:
    rows = pd.DataFrame({"name": [f"第{number}街道" for number in range(41_000)]})
    rows["value"] = range(41_000)
    chapter = chapter_by_hand(exhibit_by_hand(rows=rows, native=False))
    write_workbook(plan_by_hand(), [chapter], tmp_path / "a.xlsx")
    write_deck(plan_by_hand(), [chapter], tmp_path / "a.pptx")
    write_brief(plan_by_hand(), [chapter], tmp_path / "a.docx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx", read_only=True)
    values = [row[0] for row in book["·=章"].iter_rows(values_only=True)]
    assert {"第0街道", "第40999街道"} <= set(values)
    assert len(Presentation(str(tmp_path / "a.pptx")).slides) == 3
    of_brief = Document(str(tmp_path / "a.docx")).tables
    assert max(len(table.rows) for table in of_brief) < 10, "that of the headline figures alone"
