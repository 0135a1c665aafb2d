"""The one filter bar: 区县, 单位, 年份, and 资料库 where there are several, each of them in the URL.

Streamlit binds to the URL what a widget shows. A link should carry codes, not names, so the bound widget of
each choice is a hidden field that holds the code (style.css hides it), and the visible one shows the name and
sets it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.app import cached
from dashboard.app.libraries import served_libraries
from dashboard.exhibits.people import notes_on_years
from dashboard.exhibits.scope import EVERY, Scope
from dashboard.library import Library
from dashboard.warehouse.snapshot import Snapshot

MOST_AGENCIES = 8
"""As many can be told apart on a chart; for more, all of them are shown."""
_CHOICE, _GONE = "_choice", "_gone"


@dataclass(frozen=True, slots=True)
class Choice(Scope):
    """What a page is about, the snapshot that it asks, and the library that this is of."""

    snapshot: Snapshot
    library: Library

    def narrowed(self, agency: str, name: str) -> Choice:
        """The same about one agency alone."""
        return replace(self, agencies=(agency,), agency_names=(name,))


def keep(choice: Choice) -> None:
    """Hand `choice` to the page that runs next."""
    st.session_state[_CHOICE] = choice


def chosen() -> Choice:
    """What the filter bar says, for a page."""
    choice: Choice = st.session_state[_CHOICE]
    return choice


def choose_library() -> Library:
    """The library to show; a switch at the top of the navigation where there are several."""
    libraries = served_libraries()
    if len(libraries) == 1:
        return next(iter(libraries.values()))
    names = {code: _library_name(library) for code, library in libraries.items()}
    begin(library=_known(st.query_params.get("library"), names))
    with st.sidebar:
        return libraries[_choose("library", labels.LIBRARY, names)]


def filter_bar(library: Library, snapshot: Snapshot) -> Choice:
    """The bar itself and what is chosen in it. The library's snapshot must hold at least one report."""
    districts = _district_names(snapshot)
    asked = st.query_params
    district = _known(asked.get("district"), districts)
    _keep_gone(asked, districts, district, snapshot)
    begin(
        district=district,
        agency=",".join(_known_several(asked.get("agency"), _agency_names(snapshot, district))) or EVERY,
        year=_known(asked.get("year"), _years(snapshot, district)),
    )
    with st.container(key="filters", horizontal=True):
        district = _choose("district", labels.DISTRICT, districts)
        names = _agency_names(snapshot, district)
        agencies = _choose_several("agency", labels.AGENCY, names)
        # A year that the district has no report of gives way to its latest.
        year = _choose("year", labels.YEAR, _years(snapshot, district))
        if is_fictional(snapshot):
            st.html(f'<p class="fictional">{labels.FICTIONAL_NOTE}</p>')
    _show_gone((district, agencies, year), f"{districts[district]} {year} 年")
    choice = Choice(
        snapshot_id=snapshot.id,
        district=district,
        district_name=districts[district],
        agencies=agencies,
        agency_names=tuple(names[agency] for agency in agencies),
        year=int(year),
        fictional=is_fictional(snapshot),
        as_of=_as_of(snapshot),
        snapshot=snapshot,
        library=library,
        dismissed=cached.judgements(library, snapshot).dismissed,
    )
    return replace(choice, notes=notes_on_years(library, choice))


def choose_option(
    key: str, label: str, names: Mapping[str, str], *, shown: bool = True, labelled: bool = True
) -> str:
    """What a page of its own lets choose among `names` (code -> name), the first of them unless the address
    says otherwise; style.css hides the field `key`.

    shown: else the choice is kept without a way to change it; labelled: else only screen readers are told
    what it is, where the names say it.
    """
    begin(**{key: option(key, names)})
    return _choose(key, label, names, labelled=labelled) if shown else _code(key, label, names)


def option(key: str, names: Mapping[str, str]) -> str:
    """What is chosen among `names` (code -> name), before that which lets choose it is drawn."""
    return _known(st.session_state.get(key) or st.query_params.get(key), names)


def choose_view(key: str, label: str, names: Mapping[str, str]) -> str:
    """As `choose_option`, with the names side by side."""
    begin(**{key: option(key, names)})
    code = _code(key, label, names)
    st.segmented_control(
        label,
        list(names),
        format_func=names.__getitem__,
        key=f"{key}_choice",
        on_change=_take,
        args=(key,),
        required=True,
        label_visibility="collapsed",
    )
    return code


def _keep_gone(
    asked: Mapping[str, str], districts: Mapping[str, str], district: str, snapshot: Snapshot
) -> None:
    """On the first run of a visit, keep what of its address the library does not hold."""
    if _GONE in st.session_state:
        return
    known = {
        labels.DISTRICT: {*districts},
        labels.AGENCY: {EVERY, *_agency_names(snapshot, district)},
        labels.YEAR: {*_years(snapshot, district)},
    }
    gone = [
        label
        for label, key in ((labels.DISTRICT, "district"), (labels.AGENCY, "agency"), (labels.YEAR, "year"))
        if not {*asked.get(key, "").split(",")} <= known[label] | {""}
    ]
    st.session_state[_GONE] = ("、".join(gone), None)


