"""Reading a document's tables in a test: figures by key, and what must hold of every figure."""

from decimal import Decimal

from dashboard.catalogue import load_catalogue
from dashboard.extraction.normalised import normalise
from dashboard.extraction.report import Figure
from dashboard.extraction.tables import TableReading, read_tables
from dashboard.reading.document import Document
from dashboard.resources import CATALOGUE

Key = tuple[str, str, str]
CATALOGUE_OF_FORM = load_catalogue(CATALOGUE)


def reading_of(document: Document) -> TableReading:
    """The tables of `document`; every quote must be what stands at its place."""
    reading = read_tables(document, normalise(document), CATALOGUE_OF_FORM)
    for figure in reading.figures:
        assert figure.quote == document.text[figure.start : figure.end]
        assert bool(figure.reason) == (figure.state == "marked")
    return reading


def figures_of(document: Document) -> dict[Key, Figure]:
    """The figures of `document` by metric, member and applicant; none twice."""
    figures = reading_of(document).figures
    found = {(figure.metric, figure.member, figure.applicant): figure for figure in figures}
    assert len(found) == len(figures)
    return found


def number(printed: str) -> Decimal | None:
    """The value of a cell that prints `printed`; None for a blank or a mark."""
    return Decimal(printed) if printed.isdigit() else None


def state_of(reading: TableReading, table: str) -> str:
    """The state of table "two", "three" or "four"."""
    return dict(reading.states)[table]
