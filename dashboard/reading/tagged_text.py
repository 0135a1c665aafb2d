"""Markdown whose tables are written as HTML, as converters do where cells are merged -> Document."""

from __future__ import annotations

import re

from dashboard.reading.document import Document
from dashboard.reading.html import parse_markup
from dashboard.reading.limits import Budget
from dashboard.reading.markup import write_block
from dashboard.reading.sniffing import Media
from dashboard.reading.writer import DocumentWriter

_TABLE = re.compile(r"<table\b(?:(?!<table\b).)*?</table\s*>", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh][\s>]", re.IGNORECASE)
# Tags that a converter leaves around its lines and tables.
_AROUND = re.compile(r"</?(?:html|body|div|p|center|span|br|figure)\b[^<>]*>", re.IGNORECASE)


def has_tagged_tables(text: str) -> bool:
    """Whether tables are written as HTML in `text`."""
    return _TABLE.search(text) is not None


def read_tagged_text(data: bytes, text: str, name: str, budget: Budget) -> Document:
    """The document in `data`, which says `text`: its lines as they are, its tables as a browser has them."""
    budget.check_cells(len(_CELL.findall(text)))
    writer = DocumentWriter()
    position = 0
    for match in _TABLE.finditer(text):
        writer.paragraph(_AROUND.sub("", text[position : match.start()]))
        write_block(parse_markup(match[0], budget), writer, budget)
        position = match.end()
    writer.paragraph(_AROUND.sub("", text[position:]))
    return writer.document(name, Media.MARKDOWN.value, data)
