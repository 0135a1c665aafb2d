"""街道对比: one year, many agencies of a kind, many indicators."""

from __future__ import annotations

import streamlit as st

from dashboard.app import ahead, blocks, cached, compare_options, compare_tables, menu, tables
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.filters import Choice, chosen
from dashboard.app.literal import literal
from dashboard.exhibits import topics
from dashboard.exhibits.compare import TOPIC
from dashboard.exhibits.compare_pair import paired
from dashboard.exhibits.compare_rows import Compared, compared
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Options, Question
from dashboard.exhibits.scope import EVERY


def page(choice: Choice, ask: Ask) -> None:
    """The page about one district."""
    options = compare_options.choose(ask, choice)
    ahead.exhibits(choice, ["compare/heat", "compare/dots"], options)
    blocks.answer(TOPIC.answer(ask, choice, options))
    found = compared(ask, choice, options)
    if isinstance(found, Blank):
        return
    blocks.strip(TOPIC.headlines(ask, choice, options))
    two = paired(ask, choice, options)
    wide, narrow = st.columns([2, 1], gap="large")
    with wide:
        if isinstance(two, Compared):
            _with_menu(
                choice,
                ask,
                "compare/pair",
                options,
                f"{len(two.indicators)} 项指标，{choice.whom}，{choice.year} 年",
            )
            compare_tables.pair_table(two)
        else:
            blocks.exhibit(choice, "compare/heat", options)
    with narrow:
        noticed = TOPIC.notices(ask, choice, options)
        blocks.notices(noticed.lines, noticed.attention)
    table = _with_menu(choice, ask, "compare/table", options)
    compare_tables.ranked_table(found)
    if len(found.reported) > 1:
        wide, narrow = st.columns([2, 1], gap="large")
        with wide:
            if isinstance(two, Compared):
                blocks.exhibit(choice, "compare/heat", options)
            blocks.exhibit(choice, "compare/dots", options)
        if isinstance(two, Blank):
            with narrow:
                blocks.nothing(two.sentence)
    if table is not None:
        linked_tables([tables.exhibit_table(table)], key="compare_tables")


def _with_menu(choice: Choice, ask: Ask, key: str, options: Options, subtitle: str = "") -> Exhibit | None:
    """The finding of an exhibit whose figures stand below it as a table, and its ways out.

    subtitle: where the table shows more than the picture.
    """
    made = topics.make(key, ask, choice, options)
    if not isinstance(made, Exhibit):
        blocks.nothing(made.sentence)
        return None
    with st.container(key=f"frame_{key.replace('/', '-')}"):
        compare_tables.heading(made.texts.title, subtitle or made.texts.subtitle)
        menu.menu(choice, made, options)
    return made


def _choose(district: str) -> None:
    st.session_state["district"] = district


choice = chosen()
ask = cached.asker(choice.snapshot)
if choice.district == EVERY:
    blocks.nothing(TOPIC.answer(ask, choice, {}))
    most = ask(Question("districts", {})).nlargest(1, "reports").iloc[0]
    st.button(
        literal(f"选定{most['district']}"), type="primary", on_click=_choose, args=(most["district_code"],)
    )
else:
    page(choice, ask)
blocks.foot(choice.source(TOPIC.note))
