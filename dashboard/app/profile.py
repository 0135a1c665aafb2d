"""What 单位画像 says, made from its rows."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.app.filters import Choice
from dashboard.app.overview import found_words, headlines
from dashboard.charts.theme import Texts
from dashboard.exhibits.exhibit import Headline

__all__ = [
    "channel_texts",
    "channels",
    "headlines",
    "notices",
    "reading_headline",
]


def reading_headline(report: pd.Series) -> Headline:
    """How much of the report can be relied on without looking."""
    marked = f"{report['marked']} 个{labels.MARKED}" if report["marked"] else f"没有{labels.MARKED}"
    return Headline(
        "读出的数字", f"{labels.number(report['figures'])} 个", f"{marked}，{report['proved']} 个勾稽相符"
    )


def notices(report: pd.Series, figures: pd.DataFrame, findings: pd.DataFrame) -> tuple[list[str], list[str]]:
    """What to notice in one report: short lines, and those that need action.

    figures: rows of queries/profile_figures; findings: rows of queries/findings about the report.
    """
    found, attention = found_words(findings) if len(findings) else ("", False)
    lines = [f"检查发现{found}，见下表" if found else "未检查出问题"]
    urgent = [lines.pop()] if attention else []
    if report["marked"]:
        urgent.append(f"{report['marked']} 个数字{labels.MARKED}，请对照原文核实")
    silent = list(figures.loc[~figures["present"], "metric_label"])
    if silent:
        lines.append(f"年报{labels.UNREPORTED}：{labels.listing(silent, unit='项')}")
    if pd.notna(report["published_on"]):
        day = report["published_on"]
        lines.append(f"公布于 {day.year} 年 {day.month} 月 {day.day} 日")
    if report["format"] != "2021":
        words = labels.FORMATS[report["format"]]
        lines.append(f"年报采用{words}" if report["format"] in ("2019", "earlier") else words)
    return lines, urgent


def channels(figures: pd.DataFrame) -> pd.DataFrame:
    """How much went out through each channel: label, value, unit, approximate.

    figures: rows of queries/profile_figures, of which each channel has one about the whole.
    """
    whole = figures[figures["metric"].isin(list(labels.CHANNELS)) & figures["member"].isin(["", "total"])]
    return whole.assign(label=whole["metric"].map(labels.CHANNELS))


def channel_texts(choice: Choice, report: pd.Series, channels: pd.DataFrame) -> Texts:
    """Texts of the chart of channels; channels: as `channels` gives them."""
    stated = channels[channels["value"].notna()]
    title = "各渠道发布信息"
    if len(stated) > 1 and stated["value"].max() > 0:
        most = stated.nlargest(1, "value").iloc[0]
        amount = labels.with_unit(most["value"], most["unit"], approximate=bool(most["approximate"]))
        title = f"{most['label']}发布最多，{amount}"
    return Texts(
        title,
        f"各渠道发布信息的数量，单位见数后，{report['short_name']}，{report['year']} 年",
        choice.source(),
    )
