"""Categories of hotline orders: 求助, 投诉, 咨询 … an open vocabulary that the catalogue's synonyms map."""

from __future__ import annotations

import re

from dashboard.catalogue import Catalogue
from dashboard.extraction.narrative.items import Item
from dashboard.extraction.narrative.labels import label
from dashboard.extraction.narrative.phrase import Phrase
from dashboard.extraction.narrative.readings import STATUS, Meaning, Reading, Refusal

_PLACE = re.compile(r"(?:省|市|县|区|旗|州|镇|乡|街道|社区|村)$")
_STATE = re.compile(
    r"有效|无效|超时|直接答复|自行|其余|余下|剩余|办结|在办|未办|待办|按期|超期|满意|直派|转派|退回|已|回访|"
    r"来电|来话|人工|自助|网站|微信|微博|APP|App|客户端|邮件|短信"
)
_NOISE = re.compile(
    r"(?<=.)(?:类(?:别|型)?|诉求|工单|事项|问题|信息|方面|热线|电话|事件|(?<=..)件|(?<=..)共)$"
)


def known_category(text: str, item: Item, catalogue: Catalogue) -> str:
    """The key of the category that the phrase names, by itself or through a synonym; "" if unknown."""
    name = label(text, item)
    member = catalogue.member_for("category", name) or catalogue.member_for("category", _bare(name))
    return member.key if member is not None and member.key != "total" else ""


def category(text: str, item: Item, phrase: Phrase, catalogue: Catalogue) -> Meaning:
    """A part of the hotline's total: its category, as written if the catalogue does not know it."""
    known = known_category(text, item, catalogue)
    if known:
        return [Reading("hotline_orders", known)]
    if phrase.subject in ("request", "review", "lawsuit", "proposal", "survey", "interview"):
        return None
    name = label(text, item)
    if phrase.initial_verb or phrase.channels or phrase.subject == "call" or _STATE.search(name):
        return Refusal(STATUS)
    if _PLACE.search(_bare(name)):
        return Refusal("按地区的分项，不是诉求类别")
    return [Reading("hotline_orders", _bare(name))] if len(_bare(name)) >= 2 else None


def _bare(name: str) -> str:
    while (shorter := _NOISE.sub("", name)) != name:
        name = shorter
    return name
