"""From a phrase to the metric that its number belongs to, or the reason why it belongs to none."""

from __future__ import annotations

import re

from dashboard.extraction.narrative import applications, enquiries, events
from dashboard.extraction.narrative.carried import carried_over
from dashboard.extraction.narrative.lexicon import CARRYING, Kind
from dashboard.extraction.narrative.publications import publication
from dashboard.extraction.narrative.readings import (
    ADRIFT,
    CASES,
    EVER,
    NO_METRIC,
    ON_REQUEST,
    ORIGINAL,
    OUTCOME,
    PIECES,
    SHARE,
    WHICH_WAY,
    Counted,
    Meaning,
    Reading,
    Refusal,
)
from dashboard.extraction.narrative.scope import topic_of
from dashboard.extraction.narrative.tokens import Token

_HANDLING = frozenset({"receive", "deal", "handle", "new"}) | CARRYING
_OUTSIDE = frozenset(
    {"press_conference", "interview", "survey", "proposal", "petition", "license", "normative"}
    | {"dispute_part", "bulletin"}
)
_RATE = "平均数或频次要求，不是全年总数"
_PLAN = "计划或要求，不是已发生的数"
_NOT_THIS_YEAR = frozenset({EVER, _RATE, _PLAN})
# A kind of token that rules a number out wherever it stands in the phrase, and why.
_RULED_OUT = {
    Kind.EVER: EVER,
    Kind.RATE: _RATE,
    Kind.OUTCOME: OUTCOME,
}


# 「不足10条」 falls short of a number, 「培训不足，」 does not.
_SHORT_OF = frozenset({"不足", "未达", "低于"})
# 「累计公开信息总数达到9,377条」
_STOCK = re.compile(r"累计[^年]*总[数量]达")
_TAKEN_UP = "被其他媒体或上级采用的信息，不是本机关公开数"
# 「编发信息163条，被市级采用41条」: what is written for others to take up.
_ADOPTED = re.compile(r",?(?:其中)?被[^,;。\d]{0,14}(?:采用|录用|采纳|刊用)")
# 「对发布的1,034条信息严格执行三审制度」 only comes back to what was counted before.
_MENTIONED = re.compile(r"对[^,;]{0,12}(?:发布|公开)的$")
_REVIEWED = re.compile(r"审核|审查")
_THE_REST = re.compile("其余|其他|余下|剩余|另外")
_DECIDED = re.compile("撤回|驳回|补正|撤销|终止|不予|不属于|不存在")
_ANSWERED = re.compile(r"(?:按[期时])?(?:答复|回复)$")
_ONE_MORE = re.compile(r",(?:撤回|撤销|终止)[^,;。\d]{0,6}\d+[件条宗]")
_ONE_DECIDED = re.compile(r"(?:撤回|终止|驳回|转[^,;。\d]{0,8}(?:办理|处理))\d+[件条宗],$")
_IN_ALL = re.compile(r"[\s,]*(?:\d{4}年度?|全年|本年度?|年内|今年)?,?(?:共|共计|合计|总计)")
# 「将政务公开纳入考核，组织培训2次」: 将 says here what, not when.
_PUT_INTO = re.compile(r"将[^,;。]{2,24}?(?:纳入|列入|列为|作为|融入|摆上|摆在|贯穿)")
_COMPLAINTS = frozenset({"咨询投诉", "投诉咨询", "网民诉求"})
_RESULTS = re.compile(r"(?:办理|处理)结果(?:总数|总计|合计)?[为是:]*$")


def interpret(counted: Counted) -> Meaning:
    """The metric or metrics of one number that is no part of a breakdown; None if it counts no output."""
    phrase, subject = counted.phrase, counted.phrase.subject
    if counted.item.adrift:
        return Refusal(ADRIFT)
    if subject == "audience" or any(noun.key == "audience" for noun in phrase.nouns[-1:]):
        return None
    if counted.unit in ("元", "万元"):
        return applications.fees(counted)
    refusal = _refused(counted)
    if refusal is None:
        return _mapped(counted)
    # 「每季度召开一次会议」 is no output in the first place: nothing to set aside.
    of_any_kind = refusal.reason in _NOT_THIS_YEAR and _mapped(counted) is None
    return None if of_any_kind else refusal


def _mapped(counted: Counted) -> Meaning:
    """The metric by what is counted, verb and channel."""
    phrase, subject = counted.phrase, counted.phrase.subject
    if subject in ("review", "lawsuit"):
        return applications.disputes(counted)
    if _of_hotline(counted):
        return enquiries.hotline(counted, with_mail=False)
    if subject == "call" and counted.unit == "部":
        return None  # 「公布咨询电话2部」
    if subject == "call" and ("answer" in phrase.verbs or "publish" not in phrase.verbs):
        return enquiries.calls(counted)
    if subject == "message" and _by_letter(counted):
        return applications.requests(counted)
    mail = any(channel.key == "mail" for channel in phrase.channels) or subject == "message"
    if subject == "hotline":
        return enquiries.hotline(counted, with_mail=mail)
    if mail and phrase.last_verb != "publish":
        return enquiries.messages(counted)
    if subject == "request":
        return applications.requests(counted)
    if subject in ("policy", "open_day", "training", "meeting"):
        return events.event(counted)
    if subject in _OUTSIDE:
        return Refusal(NO_METRIC)
    if not subject and enquiries.answers_calls(counted):
        return enquiries.calls(counted)
    bare = not (phrase.verbs or phrase.channels or phrase.content)
    if carried_over(counted) and counted.scope.family == "request":
        return [Reading(carried_over(counted), "")]
    if bare and counted.scope.family == "request" and _RESULTS.search(counted.words):
        return [Reading("requests_processed", "")]
    about_requests = counted.scope.family == "request" or (
        counted.scope.topic == "request" and counted.unit in ("件", "宗", "起")
    )
    added = phrase.last_verb == "add" and about_requests and not phrase.channels
    handled = phrase.last_verb in _HANDLING and "draft" not in phrase.verbs  # 「修订答复文书6份」
    if added or handled or (bare and counted.scope.topic in ("request", "hotline")):
        return _by_topic(counted)
    if phrase.last_verb == "manage" or (counted.scope.topic == "manage" and _REVIEWED.search(counted.words)):
        return [Reading("information_managed", "")] if counted.unit in PIECES else None
    return publication(counted)


