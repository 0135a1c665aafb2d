"""What a body did to disclose information in a year: the counts that sentences in section one tell."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from dashboard.demo.places import Body

OLD_SCHEME = ("求助", "投诉", "咨询", "举报", "建议")
NEW_SCHEME = ("城市管理", "住房保障", "社会保障", "环境保护", "交通出行", "咨询")
"""Hotline categories (诉求类别): the district sorts its orders by subject from a certain year on."""

TOPICS = ("机构职能", "政策文件", "财政预决算", "工作动态", "社会救助", "应急管理", "人事", "规划计划")
"""Columns of the website (栏目) by which some bodies tell their posts."""

VIDEO_CHANNELS = ("视频号", "抖音", "快手")

_GROWTH = 1.08
# Usual yearly counts of a body of scale 1.0, and how likely it is that a body tells them at all.
_USUAL = {
    "website_posts": (230, 0.95),
    "newmedia_posts": (310, 0.9),
    "board_posts": (150, 0.7),
    "policy_interpretations": (9, 0.7),
    "hotline_orders": (640, 0.85),
    "messages_answered": (46, 0.6),
    "consult_calls": (420, 0.5),
    "open_days": (3, 0.6),
    "trainings": (4, 0.8),
    "information_managed": (260, 0.35),
}
# A department's counters take calls by the ten thousand.
_COUNTER_CALLS = 25


@dataclass
class Activity:
    """Counts by metric; parts by metric and label as reports write it. A metric that is absent is not told.

    fee: 信息处理费 in yuan; scheme: the hotline's categories in this year.
    """

    counts: dict[str, int] = field(default_factory=dict)
    parts: dict[str, dict[str, int]] = field(default_factory=dict)
    fee: int = 0


def act(body: Body, year: int, years: range, chance: random.Random) -> Activity:
    """The activity of a body in `year`: its habits stay, its counts grow."""
    habits = random.Random(f"{body.agency_id}:habits:{body.scale}")
    activity = Activity()
    for metric, (usual, likely) in _USUAL.items():
        at_counters = body.kind == "部门" and metric == "consult_calls"
        told = habits.random() < likely or at_counters
        level = habits.uniform(0.85, 1.15) * (_COUNTER_CALLS if at_counters else 1)
        if not told:
            continue
        growth = _GROWTH ** (year - years.start)
        activity.counts[metric] = max(
            1, round(usual * body.scale * level * growth * chance.uniform(0.95, 1.05))
        )
    _divide(activity, body, year, years, habits)
    if body.busyness >= 60:
        activity.fee = 10 * chance.randint(20, 60)
    return activity


def total_activity(parts: list[Activity]) -> Activity:
    """The activity of a district: the sums over its bodies, parts only where they cover the whole."""
    activity = Activity(fee=sum(part.fee for part in parts))
    metrics = dict.fromkeys(metric for part in parts for metric in part.counts)
    for metric in metrics:
        activity.counts[metric] = sum(part.counts.get(metric, 0) for part in parts)
        labels = dict.fromkeys(label for part in parts for label in part.parts.get(metric, {}))
        sums = {label: sum(part.parts.get(metric, {}).get(label, 0) for part in parts) for label in labels}
        if sums and sum(sums.values()) == activity.counts[metric]:
            activity.parts[metric] = sums
    return activity


def _divide(activity: Activity, body: Body, year: int, years: range, habits: random.Random) -> None:
    """Break totals down by category, channel and column, the same way every year."""
    new_scheme = len(years) >= 4 and year >= years[-2]
    schemes = {
        "hotline_orders": NEW_SCHEME if new_scheme else OLD_SCHEME,
        "newmedia_posts": (
            "微信公众号",
            *habits.sample(("微博", habits.choice(VIDEO_CHANNELS), "今日头条"), 2),
        ),
        "website_posts": tuple(habits.sample(TOPICS, habits.randint(3, 5))),
    }
    for metric, labels in schemes.items():
        detailed = (
            habits.random() < {"hotline_orders": 0.8, "newmedia_posts": 0.75, "website_posts": 0.5}[metric]
        )
        weights = [habits.uniform(0.5, 1.5) / (index + 1) for index in range(len(labels))]
        total = activity.counts.get(metric)
        if detailed and total is not None and total >= 4 * len(labels):
            activity.parts[metric] = dict(zip(labels, _proportions(total, weights), strict=True))


def _proportions(total: int, weights: list[float]) -> list[int]:
    whole = sum(weights)
    counts = [int(total * weight / whole) for weight in weights]
    counts[0] += total - sum(counts)
    return counts
