"""公开渠道: what went out through each channel, who stopped and who began; one channel in detail."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.app import topic
from dashboard.app.filters import choose_option, chosen
from dashboard.exhibits import channels

with st.container(key="channel_options", horizontal=True):
    channel = choose_option("channel", labels.CHANNEL, labels.CHANNELS)
topic.show(chosen(), channels.TOPIC, {"channel": channel})
