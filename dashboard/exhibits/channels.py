"""公开渠道: what went out through the website, new media, boards and screens."""

from __future__ import annotations

from dashboard.charts import palette
from dashboard.exhibits import sentences
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Notices, Options, Topic
from dashboard.exhibits.parts import Composition, shares_over_years
from dashboard.exhibits.scope import Scope

_NEWMEDIA = Composition("channels/newmedia", "newmedia_posts", "新媒体发布", "渠道", "条", palette.CHANNELS)


def newmedia(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """Through which channels the new-media posts went, as shares of each year's posts."""
    return shares_over_years(ask, scope, _NEWMEDIA)


def _answer(ask: Ask, scope: Scope, _options: Options) -> str:
    return sentences.topic_sentence(ask, scope, "newmedia_posts")


def _notices(_ask: Ask, _scope: Scope, _options: Options) -> Notices:
    return Notices()


TOPIC = Topic("channels", "公开渠道", _answer, _notices, {"newmedia": newmedia})
