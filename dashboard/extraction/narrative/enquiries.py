"""Numbers of what people asked: hotline orders, letters and messages, calls."""

from __future__ import annotations

import re
from itertools import pairwise

from dashboard.extraction.narrative.readings import (
    CASES,
    NO_SUBJECT,
    PROGRESS,
    SEVERAL,
    STATUS,
    Counted,
    Meaning,
    Reading,
    Refusal,
)

_BARE_ANSWER = re.compile(r"接听(?:共计|共|约|近)?$")
_MIXED = "文中另有热线与其他渠道合计的数"
_NOT_RECEIVED = re.compile("超期|逾期|超时|退回|退件|不满意|重复|回访|督办|疑难|挂起")
_OTHER_NUMBER = re.compile(r"(?<!\d)(?!12345)(?:1[0-9]{4}|9[0-9]{4,5})(?!\d)")
_OTHER_FIELD = re.compile(r"(?:[县区镇]长|书记|旅游|投诉|举报|维权|监督|纳税|法律|心理|援助|报警|急救|消费)$")
# 「接受咨询482次，其中现场咨询155次、网上咨询15次」
_ASKED_ONLINE = re.compile("(?:网上|在线|网络)咨询")
_ASKED_OTHERWISE = re.compile("(?:现场|电话|窗口|来电|当面|来访)咨询")
# 「旅游投诉热线接听412个」, 「12350举报电话38次」
_LEADERS = re.compile("(?:领导|[局区县镇]长|书记|负责人|负责同志)[^,;。]{0,8}接听")
_TO_REPORT = re.compile("(?:投诉|举报|维权|监督)热线|举报电话")
# 「县长热线、12345热线反映问题302件」
_TWO_HOTLINES = re.compile(r"热线”?[、和与及]“?12345|12345[^、,;]{0,12}[、和与及][^、,;]{1,6}热线")
OTHER_HOTLINE = "不是12345热线"
_ELSEWHERE = frozenset({"device", "hold"})


def calls(counted: Counted) -> Meaning:
    """公开咨询电话: 接听咨询电话692个."""
    nouns = {noun.key for noun in counted.phrase.nouns}
    elsewhere = _OTHER_NUMBER.search(counted.words) is not None
    alike = counted.scope.family == "hotline" and counted.scope.hotline_unit == counted.unit
    if _TO_REPORT.search(counted.words):
        return Refusal(OTHER_HOTLINE)
    if alike and not counted.phrase.verbs and not elsewhere:
        return Refusal(STATUS)
    if nouns & {"message", "petition"}:
        return Refusal(SEVERAL)
    if counted.unit not in CASES:
        return None
    reason = "可能是12345热线的来电，不是公开咨询电话" if "hotline" in nouns else ""
    return [Reading("consult_calls", "", reason)]


def answers_calls(counted: Counted) -> bool:
    """Whether a bare 接听 speaks of a telephone other than 12345 that the sentence named before."""
    lead = _lead(counted)
    telephone = "12345" not in lead and ("电话" in lead or "热线" in lead)
    return telephone and _BARE_ANSWER.search(counted.words) is not None


def _lead(counted: Counted) -> str:
    """What the sentence says before the number's phrase."""
    text, start = counted.text, counted.item.start
    return text[max(text.rfind(stop, 0, start) for stop in "。;\n") + 1 : start]


def hotline(counted: Counted, *, with_mail: bool) -> Meaning:
    """12345热线: the orders received, not those that are overdue or were sent back."""
    phrase, scope = counted.phrase, counted.scope
    published = phrase.last_verb == "publish" and phrase.content is not None
    if counted.unit not in CASES or phrase.last_verb in _ELSEWHERE or published:
        return None
    if _is_another_hotline(counted):
        answered = "answer" in phrase.verbs and "咨询" in counted.words
        return [Reading("consult_calls", "")] if answered else Refusal(OTHER_HOTLINE)
    passed_on = "转派" in counted.words and not phrase.verbs & {"receive", "deal"}
    if passed_on or _NOT_RECEIVED.search(counted.words):
        return Refusal(PROGRESS)
    if _LEADERS.search(counted.words):
        return Refusal(OTHER_HOTLINE)
    if _TWO_HOTLINES.search(counted.words):
        return Refusal(SEVERAL)
    if with_mail or phrase.own_channels or _OTHER_NUMBER.search(counted.words):
        scope.mixed = True
        return Refusal(SEVERAL)
    plain = "12345" not in counted.words and "便民" not in counted.words
    reason = _MIXED if scope.mixed else "单位为“人次”，不是件数" if counted.unit == "人次" else ""
    return [Reading("hotline_orders", "total", reason, general=not plain)]


def _is_another_hotline(counted: Counted) -> bool:
    """Whether the hotline is none of 12345's: 12315, “96123”, 旅游投诉热线."""
    head = counted.phrase.head
    if head is None or "12345" in counted.words:
        return False
    before = counted.text[max(counted.item.start, head.start - 12) : head.start]
    return _OTHER_NUMBER.search(before) is not None or _OTHER_FIELD.search(before) is not None


def messages(counted: Counted) -> Meaning:
    """领导信箱、网民留言: by the mailbox that is named; settling makes the only one the total."""
    phrase = counted.phrase
    if counted.unit not in CASES or phrase.last_verb in _ELSEWHERE:
        return None
    if any(noun.key == "hotline" for noun in phrase.nouns):
        counted.scope.mixed = True
        return Refusal(SEVERAL)
    if _ASKED_ONLINE.search(counted.words) and _ASKED_OTHERWISE.search(_lead(counted)):
        return Refusal(STATUS)
    reason = _MIXED if counted.scope.mixed else ""
    boxes = [channel for channel in phrase.channels if channel.key in ("mail", "press")]
    gaps = [counted.text[one.end : other.start] for one, other in pairwise(boxes)]
    if not boxes or any(gap.strip("“”") for gap in gaps):
        return [Reading("messages_answered", "total", reason)]
    name = counted.text[boxes[0].start : boxes[-1].end]
    return [Reading("messages_answered", re.sub("[“”]", "", name), reason)]


def by_topic(topic: str, family: str, *, mixed: bool) -> Meaning:
    """A number received or answered whose subject the heading names. family: what the last number was of.

    mixed: a number over several of them was met, of which 「办结30件」 is a part.
    """
    metric = {"hotline": "hotline_orders", "message": "messages_answered"}.get(topic)
    if metric is None:
        return Refusal(NO_SUBJECT)
    return Refusal(PROGRESS) if mixed or family == topic else [Reading(metric, "total", weak=True)]
