"""What 年报原文 shows, made from its rows."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.app.components.reader import Group, Item, Page
from dashboard.app.excerpts import Span, lines_of

_FOLDED_FROM = 60
"""A section with more figures than this is folded, unless it holds the chosen one."""


def pages(rows: pd.DataFrame, figures: pd.DataFrame) -> list[Page]:
    """The text by pages; rows of queries/source_pages and queries/source_figures."""
    spans = [Span(start, end) for start, end in zip(figures["char_start"], figures["char_end"], strict=True)]
    return [
        Page(
            labels.page(number) if len(rows) > 1 else labels.WHOLE_TEXT,
            lines_of(text, start, spans),
        )
        for number, start, text in zip(rows["page"], rows["char_start"], rows["text"], strict=True)
    ]


def items(rows: pd.DataFrame) -> list[Item]:
    """The figures as the reader shows them; rows of queries/source_figures."""
    made = []
    for row in rows.to_dict("records"):
        aside = row["state"] == "aside"
        value = "" if aside else labels.cell(row["value"], present=True, approximate=bool(row["approximate"]))
        if not aside and pd.notna(row["value"]):
            value = f"{value} {row['unit']}"
        where = f"{labels.page(row['page'])} · {labels.ORIGINS[row['origin']]}"
        made.append(
            Item(
                key=row["figure_key"],
                label=row["label"],
                value=value,
                state=labels.STATES[row["state"]],
                reason=row["reason"],
                tone=row["state"] if row["state"] in ("marked", "aside") else "",
                where=where,
                hint=f"{row['label']} {value}".strip(),
            )
        )
    return made


def groups(rows: pd.DataFrame, chosen: str) -> list[Group]:
    """The figures by the section of the report in which they stand, in the order of the text."""
    made = []
    numbered = rows.reset_index(drop=True)
    for key, section in numbered.groupby("section", sort=False):
        made.append(
            Group(
                label=f"{labels.SECTIONS.get(str(key), labels.BEFORE_SECTIONS)}（{len(section)}）",
                figures=[int(index) for index in section.index],
                open=len(section) <= _FOLDED_FROM or chosen in set(section["figure_key"]),
            )
        )
    return made