def _by_letter(counted: Counted) -> bool:
    """Whether the letters are applications: 「收到依申请公开信件1件」."""
    nouns, head = counted.phrase.nouns, counted.phrase.head
    return head is not None and any(n.key == "request" and n.end == head.start for n in nouns)


def _of_hotline(counted: Counted) -> bool:
    """Whether calls or complaints are those of 12345: 「办理12345热线来电60件」, not 「接听来电」."""
    head, words = counted.phrase.head, counted.words
    if head is None or head.key not in ("call", "message") or "12345" not in words:
        return False
    named = [t.end for t in counted.phrase.nouns if t.key == "hotline" and t.end <= head.start]
    gap = counted.text[named[-1] : head.start] if named else "-"
    told = head.key == "call" or counted.text[head.start : head.end] in _COMPLAINTS
    return told and gap.strip("”") in ("", "转办", "派发", "的") and "answer" not in counted.phrase.verbs


def _without_some(counted: Counted) -> bool:
    """Whether others were decided as well: 「1件申请人撤回，其余7件均按期答复」, 「撤回1件，答复3件」."""
    start, words = counted.item.start, counted.words
    if counted.phrase.acted is not None and _THE_REST.search(words):
        return _DECIDED.search(counted.text, max(0, start - 30), start) is not None
    return _ANSWERED.match(words) is not None and (
        _ONE_DECIDED.search(counted.text, 0, start) is not None
        or _ONE_MORE.match(counted.text, counted.item.quantity.end) is not None
    )


def _refused(counted: Counted) -> Refusal | None:
    """Why the number is not an output of this agency in this year, whatever it counts."""
    phrase, own = counted.phrase, counted.item.before
    for token in own:
        if token.kind in _RULED_OUT:
            return Refusal(_RULED_OUT[token.kind])
    if _STOCK.search(counted.words):
        return Refusal(EVER)
    after = next((t.kind for t in counted.item.after if t.kind in (Kind.EVER, Kind.CONTENT)), None)
    if after is Kind.EVER:
        return Refusal(EVER)  # 「迁移512条历史信息」
    if own and own[-1].kind is Kind.RATIO and own[-1].end == counted.item.quantity.start:
        return Refusal(SHARE)  # 「其中专家解读占26篇」
    if any(_is_plan(counted, t) for t in (*counted.item.context, *own)):
        return Refusal(_PLAN)
    if not phrase.own_channels and _ADOPTED.match(counted.text, counted.item.quantity.end):
        return Refusal(_TAKEN_UP)
    if _MENTIONED.search(counted.words) and phrase.last_verb == "publish":
        return Refusal(NO_METRIC)
    if "adopt" in phrase.verbs and phrase.last_verb != "publish":
        return Refusal(_TAKEN_UP)
    if "submit" in phrase.verbs and "receive" not in phrase.verbs:
        return Refusal("报送上级或其他单位的信息，不是本机关公开数")
    on_request = any(t.key == "request" for t in own) and phrase.head is None
    if on_request and phrase.content is not None and not phrase.verbs:
        return Refusal(ON_REQUEST)
    words = counted.words
    every_kind = "原创" in words and ("转载" in words or "转发" in words)
    if phrase.content is not None and phrase.content.key == "original" and not every_kind:
        return Refusal(ORIGINAL)
    return None


def _is_plan(counted: Counted, token: Token) -> bool:
    """Whether the token makes the number one that is planned, required or not reached."""
    short = counted.text[token.start : token.end] in _SHORT_OF
    if _PUT_INTO.match(counted.text, token.start):
        return False
    return token.kind is Kind.PLAN and (not short or token.end == counted.item.quantity.start)


def _by_topic(counted: Counted) -> Meaning:
    """A number whose subject was named before: by an earlier clause, the last number or the heading."""
    if counted.unit not in CASES - {"个", "项"}:
        return None
    carried = carried_over(counted)
    if carried:
        return [Reading(carried, "")]
    on_site = {channel.key for channel in counted.phrase.own_channels} == {"site"}
    if on_site and counted.phrase.last_verb == "handle" and counted.phrase.content is not None:
        return [Reading("messages_answered", "total", general=False)]  # 「网站咨询回复93条」
    if "carry" in counted.phrase.verbs:
        return Refusal(WHICH_WAY)
    phrase, scope = counted.phrase, counted.scope
    topic = topic_of(list(counted.item.context), counted.text) or scope.family or scope.topic
    if topic == "dispute" and scope.family == "request":
        topic = "request"  # 「无行政复议，收到申请13件，办结13件」
    appeal = phrase.content is not None and phrase.content.key == "appeal"
    if topic == "request" and _RESULTS.search(counted.text, 0, counted.item.quantity.start):
        return [Reading("requests_processed", "")]
    if topic == "request" and not appeal:
        if _without_some(counted):
            return Refusal(OUTCOME)
        if not phrase.verbs and not scope.family and _IN_ALL.fullmatch(counted.words):
            return [Reading("requests_new", "", weak=True)]  # 「（二）依申请公开。全年共5件」
        return applications.requests(counted) if phrase.verbs else None
    return enquiries.by_topic(topic, scope.family, mixed=scope.mixed)
