"""The frame of every page: navigation, the filter bar, and what stands in while there is nothing to show."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard import labels
from dashboard.app import blocks, cached, filters, tables
from dashboard.app.components.chinese import speak_chinese
from dashboard.app.components.linked_table import linked_tables
from dashboard.errors import GongkaiError
from dashboard.library import Library

HERE = Path(__file__).parent


def main() -> None:
    st.set_page_config(page_title=labels.PRODUCT, page_icon=str(HERE / "static" / "mark.svg"), layout="wide")
    st.html(HERE / "style.css")
    speak_chinese()
    page = st.navigation(
        {
            "看": [st.Page(HERE / "views" / "overview.py", title="总览", default=True)],
            "比": [st.Page(HERE / "views" / "profile.py", title="单位画像", url_path="profile")],
            "查": [st.Page(HERE / "views" / "source.py", title="年报原文", url_path="source")],
        }
    )
    try:
        library = filters.choose_library()
        snapshot = cached.current_snapshot(library)
        if snapshot is None or not cached.report_count(snapshot):
            empty_library(library)
            return
        if filters.is_fictional(snapshot):
            st.html(f'<p class="fictional">{labels.FICTIONAL_NOTE}</p>')
        filters.keep(filters.filter_bar(snapshot))
        page.run()
    except GongkaiError as error:
        st.error(error.sentence)


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
