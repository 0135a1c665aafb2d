"""公开渠道: what went out through each channel, who stopped and who began; one channel in detail."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.app import blocks, cached, tables
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.filters import choose_option, chosen
from dashboard.exhibits.channels import TOPIC

choice = chosen()
ask = cached.asker(choice.snapshot)
blocks.answer(TOPIC.answer(ask, choice, {}))
blocks.strip(TOPIC.headlines(ask, choice, {}))
wide, narrow = st.columns([2, 1], gap="large")
with wide:
    made = [blocks.exhibit(choice, "channels/outputs", {})]
with narrow:
    found = TOPIC.notices(ask, choice, {})
    blocks.notices(found.lines, found.attention)
left, right = st.columns(2, gap="large")
with left:
    made.append(blocks.exhibit(choice, "channels/newmedia", {}))
with right:
    made += [blocks.exhibit(choice, f"channels/{name}", {}) for name in ("stopped", "began")]
with st.container(key="channel_options", horizontal=True):
    options = {"channel": choose_option("channel", labels.CHANNEL, labels.CHANNELS)}
for column, name in zip(st.columns(2, gap="large"), ("agencies", "moved"), strict=True):
    with column:
        made.append(blocks.exhibit(choice, f"channels/{name}", options))
folded = [tables.exhibit_table(exhibit) for exhibit in made if exhibit is not None]
if folded:
    linked_tables(folded, key="channels_tables")
blocks.foot(choice.source(TOPIC.note))
