"""年份注记: what people note on a year, added on a page and printed on its charts."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import labels
from dashboard.app import cached
from dashboard.app.filters import Choice
from dashboard.app.literal import literal
from dashboard.errors import LibraryError
from dashboard.exhibits.scope import EVERY
from dashboard.warehouse.year_notes import LONGEST, YearNote, YearNotes, add_year_note, load_year_notes

_EVERYWHERE = "全部区县"


def form(choice: Choice) -> None:
    """A small form that appends a note to the library's notes.csv, and what stands there."""
    popover = st.popover(labels.YEAR_NOTES)
    with popover:
        with st.form("year_note", border=False, clear_on_submit=True):
            about = st.selectbox("范围", list(_ranges(choice)), key="note_about")
            year = st.selectbox(labels.YEAR, _years(choice), key="note_year")
            note = st.text_input(
                f"注记（不超过 {LONGEST} 字，如：热线并入）", key="note_text", max_chars=LONGEST
            )
            sent = st.form_submit_button("加入注记", type="primary")
        notes = load_year_notes(choice.library)
        unknown = _unknown(choice, notes)
        for row in (row for row in notes.rows if row.line not in unknown):
            about_whom = f"{row.district or _EVERYWHERE}{row.agency}"
            st.html(f'<p class="caption">{escape(f"{about_whom} {row.year} 年：{row.note}")}</p>')
        for problem in (*notes.problems, *unknown.values()):
            st.html(f'<p class="caption attention">{escape(problem)}</p>')
        st.html(f'<p class="caption">注记保存在资料库的 {choice.library.notes.name}，可用表格软件修改。</p>')
    if not sent:
        return
    district, agency = _ranges(choice)[about]
    try:
        add_year_note(choice.library, YearNote(0, district, agency, str(year), note.strip()))
    except LibraryError as error:
        st.error(literal(error.sentence))
    else:
        st.rerun()


def _ranges(choice: Choice) -> dict[str, tuple[str, str]]:
    """About whom a note can be: the agencies chosen, the district, everybody; district and agency of each."""
    district = "" if choice.district == EVERY else choice.district_name
    ranges = {f"{district}{name}": (district, name) for name in choice.agency_names}
    if district:
        ranges[district] = (district, "")
    return ranges | {_EVERYWHERE: ("", "")}


def _years(choice: Choice) -> list[int]:
    """The years with reports, that of the page first."""
    years = [int(year) for year in cached.frame(choice.snapshot, "years", district=choice.district)["year"]]
    return [choice.year, *(year for year in years if year != choice.year)]


def _unknown(choice: Choice, notes: YearNotes) -> dict[int, str]:
    """By line what is wrong with notes about places unknown to the library, as far as the page can tell."""
    districts = cached.frame(choice.snapshot, "districts")
    known = {*districts["district_code"], *districts["district"], choice.district_name}
    problems = {
        row.line: f"notes.csv 第 {row.line} 行：资料库中没有区县“{row.district}”，未采用"
        for row in notes.rows
        if row.district and row.district not in known
    }
    if choice.district == EVERY:
        return problems
    agencies = cached.frame(choice.snapshot, "agencies", district=choice.district)
    names = {*agencies["agency_id"], *agencies["short_name"]}
    here = {choice.district, choice.district_name} | ({""} if len(districts) == 1 else set())
    return problems | {
        row.line: f"notes.csv 第 {row.line} 行：{choice.district_name}没有单位“{row.agency}”，未采用"
        for row in notes.rows
        if row.agency and row.district in here and row.agency not in names
    }
