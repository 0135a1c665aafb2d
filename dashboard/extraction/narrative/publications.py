"""Numbers of what was published, by channel: 网站, 新媒体, 公告栏, or 主动公开 as such."""

from __future__ import annotations

import re

from dashboard.extraction.narrative.items import Joint
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.phrase import topic
from dashboard.extraction.narrative.readings import (
    ALL_AGENCIES,
    NO_CHANNEL,
    NO_METRIC,
    NO_SUBJECT,
    NOT_ALL,
    ONE_KIND,
    OUTCOME,
    PIECES,
    SEVERAL,
    Counted,
    Meaning,
    Reading,
    Refusal,
)
from dashboard.extraction.narrative.scope import NEWMEDIA
from dashboard.extraction.narrative.tokens import Token

_PUBLISHING = frozenset({"publish", "add"})
# 「全市各级行政机关公开48.6万条」, 「督促72家单位公开预算」 count what others disclosed as well.
_OTHER_BODIES = re.compile(
    r"(?:全[省市州县区旗]|各级|[各\d]家|所属|下属|下辖|各)(?:各级?)?(?:有关|相关|预算)?"
    r"(?:行政机关|单位|部门|街镇|乡镇|镇街|街道|学校|医院|政府)"
)
# 「门户网站其他栏目」
_REST = re.compile(r"(?:其他|其它|其余)(?:的|各)?$")
_MADE = re.compile("(?:制作|产生|形成|制发|印发)(?:各类|各种|主动公开)?的?(?:公文|文件)$")
_RESULTS = frozenset({"办理结果", "答复结果", "处理结果"})
_NEUTRAL_VERBS = frozenset({"", "occur", "manage"}) | _PUBLISHING


def publication(counted: Counted) -> Meaning:
    """What was published, by the channels that the phrase names, else by those of heading or sentence."""
    phrase, item = counted.phrase, counted.item
    own = phrase.own_channels
    channels = own or tuple(channel for channel in counted.carried if channel.key != "platform")
    drafted = phrase.last_verb == "draft" and phrase.content is not None
    if drafted or _MADE.search(counted.words):
        return Refusal(NO_METRIC)  # 「制发公文67份」, of which some are disclosed
    if not _is_output(counted, channels):
        return None
    content = phrase.content.key if phrase.content else ""
    if _OTHER_BODIES.search(counted.words):
        return Refusal(ALL_AGENCIES)
    if own and _REST.search(counted.text, item.start, own[-1].start):
        return Refusal(NOT_ALL)
    if not _is_published(counted, channels) and (
        content == "appeal" or (content not in ("", "general", "video") and not (own or counted.carried))
    ):
        return Refusal(NO_SUBJECT if content == "appeal" else NO_METRIC)
    results = any(counted.text[t.start : t.end] in _RESULTS for t in item.context)
    if (results or counted.scope.topic == "request") and not channels and "主动" not in counted.words:
        return Refusal(OUTCOME)
    if counted.unit in ("个", "项") and not content and not channels:
        return Refusal(NO_METRIC)
    named = topic(counted.text, item)
    if named and not channels and counted.unit in ("次", "期"):
        return Refusal(ONE_KIND)  # 「更新指南1次」 counts acts, not information
    general = not named and content in ("", "general")
    if content == "video" and all(channel.key in NEWMEDIA for channel in channels):
        interprets = any(noun.key == "policy" for noun in phrase.nouns)
        reason = "政策解读类短视频，可能也计入政策解读" if interprets else ""
        return [Reading("newmedia_posts", "video", reason, weak=not own, general=general)]
    matrix = any("矩阵" in counted.text[channel.start : channel.end] for channel in channels)
    mere = all(channel.key == "newmedia" for channel in channels)
    if phrase.account is not None and mere and not channels and _and_others(counted):
        return Refusal(SEVERAL)  # 「“甲”“乙”等平台」
    if phrase.account is not None and mere and not matrix:
        return [Reading("newmedia_posts", phrase.account.key, general=general)]
    if named and phrase.verbs and not channels and not item.name and not _discloses(counted):
        return Refusal(ONE_KIND)
    if not (channels or content or item.name or _discloses(counted)) and "发布" not in counted.words:
        return Refusal(ONE_KIND)  # 「派发宣传品1.3万份」
    reading = by_channels(counted.text, channels)
    if isinstance(reading, Refusal):
        return reading
    reason = reading.reason or (NOT_ALL if named and not item.name else "")
    if _acts_alone(counted, channels):
        return Refusal(ONE_KIND)
    weak = not own and bool(channels) and item.joint is not Joint.LIST
    return [Reading(reading.metric, reading.member, reason, weak=weak, general=general)]


