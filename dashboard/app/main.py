"""The frame of every page: navigation, the filter bar, and what stands in while there is nothing to show."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard import labels
from dashboard.app import blocks, cached, filters, material, tables
from dashboard.app.components.chinese import speak_chinese
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.literal import literal
from dashboard.app.memory import leave_in_peace
from dashboard.errors import GongkaiError
from dashboard.library import Library

HERE = Path(__file__).parent
PAGES = {
    "看": [
        ("overview", "总览"),
        ("trends", "趋势"),
        ("hotline", "热线诉求"),
        ("channels", "公开渠道"),
        ("requests", "依申请公开"),
        ("disputes", "复议诉讼"),
    ],
    "比": [("compare", "街道对比"), ("profile", "单位画像")],
    "查": [("quality", "数据质量"), ("source", "年报原文")],
    "管": [("export", "导出材料")],
}
"""Groups of the navigation; each page by its script in views/, whose name is its address, and its title."""


def main() -> None:
    leave_in_peace()
    st.set_page_config(page_title=labels.PRODUCT, page_icon=str(HERE / "static" / "mark.svg"), layout="wide")
    st.html(HERE / "style.css")
    speak_chinese()
    page = st.navigation({group: [_page(*page) for page in pages] for group, pages in PAGES.items()})
    try:
        library = filters.choose_library()
        snapshot = cached.current_snapshot(library)
        if snapshot is None or not cached.report_count(snapshot):
            empty_library(library)
            return
        filters.keep(filters.filter_bar(library, snapshot))
        material.field()
        page.run()
    except GongkaiError as error:
        st.error(literal(error.sentence))


def _page(name: str, title: str) -> StreamlitPage:
    first = name == "overview"
    return st.Page(HERE / "views" / f"{name}.py", title=title, url_path="" if first else name, default=first)


def empty_library(library: Library) -> None:
    """Why there is nothing to see, and the way to something."""
    blocks.nothing(f"资料库中还没有年报。资料库所在文件夹：{library.home}")
    st.html(f'<p class="caption">{labels.HOW_TO_BEGIN}</p>')
    st.code(f'gongkai build --home "{library.home}" 年报文件或文件夹', language=None)
    st.button("重新载入", type="primary")
    snapshot = cached.current_snapshot(library)
    if snapshot is not None:
        rejected = cached.frame(snapshot, "rejected")
        if len(rejected):
            linked_tables([tables.rejected_table(rejected)], key="rejected")


main()
