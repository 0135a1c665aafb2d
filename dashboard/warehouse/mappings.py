"""What an office has decided about the headings of its sheets: the library's mappings.csv.

A build adds what it guessed for headings that are new to it; what is in the file is used as it stands.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from dashboard.catalogue import Catalogue
from dashboard.errors import LibraryError
from dashboard.extraction.sheet import Entry, Status
from dashboard.extraction.sheet.headings import ROLES
from dashboard.warehouse.files import guarded, office_rows, replace_file, unguarded

COLUMNS = ("sheet", "kind", "heading", "metric", "member", "applicant", "factor", "status")


def load_mappings(path: Path, catalogue: Catalogue) -> tuple[Entry, ...]:
    """The entries in the file at `path` in its order, none if there is no such file.

    A row that can't be used raises LibraryError with its line, so that no figure is read by a mapping that
    nobody meant.
    """
    entries: dict[tuple[str, str, str], Entry] = {}
    for line, fields in office_rows(path, COLUMNS, "表头对照表"):
        entry = _entry(fields, catalogue, f"{path} 第 {line} 行")
        entries.setdefault(entry.place, entry)
    return tuple(entries.values())


def save_mappings(path: Path, entries: Iterable[Entry]) -> None:
    """Write the file, with a mark so that office programs take it for utf-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow(
            (
                entry.sheet,
                entry.kind,
                guarded(entry.heading),
                entry.metric,
                guarded(entry.member),
                entry.applicant,
                entry.factor,
                entry.status,
            )
        )
    replace_file(path, out.getvalue().encode("utf-8-sig"), durable=True)


def mappings_key(entries: Sequence[Entry]) -> list[tuple[str, ...]]:
    """The entries as plain values in an order of their own: what a snapshot's id depends on."""
    return sorted((*entry.place, *map(str, _decision(entry))) for entry in entries)


def _decision(entry: Entry) -> tuple[object, ...]:
    return entry.metric, entry.member, entry.applicant, entry.factor, entry.status


def _entry(fields: dict[str, str], catalogue: Catalogue, where: str) -> Entry:
    def refuse(problem: str, remedy: str) -> LibraryError:
        return LibraryError(f"表头“{fields['heading']}”的{problem}", where=where, remedy=remedy)

    metric, kind = fields["metric"], fields["kind"]
    if kind not in ("column", "name"):
        raise refuse(f" kind 列“{kind}”不能用", "请填 column（表头）或 name（指标名）")
    known = metric in catalogue.metrics or (kind == "column" and metric in ROLES)
    if metric and not known:
        raise refuse(f" metric 列“{metric}”不是指标代码", "请按 data/catalogue/metrics.csv 填写，或留空")
    try:
        factor = Decimal(fields["factor"] or 1)
    except InvalidOperation:
        factor = Decimal(0)
    if not (factor.is_finite() and 0 < factor <= 10**8):
        raise refuse(f" factor 列“{fields['factor']}”不能用", "请填换算倍数，如 1 或 10000")
    status = fields["status"]
    if status not in tuple(Status):
        raise refuse(f" status 列“{status}”不能用", f"请填 {'、'.join(Status)} 之一")
    # A person who fills in what was unknown need not think of the status.
    if status == Status.UNKNOWN and metric:
        status = Status.CONFIRMED
    return Entry(
        fields["sheet"],
        kind,
        unguarded(fields["heading"]),
        metric,
        unguarded(fields["member"]),
        fields["applicant"],
        factor,
        Status(status),
    )
