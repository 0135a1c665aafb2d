"""Each document is a real file of its kind: the library made for it opens it and finds the report in it."""

import io
import random
import re
from pathlib import Path

import docx
import lxml.html
import pypdfium2
import pytest

from dashboard.demo.history import invent_history
from dashboard.demo.layout import width
from dashboard.demo.manuscript import Manuscript, write_manuscript
from dashboard.demo.places import invent_realm
from dashboard.demo.rendering import LAYOUTS, render_as
from dashboard.demo.slips import Slips

YEARS = range(2020, 2022)


@pytest.fixture(scope="module", params=YEARS, ids=["form of 2019", "form of 2021"])
def manuscript(request: pytest.FixtureRequest) -> Manuscript:
    [district] = invent_realm(6, YEARS, seed=3).districts
    history = invent_history(district, YEARS, seed=3)
    busiest = max(district.bodies, key=lambda body: body.busyness)
    figures = history[busiest.agency_id, request.param]
    return write_manuscript(figures, None, Slips(), district, seed=3)


def rendered(manuscript: Manuscript, layout: str, chance: int = 0) -> bytes:
    return render_as(layout, manuscript, random.Random(chance)).data


def numbers_of(manuscript: Manuscript) -> list[str]:
    return [printed for _, printed in manuscript.printed_cells()]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_manuscript_gives_the_same_bytes(manuscript: Manuscript, layout: str) -> None:
    assert rendered(manuscript, layout) == rendered(manuscript, layout)


@pytest.mark.parametrize("chance", range(4))
def test_a_pdf_has_its_numbers_in_reading_order(manuscript: Manuscript, chance: int) -> None:
    file = pypdfium2.PdfDocument(rendered(manuscript, "pdf", chance))
    text = "\n".join(page.get_textpage().get_text_range() for page in file)
    assert len(file) >= 3
    assert "— 1 —" in text
    rows = [" ".join(numbers_of(manuscript)[start : start + 7]) for start in _table_three(manuscript)]
    assert all(row in text.replace("\r\n", "\n") for row in rows)


def _table_three(manuscript: Manuscript) -> range:
    """Where the rows of table three begin among the printed cells."""
    keys = [key for key, _ in manuscript.printed_cells()]
    first = keys.index(("requests_new", "", "natural_person"))
    return range(first, keys.index(("reviews", "upheld", "")), 7)


def test_a_pdf_shows_its_characters_where_no_chinese_font_is_installed(manuscript: Manuscript) -> None:
    file = pypdfium2.PdfDocument(rendered(manuscript, "pdf"))
    fonts = re.findall(rb"/FontFile2", rendered(manuscript, "pdf"))
    assert fonts
    picture = file[0].render(scale=1).to_numpy()
    assert (picture < 128).mean() > 0.03


def test_a_word_file_has_the_three_tables_of_the_form(manuscript: Manuscript) -> None:
    file = docx.Document(io.BytesIO(rendered(manuscript, "docx")))
    two, three, four = file.tables
    assert [len(table.columns) for table in (two, three, four)] == [4, 10, 15]
    assert len(three.rows) == (28 if manuscript.figures.edition == "2021" else 26)
    assert three.cell(3, 0)._tc is three.cell(3, 2)._tc
    assert [cell.text for cell in four.rows[3].cells] == numbers_of(manuscript)[-15:]


def test_now_and_then_a_number_in_a_word_file_is_a_tracked_correction(manuscript: Manuscript) -> None:
    files = [rendered(manuscript, "docx", chance) for chance in range(12)]
    bodies = [docx.Document(io.BytesIO(file)).element.xml for file in files]
    assert any("<w:ins " in body and "<w:del " in body for body in bodies)
    assert any("txbxContent" in body for body in bodies)


@pytest.mark.parametrize("layout", ["html utf-8", "html gb18030", "html wrongly declared"])
@pytest.mark.parametrize("chance", range(3))
def test_a_web_page_spans_its_cells_to_full_rows(manuscript: Manuscript, layout: str, chance: int) -> None:
    data = rendered(manuscript, layout, chance)
    encoding = "utf-8" if layout == "html utf-8" else "gb18030"
    page = lxml.html.fromstring(data.decode(encoding))
    tables = [table for table in page.iter("table") if table.get("class") != "layout"]
    assert [sum(places_in(table)) for table in tables] == [
        len(places_in(table)) * columns for table, columns in zip(tables, (4, 10, 15), strict=True)
    ]


def places_in(table: lxml.html.HtmlElement) -> list[int]:
    """How many columns each row of the table covers, cells from rows above included."""
    rows = table.findall(".//tr")
    covered = [0] * len(rows)
    for number, row in enumerate(rows):
        for cell in row:
            for below in range(int(cell.get("rowspan", 1))):
                covered[number + below] += int(cell.get("colspan", 1))
    return covered


def test_a_wrongly_declared_page_cannot_be_read_as_it_declares(manuscript: Manuscript) -> None:
    data = rendered(manuscript, "html wrongly declared")
    assert b'charset="gb2312"' in data
    with pytest.raises(UnicodeDecodeError):
        data.decode("gb2312")


def test_a_flattened_text_breaks_lines_and_has_page_numbers(manuscript: Manuscript) -> None:
    lines = rendered(manuscript, "flattened").decode().split("\n")
    assert "— 2 —" in lines
    assert max(map(width, lines)) <= 30
    assert " ".join(numbers_of(manuscript)[-15:]) in lines


def test_markdown_has_pipe_tables_of_even_width(manuscript: Manuscript) -> None:
    lines = rendered(manuscript, "markdown").decode().splitlines()
    assert {line.count("|") for line in lines if line.startswith("|")} == {5, 11, 16}


def test_files_are_named_after_body_and_year(demo: Path, truth) -> None:
    for row in truth("documents"):
        path = demo / "reports" / row["file"]
        assert path.is_file()
        assert row["year"] in path.name
