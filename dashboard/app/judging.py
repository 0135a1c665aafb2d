"""One finding with what it compares, the passages of the reports beside it, and a verdict on it."""

from __future__ import annotations

from datetime import datetime
from html import escape

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.app import cached, quality
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.filters import Choice
from dashboard.errors import LibraryError
from dashboard.warehouse.verdicts import VERDICTS, Verdict, add_verdict


def show_finding(choice: Choice, finding: pd.Series, given: Verdict | None) -> None:
    """Draw `finding` (a row of queries/findings); given: the verdict that applies to it."""
    of_finding = {"finding": str(finding["finding_id"])}
    figures = cached.frame(choice.snapshot, "finding_figures", **of_finding)
    suggestions = cached.frame(choice.snapshot, "finding_suggestions", **of_finding)
    kind = f"{labels.SEVERITIES[finding['severity']]} · {labels.RULES[finding['rule']]}"
    st.html(
        f'<p class="caption">{escape(kind)} · {escape(finding["short_name"])} {finding["year"]} 年</p>'
        f'<p class="finding">{escape(finding["message"])}</p>'
    )
    tables = [quality.compared_table(finding, figures, suggestions)]
    if len(figures) > 2:
        tables.append(quality.figures_table(figures))
    linked_tables(tables, key="finding_tables")
    quoted = [
        f'<p class="caption">{escape(where)}</p><blockquote class="passage">{escape(words)}</blockquote>'
        for where, words in quality.passages(figures)
    ]
    if quoted:
        st.html("".join(quoted))
    if given:
        st.html(
            f'<p class="caption">{escape(given.who)} {escape(given.at)} 判断为“{escape(given.verdict)}”：'
            f"{escape(given.why)}</p>"
        )
    _form(choice, finding)


def _form(choice: Choice, finding: pd.Series) -> None:
    """Asks for a verdict, a reason and a name, and keeps them."""
    key = str(finding["finding_id"])
    with st.form(f"judge_{key}", border=False):
        verdict = st.radio(labels.VERDICT, VERDICTS, index=None, horizontal=True, key=f"said_{key}")
        reason = st.text_input("理由", key=f"why_{key}", max_chars=200)
        # Who judges one finding judges the next.
        who = st.text_input("判断人", value=st.session_state.get("judge", ""), key=f"who_{key}", max_chars=40)
        sent = st.form_submit_button("提交判断", type="primary")
    if not sent:
        return
    st.session_state["judge"] = who.strip()
    try:
        add_verdict(
            choice.library,
            Verdict(
                line=0,
                finding_id=key,
                rule=str(finding["rule"]),
                agency=str(finding["short_name"]),
                year=str(finding["year"]),
                message=str(finding["message"]),
                expected=str(finding["expected"]),
                actual=str(finding["actual"]),
                verdict=verdict or "",
                why=reason.strip(),
                who=who.strip(),
                at=datetime.now().strftime("%Y-%m-%d %H:%M"),
            ),
        )
    except LibraryError as error:
        st.error(error.sentence)
    else:
        st.rerun()
