"""The page 依申请公开 over the bundled report, which had no requests, and over the fictional district."""

from __future__ import annotations

from dashboard.library import Library

from .conftest import Open
from .test_pages import answer, metrics, written


def test_without_requests_the_page_says_so_and_draws_no_empty_chart(
    open_page: Open, seed_library: Library
) -> None:
    at = open_page("requests", seed_library)
    assert answer(at) == "2024 年原州区已公布年报的 1 个单位未收到政府信息公开申请。"
    assert metrics(at)["受理总量"][0] == "0 件"
    assert not at.get("vega_lite_chart")
    assert "表三写明新收、上年结转和办理结果都是 0 件" in written(at)


def test_the_page_begins_with_the_flow(open_page: Open, demo_library: Library) -> None:
    at = open_page("requests", demo_library)
    assert "办结率" in answer(at) and "公开率" in answer(at)
    assert at.get("vega_lite_chart")[0].proto.alt.startswith("受理 ")
