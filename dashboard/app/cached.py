"""The one home of caching: snapshots opened once for all sessions, frames kept by snapshot, query and choice.

The id of the snapshot is part of every key. A new build moves the library's pointer, so the next run of a
page asks for the new id and finds nothing old.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.spec import Spec, page_spec
from dashboard.exhibits import topics
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Options, Question
from dashboard.exhibits.scope import Scope
from dashboard.library import Library
from dashboard.warehouse import verdicts
from dashboard.warehouse.snapshot import Snapshot, current_snapshot_id, open_current
from dashboard.warehouse.verdicts import Judgements


def current_snapshot(library: Library) -> Snapshot | None:
    """The snapshot in use, None if the library was never built. LibraryError if it can't be opened."""
    snapshot_id = current_snapshot_id(library)
    return None if snapshot_id is None else _opened(str(library.home), snapshot_id)


def frame(snapshot: Snapshot, query: str, **parameters: Any) -> pd.DataFrame:
    """What queries/QUERY.sql gives on `snapshot`; the caller's own, as pandas copies what is written to."""
    return _answer(snapshot, Question(query, parameters))


def asker(snapshot: Snapshot) -> Ask:
    """Asks `snapshot` what exhibits want to know, each question once; safe to share between threads."""

    def ask(question: Question) -> pd.DataFrame:
        return _answer(snapshot, question)

    return ask


def _answer(snapshot: Snapshot, question: Question) -> pd.DataFrame:
    whole = f"{snapshot.id} {question.key}"
    return _frame(whole=whole, _snapshot=snapshot, _question=question).copy(deep=False)


def exhibit(snapshot: Snapshot, scope: Scope, key: str, options: Options) -> tuple[Exhibit | Blank, Spec]:
    """The exhibit with `key` about `scope`, and its chart as Streamlit takes it, empty for a blank."""
    about = (scope.district, scope.agencies, scope.year, scope.dismissed, scope.notes)
    whole = f"{snapshot.id} {key} {about} {sorted(options.items())}"
    return _exhibit(whole=whole, _snapshot=snapshot, _scope=scope, _key=key, _options=options)


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


# Making a chart takes longer than asking for its figures. Streamlit's own key of many arguments takes a part
# of a page's time: everything that tells one from another is in `whole`, which alone is hashed.
@st.cache_resource(max_entries=400, show_spinner=False)
def _exhibit(
    whole: str, _snapshot: Snapshot, _scope: Scope, _key: str, _options: Options
) -> tuple[Exhibit | Blank, Spec]:
    made = topics.make(_key, asker(_snapshot), _scope, _options)
    return made, {} if isinstance(made, Blank) else page_spec(made.drawing)


# A handful: the current snapshot of each library, and those that a run under way still reads.
@st.cache_resource(max_entries=8, show_spinner=False)
def _opened(home: str, snapshot_id: str) -> Snapshot:
    return open_current(Library(Path(home)))


# A resource is handed out as it is: a frame of cache_data would be unpickled at each click.
@st.cache_resource(max_entries=1000, show_spinner=False)
def _frame(whole: str, _snapshot: Snapshot, _question: Question) -> pd.DataFrame:
    return _snapshot.query(_question.query, **_question.parameters)


@st.cache_resource(max_entries=8, show_spinner=False)
def _judgements(
    _library: Library, _snapshot: Snapshot, home: str, snapshot_id: str, state: tuple[int, int]
) -> Judgements:
    return verdicts.judgements(_library, _snapshot)
