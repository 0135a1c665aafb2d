"""A page about a topic: its answer, strip, main chart beside what to notice, one of the others, figures."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard import labels
from dashboard.app import ahead, blocks, cached, tables
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.filters import Choice, choose_view, option
from dashboard.exhibits.exhibit import Exhibit, Options, Topic

Beside = Callable[[str], Options]
"""Draws what can be chosen about the exhibit of a name, beside the row of names; gives what is chosen."""


def show(choice: Choice, topic: Topic, options: Options, beside: Beside | None = None) -> None:
    """Draw the whole page of `topic` below its controls."""
    ask = cached.asker(choice.snapshot)
    main = next(iter(topic.makers))
    # What is chosen beside the second exhibit is known only when it is drawn.
    begun = [main] if beside else [main, option("view", topic.names)]
    ahead.exhibits(choice, [f"{topic.key}/{name}" for name in begun], options)
    noticed = ahead.begin(partial(topic.notices, ask, choice, options))
    blocks.answer(topic.answer(ask, choice, options))
    headlines = topic.headlines(ask, choice, options)
    if headlines:
        blocks.strip(headlines)
    wide, narrow = st.columns([2, 1], gap="large")
    with wide:
        made = [blocks.exhibit(choice, f"{topic.key}/{main}", options)]
    with narrow:
        found = noticed.result()
        blocks.notices(found.lines, found.attention)
    made.append(other(choice, topic, options, beside))
    figures(topic, made)
    blocks.foot(choice.source(topic.note))


def other(choice: Choice, topic: Topic, options: Options, beside: Beside | None) -> Exhibit | None:
    """One of the exhibits behind the main one, as chosen in the row above it."""
    # Each takes its time to make: the page makes the one that is looked at.
    with st.container(key="views", horizontal=True, vertical_alignment="center"):
        name = choose_view("view", labels.VIEW, topic.names)
        options = {**options, **beside(name)} if beside else options
    wide, narrow = st.columns([2, 1], gap="large")
    with wide:
        made = blocks.exhibit(choice, f"{topic.key}/{name}", options)
    with narrow:
        if made and made.notes:
            blocks.notices(made.notes, caption=labels.REMARKS)
    return made


def figures(topic: Topic, made: list[Exhibit | None]) -> None:
    """The figures of the charts above, folded."""
    folded = [tables.exhibit_table(exhibit) for exhibit in made if exhibit is not None]
    if folded:
        linked_tables(folded, key=f"{topic.key}_tables")
