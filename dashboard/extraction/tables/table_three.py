"""Table three (收到和处理政府信息公开申请情况): 25 rows x 7 columns, 23 x 7 in the 2019 format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.extraction.tables.arranging import arrangements
from dashboard.extraction.tables.choosing import Choice, Variant, choose_printed_first, variants
from dashboard.extraction.tables.dividing import ways_of
from dashboard.extraction.tables.forms import ROWS_2019, ROWS_2021, Row
from dashboard.extraction.tables.identities import Identity, Place, quality
from dashboard.extraction.tables.identities import table_three as identities_of
from dashboard.extraction.tables.labels import begins_with, own_row, read_labels
from dashboard.extraction.tables.proofs import WIDTH, cells_of_rows, without_support
from dashboard.extraction.tables.readings import ReadCell
from dashboard.extraction.tables.rows import Assignment, place, support
from dashboard.extraction.tables.runs import Run, Runs, find_runs
from dashboard.extraction.tables.strips import Strip
from dashboard.extraction.tables.tokens import Token

# More runs than this are no table three; what follows is not looked at.
_MOST_RUNS = 90
_ROW_LABELS_OF_2021 = ("逾期", "补正行政", "缴纳费用", "收费通知", "不再处理")
_ROW_SUM = (
    Identity("T3-ROW", tuple((0, column) for column in range(WIDTH - 1)), ((0, WIDTH - 1),), "", ("", "")),
)
_HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构")


@dataclass(frozen=True, slots=True)
class TableThree:
    """rows: the form that it follows; cells: those of the rows found; notes: for the person who checks."""

    rows: tuple[Row, ...]
    cells: tuple[ReadCell, ...]
    notes: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """proved, marked or missing."""
        if not self.cells:
            return "missing"
        whole = len({cell.row for cell in self.cells}) == len(self.rows) or self.rows is ROWS_2019
        return "proved" if whole and not any(cell.reasons for cell in self.cells) else "marked"

    @property
    def proved(self) -> int:
        """How many cells are proved."""
        return sum(not cell.reasons for cell in self.cells)


def read_table_three(strips: Sequence[Strip], table_format: str, applicants: Sequence[str]) -> TableThree:
    """The cells of table three in `strips`.

    table_format: "2019", "2021" or "" as table two tells; applicants: the labels of the seven columns.
    """
    rows = _form(strips, table_format)
    found = find_runs(strips, WIDTH)
    runs = _with_torn_rows([run for run in found.runs if not _is_numbering(run)], rows)
    found = replace(found, runs=tuple(runs[:_MOST_RUNS]))
    if not found.runs:
        return TableThree(rows, ())
    copies = [_read_copy(copy, rows, applicants) for copy in _copies(found, rows)]
    best = max(copies, key=lambda copy: (len(copy.cells), copy.proved))
    if best.state != "proved" and len(copies) == 1:
        best = _arranged(strips, found, rows, applicants) or best
        copies = [best]
    notes = list(best.notes)
    if len(runs) > _MOST_RUNS:
        notes.append("表三的数字行过多，只读取了前面的部分")
    cells = best.cells
    if any(_contradicts(best, other) for other in copies):
        cells = tuple(cell.also("文中有两份表三，数字不一致") for cell in cells)
    if not _heads_in_order(strips):
        cells = tuple(cell.also("表头各列次序与格式不符") for cell in cells)
    return TableThree(rows, cells, tuple(notes))


def _form(strips: Sequence[Strip], table_format: str) -> tuple[Row, ...]:
    text = "".join(strip.label for strip in strips)
    if any(piece in text for piece in _ROW_LABELS_OF_2021):
        return ROWS_2021
    return ROWS_2019 if "其他处理" in text or table_format == "2019" else ROWS_2021


def _is_numbering(run: Run) -> bool:
    return not run.inline and [token.value for token in run.printed] == list(range(1, WIDTH + 1))


def _with_torn_rows(runs: Sequence[Run], rows: tuple[Row, ...]) -> list[Run]:
    """The runs, rows put together that a page's end tore: one part has the numbers, the other blanks."""
    whole: list[Run] = []
    for run in runs:
        above = whole[-1] if whole else None
        if (
            above
            and above.inline
            and run.inline
            and not run.before
            and bool(above.printed) != bool(run.printed)
        ):
            joined = replace(
                above if above.printed else run, inline=above.inline + run.inline, before=above.before
            )
            if own_row(joined, rows) is not None and own_row(above, rows) is None:
                whole[-1] = joined
                continue
        whole.append(run)
    return whole


