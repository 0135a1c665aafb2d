"""The parts that pages are built of: the answer, the strip of figures, a chart, what to notice, the foot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import labels
from dashboard.app import cached, menu
from dashboard.app.components.linked_table import common_query
from dashboard.app.filters import Choice
from dashboard.app.literal import literal
from dashboard.exhibits.exhibit import Blank, Exhibit, Headline, Options, Place

_AMOUNT = re.compile(r"[+−-]?\d[\d,.]*%?(?: / \d[\d,]*)?(?: (?:年|个|件|条|次|篇|份|项|元|万|人)+)?")
"""A number with its unit or its base, which no end of a line may part."""


def answer(sentence: str) -> None:
    """The page's answer in words, to be read and copied."""
    st.html(f'<p class="answer">{_whole(sentence)}</p>')


def strip(headlines: Sequence[Headline]) -> None:
    """The figures in one row."""
    for column, headline in zip(st.columns(len(headlines)), headlines, strict=True):
        column.metric(
            literal(headline.label),
            literal(headline.value),
            delta=literal(headline.change) or None,
            # More or less is not good or bad: no arrow, no red and green.
            delta_color="off",
            delta_arrow="off",
            chart_data=list(headline.history) or None,
        )


def exhibit(choice: Choice, key: str, options: Options) -> Exhibit | None:
    """Draw the exhibit with `key` (topic/name) and give it back; where there is none, say why."""
    made, spec = cached.exhibit(choice.snapshot, choice, key, options)
    if isinstance(made, Blank):
        nothing(made.sentence)
        return None
    name = made.key.replace("/", "-")
    with st.container(key=f"frame_{name}"):
        st.vega_lite_chart(spec=spec, key=f"chart_{name}", alt=f"{made.texts.title}。{made.texts.subtitle}")
        menu.menu(choice, made, options)
    return made


def notices(
    lines: Sequence[str],
    attention: Sequence[str] = (),
    places: Mapping[str, Place] | None = None,
    *,
    caption: str = labels.NOTICE,
) -> None:
    """What to notice, in short lines; those that need action first, in their colour and with a mark.

    places: where lines lead, by the line. Nothing to notice takes no room.
    """
    if not lines and not attention:
        return
    leads = places or {}
    items = [f'<li class="attention">{_led(line, leads.get(line))}</li>' for line in attention]
    items += [f"<li>{_led(line, leads.get(line))}</li>" for line in lines]
    st.html(f'<p class="caption">{caption}</p><ul class="notices">{"".join(items)}</ul>')


def _led(line: str, place: Place | None) -> str:
    """The line as HTML, a link where it leads somewhere."""
    if place is None:
        return escape(line)
    query = urlencode(common_query() | dict(place.query))
    return f'<a href="{escape(place.page)}?{escape(query)}" target="_self">{escape(line)}</a>'


def foot(source: str) -> None:
    """来源 · 快照 · 口径."""
    st.html(f'<p class="foot">{escape(source)}</p>')


def unmade(sentences: Sequence[str]) -> None:
    """Why there are no further charts, a line each."""
    lines = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    st.html(f'<p class="caption">{labels.NOT_SHOWN}</p><ul class="notices unmade">{lines}</ul>')


def nothing(sentence: str) -> None:
    """One line that says why there is nothing to see."""
    st.html(f'<p class="nothing">{_whole(sentence)}</p>')


def _whole(sentence: str) -> str:
    """The sentence as HTML in which no line ends within an amount."""
    return _AMOUNT.sub(r'<span class="whole">\g<0></span>', escape(sentence))
