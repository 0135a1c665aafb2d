"""总览: what came in and what is missing, the figures that matter, and what the checks found."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.app import blocks, cached, overview, tables
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.filters import chosen
from dashboard.charts import coverage
from dashboard.exhibits import sentences
from dashboard.exhibits.findings import standing
from dashboard.exhibits.scope import EVERY

choice = chosen()
scope = choice.parameters()
headline = cached.frame(choice.snapshot, "headline", **scope)
findings = standing(cached.asker(choice.snapshot), choice)
rejected = cached.frame(choice.snapshot, "rejected")
if choice.district == EVERY:
    rows = cached.frame(choice.snapshot, "coverage_by_district")
else:
    rows = cached.frame(choice.snapshot, "coverage_by_agency", district=choice.district)
    if choice.agencies:
        rows = rows[rows["agency_id"].isin(choice.agencies)]

coming = overview.counted(rows)
now = coming.get(choice.year)
blocks.answer(
    sentences.reported_sentence(choice.year, choice.whom, now, headline[headline["year"] == choice.year])
)
blocks.strip(
    [overview.coverage_headline(coming, choice.year, rows), *overview.headlines(headline, choice.year)]
)

wide, narrow = st.columns([5, 3] if len(coming) > 1 else 2, gap="large")
with wide:
    texts = overview.coverage_texts(choice, now, rows)
    draw = coverage.by_district if choice.district == EVERY else coverage.by_agency
    blocks.chart(draw(rows, texts), f"年报公布情况-{choice.whom}-{choice.year}")
with narrow:
    blocks.notices(*overview.notices(choice, now, rows, findings, headline, rejected))

folded = [tables.findings_table(findings)] if len(findings) else []
folded.append(
    tables.district_table(rows) if choice.district == EVERY else tables.coverage_table(rows, choice.district)
)
if len(rejected):
    folded.append(tables.rejected_table(rejected))
linked_tables(folded, key="overview_tables")
blocks.foot(choice.source(labels.OVERVIEW_NOTE))
