"""热线诉求: how many orders the 12345 hotline brought, and what they were about."""

from __future__ import annotations

from dashboard.charts import palette
from dashboard.exhibits import sentences
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Notices, Options, Topic
from dashboard.exhibits.parts import Composition, shares_over_years
from dashboard.exhibits.scope import Scope

_MIX = Composition("hotline/mix", "hotline_orders", "热线受理", "诉求类别", "件", palette.HOTLINE)


def mix(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """What the orders were about, as shares of each year's orders."""
    return shares_over_years(ask, scope, _MIX)


def _answer(ask: Ask, scope: Scope, _options: Options) -> str:
    return sentences.topic_sentence(ask, scope, "hotline_orders")


def _notices(_ask: Ask, _scope: Scope, _options: Options) -> Notices:
    return Notices()


TOPIC = Topic("hotline", "热线诉求", _answer, _notices, {"mix": mix})
