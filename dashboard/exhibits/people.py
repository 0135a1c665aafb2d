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
    district = () if scope.district == EVERY else (scope.district, scope.district_name)
    agencies = list(zip(scope.agencies, scope.agency_names, strict=True))
    return replace(
        scope,
        dismissed=judgements(library, snapshot).dismissed,
        notes=load_year_notes(library).about(district, agencies),
    )
