"""A report as plain text: well-formed, in Markdown, or flattened as PDF converters leave it."""

from __future__ import annotations

import random
from collections.abc import Iterator

from dashboard.demo.form import FormCell, Grid
from dashboard.demo.layout import wrap
from dashboard.demo.manuscript import Heading, Manuscript

_LINE = 28
_LINES_PER_PAGE = 26


def render_text(manuscript: Manuscript, chance: random.Random) -> bytes:
    """Whole paragraphs, table rows with their cells divided by tabs."""
    lines = [manuscript.title, ""]
    for block in manuscript.blocks:
        if isinstance(block, Grid):
            lines += ["\t".join(cell.text for cell in row) for row in _rows(block)]
        else:
            lines.append(block.text if isinstance(block, Heading) else f"　　{block.text}")
    lines += ["", manuscript.signature, _date(manuscript)]
    encoding = chance.choice(("utf-8", "utf-8-sig", "gb18030"))
    return "\r\n".join(lines).encode(encoding)


def render_markdown(manuscript: Manuscript) -> bytes:
    """Markdown with pipe tables: what spans several columns stands in the first of them."""
    lines = [f"# {manuscript.title}", "", f"发布日期：{manuscript.published_on.isoformat()}", ""]
    for block in manuscript.blocks:
        if isinstance(block, Grid):
            lines += [*_pipe_table(block), ""]
        elif isinstance(block, Heading):
            lines += [f"{'#' * (block.level + 1)} {block.text}", ""]
        else:
            lines += [block.text, ""]
    return "\n".join(lines).encode()


def render_flattened(manuscript: Manuscript, chance: random.Random) -> bytes:
    """What a PDF converter makes of a report: broken lines, page numbers, labels torn from their numbers."""
    numbers_inside = chance.random() < 0.5
    lines: list[str] = list(wrap(manuscript.title, 20))
    for block in manuscript.blocks:
        if isinstance(block, Grid):
            lines += _flat_table(block, numbers_inside)
        else:
            indent = "" if isinstance(block, Heading) else "  "
            lines += wrap(indent + block.text, _LINE)
    lines += [manuscript.signature, _date(manuscript)]
    gap = chance.choice(("\n", "\n\n"))
    pages = [lines[start : start + _LINES_PER_PAGE] for start in range(0, len(lines), _LINES_PER_PAGE)]
    numbered = [gap.join([*page, f"— {number} —"]) for number, page in enumerate(pages, start=1)]
    return (gap.join(numbered) + "\n").encode()


def _rows(grid: Grid) -> Iterator[list[FormCell]]:
    for row in range(grid.row_count):
        yield [cell for cell in grid.cells if cell.row == row]


def _pipe_table(grid: Grid) -> Iterator[str]:
    for number, row in enumerate(_rows(grid)):
        texts = [""] * grid.column_count
        for cell in row:
            texts[cell.column] = cell.text
        yield "| " + " | ".join(texts) + " |"
        if number == 0:
            yield "|" + " --- |" * grid.column_count


def _flat_table(grid: Grid, numbers_inside: bool) -> Iterator[str]:
    """Header labels character by character, row labels broken, a row's numbers in one line."""
    for row in _rows(grid):
        numbers = " ".join(cell.text for cell in row if cell.key)
        labels = [cell.text for cell in row if not cell.key]
        if not numbers:
            for label in labels:
                yield from wrap(label, 16 if grid.name == "two" else 2 if len(label) <= 6 else 12)
            continue
        pieces = [piece for label in labels for piece in wrap(label, 15)]
        if len(pieces) <= 1:
            yield " ".join([*pieces, numbers])
        elif numbers_inside:
            yield from (*pieces[:-2], f"{pieces[-2]} {numbers}", pieces[-1])
        else:
            yield from (*pieces, numbers)


def _date(manuscript: Manuscript) -> str:
    day = manuscript.published_on
    return f"{day.year}年{day.month}月{day.day}日"
