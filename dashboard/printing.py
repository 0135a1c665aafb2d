"""What the commands print for a person: a report read, and what the rules found."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.table import Table

from dashboard import labels
from dashboard.terminal import out, say

if TYPE_CHECKING:
    from dashboard.catalogue import Catalogue


def print_json(value: object) -> None:
    """One JSON value in utf-8, whatever the console's own encoding."""
    sys.stdout.buffer.write(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n")
    sys.stdout.buffer.flush()


def print_report(printed: Mapping[str, Any]) -> None:
    """A report as `report_json.report_object` gives it: who, when, figures, findings, what was set aside."""
    agency = printed["agency"]
    name = agency["name"] if agency else "单位未识别"
    year = f"{printed['year']} 年" if printed["year"] else "年度未识别"
    say(f"{name}　{year}　{labels.FORMATS[printed['format']]}")
    figures = _table("项目", "数值", "状态", "来源", "原文", "页")
    for figure in printed["figures"]:
        figures.add_row(
            figure["label"],
            labels.cell(figure["value"], present=True, approximate=figure["approximate"]),
            labels.STATES[figure["state"]],
            labels.ORIGINS[figure["origin"]],
            " ".join(figure["quote"].split()),
            str(figure["page"]),
        )
    out.print(figures)
    say(f"核对结果 {len(printed['findings'])} 条")
    for finding in printed["findings"]:
        say(f"　{labels.SEVERITIES[finding['severity']]}　{finding['rule']}　{finding['message']}")
    say(f"未能归类 {len(printed['set_aside'])} 处")
    for text in printed["set_aside"]:
        say(f"　第 {text['page']} 页：{' '.join(text['quote'].split())}（{text['reason']}）")


def print_mapping(entries: Iterable[Mapping[str, Any]], names: Mapping[str, str]) -> None:
    """What headings stand for, as `sheet_json.entry_object` gives it; names: labels of metrics."""
    table = _table("表头或指标名", "含义", "类别", "申请人", "倍数", "状态")
    for entry in entries:
        meaning = names.get(entry["metric"]) or labels.SHEET_ROLES.get(entry["metric"], entry["metric"])
        table.add_row(
            entry["heading"],
            meaning or "—",
            entry["member"],
            entry["applicant"],
            str(entry["factor"]),
            labels.MAPPING_STATES[entry["status"]],
        )
    out.print(table)


def print_sheet(printed: Mapping[str, Any], names: Mapping[str, str], mappings: Path | None) -> None:
    """A sheet as `sheet_json.sheet_object` gives it: the mapping, the counts, what was set aside.

    mappings: the file of what an office has decided, None where no library was asked.
    """
    print_mapping(printed["mapping"], names)
    kept = sum(entry["kept"] for entry in printed["mapping"])
    guessed = [entry["heading"] for entry in printed["mapping"] if not entry["kept"]]
    if not kept:
        say(
            "以上含义均为本次推断"
            + (f"，{mappings} 中没有这些表头。" if mappings else "，未用资料库的对照表。")
        )
    elif guessed:
        say(f"以上含义 {kept} 项取自 {mappings}，其余为本次推断：{'、'.join(guessed)}。")
    else:
        say(f"以上含义均取自 {mappings}。")
    reports = printed["reports"]
    agencies = {report["agency"]["name"] for report in reports}
    figures = sum(len(report["figures"]) for report in reports)
    say(f"读出 {len(agencies)} 个单位、{len(reports)} 个单位年度，数字 {figures} 个")
    say(f"未采用 {sum(text['count'] for text in printed['set_aside'])} 处")
    for text in printed["set_aside"]:
        say(f"　{text['count']} 处：{text['reason']}")


def print_findings(findings: Iterable[Mapping[str, Any]], *, left_out: int = 0) -> None:
    """One line a finding: agency, year, severity, rule, message, verdict; left_out: how many are 不属实."""
    table = _table("单位", "年度", "级别", "规则", "核对结果", labels.VERDICT)
    for finding in findings:
        verdict = finding["verdict"]
        table.add_row(
            finding["agency"],
            str(finding["year"]),
            labels.SEVERITIES[finding["severity"]],
            finding["rule"],
            finding["message"],
            f"{verdict['verdict']}（{verdict['who']}：{verdict['why']}）" if verdict else "",
        )
    out.print(table if table.row_count else "未发现问题。")
    if left_out:
        say(f"另有 {left_out} 项判为不属实，未列出；加 --all 可列出。")


def _table(*headings: str) -> Table:
    return Table(*headings, box=None, header_style="bold", pad_edge=False)


def metric_labels(catalogue: Catalogue) -> dict[str, str]:
    """What the catalogue calls its metrics, by their keys."""
    return {metric.key: metric.label for metric in catalogue.metrics.values()}
