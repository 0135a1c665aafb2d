"""Frames as tables whose figures lead to their source."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.app.components.linked_table import Cell, Column, Table
from dashboard.exhibits.exhibit import Exhibit, Field, Sheet

Row = Mapping[Hashable, Any]
"""One row of a query, by the names of its columns."""

_MOST_DISTRICTS = 200
_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
_DISPUTES = {
    "reviews": "行政复议",
    "lawsuits_direct": "行政诉讼（未经复议直接起诉）",
    "lawsuits_after_review": "行政诉讼（复议后起诉）",
}


def report_cell(
    text: str, district: str, agency: str, year: int, figure: str = "", *, tone: str = ""
) -> Cell:
    """`text`, leading to the report of `agency` for `year`, at `figure` if one is named."""
    return Cell(
        text,
        tone=tone,
        target={"district": district, "agency": agency, "year": str(year), "figure": figure},
    )


def _records(rows: pd.DataFrame) -> list[Row]:
    """As to_dict("records"), in a fifth of the time."""
    columns = [rows[name].tolist() for name in rows]
    return [dict(zip(rows.columns, values, strict=True)) for values in zip(*columns, strict=True)]


def _grouped(rows: pd.DataFrame, key: str) -> list[list[Row]]:
    """The rows that have the same `key`, in the order in which they come."""
    groups: dict[Any, list[Row]] = {}
    for row in _records(rows):
        groups.setdefault(row[key], []).append(row)
    return list(groups.values())


@dataclass(frozen=True, slots=True)
class ReportLinks:
    """Makes cells that lead to the figures of one report."""

    district: str
    agency: str
    year: int

    def figure(self, row: Row) -> Cell:
        """The value of a row with present, value, approximate, state and figure_key; marked ones say so."""
        text = labels.cell(
            row["value"], present=bool(row["present"]), approximate=bool(row.get("approximate", False))
        )
        if not row["present"]:
            return Cell(text, tone="quiet")
        marked = row["state"] == "marked"
        return report_cell(
            f"{text} {labels.MARKED}" if marked else text,
            self.district,
            self.agency,
            self.year,
            str(row["figure_key"]),
            tone="attention" if marked else "",
        )


def coverage_table(rows: pd.DataFrame, district: str) -> Table:
    """Agencies by year, each report with its date; rows of queries/coverage_by_agency."""
    years = sorted(rows["year"].unique())
    lines: list[list[Cell | str]] = []
    for reports in _grouped(rows, "agency_id"):
        by_year = {row["year"]: _report_cell(row, district) for row in reports}
        lines.append([reports[0]["short_name"], *(by_year.get(year, "—") for year in years)])
    columns = [Column(labels.AGENCY, "short"), *(Column(str(year), "short") for year in years)]
    return Table("各单位年报", columns, lines, note="所列日期为次年的公布日期")


def _report_cell(row: Row, district: str) -> Cell:
    words = labels.COVERAGE[row["status"]]
    if row["status"] == "missing":
        return Cell(words, tone="quiet")
    if pd.notna(row["published_on"]):
        day = row["published_on"]
        # The year after is the usual one and needs no saying.
        year = "" if day.year == row["year"] + 1 else f"{day.year}年"
        words = f"{year}{day.month}月{day.day}日" + ("逾期" if row["status"] == "late" else "")
    if row["findings"]:
        words += f"，{row['findings']:.0f} 项待核"
    return report_cell(
        words, district, row["agency_id"], row["year"], tone="attention" if row["status"] == "late" else ""
    )


def district_table(rows: pd.DataFrame) -> Table:
    """Districts by year, reported of expected; rows of queries/coverage_by_district.

    Of a country only those that lack most reports of the last year, these first.
    """
    years = sorted(rows["year"].unique())
    last = rows[rows["year"] == years[-1]]
    note = ""
    if len(last) > _MOST_DISTRICTS:
        lacking = (last["expected"] - last["reported"]).nlargest(_MOST_DISTRICTS)
        codes = last.loc[lacking.index, "district_code"]
        rows = rows[rows["district_code"].isin(codes)]
        rows = rows.set_index("district_code").loc[codes].reset_index()
        note = f"共 {len(last):,} 个区县，只列 {years[-1]} 年未收到最多的 {_MOST_DISTRICTS} 个"
    lines: list[list[Cell | str]] = []
    for counted in _grouped(rows, "district_code"):
        by_year = {row["year"]: f"{row['reported']} / {row['expected']}" for row in counted}
        lines.append([counted[0]["district"], *(by_year.get(year, "—") for year in years)])
    return Table(
        "各区县年报（已公布 / 应公布）",
        [Column(labels.DISTRICT, "short"), *(Column(str(year), "right") for year in years)],
        lines,
        note=note,
    )


def findings_table(rows: pd.DataFrame) -> Table:
    """What the checks found; rows of queries/findings."""
    lines: list[list[Cell | str]] = [
        [
            Cell(labels.SEVERITIES[row["severity"]], tone="attention" if row["severity"] == "error" else ""),
            row["short_name"],
            row["message"],
            report_cell(
                labels.SEE_SOURCE,
                row["district_code"],
                row["agency_id"],
                row["year"],
                row["place"],
            ),
        ]
        for row in _records(rows)
    ]
    columns = [
        Column("程度", "short"),
        Column(labels.AGENCY, "short"),
        Column("问题"),
        Column("出处", "short"),
    ]
    return Table(labels.FINDINGS, columns, lines, note=f"{len(lines)} 项", open=len(lines) <= 8)


def rejected_table(rows: pd.DataFrame) -> Table:
    """Documents that were set aside; rows of queries/rejected."""
    lines: list[list[Cell | str]] = [[row["file"], row["problem"], row["remedy"]] for row in _records(rows)]
    return Table(
        labels.REJECTED, [Column("文件"), Column("原因"), Column("处理办法")], lines, note=f"{len(lines)} 个"
    )


def exhibit_table(exhibit: Exhibit) -> Table:
    """The figures of a chart; those that a report states lead to their place in it."""
    return sheet_table(exhibit.sheet, exhibit.texts.title, exhibit.texts.subtitle)


def sheet_table(sheet: Sheet, caption: str, note: str = "", *, open: bool = False) -> Table:
    """The figures of `sheet` under a caption; those that a report states lead to their place in it."""
    lines: list[list[Cell | str]] = [
        [_exhibit_cell(row, field) for field in sheet.fields] for row in _records(sheet.rows)
    ]
    columns = [Column(field.label, _ALIGN.get(field.kind, "right")) for field in sheet.fields]
    return Table(caption, columns, lines, note=note, open=open)


_ALIGN = {"text": "", "year": "short"}


def _exhibit_cell(row: Row, field: Field) -> Cell | str:
    words = labels.written(row[field.key], field.kind)
    if field.kind == "text":
        return words
    if row.get("approximate") and pd.notna(row[field.key]) and field.kind != "year":
        words = f"约 {words}"
    tone = "attention" if row.get("marked") else "quiet" if row.get("is_small") else ""
    if not field.figure or pd.isna(row[field.figure]):
        return Cell(words, tone=tone)
    return report_cell(
        words, row["district_code"], row["agency_id"], row["year"], str(row[field.figure]), tone=tone
    )


def section_tables(rows: pd.DataFrame, links: ReportLinks) -> dict[str, Table]:
    """The figures outside tables three and four by section key; rows of queries/profile_figures."""
    columns = [
        Column(labels.METRIC),
        Column(labels.VALUE, "right"),
        Column("单位"),
        Column("上年", "right"),
        Column("变化", "right"),
        Column("出处与状态"),
    ]
    lines: dict[str, list[list[Cell | str]]] = {}
    for row in _records(rows):
        whole = row["member"] in ("", "total")
        line: list[Cell | str] = [
            Cell(row["metric_label"]) if whole else Cell(row["label"], part=True),
            links.figure(row),
            row["unit"],
            "" if pd.isna(row["previous"]) else labels.number(row["previous"]),
            "" if pd.isna(row["change_ratio"]) else labels.change(row["change_ratio"]),
            _state_cell(row),
        ]
        lines.setdefault(labels.NUMERALS[row["section"][0]], []).append(line)
    return {
        key: Table(labels.SECTIONS[key], columns, section, note=_note(section))
        for key, section in lines.items()
    }


def _state_cell(row: Row) -> Cell:
    if not row["present"]:
        return Cell("")
    words = f"{labels.ORIGINS[row['origin']]}，{labels.STATES[row['state']]}"
    if row["state"] == "marked":
        return Cell(f"{words}：{row['reason']}" if row["reason"] else words, tone="attention")
    return Cell(words, tone="quiet")


def _note(lines: list[list[Cell | str]]) -> str:
    missing = sum(1 for line in lines if isinstance(line[1], Cell) and line[1].text == labels.UNREPORTED)
    return f"{len(lines)} 项，{missing} 项{labels.UNREPORTED}" if missing else f"{len(lines)} 项"


def requests_table(rows: pd.DataFrame, links: ReportLinks) -> Table:
    """Table three as the form prints it; rows of queries/requests_table."""
    names = list(rows["column_label"].drop_duplicates())
    lines: list[list[Cell | str]] = [
        [row[0]["row_label"], *(links.figure(cell) for cell in row)] for row in _grouped(rows, "row_position")
    ]
    columns = [Column("项目"), *(Column(name, "right") for name in names)]
    return Table(labels.SECTIONS["requests"], columns, lines, note=_total_note(rows, "件"))


def disputes_table(rows: pd.DataFrame, links: ReportLinks) -> Table:
    """Table four, a line for each of its groups; rows of queries/disputes_table."""
    lines: list[list[Cell | str]] = [
        [_DISPUTES[row[0]["metric"]], *(links.figure(cell) for cell in row)]
        for row in _grouped(rows, "metric")
    ]
    columns = [Column("类别"), *(Column(name, "right") for name in _RESULTS)]
    return Table(labels.SECTIONS["disputes"], columns, lines, note=_total_note(rows, "件"))


def _total_note(rows: pd.DataFrame, unit: str) -> str:
    if not rows["present"].any():
        return f"本表{labels.UNREPORTED}"
    if (rows["value"].fillna(0) == 0).all():
        return f"{int(rows['present'].sum())} 个数，均为 0 {unit}"
    return f"{int(rows['present'].sum())} 个数"
