"""The one filter bar: 区县, 单位, 年份, and 资料库 where there are several, each of them in the URL.

Streamlit binds to the URL what a widget shows. A link should carry codes, not names, so the bound widget of
each choice is a hidden field that holds the code (style.css hides it), and the visible one shows the name and
sets it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard import labels
from dashboard.app import cached
from dashboard.app.libraries import served_libraries
from dashboard.library import Library
from dashboard.warehouse.snapshot import Snapshot

EVERY = "all"
_CHOICE = "_choice"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a page is about.

    district: a code or "all"; agency: an id or "all"; names as a sentence says them (原州区, 南关街道).
    """

    snapshot: Snapshot
    district: str
    district_name: str
    agency: str
    agency_name: str
    year: int

    @property
    def whom(self) -> str:
        """原州区南关街道, 原州区 or 全部区县."""
        place = self.district_name if self.district != EVERY else "全部区县"
        return place + self.agency_name if self.agency != EVERY else place


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
    with st.sidebar:
        return libraries[_choose("library", labels.LIBRARY, names, first=next(iter(names)))]


def filter_bar(snapshot: Snapshot) -> Choice:
    """The bar itself and what is chosen in it. The snapshot must hold at least one report."""
    with st.container(key="filters", horizontal=True):
        districts = _district_names(snapshot)
        district = _choose("district", labels.DISTRICT, districts, first=next(iter(districts)))
        agencies = {EVERY: labels.ALL}
        if district != EVERY:
            rows = cached.frame(snapshot, "agencies", district=district)
            agencies |= dict(zip(rows["agency_id"], rows["short_name"], strict=True))
        agency = _choose("agency", labels.AGENCY, agencies, first=EVERY)
        years = {str(year): str(year) for year in cached.frame(snapshot, "years", district=EVERY)["year"]}
        year = _choose("year", labels.YEAR, years, first=next(iter(years)))
    return Choice(snapshot, district, districts[district], agency, agencies[agency], int(year))


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


def _choose(key: str, label: str, names: Mapping[str, str], first: str) -> str:
    """The code chosen among `names` (code -> name): from the URL, else `first`. Always written to the URL."""
    # Streamlit drops from the URL what equals a default, and a default may be another tomorrow: the field
    # has none, its first value is set here.
    if st.session_state.get(key, st.query_params.get(key)) not in names:
        if key not in st.session_state:
            st.query_params[key] = first
        st.session_state[key] = first
    code = st.text_input(label, key=key, bind="query-params")
    if code not in names:
        # An address without this choice, which the browser went back to, or one with a code that is gone.
        code = first
    st.session_state[f"{key}_choice"] = code
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=f"{key}_choice",
        on_change=_take,
        args=(key,),
        filter_mode="contains",
    )
    return code


def _take(key: str) -> None:
    st.session_state[key] = st.session_state[f"{key}_choice"]
