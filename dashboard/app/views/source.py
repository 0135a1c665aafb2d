"""年报原文: the report's text beside its figures, each leading to the other."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.app import blocks, cached, source
from dashboard.app.components.reader import reader
from dashboard.app.filters import chosen
from dashboard.app.reports import chosen_report
from dashboard.exhibits import sentences

choice = chosen()
report = chosen_report(choice, "source")
figure = st.text_input(labels.FIGURE, key="figure", bind="query-params")

rows = cached.frame(choice.snapshot, "source_figures", report=report["report_id"])
pages = cached.frame(choice.snapshot, "source_pages", report=report["report_id"])
blocks.answer(sentences.source_sentence(report, int((rows["state"] == "aside").sum())))
items, spans = source.items(rows), source.spans(rows)
sections = cached.frame(choice.snapshot, "source_sections", report=report["report_id"])
passage = source.passage(figure, sections, pages)
if passage:
    items.append(passage[0])
    spans.append(passage[1])
known = any(item.key == figure for item in items)
reader(
    report=f"{choice.snapshot.id}/{report['report_id']}/{passage[0].key if passage else ''}",
    pages=source.pages(pages, spans),
    figures=items,
    groups=source.groups(rows, figure),
    chosen=figure if known else "",
    prompt=labels.CHOOSE_FIGURE if known or not figure else labels.FIGURE_GONE,
    field="figure",
)
blocks.foot(choice.source(f"{labels.SOURCE_NOTE}；文件 {report['file']}"))
