"""Tables two, three and four of a report, read by constraint solving.

A document becomes strips (lines and grid rows), the strips of each table are found by what is printed in
them, their numbers become runs, the runs are assigned to the rows of the official form by order, label and
position, and among the readings that this leaves the identities decide. A cell that they prove is proved;
everything else is marked with its reason.

What no sum can tell: two outcomes of table three that changed places. So a row is placed by its label, or by
its order where all rows are there; only a row of zeros lost while another is printed twice could deceive it.

What the 2019 format shares with the 2021 one is said in table_two.py and forms.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.extraction.normalised import NormalisedText
from dashboard.extraction.report import Figure
from dashboard.extraction.tables.blocks import Blocks, find_blocks
from dashboard.extraction.tables.figures import figures_of, member_label
from dashboard.extraction.tables.forms import APPLICANTS, ROWS_2019
from dashboard.extraction.tables.strips import strips_of
from dashboard.extraction.tables.table_four import TableFour, read_table_four
from dashboard.extraction.tables.table_three import TableThree, read_table_three
from dashboard.extraction.tables.table_two import TableTwo, read_table_two
from dashboard.reading.document import Document

__all__ = ["TableReading", "read_tables"]


@dataclass(frozen=True, slots=True)
class TableReading:
    """What the tables of a document state.

    regions: the parts of the document that the tables cover, heads and broken labels included, as offsets;
    format: "2021", "2019", or "" when nothing tells;
    states: ("two", "three", "four") each with "proved" ("read" for table two, which has no sums), "marked"
    or "missing"; notes: what the person who checks should know, in Chinese.
    """

    figures: tuple[Figure, ...]
    regions: tuple[tuple[int, int], ...]
    format: str
    states: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Attempt:
    blocks: Blocks
    two: TableTwo
    three: TableThree
    four: TableFour

    @property
    def rank(self) -> tuple[int, int]:
        """Cells without a reason against them, and cells at all."""
        cells = (*self.two.cells, *self.three.cells, *self.four.cells)
        return sum(not cell.reasons for cell in cells), len(cells)


def read_tables(document: Document, text: NormalisedText, catalogue: Catalogue) -> TableReading:
    """Tables two, three and four of `document`; `text` is its normalised text, `catalogue` names the figures.

    A table that is not there gives no figures, neither does a row that is not found.
    """
    best = _attempt(document, text, catalogue, grids=True)
    if document.tables and not _is_whole(best):
        # A grid guessed from a page's layout can be wrong where its lines are right.
        best = max(best, _attempt(document, text, catalogue, grids=False), key=lambda attempt: attempt.rank)
    return TableReading(
        figures=figures_of(document, catalogue, best.two, best.three, best.four),
        regions=best.blocks.regions,
        format=_format(best),
        states=(("two", best.two.state), ("three", best.three.state), ("four", best.four.state)),
        notes=best.three.notes,
    )


def _attempt(document: Document, text: NormalisedText, catalogue: Catalogue, *, grids: bool) -> _Attempt:
    blocks = find_blocks(strips_of(document, grids=grids), text)
    two = read_table_two(blocks.tables[2])
    applicants = [member_label(catalogue, "applicant", key) for key in APPLICANTS]
    three = read_table_three(blocks.tables[3], two.format, applicants)
    return _Attempt(blocks, two, three, read_table_four(blocks.tables[4]))


def _is_whole(attempt: _Attempt) -> bool:
    return (attempt.two.state, attempt.three.state, attempt.four.state) == ("read", "proved", "proved")


def _format(attempt: _Attempt) -> str:
    if attempt.two.format:
        return attempt.two.format
    if not attempt.three.cells:
        return ""
    if attempt.three.rows is ROWS_2019:
        return "2019"
    members = {attempt.three.rows[cell.row].member for cell in attempt.three.cells}
    return "2021" if members & {"other_no_correction", "other_fee_unpaid", "other"} else ""
