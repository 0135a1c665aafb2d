"""单位画像: one agency on one page, over all years, beside its district; printed, one sheet of A4."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import labels
from dashboard.app import ahead, blocks, cached, tables
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.filters import chosen
from dashboard.app.reports import chosen_report
from dashboard.exhibits.exhibit import Blank, Exhibit
from dashboard.exhibits.profile import TOPIC, findings
from dashboard.exhibits.profile_year import figures_question, rates_sheet, rates_title

everything = chosen()
report = chosen_report(everything, "profile")
choice = everything.narrowed(str(report["agency_id"]), str(report["short_name"]))
ask = cached.asker(choice.snapshot)
ahead.exhibits(choice, ["profile/history", "profile/hotline", "profile/flow"], {})
noticed = ahead.begin(partial(TOPIC.notices, ask, choice, {}))
rated = ahead.begin(partial(rates_sheet, ask, choice))
cells = {
    name: ahead.begin(partial(cached.frame, choice.snapshot, name, report=report["report_id"]))
    for name in ("requests_table", "disputes_table")
}

blocks.answer(TOPIC.answer(ask, choice, {}))
blocks.strip(TOPIC.headlines(ask, choice, {}))
history = cached.exhibit(choice.snapshot, choice, "profile/history", {})[0]
# The history has the channels in it; where there is none yet, the year's stand in its place.
first = "history" if isinstance(history, Exhibit) else "channels"
made = {
    name: cached.exhibit(choice.snapshot, choice, f"profile/{name}", {})[0]
    for name in (first, "hotline", "flow")
}
wide, narrow = st.columns([5, 3], gap="large")
with wide:
    blocks.exhibit(choice, f"profile/{first}", {})
with narrow:
    found = noticed.result()
    blocks.notices(found.lines, found.attention, found.places)
left, right = st.columns(2, gap="large")
for name, column in (("hotline", left), ("flow", right)):
    if isinstance(made[name], Exhibit):
        with column:
            blocks.exhibit(choice, f"profile/{name}", {})
rates = rated.result()
blanks = [one.sentence for one in (history, *made.values(), rates) if isinstance(one, Blank)]
with right:
    if not isinstance(rates, Blank):
        linked_tables([tables.sheet_table(rates, rates_title(rates.rows), open=True)], key="profile_rates")
    if blanks:
        blocks.unmade(list(dict.fromkeys(blanks)))

links = tables.ReportLinks(report["district_code"], report["agency_id"], choice.year)
sections = tables.section_tables(ask(figures_question(choice)), links)
sections["requests"] = tables.requests_table(cells["requests_table"].result(), links)
sections["disputes"] = tables.disputes_table(cells["disputes_table"].result(), links)
listed = findings(ask, choice, report)
folded = [tables.findings_table(listed)] if len(listed) else []
folded += [tables.exhibit_table(one) for one in made.values() if isinstance(one, Exhibit)]
folded += [sections[key] for key in labels.SECTIONS if key in sections]
with st.container(key="folded"):
    linked_tables(folded, key="profile_tables")
blocks.foot(choice.source(TOPIC.note))
