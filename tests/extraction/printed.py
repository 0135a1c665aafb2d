"""A document as the plain-text reader gives it, for tests of what is read out of it."""

from dataclasses import replace

from dashboard.divisions import load_divisions
from dashboard.extraction.identity import identify
from dashboard.extraction.normalised import normalise
from dashboard.extraction.report import Identity
from dashboard.reading.document import Document
from dashboard.reading.limits import DEFAULT, Budget
from dashboard.reading.text import read_text
from dashboard.resources import CATALOGUE, DATA

DIVISIONS = load_divisions(CATALOGUE)
SEED = DATA / "reports" / "原州区南关街道2024年政府信息公开工作年度报告.txt"


def printed(text: str, **metadata: str) -> Document:
    """The document that prints `text`."""
    document = read_text(text.encode(), "年报.txt", Budget("年报.txt", DEFAULT))
    return replace(document, metadata=metadata)


def identity_of(text: str, file_name: str = "年报.txt", **metadata: str) -> Identity:
    """Whose report prints `text`, and of which year."""
    document = printed(text, **metadata)
    return identify(document, normalise(document), DIVISIONS, file_name)
