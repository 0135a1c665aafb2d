"""Numbers of applications for information, of the reviews and lawsuits that they led to, and of fees."""

from __future__ import annotations

import re

from dashboard.extraction.narrative.carried import carried_over
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.readings import (
    CASES,
    DEALT_WITH,
    ON_REQUEST,
    OUTCOME,
    WHICH_WAY,
    Counted,
    Meaning,
    Reading,
    Refusal,
)
from dashboard.extraction.narrative.tokens import Token

_SUM_OF_BOTH = "一个数合计了行政复议和行政诉讼，不能分开"
_ANY_CASE = "未说明是否因政府信息公开引发，可能是本机关承办的全部案件"
_CAUSE_UNKNOWN = "未说明是否因政府信息公开引发"
_ABOUT_DISCLOSURE = ("信息公开", "依申请", "公开申请", "信息处理费")
_DECIDES = re.compile("承办|审理|代理|办理|办结|审结")
# 「收取费用0元」
_NO_FEE = re.compile(
    r"(?<![性务理])(?:收取(?:的?任何|的?相关|的?有关)?费用|收费总金额)(?:的?总?金额)?(?:总计|合计|共计|共|计|为|[:,])*$"
)
# 「延期答复1件」, 「行政诉讼一审案件2件、二审案件1件」
_DELAYED = re.compile("延期|逾期|超期")
_INSTANCE = re.compile("一审|二审|再审|重审")
_DISPUTES = {"review": "reviews", "lawsuit": "lawsuits"}


def requests(counted: Counted) -> Meaning:
    """依申请公开: new, carried in, processed, or carried out, by the verb."""
    verbs, unit = counted.phrase.verbs, counted.unit
    if unit not in CASES - {"人次", "通"}:
        return None
    if counted.phrase.last_verb == "publish" or _DELAYED.search(counted.words):
        return Refusal(OUTCOME)
    if not verbs and unit == "条" and counted.scope.topic != "request":
        return Refusal(ON_REQUEST)
    carried = carried_over(counted)
    if carried:
        return [Reading(carried, "")]
    if "carry" in verbs:
        return Refusal(WHICH_WAY)
    if verbs & {"receive", "new", "add"} or not verbs & {"deal", "handle"}:
        # 新收 as such, not the 受理 that may hold what was carried in.
        return [Reading("requests_new", "", weak=not verbs, general=bool(verbs & {"new", "add"}))]
    if "handle" in verbs or counted.decided:
        return [Reading("requests_processed", "")]
    return [Reading("requests_new", "")] if counted.item.quantity.value == 0 else Refusal(DEALT_WITH)


def disputes(counted: Counted) -> Meaning:
    """行政复议、行政诉讼 that disclosure led to; one number for both is both only when it is 0 or 各."""
    if counted.unit not in CASES:
        return None
    if _INSTANCE.search(counted.words):
        return Refusal(OUTCOME)
    named = _named(counted)
    metrics = list(dict.fromkeys(_DISPUTES[noun.key] for noun in named))
    none = counted.item.quantity.value == 0
    if none and _lists_requests(counted, named[0]):
        return [Reading("requests_new", ""), *(Reading(metric, "total") for metric in metrics)]
    reason = ""
    if _as_authority(counted) and not _says_disclosure(counted.words):
        return Refusal(_ANY_CASE)
    if not _because_of_disclosure(counted):
        reason = _CAUSE_UNKNOWN
    if len(metrics) == 1 or none or any(t.kind is Kind.EACH for t in counted.item.before):
        return [Reading(metric, "total", reason, general=not reason) for metric in metrics]
    return Refusal(_SUM_OF_BOTH)


def _named(counted: Counted) -> list[Token]:
    """The kinds of case that the number counts: those after the last verb, if any stand there."""
    verb = max((t.start for t in counted.item.before if t.kind is Kind.VERB), default=-1)
    nouns = [noun for noun in counted.phrase.nouns if noun.key in _DISPUTES]
    return [noun for noun in nouns if noun.start > verb] or nouns


def _lists_requests(counted: Counted, dispute: Token) -> bool:
    """Whether applications stand in the same list: 「申请、行政复议、行政诉讼均为0件」."""
    requested = [t for t in counted.item.before if t.key == "request" and t.end <= dispute.start]
    joined = ("、", "和", "及", "以及", "与", "或")
    return bool(requested) and counted.text[requested[-1].end : dispute.start] in joined


def fees(counted: Counted) -> Meaning:
    """信息处理费, in yuan; other money is no figure."""
    if counted.item.quantity.value == 0 and _NO_FEE.search(counted.words):
        return [Reading("processing_fees", "")]
    amount = not counted.phrase.head and "金额" in counted.words
    named = amount and any(t.key == "fee" for t in counted.item.context)
    if not (named or counted.phrase.subject == "fee") or not _about_disclosure(counted):
        return None
    return [Reading("processing_fees", "")]


def _because_of_disclosure(counted: Counted) -> bool:
    about = ("request", "dispute")
    return counted.scope.topic in about or counted.scope.family in about or _about_disclosure(counted)


def _as_authority(counted: Counted) -> bool:
    """Whether the cases are those that the agency decides or pleads, whatever they are about."""
    return _DECIDES.search(counted.words) is not None


def _about_disclosure(counted: Counted) -> bool:
    """Whether the sentence around the number speaks of disclosure."""
    text, item = counted.text, counted.item
    start = max(item.start - 60, *(text.rfind(stop, 0, item.start) for stop in "。!?\n"))
    lead = text[max(0, start) : item.end + 20]
    return _says_disclosure(lead)


def _says_disclosure(text: str) -> bool:
    return any(word in text for word in _ABOUT_DISCLOSURE)
