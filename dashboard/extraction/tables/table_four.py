"""Table four (政府信息公开行政复议、行政诉讼情况): three groups of five results in one row of fifteen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from dashboard.extraction.tables.choosing import Choice, choose, is_missing, variants
from dashboard.extraction.tables.dividing import ways_of
from dashboard.extraction.tables.forms import DISPUTES, RESULTS, han
from dashboard.extraction.tables.identities import Place, fill, in_order, touching
from dashboard.extraction.tables.identities import table_four as identities_of
from dashboard.extraction.tables.readings import ReadCell, cell_reasons
from dashboard.extraction.tables.runs import Cells, Run, find_runs
from dashboard.extraction.tables.strips import Strip
from dashboard.extraction.tables.tokens import Kind, Token

GROUP = len(RESULTS)
WIDTH = GROUP * len(DISPUTES)
_MOST_RUNS = 20
_DISPUTE_NAMES = ("行政复议", "未经复议直接起诉", "复议后起诉")
_LAWSUITS = ("诉讼", "起诉")
# One character of each result's name, in their order: a converter may tear the name at any other.
_RESULT_NAMES = "维纠他审计"
# A single one may be a head that a converter put elsewhere; two parts change places.
_LEAST_MISNAMED = 2
# A line with as many numbers is the table's one row, though it lack some.
_LEAST_LINE = 11
# A sum as large as this is hardly kept by chance.
_LEAST_PROOF = 100


@dataclass(frozen=True, slots=True)
class TableFour:
    """cells: row 0, columns 0 to 14, of those groups that are printed."""

    cells: tuple[ReadCell, ...]

    @property
    def state(self) -> str:
        """proved, marked or missing."""
        if not self.cells:
            return "missing"
        whole = len(self.cells) == WIDTH
        return "proved" if whole and not any(cell.reasons for cell in self.cells) else "marked"

    @property
    def proved(self) -> int:
        """How many cells are proved."""
        return sum(not cell.reasons for cell in self.cells)


def read_table_four(strips: Sequence[Strip]) -> TableFour:
    """The cells of table four in `strips`."""
    runs = [
        run
        for run in find_runs(strips, WIDTH).runs[:_MOST_RUNS]
        if [token.value for token in run.printed] != list(range(1, WIDTH + 1))
    ]
    whole = [run for run in runs if len(run.printed) == WIDTH]
    if not whole:
        joined = _all_numbers(strips)
        if joined is None:
            return TableFour(())
        best = min([*runs, joined], key=lambda run: abs(len(run.printed) - WIDTH))
        if not ways_of(best, WIDTH) and _only_reviews(strips, joined):
            return TableFour(_read(joined, GROUP))
        return TableFour(_checked(best, strips))
    cells = _checked(whole[0], strips)
    values = {tuple(token.value for token in run.printed) for run in whole}
    if len(values) > 1:
        cells = tuple(cell.also("文中有两份表四，数字不一致") for cell in cells)
    return TableFour(cells)


def _checked(run: Run, strips: Sequence[Strip]) -> tuple[ReadCell, ...]:
    """The cells of `run`, marked where other lines say that its numbers are not in the order of the form."""
    cells = _named_in_order(_read(run, WIDTH), strips)
    if run.joined and any(_LEAST_LINE <= len(strip.values) < WIDTH for strip in strips):
        # One number too few on the line and a stray one elsewhere: a page's, it may be.
        return tuple(cell.also("数字分在几行，各数属于哪一列不能确定") for cell in cells)
    return cells


def _named_in_order(cells: tuple[ReadCell, ...], strips: Sequence[Strip]) -> tuple[ReadCell, ...]:
    """The cells, marked where results are named between the numbers in an order that is not the form's.

    A sum holds in whatever order its parts stand.
    """
    column_of = {id(cell.token): cell.column for cell in cells if cell.token is not None}
    label = ""
    named: list[bool] = []
    for token in (token for strip in strips for token in strip.tokens):
        if token.kind is Kind.LABEL:
            label += han(token.text)
        elif id(token) in column_of:
            names = [index for index, name in enumerate(_RESULT_NAMES) if name in label]
            if column_of[id(token)] and len(names) == 1:
                named.append(names[0] == column_of[id(token)] % GROUP)
            label = ""
    if named.count(False) >= _LEAST_MISNAMED:
        return tuple(cell.also("结果名称与数字的次序和格式不符") for cell in cells)
    return cells


def _all_numbers(strips: Sequence[Strip]) -> Run | None:
    """Every number of the table as one run: its groups may stand on lines of their own."""
    tokens = tuple(token for strip in strips for token in strip.values)
    if tokens:
        lines = sum(bool(strip.values) for strip in strips)
        return Run(tokens, "", "", False, tokens[0].start, tokens[-1].end, joined=lines > 1)
    blanks = next((strip for strip in strips if not strip.label and len(strip.tokens) >= WIDTH), None)
    return Run(blanks.tokens, "", "", True, blanks.start, blanks.end) if blanks else None


def _only_reviews(strips: Sequence[Strip], run: Run) -> bool:
    text = "".join(strip.label for strip in strips)
    return len(run.printed) == GROUP and "复议" in text and not any(word in text for word in _LAWSUITS)


def _read(run: Run, width: int) -> tuple[ReadCell, ...]:
    identities = identities_of(_DISPUTE_NAMES[: width // GROUP])
    ways = ways_of(run, width)
    choices = choose({0: variants(ways, identities)}, identities)
    choice = choices.get(0, Choice((None,) * width, frozenset()))
    values: dict[Place, Decimal | None] = {
        (0, column): token.value if token else None for column, token in enumerate(choice.cells)
    }
    tokens: dict[Place, Token | None] = {(0, column): token for column, token in enumerate(choice.cells)}
    fillable = {spot for spot, token in tokens.items() if choices and is_missing(token)}
    filled = fill(identities, values, fillable)
    around = touching(identities)
    # Where the cells had to be guessed or stand on several lines, a sum that fails may mean that all are one
    # place off. Where one is lost, even sums that hold may, had the report itself a wrong number.
    shaky = (
        _weakly_cut(choice.cells)
        or ((len(ways) > 1 or run.joined) and not all(identity.holds(values) for identity in identities))
        or (not run.divided and bool(filled))
    )
    cells = []
    for (row, column), token in tokens.items():
        spot = (row, column)
        why = []
        if not choices:
            why.append(f"表四印有 {len(run.printed)} 个数，应为 {WIDTH} 个，未能对应到列")
        elif shaky or column in choice.open_columns or len(run.printed) > width:
            why.append(f"表四印有 {len(run.printed)} 个数，应为 {WIDTH} 个，各数属于哪一列不能确定")
        why += cell_reasons(token, values[spot])
        why += in_order(identity.reason(values) for identity in around[spot])
        if not why and any(identity in filled.values() for identity in around[spot]):
            why.append(f"{around[spot][0].name}缺一格，由其余各格推出，没有其他勾稽关系可以核对")
        cells.append(ReadCell(row, column, token, run, values[spot], spot in filled, tuple(why)))
    return tuple(cells)


def _weakly_cut(cells: Cells) -> bool:
    """Whether a number was cut where its group's sum proves little.

    「0 0 0 11」 may be 1 and 1, or lack an 11; small numbers add up by chance.
    """
    for left, (before, after) in enumerate(pairwise(cells)):
        if before is None or after is None or before.end != after.start:
            continue
        totals = [cells[column - column % GROUP + GROUP - 1] for column in (left, left + 1)]
        if (left + 1) % GROUP == GROUP - 1 or any(
            total is None or total.value is None or total.value < _LEAST_PROOF for total in totals
        ):
            return True
    return False
