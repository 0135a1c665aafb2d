"""Every topic by its key, and the making of one exhibit by topic/name."""

from __future__ import annotations

from dashboard.errors import GongkaiError
from dashboard.exhibits import (
    channels,
    compare,
    disputes,
    hotline,
    overview,
    profile,
    quality,
    requests,
    trends,
)
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Options, Topic
from dashboard.exhibits.scope import Scope

TOPICS: dict[str, Topic] = {
    topic.key: topic
    for topic in (
        overview.TOPIC,
        trends.TOPIC,
        hotline.TOPIC,
        channels.TOPIC,
        requests.TOPIC,
        disputes.TOPIC,
        compare.TOPIC,
        profile.TOPIC,
        quality.TOPIC,
    )
}


def make(key: str, ask: Ask, scope: Scope, options: Options) -> Exhibit | Blank:
    """The exhibit with `key` ("hotline/volume"), or why there is none; GongkaiError for an unknown key."""
    topic, _, name = key.partition("/")
    if topic not in TOPICS or name not in TOPICS[topic].makers:
        raise GongkaiError(f"没有名为“{key}”的图表", remedy="请从页面重新加入材料")
    return TOPICS[topic].makers[name](ask, scope, options)
