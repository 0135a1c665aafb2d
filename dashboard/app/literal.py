"""Words of documents and addresses where Streamlit reads Markdown."""

from __future__ import annotations

import re

# What begins a mark inside a line; at its head, what begins a list, a heading or a quotation.
_MARKS = re.compile(r"[\\`*_\[\]<~$:]|^[ ]*(?:>|[-+#](?=[-+#\s]|$)|\d+(?=[.)](?:\s|$)))", re.MULTILINE)


def literal(text: str) -> str:
    """`text` to be shown to the letter in a label, a figure of the strip or a message.

    A category, a file name or a basket in a link may hold what would else be a picture from another server.
    """
    return _MARKS.sub(_escaped, text)


def _escaped(mark: re.Match[str]) -> str:
    found = mark.group()
    # A number is escaped at the full stop or bracket that makes it an item of a list.
    return f"{found}\\" if found[-1].isdigit() else f"{found[:-1]}\\{found[-1]}"