def _show_gone(shown: tuple[object, ...], instead: str) -> None:
    """Say that the address asked for what there is not, until something else is chosen."""
    gone, first = st.session_state[_GONE]
    if gone and shown == (first or shown):
        st.session_state[_GONE] = (gone, shown)
        st.html(f'<p class="caption attention">链接所指的{gone}不在资料库中，所示为{instead}。</p>')


def _district_names(snapshot: Snapshot) -> dict[str, str]:
    """Codes and names of the districts with reports, all of them together first where there are several."""
    rows = cached.frame(snapshot, "districts")
    repeated = rows["district"].duplicated(keep=False)
    names = rows["district"].where(~repeated, rows["city"].fillna("") + rows["district"])
    districts = dict(zip(rows["district_code"], names, strict=True))
    return districts if len(districts) == 1 else {EVERY: labels.ALL} | districts


def _library_name(library: Library) -> str:
    """The districts that a library is about, or its folder while it is empty; 虚构 where it is fictional."""
    snapshot = cached.current_snapshot(library)
    if snapshot is None:
        return library.home.name
    names = [name for code, name in _district_names(snapshot).items() if code != EVERY]
    name = labels.listing(names, most=2) or library.home.name
    return f"{name}（{labels.FICTIONAL}）" if is_fictional(snapshot) else name


def is_fictional(snapshot: Snapshot) -> bool:
    """Whether the library is about places that do not exist."""
    return bool(cached.frame(snapshot, "snapshot")["fictional"].iloc[0])


def _as_of(snapshot: Snapshot) -> date | None:
    last = cached.frame(snapshot, "snapshot")["as_of"].iloc[0]
    return None if pd.isna(last) else last.date()


def _agency_names(snapshot: Snapshot, district: str) -> dict[str, str]:
    """Ids and names of the agencies of one district; none where no district is chosen."""
    if district == EVERY:
        return {}
    rows = cached.frame(snapshot, "agencies", district=district)
    return dict(zip(rows["agency_id"], rows["short_name"], strict=True))


def _years(snapshot: Snapshot, district: str) -> dict[str, str]:
    """The years of which the district has reports, the latest first."""
    return {str(year): str(year) for year in cached.frame(snapshot, "years", district=district)["year"]}


def _known(code: str | None, names: Mapping[str, str]) -> str:
    """`code` if there is such a thing, else the first of `names`."""
    return code if code is not None and code in names else next(iter(names))


def _known_several(codes: str | None, names: Mapping[str, str]) -> tuple[str, ...]:
    """Those of `codes` (「a,b」) that there are, none for all."""
    asked = (codes or "").split(",")
    return tuple(code for code in dict.fromkeys(asked) if code in names)[:MOST_AGENCIES]


def begin(**codes: str) -> None:
    """On the first run of a visit, write `codes` into the address in one step.

    Streamlit leaves a default out of the address, but the default of today is another tomorrow: the fields of
    the bar have none, and a link says everything.
    """
    if not any(key in st.session_state for key in codes):
        if any(st.query_params.get(key) != code for key, code in codes.items()):
            st.query_params.update(codes)
        for key, code in codes.items():
            st.session_state[key] = code


def _choose(key: str, label: str, names: Mapping[str, str], *, labelled: bool = True) -> str:
    """The code chosen among `names` (code -> name)."""
    code = _code(key, label, names)
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=f"{key}_choice",
        on_change=_take,
        args=(key,),
        filter_mode="contains",
        label_visibility="visible" if labelled else "collapsed",
    )
    return code


def _code(key: str, label: str, names: Mapping[str, str]) -> str:
    """What the hidden field that the address is bound to says; the visible one is set to it."""
    if st.session_state.get(key) not in names:
        st.session_state[key] = next(iter(names))
    # An address that the browser opens or goes back to may lack the code, or have one that is gone.
    code = _known(st.text_input(label, key=key, bind="query-params"), names)
    st.session_state[f"{key}_choice"] = code
    return code


def _take(key: str) -> None:
    st.session_state[key] = st.session_state[f"{key}_choice"]


def _choose_several(key: str, label: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """As `_choose`, but for several codes; none of them for all. The address has 「a,b」 or 「all」."""
    if not _known_several(st.session_state.get(key), names):
        st.session_state[key] = EVERY
    codes = _known_several(st.text_input(label, key=key, bind="query-params"), names)
    st.session_state[f"{key}_choice"] = list(codes)
    st.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        key=f"{key}_choice",
        placeholder=labels.ALL,
        max_selections=MOST_AGENCIES,
        on_change=_take_several,
        args=(key,),
        filter_mode="contains",
        select_all=False,
        disabled=not names,
    )
    return codes


def _take_several(key: str) -> None:
    codes: Sequence[str] = st.session_state[f"{key}_choice"]
    st.session_state[key] = ",".join(codes) or EVERY
