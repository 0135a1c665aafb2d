"""From a phrase to the metric that its number belongs to, or the reason why it belongs to none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dashboard.extraction.narrative.items import Item, Joint
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.phrase import Phrase, topic
from dashboard.extraction.narrative.scope import NEWMEDIA, Scope
from dashboard.extraction.narrative.tokens import Token

PIECES = frozenset(
    {
        "期次",
        "条",
        "件",
        "篇",
        "则",
        "份",
        "条次",
        "篇次",
        "件次",
        "次",
        "期",
        "幅",
        "例",
        "宗",
        "起",
        "项",
        "个",
        "部",
        "档",
        "集",
        "",
    }
)
_CASES = frozenset(
    {"件", "条", "例", "宗", "起", "次", "件次", "份", "个", "项", "单", "封", "笔", "通", "条次", "人次", ""}
)
_EVENTS = frozenset({"次", "场", "期", "个", "场次", "期次", "件", "项", ""})
_CALLS = _CASES | {"通", "人次"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A number understood: its metric and member. reason: why it is marked, "" when unambiguous.

    weak: its channel was not named in its own clause; general: it counts 信息 as such, not one kind of it.
    """

    metric: str
    member: str
    reason: str = ""
    weak: bool = False
    general: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """A number that looks like an output and is not mapped, with the reason for the person who checks."""

    reason: str


NOT_ALL = "只说明一类信息，可能不是全部"
ONE_KIND = "未说明公开渠道，且只说明一类信息"
NO_CHANNEL = "目录中没有对应的渠道"
DEALT_WITH = "“办理”未说明是新收还是办结的申请"
ON_REQUEST = "依申请公开的信息条数，不是申请件数"
HOTLINE_CALLS = "可能是12345热线的来电，不是公开咨询电话"
_PROGRESS = re.compile("超期|逾期|超时|退回|退件|不满意|重复|回访|督办|疑难|转派|挂起")
PROGRESS = "办理进度的数，不是受理数"
MIXED = "文中另有热线与其他渠道合计的数"
SEVERAL = "一个数对应多个渠道，不能归入其中一项"
STATUS = "按办理状态或来源的分项，不是诉求类别"
NO_METRIC = "目录中没有对应的指标"
OUTCOME = "办理结果的分项，以表三、表四为准"
SUBMITTED = "报送上级或其他单位的信息，不是本机关公开数"
ORIGINAL = "原创、转载等内容的分项，目录未设"


def interpret(
    text: str, item: Item, phrase: Phrase, scope: Scope, carried: tuple[Token, ...], decided: bool
) -> list[Reading] | Refusal | None:
    """The metric or metrics of one number that is no part of a breakdown.

    carried: channels named earlier in the sentence or by the heading; decided: the results of what was dealt
    with follow. None: the number counts no output.
    """
    unit = item.quantity.unit
    subject = phrase.subject
    if subject == "audience" or any(noun.key == "audience" for noun in phrase.nouns[-1:]):
        return None
    if unit in ("元", "万元"):
        charged = subject == "fee" and _about_disclosure(text, item)
        return [Reading("processing_fees", "")] if charged else None
    refusal = _refused(item, phrase)
    if refusal is not None:
        return refusal
    if subject in ("review", "lawsuit"):
        return _disputes(text, item, phrase, scope)
    if subject == "call" and scope.family == "hotline" and not phrase.verbs:
        return Refusal(STATUS)
    hotline = any(noun.key == "hotline" for noun in phrase.nouns)
    if subject == "call" and any(noun.key in ("message", "petition") for noun in phrase.nouns):
        return Refusal(SEVERAL)
    if subject == "call" and ("answer" in phrase.verbs or "publish" not in phrase.verbs):
        return (
            [Reading("consult_calls", "", HOTLINE_CALLS if hotline else "")]
            if unit in _CALLS | {"个"}
            else None
        )
    mail = any(channel.key == "mail" for channel in phrase.channels) or subject == "message"
    if subject == "hotline":
        return _hotline(text, item, phrase, unit, mail, scope)
    if mail and phrase.last_verb != "publish":
        return _messages(text, item, phrase, unit, scope)
    if subject == "request":
        return _requests(item, phrase, scope, decided)
    if subject == "policy":
        return (
            [Reading("policy_interpretations", "", general=_plain_policy(text, phrase))]
            if unit in PIECES | {"场"}
            else None
        )
    if subject == "open_day":
        if unit in _EVENTS - {"件", "项"}:
            return [Reading("open_days", "")]
        return [Reading("open_days", "", reason=f"单位为“{unit}”，可能是信息条数而不是活动次数")]
    if subject == "training":
        return _training(unit)
    if subject in (
        "press_conference",
        "interview",
        "survey",
        "proposal",
        "petition",
        "license",
        "normative",
        "dispute_part",
        "bulletin",
    ):
        return Refusal(NO_METRIC)
    if subject == "meeting":
        return None
    if phrase.last_verb in ("receive", "deal", "handle", "new", "carry_in", "carry_out", "carry") or (
        not phrase.verbs
        and not phrase.channels
        and not phrase.content
        and scope.topic in ("request", "hotline")
    ):
        return _by_topic(text, item, phrase, scope, decided)
    if phrase.last_verb == "manage":
        return [Reading("information_managed", "")] if unit in PIECES else None
    return publication(text, item, phrase, carried, scope)


