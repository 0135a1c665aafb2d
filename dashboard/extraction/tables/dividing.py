"""Numbers that a converter set so close that they run together: 「100」 for 10 and 0, 「00」 for two zeros.

Where columns are narrow, the gap between two cells is no wider than one between digits. A row that lacks
numbers is therefore read with its long numbers cut as well; which cut is right, the sums say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from dashboard.extraction.tables.runs import Cells, Run, fits
from dashboard.extraction.tables.tokens import Kind, Token

_MOST_CUTS = 3
_MOST_WAYS = 2000


@lru_cache(maxsize=512)
def ways_of(run: Run, width: int) -> tuple[Cells, ...]:
    """Every way in which the tokens of `run` can be the `width` cells of one row, likeliest first.

    What `fits` gives, and before it the ways in which numbers that run together are cut.
    """
    printed = run.printed
    lacking = width - len(printed)
    if run.divided or not 0 < lacking <= _MOST_CUTS:
        return tuple(fits(run, width))
    found: list[Cells] = []
    for cells in _cut(printed, lacking):
        found.append(cells)
        if len(found) > _MOST_WAYS:
            found.clear()
            break
    if any(_must_be_cut(token) for token in printed) and found:
        return tuple(found)
    return (*found, *fits(run, width))


def _must_be_cut(token: Token) -> bool:
    return (
        token.kind is Kind.NUMBER and len(token.text) > 1 and token.text.isdecimal() and token.text[0] == "0"
    )


def _cut(tokens: Sequence[Token], cuts: int) -> Iterator[tuple[Token, ...]]:
    """The tokens with exactly `cuts` cuts in their digits; no part but 0 itself begins with 0."""
    if not tokens:
        if not cuts:
            yield ()
        return
    for parts in _parts(tokens[0], cuts):
        for rest in _cut(tokens[1:], cuts - len(parts) + 1):
            yield (*parts, *rest)


def _parts(token: Token, cuts: int) -> Iterator[tuple[Token, ...]]:
    if not _must_be_cut(token):
        yield (token,)
    if not cuts or token.kind is not Kind.NUMBER or not token.text.isdecimal():
        return
    longest = 1 if token.text[0] == "0" else len(token.text) - 1
    for length in range(1, min(longest, len(token.text) - 1) + 1):
        head = _piece(token, 0, length)
        for rest in _parts(_piece(token, length, len(token.text)), cuts - 1):
            yield (head, *rest)


def _piece(token: Token, left: int, right: int) -> Token:
    text = token.text[left:right]
    return replace(token, start=token.start + left, end=token.start + right, text=text, value=Decimal(text))
