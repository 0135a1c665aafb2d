"""The numbers of a table as runs: what one row printed, however a converter tore it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.extraction.tables.forms import begins_label
from dashboard.extraction.tables.strips import Strip
from dashboard.extraction.tables.tokens import Kind, Token

Cells = tuple[Token | None, ...]
"""The cells of one row; None where nothing is printed and no blank cell is seen."""


@dataclass(frozen=True, slots=True)
class Run:
    """Numbers that stand together.

    inline: the label on their own line, before: the labels between the run before and this one, without
    the inline one; divided: blanks between and around them are seen; in_grid: they stand in the cells of a
    grid; joined: on several lines; unsure: cut out of a longer row of numbers at a place that nothing
    confirms.
    """

    tokens: tuple[Token, ...]
    inline: str
    before: str
    divided: bool
    start: int
    end: int
    unsure: bool = False
    in_grid: bool = False
    joined: bool = False

    @property
    def printed(self) -> tuple[Token, ...]:
        """Its numbers and marks, without blanks."""
        return tuple(token for token in self.tokens if token.kind is not Kind.BLANK)


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a table in order; after: the labels behind the last run; strays: numbers in no run."""

    runs: tuple[Run, ...]
    after: str
    strays: tuple[Token, ...] = ()

    def label_behind(self, index: int) -> str:
        """The labels between run `index` and the next one's own line."""
        return self.runs[index + 1].before if index + 1 < len(self.runs) else self.after


@dataclass(frozen=True, slots=True)
class _Part:
    """The values of one strip that no label divides."""

    tokens: tuple[Token, ...]
    inline: str
    divided: bool
    start: int
    end: int
    in_grid: bool = False
    joined: bool = False

    @property
    def count(self) -> int:
        return sum(token.kind is not Kind.BLANK for token in self.tokens)