def _refused(item: Item, phrase: Phrase) -> Refusal | None:
    own = item.before
    everything = [*item.context, *own]
    if any(t.kind is Kind.EVER for t in own):
        return Refusal("历年累计数，不是本年数")
    if any(t.kind is Kind.PLAN for t in everything):
        return Refusal("计划或要求，不是已发生的数")
    if any(t.kind is Kind.RATE for t in own):
        return Refusal("平均数或频次要求，不是全年总数")
    if any(t.kind is Kind.OUTCOME for t in own):
        return Refusal(OUTCOME)
    if "adopt" in phrase.verbs:
        return Refusal("被其他媒体或上级采用的信息，不是本机关公开数")
    if "submit" in phrase.verbs and "receive" not in phrase.verbs:
        return Refusal(SUBMITTED)
    if (
        any(t.key == "request" for t in own)
        and phrase.head is None
        and phrase.content is not None
        and not phrase.verbs
    ):
        return Refusal(ON_REQUEST)
    if phrase.content is not None and phrase.content.key == "original":
        return Refusal(ORIGINAL)
    return None


def _disputes(text: str, item: Item, phrase: Phrase, scope: Scope) -> list[Reading] | Refusal | None:
    if item.quantity.unit not in _CASES:
        return None
    names = {"review": "reviews", "lawsuit": "lawsuits"}
    last_break = max((t.start for t in item.before if t.kind is Kind.VERB), default=-1)
    nouns = [t for t in phrase.nouns if t.key in names and t.start > last_break] or [
        t for t in phrase.nouns if t.key in names
    ]
    metrics = list(dict.fromkeys(names[t.key] for t in nouns))
    if item.quantity.value == 0 and _lists_requests(text, item, nouns[0]):
        return [Reading("requests_new", ""), *(Reading(metric, "total") for metric in metrics)]
    reason = ""
    if not _in_disclosure(text, item, scope):
        if phrase.verbs & {"deal", "handle"}:
            return Refusal("未说明是否因政府信息公开引发，可能是本机关承办的全部案件")
        reason = "未说明是否因政府信息公开引发"
    if len(metrics) == 1 or item.quantity.value == 0 or any(t.kind is Kind.EACH for t in item.before):
        return [Reading(metric, "total", reason) for metric in metrics]
    return Refusal("一个数合计了行政复议和行政诉讼，不能分开")


def _lists_requests(text: str, item: Item, dispute: Token) -> bool:
    """Whether applications stand in the same list: 「申请、行政复议、行政诉讼均为0件」."""
    requests = [t for t in item.before if t.key == "request" and t.end <= dispute.start]
    return bool(requests) and text[requests[-1].end : dispute.start] in ("、", "和", "及", "以及", "与", "或")


def _about_disclosure(text: str, item: Item) -> bool:
    lead = text[max(0, item.start - 60) : item.end + 20]
    return any(word in lead for word in ("信息公开", "依申请", "公开申请", "信息处理费"))


def _in_disclosure(text: str, item: Item, scope: Scope) -> bool:
    about = ("request", "dispute")
    return scope.topic in about or scope.family in about or _about_disclosure(text, item)


def _hotline(
    text: str, item: Item, phrase: Phrase, unit: str, mail: bool, scope: Scope
) -> list[Reading] | Refusal | None:
    if unit not in _CASES or phrase.last_verb in ("device", "hold"):
        return None
    if phrase.last_verb == "publish" and phrase.content is not None:
        return None
    if _PROGRESS.search(text, item.start, item.quantity.start):
        return Refusal(PROGRESS)
    if mail or any(channel.key != "platform" for channel in phrase.channels):
        scope.mixed = True
        return Refusal(SEVERAL)
    reason = MIXED if scope.mixed else "单位为“人次”" if unit == "人次" else ""
    return [Reading("hotline_orders", "total", reason)]


