"""总览: what changed this year and who is out of line, what is missing and what contradicts itself."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.app import blocks, cached, tables
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.filters import chosen
from dashboard.exhibits import topics
from dashboard.exhibits.exhibit import Blank, Exhibit
from dashboard.exhibits.findings import standing
from dashboard.exhibits.overview import TOPIC
from dashboard.exhibits.overview_outliers import reasons
from dashboard.exhibits.quality_words import coverage_rows
from dashboard.exhibits.scope import EVERY

choice = chosen()
ask = cached.asker(choice.snapshot)
everywhere = choice.district == EVERY

blocks.answer(TOPIC.answer(ask, choice, {}))
blocks.strip(TOPIC.headlines(ask, choice, {}))
made = [topics.make(key, ask, choice, {}) for key in ("overview/changes", "overview/outliers")]
charts = [one for one in made if isinstance(one, Exhibit)]
wide, narrow = st.columns([5, 3], gap="large")
with wide:
    if charts:
        blocks.draw(choice, charts[0], {})
    else:
        # Where nothing can be compared yet, who reported is what there is to see.
        blocks.exhibit(choice, "quality/coverage", {})
with narrow:
    found = TOPIC.notices(ask, choice, {})
    rejected = cached.frame(choice.snapshot, "rejected")
    aside = [f"{len(rejected)} 个文件未能入库，原因见下表"] if len(rejected) else []
    blocks.notices(found.lines, [*found.attention, *aside], found.places)
for one in (one for one in made[1:] if isinstance(one, Exhibit) and one is not charts[0]):
    wide, narrow = st.columns([5, 3], gap="large")
    with wide:
        blocks.draw(choice, one, {})
    with narrow:
        why = reasons(ask, choice)
        blocks.notices(list(why), places=why, caption=labels.REASONS)
if blanks := [one.sentence for one in made if isinstance(one, Blank)]:
    blocks.unmade(blanks)

_, coverage = coverage_rows(ask, choice)
folded = [tables.exhibit_table(one) for one in charts]
if everywhere:
    folded.append(tables.district_table(coverage))
else:
    findings = standing(ask, choice)
    folded += [tables.findings_table(findings)] if len(findings) else []
    folded.append(tables.coverage_table(coverage, choice.district))
if len(rejected):
    folded.append(tables.rejected_table(rejected))
linked_tables(folded, key="overview_tables")
blocks.foot(choice.source(TOPIC.note))
