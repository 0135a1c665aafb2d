"""A file -> Document: pages, lines, tables, positions. Knows formats, not the field."""

from dashboard.reading.document import Box, Cell, Document, Line, Page, Table
from dashboard.reading.limits import DEFAULT, Limits
from dashboard.reading.reader import read, read_bytes
from dashboard.reading.worker import map_isolated, read_isolated

__all__ = [
    "DEFAULT",
    "Box",
    "Cell",
    "Document",
    "Limits",
    "Line",
    "Page",
    "Table",
    "map_isolated",
    "read",
    "read_bytes",
    "read_isolated",
]
