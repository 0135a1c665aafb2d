"""单位画像: one agency on one page, over all years, beside its district; printed, one sheet of A4."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial

import streamlit as st

from dashboard import labels
from dashboard.app import ahead, blocks, cached, tables
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.filters import Choice, chosen
from dashboard.app.reports import chosen_report
from dashboard.exhibits.exhibit import Blank, Exhibit
from dashboard.exhibits.profile import TOPIC, findings
from dashboard.exhibits.profile_year import figures_question, rates_sheet, rates_title


def make(whom: Choice, name: str) -> Exhibit | Blank:
    """An exhibit about one agency."""
    return cached.exhibit(whom.snapshot, whom, f"profile/{name}", {})[0]


def begin(whom: Choice) -> Future[dict[str, Exhibit | Blank]]:
    """Begin the charts; gives the one that stands first, after those that were to have its place."""

    def first() -> dict[str, Exhibit | Blank]:
        history = make(whom, "history")
        if isinstance(history, Exhibit):
            return {"history": history}
        # The history has the channels in it; where there is none yet, the year's stand in its place.
        return {"history": history, "channels": make(whom, "channels")}

    begun = ahead.begin(first)
    ahead.exhibits(whom, ["profile/hotline", "profile/flow"], {})
    return begun


everything = chosen()
# Where one agency is chosen, its charts need not wait for the question which report there is.
begun = begin(everything)
report = chosen_report(everything, "profile")
choice = everything.narrowed(str(report["agency_id"]), str(report["short_name"]))
if choice.agencies != everything.agencies:
    begun = begin(choice)
ask = cached.asker(choice.snapshot)
noticed = ahead.begin(partial(TOPIC.notices, ask, choice, {}))
rated = ahead.begin(partial(rates_sheet, ask, choice))
cells = {
    name: ahead.begin(partial(cached.frame, choice.snapshot, name, report=report["report_id"]))
    for name in ("requests_table", "disputes_table")
}

blocks.answer(TOPIC.answer(ask, choice, {}))
blocks.strip(TOPIC.headlines(ask, choice, {}))
wide, narrow = st.columns([5, 3], gap="large")
left, right = st.columns(2, gap="large")
below = st.container(key="folded")
blocks.foot(choice.source(TOPIC.note))

# Each part has its place; what is there first is drawn first.
made = {name: make(choice, name) for name in ("hotline", "flow")}
drawn = [name for name, one in made.items() if isinstance(one, Exhibit)]
for name, column in zip(drawn, (left, right), strict=False):
    with column:
        blocks.exhibit(choice, f"profile/{name}", {})
made = begun.result() | made
with wide:
    blocks.exhibit(choice, f"profile/{'channels' if 'channels' in made else 'history'}", {})
with narrow:
    found = noticed.result()
    blocks.notices(found.lines, found.attention, found.places)
rates = rated.result()
blanks = [one.sentence for one in (*made.values(), rates) if isinstance(one, Blank)]
if not isinstance(rates, Blank):
    with right if drawn else left:
        linked_tables([tables.sheet_table(rates, rates_title(rates.rows), open=True)], key="profile_rates")
if blanks:
    with right:
        blocks.unmade(list(dict.fromkeys(blanks)))

links = tables.ReportLinks(report["district_code"], report["agency_id"], choice.year)
sections = tables.section_tables(ask(figures_question(choice)), links)
sections["requests"] = tables.requests_table(cells["requests_table"].result(), links)
sections["disputes"] = tables.disputes_table(cells["disputes_table"].result(), links)
listed = findings(ask, choice, report)
folded = [tables.findings_table(listed)] if len(listed) else []
folded += [tables.exhibit_table(one) for one in made.values() if isinstance(one, Exhibit)]
folded += [sections[key] for key in labels.SECTIONS if key in sections]
with below:
    linked_tables(folded, key="profile_tables")
