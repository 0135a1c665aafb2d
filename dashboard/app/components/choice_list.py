"""A list of lines in columns, of which one is chosen: its details stand beside it on the page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

from dashboard.app.components.linked_table import Column

_HERE = Path(__file__).parent
_mount = st.components.v2.component(
    "gongkai_choice_list",
    html='<div class="root"></div>',
    css=(_HERE / "common.css").read_text("utf-8") + (_HERE / "choice_list.css").read_text("utf-8"),
    js=(_HERE / "choice_list.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line: its key, its texts column by column; tone: of the first, "", quiet or attention."""

    key: str
    texts: list[str]
    tone: str = ""


def choice_list(columns: list[Column], lines: list[ListLine], chosen: str, field: str) -> None:
    """Draw `lines` with the `chosen` one marked; the key of the one picked goes to session_state[field]."""
    mounted = f"{field}_list"

    def take() -> None:
        if picked := st.session_state[mounted].picked:
            st.session_state[field] = picked

    _mount(
        key=mounted,
        data={
            "columns": [asdict(column) for column in columns],
            "lines": [asdict(line) for line in lines],
            "chosen": chosen,
        },
        on_picked_change=take,
    )
