"""Document -> Report: whose report it is, its sections, tables two to four and the figures in sentences."""

from __future__ import annotations

from dashboard.catalogue import Catalogue
from dashboard.divisions import Divisions
from dashboard.extraction.identity import identify
from dashboard.extraction.narrative import read_sentences
from dashboard.extraction.normalised import normalise
from dashboard.extraction.report import Report
from dashboard.extraction.sections import find_sections
from dashboard.extraction.storable import with_storable_numbers
from dashboard.extraction.tables import read_tables
from dashboard.reading.document import Document

# Part of every cache key: raise it whenever the same document could give another report.
EXTRACTOR_VERSION = "15"


def extract(document: Document, catalogue: Catalogue, divisions: Divisions, file_name: str = "") -> Report:
    """Everything that `document` states, each figure with the quote that it was read from.

    A text that is only part of a report gives what it has. `file_name` is evidence for agency and year.
    """
    text = normalise(document)
    identity = identify(document, text, divisions, file_name or document.name)
    sections = find_sections(document, text)
    tables = read_tables(document, text, catalogue)
    sentences = read_sentences(
        document, text, catalogue, sections=sections, year=identity.year, skip=tables.regions
    )
    report = Report(
        identity=identity,
        format=tables.format,
        figures=tables.figures + sentences.figures,
        sections=sections,
        statements=sentences.statements,
        set_aside=sentences.set_aside,
        tables=tables.states,
        notes=document.notes + tables.notes,
    )
    return with_storable_numbers(report)
