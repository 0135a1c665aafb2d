"""Plain text and Markdown -> Document."""

from __future__ import annotations

import hashlib
import re

from dashboard.reading.document import Document, Line, Page

# PDF converters that drop the form feed leave one blank at the head of each page.
_LONE_BLANK = re.compile(r"^ (?! )", re.MULTILINE)


def read_text(data: bytes, name: str) -> Document:
    """The document in `data` (utf-8 with or without BOM, or gb18030), line by line."""
    text = _decode(data).replace("\r\n", "\n").replace("\r", "\n")
    starts = _page_starts(text)
    ends = [*starts[1:], len(text)]
    pages = tuple(
        Page(number, start, end) for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
    lines: list[Line] = []
    page = 0
    for match in re.finditer(r"[^\n\f]+", text):
        while page + 1 < len(pages) and pages[page + 1].start <= match.start():
            page += 1
        lines.append(Line(match.start(), match.end(), pages[page].number))
    return Document(name, "text/plain", hashlib.sha256(data).hexdigest(), text, pages, tuple(lines))


def _decode(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("gb18030", errors="replace")


def _page_starts(text: str) -> list[int]:
    """Where pages start: after form feeds, else at lone blanks that a converter left at page heads."""
    feeds = [match.end() for match in re.finditer("\f", text) if match.end() < len(text)]
    if feeds:
        return [0, *feeds]
    blanks = [match.start() for match in _LONE_BLANK.finditer(text)]
    lines = text.count("\n") + 1
    if len(blanks) >= 3 and blanks[0] == 0 and len(blanks) * 8 < lines:
        last = text[blanks[-1] :].strip()
        return blanks if last else blanks[:-1]
    return [0]
