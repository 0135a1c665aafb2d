"""What 总览 says, made from its rows."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard import labels
from dashboard.app.filters import Choice
from dashboard.charts.theme import Texts
from dashboard.exhibits import sentences
from dashboard.exhibits.exhibit import Headline
from dashboard.exhibits.scope import EVERY
from dashboard.exhibits.sentences import Counted


def counted(rows: pd.DataFrame) -> dict[int, Counted]:
    """By year, from the rows of queries/coverage_by_district or queries/coverage_by_agency."""
    if "expected" not in rows:
        rows = rows.assign(reported=rows["report_id"].notna(), expected=1)
    sums = rows.groupby("year")[["reported", "expected"]].sum().reset_index()
    return {
        int(year): Counted(int(reported), int(expected))
        for year, reported, expected in zip(sums["year"], sums["reported"], sums["expected"], strict=True)
    }


def coverage_headline(by_year: Mapping[int, Counted], year: int, rows: pd.DataFrame) -> Headline:
    """The strip's first figure: who reported, or when only one agency is asked about whether it did."""
    now, before = by_year.get(year), by_year.get(year - 1)
    if "status" in rows and rows["agency_id"].nunique() == 1:
        words = {int(row["year"]): labels.COVERAGE[row["status"]] for row in rows.to_dict("records")}
        last = f"上年{words[year - 1]}" if before else "上年未收录"
        return Headline("年报", words.get(year, labels.UNREPORTED), last)
    value = f"{now.reported} / {now.expected}" if now else labels.UNREPORTED
    return Headline(
        "已公布年报（个单位）",
        value,
        f"上年 {before.reported} / {before.expected}" if before else "上年未收录",
    )


def headlines(rows: pd.DataFrame, year: int) -> list[Headline]:
    """The strip's other figures; rows of queries/headline."""
    return [
        Headline(
            row["label"],
            labels.with_unit(row["value"], row["unit"], approximate=bool(row["approximate"])),
            sentences.change_words(row),
            _history(rows[rows["metric"] == row["metric"]], year),
        )
        for _, row in rows[rows["year"] == year].iterrows()
    ]


def _history(rows: pd.DataFrame, year: int) -> list[float]:
    """The values of one metric year by year, if a line through them says something.

    A sum over other agencies each year is not a history, and the line would bridge a year without a report:
    then there is none.
    """
    known = rows[rows["value"].notna()]
    whole = len(known) >= 3 and list(known["year"]) == list(range(year - len(known) + 1, year + 1))
    return [float(value) for value in known["value"]] if whole and known["agencies"].nunique() == 1 else []


def coverage_texts(choice: Choice, now: Counted | None, rows: pd.DataFrame) -> Texts:
    """Title, subtitle and source of the chart of who reported."""
    first, last = int(rows["year"].min()), int(rows["year"].max())
    span = f"{last} 年" if first == last else f"{first}—{last} 年"
    if now is None:
        title = f"{choice.year} 年年报公布情况"
    elif choice.agency != EVERY:
        title = f"{choice.agency_name} {choice.year} 年年报{'已' if now.reported else '未'}公布"
    elif now.reported == now.expected:
        title = f"{choice.year} 年年报已全部公布"
    else:
        title = f"{choice.year} 年还有 {now.expected - now.reported} 个单位未公布年报"
    measured = "年报公布情况" if choice.agency != EVERY else "各单位年报公布情况"
    if choice.district == EVERY:
        measured = "各区县已公布年报的单位数 / 应公布的单位数"
    return Texts(
        title,
        f"{measured}，{choice.whom}，{span}",
        choice.source(),
    )


def found_words(findings: pd.DataFrame) -> tuple[str, bool]:
    """错误 3 项、提示 1 项, "" if there is none; and whether there is an error among them."""
    counts = findings["severity"].value_counts()
    found = [f"{name} {counts[key]} 项" for key, name in labels.SEVERITIES.items() if key in counts]
    return "、".join(found), "error" in counts


def notices(
    choice: Choice,
    now: Counted | None,
    rows: pd.DataFrame,
    findings: pd.DataFrame,
    headline: pd.DataFrame,
    rejected: pd.DataFrame,
) -> tuple[list[str], list[str]]:
    """What to notice: short lines, and those that need action."""
    lines: list[str] = []
    attention: list[str] = []
    of_year = rows[rows["year"] == choice.year]
    if choice.district == EVERY:
        short = of_year[of_year["reported"] < of_year["expected"]]
        if len(short):
            lines.append(f"年报未收齐的区县：{labels.listing(list(short['district']))}")
    else:
        missing = of_year[of_year["status"] == "missing"]
        if len(missing) and choice.agency == EVERY:
            lines.append(f"{labels.UNREPORTED}：{labels.listing(list(missing['short_name']))}")
        late = of_year[of_year["status"] == "late"]
        if len(late):
            attention.append(
                "年报逾期公布"
                if choice.agency != EVERY
                else f"逾期公布：{labels.listing(list(late['short_name']))}"
            )
    found, urgent = found_words(findings)
    if found:
        (attention if urgent else lines).append(f"检查发现{found}，见下表")
    elif now and now.reported:
        lines.append("已公布的年报未检查出问题")
    marked = int(headline.loc[headline["year"] == choice.year, "marked"].sum())
    if marked:
        attention.append(f"上列数字中有 {marked} 个{labels.MARKED}，请对照原文核实")
    if len(rejected):
        attention.append(f"{len(rejected)} 个文件未能入库，原因见下表")
    if choice.agency != EVERY and now and not now.reported:
        lines.append("资料库未收到这份年报")
    if headline["year"].nunique() == 1:
        lines.append("资料库只有一年的年报，暂无逐年变化")
    return lines, attention
