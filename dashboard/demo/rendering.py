"""Choosing the file in which a report is published, and making it."""

from __future__ import annotations

import random
from dataclasses import dataclass

from dashboard.demo.docx import render_docx
from dashboard.demo.html import render_html
from dashboard.demo.manuscript import Manuscript
from dashboard.demo.pdf import render_pdf
from dashboard.demo.scan import render_scan
from dashboard.demo.txt import render_flattened, render_markdown, render_text

_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "txt": "text/plain",
    "md": "text/markdown",
}
# How often each form of publication occurs. Web pages are the most common, in the encodings that occur.
_LAYOUTS = {
    "pdf": 5,
    "docx": 4,
    "html utf-8": 3,
    "html gb18030": 2,
    "html wrongly declared": 2,
    "text": 1,
    "markdown": 1,
    "flattened": 2,
}
_ENDINGS = {"text": "txt", "markdown": "md", "flattened": "txt", "scanned pdf": "pdf"}
_PAGES = {
    "html utf-8": ("utf-8", "utf-8"),
    "html gb18030": ("gb18030", "gb18030"),
    # Declared GB2312, which lacks 樾 and 體, but written in GB18030: a common slip.
    "html wrongly declared": ("gb18030", "gb2312"),
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report's file: its path below reports/, its bytes and what they are."""

    path: str
    data: bytes
    layout: str
    media_type: str


SCANNED = "scanned pdf"
"""The form that is made on request only: recognising a report takes half a minute."""


def render(manuscript: Manuscript, seed: int, *, scanned: bool = False) -> Rendered:
    """The manuscript in the form of publication that chance gives it, or as a scan."""
    place = f"{manuscript.figures.body.agency_id}:{manuscript.figures.year}"
    chance = random.Random(f"{seed}:layout:{place}")
    if scanned:
        return render_as(SCANNED, manuscript, chance)
    layouts = dict(_LAYOUTS)
    if "" in manuscript.slips.printed.values():
        # In a flattened row nobody can tell which of its cells was blank.
        del layouts["flattened"]
    layout = chance.choices(list(layouts), list(layouts.values()))[0]
    return render_as(layout, manuscript, chance)


def render_as(layout: str, manuscript: Manuscript, chance: random.Random) -> Rendered:
    """The manuscript in one of LAYOUTS, or SCANNED."""
    ending = "html" if layout in _PAGES else _ENDINGS.get(layout, layout)
    if layout in _PAGES:
        encoding, declared = _PAGES[layout]
        data = render_html(manuscript, chance, encoding=encoding, declared=declared)
    elif layout == "pdf":
        data = render_pdf(manuscript, chance)
    elif layout == SCANNED:
        data = render_scan(manuscript, chance)
    elif layout == "docx":
        data = render_docx(manuscript, chance)
    elif layout == "markdown":
        data = render_markdown(manuscript)
    elif layout == "flattened":
        data = render_flattened(manuscript, chance)
    else:
        data = render_text(manuscript, chance)
    path = f"{manuscript.figures.year}/{manuscript.stem}.{ending}"
    return Rendered(path, data, layout, _MEDIA_TYPES[ending])


LAYOUTS = tuple(_LAYOUTS)
