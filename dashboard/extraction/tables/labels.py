"""What the labels around the numbers of table three say: whose row they are, wholly or in pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from dashboard.extraction.tables.forms import GROUPS, ROWS_2019, ROWS_2021, Row, han
from dashboard.extraction.tables.runs import Run, Runs

_ALIKE = 0.8
_WHOLE = 0.9
# A label as short as this must be printed exactly: the end of another one is too much like it.
_SHORT = 4
_CLEARLY_BETTER = 0.1
# What may stand beside a whole label on its line: a piece of its group's name.
_BESIDE = 4
_ORDINAL = re.compile(r"(?<!\d)\d(?=\s*\\?[.、．]|\s*[㐀-鿿])")
_NO_LABEL = re.compile(r"[^㐀-鿿0-9]")
_ROWS = {f"{row.metric}/{row.member}": row for row in (*ROWS_2019, *ROWS_2021)}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Runs without a label of their own between which no label stands: labels around them are for them all.

    before, behind: the rows whose labels begin before the first and behind the last of them, in the order of
    the text; whole_before, whole_behind: it is one row, and its label is whole.
    """

    runs: tuple[int, ...]
    before: tuple[int, ...]
    behind: tuple[int, ...]
    whole_before: bool
    whole_behind: bool

    def named(self, *, labels_first: bool) -> tuple[int, ...]:
        """The rows named where the labels stand."""
        return self.before if labels_first else self.behind

    def whole(self, *, labels_first: bool) -> bool:
        """Whether one whole label stands there."""
        return self.whole_before if labels_first else self.whole_behind


@dataclass(frozen=True, slots=True)
class Labels:
    """own: for each run the row whose whole label stands on its line, or None; clusters: of the others.

    excluded: for each run the rows that it is not, as the piece of a label on its line says: 「5.属于」
    begins no label but a fifth one, 「三方合法权」 stands in no label but one.
    """

    own: tuple[int | None, ...]
    clusters: tuple[Cluster, ...]
    excluded: tuple[frozenset[int], ...]

    def allow(self, rows: Sequence[int | None]) -> bool:
        """Whether the runs can be these rows: no label on a run's line speaks against it, and read before
        their numbers, or behind them, no whole label of a single run does."""
        if any(
            row is not None and (own not in (None, row) or row in excluded)
            for row, own, excluded in zip(rows, self.own, self.excluded, strict=True)
        ):
            return False
        return any(
            all(
                rows[cluster.runs[0]] in (None, *cluster.named(labels_first=labels_first))
                for cluster in self.clusters
                if len(cluster.runs) == 1 and cluster.whole(labels_first=labels_first)
            )
            for labels_first in (True, False)
        )


def read_labels(runs: Runs, rows: tuple[Row, ...]) -> Labels:
    """The labels around `runs` as rows of the form `rows`, by index."""
    own = tuple(own_row(run, rows) for run in runs.runs)
    groups: list[list[int]] = []
    closed = True
    for index, run in enumerate(runs.runs):
        if own[index] is not None:
            closed = True
            continue
        if closed or run.before or run.inline:
            groups.append([])
        groups[-1].append(index)
        closed = False
    clusters = tuple(_cluster(runs, tuple(group), rows) for group in groups)
    return Labels(own, clusters, tuple(_excluded(run.inline, rows) for run in runs.runs))


def _excluded(inline: str, rows: tuple[Row, ...]) -> frozenset[int]:
    found: set[int] = set()
    ordinals = _ORDINAL.findall(inline)
    if len(ordinals) == 1:
        found |= {index for index, row in enumerate(rows) if row.ordinal != ordinals[0]}
    plain = _plain(inline)
    begun = {index for index, row in enumerate(rows) if row.ordinal + row.core[:2] in plain}
    if len(begun) == 1:
        found |= set(range(len(rows))) - begun
    piece = han(inline)
    holding = {index for index, row in enumerate(rows) if len(piece) >= _SHORT and piece in row.core}
    if len(holding) == 1:
        found |= set(range(len(rows))) - holding
    return frozenset(found)


def _cluster(runs: Runs, group: tuple[int, ...], rows: tuple[Row, ...]) -> Cluster:
    first = runs.runs[group[0]]
    before = _plain(first.before + first.inline)
    behind = _plain(first.inline + runs.label_behind(group[-1]))
    named_before, named_behind = _beginnings(before, rows), _beginnings(behind, rows)
    return Cluster(
        group,
        tuple(row for _, row in named_before),
        tuple(row for _, row in named_behind),
        _is_whole(before, named_before, rows),
        _is_whole(behind, named_behind, rows),
    )


def own_row(run: Run, rows: tuple[Row, ...]) -> int | None:
    """The row whose whole label stands on the run's own line, or None.

    Without its number it may be the end of a longer label that begins on a line before.
    """
    plain = _plain(run.inline)
    name = _whole_label(plain)
    if not name:
        return None
    row = _ROWS[name]
    numbered = f"{row.ordinal}{row.core[:2]}" in plain
    if not (numbered or run.divided) and _beginnings(_plain(run.before), rows):
        return None
    return rows.index(row) if row in rows else None


def begins_with(run: Run, rows: tuple[Row, ...], row: int) -> bool:
    """Whether the labels before the run and on its line begin with that of `row`."""
    own = own_row(run, rows)
    if own is not None:
        return own == row
    return [index for _, index in _beginnings(_plain(run.before + run.inline), rows)][:1] == [row]


def _beginnings(plain: str, rows: tuple[Row, ...]) -> list[tuple[int, int]]:
    """(position, row) of each label that begins in a text without punctuation, in the order of the text."""
    if len(plain) < 2:
        return []
    places = []
    for index, row in enumerate(rows):
        place = max(plain.rfind(start) for start in row.starts)
        if place >= 0:
            places.append((place, index))
    return sorted(places)


def _is_whole(plain: str, beginnings: list[tuple[int, int]], rows: tuple[Row, ...]) -> bool:
    """Whether one label begins in the text, and what follows is the whole of it."""
    if len(beginnings) != 1:
        return False
    [(place, index)] = beginnings
    printed = han(plain[place:]).removeprefix(rows[index].ordinal)
    core = rows[index].core
    return printed == core or SequenceMatcher(None, printed, core).ratio() >= _WHOLE


def _plain(text: str) -> str:
    return _NO_LABEL.sub("", text)


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
    inside = [name for name, row in _ROWS.items() if len(row.core) >= _SHORT and row.core in bare]
    if len(inside) == 1 and len(bare) - len(_ROWS[inside[0]].core) <= _BESIDE:
        return inside[0]
    return "" if inside else _most_alike(bare)


def _most_alike(bare: str) -> str:
    """The row whose label is most like `bare`, if it is like enough and no other nearly as much."""
    likeness = sorted(
        (
            (SequenceMatcher(None, bare, row.core).ratio(), name)
            for name, row in _ROWS.items()
            if len(row.core) > _SHORT
            and abs(len(row.core) - len(bare)) <= max(len(row.core), len(bare)) * 2 * (1 - _ALIKE)
        ),
        reverse=True,
    )
    if not likeness or likeness[0][0] < _ALIKE:
        return ""
    clear = len(likeness) == 1 or likeness[0][0] - likeness[1][0] >= _CLEARLY_BETTER
    return likeness[0][1] if clear else ""
