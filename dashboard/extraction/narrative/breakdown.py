"""Breakdowns: 其中…, a bracket, a list after a colon, 分别为…, a bare list: which whole has which parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.extraction.narrative.categories import category
from dashboard.extraction.narrative.items import Item, Joint
from dashboard.extraction.narrative.labels import label
from dashboard.extraction.narrative.lexicon import CARRYING, Kind
from dashboard.extraction.narrative.phrase import Phrase
from dashboard.extraction.narrative.readings import (
    ALL_AGENCIES,
    DEALT_WITH,
    NO_SUBJECT,
    NOT_ALL,
    PROGRESS,
    SEVERAL,
    Meaning,
    Reading,
    Refusal,
)
from dashboard.extraction.narrative.scope import NEWMEDIA

TOPICAL = frozenset({"website_posts", "disclosures"})
DIVIDED = TOPICAL | {"newmedia_posts", "hotline_orders", "messages_answered"}
# Subjects of their own, which a bare list doesn't turn into a topic.
_OWN_SUBJECT = frozenset(
    {
        "request",
        "normative",
        "dispute_part",
        "hotline",
        "call",
        "review",
        "lawsuit",
        "fee",
        "message",
        "audience",
    }
)
# What a phrase that begins with one of these verbs counts is no topic of what was published.
_OWN_VERBS = frozenset({"receive", "new", "deal", "handle", "answer", "hold", "submit"}) | CARRYING
# 「全区公开5.8万条，其中区政府办直接发布4,260条」: only the second number is of this agency.
_OWN_LEVEL = re.compile("本级|本机关|政府办|办公室|[本我][局委办]")
# 「新收12件，其中自然人10件；办理结果12件」
_RESULTS = re.compile("(?:本年度?)?(?:办理|答复|处理)结果")
NESTED = "下一级分项，不单独入库"
NO_DIMENSION = "该指标在目录中不设这类分项"


@dataclass(slots=True, eq=False)
class Whole:
    """A number that later ones may be parts of. reading None: it was refused, and so are its parts.

    reason: why it was refused; explicit: 其中 or a colon has opened its breakdown; listed: by a colon, so
    that ；goes on with it.
    """

    item: Item
    reading: Reading | None
    reason: str = ""
    explicit: bool = False
    listed: bool = False
    parts: int = 0
    outer: Whole | None = None


def whole_of(text: str, item: Item, wholes: list[Whole]) -> tuple[Whole | None, bool]:
    """The whole that `item` may be a part of, and whether the text says so in so many words."""
    if item.parent is not None:
        return next((w for w in reversed(wholes) if w.item is item.parent), None), True
    # 「受理1,206件，办结1,198件，其中投诉…」 divides what was received.
    outside_brackets = [w for w in wholes if w.item.parent is None and w.reason != PROGRESS]
    if not outside_brackets:
        return None, False
    whole = outside_brackets[-1]
    if item.joint is Joint.COLON or _opens(item, whole):
        whole.explicit = True
        whole.listed = item.joint is Joint.COLON or ":" in text[item.start - 1 : item.quantity.start]
        return whole, True
    while whole.outer is not None and (
        item.joint is Joint.LIST or whole.outer.explicit or not _is_divided(whole)
    ):
        whole = whole.outer
    if whole.explicit:
        return _in_open_list(item, whole)
    if whole.reading is None or whole.reading.reason == NOT_ALL:
        return None, False
    goes_on = item.joint in (Joint.LIST, Joint.CLAUSE) or not whole.parts
    return (whole if goes_on else None), False


def _in_open_list(item: Item, whole: Whole) -> tuple[Whole | None, bool]:
    """After 其中 or a colon: ；ends a list with 其中, unless a mere name follows."""
    if item.joint is not Joint.STRONG:
        return whole, True
    mere_name = not any(t.kind in (Kind.VERB, Kind.CHANNEL) for t in item.before)
    return (whole if whole.listed or mere_name else None), False


def _is_divided(whole: Whole) -> bool:
    return whole.reading is not None and whole.reading.metric in DIVIDED


def _opens(item: Item, whole: Whole) -> bool:
    """Whether the phrase begins with 其中, 包括 …, in its own clause or in the one before it."""
    words = [t for t in item.before if t.kind is not Kind.TIME]
    if words and words[0].kind is Kind.MARK:
        return True
    last = item.context[-1] if item.context else None
    return last is not None and last.kind is Kind.MARK and last.start > whole.item.quantity.start


def is_bare(item: Item, phrase: Phrase, whole: Whole) -> bool:
    """Whether the phrase is a mere label in a list, with no verb or subject of its own."""
    if (
        item.quantity.unit != whole.item.quantity.unit
        or phrase.initial_verb
        or phrase.channels
        or phrase.account
        or any(t.kind is Kind.CHANNEL for t in item.context)
    ):
        return False
    if phrase.subject in _OWN_SUBJECT or any(t.kind in (Kind.SUM, Kind.EVER) for t in item.before):
        return False
    return item.quantity.value <= whole.item.quantity.value


def part_reading(text: str, item: Item, phrase: Phrase, whole: Whole, catalogue: Catalogue) -> Meaning:
    """What a part is: a member of the dimension of its whole; None if it is to be interpreted alone."""
    reading = whole.reading
    if phrase.verbs & (CARRYING | {"adopt", "submit", "inspect"}):
        return None
    if any(token.kind in (Kind.RATE, Kind.EVER, Kind.RATIO) for token in item.before):
        return None
    if reading is not None and reading.metric == "requests_new" and _RESULTS.match(text, item.start):
        return None
    if phrase.subject == "call" and "answer" in phrase.verbs:
        return None
    if reading is None:
        own = whole.reason == ALL_AGENCIES and _OWN_LEVEL.search(text, item.start, item.quantity.start)
        return None if own or _stands_by_itself(phrase, whole) else Refusal(NO_DIMENSION)
    too_large = whole.item.quantity.value < item.quantity.value and not whole.explicit
    if too_large or phrase.initial_verb in _OWN_VERBS:
        return None
    if reading.metric in TOPICAL:
        return _topical(text, item, phrase, reading)
    if reading.metric == "newmedia_posts":
        films = phrase.content is not None and phrase.content.key == "video"
        names_newmedia = films or any(channel.key in NEWMEDIA for channel in phrase.channels)
        alone = names_newmedia and reading.member not in NEWMEDIA
        return None if alone or (phrase.channels and not names_newmedia) else Refusal(NO_DIMENSION)
    if reading.metric == "hotline_orders":
        return category(text, item, phrase, catalogue)
    if reading.metric == "messages_answered" and phrase.channels:
        return [Reading("messages_answered", label(text, item))]
    if phrase.verbs & {"deal", "handle", "new"} or phrase.subject in ("review", "lawsuit"):
        return None
    said = reading.metric in DIVIDED or item.parent is not None or whole.explicit
    return Refusal(NO_DIMENSION) if said else None


def _stands_by_itself(phrase: Phrase, whole: Whole) -> bool:
    """Whether a part says more than its refused whole: a channel of several, new among those dealt with."""
    if whole.reason == SEVERAL:
        return bool(phrase.own_channels) or phrase.subject in ("hotline", "message", "call")
    if whole.reason == NO_SUBJECT:
        # 「受理群众诉求4,036件，其中12345热线3,720件、区长信箱188件」
        return phrase.subject in ("hotline", "call") or any(
            channel.key == "mail" for channel in phrase.channels
        )
    return whole.reason == DEALT_WITH and bool(phrase.verbs & {"new", "handle"})


def _topical(text: str, item: Item, phrase: Phrase, whole: Reading) -> Meaning:
    """A part of what was published: a channel with its own metric, else a topic."""
    groups = {"newmedia" if channel.key in NEWMEDIA else channel.key for channel in phrase.own_channels}
    if groups and "site" not in groups:
        own_metric = len(groups) == 1 and groups <= {"newmedia", "board"}
        return None if own_metric else [Reading(whole.metric, label(text, item))]
    if groups == {"site"} and whole.metric == "disclosures" and not _names_topic(text, item):
        return None
    if phrase.account is not None or phrase.subject in _OWN_METRIC:
        return None
    if phrase.subject == "policy":
        return [Reading("policy_interpretations", "")]
    if _NO_NAME.fullmatch(text, item.start, item.quantity.start):
        return None
    name = label(text, item)
    if _TERM.search(name):
        return Refusal(NO_DIMENSION)
    return [Reading(whole.metric, name)] if len(name) >= 2 else None


# 「其中7条超过20个工作日」 says how, not what.
_TERM = re.compile(r"\d个?(?:工作日|天|日)")
_NO_NAME = re.compile(
    r"(?:其中|[上下]半年|第?[一二三四1-4]季度|全年|年内|本年度?|共计|合计|总计|共|计|发布|推送|公开|更新|[,:])*"
)
_OWN_METRIC = frozenset({"hotline", "call", "message", "review", "lawsuit", "open_day"})


def _names_topic(text: str, item: Item) -> bool:
    """「信息公开目录86条」 is a topic of a site, 「政府网站45条」 the site itself."""
    channel = next(t for t in item.before if t.kind is Kind.CHANNEL)
    return text[channel.start : channel.end].endswith(("目录", "栏目"))
