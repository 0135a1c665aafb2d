"""notes.csv: what an office notes on a year, about whom, and what becomes of rows that can't be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import LibraryError
from dashboard.library import Library
from dashboard.warehouse.year_notes import YearNote, add_year_note, load_year_notes

DISTRICT = ("110101", "甲区")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty folder serves."""
    return Library(tmp_path)


def write(library: Library, *rows: str, encoding: str = "utf-8") -> None:
    library.notes.write_text("\n".join(["区县,单位,年份,注记", *rows]), encoding=encoding)


def test_without_a_file_there_are_no_notes(library: Library) -> None:
    assert load_year_notes(library).rows == ()


def test_an_empty_field_is_about_everybody(library: Library) -> None:
    write(library, ",,2023,机构改革", "甲区,,2024,热线并入", "乙区,,2024,区划调整", encoding="gb18030")
    notes = load_year_notes(library)
    assert notes.about(DISTRICT, []) == ((2023, "机构改革"), (2024, "热线并入"))
    assert notes.about((), []) == ((2023, "机构改革"),)


def test_a_note_on_an_agency_stands_where_it_is_chosen_and_names_it_among_several(library: Library) -> None:
    write(library, "甲区,东街道,2024,合署办公")
    notes = load_year_notes(library)
    east, west = ("110101001", "东街道"), ("110101002", "西街道")
    assert notes.about(DISTRICT, []) == ()
    assert notes.about(DISTRICT, [east]) == ((2024, "合署办公"),)
    assert notes.about(DISTRICT, [west, east]) == ((2024, "东街道：合署办公"),)


def test_rows_that_cannot_be_used_are_named(library: Library) -> None:
    write(library, ",,二〇二三,机构改革", ",,2024,", f",,2024,{'长' * 21}", ",,2024,热线并入")
    notes = load_year_notes(library)
    assert [row.note for row in notes.rows] == ["热线并入"]
    assert [problem[: len("notes.csv 第 2 行")] for problem in notes.problems] == [
        f"notes.csv 第 {line} 行" for line in (2, 3, 4)
    ]
    assert "年份“二〇二三”不是四位年份" in notes.problems[0] and "注记为空" in notes.problems[1]


def test_a_file_without_its_columns_is_a_problem_and_no_error(library: Library) -> None:
    library.notes.write_text("年份,说明\n2024,热线并入\n", "utf-8")
    notes = load_year_notes(library)
    assert notes.rows == () and "区县" in notes.problems[0]


def test_a_note_added_is_there_at_once_beside_the_others(library: Library) -> None:
    write(library, ",,2023,机构改革")
    add_year_note(library, YearNote(0, "甲区", "", "2024", "热线并入"))
    assert load_year_notes(library).about(DISTRICT, []) == ((2023, "机构改革"), (2024, "热线并入"))


def test_the_first_note_begins_the_file_for_office_programs(library: Library) -> None:
    add_year_note(library, YearNote(0, "", "", "2024", "=1+1"))
    assert library.notes.read_bytes().startswith(b"\xef\xbb\xbf")
    assert load_year_notes(library).rows[0].note == "'=1+1"


@pytest.mark.parametrize(("year", "note"), [("24", "热线并入"), ("2024", " "), ("2024", "长" * 21)])
def test_a_note_that_could_not_be_used_is_not_saved(library: Library, year: str, note: str) -> None:
    with pytest.raises(LibraryError, match="注记未保存"):
        add_year_note(library, YearNote(0, "", "", year, note))
    assert not library.notes.exists()


def test_a_file_with_other_columns_is_left_alone(library: Library) -> None:
    library.notes.write_text("年份,说明\n", "utf-8")
    with pytest.raises(LibraryError):
        add_year_note(library, YearNote(0, "", "", "2024", "热线并入"))
    assert library.notes.read_text("utf-8") == "年份,说明\n"
