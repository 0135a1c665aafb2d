"""Breakdowns: 其中…, a bracket, a list after a colon, 分别为…, a bare list: which whole has which parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.extraction.narrative.items import Item, Joint
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.mapping import NOT_ALL, STATUS, Reading, Refusal
from dashboard.extraction.narrative.phrase import Phrase
from dashboard.extraction.narrative.scope import NEWMEDIA

TOPICAL = frozenset({"website_posts", "disclosures"})
DIVIDED = TOPICAL | {"newmedia_posts", "hotline_orders", "messages_answered"}
# Subjects of their own, which a bare list doesn't turn into a topic.
_OWN_SUBJECT = frozenset(
    {"request", "dispute_part", "hotline", "call", "review", "lawsuit", "fee", "message", "audience"}
)
_OWN_VERBS = frozenset(
    {
        "receive",
        "new",
        "deal",
        "handle",
        "answer",
        "hold",
        "submit",
        "manage",
        "carry_in",
        "carry_out",
        "device",
    }
)
NESTED = "下一级分项，不单独入库"
NO_DIMENSION = "该指标在目录中不设这类分项"


@dataclass(slots=True, eq=False)
class Whole:
    """A number that later ones may be parts of. reading None: it was refused, and so are its parts.

    explicit: 其中 or a colon has opened its breakdown; listed: by a colon, so that ；goes on with it.
    """

    item: Item
    reading: Reading | None
    explicit: bool = False
    listed: bool = False
    parts: int = 0
    outer: Whole | None = None


def whole_of(text: str, item: Item, wholes: list[Whole]) -> tuple[Whole | None, bool]:
    """The whole that `item` may be a part of, and whether the text says so in so many words."""
    if item.parent is not None:
        return next((w for w in reversed(wholes) if w.item is item.parent), None), True
    same_level = [w for w in wholes if w.item.parent is None]
    if not same_level:
        return None, False
    whole = same_level[-1]
    if item.joint is Joint.COLON or _opens(item, whole):
        whole.explicit = True
        whole.listed = item.joint is Joint.COLON or ":" in text[item.start - 1 : item.quantity.start]
        return whole, True
    while whole.outer is not None and (
        item.joint is Joint.LIST or whole.outer.explicit or not _is_divided(whole)
    ):
        whole = whole.outer
    if whole.explicit:
        named_only = not any(t.kind in (Kind.VERB, Kind.CHANNEL) for t in item.before)
        if item.joint is not Joint.STRONG:
            return whole, True
        return (whole, False) if whole.listed or named_only else (None, False)
    if whole.reading is None or whole.reading.reason == NOT_ALL:
        return None, False
    if item.joint in (Joint.LIST, Joint.CLAUSE) or not whole.parts:
        return whole, False
    return None, False


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


def part_reading(
    text: str, item: Item, phrase: Phrase, whole: Whole, catalogue: Catalogue
) -> list[Reading] | Refusal | None:
    """What a part is: a member of the dimension of its whole; None if it is to be interpreted alone."""
    reading = whole.reading
    if phrase.verbs & {"carry_in", "carry_out", "adopt", "submit", "inspect"}:
        return None
    if reading is None:
        return Refusal(NO_DIMENSION)
    if whole.item.quantity.value < item.quantity.value and not whole.explicit:
        return None
    if phrase.initial_verb in _OWN_VERBS and phrase.initial_verb not in ("manage", "device"):
        return None
    if reading.metric in TOPICAL:
        return _topical(text, item, phrase, reading)
    if reading.metric == "newmedia_posts":
        own = [c for c in phrase.channels if c.key in NEWMEDIA]
        if own and reading.member == "total":
            return None
        return None if phrase.channels and not own else Refusal(NO_DIMENSION)
    if reading.metric == "hotline_orders":
        return _category(text, item, phrase, catalogue)
    if reading.metric == "messages_answered" and phrase.channels:
        return [Reading("messages_answered", label(text, item))]
    if phrase.verbs & {"carry_in", "carry_out", "deal", "handle", "new"} or phrase.subject in (
        "review",
        "lawsuit",
    ):
        return None
    return Refusal(NO_DIMENSION) if reading.metric in DIVIDED or item.parent or whole.explicit else None


def _topical(text: str, item: Item, phrase: Phrase, whole: Reading) -> list[Reading] | Refusal | None:
    groups = {"newmedia" if c.key in NEWMEDIA else c.key for c in phrase.channels} - {"platform"}
    if groups and groups != {"site"} and "site" not in groups:
        if len(groups) == 1 and groups <= {"newmedia", "board"}:
            return None
        return [Reading(whole.metric, label(text, item))]
    if groups == {"site"} and whole.metric == "disclosures" and not _names_topic(text, item):
        return None
    if phrase.account is not None:
        return None
    if phrase.subject in ("hotline", "call", "message", "review", "lawsuit", "open_day"):
        return None
    if phrase.subject == "policy":
        return [Reading("policy_interpretations", "")]
    name = label(text, item)
    if len(name) < 2:
        return None
    if whole.metric == "website_posts" or whole.member == "total":
        return [Reading(whole.metric, name)]
    return Refusal(NESTED)


def _names_topic(text: str, item: Item) -> bool:
    """「信息公开目录10699条」 is a topic of a site, 「政府网站118条」 the site itself."""
    channel = next(t for t in item.before if t.kind is Kind.CHANNEL)
    return text[channel.start : channel.end].endswith(("目录", "栏目"))


_PLACE = re.compile(r"(?:省|市|县|区|旗|州|镇|乡|街道|社区|村)$")
_STATUS = re.compile(
    r"有效|无效|办结|在办|未办|待办|按期|超期|满意|来电|来话|人工|自助|网站|微信|微博|APP|App|客户端|邮件|短信|直派|转派|退回|已|回访"
)
_CATEGORY_NOISE = re.compile(
    r"(?:(?<=.)类(?:别|型)?|(?<=.)(?:类)?(?:诉求|工单|事项|问题|信息|方面|热线|电话|事件)|(?<=..)件|(?<=..)共)$"
)


def known_category(text: str, item: Item, catalogue: Catalogue) -> str:
    """The key of the hotline category that the phrase names, or ""."""
    name = label(text, item)
    member = catalogue.member_for("category", name) or catalogue.member_for("category", _bare(name))
    return member.key if member is not None and member.key != "total" else ""


def _bare(name: str) -> str:
    while (shorter := _CATEGORY_NOISE.sub("", name)) != name:
        name = shorter
    return name


def _category(text: str, item: Item, phrase: Phrase, catalogue: Catalogue) -> list[Reading] | Refusal | None:
    known = known_category(text, item, catalogue)
    if known:
        return [Reading("hotline_orders", known)]
    if phrase.subject in ("request", "review", "lawsuit"):
        return None
    name = label(text, item)
    bare = _bare(name)
    if phrase.initial_verb or phrase.channels or phrase.subject == "call" or _STATUS.search(name):
        return Refusal(STATUS)
    if _PLACE.search(bare):
        return Refusal("按地区的分项，不是诉求类别")
    return [Reading("hotline_orders", bare)] if len(bare) >= 2 else None


_LEADING = re.compile(
    r"^(?:其中|当中|包括|包含|内含|内有|涵盖|涉及|分为|主要为|主要是|主要有|分别为|分别是|即|含|由|有(?!效|关|奖)|为|共|另|还|以及|及|和|与|并|"
    r"全年|年内|累计|公开|发布|推送|主动公开(?!.{0,2}$)|通过|[\s“”‘’\"：:,，、])++"
)
_TRAILING = re.compile(
    r"(?:共计|合计|累计|共|总计|达到|达|有|为|是|约|近|了|发布|公开|推送|更新|刊发|[\s“”\"：:,，、=])++$"
)


_JOINING = re.compile(r"(?:共计|合计|累计|共|总计|达到|达|有|为|是|约|近|了|[\s“”\":,、=])++$")
_LONGEST_LABEL = 80


def label(text: str, item: Item) -> str:
    """The part's name as the report writes it, without the words that only join it to its number."""
    if item.name:
        return cleaned(item.name)
    start, end = label_span(text, item)
    return cleaned(text[start:end])


def cleaned(name: str) -> str:
    """A topic without 类 and without the words that join it to its number."""
    name = _LEADING.sub("", name) or name
    shorter = _TRAILING.sub("", name)
    name = shorter if len(shorter) > 2 or not name.endswith("公开") else name
    name = re.sub(r"(?<=..)类(?:别)?(?:信息)?$", "", name)
    return name if name.count("“") == name.count("”") else name.replace("“", "").replace("”", "")


def label_span(text: str, item: Item) -> tuple[int, int]:
    """Where the part's name stands: before its number, else after it."""
    begin, stop = max(item.start, item.quantity.start - _LONGEST_LABEL), item.quantity.start
    trailing = _JOINING.search(text, begin, stop)
    end = trailing.start() if trailing else stop
    leading = _LEADING.match(text[begin:end])
    start = begin + leading.end() if leading else begin
    if start < end:
        return start, end
    if begin < end:
        return begin, end
    after = max((t.end for t in item.after), default=item.quantity.end)
    return item.quantity.end, after