def find_runs(strips: Sequence[Strip], width: int) -> Runs:
    """The runs of `width` numbers in `strips`: whole rows, rows cut over lines, rows joined on one line.

    width 0: the rows have no common width, so all numbers that no label divides are one run.
    """
    runs: list[Run] = []
    strays: list[Token] = []
    gap: list[str] = []
    waiting: list[_Part] = []

    def close() -> None:
        for part, unsure in _rows_of(waiting, width):
            if width and part.count < width - max(1, width // 3) and not part.inline:
                strays.extend(part.tokens)
                continue
            before = "".join(gap)
            gap.clear()
            runs.append(
                Run(
                    part.tokens,
                    part.inline,
                    before,
                    part.divided,
                    part.start,
                    part.end,
                    unsure,
                    part.divided and part.in_grid,
                    part.joined,
                )
            )
        waiting.clear()

    for strip in strips:
        for item in _items(strip):
            if isinstance(item, str):
                close()
                gap.append(item)
            else:
                if item.inline and not _goes_on(waiting, item, width):
                    close()
                waiting.append(item)
    close()
    return Runs(tuple(runs), "".join(gap), tuple(strays))


def _goes_on(waiting: list[_Part], item: _Part, width: int) -> bool:
    """Whether it is the rest of a row whose label and numbers are both torn over two lines."""
    return (
        len(waiting) == 1
        and bool(waiting[0].inline)
        and waiting[0].count + item.count == width
        and not begins_label(item.inline)
    )


def _items(strip: Strip) -> Iterator[str | _Part]:
    """Labels and values of a strip in order; a label that belongs to values on its line goes with them."""
    kept = [token for piece in _pieces(strip.tokens) if _counts(piece, strip) for token in piece]
    pieces = _pieces(kept)
    values = [piece for piece in pieces if piece[0].in_a_number_place]
    labels_behind = bool(pieces) and pieces[0][0].in_a_number_place and not pieces[-1][0].in_a_number_place
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        following = pieces[position + 1] if position + 1 < len(pieces) else None
        if not piece[0].in_a_number_place:
            if following is None:
                yield _text(piece)
                return
            yield _part(following, _text(piece), strip)
            position += 2
        elif labels_behind and following is not None and len(values) * 2 == len(pieces):
            yield _part(piece, _text(following), strip)
            position += 2
        else:
            yield _part(piece, "", strip)
            position += 1


def _pieces(tokens: Iterable[Token]) -> list[list[Token]]:
    """Labels and values in turn."""
    return [list(piece) for _, piece in groupby(tokens, key=lambda token: token.in_a_number_place)]


def _counts(piece: list[Token], strip: Strip) -> bool:
    """Blanks alone count where they end a row; before and between labels they fill a spanned cell's place."""
    return any(token.kind is not Kind.BLANK for token in piece) or piece[-1] is strip.tokens[-1]


def _text(piece: list[Token]) -> str:
    return "".join(token.text for token in piece)


def _part(piece: list[Token], inline: str, strip: Strip) -> _Part:
    columns = [token.column for token in piece if token.kind is not Kind.BLANK]
    # Where a cell holds two numbers, its borders are not those of the form.
    divided = strip.divided and len(set(columns)) == len(columns)
    in_grid = strip.grid is not None
    return _Part(tuple(piece), inline, divided, piece[0].start, piece[-1].end, in_grid)


def _rows_of(parts: list[_Part], width: int) -> Iterator[tuple[_Part, bool]]:
    """Values that no label divides, row by row; and whether the cut between rows is unsure."""
    loose: list[_Part] = []
    for part in parts:
        if not part.count and len(part.tokens) < width:
            continue
        if width and (part.count == width or (part.divided and part.count < width <= len(part.tokens))):
            yield from _mended(loose, width)
            loose = []
            yield part, False
        else:
            loose.append(part)
    yield from _mended(loose, width)


def _mended(parts: list[_Part], width: int) -> Iterator[tuple[_Part, bool]]:
    """Rows torn over several lines, put together where that gives rows of `width`."""
    singles = all(part.count == 1 for part in parts)
    if parts and (not width or (singles and sum(part.count for part in parts) == width + 1)):
        yield _joined(parts), False
        return
    waiting: list[_Part] = []
    for part in parts:
        waiting.append(part)
        total = sum(part.count for part in waiting)
        if total and total % width == 0:
            yield from _cut(
                _joined(waiting), width, unsure=total > width and len(waiting) > 1 and not singles
            )
            waiting = []
    if singles and waiting:
        yield from _cut(_joined(waiting), width, unsure=True)
    else:
        for part in waiting:
            yield from _cut(part, width, unsure=True)


def _joined(parts: list[_Part]) -> _Part:
    if len(parts) == 1:
        return parts[0]
    tokens = tuple(token for part in parts for token in part.tokens if token.kind is not Kind.BLANK)
    if not tokens:
        return parts[0]
    inline = "".join(part.inline for part in parts)
    return _Part(tokens, inline, False, tokens[0].start, tokens[-1].end, joined=True)


def _cut(part: _Part, width: int, *, unsure: bool) -> Iterator[tuple[_Part, bool]]:
    if part.count <= width + 1:
        yield part, False
        return
    inline = part.inline
    for left in range(0, len(part.tokens), width):
        tokens = part.tokens[left : left + width]
        yield _Part(tokens, inline, False, tokens[0].start, tokens[-1].end, joined=part.joined), unsure
        inline = ""


def fits(run: Run, width: int) -> list[Cells]:
    """Every way in which the tokens of `run` can be the `width` cells of one row, likeliest first.

    Where one number is missing it may be missing anywhere, where one is too many it may be any; blanks that
    are seen say where. More than that is not guessed: no way is given.
    """
    tokens, printed = run.tokens, run.printed
    if len(printed) == width:
        return [printed]
    if run.divided and len(printed) < width:
        first = next((i for i, token in enumerate(tokens) if token.kind is not Kind.BLANK), 0)
        last = next(
            (i for i, token in reversed(list(enumerate(tokens))) if token.kind is not Kind.BLANK), width - 1
        )
        starts = range(max(0, last - width + 1), min(first, len(tokens) - width) + 1)
        if starts:
            return [tokens[start : start + width] for start in sorted(starts, reverse=True)]
    core = _trimmed(tokens)
    if len(core) == width - 1:
        return [(*core[:place], None, *core[place:]) for place in range(width - 1, -1, -1)]
    if len(core) == width + 1:
        return [(*core[:place], *core[place + 1 :]) for place in range(width, -1, -1)]
    return []


def _trimmed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    blank = [token.kind is Kind.BLANK for token in tokens]
    if all(blank):
        return ()
    return tokens[blank.index(False) : len(blank) - blank[::-1].index(False)]
