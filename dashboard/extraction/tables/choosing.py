"""Among the ways in which torn rows can be read, those that the identities allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from dashboard.extraction.tables.identities import Identity, Place, quality
from dashboard.extraction.tables.runs import Cells
from dashboard.extraction.tables.tokens import Kind, Token

_MOST_COMBINATIONS = 128


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to read a row: its cells, and their values with the single missing one worked out."""

    cells: Cells
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The reading of one row, and the columns in which another reading is as good."""

    cells: Cells
    open_columns: frozenset[int]


def is_missing(token: Token | None) -> bool:
    """Whether nothing is printed in the cell: an identity may then say what belongs there."""
    return token is None or token.kind is Kind.BLANK


def variants(ways: Sequence[Cells], identities: Sequence[Identity]) -> list[Variant]:
    """The ways that keep the row's own identities; the likeliest one alone if none does.

    The identities' places are (0, column).
    """
    kept: list[Variant] = []
    for cells in ways:
        values = {(0, column): token.value if token else None for column, token in enumerate(cells)}
        for identity in identities:
            solved = identity.solve(values)
            if solved and is_missing(cells[solved[0][1]]):
                values[solved[0]] = solved[1]
        if all(identity.holds(values) is not False for identity in identities) and all(
            value is None or value >= 0 for value in values.values()
        ):
            kept.append(Variant(cells, tuple(values[0, column] for column in range(len(cells)))))
    if kept or not ways:
        return kept
    return [Variant(ways[0], tuple(token.value if token else None for token in ways[0]))]


def choose_printed_first(
    readings: dict[int, list[Variant]], identities: Sequence[Identity]
) -> dict[int, Choice]:
    """As `choose`, but readings that make do with what is printed come first.

    Where they keep every identity, no number is missing and none is worked out. That is so only where every
    number is part of two sums: one sum can hold by chance.
    """
    printed = {
        row: [variant for variant in found if not any(map(is_missing, variant.cells))] or found
        for row, found in readings.items()
    }
    if printed != readings:
        choices = choose(printed, identities)
        values = {
            (row, column): token.value if token else None
            for row, choice in choices.items()
            for column, token in enumerate(choice.cells)
        }
        if all(identity.holds(values) for identity in identities):
            return choices
    return choose(readings, identities)


def choose(readings: dict[int, list[Variant]], identities: Sequence[Identity]) -> dict[int, Choice]:
    """For each row the reading that keeps most identities together with the readings of the other rows."""
    distinct = {
        row: list(dict.fromkeys(variant.values for variant in found)) for row, found in readings.items()
    }
    unsure = [row for row, found in distinct.items() if len(found) > 1]
    values: dict[Place, Decimal | None] = {}
    for row, found in distinct.items():
        if found and row not in unsure:
            values |= _placed(row, found[0])
    allowed = _best_combinations(distinct, unsure, values, identities)
    choices: dict[int, Choice] = {}
    for row, ways in readings.items():
        if not ways:
            continue
        good = allowed.get(row, set(distinct[row]))
        equal = [variant for variant in ways if variant.values in good]
        choices[row] = Choice(equal[0].cells, _open_columns(equal))
    return choices


def _best_combinations(
    distinct: dict[int, list[tuple[Decimal | None, ...]]],
    unsure: list[int],
    values: dict[Place, Decimal | None],
    identities: Sequence[Identity],
) -> dict[int, set[tuple[Decimal | None, ...]]]:
    """For each unsure row the values that occur in a best combination; nothing when there are too many."""
    count = 1
    for row in unsure:
        count *= len(distinct[row])
    if not unsure or count > _MOST_COMBINATIONS:
        return {}
    scored = []
    for combination in product(*(distinct[row] for row in unsure)):
        trial = dict(values)
        for row, each in zip(unsure, combination, strict=True):
            trial |= _placed(row, each)
        scored.append((quality(identities, trial), combination))
    best = max(score for score, _ in scored)
    winners = [combination for score, combination in scored if score == best]
    return {row: {winner[index] for winner in winners} for index, row in enumerate(unsure)}


def _placed(row: int, values: tuple[Decimal | None, ...]) -> dict[Place, Decimal | None]:
    return {(row, column): value for column, value in enumerate(values)}


def _open_columns(equal: list[Variant]) -> frozenset[int]:
    return frozenset(
        column
        for column in range(len(equal[0].cells))
        if len({(variant.values[column], is_missing(variant.cells[column])) for variant in equal}) > 1
    )
