"""Which row of table three each run of numbers is: assignment in order, by labels and by position.

Converters keep the rows in order, but tear their labels: so a run may be skipped (it is no row) and a row
may be skipped (its numbers are lost), but two runs never change places. Among all such assignments those
within a small distance of the best are kept; where they differ, labels and order do not tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from dashboard.extraction.tables.forms import GROUPS, ROWS_2021, Row, han
from dashboard.extraction.tables.runs import Run, Runs

Assignment = tuple[int | None, ...]
"""For each run the index of its row, or None for a run that is no row."""

_FILLED = 1.0
_SKIPPED = -1.0
_OWN_LABEL = 8.0
_NEAREST_KEY = 2.0
_OTHER_KEY = 1.0
_SLACK = 1.5
_MOST_ASSIGNMENTS = 60
_ALIKE = 0.8
_NO_LABEL = re.compile(r"[^㐀-鿿0-9]")


@dataclass(frozen=True, slots=True)
class Placing:
    """The assignments that labels and order allow, best first; complete: there are no more than these."""

    assignments: tuple[Assignment, ...]
    complete: bool


def place(runs: Runs, rows: tuple[Row, ...]) -> Placing:
    """The assignments of `runs` to `rows`."""
    readings = [_scores(runs, rows, labels_first=first) for first in (True, False)]
    bests = [_best_from(scores, len(rows)) for scores in readings]
    best = max(table[0][0] for table in bests)
    found: dict[Assignment, float] = {}
    complete = True
    for scores, table in zip(readings, bests, strict=True):
        for assignment, score in _assignments(scores, table, len(rows), best - _SLACK):
            found[assignment] = max(score, found.get(assignment, score))
            if len(found) >= _MOST_ASSIGNMENTS:
                complete = False
                break
    ordered = sorted(found, key=lambda assignment: -found[assignment])
    return Placing(tuple(ordered), complete)


def own_row(run: Run, rows: tuple[Row, ...]) -> int | None:
    """The row whose whole label stands on the run's own line, or None."""
    member = _whole_label(_plain(run.inline))
    return next((index for index, row in enumerate(rows) if _name(row) == member), None) if member else None


def mentioned(text: str, rows: tuple[Row, ...]) -> list[int]:
    """The rows of which a distinctive piece of the label stands in `text`, in the order of the text."""
    plain = _plain(text)
    places = [
        (max(plain.rfind(key) for key in row.keys), index)
        for index, row in enumerate(rows)
        if any(key in plain for key in row.keys)
    ]
    return [index for _, index in sorted(places)]


def _plain(text: str) -> str:
    return _NO_LABEL.sub("", text)


def _name(row: Row) -> str:
    return f"{row.metric}/{row.member}"


_LABELS = {_name(row): row.core for row in ROWS_2021}
_ORDINALS = {_name(row): row.ordinal for row in ROWS_2021}


@lru_cache(maxsize=4096)
def _whole_label(plain: str) -> str:
    """The name of the row that a label names wholly; "" where it is a piece, a group or several labels."""
    text = plain
    for group in GROUPS:
        text = text.replace(group, "")
    if text in ("七总计", "总计"):
        return "requests_processed/"
    if text in ("3其他", "其他"):
        return "requests_outcome/other"
    if not text:
        return "requests_outcome/other_handling" if plain in ("六其他处理", "其他处理") else ""
    bare = han(text)
    inside = [name for name, core in _LABELS.items() if len(core) >= 4 and core in bare]
    if len(inside) == 1 and len(bare) - len(_LABELS[inside[0]]) <= 4:
        return inside[0]
    if inside:
        return ""
    likeness = sorted(
        (
            (SequenceMatcher(None, bare, core).ratio(), name)
            for name, core in _LABELS.items()
            if abs(len(core) - len(bare)) <= max(len(core), len(bare)) * 0.4
        ),
        reverse=True,
    )
    if not likeness or likeness[0][0] < _ALIKE:
        return ""
    clear = len(likeness) == 1 or likeness[0][0] - likeness[1][0] >= 0.1
    return likeness[0][1] if clear else ""


def _scores(runs: Runs, rows: tuple[Row, ...], *, labels_first: bool) -> list[list[float]]:
    """How well each run fits each row; labels_first: labels stand before their numbers, not after."""
    table = []
    for index, run in enumerate(runs.runs):
        scores = [_FILLED] * len(rows)
        own = own_row(run, rows)
        if own is not None:
            scores = [-_OWN_LABEL] * len(rows)
            scores[own] = _FILLED + _OWN_LABEL
        else:
            near = run.before + run.inline if labels_first else run.inline + runs.label_behind(index)
            named = mentioned(near, rows)
            for row in named:
                scores[row] += _OTHER_KEY
            if named:
                scores[named[-1 if labels_first else 0]] += _NEAREST_KEY - _OTHER_KEY
        table.append(scores)
    return table


def _best_from(scores: Sequence[Sequence[float]], row_count: int) -> list[list[float]]:
    """best[i][r]: the best score of runs i… on rows r…"""
    best = [[0.0] * (row_count + 1) for _ in range(len(scores) + 1)]
    for run in range(len(scores) - 1, -1, -1):
        best[run][row_count] = best[run + 1][row_count] + _SKIPPED
        for row in range(row_count - 1, -1, -1):
            best[run][row] = max(
                best[run + 1][row] + _SKIPPED,
                best[run + 1][row + 1] + scores[run][row],
                best[run][row + 1],
            )
    return best


def _assignments(
    scores: Sequence[Sequence[float]], best: list[list[float]], row_count: int, least: float
) -> list[tuple[Assignment, float]]:
    """All assignments with a score of at least `least`, up to a bound, the best choices first."""
    found: list[tuple[Assignment, float]] = []

    def extend(run: int, row: int, score: float, chosen: list[int | None]) -> None:
        if len(found) >= _MOST_ASSIGNMENTS:
            return
        if run == len(scores):
            found.append((tuple(chosen), score))
            return
        steps: list[tuple[float, int | None, int, float]] = [
            (best[run + 1][row] + _SKIPPED, None, row, _SKIPPED)
        ]
        steps += [
            (best[run + 1][taken + 1] + scores[run][taken], taken, taken + 1, scores[run][taken])
            for taken in range(row, row_count)
        ]
        for value, taken, next_row, gain in sorted(steps, key=lambda step: -step[0]):
            if score + value < least - 1e-9:
                break
            extend(run + 1, next_row, score + gain, [*chosen, taken])

    extend(0, 0, 0.0, [])
    return found
