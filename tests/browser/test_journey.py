"""From the overview to one figure's quote, and back to it through its link, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

WINDOW = {"width": 1366, "height": 768}
PATIENCE_MS = 30_000


def open_at(browser: Browser, address: str) -> Page:
    """A new visitor at `address`."""
    page = browser.new_context(viewport=WINDOW).new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    return page


def in_view(page: Page, selector: str) -> bool:
    """Whether the first `selector` stands within the box of the text and within the window."""
    return page.locator(selector).first.evaluate(
        """part => {
            const place = part.getBoundingClientRect()
            const box = part.closest('.text').getBoundingClientRect()
            return place.top >= box.top && place.bottom <= box.bottom && place.bottom <= innerHeight
        }"""
    )


def test_a_figure_leads_to_its_quote_and_its_link_opens_the_same_view(browser: Browser, address: str) -> None:
    page = open_at(browser, address)
    begins = "2024 年原州区 14 个单位中 1 个已公布年报"
    expect(page.locator("p.answer")).to_contain_text(begins, timeout=PATIENCE_MS)
    page.get_by_role("combobox", name="单位").click()
    page.get_by_role("option", name="南关街道").click()
    expect(page.locator("p.answer")).to_contain_text("2024 年原州区南关街道已公布年报")
    page.keyboard.press("Escape")  # of several agencies more may be chosen: the list stays open
    page.get_by_role("link", name="年报原文").click()
    page.wait_for_url("**/source?**agency=640402001**")
    page.get_by_role("button", name=re.compile("^投诉")).click()
    chosen = page.locator(".quote.chosen")
    expect(chosen).to_have_text("投诉类 301件")
    assert in_view(page, ".quote.chosen")
    page.wait_for_url("**figure=hotline_orders.complaint**")

    other = open_at(browser, page.url)
    expect(other.locator(".quote.chosen")).to_have_text("投诉类 301件", timeout=PATIENCE_MS)
    expect(other.locator('.item[aria-current="true"]')).to_contain_text("301 件")
    assert in_view(other, ".quote.chosen")


def test_a_quote_leads_to_its_figure(browser: Browser, address: str) -> None:
    page = open_at(browser, f"{address}/source?agency=640402001&year=2024")
    page.locator(".quote", has_text="24条").click()
    current = page.locator('.item[aria-current="true"]')
    expect(current).to_contain_text("24 条")
    page.wait_for_url("**figure=website_posts.total**")


def test_figures_are_reached_and_chosen_from_the_keyboard(browser: Browser, address: str) -> None:
    page = open_at(browser, f"{address}/source?agency=640402001&year=2024")
    page.get_by_role("searchbox").fill("咨询")
    # Past the box 只看存疑 and the heading of the section to its first figure.
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".quote.chosen")).to_have_text("咨询类 8件")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".quote.chosen").first).to_contain_text("接听咨询电话")


def test_a_figure_of_the_profile_leads_to_its_quote_and_back_returns(browser: Browser, address: str) -> None:
    page = open_at(browser, f"{address}/profile?agency=640402001&year=2024")
    page.locator("summary", has_text="一、总体情况").click()
    page.get_by_role("link", name="692", exact=True).click()
    page.wait_for_url("**/source?**figure=consult_calls**")
    expect(page.locator(".quote.chosen").first).to_contain_text("接听咨询电话")
    page.go_back()
    expect(page.locator("p.answer")).to_contain_text("热线受理 559 件，其中投诉占 53.8%")


def test_chinese_is_drawn_and_nothing_is_asked_of_another_host(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=WINDOW)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    expect(page.locator("p.answer")).to_contain_text("原州区", timeout=PATIENCE_MS)
    expect(page.locator('[data-testid="stVegaLiteChart"] svg').first).to_be_visible(timeout=PATIENCE_MS)
    foreign = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert foreign == []
    # A box is as wide as any other letter, so widths prove nothing: the letters' own shapes must differ.
    shapes = page.evaluate(
        """async () => {
            await document.fonts.ready
            const family = getComputedStyle(document.querySelector('p.answer')).fontFamily
            const draw = letter => {
                const canvas = document.createElement('canvas')
                const pen = canvas.getContext('2d')
                pen.font = `40px ${family}`
                pen.fillText(letter, 10, 60)
                return canvas.toDataURL()
            }
            return new Set([...'公开年报街道'].map(draw)).size
        }"""
    )
    assert shapes == 6


def test_a_picture_of_a_chart_is_downloaded(browser: Browser, address: str) -> None:
    page = open_at(browser, address)
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG 图片").click()
    assert download.value.suggested_filename == "应公布年报 14 份，已收到 1 份-原州区-2024.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_another_page_opens_beside_an_open_menu_and_the_material_goes_with_it(
    browser: Browser, address: str
) -> None:
    page = open_at(browser, f"{address}/hotline")
    page.get_by_role("button", name="导出", exact=True).first.click()
    page.get_by_role("button", name="加入材料").click()
    page.wait_for_url("**basket=**")
    page.get_by_role("link", name="依申请公开").click()
    expect(page.locator("p.answer")).to_contain_text("未收到政府信息公开申请")
    page.get_by_role("link", name="导出材料").click()
    expect(page.locator("p.answer")).to_contain_text("材料中有 1 项")