def _copies(found: Runs, rows: tuple[Row, ...]) -> list[Runs]:
    """The table, and the table again where a document holds it twice."""
    starts = [0]
    for index, run in enumerate(found.runs):
        if index - starts[-1] >= 20 and begins_with(run, rows, 0):
            starts.append(index)
    ends = [*starts[1:], len(found.runs)]
    return [
        Runs(
            found.runs[start:end],
            found.runs[end].before if end < len(found.runs) else found.after,
            found.strays,
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def _contradicts(best: TableThree, other: TableThree) -> bool:
    values = {(cell.row, cell.column): cell.value for cell in best.cells}
    return len(other.cells) >= len(best.cells) - 2 * WIDTH and any(
        values.get((cell.row, cell.column), cell.value) != cell.value for cell in other.cells
    )


def _heads_in_order(strips: Sequence[Strip]) -> bool:
    """False where one printed line names the columns in an order that is not the form's."""
    for strip in strips:
        places = [strip.label.find(head) for head in _HEADS]
        named = [place for place in places if place >= 0]
        if len(named) >= 3 and not strip.values:
            return named == sorted(named)
    return True


def _read_copy(runs: Runs, rows: tuple[Row, ...], applicants: Sequence[str]) -> TableThree:
    ways = [variants(ways_of(run, WIDTH), _ROW_SUM) for run in runs.runs]
    labels = read_labels(runs, rows)
    placing = place(labels, len(rows))
    kept = _best_assignments(placing.assignments, ways, rows, applicants)
    chosen = kept[0]
    run_of = {row: index for index, row in enumerate(chosen) if row is not None}
    identities = _identities(rows, set(run_of), applicants)
    choices = choose_printed_first({row: ways[index] for row, index in run_of.items()}, identities)
    doubtful = _open_rows(kept, ways, chosen, certain=placing.complete)
    has_loose = bool(runs.strays) or None in chosen
    found = {row: runs.runs[index] for row, index in run_of.items()}
    cells = cells_of_rows(found, choices, doubtful, identities, has_loose=has_loose)
    supports = support(labels, len(rows), chosen)
    cells = without_support(
        cells, {row: supports[index] for row, index in run_of.items()}, len(rows), identities
    )
    return TableThree(rows, tuple(cells), _notes(rows, runs, chosen))


def _arranged(
    strips: Sequence[Strip], runs: Runs, rows: tuple[Row, ...], applicants: Sequence[str]
) -> TableThree | None:
    """The table whose numbers are all there, but some of its rows read down their columns; None otherwise."""
    if any(strip.grid is not None for strip in strips):
        return None
    tokens = [token for strip in strips for token in strip.values]
    identities = _identities(rows, set(range(len(rows))), applicants)
    grids = arrangements(tokens, WIDTH, len(rows), identities)
    row_of = {cells: row for grid in grids[:1] for row, cells in enumerate(grid)}
    if not grids or not read_labels(runs, rows).allow([row_of.get(run.printed) for run in runs.runs]):
        return None
    choices = {
        row: Choice(cells, frozenset(_differing([grid[row] for grid in grids])))
        for row, cells in enumerate(grids[0])
    }
    places = {row: sorted(token.start for token in cells) for row, cells in enumerate(grids[0])}
    run_of = {
        row: Run(cells, "", "", False, places[row][0], max(token.end for token in cells))
        for row, cells in enumerate(grids[0])
    }
    return TableThree(rows, tuple(cells_of_rows(run_of, choices, set(), identities)))


def _differing(readings: Sequence[Sequence[Token]]) -> Iterator[int]:
    for column, tokens in enumerate(zip(*readings, strict=True)):
        if len({token.value for token in tokens}) > 1:
            yield column


def _identities(rows: tuple[Row, ...], present: set[int], applicants: Sequence[str]) -> tuple[Identity, ...]:
    """The identities of the form. The 2019 format was printed with more or fewer kinds of outcome, so there
    the sum is that of the rows printed; a lost row with a number in it still breaks it."""
    metric = [row.metric for row in rows]
    outcomes = [
        index
        for index, name in enumerate(metric)
        if name == "requests_outcome" and (rows is ROWS_2021 or index in present)
    ]
    return identities_of(
        applicants,
        outcomes,
        metric.index("requests_new"),
        metric.index("requests_carried_in"),
        metric.index("requests_processed"),
        metric.index("requests_carried_out"),
    )


def _best_assignments(
    assignments: tuple[Assignment, ...],
    ways: list[list[Variant]],
    rows: tuple[Row, ...],
    applicants: Sequence[str],
) -> list[Assignment]:
    """The assignments that keep most identities, in the order given."""
    if len(assignments) == 1:
        return list(assignments)
    scored = []
    for assignment in assignments:
        run_of = {row: index for index, row in enumerate(assignment) if row is not None}
        identities = _identities(rows, set(run_of), applicants)
        scored.append((quality(identities, _certain_values(run_of, ways)), assignment))
    best = max(score for score, _ in scored)
    return [assignment for score, assignment in scored if score == best]


def _certain_values(run_of: dict[int, int], ways: list[list[Variant]]) -> dict[Place, Decimal | None]:
    return {
        (row, column): value
        for row, index in run_of.items()
        if len({variant.values for variant in ways[index]}) == 1
        for column, value in enumerate(ways[index][0].values)
    }


def _open_rows(
    kept: list[Assignment], ways: list[list[Variant]], chosen: Assignment, *, certain: bool
) -> set[int]:
    """The rows that another assignment, as good as the chosen one, reads otherwise."""
    found = {row for row in chosen if row is not None}
    if not certain:
        return found

    def reading(assignment: Assignment, row: int) -> tuple[tuple[Decimal | None, ...], ...] | None:
        if row not in assignment:
            return None
        return tuple(variant.values for variant in ways[assignment.index(row)])

    return {row for row in found if len({reading(assignment, row) for assignment in kept}) > 1}


def _notes(rows: tuple[Row, ...], runs: Runs, chosen: Assignment) -> tuple[str, ...]:
    notes = []
    absent = [row.printed for index, row in enumerate(rows) if index not in chosen]
    if absent and rows is ROWS_2021:
        names = "、".join(name.split("（")[0] for name in absent[:3])
        notes.append(f"表三有 {len(absent)} 行未找到（{names}{'等' if len(absent) > 3 else ''}）")
    loose = list(runs.strays)
    for run, row in zip(runs.runs, chosen, strict=True):
        loose += run.printed if row is None else ()
    if loose:
        printed = "、".join(token.text for token in loose[:5])
        notes.append(f"表三另有 {len(loose)} 个数未归入各格（{printed}{'等' if len(loose) > 5 else ''}）")
    return tuple(notes)
