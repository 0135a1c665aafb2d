"""A page about a topic: its answer, strip, main chart beside what to notice, further charts, figures."""

from __future__ import annotations

import streamlit as st

from dashboard.app import blocks, cached, tables
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.filters import Choice
from dashboard.exhibits import topics
from dashboard.exhibits.exhibit import Blank, Exhibit, Options, Topic


def show(choice: Choice, topic: Topic, options: Options) -> None:
    """Draw the whole page of `topic` below its controls."""
    ask = cached.asker(choice.snapshot)
    blocks.answer(topic.answer(ask, choice, options))
    headlines = topic.headlines(ask, choice, options)
    if headlines:
        blocks.strip(headlines)
    main, *others = [f"{topic.key}/{name}" for name in topic.makers]
    wide, narrow = st.columns([2, 1], gap="large")
    with wide:
        made = [blocks.exhibit(choice, main, options)]
    with narrow:
        found = topic.notices(ask, choice, options)
        blocks.notices(found.lines, found.attention)
    further = [topics.make(key, ask, choice, options) for key in others]
    charts = [one for one in further if isinstance(one, Exhibit)]
    for left in range(0, len(charts), 2):
        for column, one in zip(st.columns(2, gap="large"), charts[left : left + 2], strict=False):
            with column:
                blocks.draw(choice, one, options)
    made += charts
    if blanks := [one.sentence for one in further if isinstance(one, Blank)]:
        blocks.unmade(blanks)
    folded = [tables.exhibit_table(exhibit) for exhibit in made if exhibit is not None]
    if folded:
        linked_tables(folded, key=f"{topic.key}_tables")
    blocks.foot(choice.source(topic.note))
