"""An office's own template for slides, and PDF where LibreOffice is present."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation
from pptx.util import Inches

from dashboard.errors import GongkaiError
from dashboard.exhibits.exhibit import Ask
from dashboard.exhibits.scope import Scope
from dashboard.export.deck import write_deck
from dashboard.export.run import export_file
from dashboard.export.templates import plan

from .conftest import chapter_by_hand, exhibit_by_hand, plan_by_hand


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office's template: 4:3, its own layouts in another order, two slides of its own."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(10), Inches(7.5)
    layouts = deck.slide_layouts
    for layout in (layouts[0], layouts[6]):
        layouts.remove(layout)
    layouts[0].name = "本单位正文"
    for words in ("旧片一", "旧片二"):
        slide = deck.slides.add_slide(layouts[0])
        slide.shapes.title.text = words
        slide.notes_slide.notes_text_frame.text = "旧备注"
    path = tmp_path / "本单位.pptx"
    deck.save(str(path))
    return path


def test_an_offices_template_takes_the_place_of_ours(office: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    names = [f"第{number}街道" for number in range(9)]
    chapters = [chapter_by_hand(exhibit_by_hand(names, native=native)) for native in (True, False)]
    write_deck(plan_by_hand(), chapters, path, office)
    deck = Presentation(str(path))
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(7.5))
    assert "本单位正文" in [layout.name for layout in deck.slide_layouts]
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles == ["示例区 2024 年", "=章", "谁最多", "=章", "谁最多", "谁最多"]
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height
    assert "旧备注" not in str([slide.notes_slide.notes_text_frame.text for slide in list(deck.slides)[1:]])


def test_a_layout_made_for_4_to_3_is_as_wide_as_slides_of_16_to_9(office: Path, tmp_path: Path) -> None:
    deck = Presentation(str(office))
    deck.slide_width = Inches(13.333)
    deck.save(str(office))
    write_deck(plan_by_hand(), [chapter_by_hand(exhibit_by_hand())], tmp_path / "a.pptx", office)
    for slide in Presentation(str(tmp_path / "a.pptx")).slides:
        title = slide.shapes.title
        # As far from the right as from the left.
        assert abs(2 * title.left + title.width - Inches(13.333)) < Inches(0.01)


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04 broken"])
def test_a_broken_template_is_refused_in_words(content: bytes, tmp_path: Path) -> None:
    broken = tmp_path / "坏的.pptx"
    broken.write_bytes(content)
    with pytest.raises(GongkaiError, match="不是可用的演示文稿模板") as refused:
        write_deck(plan_by_hand(), [], tmp_path / "a.pptx", broken)
    assert refused.value.where == "坏的.pptx" and "另存为 .pptx" in refused.value.remedy


def test_a_workbook_named_pptx_is_refused_in_words(ask: Ask, scope: Scope, tmp_path: Path) -> None:
    workbook = export_file(ask, plan("街道对比", ask, scope), "xlsx", tmp_path)
    wrong = workbook.rename(tmp_path / "工作簿.pptx")
    with pytest.raises(GongkaiError, match="不是可用的演示文稿模板"):
        write_deck(plan_by_hand(), [], tmp_path / "a.pptx", wrong)


def test_a_missing_template_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(GongkaiError, match="不是可用的演示文稿模板"):
        write_deck(plan_by_hand(), [], tmp_path / "a.pptx", tmp_path / "没有.pptx")


def test_a_template_without_a_titled_layout_is_refused(tmp_path: Path) -> None:
    deck = Presentation()
    for layout in list(deck.slide_layouts):
        if layout.name != "Blank":
            deck.slide_layouts.remove(layout)
    deck.save(str(tmp_path / "空白.pptx"))
    with pytest.raises(GongkaiError, match="没有带标题的版式"):
        write_deck(plan_by_hand(), [], tmp_path / "a.pptx", tmp_path / "空白.pptx")


def test_without_libreoffice_the_way_to_a_pdf_is_named(
    ask: Ask, scope: Scope, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GongkaiError, match="本机没有 LibreOffice，不能生成 PDF") as refused:
        export_file(ask, plan("街道对比", ask, scope), "pdf", tmp_path)
    assert "DOCX" in refused.value.remedy
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_brief_of_a_district_has_two_to_four_pages(ask: Ask, scope: Scope, tmp_path: Path) -> None:
    path = export_file(ask, plan("全区总览", ask, scope), "pdf", tmp_path)
    document = pypdfium2.PdfDocument(path)
    assert 2 <= len(document) <= 4
    words = document[0].get_textpage().get_text_range()
    assert "全区总览" in words
