"""趋势: any number over the years, with what people noted on the years."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.app import cached, topic, year_notes
from dashboard.app.filters import choose_option, chosen
from dashboard.exhibits import trends

choice = chosen()
rows = trends.measures(cached.asker(choice.snapshot))
names = dict(zip(map(str, rows.index), rows["label"], strict=True))
with st.container(key="trend_options", horizontal=True, vertical_alignment="center"):
    known = {trends.USUAL: names[trends.USUAL], **names}
    measure = choose_option("measure", labels.METRIC, known, labelled=False)
    panels = choose_option("panels", labels.PANELS, trends.PANELS, labelled=False)
    year_notes.form(choice)
topic.show(choice, trends.TOPIC, {"measure": measure, "panels": panels})
