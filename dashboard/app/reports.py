"""Which report a page about one report shows, and what it says where there is none."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.app import blocks, cached
from dashboard.app.components.linked_table import Cell, Column, Table, linked_tables
from dashboard.app.filters import Choice
from dashboard.exhibits.scope import EVERY

_MOST_OFFERED = 60


def chosen_report(choice: Choice, page: str) -> pd.Series:
    """The row of queries/report that `choice` means; where there is none, the page ends with what to choose.

    page: the name in views/ of the page that asks. A district and year with one report need no agency chosen.
    """
    if choice.agency != EVERY and len(report := _report(choice, choice.agency)):
        return report.iloc[0]
    years, whose, every = [choice.year], choice.agencies or (EVERY,), (EVERY,)
    wanted = _reports(choice, whose, years)
    if len(wanted) == 1:
        return _report(choice, str(wanted["agency_id"].iloc[0])).iloc[0]
    if len(wanted):
        count = wanted["reports"].iloc[0]
        blocks.nothing(f"{choice.year} 年{choice.whom}有 {count} 份年报，请选择一个单位。")
    else:
        blocks.nothing(f"资料库中没有{choice.whom} {choice.year} 年的年报。")
    # The nearest at hand: those wanted, other years of the agency, others of that year, any of the district.
    nearest = [(whose, years), (every, years), (every, [])]
    if choice.agency != EVERY:
        nearest.insert(0, (whose, []))
    offers = (_reports(choice, agencies, when) for agencies, when in nearest)
    _offer(next((rows for rows in offers if len(rows)), wanted), page)
    st.stop()


def _report(choice: Choice, agency: str) -> pd.DataFrame:
    """The row of queries/report about one agency, none where there is no report."""
    return cached.frame(choice.snapshot, "report", agency=agency, year=choice.year)


def _reports(choice: Choice, agencies: tuple[str, ...], years: list[int]) -> pd.DataFrame:
    """Rows of queries/reports about the district; agencies: ids, or "all" alone; years: none for all."""
    found = [
        cached.frame(
            choice.snapshot,
            "reports",
            district=choice.district,
            agency=agency,
            years=years,
            most=_MOST_OFFERED,
        )
        for agency in agencies
    ]
    if len(found) == 1:
        return found[0]
    together = pd.concat(found)
    return together.assign(reports=len(together))


def _offer(reports: pd.DataFrame, page: str) -> None:
    """Links to `reports`, one line for each agency."""
    if reports.empty:
        return
    several = reports["district_code"].nunique() > 1
    lines: list[list[Cell | str]] = []
    for _, row in reports.iterrows():
        name = f"{row['district']} {row['short_name']}" if several else row["short_name"]
        target = {"district": row["district_code"], "agency": row["agency_id"], "year": str(row["year"])}
        lines.append([Cell(f"{name} {row['year']} 年", target=target)])
    linked_tables(
        [
            Table(
                labels.AT_HAND,
                [Column(labels.REPORT)],
                lines,
                note=f"{reports['reports'].iloc[0]} 份",
                open=True,
            )
        ],
        key=f"offer_{page}",
        page=page,
    )
