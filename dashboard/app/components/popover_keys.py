"""Popovers from a keyboard: Streamlit draws them at the end of the page, the focus stays on their button."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_mount = st.components.v2.component(
    "gongkai_popover_keys",
    js=(Path(__file__).parent / "popover_keys.js").read_text("utf-8"),
    isolate_styles=False,
)


def popover_keys() -> None:
    """Lead the focus into a popover that a key opens, through its entries, and back to its button."""
    _mount(key="popover_keys")
