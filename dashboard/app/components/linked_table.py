"""Tables that fold, whose figures lead to the place in the report that they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
_mount = st.components.v2.component(
    "gongkai_linked_table",
    html='<div class="root"></div>',
    css=(_HERE / "common.css").read_text("utf-8") + (_HERE / "linked_table.css").read_text("utf-8"),
    js=(_HERE / "linked_table.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. tone: "", quiet or attention; part: set in, a part of the row above.

    target: what it leads to, as the query of an address (district, agency, year, figure). It becomes a link
    like any other, which can be copied and opened beside, and from which the browser goes back in one step.
    """

    text: str
    tone: str = ""
    part: bool = False
    target: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """align: "", right (numbers) or short (never broken over lines)."""

    label: str
    align: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a caption that folds it; note: beside the caption."""

    caption: str
    columns: list[Column]
    rows: list[list[Cell | str]]
    note: str = ""
    open: bool = False


def common_query() -> dict[str, str]:
    """What every address carries besides its own choice: the library, where there are several, the basket."""
    return {key: st.session_state[key] for key in ("library", "basket") if st.session_state.get(key)}


def linked_tables(tables: list[Table], key: str, page: str = "source") -> None:
    """Draw `tables` one under the other; a cell with a target leads to `page` (its address)."""
    _mount(
        key=key,
        data={"page": page, "common": common_query(), "tables": [_plain(table) for table in tables]},
    )


def _plain(table: Table) -> dict[str, Any]:
    # dataclasses.asdict copies every cell deeply, which takes longer than reading them.
    return {
        "caption": table.caption,
        "note": table.note,
        "open": table.open,
        "columns": [{"label": column.label, "align": column.align} for column in table.columns],
        "rows": [[_plain_cell(cell) for cell in row] for row in table.rows],
    }


def _plain_cell(cell: Cell | str) -> str | dict[str, Any]:
    if isinstance(cell, str):
        return cell
    return {"text": cell.text, "tone": cell.tone, "part": cell.part, "target": cell.target}
