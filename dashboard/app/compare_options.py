"""What 街道对比 lets choose: the kind of agencies, the indicators, and the order of the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import labels
from dashboard.app.filters import begin, choose_option
from dashboard.exhibits.compare_rows import (
    MOST_INDICATORS,
    USUAL,
    chosen_indicators,
    chosen_order,
    known_indicators,
    peer_groups,
)
from dashboard.exhibits.exhibit import Ask, Options
from dashboard.exhibits.scope import Scope

SORT = "sort"
_PEERS, _INDICATORS, _USUAL_CODE = "peers", "indicators", "usual"


def choose(ask: Ask, scope: Scope) -> Options:
    """Draw the controls of one district and give what they say."""
    groups, known = peer_groups(ask, scope), known_indicators(ask)
    asked = st.query_params
    keys = chosen_indicators(asked.get(_INDICATORS), known)
    peers = asked.get(_PEERS, "")
    begin(
        peers=peers if peers in groups else next(iter(groups)),
        indicators=_code(keys),
        sort=chosen_order(asked.get(SORT), keys).code,
    )
    with st.container(key="compare_options", horizontal=True, vertical_alignment="center"):
        named = {code: f"{labels.PEERS}：{name}" for code, name in groups.items()}
        peers = choose_option(_PEERS, labels.PEERS, named, labelled=False)
        keys = _choose_indicators(known)
        order = _order(keys)
    return {_PEERS: peers, _INDICATORS: ",".join(keys), SORT: order}


def _choose_indicators(known: Mapping[str, str]) -> tuple[str, ...]:
    """The indicators, ten at most; the address has 「usual」 for the usual ones."""
    st.session_state[_INDICATORS] = _code(chosen_indicators(st.session_state.get(_INDICATORS), known))
    asked = st.text_input(labels.INDICATORS, key=_INDICATORS, bind="query-params")
    keys = chosen_indicators(asked, known)
    st.session_state["indicators_choice"] = list(keys)
    # Ten names would take three lines of the page.
    with st.popover(f"{labels.INDICATORS}（{len(keys)} 项）", key="indicators_menu"):
        st.multiselect(
            f"{labels.INDICATORS}（最多 {MOST_INDICATORS} 项）",
            list(known),
            format_func=known.__getitem__,
            key="indicators_choice",
            max_selections=MOST_INDICATORS,
            on_change=_take,
            filter_mode="contains",
            select_all=False,
        )
    return keys


def _order(keys: Sequence[str]) -> str:
    """The order of the table, which its headings set."""
    st.session_state[SORT] = chosen_order(st.session_state.get(SORT), keys).code
    return chosen_order(st.text_input("排序", key=SORT, bind="query-params"), keys).code


def _code(keys: Sequence[str]) -> str:
    return _USUAL_CODE if tuple(keys) == USUAL else ",".join(keys)


def _take() -> None:
    st.session_state[_INDICATORS] = _code(st.session_state["indicators_choice"])
