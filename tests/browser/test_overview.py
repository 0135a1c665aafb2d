"""From 总览 to the sentence behind an outlier and its link in a second browser; 单位画像 on one sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pypdfium2
import pytest
from playwright.sync_api import Browser, expect

from dashboard.demo import write_demo
from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.exhibit import Ask, Question
from dashboard.exhibits.overview_outliers import outliers_question, sentence
from dashboard.library import Library
from dashboard.warehouse.build import build
from dashboard.warehouse.snapshot import open_current

from .conftest import served
from .test_journey import PATIENCE_MS, in_view, open_at

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def fictional(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A fictional district of eight sub-districts and three years."""
    library = Library(write_demo(tmp_path_factory.mktemp("served") / "demo", agencies=8, years=3).folder)
    build(library)
    return library


@pytest.fixture(scope="module")
def fictional_address(fictional: Library) -> Iterator[str]:
    """Where its pages are served."""
    with served(fictional) as address:
        yield address


@pytest.fixture
def ask(fictional: Library) -> Ask:
    snapshot = open_current(fictional)
    return lambda question: snapshot.query(question.query, **question.parameters)


def settled(ask: Ask, district: str) -> pd.DataFrame:
    """The agencies of `district` that reported in every year."""
    rows = ask(Question("agencies", {"district": district}))
    return rows[rows["reports"] == rows["reports"].max()]


def test_an_outlier_of_the_overview_leads_to_its_sentence_and_the_link_opens_the_same(
    browser: Browser, fictional_address: str, ask: Ask
) -> None:
    whole = choose_scope(ask)
    agencies = settled(ask, whole.district)
    year, outlier = next(
        (year, rows.iloc[0])
        for year in range(whole.year, whole.year - 3, -1)
        if len(rows := ask(outliers_question(choose_scope(ask, whole.district, (), year))))
    )
    names = dict(zip(agencies["agency_id"], agencies["short_name"], strict=True))
    others = [name for code, name in names.items() if code != outlier["agency_id"]]
    page = open_at(browser, f"{fictional_address}?year={year}")
    expect(page.locator("p.answer")).to_contain_text(f"{year} 年示例区", timeout=PATIENCE_MS)
    for name in (outlier["short_name"], *others[:2]):
        page.get_by_role("combobox", name="单位").click()
        page.get_by_role("option", name=name, exact=True).click()
        expect(page.locator("p.answer")).to_contain_text(name)
    expect(page.locator("p.answer")).to_contain_text("3 个单位")

    line = page.locator(".notices a", has_text=sentence(outlier.to_dict()))
    expect(line).to_be_visible()
    assert line.evaluate("line => line.getBoundingClientRect().bottom <= innerHeight"), "without scrolling"
    line.click()
    page.wait_for_url(f"**/source?**agency={outlier['agency_id']}**figure=**")
    chosen = page.locator(".quote.chosen").first
    expect(chosen).to_be_visible(timeout=PATIENCE_MS)
    words = chosen.inner_text()
    printed = re.sub(r"\.0$", "", str(outlier["value"]))
    assert printed in re.sub(r"[^\d.]", "", words), "the quote has the number"
    assert in_view(page, ".quote.chosen")

    other = open_at(browser, page.url)
    expect(other.locator(".quote.chosen").first).to_have_text(words, timeout=PATIENCE_MS)
    expect(other.locator('.item[aria-current="true"]')).to_be_visible()
    assert in_view(other, ".quote.chosen")


def test_a_profile_is_one_sheet_of_a4_without_what_a_screen_needs(
    browser: Browser, fictional_address: str, ask: Ask, tmp_path: Path
) -> None:
    whole = choose_scope(ask)
    agency = settled(ask, whole.district).iloc[-1]
    page = open_at(browser, f"{fictional_address}/profile?agency={agency['agency_id']}&year={whole.year}")
    charts = page.locator('[data-testid="stVegaLiteChart"] svg')
    expect(charts.nth(1)).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator("p.foot")).to_be_visible()
    page.pdf(path=tmp_path / "profile.pdf", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(tmp_path / "profile.pdf") as printed:
        assert len(printed) == 1
        width, height = printed[0].get_size()
        assert (round(width), round(height)) == (595, 842)
        text = printed[0].get_textpage().get_text_bounded()
    assert agency["short_name"] in text and "值得注意" in text and "虚构数据" in text
    assert "数据质量" not in text, "the navigation is not printed"
    assert "一、总体情况" not in text and "导出" not in text