def _messages(
    text: str, item: Item, phrase: Phrase, unit: str, scope: Scope
) -> list[Reading] | Refusal | None:
    if unit not in _CASES or phrase.last_verb in ("device", "hold"):
        return None
    if any(noun.key == "hotline" for noun in phrase.nouns):
        scope.mixed = True
        return Refusal(SEVERAL)
    mail = [channel for channel in phrase.channels if channel.key in ("mail", "press")]
    gaps = [text[a.end : b.start] for a, b in pairwise(mail)]
    if not mail or any(gap.strip("“”") for gap in gaps):
        return [Reading("messages_answered", "total", MIXED if scope.mixed else "")]
    return [Reading("messages_answered", text[mail[0].start : mail[-1].end].replace("”", ""))]


def _requests(item: Item, phrase: Phrase, scope: Scope, decided: bool) -> list[Reading] | Refusal | None:
    if item.quantity.unit not in _CASES - {"人次", "通"}:
        return None
    if phrase.last_verb == "publish":
        return Refusal(OUTCOME)
    verbs = phrase.verbs
    if not verbs and item.quantity.unit == "条" and scope.topic != "request":
        return Refusal(ON_REQUEST)
    carried = _carried(item, verbs)
    if carried:
        return [Reading(carried, "")]
    if verbs & {"receive", "new", "add"} or not verbs & {"deal", "handle"}:
        # 新收 as such, not the 受理 that may hold what was carried in.
        return [Reading("requests_new", "", weak=not verbs, general=bool(verbs & {"new", "add"}))]
    if "handle" in verbs or decided:
        return [Reading("requests_processed", "")]
    return [Reading("requests_new", "")] if item.quantity.value == 0 else Refusal(DEALT_WITH)


def _carried(item: Item, verbs: frozenset[str]) -> str:
    """The metric of a number carried over: 「上年结转3件」 came in, 「结转2025年度1件」 goes out; "" if none."""
    if "carry_in" in verbs:
        return "requests_carried_in"
    if "carry_out" in verbs:
        return "requests_carried_out"
    if "carry" not in verbs:
        return ""
    verb = next(t for t in item.before if t.key == "carry")
    times = [t for t in item.before if t.kind is Kind.TIME]
    if any(t.end <= verb.start for t in times):
        return "requests_carried_in"
    return "requests_carried_out" if times else ""


def _by_topic(
    text: str, item: Item, phrase: Phrase, scope: Scope, decided: bool
) -> list[Reading] | Refusal | None:
    """A number whose subject was named before: by the heading, an earlier clause or the last number."""
    unit = item.quantity.unit
    if unit not in _CASES:
        return None
    verbs = phrase.verbs
    carried = _carried(item, verbs)
    if carried:
        return [Reading(carried, "")]
    topic = _context_topic(item) or scope.family or scope.topic
    appeal = phrase.content is not None and phrase.content.key == "appeal"
    if topic == "request" and not appeal:
        return _requests(item, phrase, scope, decided) if verbs else None
    if topic == "hotline":
        if scope.family == "hotline":
            return Refusal(PROGRESS)
        return [Reading("hotline_orders", "total")]
    if topic == "message":
        if scope.family == "message":
            return Refusal(PROGRESS)
        return [Reading("messages_answered", "total")]
    return Refusal("未说明受理的渠道或事项")


def _context_topic(item: Item) -> str:
    from dashboard.extraction.narrative.scope import topic_of

    return topic_of(list(item.context), "")


def _training(unit: str) -> list[Reading] | None:
    return [Reading("trainings", "")] if unit in _EVENTS - {"件", "项"} else None


def _plain_policy(text: str, phrase: Phrase) -> bool:
    head = phrase.head
    described = phrase.content is not None and head is not None and phrase.content.end == head.start
    return head is not None and text[head.start : head.end] in _PLAIN_POLICY and not described


_PLAIN_POLICY = frozenset(
    {
        "解读产品",
        "政策解读",
        "政策解读材料",
        "政策解读信息",
        "解读",
        "解读材料",
        "解读信息",
        "政策解读产品",
        "政策文件解读",
        "文件解读",
    }
)


