"""Which row of table three each run of numbers is: assignment in order, by labels and by position.

Converters keep the rows in order, but tear their labels: so a run may be skipped (it is no row) and a row
may be skipped (its numbers are lost), but two runs never change places. Among all such assignments those
within a small distance of the best are kept; where they differ, labels and order do not tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dashboard.extraction.tables.labels import Labels

Assignment = tuple[int | None, ...]
"""For each run the index of its row, or None for a run that is no row."""

# A row filled counts one, as does a label that begins nearby and again one that is for this run; a run that
# is no row is rarer than a lost one, and a whole label on the run's own line outweighs all of that.
_FILLED = 1.0
_SKIPPED = -3.0
_OWN_LABEL = 8.0
_SOME_LABEL = 1.0
_NEAREST_LABEL = 1.0
_SLACK = 1.5
# Whether labels stand before or after their numbers is doubtful up to a difference of a row and its label.
_OTHER_SIDE = 5.0
_MOST_ASSIGNMENTS = 60


class Support(StrEnum):
    """What the labels around a run say about its row, from the surest on.

    firm: its whole label stands on its line, or stands alone beside it; silent: nothing that counts;
    contradicted: the labels around it, or around its neighbours, are those of other rows.
    """

    FIRM = "firm"
    SILENT = "silent"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Placing:
    """The assignments that labels and order allow, best first; complete: there are no more than these."""

    assignments: tuple[Assignment, ...]
    complete: bool


def place(labels: Labels, row_count: int) -> Placing:
    """The assignments of the runs to `row_count` rows."""
    readings = [_scores(labels, row_count, labels_first=first) for first in (True, False)]
    bests = [_best_from(scores, row_count) for scores in readings]
    best = max(table[0][0] for table in bests)
    found: dict[Assignment, float] = {}
    complete = True
    for scores, table in zip(readings, bests, strict=True):
        if table[0][0] < best - _OTHER_SIDE:
            continue
        near = _assignments(scores, table, row_count, table[0][0] - _SLACK)
        complete = complete and len(near) < _MOST_ASSIGNMENTS
        for assignment, score in near:
            found[assignment] = max(score, found.get(assignment, score))
    best_first = sorted(found, key=lambda assignment: -found[assignment])
    # As many runs as rows: whatever torn labels say, that each run is the row of its number must be tried.
    in_turn: Assignment = tuple(range(row_count))
    if len(labels.own) == row_count and in_turn not in found and labels.allow(in_turn):
        best_first.append(in_turn)
    return Placing(tuple(best_first), complete)


def support(labels: Labels, row_count: int, assignment: Assignment) -> tuple[Support, ...]:
    """What the labels say about each run's row in `assignment`."""
    before, behind = (
        _total(labels, row_count, assignment, labels_first=labels_first) for labels_first in (True, False)
    )
    labels_first, either = before >= behind, abs(before - behind) <= _OTHER_SIDE
    found = [
        Support.SILENT if own is None else Support.FIRM if own == row else Support.CONTRADICTED
        for own, row in zip(labels.own, assignment, strict=True)
    ]
    uneven: set[int] = set()
    for cluster in labels.clusters:
        named = cluster.named(labels_first=labels_first)
        if len(named) != len(cluster.runs):
            uneven |= set(cluster.runs) if named else set()
            continue
        if named != tuple(assignment[index] for index in cluster.runs):
            for index in cluster.runs:
                found[index] = Support.CONTRADICTED
        elif cluster.whole(labels_first=labels_first) and not (
            either and cluster.whole(labels_first=not labels_first)
        ):
            found[cluster.runs[0]] = Support.FIRM
    for index, (excluded, row) in enumerate(zip(labels.excluded, assignment, strict=True)):
        if row in excluded:
            found[index] = Support.CONTRADICTED
    return tuple(_hemmed_in(_spread(found), assignment, uneven))


def _total(labels: Labels, row_count: int, assignment: Assignment, *, labels_first: bool) -> float:
    scores = _scores(labels, row_count, labels_first=labels_first)
    return sum(scores[run][row] for run, row in enumerate(assignment) if row is not None)


def _spread(found: list[Support]) -> list[Support]:
    """Between two firm rows, what contradicts one torn row makes all of them doubtful."""
    result = list(found)
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and found[end] is not Support.FIRM:
            end += 1
        if Support.CONTRADICTED in found[start:end]:
            result[start:end] = [Support.CONTRADICTED] * (end - start)
        start = end + 1
    return result


def _hemmed_in(found: list[Support], assignment: Assignment, uneven: set[int]) -> list[Support]:
    """Between two firm rows as many runs as rows: each of them has only one place.

    Not so among `uneven` runs, beside which more or fewer labels stand: a row may be lost and one be twice.
    """
    result = list(found)
    firm = [index for index, each in enumerate(found) if each is Support.FIRM]
    for first, last in pairwise(firm):
        rows = assignment[first : last + 1]
        if (
            Support.CONTRADICTED not in found[first:last]
            and not uneven & set(range(first, last))
            and rows == tuple(range(rows[0] or 0, (rows[0] or 0) + len(rows)))
        ):
            result[first:last] = [Support.FIRM] * (last - first)
    return result


def _scores(labels: Labels, row_count: int, *, labels_first: bool) -> list[list[float]]:
    """How well each run fits each row; labels_first: labels stand before their numbers, not after."""
    table = []
    for own in labels.own:
        table.append([_FILLED if own is None else -_OWN_LABEL] * row_count)
        if own is not None:
            table[-1][own] = _FILLED + _OWN_LABEL
    for cluster in labels.clusters:
        named = cluster.named(labels_first=labels_first)
        for position, index in enumerate(cluster.runs):
            for row in named:
                table[index][row] += _SOME_LABEL
            if len(named) == len(cluster.runs):
                table[index][named[position]] += _NEAREST_LABEL
            elif named and len(cluster.runs) == 1:
                table[index][named[-1 if labels_first else 0]] += _NEAREST_LABEL
    return table


def _best_from(scores: Sequence[Sequence[float]], row_count: int) -> list[list[float]]:
    """best[i][r]: the best score of runs i… on rows r…"""
    best = [[0.0] * (row_count + 1)]
    for fits in reversed(scores):
        after = best[-1]
        line = [after[row_count] + _SKIPPED] * (row_count + 1)
        for row in range(row_count - 1, -1, -1):
            line[row] = max(after[row] + _SKIPPED, after[row + 1] + fits[row], line[row + 1])
        best.append(line)
    return best[::-1]


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
        wanted = least - score - 1e-9
        after, fits = best[run + 1], scores[run]
        steps: list[tuple[float, int | None, int, float]] = [
            (after[taken + 1] + fits[taken], taken, taken + 1, fits[taken])
            for taken in range(row, row_count)
            if after[taken + 1] + fits[taken] >= wanted
        ]
        if after[row] + _SKIPPED >= wanted:
            steps.append((after[row] + _SKIPPED, None, row, _SKIPPED))
        for _, taken, next_row, gain in sorted(steps, key=lambda step: -step[0]):
            extend(run + 1, next_row, score + gain, [*chosen, taken])

    extend(0, 0, 0.0, [])
    return found
