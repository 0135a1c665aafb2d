"""Table three as a converter prints it that goes down the columns of some rows before the next ones.

Such a text has all the numbers, in an order that is the form's up to blocks of rows that are read column by
column. Which rows those are, nothing in the text says; so every arrangement whose rows and columns all add up
is worked out, and where only one is left, or all agree on a cell, that is the reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dashboard.extraction.tables.identities import Identity
from dashboard.extraction.tables.tokens import Kind, Token

Grid = tuple[tuple[Token, ...], ...]
"""The tokens of each row."""

_MOST_STEPS = 4000
_MOST_GRIDS = 40


def arrangements(
    tokens: Sequence[Token], width: int, row_count: int, identities: Sequence[Identity]
) -> list[Grid]:
    """The arrangements of `tokens` in rows that keep every identity, that of the form's own order first.

    None where there are not exactly as many numbers as cells, or too many arrangements to try them all.
    """
    if len(tokens) != width * row_count or any(token.kind is not Kind.NUMBER for token in tokens):
        return []
    search = _Search(tokens, width, row_count)
    found: dict[tuple[Decimal | None, ...], Grid] = {}
    for grid in search.grids():
        values = {
            (row, column): token.value for row, line in enumerate(grid) for column, token in enumerate(line)
        }
        if all(identity.holds(values) for identity in identities):
            found.setdefault(tuple(values.values()), grid)
            if len(found) > _MOST_GRIDS:
                return []
    return [] if search.is_exhausted else list(found.values())


class _Search:
    """Cuts the numbers into rows and blocks of rows, each row adding up to its last number."""

    def __init__(self, tokens: Sequence[Token], width: int, row_count: int) -> None:
        self._tokens = tokens
        self._width = width
        self._row_count = row_count
        self._steps = 0
        self._blocks = {start: list(self._blocks_at(start)) for start in range(row_count)}
        self._ends = self._leading_to_the_end()

    @property
    def is_exhausted(self) -> bool:
        """Whether it gave up before all was tried."""
        return self._steps > _MOST_STEPS

    def grids(self, start: int = 0) -> Iterator[Grid]:
        """Every way to read the rows from number `start` on."""
        if start == self._row_count:
            yield ()
            return
        for block in self._blocks[start]:
            if start + len(block) not in self._ends:
                continue
            self._steps += 1
            if self.is_exhausted:
                return
            for rest in self.grids(start + len(block)):
                yield block + rest

    def _blocks_at(self, start: int) -> Iterator[Grid]:
        """The row that begins there, then blocks of rows read down their columns that say something else."""
        width = self._width
        seen = []
        for height in range(1, self._row_count - start + 1):
            part = self._tokens[start * width : (start + height) * width]
            down = tuple(tuple(part[row::height]) for row in range(height))
            along = tuple(tuple(part[row * width : (row + 1) * width]) for row in range(height))
            if not all(map(_adds_up, down)):
                continue
            if height == 1 or _values(down) != _values(along) or not all(map(_adds_up, along)):
                seen.append(down)
        yield from seen

    def _leading_to_the_end(self) -> set[int]:
        ends = {self._row_count}
        for start in range(self._row_count - 1, -1, -1):
            if any(start + len(block) in ends for block in self._blocks[start]):
                ends.add(start)
        return ends


def _adds_up(row: Sequence[Token]) -> bool:
    return sum((token.value or Decimal(0) for token in row[:-1]), Decimal(0)) == row[-1].value


def _values(grid: Grid) -> list[Decimal | None]:
    return [token.value for row in grid for token in row]
