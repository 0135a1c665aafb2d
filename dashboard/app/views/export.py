"""导出材料: the basket in order, with a person's own titles and notes, and the ready-made templates."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.app import blocks, cached, exporting, material
from dashboard.app.filters import chosen

choice = chosen()
ask = cached.asker(choice.snapshot)
entries = material.entries()
blocks.answer(exporting.answer(entries))
left, right = st.columns([2, 1], gap="large")
with left:
    exporting.basket(choice, ask, entries)
with right:
    exporting.templates(ask, choice)
blocks.foot(choice.source(labels.EXPORT_NOTE))
