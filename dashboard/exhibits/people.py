"""What people said beside the figures, for a scope: verdicts on findings, notes on years."""

from __future__ import annotations

from dataclasses import replace

from dashboard.exhibits.scope import EVERY, Scope
from dashboard.library import Library
from dashboard.warehouse.snapshot import Snapshot
from dashboard.warehouse.verdicts import judgements
from dashboard.warehouse.year_notes import load_year_notes


def with_what_people_said(library: Library, snapshot: Snapshot, scope: Scope) -> Scope:
    """`scope` with the findings judged 不属实 and the notes on its years, as the pages have it."""
    return replace(
        scope, dismissed=judgements(library, snapshot).dismissed, notes=notes_on_years(library, scope)
    )


def notes_on_years(library: Library, scope: Scope) -> tuple[tuple[int, str], ...]:
    """What people noted on years about the scope: year and note. The file is small and read at each call."""
    district = () if scope.district == EVERY else (scope.district, scope.district_name)
    return load_year_notes(library).about(
        district, list(zip(scope.agencies, scope.agency_names, strict=True))
    )
