"""What is proved of table three's cells once their rows are found, and why the others are marked."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.extraction.tables.choosing import Choice, is_missing
from dashboard.extraction.tables.dividing import ways_of
from dashboard.extraction.tables.forms import APPLICANTS
from dashboard.extraction.tables.identities import Identity, fill, in_order, touching
from dashboard.extraction.tables.readings import ReadCell, cell_reasons
from dashboard.extraction.tables.rows import Support
from dashboard.extraction.tables.runs import Run

WIDTH = len(APPLICANTS)
_ANY_ROW = "行名与数字分离，属于哪一行不能确定"


def cells_of_rows(
    run_of: dict[int, Run],
    choices: dict[int, Choice],
    doubtful: set[int],
    identities: tuple[Identity, ...],
    *,
    has_loose: bool = False,
) -> list[ReadCell]:
    """The cells of the rows found, with their missing numbers worked out and the reasons against them.

    has_loose: there are numbers in no row, which may belong to one that was put together from several lines.
    """
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
    # A sum that holds is no proof of a row whose cells were guessed while others fail: most cells are 0.
    sure = not any(reason_of.values())
    found = []
    for row, run in sorted(run_of.items()):
        guessed = not run.in_grid and any((row, column) in filled for column in range(WIDTH))
        guessed = not sure and (guessed or len(ways_of(run, WIDTH)) > 1 or (run.joined and has_loose))
        for column in range(WIDTH):
            spot = (row, column)
            why = list(_doubts(run, choices.get(row), column, guessed=guessed, doubtful=row in doubtful))
            why += cell_reasons(tokens[spot], values[spot])
            why += in_order(reason_of[id(identity)] for identity in around[spot])
            # A row's own sum holds wherever in the row its numbers stand; a grid shows where.
            proofs = [each for each in around[spot] if run.in_grid or each.rule != "T3-ROW"]
            if not why and all(id(identity) in used for identity in proofs):
                why.append(f"{proofs[0].name}用于推出缺失的数，没有其他勾稽关系可以核对")
            found.append(ReadCell(row, column, tokens[spot], run, values[spot], spot in filled, tuple(why)))
    return found


def _doubts(run: Run, choice: Choice | None, column: int, *, guessed: bool, doubtful: bool) -> Iterator[str]:
    """Why it is not certain that these are the row's numbers; guessed: nothing says whose column they are."""
    count = f"本行印有 {len(run.printed)} 个数，应为 {WIDTH} 个"
    if len(run.printed) == WIDTH:
        count = "本行各数分印在几行" if run.joined else "本行的数有几种读法"
    if choice is None:
        yield f"{count}，未能对应到列"
    elif guessed or column in choice.open_columns:
        yield f"{count}，各数属于哪一列不能确定"
    if doubtful:
        yield _ANY_ROW
    if run.unsure:
        yield "数字成片，各行从何处分开不能确定"


def without_support(
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
