"""Names for the parts of a presentation, counted on."""

from __future__ import annotations

import re
from typing import Any

from pptx.opc.packuri import PackURI


def count_part_names(package: Any) -> None:
    """Let `package`, python-pptx's, count on from the last name that it gave.

    For each new chart, workbook and page of notes it looks through all parts there are, which makes slides
    for a thousand agencies slow: time grows with the square of their number.
    """
    last: dict[str, int] = {}

    def next_partname(pattern: str) -> PackURI:
        if pattern not in last:
            last[pattern] = _highest(package, pattern)
        last[pattern] += 1
        return PackURI(pattern % last[pattern])

    package.next_partname = next_partname


def _highest(package: Any, pattern: str) -> int:
    named = re.compile(re.escape(pattern).replace("%d", r"(\d+)"))
    found = (named.fullmatch(part.partname) for part in package.iter_parts())
    return max((int(match.group(1)) for match in found if match), default=0)
