"""Table three (收到和处理政府信息公开申请情况): 25 rows x 7 columns, 23 x 7 in the 2019 format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.extraction.tables.choosing import Choice, Variant, choose, is_missing, variants
from dashboard.extraction.tables.forms import APPLICANTS, ROWS_2019, ROWS_2021, Row
from dashboard.extraction.tables.identities import (
    Identity,
    Place,
    fill,
    in_order,
    quality,
    touching,
)
from dashboard.extraction.tables.identities import table_three as identities_of
from dashboard.extraction.tables.labels import begins_with, read_labels
from dashboard.extraction.tables.readings import ReadCell, cell_reasons
from dashboard.extraction.tables.rows import Assignment, Support, place, support
from dashboard.extraction.tables.runs import Run, Runs, find_runs, fits
from dashboard.extraction.tables.strips import Strip

WIDTH = len(APPLICANTS)
# More runs than this are no table three; what follows is not looked at.
_MOST_RUNS = 90
_ROW_LABELS_OF_2021 = ("逾期", "补正行政", "缴纳费用", "收费通知", "不再处理")
_ROW_SUM = (
    Identity("T3-ROW", tuple((0, column) for column in range(WIDTH - 1)), ((0, WIDTH - 1),), "", ("", "")),
)
_ANY_ROW = "行名与数字分离，属于哪一行不能确定"
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
    runs = [run for run in found.runs if not _is_numbering(run)]
    found = replace(found, runs=tuple(runs[:_MOST_RUNS]))
    if not found.runs:
        return TableThree(rows, ())
    copies = [_read_copy(copy, rows, applicants) for copy in _copies(found, rows)]
    best = max(copies, key=lambda copy: (len(copy.cells), copy.proved))
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
    ways = [variants(fits(run, WIDTH), _ROW_SUM) for run in runs.runs]
    labels = read_labels(runs, rows)
    placing = place(labels, len(rows))
    kept = _best_assignments(placing.assignments, ways, rows, applicants)
    chosen = kept[0]
    run_of = {row: index for index, row in enumerate(chosen) if row is not None}
    identities = _identities(rows, set(run_of), applicants)
    choices = choose({row: ways[index] for row, index in run_of.items()}, identities)
    doubtful = _open_rows(kept, ways, chosen, certain=placing.complete)
    cells = _cells({row: runs.runs[index] for row, index in run_of.items()}, choices, doubtful, identities)
    supports = support(labels, len(rows), chosen)
    cells = _without_support(
        cells, {row: supports[index] for row, index in run_of.items()}, len(rows), identities
    )
    return TableThree(rows, tuple(cells), _notes(rows, runs, chosen))


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


def _cells(
    run_of: dict[int, Run],
    choices: dict[int, Choice],
    doubtful: set[int],
    identities: tuple[Identity, ...],
) -> list[ReadCell]:
    """The cells of the rows found, with their missing numbers worked out and the reasons against them."""
    tokens = {
        (row, column): token
        for row in run_of
        for column, token in enumerate(choices[row].cells if row in choices else (None,) * WIDTH)
    }
    values = {spot: token.value if token else None for spot, token in tokens.items()}
    fillable = {spot for spot, token in tokens.items() if spot[0] in choices and is_missing(token)}
    filled = fill(identities, values, fillable)
    around = touching(identities)
    reason_of = {id(identity): identity.reason(values) for identity in identities}
    used = {id(identity) for identity in filled.values()}
    found = []
    for row, run in sorted(run_of.items()):
        fails = any(reason_of[id(each)] for column in range(WIDTH) for each in around[row, column])
        for column in range(WIDTH):
            spot = (row, column)
            why = list(_doubts(run, choices.get(row), column, fails=fails, doubtful=row in doubtful))
            why += cell_reasons(tokens[spot], values[spot])
            why += in_order(reason_of[id(identity)] for identity in around[spot])
            if not why and all(id(identity) in used for identity in around[spot]):
                why.append(f"{around[spot][0].name}用于推出缺失的数，没有其他勾稽关系可以核对")
            found.append(ReadCell(row, column, tokens[spot], run, values[spot], spot in filled, tuple(why)))
    return found


def _doubts(run: Run, choice: Choice | None, column: int, *, fails: bool, doubtful: bool) -> Iterator[str]:
    """Why it is not certain that these are the row's numbers; fails: a sum through the row does."""
    count = f"本行印有 {len(run.printed)} 个数，应为 {WIDTH} 个"
    if choice is None:
        yield f"{count}，未能对应到列"
    elif column in choice.open_columns or (fails and len(fits(run, WIDTH)) > 1):
        yield f"{count}，各数属于哪一列不能确定"
    if doubtful:
        yield _ANY_ROW
    if run.unsure:
        yield "数字成片，各行从何处分开不能确定"


def _without_support(
    cells: list[ReadCell],
    supports: dict[int, Support],
    row_count: int,
    identities: tuple[Identity, ...],
) -> list[ReadCell]:
    """Mark rows that order alone places where labels name another row, a row is lost or a column is off."""
    values = {(cell.row, cell.column): cell.value for cell in cells}
    forced = len(supports) == row_count and all(
        identity.holds(values) for identity in identities if identity.rule != "T3-ROW"
    )
    return [
        cell.also(_ANY_ROW)
        if supports[cell.row] is Support.CONTRADICTED
        or (supports[cell.row] is not Support.FIRM and not forced)
        else cell
        for cell in cells
    ]


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
