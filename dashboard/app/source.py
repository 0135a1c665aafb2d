"""What 年报原文 shows, made from its rows."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard import labels
from dashboard.app.components.reader import Group, Item, Page
from dashboard.app.excerpts import Span, lines_of

_FOLDED_FROM = 60
"""A section with more figures than this is folded, unless it holds the chosen one."""
_SECTION = "section."


def spans(figures: pd.DataFrame) -> list[Span]:
    """Where the figures stand; rows of queries/source_figures."""
    return [Span(start, end) for start, end in zip(figures["char_start"], figures["char_end"], strict=True)]


def pages(rows: pd.DataFrame, spans: Sequence[Span]) -> list[Page]:
    """The text by pages with what is marked in it; rows of queries/source_pages."""
    return [
        Page(
            labels.page(number) if len(rows) > 1 else labels.WHOLE_TEXT,
            lines_of(text, start, spans),
        )
        for number, start, text in zip(rows["page"], rows["char_start"], rows["text"], strict=True)
    ]


def passage(key: str, sections: pd.DataFrame, text: pd.DataFrame) -> tuple[Item, Span] | None:
    """What section.KEY means in the text, and where; None for another key.

    A heading; the first line of the report for section.title, and for a section that it lacks. sections: rows
    of queries/source_sections; text: rows of queries/source_pages.
    """
    if not key.startswith(_SECTION):
        return None
    heading = sections[sections["key"] == key.removeprefix(_SECTION)]
    page = text[text["page"] == heading["page"].iloc[0]].iloc[0] if len(heading) else text.iloc[0]
    content, offset = str(page["text"]), int(page["char_start"])
    first = len(content) - len(content.lstrip())
    start = int(heading["char_start"].iloc[0]) - offset if len(heading) else first
    line = content[start:].split("\n", 1)[0].rstrip()
    item = Item(
        key=key,
        label=line,
        value="",
        state=labels.PASSAGE,
        reason="",
        tone="aside",
        where=labels.page(page["page"]),
        hint=labels.PASSAGE,
    )
    return item, Span(offset + start, offset + start + len(line))


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
