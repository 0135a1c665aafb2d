"""An office's sheet as the one JSON object that `gongkai extract SHEET --json` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard.extraction.report import SetAside
from dashboard.extraction.sheet import Entry, SheetReading
from dashboard.report_json import plain_number, report_object


def sheet_object(reading: SheetReading, kept: Iterable[Entry] = ()) -> dict[str, Any]:
    """sheet: its mapping, its reports as for documents, and what was set aside by reason with counts.

    kept: the library's mapping that the sheet was read by; each entry says whether it is one of them.
    """
    everything = [*reading.set_aside, *(text for one in reading.reports for text in one.report.set_aside)]
    places = {entry.place for entry in kept}
    return {
        "sheet": {
            "mapping": [
                {**entry_object(entry), "kept": entry.place in places}
                for mapping in reading.mappings
                for entry in mapping.entries
            ],
            "reports": [report_object(one.report, pd.DataFrame()) for one in reading.reports],
            "set_aside": _by_reason(everything),
        }
    }


def entry_object(entry: Entry) -> dict[str, Any]:
    """What one heading stands for."""
    return {
        "sheet": entry.sheet,
        "kind": entry.kind,
        "heading": entry.heading,
        "metric": entry.metric,
        "member": entry.member,
        "applicant": entry.applicant,
        "factor": plain_number(entry.factor),
        "status": entry.status.value,
    }


def _by_reason(texts: Iterable[SetAside]) -> list[dict[str, Any]]:
    """One object for each reason, most frequent first, with the place of the first text."""
    groups: dict[str, list[SetAside]] = {}
    for text in texts:
        groups.setdefault(text.reason, []).append(text)
    return [
        {
            "reason": reason,
            "count": len(group),
            "quote": group[0].quote,
            "page": group[0].page,
            "start": group[0].start,
            "end": group[0].end,
        }
        for reason, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
