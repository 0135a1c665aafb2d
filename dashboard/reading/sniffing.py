"""What a file is, told from its bytes; its name doesn't count."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from enum import StrEnum
from itertools import islice

from dashboard.reading.encoding import decode


class Media(StrEnum):
    """The kinds of file that are told apart, by media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    MHTML = "multipart/related"
    CSV = "text/csv"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ZIP = "application/zip"
    OFD = "application/ofd"
    OLE = "application/x-ole-storage"
    RTF = "application/rtf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    UNKNOWN = "application/octet-stream"


_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Media.OLE),
    (b"\x89PNG\r\n\x1a\n", Media.PNG),
    (b"\xff\xd8\xff", Media.JPEG),
    (b"{\\rtf", Media.RTF),
)
# By the member that makes a zip what it is.
_ZIP_KINDS = (("word/", Media.DOCX), ("xl/", Media.XLSX), ("OFD.xml", Media.OFD))
_ZIP_HEAD = 65_536
_PDF_HEAD = 1024
_TEXT_HEAD = 8192
# Possessive, here and below: a comment ends at its first -->, blanks where they end. Tried again in every
# other way, two hundred bytes of comments took minutes, as did a few thousand blank lines.
_BEFORE_MARKUP = r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:(?><!--.{0,2000}?-->)\s*+)*+"
_MARKUP_START = re.compile(
    _BEFORE_MARKUP + r"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_START = re.compile(_BEFORE_MARKUP + r"<(?:!doctype\s+html|html|head|meta)\b", re.IGNORECASE | re.DOTALL)
_MARKUP_INSIDE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
# The row of dashes below the headings of a Markdown table, a whole line.
DIVIDER = re.compile(r"\s*+\|?(?:\s*+:?-++:?\s*+\|)++\s*+(?::?-++:?\s*+)?")
_NUMBER = re.compile(r"[-+]?[\d,，.．０-９]+%?")
_SHEET_ROWS, _TITLE_ROWS, _HEADING_ROWS = 20, 4, 3


def sniff(data: bytes) -> Media:
    """The kind of the file whose bytes are `data`."""
    head = data[:_PDF_HEAD]
    if b"%PDF-" in head and not _is_markup(data):
        return Media.PDF
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zip_kind(data)
    for magic, media in _MAGIC:
        if head.startswith(magic):
            return media
    text = decode(_whole_lines(data))
    if text is None or not text.strip():
        return Media.UNKNOWN
    if "multipart/related" in text[:2000].lower() and "mime-version" in text[:2000].lower():
        return Media.MHTML
    if _PAGE_START.match(text) or (
        (_MARKUP_INSIDE.search(text) or _MARKUP_START.match(text)) and not _is_mostly_untagged(text)
    ):
        return Media.HTML
    if delimiter_of(text, is_whole=len(data) <= _TEXT_HEAD):
        return Media.CSV
    return Media.MARKDOWN if any(map(DIVIDER.fullmatch, text.splitlines())) else Media.TEXT


def _is_mostly_untagged(text: str) -> bool:
    """Whether most lines hold no tag: Markdown that begins with some, or whose tables are written so."""
    lines = [line for line in text.splitlines() if line.strip()]
    return sum("<" in line for line in lines) * 3 < len(lines)


def _whole_lines(data: bytes) -> bytes:
    """The head of a text, up to a line's end, so that no character is cut in two."""
    if len(data) <= _TEXT_HEAD:
        return data
    return data[: data.rfind(b"\n", 0, _TEXT_HEAD) + 1] or data[:_TEXT_HEAD]


def delimiter_of(text: str, *, is_whole: bool = True) -> str:
    """The character that divides the columns of a sheet saved as text, "" if `text` is no such sheet.

    A sheet has one width throughout and begins with headings: short, distinct, and no sentences; over rows of
    groups and members they are distinct together. A title may stand above them, in a row blank but for it.
    """
    for delimiter in (",", "\t", ";"):
        lines = io.StringIO(text, newline="")
        try:
            rows = list(islice(csv.reader(lines, delimiter=delimiter), _SHEET_ROWS))
        except csv.Error:
            continue
        if not is_whole and len(rows) < _SHEET_ROWS:
            del rows[-1:]
        rows = [row for row in rows if any(field.strip() for field in row)]
        if (
            len(rows) >= 2
            and len(rows[0]) >= 2
            and len({len(row) for row in rows}) == 1
            and _is_heading(_heading_names(_below_title(rows)))
        ):
            return delimiter
    return ""


def _below_title(rows: list[list[str]]) -> list[list[str]]:
    """The rows from the first that is no title on, of the few rows that a title may have."""
    first = next(
        (number for number, row in enumerate(rows[:_TITLE_ROWS]) if any(field.strip() for field in row[1:])),
        0,
    )
    return rows[first:]


def _heading_names(rows: list[list[str]]) -> list[str]:
    """What stands over each column: the first row, and while that leaves columns without a name of their own,
    its groups' names with those of the members in the rows below, as merged cells are saved.
    """
    names = [field.strip() for field in rows[0]]
    for row in rows[1:_HEADING_ROWS]:
        members = [field.strip() for field in row]
        if _is_heading(names) or any(_NUMBER.fullmatch(member) for member in members):
            break
        group = ""
        for column, member in enumerate(members):
            group = names[column] or group
            if member and member != names[column]:
                names[column] = group + member
    return names


def _is_heading(names: list[str]) -> bool:
    return len(set(names)) == len(names) and all(
        0 < len(name) <= 40 and not re.search(r"[。；：！]|\d{4,}(?![\d一-鿿])", name) for name in names
    )


def _is_markup(data: bytes) -> bool:
    return bool(_MARKUP_START.match(data[:_PDF_HEAD].decode("latin-1")))


def _zip_kind(data: bytes) -> Media:
    """What a zip holds; one cut short has lost its directory, but not the names before its members."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = "\n".join(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        names = data[:_ZIP_HEAD].decode("latin-1")
    return next((media for mark, media in _ZIP_KINDS if mark in names), Media.ZIP)
