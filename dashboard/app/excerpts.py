"""A report's text cut into lines and runs, so that every figure's quote can be shown where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Where a figure's quote stands in the whole text; end is exclusive, equal to start for a blank cell."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that the same figures quote: indexes of the spans, the widest first."""

    text: str
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """kind: "" for prose, "row" for the cells of a table, "gap" for a blank line.

    cells: the runs of each cell; prose is one cell.
    """

    kind: str
    cells: tuple[tuple[Run, ...], ...]


def lines_of(text: str, offset: int, spans: Sequence[Span]) -> list[Line]:
    """The lines of one page, whose first character stands at `offset` of the whole text.

    A page that is printed with a blank line after every line loses those; elsewhere a blank line stays a gap.
    """
    printed = text.split("\n")
    full = sum(1 for content in printed if content.strip())
    doubled = len(printed) - full >= 0.6 * full
    lines: list[Line] = []
    start = offset
    for content in printed:
        runs = _runs(content, start, spans)
        if content.strip() or any(run.figures for run in runs):
            cells = _cells(runs) if "\t" in content else (_without_indent(runs),)
            lines.append(Line("row" if len(cells) > 1 else "", cells))
        elif not doubled and lines and lines[-1].kind != "gap":
            lines.append(Line("gap", ()))
        start += len(content) + 1
    return lines


def _without_indent(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The blank that a converter leaves before the first words of a page is nobody's indent."""
    first, *others = runs
    return runs if first.figures else (Run(first.text.lstrip(" "), ()), *others)


def _cells(runs: Sequence[Run]) -> tuple[tuple[Run, ...], ...]:
    """The runs of one line divided at its tabs, which no figure quotes; a tab at the end divides nothing."""
    cells: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\t")
        if first or not others:
            cells[-1].append(Run(first, run.figures))
        for text in others:
            cells.append([Run(text, run.figures)] if text else [])
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    return tuple(tuple(cell) for cell in cells)


def _runs(content: str, start: int, spans: Sequence[Span]) -> tuple[Run, ...]:
    """One line cut wherever a quote begins or ends."""
    end = start + len(content)
    here = [
        (index, span)
        for index, span in enumerate(spans)
        if (span.start < end and span.end > start) or (span.start == span.end and start <= span.start <= end)
    ]
    if not here:
        return (Run(content, ()),)
    here.sort(key=lambda pair: pair[1].start - pair[1].end)
    cuts = {start, end}
    for _, span in here:
        cuts |= {max(span.start, start), min(span.end, end)}
    places = sorted(cuts)
    runs: list[Run] = []
    for place, following in zip(places, [*places[1:], end], strict=True):
        blanks = tuple(index for index, span in here if span.start == span.end == place)
        if blanks:
            runs.append(Run("", blanks))
        if place < following:
            covering = tuple(index for index, span in here if span.start <= place and span.end >= following)
            runs.append(Run(content[place - start : following - start], covering))
    return tuple(runs)
