"""A button that copies the address of the view, which carries every choice."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard import labels

_HERE = Path(__file__).parent
_mount = st.components.v2.component(
    "gongkai_copy_link",
    html='<button type="button"></button>',
    css=(_HERE / "copy_link.css").read_text("utf-8"),
    js=(_HERE / "copy_link.js").read_text("utf-8"),
)


def copy_link(key: str) -> None:
    """Draw the button."""
    _mount(key=key, data={"label": labels.COPY_LINK, "done": labels.LINK_COPIED})
