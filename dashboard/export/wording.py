"""Words that files carry besides the exhibits' own: definitions, quotes, what is marked."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.exhibits.scope import Scope
from dashboard.export.cells import plain
from dashboard.export.material import Chapter, Piece

TITLE_LENGTH = 56
"""Two lines of a slide's title hold as many characters."""
LONGEST_PROPERTY = 200
"""Characters of the title in a file's properties, which have 255 at most."""
_MOST_QUOTES = 12


def clipped(words: str, most: int) -> str:
    """`words` in one line, ended with … after `most` characters."""
    line = " ".join(plain(words).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def unbroken(words: str) -> str:
    """`words` with numerators and denominators that no line ends between: 348/371."""
    return words.replace(" / ", "/")


def definitions(rows: pd.DataFrame) -> str:
    """口径, a line for each metric; rows of queries/definitions."""
    lines = [f"{row.label}（{row.unit}）：{row.definition}" for row in rows.itertuples()]
    return "\n".join(["口径", *lines]) if lines else ""


def speaker_notes(chapter: Chapter, piece: Piece) -> str:
    """Definitions and the quotes behind the figures of one slide."""
    metrics = piece.exhibit.metrics
    of_piece = chapter.definitions[chapter.definitions["metric"].isin(metrics)]
    parts = [definitions(of_piece), _quotes(chapter.quotes, metrics, piece.item.scope)]
    return "\n\n".join(part for part in parts if part)


LEGEND = (
    f"{labels.UNREPORTED}：年报没有写，不等于 0；{labels.BLANK}：年报留空。",
    "约：年报写的是约数。存疑：读取时未能核实，请对照原文。人工更正：由人核对原文后更正或录入，理由见更正文件。",
    "基数小：分母不足 30，比率仅供参考。",
)
"""What the marks of a file mean."""


def marks(row: Any) -> str:
    """约, 存疑, 更正: what is to be said of one figure; row of queries/quotes."""
    return "、".join([*(["约数"] if row.approximate else []), *([words] if (words := doubts(row)) else [])])


def doubts(row: Any) -> str:
    """The same of a figure that has its 约 beside it."""
    flags = ((labels.MARKED, row.marked), (labels.ORIGINS["corrected"], row.corrected))
    return "、".join(word for word, holds in flags if holds)


def _quotes(rows: pd.DataFrame, metrics: tuple[str, ...], scope: Scope) -> str:
    chosen = rows[rows["metric"].isin(metrics) & (rows["year"] == scope.year)]
    lines = []
    row: Any
    for row in chosen.head(_MOST_QUOTES).itertuples():
        said = marks(row)
        quote = clipped(row.quote, 60) or labels.BLANK
        place = f"{row.file}，{labels.page(row.page)}"
        lines.append(
            f"{row.short_name} {row.year} 年：“{quote}”（{place}）" + (f"［{said}］" if said else "")
        )
    if len(chosen) > _MOST_QUOTES:
        lines.append(f"其余 {len(chosen) - _MOST_QUOTES} 处出处见工作簿。")
    return "\n".join(["出处", *lines]) if lines else ""