def _and_others(counted: Counted) -> bool:
    """Whether accounts besides the last one are meant."""
    accounts = [t for t in counted.item.before if t.kind is Kind.ACCOUNT]
    return len(accounts) > 1 or counted.text.startswith("等", accounts[-1].end)


def _acts_alone(counted: Counted, channels: tuple[Token, ...]) -> bool:
    """Whether notices are counted that were put up somewhere unnamed: 「张贴公告、公示230余次」."""
    content = counted.phrase.content
    put_up = "张贴" in counted.words or counted.unit in ("次", "张")
    return not channels and content is not None and content.key == "item" and put_up


def _is_published(counted: Counted, channels: tuple[Token, ...]) -> bool:
    """Whether a verb says so, in the phrase or, where a channel is known, in the clause before it."""
    verbs = counted.phrase.verbs
    if verbs & _PUBLISHING:
        return True
    before = any(t.kind is Kind.VERB and t.key == "publish" for t in counted.item.context)
    return not verbs and before and bool(channels)


def _is_output(counted: Counted, channels: tuple[Token, ...]) -> bool:
    """Whether the phrase speaks of something put out at all, not of documents drafted or boards put up."""
    phrase = counted.phrase
    verb = _is_published(counted, channels)
    if phrase.last_verb == "inspect":
        return False
    if "draft" in phrase.verbs and (phrase.content is None or phrase.content.key == "item"):
        return False
    if counted.unit not in PIECES or (phrase.last_verb not in _NEUTRAL_VERBS and not verb):
        return False
    acts = verb or bool(phrase.channels and (phrase.content or counted.words.endswith("公开事项")))
    if _counts_channels(counted) or (counted.unit in ("个", "项") and not acts):
        return False
    return verb or bool(phrase.content or phrase.channels or phrase.account)


def _counts_channels(counted: Counted) -> bool:
    """Whether the channels themselves are counted: 专栏36个, 公众号2个, 设置公开栏12块."""
    verbs = counted.phrase.verbs
    last = counted.item.before[-1] if counted.item.before else None
    ends_with_channel = last is not None and last.kind in (Kind.CHANNEL, Kind.ACCOUNT)
    if ends_with_channel and counted.unit == "个" and last is not None and last.key == "site":
        return True  # 「维护更新栏目18个」
    if "publish" in verbs:
        return False
    return "device" in verbs or (counted.unit == "个" and ends_with_channel)


def _discloses(counted: Counted) -> bool:
    """Whether the verb is 公开, 更新 …, which without a channel still means disclosure; 推送 does not."""
    item = counted.item
    verbs = [counted.text[t.start : t.end] for t in (item.before or item.context) if t.kind is Kind.VERB]
    return any("公开" in verb or verb in ("更新", "公布", "公示", "新增") for verb in verbs)


def by_channels(text: str, channels: tuple[Token, ...]) -> Reading | Refusal:
    """The metric of information published through `channels`; `disclosures` where none is named."""
    groups = {"newmedia" if channel.key in NEWMEDIA else channel.key for channel in channels}
    and_others = bool(channels) and text.startswith("等", channels[-1].end)
    if groups == {"site"} and not and_others:
        return Reading("website_posts", "total")
    if groups == {"newmedia"}:
        member = newmedia_member(text, channels)
        reason = "渠道后有“等”字，可能还包括其他新媒体" if and_others and member != "total" else ""
        return Reading("newmedia_posts", member, reason)
    if groups == {"board"}:
        return Reading("board_posts", "")
    if not groups or "site" in groups or groups == {"newmedia", "board"}:
        return Reading("disclosures", "total")
    return Refusal(NO_CHANNEL if len(groups) == 1 else SEVERAL)


def newmedia_member(text: str, channels: tuple[Token, ...]) -> str:
    """The channel's key, or total where several kinds or new media as a whole are named."""
    kinds = list(dict.fromkeys(channel.key for channel in channels))
    if kinds[0] == "newmedia" and len(kinds) == 2:
        # 政务新媒体“某某”微信公众号: the second name says which one, unless the two are listed.
        between = text[channels[0].end : channels[-1].start]
        return "total" if any(mark in between for mark in "、和及与") else kinds[1]
    return kinds[0] if len(kinds) == 1 and kinds[0] != "newmedia" else "total"
