"""A table with a bar in each cell, which sorts by the column whose heading is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

from dashboard.app.components.linked_table import common_query

_HERE = Path(__file__).parent
PAGE_LENGTH = 30
_mount = st.components.v2.component(
    "gongkai_bar_table",
    html='<div class="root"></div>',
    css=(_HERE / "common.css").read_text("utf-8") + (_HERE / "bar_table.css").read_text("utf-8"),
    js=(_HERE / "bar_table.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class BarColumn:
    """A column: its key, its heading, the unit below it, and a colour of its own for its bars."""

    key: str
    label: str
    unit: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class BarCell:
    """One cell.

    value: what it sorts by, None where it is missing, which comes last; length: of its bar, 0 to 1, None for
    no bar; rank and notes stand beside and below the text; hint: what the pointer is told; tone: "", quiet or
    attention; target: what it leads to, as the query of an address, see linked_table.Cell.
    """

    text: str
    value: float | None = None
    length: float | None = 0.0
    rank: str = ""
    hint: str = ""
    notes: tuple[str, ...] = ()
    tone: str = ""
    target: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row: its name, and a cell for each column. colour: of a row that stands out."""

    name: str
    cells: Sequence[BarCell]
    colour: str = ""


def bar_table(
    heading: str,
    columns: Sequence[BarColumn],
    rows: Sequence[BarRow],
    *,
    key: str,
    caption: str,
    sorted_by: str = "",
    field: str = "",
) -> None:
    """Draw the table, thirty rows at a time.

    heading: of the column of names; caption: what stands in a cell; sorted_by: a column's key, 「-key」 from
    the lowest up, or "" for rows as they are; field: where the order that somebody asks for goes in
    session_state; without one the table does not sort.
    """

    def take() -> None:
        if order := st.session_state[key].sorted:
            st.session_state[field] = order

    _mount(
        key=key,
        data={
            "heading": heading,
            "caption": caption,
            "columns": [asdict(column) for column in columns],
            "rows": [asdict(row) for row in rows],
            "sorted": sorted_by,
            "sortable": bool(field),
            "length": PAGE_LENGTH,
            "page": "source",
            "common": common_query(),
        },
        on_sorted_change=take,
    )
