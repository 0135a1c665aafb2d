"""Cells as figures: keys and labels of the catalogue, the quote and its place in the document."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.catalogue import Catalogue
from dashboard.extraction.report import Figure, Origin, State
from dashboard.extraction.tables.forms import APPLICANTS, DISPUTES, RESULTS, Row
from dashboard.extraction.tables.readings import ReadCell
from dashboard.extraction.tables.runs import Run
from dashboard.extraction.tables.table_four import TableFour
from dashboard.extraction.tables.table_three import TableThree
from dashboard.extraction.tables.table_two import TableTwo
from dashboard.extraction.tables.tokens import Kind
from dashboard.reading.document import Document

_LONGEST_CONTEXT = 300
_DISPUTE_LABELS = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")


def figures_of(
    document: Document, catalogue: Catalogue, two: TableTwo, three: TableThree, four: TableFour
) -> tuple[Figure, ...]:
    """The figures of the three tables in the order of the form."""
    return (
        *_figures_two(document, catalogue, two),
        *_figures_three(document, catalogue, three),
        *_figures_four(document, catalogue, four),
    )


def member_label(catalogue: Catalogue, dimension: str, key: str) -> str:
    """The label of a member, or its key where the catalogue does not know it."""
    member = catalogue.members.get(dimension, {}).get(key)
    return member.label if member else key


def _figures_two(document: Document, catalogue: Catalogue, table: TableTwo) -> Iterator[Figure]:
    for metric, cell in zip(table.metrics, table.cells, strict=True):
        known = catalogue.metrics.get(metric)
        yield _figure(document, cell, (metric, "", ""), known.label if known else metric, State.READ)


def _figures_three(document: Document, catalogue: Catalogue, table: TableThree) -> Iterator[Figure]:
    for cell in table.cells:
        row = table.rows[cell.row]
        applicant = APPLICANTS[cell.column]
        label = f"{_row_label(catalogue, row)}·{member_label(catalogue, 'applicant', applicant)}"
        yield _figure(document, cell, (row.metric, row.member, applicant), label, State.PROVED)


def _figures_four(document: Document, catalogue: Catalogue, table: TableFour) -> Iterator[Figure]:
    for cell in table.cells:
        group, result = divmod(cell.column, len(RESULTS))
        label = f"{_DISPUTE_LABELS[group]}·{member_label(catalogue, 'result', RESULTS[result])}"
        yield _figure(document, cell, (DISPUTES[group], RESULTS[result], ""), label, State.PROVED)


def _row_label(catalogue: Catalogue, row: Row) -> str:
    if row.member:
        return member_label(catalogue, "outcome", row.member)
    return f"（七）{row.printed}" if row.ordinal == "七" else f"{row.ordinal}、{row.printed}"


def _figure(document: Document, cell: ReadCell, key: tuple[str, str, str], label: str, sure: State) -> Figure:
    start, end = _span(cell)
    metric, member, applicant = key
    return Figure(
        metric=metric,
        member=member,
        applicant=applicant,
        label=label,
        value=cell.value,
        approximate=False,
        origin=Origin.DERIVED if cell.derived else Origin.TABLE,
        state=State.MARKED if cell.reasons else sure,
        quote=document.text[start:end],
        page=document.page_at(start),
        start=start,
        end=end,
        confidence=cell.token.confidence if cell.token else 1.0,
        context=_context(document, cell.run),
        reason="；".join(dict.fromkeys(cell.reasons)),
    )


def _span(cell: ReadCell) -> tuple[int, int]:
    """Where the cell is printed; an empty span at its place where nothing is."""
    if cell.token is None:
        return cell.run.end, cell.run.end
    if cell.token.kind is Kind.BLANK:
        return cell.token.start, cell.token.start
    return cell.token.start, cell.token.end


def _context(document: Document, run: Run) -> str:
    """The printed lines on which the row's numbers stand, as one line."""
    start = document.text.rfind("\n", 0, run.start) + 1
    end = document.text.find("\n", run.end)
    line = document.text[start : end if end >= 0 else len(document.text)]
    return " ".join(line.split())[:_LONGEST_CONTEXT]
