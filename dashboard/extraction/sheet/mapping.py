"""What each heading of a sheet stands for: guessed from its words, and as an office has decided it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from dashboard.catalogue import Catalogue
from dashboard.extraction.sheet.grid import Grid, grid_of
from dashboard.extraction.sheet.headings import ROLES, Vocabulary, bare, factor_for, role_of, unit_in
from dashboard.reading.document import Document, Table


class Status(StrEnum):
    """guessed: by the words of the heading; confirmed: by a person; ignored: no figures, or none wanted;
    unknown: what it counts is not known, and its figures are set aside.
    """

    GUESSED = "guessed"
    CONFIRMED = "confirmed"
    IGNORED = "ignored"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one heading, or one name in the column of metrics, stands for.

    sheet: the signature of the headings that it is one of; kind: "column" or "name"; heading: as written;
    metric: a metric's key, or for a column a key of headings.ROLES (agency, year, value …); factor: what the
    numbers are multiplied by to be in the metric's unit.
    """

    sheet: str
    kind: str
    heading: str
    metric: str
    member: str
    applicant: str
    factor: Decimal
    status: Status

    @property
    def place(self) -> tuple[str, str, str]:
        """What tells it from all others."""
        return self.sheet, self.kind, self.heading

    @property
    def counts(self) -> bool:
        """Whether it says what is counted."""
        return self.status in (Status.GUESSED, Status.CONFIRMED) and bool(self.metric)


@dataclass(frozen=True)
class Mapping:
    """The entries of one sheet, in the order of its columns; `long` if each row holds one figure."""

    sheet: str
    entries: tuple[Entry, ...]

    def column_of(self, role: str) -> str | None:
        """The heading of the column that is for `role`; None if the sheet has none."""
        return next(
            (
                entry.heading
                for entry in self.entries
                if entry.kind == "column" and entry.metric == role and entry.counts
            ),
            None,
        )

    @property
    def long(self) -> bool:
        return self.column_of("metric") is not None and self.column_of("value") is not None

    def of(self, kind: str) -> dict[str, Entry]:
        """The entries of a kind by heading."""
        return {entry.heading: entry for entry in self.entries if entry.kind == kind}

    def over(self, kept: Iterable[Entry]) -> Mapping:
        """The same with what an office has kept in place of what was guessed."""
        decided = {entry.place: entry for entry in kept}
        return Mapping(self.sheet, tuple(decided.get(entry.place, entry) for entry in self.entries))


def guess_mapping(document: Document, table: Table, catalogue: Catalogue) -> Mapping:
    """The mapping of `table`, guessed from its headings and, in a long sheet, its names of metrics."""
    return guess(grid_of(document, table), Vocabulary(catalogue), ())


def guess(grid: Grid, vocabulary: Vocabulary, kept: Iterable[Entry]) -> Mapping:
    """The mapping of `grid` with what was `kept` of it; names are looked for in the column kept for them."""
    headings = list(dict.fromkeys(grid.headings.values()))
    signature = signature_of(headings)
    entries = [_column(signature, heading, vocabulary) for heading in headings]
    entries = _one_each(entries)
    mapping = Mapping(signature, tuple(entries)).over(kept)
    if not mapping.long:
        return mapping
    # A column beside the value's can only describe it: a figure's own columns are roles.
    wanted = mapping.column_of("metric")
    column = next(number for number, heading in grid.headings.items() if heading == wanted)
    names = dict.fromkeys(text for row in grid.body if (text := grid.text(row, column)))
    named = tuple(_target(signature, "name", name, vocabulary) for name in names)
    return Mapping(signature, (*mapping.entries, *named)).over(kept)


def signature_of(headings: Iterable[str]) -> str:
    """What tells sheets with these headings: s and eight hex digits. The s keeps office programs from taking
    it for a number.
    """
    return "s" + hashlib.sha256("\n".join(headings).encode()).hexdigest()[:8]


def _column(signature: str, heading: str, vocabulary: Vocabulary) -> Entry:
    role = role_of(heading) or role_of(heading.rpartition("·")[2])
    if role == "ignored":
        return Entry(signature, "column", heading, "", "", "", Decimal(1), Status.IGNORED)
    if role:
        return Entry(signature, "column", heading, role, "", "", Decimal(1), Status.GUESSED)
    return _target(signature, "column", heading, vocabulary)


def _target(signature: str, kind: str, heading: str, vocabulary: Vocabulary) -> Entry:
    target = vocabulary.target_of(heading) if kind == "column" else vocabulary.name_of(heading)
    if target is not None:
        factor = factor_for(unit_in(heading), vocabulary.catalogue.metrics[target[0]])
        if factor is not None:
            return Entry(signature, kind, heading, *target, factor, Status.GUESSED)
    return Entry(signature, kind, heading, "", "", "", Decimal(1), Status.UNKNOWN)


def _one_each(entries: list[Entry]) -> list[Entry]:
    """Each role for one column only: the first, but 单位 beside another agency is the unit of measure, and
    街道 goes before 部门 beside it.
    """
    agencies = [entry for entry in entries if entry.metric == "agency"]
    units = [entry for entry in agencies if bare(entry.heading) == "单位"] if len(agencies) > 1 else []
    taken: set[str] = set()
    made = []
    for entry in entries:
        if entry in units:
            entry = replace(entry, metric="unit")
        if entry.metric in ROLES and entry.metric in taken:
            entry = replace(entry, metric="", status=Status.UNKNOWN)
        taken.add(entry.metric)
        made.append(entry)
    return made
