"""总览: what changed this year and who is out of line, what is missing and what contradicts itself."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.app import ahead, blocks, cached, tables
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.filters import chosen
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.findings import standing
from dashboard.exhibits.overview import TOPIC
from dashboard.exhibits.overview_outliers import outliers_sheet, title
from dashboard.exhibits.quality_words import coverage_rows
from dashboard.exhibits.scope import EVERY

choice = chosen()
ask = cached.asker(choice.snapshot)
everywhere = choice.district == EVERY
ahead.exhibits(choice, ["overview/changes"], {})
noticed = ahead.begin(partial(TOPIC.notices, ask, choice, {}))

blocks.answer(TOPIC.answer(ask, choice, {}))
blocks.strip(TOPIC.headlines(ask, choice, {}))
changes = cached.exhibit(choice.snapshot, choice, "overview/changes", {})[0]
compared = isinstance(changes, Exhibit)
wide, narrow = st.columns([5, 3], gap="large")
with wide:
    # Where nothing can be compared yet, who reported is what there is to see.
    blocks.exhibit(choice, "overview/changes" if compared else "quality/coverage", {})
    if not isinstance(changes, Exhibit):
        blocks.unmade([changes.sentence])
with narrow:
    found = noticed.result()
    rejected = cached.frame(choice.snapshot, "rejected")
    aside = [f"{len(rejected)} 个文件未能入库，原因见下表"] if len(rejected) else []
    blocks.notices(found.lines, [*found.attention, *aside], found.places)

coverage = coverage_rows(ask, choice)[1]
outliers = outliers_sheet(ask, choice)
folded = [tables.sheet_table(outliers, title(outliers.rows), open=True)] if len(outliers.rows) else []
folded += [tables.exhibit_table(changes)] if isinstance(changes, Exhibit) else []
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
