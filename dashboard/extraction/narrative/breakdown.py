"""Breakdowns: 其中…, a bracket, a list after a colon, 分别为…, a bare list: which whole has which parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.extraction.narrative.items import Item, Joint
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.mapping import Reading, Refusal
from dashboard.extraction.narrative.phrase import Phrase
from dashboard.extraction.narrative.scope import NEWMEDIA

TOPICAL = frozenset({"website_posts", "disclosures"})
DIVIDED = TOPICAL | {"newmedia_posts", "hotline_orders", "messages_answered"}
# Subjects of their own, which a bare list doesn't turn into a topic.
_OWN_SUBJECT = frozenset({"hotline", "call", "review", "lawsuit", "fee", "message", "audience"})
_OWN_VERBS = frozenset(
    {"receive", "new", "handle", "answer", "hold", "submit", "manage", "carry_in", "carry_out", "device"}
)
NESTED = "下一级分项，不单独入库"
NO_DIMENSION = "该指标在目录中不设这类分项"
STATUS = "按办理状态或来源的分项，不是诉求类别"


@dataclass(slots=True, eq=False)
class Whole:
    """A number that later ones may be parts of. reading None: it was refused, and so are its parts."""

    item: Item
    reading: Reading | None
    explicit: bool = False
    parts: int = 0
    outer: Whole | None = None


def whole_of(item: Item, wholes: list[Whole]) -> tuple[Whole | None, bool]:
    """The whole that `item` is a part of, and whether the text says so in so many words."""
    if item.parent is not None:
        return next((w for w in reversed(wholes) if w.item is item.parent), None), True
    same_level = [w for w in wholes if w.item.parent is item.parent]
    if not same_level:
        return None, False
    whole = same_level[-1]
    if _opens(item):
        whole.explicit = True
        return whole, True
    if item.joint is Joint.COLON:
        whole.explicit = True
        return whole, True
    if whole.outer is not None and item.joint is Joint.LIST:
        whole = whole.outer
    if whole.explicit and item.joint is not Joint.STRONG:
        return whole, True
    if item.joint in (Joint.LIST, Joint.CLAUSE) or (item.joint is Joint.STRONG and not whole.parts):
        return whole, False
    return None, False


def _opens(item: Item) -> bool:
    words = [t for t in item.before if t.kind is not Kind.TIME]
    if words and words[0].kind in (Kind.MARK, Kind.RESPECTIVELY):
        return True
    tail = item.context[-1:] if not words or item.joint is Joint.CLAUSE else ()
    return bool(tail) and tail[0].kind is Kind.MARK


def is_bare(item: Item, phrase: Phrase, whole: Whole) -> bool:
    """Whether the phrase is a mere label in a list, with no verb or subject of its own."""
    if (
        item.quantity.unit != whole.item.quantity.unit
        or phrase.initial_verb
        or phrase.channels
        or phrase.account
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
    if reading.metric == "messages_answered" and reading.member == "total" and phrase.channels:
        return [Reading("messages_answered", label(text, item))]
    if phrase.verbs & {"carry_in", "carry_out", "handle", "new"} or phrase.subject in ("review", "lawsuit"):
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


def _category(text: str, item: Item, phrase: Phrase, catalogue: Catalogue) -> list[Reading] | Refusal | None:
    name = label(text, item)
    bare = name
    while (shorter := _CATEGORY_NOISE.sub("", bare)) != bare:
        bare = shorter
    member = catalogue.member_for("category", name) or catalogue.member_for("category", bare)
    if member is not None:
        return [Reading("hotline_orders", member.key)]
    if phrase.initial_verb or phrase.subject in ("call", "request", "review", "lawsuit"):
        return None if phrase.subject in ("call", "request", "review", "lawsuit") else Refusal(STATUS)
    if _STATUS.search(name) or phrase.channels:
        return Refusal(STATUS)
    if _PLACE.search(bare):
        return Refusal("按地区的分项，不是诉求类别")
    return [Reading("hotline_orders", bare)] if len(bare) >= 2 else None


_LEADING = re.compile(
    r"^(?:其中|当中|包括|包含|内含|内有|涵盖|涉及|分为|主要为|主要是|主要有|分别为|分别是|即|含|由|有|为|共|另|还|以及|及|和|与|并|"
    r"全年|年内|累计|公开|发布|推送|主动公开(?!.{0,2}$)|通过|[\s“”‘’\"：:,，、])++"
)
_TRAILING = re.compile(
    r"(?:共计|合计|累计|共|总计|达到|达|有|为|是|约|近|了|发布|公开|推送|更新|刊发|[\s“”\"：:,，、=])++$"
)


_LONGEST_LABEL = 80


def label(text: str, item: Item) -> str:
    """The part's name as the report writes it, without the words that only join it to its number."""
    raw = text[max(item.start, item.quantity.start - _LONGEST_LABEL) : item.quantity.start]
    name = _LEADING.sub("", _TRAILING.sub("", raw)) or _TRAILING.sub("", raw).strip(" “”,，、:：")
    if not name:
        name = text[item.quantity.end : max((t.end for t in item.after), default=item.quantity.end)].strip(
            " 的"
        )
    name = re.sub(r"(?<=..)类(?:别)?(?:信息)?$", "", name)
    return name if name.count("“") == name.count("”") else name.replace("“", "").replace("”", "")


def shared_labels(text: str, item: Item) -> list[str]:
    """The names that a 「…、…分别为」 gives to the numbers after it, in order; [] where there are none."""
    mark = next((t for t in item.before if t.kind is Kind.RESPECTIVELY), None)
    if mark is None:
        return []
    names = re.split(r"[、/]|和|及|以及|与", _LEADING.sub("", text[item.start : mark.start]))
    return [name.strip() for name in names if name.strip()]
