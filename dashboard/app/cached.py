"""The one home of caching: snapshots opened once for all sessions, frames kept by snapshot, query and choice.

The id of the snapshot is part of every key. A new build moves the library's pointer, so the next run of a
page asks for the new id and finds nothing old.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.exhibits import topics
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Options, Question
from dashboard.exhibits.scope import Scope
from dashboard.library import Library
from dashboard.warehouse import verdicts
from dashboard.warehouse.snapshot import Snapshot, current_snapshot_id, open_current
from dashboard.warehouse.verdicts import Judgements

Spec = dict[str, Any]
"""A chart of Vega-Lite."""


def current_snapshot(library: Library) -> Snapshot | None:
    """The snapshot in use, None if the library was never built. LibraryError if it can't be opened."""
    snapshot_id = current_snapshot_id(library)
    return None if snapshot_id is None else _opened(str(library.home), snapshot_id)


def frame(snapshot: Snapshot, query: str, **parameters: Any) -> pd.DataFrame:
    """What queries/QUERY.sql gives on `snapshot`; the caller's own, as pandas copies what is written to."""
    return _frame(snapshot, snapshot.id, query, parameters).copy(deep=False)


def asker(snapshot: Snapshot) -> Ask:
    """Asks `snapshot` what exhibits want to know.

    The parts of a page ask the same again and again: what was asked once is at hand, without Streamlit's
    key of all parameters.
    """
    known: dict[str, pd.DataFrame] = {}

    def ask(question: Question) -> pd.DataFrame:
        key = f"{question.query} {dict(question.parameters)!r}"
        if key not in known:
            known[key] = frame(snapshot, question.query, **question.parameters)
        return known[key].copy(deep=False)

    return ask


def exhibit(snapshot: Snapshot, scope: Scope, key: str, options: Options) -> tuple[Exhibit | Blank, Spec]:
    """The exhibit with `key` about `scope`, and its chart as Streamlit takes it, empty for a blank."""
    about = (scope.district, scope.agencies, scope.year, scope.dismissed, scope.notes)
    return _exhibit(snapshot, scope, snapshot.id, key, about, tuple(sorted(options.items())))


def judgements(library: Library, snapshot: Snapshot) -> Judgements:
    """What people decided about the findings of `snapshot`; read anew whenever the file has changed."""
    try:
        state = library.verdicts.stat()
    except FileNotFoundError:
        return Judgements()
    return _judgements(library, snapshot, str(library.home), snapshot.id, (state.st_mtime_ns, state.st_size))


def report_count(snapshot: Snapshot) -> int:
    """How many reports `snapshot` holds."""
    return int(frame(snapshot, "snapshot")["reports"].iloc[0])


# Making a chart takes longer than asking for its figures.
@st.cache_resource(max_entries=400, show_spinner=False)
def _exhibit(
    _snapshot: Snapshot,
    _scope: Scope,
    snapshot_id: str,
    key: str,
    about: tuple[Any, ...],
    options: tuple[tuple[str, str], ...],
) -> tuple[Exhibit | Blank, Spec]:
    made = topics.make(key, asker(_snapshot), _scope, dict(options))
    return made, {} if isinstance(made, Blank) else made.drawing.to_dict(validate=False)


# A handful: the current snapshot of each library, and those that a run under way still reads.
@st.cache_resource(max_entries=8, show_spinner=False)
def _opened(home: str, snapshot_id: str) -> Snapshot:
    return open_current(Library(Path(home)))


# A resource is handed out as it is: a frame of cache_data would be unpickled at each click.
@st.cache_resource(max_entries=1000, show_spinner=False)
def _frame(_snapshot: Snapshot, snapshot_id: str, query: str, parameters: dict[str, Any]) -> pd.DataFrame:
    return _snapshot.query(query, **parameters)


@st.cache_resource(max_entries=8, show_spinner=False)
def _judgements(
    _library: Library, _snapshot: Snapshot, home: str, snapshot_id: str, state: tuple[int, int]
) -> Judgements:
    return verdicts.judgements(_library, _snapshot)
