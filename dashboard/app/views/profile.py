"""单位画像: everything that one report says, and what it leaves out."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.app import blocks, cached, profile, tables
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.filters import chosen
from dashboard.app.reports import chosen_report
from dashboard.charts import bars
from dashboard.exhibits import sentences
from dashboard.exhibits.findings import standing

choice = chosen()
snapshot = choice.snapshot
report = chosen_report(choice, "profile")
of_agency = {"agency": str(report["agency_id"]), "year": choice.year}
alone = choice.narrowed(of_agency["agency"], str(report["short_name"]))
headline = cached.frame(snapshot, "headline", **alone.parameters())
parts = cached.frame(snapshot, "parts_by_year", **alone.parameters())
hotline = parts[parts["metric"] == "hotline_orders"]
newmedia = parts[parts["metric"] == "newmedia_posts"]
figures = cached.frame(snapshot, "profile_figures", **of_agency, format=report["format"])
findings = standing(cached.asker(snapshot), alone) if report["findings"] else pd.DataFrame()

of_year = headline[headline["year"] == choice.year]
blocks.answer(sentences.profile_sentence(report, of_year, hotline[hotline["year"] == choice.year]))
blocks.strip([*profile.headlines(headline, choice.year), profile.reading_headline(report)])

left, right = st.columns(2, gap="large")
with left:
    blocks.exhibit(alone, "hotline/mix", {})
    if not newmedia.empty:
        blocks.notices(*profile.notices(report, figures, findings))
with right:
    channels = profile.channels(figures)
    blocks.chart(
        bars.sorted_bars(channels, profile.channel_texts(choice, report, channels)),
        f"公开渠道-{report['short_name']}-{choice.year}",
    )
    if not newmedia.empty:
        blocks.exhibit(alone, "channels/newmedia", {})
    else:
        blocks.notices(*profile.notices(report, figures, findings))

links = tables.ReportLinks(report["district_code"], report["agency_id"], choice.year)
sections = tables.section_tables(figures, links)
sections["requests"] = tables.requests_table(
    cached.frame(snapshot, "requests_table", report=report["report_id"]), links
)
sections["disputes"] = tables.disputes_table(
    cached.frame(snapshot, "disputes_table", report=report["report_id"]), links
)
folded = [tables.findings_table(findings)] if len(findings) else []
folded += [sections[key] for key in labels.SECTIONS if key in sections]
linked_tables(folded, key="profile_tables")
blocks.foot(choice.source(labels.PROFILE_NOTE))
