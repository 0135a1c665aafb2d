"""The page 复议诉讼 over the bundled report, which had no disputes, and over the fictional district."""

from __future__ import annotations

from dashboard.library import Library

from .conftest import Open
from .test_pages import answer, metrics, written


def test_without_disputes_the_page_says_so_and_draws_no_empty_chart(
    open_page: Open, seed_library: Library
) -> None:
    at = open_page("disputes", seed_library)
    assert answer(at) == "2024 年原州区已公布年报的 1 个单位未发生政府信息公开行政复议、行政诉讼。"
    assert metrics(at)["复议诉讼"][0] == "0 件"
    assert not at.get("vega_lite_chart")
    assert "表四写明各项总计都是 0 件" in written(at)


def test_the_page_begins_with_how_many_there_were(open_page: Open, demo_library: Library) -> None:
    at = open_page("disputes", demo_library)
    assert "行政复议" in answer(at)
    assert "复议诉讼" in at.get("vega_lite_chart")[0].proto.alt
