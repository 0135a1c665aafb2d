"""Texts as documents, read as reports are, for the tests of the grammar."""

from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.extraction.narrative import SentenceReading, read_sentences
from dashboard.extraction.normalised import normalise
from dashboard.reading import Document, read_bytes
from dashboard.resources import CATALOGUE

THE_CATALOGUE: Catalogue = load_catalogue(CATALOGUE)


def document_of(text: str) -> Document:
    """`text` as a plain text file."""
    return read_bytes(text.encode("utf-8"), "年报.txt")


def reading_of(text: str, year: int | None = 2024) -> SentenceReading:
    """What the sentences of `text` say, in a report for `year`."""
    document = document_of(text)
    return read_sentences(document, normalise(document), THE_CATALOGUE, sections=(), year=year, skip=())


def figures_of(text: str, year: int | None = 2024) -> set[str]:
    """The figures as `metric[/member] = value`, with a ~ before an approximate value."""
    return {
        f"{figure.metric}{'/' + figure.member if figure.member else ''} = "
        f"{'~' if figure.approximate else ''}{figure.value:f}"
        for figure in reading_of(text, year).figures
    }
