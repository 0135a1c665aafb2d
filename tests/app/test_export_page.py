"""导出材料 as a page: a basket in the address, files made from it and from templates."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.export.basket import Entry, pack, unpack
from dashboard.library import Library

from .conftest import Open
from .handmade import DISTRICT, several_reports
from .snapshots import write_snapshot

ENTRIES = [
    Entry("hotline/mix", DISTRICT, (), 2024, title="自己的标题", note="自己的附注"),
    Entry("channels/outputs", DISTRICT, (), 2024),
]


@pytest.fixture
def several(library: Library) -> Library:
    """Four years of ten sub-districts."""
    write_snapshot(library, several_reports())
    return library


def words(at: AppTest) -> str:
    return "\n".join(re.sub("<[^>]+>", "", element.proto.body) for element in at.get("html"))


def basket(at: AppTest) -> list[Entry]:
    packed = at.query_params["basket"]
    return unpack(packed if isinstance(packed, str) else packed[0])


def test_an_empty_basket_says_how_to_fill_it(open_page: Open, several: Library) -> None:
    at = open_page("export", several)
    assert "材料中还没有图表" in words(at)
    assert [one.label for one in at.button].count("生成文件") == 1


def test_a_basket_in_the_address_is_shown_in_its_order(open_page: Open, several: Library) -> None:
    at = open_page("export", several, basket=pack(ENTRIES))
    assert "材料中有 2 项" in words(at)
    titles = [one for one in at.text_input if one.key.startswith("title_")]
    assert [one.value for one in titles] == ["自己的标题", ""]
    assert "热线诉求" in titles[0].label and titles[1].placeholder


def test_the_order_is_changed_in_the_address(open_page: Open, several: Library) -> None:
    at = open_page("export", several, basket=pack(ENTRIES))
    down = next(one for one in at.button if one.label == "下移")
    down.click().run()
    assert basket(at) == ENTRIES[::-1] and not at.exception


def test_a_broken_basket_and_an_unknown_chart_are_said(open_page: Open, several: Library) -> None:
    at = open_page("export", several, basket="nonsense")
    assert "材料清单已损坏" in at.warning[0].value
    at = open_page("export", several, basket=pack([Entry("no/thing", DISTRICT, (), 2024)]))
    assert "没有名为“no/thing”的图表" in at.warning[0].value


def test_a_file_is_made_from_a_template(open_page: Open, several: Library) -> None:
    at = open_page("export", several, year="2024")
    at.selectbox(key="template").set_value("热线专题").run()
    at.button_group(key="template_kinds").set_value(["xlsx"]).run()
    at.button(key="template_make").click().run()
    assert not at.exception and not at.error
    [(name, data)] = at.session_state["template_made"].items()
    assert name.endswith("热线专题.xlsx")
    assert "热线诉求" in openpyxl.load_workbook(io.BytesIO(data)).sheetnames
