"""The findings one by one, each with what it compares, the passages beside it, and a verdict on it."""

from __future__ import annotations

from datetime import datetime
from html import escape

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.app import blocks, cached, quality
from dashboard.app.components.choice_list import choice_list
from dashboard.app.components.linked_table import linked_tables
from dashboard.app.filters import Choice, choose_option
from dashboard.app.literal import literal
from dashboard.errors import LibraryError
from dashboard.warehouse.verdicts import VERDICTS, Verdict, add_verdict


@st.fragment
def show_findings(choice: Choice) -> None:
    """The findings of a district, to be narrowed and chosen from, and the one chosen beside them.

    A fragment, so that going from one to the next draws no chart anew.
    """
    findings = cached.frame(choice.snapshot, "findings", **choice.parameters())
    if findings.empty:
        return
    judged = cached.judgements(choice.library, choice.snapshot)
    with st.container(key="finding_filters", horizontal=True):
        rule = choose_option("rule", labels.RULE, quality.rule_names(findings))
        severity = choose_option("severity", labels.SEVERITY, quality.severity_names(findings))
        verdict = choose_option("verdict", labels.VERDICT, quality.VERDICT_FILTER)
    asked = st.text_input(labels.FINDINGS, key="finding", bind="query-params")
    listed = quality.selected(findings, rule, severity, verdict, judged.applied)
    if listed.empty:
        blocks.nothing("没有符合以上条件的问题。")
        return
    known = listed["finding_id"] == asked
    finding = listed[known].iloc[0] if known.any() else listed.iloc[0]
    chosen = str(finding["finding_id"])
    left, right = st.columns([3, 2], gap="large")
    with left:
        choice_list(quality.LIST_COLUMNS, quality.list_lines(listed, judged.applied), chosen, "finding")
    with right:
        _show_finding(choice, finding, judged.applied.get(chosen))


def _show_finding(choice: Choice, finding: pd.Series, given: Verdict | None) -> None:
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
        st.error(literal(error.sentence))
    else:
        st.rerun()
