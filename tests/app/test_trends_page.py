"""趋势, 热线诉求 and 公开渠道 as pages: their choices stand in the link, notes are kept and shown at once."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.library import Library

from .conftest import Open
from .handmade import DISTRICT, several_reports
from .snapshots import write_snapshot


@pytest.fixture
def several(library: Library) -> Library:
    """Four years of ten sub-districts."""
    write_snapshot(library, several_reports())
    return library


def written(at: AppTest) -> str:
    return "\n".join(re.sub("<[^>]+>", "", element.proto.body) for element in at.get("html"))


def charts(at: AppTest) -> str:
    return "\n".join(json.dumps(json.loads(chart.proto.spec), ensure_ascii=False) for chart in drawn(at))


def drawn(at: AppTest) -> list:  # type: ignore[type-arg]
    return list(at.get("vega_lite_chart"))


def test_a_link_chooses_what_is_followed(open_page: Open, several: Library) -> None:
    at = open_page("trends", several, measure="hotline_orders", year="2024")
    assert "2024 年 12345政务服务便民热线受理：示例区" in written(at)
    assert not at.exception and len(drawn(at)) == 2


def test_an_unknown_measure_falls_back_to_the_usual_one(open_page: Open, several: Library) -> None:
    at = open_page("trends", several, measure="no_such_thing", year="2024")
    assert "2024 年政府网站主动公开信息" in written(at)


def test_panels_show_each_agency_apart(open_page: Open, several: Library) -> None:
    at = open_page("trends", several, measure="hotline_orders", panels="panels", year="2024")
    assert "10 个单位逐年变化" in charts(at)


def test_a_year_without_a_report_is_named_as_a_gap(open_page: Open, several: Library) -> None:
    at = open_page("trends", several, agency=f"{DISTRICT}001", measure="hotline_orders", year="2024")
    assert "未收到年报（线中断）：东山街道 2023 年" in written(at)


def test_a_note_is_kept_and_stands_on_the_chart_at_once(open_page: Open, several: Library) -> None:
    at = open_page("trends", several, measure="hotline_orders", year="2024")
    at.text_input(key="note_text").set_value("热线并入")
    [send] = [button for button in at.button if button.label == "加入注记"]
    send.click().run()
    assert not at.exception
    assert several.notes.read_text("utf-8-sig").splitlines()[1] == "示例区,,2024,热线并入"
    assert "热线并入" in json.dumps(json.loads(drawn(at)[0].proto.spec), ensure_ascii=False)
    assert "2024 年：热线并入" in written(at)


def test_rows_of_notes_that_are_wrong_are_named_and_the_page_goes_on(
    open_page: Open, several: Library
) -> None:
    rows = ["区县,单位,年份,注记", "别的区,,2024,看不到", ",,24,坏行", "示例区,无此街道,2024,合并"]
    several.notes.write_text("\n".join(rows), "utf-8")
    words = written(open_page("trends", several, year="2024"))
    for line in (2, 3, 4):
        assert f"notes.csv 第 {line} 行" in words
    assert "示例区没有单位“无此街道”" in words and "看不到" not in words


def test_the_channel_in_the_link_is_the_one_in_detail(open_page: Open, several: Library) -> None:
    at = open_page("channels", several, channel="board_posts", view="agencies", year="2024")
    assert "公告栏、电子屏发布最多，308 次" in charts(at)


@pytest.mark.parametrize("page", ["trends", "hotline", "channels"])
def test_the_bundled_report_alone_says_that_there_is_one_year_only(
    page: str, open_page: Open, seed_library: Library, tmp_path: Path
) -> None:
    home = tmp_path / "seed"
    shutil.copytree(seed_library.home, home)
    at = open_page(page, Library(home))
    assert "没有 2024 年以前的" in written(at) and "暂无逐年变化" in written(at)
