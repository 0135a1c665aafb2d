"""Lists of numbers: the sum that closes one, and topics of which no total is stated."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from dashboard.extraction.narrative.breakdown import TOPICAL
from dashboard.extraction.narrative.items import Item, Joint
from dashboard.extraction.narrative.labels import cleaned, label
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.phrase import analyse, topic
from dashboard.extraction.narrative.publications import by_channels
from dashboard.extraction.narrative.readings import (
    NO_METRIC,
    ORIGINAL,
    PIECES,
    Counted,
    Meaning,
    Reading,
    Refusal,
)
from dashboard.extraction.narrative.settle import Candidate

_PUBLISHED = TOPICAL | {"newmedia_posts", "board_posts"}
_UNDIVIDED = frozenset({"policy_interpretations", "trainings", "open_days", "board_posts"})
_SUM = re.compile(r"(?:全年|年内|全部)?(?:总共|一共|共计|合计|总计|共|计|总|全部)(?:有|为)?")
# 「门户网站全年发布动态86条」 is the topic 动态.
_ACT = re.compile(r"^.*(?:公开|发布|推送|更新|上传)(?=..)")
# 「网站64条、公开栏38条，累计公开信息102条」
_ADDED_UP = re.compile(r"(?:全年|年内)?(?:累计|总共|一共|共|总)")
_ORDERS = [Reading("hotline_orders", "total")]
_GOES_ON = (Joint.LIST, Joint.CLAUSE)


def as_sum(
    counted: Counted, alone: Meaning, earlier: list[Candidate], halves: list[Candidate]
) -> tuple[Meaning, list[Candidate]]:
    """What a number means as the sum of those before it in its sentence, and these as its parts.

    alone: what it means by itself; halves: numbers of a part of the year, no figures by themselves.
    「网站60条、新媒体140条，总计200条」 sums over channels, 「预算2条、其他30条，共32条」 over topics,
    「自然人申请7件、法人申请1件，共8件」 over applicants, 「上半年60条、下半年70条，共130条」 over the year.
    """
    words, value = counted.words.strip(), counted.item.quantity.value
    added_up = value == _value([c for c in earlier if c.reading.metric in _PUBLISHED and not c.is_part])
    said = any(t.kind is Kind.SUM for t in counted.item.before) or _SUM.fullmatch(words) is not None
    same = _last_of_one_kind(earlier, value)
    said = said or ((added_up or bool(same)) and _ADDED_UP.match(words) is not None)
    if not said or counted.phrase.own_channels or isinstance(alone, Refusal):
        return alone, earlier
    if len(halves) > 1 and value == _value(halves) and len({c.key for c in halves}) == 1:
        return [halves[0].reading], earlier
    if earlier and earlier[-1].unit == "期" and counted.unit in ("条", "篇") and not alone:
        return [earlier[-1].reading], earlier  # 「推送52期，共148条」
    if len(earlier) < 2:
        return alone, earlier
    metrics = {c.reading.metric for c in earlier}
    if not alone and value == _value(earlier) and metrics in ({"requests_new"}, {"hotline_orders"}):
        return [Reading("requests_new", "")] if "requests_new" in metrics else _ORDERS, earlier
    if alone and same and alone[0].metric == same[0].reading.metric == "requests_new":
        return alone, [c for c in earlier if c not in same]  # 「网上受理8件、信函受理4件，共受理申请12件」
    if same and same[0].reading.metric in _UNDIVIDED:
        reading = replace(same[0].reading, weak=False, general=True)
        return [reading], [c for c in earlier if c not in same]
    published = [c for c in earlier if c.reading.metric in _PUBLISHED and not c.is_part]
    every = [c for c in earlier if c.reading.metric in TOPICAL]
    if len(published) == 1 < len(every) and value == _value(every):
        published = every  # 「动态86条、公告20条、法规9条，共计115条」
    if len(published) < 2:
        return alone, earlier
    adds_up = value == _value(published)
    metrics = {c.reading.metric for c in published}
    if adds_up and metrics <= TOPICAL and len(metrics) == 1:
        whole: Meaning = [Reading(published[0].reading.metric, "total")]
        return whole, [_as_topic(c) if c in published else c for c in earlier]
    if adds_up or (alone and alone[0].metric in ("website_posts", "newmedia_posts")):
        return [
            Reading("newmedia_posts" if metrics == {"newmedia_posts"} else "disclosures", "total")
        ], earlier
    return alone, earlier


def of_both_kinds(counted: Counted, passed: list[tuple[Decimal, Meaning]]) -> Meaning:
    """「发布原创文章98篇、转载文章412篇，共计510篇」: the sum of what is written and what is passed on.

    passed: the numbers before it in its sentence and what they mean.
    """
    kinds = [value for value, meaning in passed[-2:] if meaning == Refusal(ORIGINAL)]
    if len(kinds) < 2 or sum(kinds) != counted.item.quantity.value or counted.phrase.own_channels:
        return None
    reading = by_channels(counted.text, counted.carried)
    return reading if isinstance(reading, Refusal) else [reading]


def is_passed_on(counted: Counted, before: Meaning) -> bool:
    """Whether the number is of what was taken over from others, beside the own work counted before it."""
    return before == Refusal(ORIGINAL) and not counted.phrase.own_channels and "转" in counted.words


def _last_of_one_kind(candidates: list[Candidate], value: Decimal) -> list[Candidate]:
    """The candidates at the end, two or more of one key, whose sum is `value`; none if there are none."""
    total = Decimal(0)
    for count, candidate in enumerate(reversed(candidates), start=1):
        if candidate.key != candidates[-1].key:
            break
        total += candidate.value
        if count > 1 and total == value:
            return candidates[-count:]
    return []


def _value(candidates: list[Candidate]) -> Decimal:
    return sum((candidate.value for candidate in candidates), Decimal(0))


def _as_topic(candidate: Candidate) -> Candidate:
    reading = candidate.reading
    if reading.member == "total":
        reading = Reading(reading.metric, _ACT.sub("", candidate.label))
    return replace(candidate, reading=reading, is_part=True)


def in_series(counted: Counted, alone: Meaning, before: Meaning, follower: Item | None) -> Meaning:
    """「网站发布政策类信息12条、动态类信息80条」: topics of which no total is stated.

    before: what the number before it means; follower: the number after it.
    """
    text, item, phrase = counted.text, counted.item, counted.phrase
    refused = isinstance(alone, Refusal) and alone.reason != NO_METRIC
    names_channel = any(text[c.start : c.end] in item.name for c in phrase.own_channels)
    if refused or phrase.subject or names_channel:
        return alone
    bare = not phrase.own_channels and not phrase.verbs
    forms = item.joint is Joint.LIST and bare and phrase.content is not None and phrase.content.key == "video"
    if forms and isinstance(before, list) and before and before[0].metric == "policy_interpretations":
        return [replace(before[0], general=False)]  # 「图解2篇、视频1个」
    own = label(text, item)
    if own and item.joint in _GOES_ON and bare and isinstance(before, list) and _is_topic(before):
        return [Reading(before[0].metric, own)]
    name = cleaned(topic(text, item))
    if not name or not isinstance(alone, list) or not alone or alone[0].metric not in TOPICAL:
        return alone
    if item.name or (follower is not None and _goes_on_with(text, follower, item)):
        return [Reading(alone[0].metric, name)]
    return alone


def _is_topic(readings: list[Reading]) -> bool:
    return bool(readings) and readings[0].metric in TOPICAL and readings[0].member != "total"


def _goes_on_with(text: str, item: Item, before: Item) -> bool:
    """Whether `item` goes on with the list of topics that `before` begins."""
    phrase = analyse(text, item)
    others = phrase.own_channels or phrase.verbs or phrase.subject
    opens = any(token.kind in (Kind.MARK, Kind.SUM) for token in item.before)
    alike = item.quantity.unit == before.quantity.unit or (
        item.joint is Joint.LIST and {item.quantity.unit, before.quantity.unit} <= PIECES
    )
    same = item.parent is before.parent and alike
    return item.joint in _GOES_ON and same and not others and not opens
