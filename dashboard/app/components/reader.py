"""A report's text beside its figures: choosing a figure shows its quote, choosing a quote its figure."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

from dashboard.app.excerpts import Line

_HERE = Path(__file__).parent
_mount = st.components.v2.component(
    "gongkai_reader",
    html=(_HERE / "reader.html").read_text("utf-8"),
    css=(_HERE / "common.css").read_text("utf-8") + (_HERE / "reader.css").read_text("utf-8"),
    js=(_HERE / "reader.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the text; label: 第 3 页."""

    label: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Item:
    """One figure.

    value: with its unit; state: how sure it is, in a word; reason: why to look twice; where: 第 2 页 · 表格.
    tone: "", marked or aside (a number that could not be mapped); hint: on hovering over its quote.
    """

    key: str
    label: str
    value: str
    state: str
    reason: str
    tone: str
    where: str
    hint: str


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one section, by their indexes."""

    label: str
    figures: list[int]
    open: bool


def reader(
    report: str,
    pages: list[Page],
    figures: list[Item],
    groups: list[Group],
    chosen: str,
    prompt: str,
    field: str,
) -> None:
    """Draw the text of `report` with its `figures`; the key of the one picked goes to session_state[field].

    report: changes whenever the text or a figure does; chosen: key of the figure to show, "" for none.
    """
    mounted = f"{field}_reader"

    def take() -> None:
        if picked := st.session_state[mounted].picked:
            st.session_state[field] = picked

    _mount(
        key=mounted,
        data={
            "report": report,
            "pages": [asdict(page) for page in pages],
            "figures": [asdict(figure) for figure in figures],
            "groups": [asdict(group) for group in groups],
            "chosen": chosen,
            "prompt": prompt,
        },
        on_picked_change=take,
    )
