"""What files hold: the charts' values, the sentences, what is marked, and the same again the next time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from docx import Document
from pptx import Presentation
from pptx.util import Inches

from dashboard import labels
from dashboard.errors import GongkaiError
from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.exhibit import Ask, Exhibit, Native, Question, Series
from dashboard.exhibits.scope import Scope
from dashboard.export.brief import write_brief
from dashboard.export.deck import write_deck
from dashboard.export.marking import marks_in_words, with_bases
from dashboard.export.material import Item, Plan, Section, chapters
from dashboard.export.native import without_empty_parts
from dashboard.export.run import export_file
from dashboard.export.templates import TEMPLATES, plan
from dashboard.export.workbook import write_workbook
from dashboard.library import Library

from .conftest import asker, cells, chapter_by_hand, exhibit_by_hand, plan_by_hand

SHORT = "热线专题"


def natives(ask: Ask, planned: Plan) -> Iterator[tuple[Exhibit, Native]]:
    for chapter in chapters(ask, planned):
        for piece in chapter.pieces:
            if piece.exhibit.native:
                yield piece.exhibit, without_empty_parts(piece.exhibit.native)


def slides(path: Path) -> list[list[Any]]:
    """For each slide the words of its shapes and notes, its tables, and its charts as series."""
    found = []
    for slide in Presentation(str(path)).slides:
        parts: list[Any] = [slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""]
        for shape in slide.shapes:
            if shape.has_text_frame:
                parts.append(shape.text_frame.text)
            elif shape.has_table:
                parts.append([[cell.text for cell in row.cells] for row in shape.table.rows])
            elif shape.has_chart:
                plot = shape.chart.plots[0]
                parts.append([list(plot.categories), [(one.name, one.values) for one in plot.series]])
        found.append(parts)
    return found


def rounded(values: Any) -> list[float | None]:
    return [None if value is None else round(float(value), 9) for value in values]


@pytest.mark.parametrize("template", [SHORT, "依申请专题"])
def test_native_charts_of_slides_hold_the_values_of_the_query(
    ask: Ask, scope: Scope, template: str, tmp_path: Path
) -> None:
    planned = plan(template, ask, scope)
    path = export_file(ask, planned, "pptx", tmp_path)
    deck = Presentation(str(path))
    drawn = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    meant = list(natives(ask, planned))
    assert len(drawn) == len(meant) > 3
    for chart, (exhibit, native) in zip(drawn, meant, strict=True):
        of_query = {
            round(float(value), 6)
            for column in exhibit.sheet.rows.select_dtypes("number")
            for value in exhibit.sheet.rows[column].dropna()
        }
        assert [one.name for one in chart.plots[0].series] == [series.label for series in native.series]
        for one, series in zip(chart.plots[0].series, native.series, strict=True):
            assert rounded(one.values) == rounded(series.values)
            assert {round(value, 6) for value in one.values if value is not None} <= of_query


def test_charts_of_a_workbook_point_at_the_values_of_the_query(
    ask: Ask, scope: Scope, tmp_path: Path
) -> None:
    planned = plan(SHORT, ask, scope)
    path = export_file(ask, planned, "xlsx", tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book["热线诉求"]
    meant = list(natives(ask, planned))
    assert len(sheet._charts) == len(meant) > 3
    for chart, (_, native) in zip(sheet._charts, meant, strict=True):
        for one, series in zip(chart.series, native.series, strict=True):
            cell = sheet[one.tx.strRef.f.rpartition("!")[2].replace("$", "")]
            assert cell.value == series.label
            column = sheet[one.val.numRef.f.rpartition("!")[2].replace("$", "")]
            column = column if isinstance(column, tuple) else ((column,),)
            assert rounded(row[0].value for row in column) == rounded(series.values)


@pytest.mark.parametrize("library", ["demo_library", "seed_library"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_of_every_library_is_a_workbook(
    library: str, template: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    ask = asker(request.getfixturevalue(library))
    planned = plan(template, ask, choose_scope(ask))
    sheets = cells(export_file(ask, planned, "xlsx", tmp_path))
    assert next(iter(sheets)) == "说明" and list(sheets)[-3:] == ["检查问题", "口径", "出处"]
    assert len(sheets) == len(planned.sections) + 4
    assert str(sheets["说明"]).count(planned.scope.snapshot_id) == 1


def short(scope: Scope) -> Plan:
    """A plan of one exhibit that is drawn as a picture, and one that is native."""
    items = tuple(Item(key, scope) for key in ("compare/heat", "hotline/mix"))
    return Plan("两张图", scope, (Section("两张图", scope, items, "hotline"),))


def contents(path: Path) -> Any:
    if path.suffix == ".pptx":
        return slides(path)
    if path.suffix == ".xlsx":
        return cells(path)
    document = Document(str(path))
    pictures = {name: ZipFile(path).read(name) for name in ZipFile(path).namelist() if "/media/" in name}
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return [paragraph.text for paragraph in document.paragraphs], tables, pictures


def properties(path: Path) -> str:
    return ZipFile(path).read("docProps/core.xml").decode()


def test_every_slide_sheet_and_page_says_that_a_district_is_fictional(
    ask: Ask, scope: Scope, tmp_path: Path
) -> None:
    planned = short(scope)
    assert scope.fictional
    for parts in slides(export_file(ask, planned, "pptx", tmp_path)):
        assert any(labels.FICTIONAL in str(words) for words in parts[1:])
    for name, rows in cells(export_file(ask, planned, "xlsx", tmp_path)).items():
        assert labels.FICTIONAL in str(rows), name
    document = Document(str(export_file(ask, planned, "docx", tmp_path)))
    assert labels.FICTIONAL_NOTE in [words.text for words in document.sections[0].header.paragraphs]


def test_the_seed_is_not_called_fictional(seed_library: Library, tmp_path: Path) -> None:
    ask = asker(seed_library)
    path = export_file(ask, plan(SHORT, ask, choose_scope(ask)), "pptx", tmp_path)
    assert labels.FICTIONAL not in str(slides(path))
    assert "559" in str(slides(path))


def marked_rows() -> pd.DataFrame:
    rows = pd.DataFrame({"name": ["甲街道", "乙街道", "丙街道", "丁街道"], "value": [4.0, 3.0, None, 1.0]})
    return rows.assign(
        approximate=[True, False, False, False], marked=[False, True, False, False],
        is_small=[False, False, False, True],
    )  # fmt: skip


def test_what_is_approximate_doubtful_small_or_missing_is_said_beside_a_chart(tmp_path: Path) -> None:
    exhibit = exhibit_by_hand(rows=marked_rows())
    words = "约数：甲街道；存疑：乙街道；基数小：丁街道；未公布：丙街道"
    assert marks_in_words(exhibit.sheet) == words
    write_deck(plan_by_hand(), [chapter_by_hand(exhibit)], tmp_path / "a.pptx")
    assert words in str(slides(tmp_path / "a.pptx")[2])


def test_it_is_said_on_tables_of_slides_of_workbooks_and_of_briefs(tmp_path: Path) -> None:
    chapter = chapter_by_hand(exhibit_by_hand(rows=marked_rows(), native=False))
    write_deck(plan_by_hand(), [chapter], tmp_path / "a.pptx")
    [table] = [part for part in slides(tmp_path / "a.pptx")[3] if isinstance(part, list)]
    assert table == [
        ["单位", "件数", "标记"],
        ["甲街道", "约 4", "约数"],
        ["乙街道", "3", "存疑"],
        ["丙街道", labels.UNREPORTED, ""],
        ["丁街道", "1", "基数小"],
    ]
    write_workbook(plan_by_hand(), [chapter], tmp_path / "a.xlsx")
    sheets = cells(tmp_path / "a.xlsx")
    rows = [row[:3] for row in sheets["·=章"]]
    assert ["甲街道", 4, "约数"] in rows and ["丙街道", labels.UNREPORTED, None] in rows
    assert "约数、存疑、人工更正" in str(sheets["出处"])
    write_brief(plan_by_hand(), [chapter], tmp_path / "a.docx")
    [_, of_brief, _] = Document(str(tmp_path / "a.docx")).tables
    assert [row.cells[0].text for row in of_brief.rows][1:3] == ["甲街道（约数）", "乙街道（存疑）"]


def test_years_of_one_name_are_named_together() -> None:
    rows = pd.DataFrame({"name": ["网站"] * 3, "year": [2022, 2023, 2024], "value": [1.0, None, None]})
    assert marks_in_words(exhibit_by_hand(rows=rows).sheet) == "未公布：网站（2023、2024 年）"


def test_years_in_a_row_are_named_from_and_to_and_one_year_of_several_is_named() -> None:
    years = [2019, 2021, 2022, 2023]
    rows = pd.DataFrame({"name": ["区"] * 4, "year": years, "value": [1.0] * 4, "marked": [True] * 4})
    assert marks_in_words(exhibit_by_hand(rows=rows).sheet) == "存疑：区（2019、2021—2023 年）"
    one = rows.assign(marked=[False, False, False, True])
    assert marks_in_words(exhibit_by_hand(rows=one).sheet) == "存疑：区（2023 年）"


def test_a_share_of_nothing_is_not_called_one_of_little() -> None:
    rows = pd.DataFrame(
        {"name": ["甲", "乙"], "value": [None, 0.5], "denominator": [0, 2], "is_small": [True, True]}
    )
    assert marks_in_words(exhibit_by_hand(rows=rows).sheet) == "基数小：乙；分母为 0，不计算：甲"


def test_a_report_that_is_not_here_is_not_called_silent() -> None:
    rows = pd.DataFrame({"name": ["甲", "乙"], "value": [None, None], "reports": [0, 1]})
    assert marks_in_words(exhibit_by_hand(rows=rows).sheet) == "未公布：乙；未收到年报：甲"


def test_a_share_of_nothing_is_not_called_unreported() -> None:
    rows = pd.DataFrame({"name": ["甲", "乙"], "value": [None, None], "denominator": [0.0, None]})
    assert marks_in_words(exhibit_by_hand(rows=rows).sheet) == "分母为 0，不计算：甲；未公布：乙"


def test_a_share_stands_with_its_numerator_and_denominator() -> None:
    rows = pd.DataFrame(
        {"name": ["甲", "乙"], "value": [0.75, 0.5], "numerator": [3, 600], "denominator": [4, 1200]}
    )
    native = with_bases(exhibit_by_hand(rows=rows))
    assert native is not None and native.categories == ("甲（3/4）", "乙（600/1,200）")


def test_the_parts_of_a_whole_stand_with_the_whole() -> None:
    rows = pd.DataFrame(
        {"year": [2024, 2024], "name": ["甲", "乙"], "value": [300, 900], "share": [0.25, 0.75]}
    )
    chart = Native("stacked", ("2024",), (Series("甲", (0.25,), "#000000"), Series("乙", (0.75,), "#000000")))
    native = with_bases(replace(exhibit_by_hand(rows=rows), native=chart))
    assert native is not None and native.categories == ("2024（1,200）",)


def test_notes_hold_definitions_and_quotes(ask: Ask, scope: Scope, tmp_path: Path) -> None:
    path = export_file(ask, plan(SHORT, ask, scope), "pptx", tmp_path)
    notes = [parts[0] for parts in slides(path)][2:]
    assert all(note.startswith("口径\n") and "\n出处\n" in note for note in notes)


def test_every_quote_of_a_workbook_is_in_its_report(ask: Ask, scope: Scope, tmp_path: Path) -> None:
    planned = plan(SHORT, ask, scope)
    _, head, *rows = cells(export_file(ask, planned, "xlsx", tmp_path))["出处"]
    assert head[:3] == ["单位", "年份", "指标"] and len(rows) > 10
    asked = ask(Question("agencies", {"district": scope.district}))
    assert {row[0] for row in rows} <= set(asked["short_name"])
    for row in rows:
        assert isinstance(row[1], int) and row[7] and row[8] >= 1 and row[9]


def test_one_slide_and_one_page_for_each_agency(ask: Ask, scope: Scope, tmp_path: Path) -> None:
    rows = ask(Question("agencies", {"district": scope.district})).tail(2)
    two = replace(scope, agencies=tuple(rows["agency_id"]), agency_names=tuple(rows["short_name"]))
    planned = plan("一街一页", ask, two)
    pages = slides(export_file(ask, planned, "pptx", tmp_path))
    assert len(pages) == 3
    assert [parts[1] for parts in pages[1:]] == [section.title for section in planned.sections]
    document = Document(str(export_file(ask, planned, "docx", tmp_path)))
    breaks = [words for words in document.paragraphs if words.paragraph_format.page_break_before]
    # The first has the page with the title; the notes have one of their own.
    assert len(breaks) == len(planned.sections)


def test_nothing_on_a_slide_leaves_it(ask: Ask, scope: Scope, tmp_path: Path) -> None:
    deck = Presentation(str(export_file(ask, plan("街道对比", ask, scope), "pptx", tmp_path)))
    assert deck.slide_width == Inches(13.333)
    for number, slide in enumerate(deck.slides, start=1):
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width, (number, shape.name)
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height, (number, shape.name)


def test_an_agency_without_a_report_is_refused_in_words(ask: Ask, scope: Scope) -> None:
    nobody = replace(scope, agencies=("none",), agency_names=("无名街道",))
    with pytest.raises(GongkaiError, match="没有示例区无名街道"):
        plan("一街一页", ask, nobody)


def test_an_unknown_template_names_those_that_there_are(ask: Ask, scope: Scope) -> None:
    with pytest.raises(GongkaiError, match="没有名为“没有”的模板") as refused:
        plan("没有", ask, scope)
    assert "一街一页" in refused.value.remedy


def test_an_empty_plan_and_an_unknown_kind_are_refused(ask: Ask, scope: Scope, tmp_path: Path) -> None:
    with pytest.raises(GongkaiError, match="没有可导出的内容"):
        export_file(ask, Plan("空", scope, ()), "pptx", tmp_path)
    with pytest.raises(GongkaiError, match="不能导出为“odp”"):
        export_file(ask, plan_by_hand(), "odp", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_fails_leaves_the_former_one(ask: Ask, scope: Scope, tmp_path: Path) -> None:
    planned = plan(SHORT, ask, scope)
    path = export_file(ask, planned, "xlsx", tmp_path)
    before = path.read_bytes()

    def broken(question: Question) -> pd.DataFrame:
        if question.query == "quotes":
            raise GongkaiError("问不到")
        return ask(question)

    with pytest.raises(GongkaiError, match="问不到"):
        export_file(broken, planned, "xlsx", tmp_path)
    assert path.read_bytes() == before and [one.name for one in tmp_path.iterdir()] == [path.name]
