"""What 数据质量 lists below its charts, made from its rows: findings one by one, links, pairs, verdicts."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard import labels
from dashboard.app.components.choice_list import ListLine
from dashboard.app.components.linked_table import Cell, Column, Table
from dashboard.app.tables import Row, report_cell
from dashboard.exhibits.scope import EVERY
from dashboard.warehouse.verdicts import APPLIED, CONFIRMED, DISMISSED, Judgements, Verdict

LIST_COLUMNS = [
    Column(labels.SEVERITY, "short"),
    Column(labels.AGENCY, "short"),
    Column(labels.RULE, "short"),
    Column("问题"),
    Column(labels.VERDICT, "short"),
]
VERDICT_FILTER = {
    "standing": "未判为不属实的",
    "open": "尚未判断",
    "confirmed": CONFIRMED,
    "dismissed": DISMISSED,
    "every": labels.ALL,
}
_MOST_PASSAGES = 3


def rule_names(findings: pd.DataFrame) -> dict[str, str]:
    """The rules that gave any of `findings`, to choose from."""
    present = set(findings["rule"])
    return {EVERY: labels.ALL} | {rule: name for rule, name in labels.RULES.items() if rule in present}


def severity_names(findings: pd.DataFrame) -> dict[str, str]:
    """The severities of `findings`, to choose from."""
    present = set(findings["severity"])
    return {EVERY: labels.ALL} | {key: name for key, name in labels.SEVERITIES.items() if key in present}


def selected(
    findings: pd.DataFrame, rule: str, severity: str, verdict: str, applied: Mapping[str, Verdict]
) -> pd.DataFrame:
    """Those of the rows of queries/findings that are asked for; verdict: a key of VERDICT_FILTER."""
    said = findings["finding_id"].map({key: one.verdict for key, one in applied.items()}).astype("object")
    wanted = {
        "standing": said != DISMISSED,
        "open": said.isna(),
        "confirmed": said == CONFIRMED,
        "dismissed": said == DISMISSED,
        "every": pd.Series(True, findings.index),
    }[verdict]
    if rule != EVERY:
        wanted &= findings["rule"] == rule
    if severity != EVERY:
        wanted &= findings["severity"] == severity
    return findings[wanted]


def list_lines(findings: pd.DataFrame, applied: Mapping[str, Verdict]) -> list[ListLine]:
    """A line for each of the rows of queries/findings."""
    lines = []
    for row in findings.to_dict("records"):
        one = applied.get(row["finding_id"])
        texts = [
            labels.SEVERITIES[row["severity"]],
            row["short_name"],
            labels.RULES[row["rule"]],
            row["message"],
            one.verdict if one else "",
        ]
        lines.append(ListLine(row["finding_id"], texts, "attention" if row["severity"] == "error" else ""))
    return lines


def compared_table(finding: pd.Series, figures: pd.DataFrame, suggestions: pd.DataFrame) -> Table:
    """Expected and actual, each leading to its place, and what would mend it.

    finding: a row of queries/findings; figures: rows of queries/finding_figures; suggestions: of
    queries/finding_suggestions.
    """
    actual = _figure_with(figures, finding["actual"], last=True)
    expected = _figure_with(figures.drop(index=[actual] if actual is not None else []), finding["expected"])
    lines: list[list[Cell | str]] = [
        [labels.EXPECTED, _place_cell(finding, figures, expected, finding["expected"])],
        [labels.ACTUAL, _place_cell(finding, figures, actual, finding["actual"])],
    ]
    lines += [["建议", row["message"]] for row in suggestions.to_dict("records")]
    return Table("比较的两个数", [Column("", "short"), Column("数和出处")], lines, open=True)


def _figure_with(figures: pd.DataFrame, printed: str, *, last: bool = False) -> int | None:
    """The index of the figure that has the value `printed`; where none has, of the first that it comes from.

    last: of several the last, as a rule names the parts of a sum before the sum, and none where none has it.
    """
    same = figures.index[figures["value"].map(_plain) == printed]
    if len(same):
        return int(same[-1 if last else 0])
    return None if last or figures.empty else int(figures.index[0])


def _plain(value: float) -> str:
    """A number as rules print it, 空白 for a blank cell."""
    return labels.BLANK if pd.isna(value) else labels.number(value).replace(",", "")


def _place_cell(finding: pd.Series, figures: pd.DataFrame, index: int | None, printed: str) -> Cell:
    text = printed or labels.BLANK
    if index is None:
        return report_cell(
            text, finding["district_code"], finding["agency_id"], finding["year"], finding["place"]
        )
    row = figures.loc[index].to_dict()
    source = f"{row['year']} 年{row['label']}"
    words = f"{text}（{source}）" if _plain(row["value"]) == printed else f"{text}（据{source}等算得）"
    return report_cell(words, row["district_code"], row["agency_id"], row["year"], row["figure_key"])


def figures_table(figures: pd.DataFrame) -> Table:
    """Every figure that a finding concerns; rows of queries/finding_figures."""
    lines: list[list[Cell | str]] = [
        [
            f"{row['short_name']} {row['year']} 年",
            row["label"],
            report_cell(
                labels.cell(row["value"], present=True, approximate=bool(row["approximate"])),
                row["district_code"],
                row["agency_id"],
                row["year"],
                row["figure_key"],
                tone="attention" if row["state"] == "marked" else "",
            ),
        ]
        for row in figures.to_dict("records")
    ]
    columns = [Column(labels.REPORT), Column(labels.METRIC), Column(labels.VALUE, "right")]
    return Table("涉及的全部数字", columns, lines, note=f"{len(lines)} 个")


def passages(figures: pd.DataFrame) -> list[tuple[str, str]]:
    """Where and what the reports say around the figures, a few of them; rows of queries/finding_figures."""
    distinct = figures[figures["context"] != ""].drop_duplicates(["agency_id", "year", "context"])
    return [
        (f"{row['short_name']} {row['year']} 年年报，{labels.page(row['page'])}", row["context"])
        for row in distinct.head(_MOST_PASSAGES).to_dict("records")
    ]


def quality_table(rows: pd.DataFrame, *, districts: bool) -> Table:
    """Rules kept of those that could be tried, by agency or district; rows of queries/quality_by_unit."""
    lines: list[list[Cell | str]] = [
        [
            row["unit"],
            *([f"{row['reports']:,}"] if districts else []),
            Cell(labels.share(row["value"]), tone="quiet" if row["is_small"] else ""),
            f"{row['numerator']:,} / {row['denominator']:,}",
            f"{row['unevaluable']:,}",
            *(f"{row[name]:,}" for name in ("errors", "warnings", "notes", "dismissed")),
        ]
        for row in rows.head(_MOST_ROWS).to_dict("records")
    ]
    columns = [
        Column(labels.DISTRICT if districts else labels.AGENCY, "short"),
        *([Column("年报（份）", "right")] if districts else []),
        Column("数据质量", "right"),
        Column("相符 / 可核对（项次）", "right"),
        Column("无法核对（项次）", "right"),
        *(Column(f"{labels.SEVERITIES[key]}（项）", "right") for key in ("error", "warning", "note")),
        Column(f"{DISMISSED}（项）", "right"),
    ]
    note = "由低到高" + (f"，只列前 {_MOST_ROWS} 个" if len(rows) > _MOST_ROWS else "")
    return Table("数据质量", columns, lines, note=note)


_MOST_ROWS = 200
_FEW_ALIKE = 12
"""As many pairs are shown without being asked for."""


def carry_table(rows: pd.DataFrame) -> Table:
    """Both figures of each link, the broken ones first; rows of queries/carry_chain."""
    ordered = rows.sort_values("state", key=lambda state: state != "broken", kind="stable")
    lines: list[list[Cell | str]] = []
    for row in ordered.head(_MOST_ROWS).to_dict("records"):
        tone = "attention" if row["state"] == "broken" else ""
        words = labels.LINKS[row["state"]]
        if row["broken_columns"]:
            words += f"（{row['broken_columns']} 列）"
        lines.append(
            [
                row["short_name"],
                f"{row['year_before']}→{row['year']}",
                _carried_cell(row, "carried_out", "figure_out", row["year_before"], tone),
                _carried_cell(row, "carried_in", "figure_in", row["year"], tone),
                Cell(words, tone=tone or ("quiet" if row["state"] == "unevaluable" else "")),
            ]
        )
    broken = int((rows["state"] == "broken").sum())
    columns = [
        Column(labels.AGENCY, "short"),
        Column(labels.YEAR, "short"),
        Column(f"{labels.CARRIED_OUT}（件）", "right"),
        Column(f"{labels.CARRIED_IN}（件）", "right"),
        Column("是否衔接", "short"),
    ]
    return Table("上下年结转", columns, lines, note=f"{len(rows)} 处，不衔接 {broken} 处")


def _carried_cell(row: Row, value: str, figure: str, year: int, tone: str) -> Cell:
    key = row[figure]
    if not isinstance(key, str):
        return Cell(labels.UNREPORTED, tone="quiet")
    text = labels.cell(row[value], present=True)
    return report_cell(text, row["district_code"], row["agency_id"], year, key, tone=tone)


def like_table(rows: pd.DataFrame) -> Table:
    """Pairs of reports that read alike; rows of queries/like_reports."""
    alike = bool(rows["alike"].iloc[0])
    lines: list[list[Cell | str]] = [
        [
            Cell(f"{row['likeness'] * 100:.0f}%", tone="attention" if alike else ""),
            _report_link(row, "agency_id", "short_name", "year"),
            _report_link(row, "other_agency_id", "other_name", "other_year"),
        ]
        for row in rows.to_dict("records")
    ]
    found = int(rows["alike_pairs"].iloc[0])
    note = f"比较 {int(rows['pairs'].iloc[0]):,} 对年报的正文（不计数字），"
    if alike:
        note += f"达到 90% 的有 {found} 对" + (f"，只列前 {len(rows)} 对" if found > len(rows) else "")
    else:
        note += f"没有达到 90% 的，所列为最高的 {len(rows)} 对"
    columns = [Column("相似度约为", "right"), Column(labels.REPORT), Column("相似的年报")]
    return Table("年报正文相似情况", columns, lines, note=note, open=len(lines) <= _FEW_ALIKE)


def _report_link(row: Row, agency: str, name: str, year: str) -> Cell:
    return report_cell(f"{row[name]} {row[year]} 年", row["district_code"], row[agency], row[year])


def verdicts_table(judged: Judgements) -> Table:
    """Every row of verdicts.csv with what became of it, the latest first."""
    lines: list[list[Cell | str]] = [
        [
            Cell(
                f"{row.state}（{row.note}）" if row.note else row.state,
                tone="" if row.state == APPLIED else "attention",
            ),
            row.verdict.verdict,
            f"{row.verdict.agency} {row.verdict.year} 年",
            row.verdict.message,
            row.verdict.why,
            row.verdict.who,
            row.verdict.at,
        ]
        for row in reversed(judged.rows[-_MOST_ROWS:])
    ]
    columns = [
        Column("状态"),
        Column(labels.VERDICT, "short"),
        Column(labels.REPORT),
        Column("问题"),
        Column("理由"),
        Column("判断人", "short"),
        Column("时间", "short"),
    ]
    applied = len(judged.applied)
    note = f"{len(judged.rows)} 条，生效 {applied} 条"
    if len(judged.rows) > _MOST_ROWS:
        note += f"，只列最近 {_MOST_ROWS} 条"
    return Table("判断记录", columns, lines, note=note)
