"""The name of a figure as a whole: composed of the report's own words where these are a clean name."""

from __future__ import annotations

import re
from itertools import pairwise

from dashboard.catalogue import Catalogue
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.phrase import Phrase
from dashboard.extraction.narrative.readings import Reading
from dashboard.extraction.narrative.scope import NEWMEDIA
from dashboard.extraction.narrative.tokens import Token

_PUBLISHED = frozenset({"website_posts", "newmedia_posts", "board_posts"})
_VERBS = re.compile("主动公开|公开|发布|推送|更新|公布|公示|刊发|编发|转发|推出|上传|张贴|滚动播放|播放|播发")
# Descriptions between the words of a name that it can do without: 发布了各类信息.
_IDLE = re.compile(
    r"(?:政府|政务|各类|各种|各项|相关|有关|本[镇乡街局区县市]?道?|我[镇乡街局区县市]?道?|全年|年内|年度|当年|当|全|年|"
    r"共计|共|累计|合计|主动|及时|了|上|的|区|县|市|镇|乡|\d{4}年|[\s“”‘’,:、()（）])*"
)
_LONGEST_NAME = 14


def name_of(text: str, phrase: Phrase, reading: Reading, catalogue: Catalogue) -> str:
    """What a person would call the figure: 「政府网站发布信息」, else the catalogue's own label for it."""
    if reading.metric in _PUBLISHED:
        composed = _composed(text, phrase)
        if composed:
            return composed
    return label_of(reading, catalogue)


def label_of(reading: Reading, catalogue: Catalogue) -> str:
    """The catalogue's label: that of the channel or category where the figure is of one."""
    metric = catalogue.metrics[reading.metric]
    for dimension in metric.dimensions:
        member = catalogue.members.get(dimension, {}).get(reading.member)
        if member is not None and member.key != "total":
            return member.label
    return metric.label


def is_whole(reading: Reading) -> bool:
    """Whether the figure is no part that the report named itself: a total, or a channel of new media."""
    channel = reading.metric == "newmedia_posts" and reading.member in NEWMEDIA
    return channel or reading.member in ("", "total")


def _composed(text: str, phrase: Phrase) -> str:
    """Channel, verb and what was published, where nothing else of weight stands between them; else ""."""
    channels = phrase.own_channels
    if not channels or len({channel.key for channel in channels}) > 1 or len(channels) > 2:
        return ""
    words = [channels[-1]]
    for token in (t for t in phrase.words if t.start >= channels[-1].end):
        if token.kind is Kind.VERB and _VERBS.fullmatch(text, token.start, token.end):
            words = [channels[-1], token]
        elif token.kind is Kind.CONTENT and token.key in ("general", "video"):
            words.append(token)
        elif token.kind not in (Kind.TIME, Kind.SUM, Kind.ACCOUNT):
            return ""
    gaps = [text[one.end : other.start] for one, other in pairwise(words)]
    if len(words) == 1 or not all(_idle(gap, phrase) for gap in gaps):
        return ""
    if phrase.content is not None and phrase.content.start > words[-1].end:
        words.append(phrase.content)  # 「发布了24条信息」
    name = "".join(_plain(text, word) for word in words)
    return name if len(name) <= _LONGEST_NAME else ""


def _idle(gap: str, phrase: Phrase) -> bool:
    if phrase.account is not None:
        gap = gap.replace(phrase.account.key, "")
    return _IDLE.fullmatch(gap) is not None


def _plain(text: str, token: Token) -> str:
    word = text[token.start : token.end]
    return word.removeprefix("各类").removeprefix("各项") if token.kind is Kind.CONTENT else word
