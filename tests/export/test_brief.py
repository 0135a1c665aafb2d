"""What a brief holds besides charts: the quotes behind its figures, what they count, tables for one bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from docx import Document

from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.exhibit import Native, Series
from dashboard.export.brief import write_brief
from dashboard.export.brief_sources import sources_of
from dashboard.export.brief_text import official
from dashboard.export.deck import write_deck
from dashboard.export.material import Chapter, chapters
from dashboard.export.run import export_file
from dashboard.export.templates import TEMPLATES, plan
from dashboard.library import Library

from .conftest import asker, chapter_by_hand, exhibit_by_hand, plan_by_hand, quotes_by_hand
from .test_content import slides


@pytest.fixture(scope="module")
def briefs(seed_library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every template's brief of the seed."""
    ask = asker(seed_library)
    scope = choose_scope(ask)
    folder = tmp_path_factory.mktemp("briefs")
    return {
        name: Document(str(export_file(ask, plan(name, ask, scope), "docx", folder))) for name in TEMPLATES
    }


def quoted(document: Any) -> Iterator[tuple[str, str, int]]:
    """Figure, quote and page of the rows of 数据出处."""
    for table in document.tables:
        head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        if "年报原文" in head:
            for row in rows:
                line = dict(zip(head, row, strict=True))
                yield line["数字"], line["年报原文"], int(line["页"])


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_brief_of_one_report_has_two_to_four_pages_and_ends_with_sources_and_definitions(
    briefs: dict[str, Any], template: str
) -> None:
    paragraphs = briefs[template].paragraphs
    breaks = sum(bool(one.paragraph_format.page_break_before) for one in paragraphs)
    assert 1 <= breaks <= 3
    titles = [one.text.partition("、")[2] for one in paragraphs]
    assert titles.index("数据出处") < titles.index("指标口径")


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_quote_of_a_brief_is_on_its_page_of_the_report(
    briefs: dict[str, Any], template: str, seed_library: Library
) -> None:
    ask = asker(seed_library)
    scope = choose_scope(ask)
    every = pd.concat([chapter.quotes for chapter in chapters(ask, plan(template, ask, scope))])
    known = {(" ".join(row.quote.split()), row.page) for row in every.itertuples()}
    found = list(quoted(briefs[template]))
    assert found
    for _, quote, page in found:
        whole = quote.rpartition("：")[2] if (quote, page) not in known else quote
        assert any(said.startswith(whole.removesuffix("…")) and page == there for said, there in known), quote


def test_the_figures_of_the_answer_are_among_them(briefs: dict[str, Any]) -> None:
    assert [figure for figure, _, _ in quoted(briefs["热线专题"])][:2] == ["559件", "301件"]
    assert ("0件", 4) in [(figure, page) for figure, _, page in quoted(briefs["依申请专题"])]


def of_agencies(*figures: tuple[str, str, float, bool]) -> Chapter:
    """A chapter with figures: agency, figure key, value, whether it counts in the sum."""
    rows = [
        quotes_by_hand("共 3 件").iloc[0].to_dict()
        | {"agency_id": name, "short_name": name, "figure_key": key, "value": value, "counts": counts}
        | {"file": f"{name}.docx", "label": key.rpartition(".")[2], "corrected": False, "marked": False}
        for name, key, value, counts in figures
    ]
    return replace(chapter_by_hand(exhibit_by_hand()), quotes=pd.DataFrame(rows))


def test_totals_come_before_parts_and_the_largest_first_without_zeros_and_the_sum_of_others() -> None:
    total, part = "hotline_orders.total", "hotline_orders.投诉"
    chapter = of_agencies(
        ("甲", part, 9, True), ("甲", total, 10, True), ("乙", part, 0, True), ("乙", total, 20, True),
        ("区", total, 30, False),
    )  # fmt: skip
    found = sources_of([chapter])
    assert [(line.agency, line.metric) for line in found.lines] == [
        ("乙", "热线受理"),
        ("甲", "热线受理"),
        ("甲", "投诉"),
    ]
    assert (found.found, found.reports) == (4, 2)


def test_a_government_alone_has_its_figures_quoted() -> None:
    assert len(sources_of([of_agencies(("区", "hotline_orders.total", 30, False))]).lines) == 1


def test_many_figures_stay_within_the_last_page_and_it_is_said_how_many_are_left_out(tmp_path: Path) -> None:
    many = [(f"第{number}街道", "hotline_orders.total", float(number), True) for number in range(300)]
    write_brief(plan_by_hand(), [of_agencies(*many)], tmp_path / "a.docx")
    document = Document(str(tmp_path / "a.docx"))
    shown = len(list(quoted(document)))
    assert 10 < shown < 40
    [opening] = [one.text for one in document.paragraphs if one.text.startswith("文中数字")]
    assert "300份2024年年报的300处数字" in opening and f"其余{300 - shown}处" in opening


def test_chinese_and_numbers_stand_without_blanks_as_in_official_documents() -> None:
    assert (
        official("2024 年热线 559 件，比上年 +12.4% （可比 11 个）")
        == "2024年热线559件，比上年+12.4%（可比11个）"
    )
    assert official("南关街道 热线受理 n=3") == "南关街道 热线受理n=3"


def one_bar() -> Chapter:
    rows = pd.DataFrame({"name": ["甲街道"], "value": [559.0]})
    chart = Native("bar", ("甲街道",), (Series("件数", (559.0,), "#1F5FA8"),))
    return chapter_by_hand(replace(exhibit_by_hand(rows=rows), native=chart))


def test_one_value_stands_as_a_table_in_slides_and_briefs_not_as_a_single_bar(tmp_path: Path) -> None:
    write_deck(plan_by_hand(), [one_bar()], tmp_path / "a.pptx")
    *_, last = slides(tmp_path / "a.pptx")
    assert [part for part in last if isinstance(part, list)] == [[["单位", "件数"], ["甲街道", "559"]]]
    write_brief(plan_by_hand(), [one_bar()], tmp_path / "a.docx")
    document = Document(str(tmp_path / "a.docx"))
    assert not document.inline_shapes
    assert [["单位", "件数"], ["甲街道", "559"]] in [
        [[cell.text for cell in row.cells] for row in table.rows] for table in document.tables
    ]


def test_the_only_sub_district_with_a_report_is_a_table_in_all_files(
    seed_library: Library, tmp_path: Path
) -> None:
    ask = asker(seed_library)
    planned = plan("街道对比", ask, choose_scope(ask))
    *_, last = slides(export_file(ask, planned, "pptx", tmp_path))
    [table] = [part for part in last if isinstance(part, list)]
    assert table[0] == ["单位", "南关街道", "古雁街道", "北塬街道"]
    assert table[1] == ["热线受理（件）", "559", "—", "—"]
    assert table[-1][2:] == ["未收到年报", "未收到年报"]
