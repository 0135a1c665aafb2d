"""公开渠道: what went out through the website, new media, boards and screens; who stopped and who began."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard import labels
from dashboard.charts import palette
from dashboard.exhibits import channels_changes, channels_outputs, sentences, trends_bodies
from dashboard.exhibits.channels_changes import changes_question, of_kind
from dashboard.exhibits.channels_outputs import outputs_question
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Headline, Notices, Options, Topic
from dashboard.exhibits.parts import Composition, shares_over_years
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.trends_lines import Measured

_NEWMEDIA = Composition("channels/newmedia", "newmedia_posts", "新媒体发布", "渠道", "条", palette.CHANNELS)
_UNITS = {
    "website_posts": "条",
    "newmedia_posts": "条",
    "board_posts": "次",
    "policy_interpretations": "篇",
}

OF_ONE = ("agencies", "moved")
"""The exhibits that look at one channel, option `channel`."""


def _channel(options: Options, name: str) -> Measured:
    """The channel that is looked at in detail: the website unless another is chosen."""
    metric = options.get("channel", "website_posts")
    return Measured(f"channels/{name}", metric, f"{labels.CHANNELS[metric]}发布", _UNITS[metric])


def outputs(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """How much went out through each channel, year by year."""
    return channels_outputs.outputs(ask, scope)


def newmedia(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Through which channels the new-media posts went, as shares of each year's posts."""
    made = shares_over_years(ask, scope, _NEWMEDIA)
    if isinstance(made, Blank):
        return made
    every = ask(outputs_question(scope))
    totals = every[every["metric"] == _NEWMEDIA.metric].set_index("year")["value"]
    whole = made.sheet.rows.groupby("year")["value"].sum()
    if (whole == totals.reindex(whole.index)).all():
        return made
    return replace(
        made, notes=(*made.notes, "各年合计含只写各渠道数、未写总数的年报，可大于政务新媒体的发布数")
    )


def stopped(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Who published through a channel last year and does not now."""
    return channels_changes.stopped(ask, scope)


def began(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Who publishes through a channel now and did not last year."""
    return channels_changes.began(ask, scope)


def agencies(ask: Ask, scope: Scope, options: Options) -> Exhibit | Blank:
    """Who put out how much through the channel that is looked at."""
    return trends_bodies.ranked(ask, scope, _channel(options, "agencies"))


def moved(ask: Ask, scope: Scope, options: Options) -> Exhibit | Blank:
    """Whose output through the channel that is looked at moved most against the year before."""
    return trends_bodies.two_years(ask, scope, _channel(options, "moved"))


def _answer(ask: Ask, scope: Scope, _options: Options) -> str:
    rows = _now(ask, scope)
    said = [
        f"{labels.CHANNELS[row['metric']]}{'' if row['approximate'] else ' '}"
        f"{labels.with_unit(row['value'], row['unit'], approximate=bool(row['approximate']))}"
        f"{_change(row)}"
        for _, row in rows.iterrows()
    ]
    silent = [name for metric, name in labels.CHANNELS.items() if metric not in set(rows["metric"])]
    if not said:
        return f"{scope.year} 年{sentences.reporting(ask, scope)}没有公布各渠道的发布数。"
    sentence = f"{scope.year} 年{sentences.reporting(ask, scope)}发布：{'，'.join(said)}"
    return sentence + (f"；{'、'.join(silent)}未公布。" if silent else "。")


def _change(row: pd.Series) -> str:
    if pd.isna(row["change_ratio"]):
        return ""
    compared = "可比口径 " if row["compared"] < row["stated"] else ""
    return f"（{compared}{labels.change(row['change_ratio'])}）"


def _headlines(ask: Ask, scope: Scope, _options: Options) -> list[Headline]:
    rows = {row["metric"]: row for row in _now(ask, scope).to_dict("records")}
    found = []
    for metric, name in labels.CHANNELS.items():
        row = rows.get(metric)
        if row is None:
            found.append(Headline(name, labels.UNREPORTED, ""))
            continue
        amount = labels.with_unit(row["value"], row["unit"], approximate=bool(row["approximate"]))
        if pd.isna(row["change_ratio"]):
            change = "上年为 0" if row["compared"] else "无上年数据"
        else:
            partly = f"（可比 {row['compared']} 个）" if row["compared"] < row["stated"] else ""
            change = f"{labels.changed(row['change_ratio'])}{partly}"
        found.append(Headline(name, amount, change))
    return found


def _notices(ask: Ask, scope: Scope, _options: Options) -> Notices:
    changes = ask(changes_question(scope))
    lines = []
    for kind, words in (
        ("zero", "上年有发布、本年明写为 0"),
        ("silent", "上年有发布、本年年报未写（未写不等于没有发布）"),
        ("absent", "上年有发布、本年未收到年报"),
        ("began", "上年未写或为 0、本年有发布"),
    ):
        rows = of_kind(changes, kind)
        if len(rows):
            who = [f"{row['short_name']}{row['channel']}" for row in rows.head(3).to_dict("records")]
            count = int(rows["found"].iloc[0])
            more = f"等 {count} 处" if count > len(who) else ""
            lines.append(f"{words}：{'、'.join(who)}{more}")
    rows = _now(ask, scope)
    if not scope.agencies:
        few = [
            f"{labels.CHANNELS[row['metric']]} {row['stated']} 个"
            for row in rows.to_dict("records")
            if row["stated"] < row["reports"]
        ]
        if few:
            lines.append(f"收到的 {rows['reports'].iloc[0]} 份年报中，写明发布数的：{'、'.join(few)}")
    years = ask(outputs_question(scope))
    uneven = [
        name
        for metric, name in labels.CHANNELS.items()
        if years.loc[years["metric"] == metric, "stated"].nunique() > 1
    ]
    if uneven:
        lines.append(f"{'、'.join(uneven)}各年写明发布数的单位数不同，合计数不宜直接相比")
    if len(rows) and years["year"].nunique() == 1:
        lines.append(f"没有 {years['year'].iloc[0]} 年以前的发布数，暂无逐年变化")
    lines += [f"{year} 年：{note}" for year, note in scope.notes_by_year().items()]
    return Notices(lines)


def _now(ask: Ask, scope: Scope) -> pd.DataFrame:
    rows = ask(outputs_question(scope))
    return rows[rows["year"] == scope.year]


TOPIC = Topic(
    "channels",
    "公开渠道",
    _answer,
    _notices,
    {
        "outputs": outputs,
        "newmedia": newmedia,
        "stopped": stopped,
        "began": began,
        "agencies": agencies,
        "moved": moved,
    },
    _headlines,
    "合计不重复计入区县政府的年报；变化只计两年都公布了该数的单位（可比口径）；年报未写的不作 0 计",
    {
        "newmedia": "新媒体渠道",
        "stopped": "停止发布",
        "began": "开始发布",
        "agencies": "各单位",
        "moved": "单位变化",
    },
    tuple(labels.CHANNELS),
)