def publication(
    text: str, item: Item, phrase: Phrase, carried: tuple[Token, ...], scope: Scope
) -> list[Reading] | Refusal | None:
    """What was published, by the channels that the phrase names, else by those of heading or sentence."""
    unit = item.quantity.unit
    own = phrase.own_channels
    stated = any(t.kind is Kind.VERB and t.key == "publish" for t in item.context)
    verb = bool(phrase.verbs & {"publish", "add"}) or (not phrase.verbs and stated and bool(own or carried))
    if phrase.last_verb == "draft" or ("draft" in phrase.verbs and phrase.content is None):
        return None
    if unit not in PIECES or (
        phrase.last_verb and phrase.last_verb not in ("publish", "add", "occur", "manage") and not verb
    ):
        return None
    if _counts_channels(text, item, phrase, unit):
        return None
    if not verb and phrase.content is None and not phrase.channels and phrase.account is None:
        return None
    if not verb and not (own or carried) and phrase.content is not None and phrase.content.key != "general":
        return Refusal(NO_METRIC)
    if unit in ("个", "项") and not verb:
        return None
    if phrase.content is not None and phrase.content.key == "appeal" and not verb:
        return Refusal("未说明受理的渠道或事项")
    if scope.topic == "request" and not own and not any(c.key != "platform" for c in carried):
        return Refusal(OUTCOME)
    channels = own or tuple(c for c in carried if c.key != "platform")
    named = topic(text, item)
    if unit in ("个", "项") and phrase.content is None and not channels:
        return Refusal(NO_METRIC)
    general = not named and (phrase.content is None or phrase.content.key == "general")
    if (
        phrase.content is not None
        and phrase.content.key == "video"
        and not any(c.key not in NEWMEDIA for c in channels)
    ):
        interprets = any(noun.key == "policy" for noun in phrase.nouns)
        reason = "政策解读类短视频，可能也计入政策解读" if interprets else ""
        return [Reading("newmedia_posts", "video", reason, weak=not own, general=general)]
    if phrase.account is not None and all(c.key == "newmedia" for c in channels):
        return [Reading("newmedia_posts", phrase.account.key, general=general)]
    if named and phrase.verbs and not channels and not item.name and not _discloses(text, item):
        return Refusal(ONE_KIND)
    reading = by_channels(text, item, channels)
    if isinstance(reading, Refusal):
        return reading
    return [
        Reading(
            reading.metric,
            reading.member,
            reading.reason or (NOT_ALL if named and not item.name else ""),
            weak=not own and bool(channels) and item.joint is not Joint.LIST,
            general=general,
        )
    ]


def _discloses(text: str, item: Item) -> bool:
    """Whether the phrase says 公开 or 更新, which without a channel still means disclosure; 推送 does not."""
    return any(
        "公开" in text[t.start : t.end] or t.key == "add" for t in item.before if t.kind is Kind.VERB
    ) or any(text[t.start : t.end] in ("更新", "公布", "公示") for t in item.before if t.kind is Kind.VERB)


def _counts_channels(text: str, item: Item, phrase: Phrase, unit: str) -> bool:
    """Whether the channels themselves are counted: 专栏36个, 公众号2个, 设置公开栏12块."""
    if "device" in phrase.verbs and "publish" not in phrase.verbs:
        return True
    last = item.before[-1] if item.before else None
    return (
        unit == "个"
        and last is not None
        and last.kind in (Kind.CHANNEL, Kind.ACCOUNT)
        and "publish" not in phrase.verbs
    )


def by_channels(text: str, item: Item, channels: tuple[Token, ...]) -> Reading | Refusal:
    """The metric of information published through `channels`; `disclosures` where none is named."""
    kinds = list(dict.fromkeys(channel.key for channel in channels))
    groups = {"newmedia" if kind in NEWMEDIA else kind for kind in kinds}
    and_others = _and_others(text, channels)
    if not groups:
        return Reading("disclosures", "total")
    if groups == {"site"}:
        return Reading("disclosures", "total") if and_others else Reading("website_posts", "total")
    if groups == {"newmedia"}:
        member = newmedia_member(text, channels)
        reason = "渠道后有“等”字，可能还包括其他新媒体" if and_others and member != "total" else ""
        return Reading("newmedia_posts", member, reason)
    if groups == {"board"}:
        return Reading("board_posts", "")
    if "site" in groups or groups == {"newmedia", "board"}:
        return Reading("disclosures", "total")
    if len(groups) == 1:
        return Refusal(NO_CHANNEL)
    return Refusal(SEVERAL)


def newmedia_member(text: str, channels: tuple[Token, ...]) -> str:
    """The channel's key, or total where several kinds or new media as a whole are named."""
    kinds = list(dict.fromkeys(channel.key for channel in channels))
    if kinds[0] == "newmedia" and len(kinds) == 2:
        # 政务新媒体“某某”微信公众号: the second name says which one, unless the two are listed.
        between = text[channels[0].end : channels[-1].start]
        return "total" if any(mark in between for mark in "、和及与") else kinds[1]
    return kinds[0] if len(kinds) == 1 and kinds[0] != "newmedia" else "total"


def _and_others(text: str, channels: tuple[Token, ...]) -> bool:
    return bool(channels) and text.startswith("等", channels[-1].end)
