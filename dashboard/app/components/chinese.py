"""Streamlit's own words in Chinese. It has no setting for them, so they are replaced where they appear."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

WORDS = {
    "Open": "展开",
    "Close": "关闭",
    "Clear value": "清除",
    "Clear all": "全部清除",
    "Selected values": "已选",
    "Help for 文件种类": "文件种类的说明",
    "No results": "没有匹配项",
    "No options to select": "没有可选项",
    "Choose an option": "请选择",
    "Copy to clipboard": "复制",
    "Copied": "已复制",
    "Collapse sidebar": "收起导航",
    "Expand sidebar": "展开导航",
    "Sidebar": "导航",
    "App pages": "页面",
    "Skip to main content": "跳到正文",
    "Fullscreen": "全屏",
    "Close fullscreen": "退出全屏",
    "Show data": "查看数据",
    "Show chart": "查看图表",
    "Download as CSV": "下载 CSV",
    "Search": "查找",
    "Upload": "选择文件",
    "1MB per file • JSON": "JSON 文件，不超过 1 MB",
    "Show/hide columns": "显示或隐藏列",
    "Running...": "正在计算",
    "RUNNING...": "正在计算",
    "Stop": "停止",
    "Vega visualization": "逐年走势",
    "Connecting": "正在连接",
    "CONNECTING": "正在连接",
    "Connection error": "连接中断",
    "Page not found": "没有这个页面",
    "The page that you have requested does not seem to exist. Running the app's main page.": (
        "地址所指的页面不存在，已改为打开总览。"
    ),
}
"""Streamlit's words -> ours."""

_mount = st.components.v2.component(
    "gongkai_chinese", js=(Path(__file__).parent / "chinese.js").read_text("utf-8"), isolate_styles=False
)


def speak_chinese() -> None:
    """Put the words of Streamlit's own buttons, fields and notices into Chinese, now and as they appear."""
    _mount(key="chinese_words", data=WORDS)
