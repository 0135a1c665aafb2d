"""What a person corrected or entered is said of charts, on lines of tables, and in the legend."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from docx import Document

from dashboard.exhibits.exhibit import Ask, Exhibit, Field, Sheet
from dashboard.exhibits.scope import Scope
from dashboard.export.brief import write_brief
from dashboard.export.corrected import with_corrections
from dashboard.export.deck import write_deck
from dashboard.export.marking import line_marks
from dashboard.export.material import Item, Plan, Section, chapters
from dashboard.export.workbook import write_workbook

from .conftest import cells, chapter_by_hand, exhibit_by_hand, plan_by_hand, quotes_by_hand
from .test_content import slides

A, B = "990101001", "990101002"
TOTAL = "hotline_orders.total"


def exhibit(*keys: str | None, figure: str = "figure_key") -> Exhibit:
    """Two sub-districts in two years; keys: the figure of each line."""
    rows = pd.DataFrame(
        {"name": ["甲街道", "乙街道"] * 2, "agency_id": [A, B] * 2, "year": [2024, 2024, 2023, 2023]}
    )
    figures = pd.Series(list(keys) or [TOTAL] * 4)
    rows = rows.assign(value=[4.0, 3.0, 2.0, 1.0], figure_key=figures)
    fields = (Field("name", "单位"), Field("value", "件数", "integer", figure))
    return replace(exhibit_by_hand(rows=rows, native=False), sheet=Sheet(fields, rows))


def quotes(**more: Any) -> pd.DataFrame:
    return quotes_by_hand("热线 4 件").assign(short_name="甲街道", **more)


def marked(made: Exhibit, found: pd.DataFrame) -> tuple[list[str], tuple[str, ...]]:
    mended = with_corrections(made, made.metrics, found)
    return line_marks(mended.sheet.rows), mended.notes


def test_the_line_of_a_corrected_figure_is_marked_and_named() -> None:
    note = ("人工更正：甲街道 2024 年热线受理",)
    assert marked(exhibit(), quotes()) == (["人工更正", "", "", ""], note)


@pytest.mark.parametrize(
    "other",
    [
        {"corrected": False},
        {"metric": "website_posts"},
        {"year": 2020},
        {"figure_key": "hotline_orders.help"},
    ],
)
def test_what_was_not_corrected_or_is_not_shown_marks_nothing(other: dict[str, Any]) -> None:
    assert marked(exhibit(), quotes(**other)) == ([""] * 4, ())


def test_a_line_that_is_computed_is_marked_where_one_of_its_figures_was_corrected() -> None:
    lines, notes = marked(exhibit(figure=""), quotes(year=2023))
    assert lines == ["", "", "人工更正", ""] and len(notes) == 1
    lines, _ = marked(
        exhibit(TOTAL, None, TOTAL, None), quotes(agency_id=B, figure_key="hotline_orders.help")
    )
    assert lines == ["", "人工更正", "", ""]


def test_lines_that_add_agencies_up_have_a_note() -> None:
    made = exhibit()
    rows = pd.DataFrame({"year": [2024, 2023], "value": [7.0, 3.0]})
    fields = (Field("year", "年份", "year"), Field("value", "件数", "integer"))
    lines, notes = marked(replace(made, sheet=Sheet(fields, rows)), quotes())
    assert lines == ["", ""] and notes == ("人工更正：甲街道 2024 年热线受理",)


def test_it_stands_on_slides_in_workbooks_and_in_briefs(tmp_path: Path) -> None:
    made = exhibit()
    chapter = chapter_by_hand(with_corrections(made, made.metrics, quotes()))
    write_deck(plan_by_hand(), [chapter], tmp_path / "a.pptx")
    _, _, chart, table = slides(tmp_path / "a.pptx")
    assert "人工更正：甲街道 2024 年热线受理" in str(chart)
    [grid] = [part for part in table if isinstance(part, list)]
    assert grid[1] == ["甲街道", "4", "人工更正"]
    write_workbook(plan_by_hand(), [chapter], tmp_path / "a.xlsx")
    sheets = cells(tmp_path / "a.xlsx")
    assert ["甲街道", 4, "人工更正"] in [row[:3] for row in sheets["·=章"]]
    assert "人工更正：由人核对原文后更正或录入" in str(sheets["说明"])
    write_brief(plan_by_hand(), [chapter], tmp_path / "a.docx")
    document = Document(str(tmp_path / "a.docx"))
    assert "人工更正：甲街道" in "".join(paragraph.text for paragraph in document.paragraphs)
    first = [row.cells[0].text for table in document.tables for row in table.rows]
    assert "甲街道（人工更正）" in first and "乙街道" in first


def test_the_indicators_of_a_workbook_are_defined_and_their_figures_quoted(
    ask: Ask, scope: Scope, tmp_path: Path
) -> None:
    items = (Item("compare/heat", scope), Item("requests/disclosure", scope))
    planned = Plan("比率", scope, (Section("比率", scope, items),))
    write_workbook(planned, chapters(ask, planned), tmp_path / "a.xlsx")
    sheets = cells(tmp_path / "a.xlsx")
    defined = {row[0]: row for row in sheets["口径"]}
    assert defined["办结率"][1] == "%" and "÷" in defined["办结率"][3] and "分母：" in defined["办结率"][3]
    assert "政府信息公开申请办理结果" in str(sheets["出处"]) or "本年新收" in str(sheets["出处"])
