"""The basket (材料): it lives in the address, so that it survives a reload and goes with a link."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import labels
from dashboard.app.literal import literal
from dashboard.errors import GongkaiError
from dashboard.export.basket import MOST_ENTRIES, Entry, entry_of, pack, unpack
from dashboard.export.material import Item

FIELD = "basket"
_SAID = "_basket_said"


def field() -> None:
    """The hidden field that binds the basket to the address; every page has it. A broken one is left out."""
    packed = st.text_input(labels.MATERIAL, key=FIELD, bind="query-params")
    try:
        unpack(packed or "")
    except GongkaiError as error:
        st.warning(literal(error.sentence))
    if said := st.session_state.pop(_SAID, None):
        st.toast(said)


def entries() -> list[Entry]:
    """What is in the basket."""
    try:
        return unpack(st.session_state.get(FIELD) or "")
    except GongkaiError:
        # Said where the field stands.
        return []


def put(kept: Sequence[Entry]) -> None:
    """Make `kept` the basket; for callbacks, before the field is drawn."""
    st.session_state[FIELD] = pack(kept)


def add(item: Item) -> None:
    """Put `item` in the basket, at its end, of which the run that follows tells; for callbacks."""
    kept = entries()
    entry = entry_of(item)
    if entry in kept:
        said = labels.IN_MATERIAL
    elif len(kept) >= MOST_ENTRIES:
        said = f"材料最多 {MOST_ENTRIES} 项，请先移除一些"
    else:
        put([*kept, entry])
        said = f"已加入材料，共 {len(kept) + 1} 项"
    st.session_state[_SAID] = said
