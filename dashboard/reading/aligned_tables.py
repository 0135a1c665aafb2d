"""Tables without ruling lines: rows of numbers that stand in columns, with labels at their left.

A data line has labels first and then at least three numbers (or the marks that stand for none), all well
apart; in prose, words and numbers alternate and stand close. Two data lines with nothing between them but
labels make a table, and so does one of a length that only a table has. Labels that wrap over lines above and
below their numbers belong to the nearest data line that no ruling parts from them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.reading.grids import Ruling, nearest
from dashboard.reading.page_tables import ITEM, PageCell, PageTable
from dashboard.reading.words import PrintedLine, Word

_DATUM = re.compile(r"[\d０-９][\d０-９,，.．]*|[/／]|[-—–－]{1,2}|无")
_FEWEST_NUMBERS = 3
_ROW_ALONE = 10
# The gap between columns and the most lines of labels between rows, in line heights and in lines.
_APART = 0.5
_MOST_LABEL_LINES = 10
# How far, in line heights, the first or last label may be from its numbers.
_REACH = 1.3
# Labels that begin this close to each other (points) begin at the same place; how far one may reach over.
_SAME_LEFT, _SLACK = 6.0, 2.0


@dataclass(slots=True)
class _DataLine:
    line: PrintedLine
    labels: list[Word]
    numbers: list[Word]


def aligned_tables(
    lines: Sequence[PrintedLine], rulings: Sequence[Ruling]
) -> tuple[list[PageTable], list[PrintedLine]]:
    """The tables among the lines of a page (from top to bottom), and the lines outside of them."""
    data = [_data_line(line) for line in lines]
    tables: list[PageTable] = []
    outside: list[PrintedLine] = []
    number = 0
    for first, last in _runs(lines, data):
        table = _table(lines[first : last + 1], [each for each in data[first : last + 1] if each], rulings)
        if table is not None:
            outside += lines[number:first]
            tables.append(table)
            number = last + 1
    return tables, [*outside, *lines[number:]]


def _data_line(line: PrintedLine) -> _DataLine | None:
    words = line.words
    first = len(words)
    while first and _DATUM.fullmatch(words[first - 1].text):
        first -= 1
    numbers = words[first:]
    gap = (line.bottom - line.top) * _APART
    if len(numbers) < _FEWEST_NUMBERS or any(
        after.left - before.right < gap for before, after in pairwise(words[max(0, first - 1) :])
    ):
        return None
    return _DataLine(line, words[:first], numbers)


def _runs(lines: Sequence[PrintedLine], data: Sequence[_DataLine | None]) -> list[tuple[int, int]]:
    """(first, last) line of each stretch that begins and ends with numbers or labels of a table."""
    runs: list[tuple[int, int]] = []
    number = 0
    while number < len(lines):
        row = data[number]
        if row is None:
            number += 1
            continue
        count, last, edge = 1, number, row.numbers[0].left
        step = number + 1
        while step < len(lines) and step - last <= _MOST_LABEL_LINES:
            following = data[step]
            if following is not None:
                count, last, edge = count + 1, step, min(edge, following.numbers[0].left)
            elif lines[step].box.right > edge:
                break
            step += 1
        if count > 1 or len(row.numbers) >= _ROW_ALONE:
            first = _labels_before(lines, number, edge)
            runs.append((max(first, runs[-1][1] + 1 if runs else 0), _labels_after(lines, last, edge)))
            number = runs[-1][1]
        number += 1
    return runs


def _labels_before(lines: Sequence[PrintedLine], first: int, edge: float) -> int:
    """The first line of the label that begins above the numbers of line `first`."""
    row = lines[first]
    while first and _is_label_of(lines[first - 1], row, edge) and row.words[0].left >= edge:
        first -= 1
    return first


def _labels_after(lines: Sequence[PrintedLine], last: int, edge: float) -> int:
    row = lines[last]
    while (
        last + 1 < len(lines)
        and _is_label_of(lines[last + 1], row, edge)
        and not ITEM.match(lines[last + 1].text)
    ):
        last += 1
    return last


def _is_label_of(line: PrintedLine, row: PrintedLine, edge: float) -> bool:
    return line.box.right <= edge and abs(line.middle - row.middle) <= (row.bottom - row.top) * _REACH


def _table(
    lines: Sequence[PrintedLine], data: list[_DataLine], rulings: Sequence[Ruling]
) -> PageTable | None:
    """The table that these lines make; None if two numbers of a line fall into one column.

    Its columns: labels of groups of rows (where there are such), labels of rows, numbers.
    """
    widest = max(data, key=lambda row: len(row.numbers)).numbers
    centres = [word.centre for word in widest]
    gaps = [after - before for before, after in pairwise(centres)]
    middles = [row.line.middle for row in data]
    ys = [lines[0].top, *[(above + below) / 2 for above, below in pairwise(middles)], lines[-1].bottom]
    edges = [
        centres[0] - gaps[0] / 2,
        *[centre + gap / 2 for centre, gap in zip(centres, gaps, strict=False)],
    ]
    left = min(word.left for line in lines for word in line.words)
    label_left = _label_left(lines, data)
    groups = _groups(lines, data, label_left)
    starts = [left, label_left - 1] if groups else [left] if label_left else []
    xs = [min(start, edges[0] - 1) for start in starts] + [*edges, centres[-1] + gaps[-1] / 2]
    table = PageTable(xs, ys, ragged=len(starts))
    labels = _labels_by_row(lines, data, rulings, label_left)
    for number, row in enumerate(data):
        columns = [nearest(centres, word.centre) for word in row.numbers]
        if len(set(columns)) < len(columns):
            return None
        printed = {column: word.text for column, word in zip(columns, row.numbers, strict=True)}
        texts = [printed.get(column, "") for column in range(len(centres))]
        if label_left:
            texts.insert(0, " ".join(line.text for line in labels[number]))
        if groups:
            texts.insert(0, " ".join(text for middle, text in groups if nearest(middles, middle) == number))
        table.cells += [
            PageCell(number, 1, start, end, text, row.line.confidence)
            for text, (start, end) in zip(texts, pairwise(xs), strict=True)
        ]
    return table


def _label_words(line: PrintedLine, data: dict[int, _DataLine]) -> list[Word]:
    row = data.get(id(line))
    return line.words if row is None else row.labels


def _label_left(lines: Sequence[PrintedLine], data: list[_DataLine]) -> float:
    """Where most labels of rows begin: the last piece of text before the numbers, or of a line of labels.

    0 for a table without labels.
    """
    by_line = {id(row.line): row for row in data}
    lefts: list[float] = []
    for line in lines:
        words = _label_words(line, by_line)
        if words:
            first = len(words) - 1
            while first and words[first].left - words[first - 1].right < (line.bottom - line.top) * _APART:
                first -= 1
            lefts.append(words[first].left)
    if not lefts:
        return 0.0
    return max(lefts, key=lambda left: (sum(abs(left - other) < _SAME_LEFT for other in lefts), left))


def _groups(
    lines: Sequence[PrintedLine], data: list[_DataLine], label_left: float
) -> list[tuple[float, str]]:
    """(middle, text) of each label that stands left of the labels of rows, its lines joined."""
    by_line = {id(row.line): row for row in data}
    pieces = [
        word for line in lines for word in _label_words(line, by_line) if word.right <= label_left + _SLACK
    ]
    groups: list[list[Word]] = []
    for word in sorted(pieces, key=lambda each: each.top):
        for group in reversed(groups):
            last = group[-1]
            if (
                min(last.right, word.right) > max(last.left, word.left)
                and word.top - last.bottom < (word.bottom - word.top) * _APART
            ):
                group.append(word)
                break
        else:
            groups.append([word])
    return [
        ((group[0].top + group[-1].bottom) / 2, " ".join(word.text for word in group)) for group in groups
    ]


def _labels_by_row(
    lines: Sequence[PrintedLine], data: list[_DataLine], rulings: Sequence[Ruling], label_left: float
) -> list[list[PrintedLine]]:
    """For each data line the lines of its label, from top to bottom."""
    labels: list[list[PrintedLine]] = [[] for _ in data]
    by_line = {id(row.line): number for number, row in enumerate(data)}
    own = {id(row.line): row for row in data}
    above = -1
    for line in lines:
        above = by_line.get(id(line), above)
        words = [word for word in _label_words(line, own) if word.right > label_left + _SLACK]
        if not words:
            continue
        label = PrintedLine(words, line.top, line.bottom)
        if id(line) in own:
            labels[above].append(label)
            continue
        near = [number for number in (above, above + 1) if 0 <= number < len(data)]
        if len(near) == 2 and ITEM.match(label.text):
            near = [above + 1]
        near = [each for each in near if not _parted(line, data[each].line, rulings)] or near
        labels[min(near, key=lambda each: abs(data[each].line.middle - line.middle))].append(label)
    return labels


def _parted(one: PrintedLine, other: PrintedLine, rulings: Sequence[Ruling]) -> bool:
    low, high = sorted((one.middle, other.middle))
    return any(low < ruling.at < high for ruling in rulings)
