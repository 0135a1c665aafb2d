"""数据质量: what the checks found and what people decided about it, who reported, what does not follow on."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import labels
from dashboard.app import ahead, blocks, cached, judging, quality, tables
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.filters import chosen
from dashboard.exhibits import quality_words
from dashboard.exhibits.quality import TOPIC
from dashboard.exhibits.scope import EVERY

choice = chosen()
ask = cached.asker(choice.snapshot)
judged = cached.judgements(choice.library, choice.snapshot)
everywhere = choice.district == EVERY
part = {"district": choice.district, "agencies": list(choice.agencies)}
ahead.exhibits(choice, ["quality/findings", "quality/coverage", "quality/carry"], {})
ahead.begin(partial(cached.frame, choice.snapshot, "like_reports", **part))

blocks.answer(TOPIC.answer(ask, choice, {}))
if strip := TOPIC.headlines(ask, choice, {}):
    blocks.strip(strip)
wide, narrow = st.columns([2, 1], gap="large")
with wide:
    shown = blocks.exhibit(choice, "quality/findings", {})
    if shown is None:
        blocks.exhibit(choice, "quality/coverage", {})
with narrow:
    found = TOPIC.notices(ask, choice, {})
    blocks.notices(found.lines, [*found.attention, *judged.warnings])

if not everywhere:
    judging.show_findings(choice)
if shown is not None:
    blocks.exhibit(choice, "quality/coverage", {})
left, right = st.columns([3, 2], gap="large")
with left:
    blocks.exhibit(choice, "quality/carry", {})
with right:
    alike = cached.frame(choice.snapshot, "like_reports", **part)
    if len(alike):
        linked_tables([quality.like_table(alike)], key="like_tables")
    else:
        blocks.nothing(
            "请先选择区县，再看年报之间的相似情况。" if everywhere else "可比较的年报正文不足两份。"
        )

rows = quality_words.quality_rows(ask, choice)
folded = [quality.quality_table(rows, districts=everywhere)] if len(rows) else []
_, coverage = quality_words.coverage_rows(ask, choice)
if everywhere:
    folded.append(tables.district_table(coverage))
else:
    links = cached.frame(choice.snapshot, "carry_chain", **part)
    folded.append(tables.coverage_table(coverage, choice.district))
    folded += [quality.carry_table(links)] if len(links) else []
if judged.rows:
    folded.append(quality.verdicts_table(judged))
linked_tables(folded, key="quality_tables")
blocks.foot(choice.source(labels.QUALITY_NOTE))
