"""Whose a sheet is that has no column of agencies: the body that its title or file name begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.divisions import Divisions
from dashboard.extraction.agency import Named, recognise_name
from dashboard.extraction.dates import in_digits

_YEARS = re.compile(r"(?:20\d\d[-—–－~至、]{0,2})+(?:年度?|度)?|近[一二三四五六七八九十]年|历年")
_LEADING = re.compile(
    r"^(?:(?:附件|附表|表)?[\d一二三四五六七八九十]*[、.．:：]|关于|附件|附表|(?:填报|报送|编制|公开)?单位(?:名称)?[:：])+"
)
_IDLE = re.compile(r"[《》“”\"'‘’【】()（）\[\]_\-—–－:：。.．·\d]")
# What a sheet's title says besides whose it is.
_TOPIC = re.compile(
    "政府信息公开|政务公开|信息公开|主动公开|依申请公开|公开|工作|汇总|统计|台账|数据|情况|报表|年报|明细|一览|热线|网站"
)
# Several bodies: one beside another, or those of a place (示例区各街道, 示例区教育局系统).
_BESIDE = re.compile("[、，,；;/／]|(?<=[道镇乡局处委办])[和与及]")
_SEVERAL = re.compile("^(?:各|所属|下属|系统|等|属|直属|辖区|镇街|街镇|街道|乡镇|部门)")
_LONGEST = 40
_NOBODY = Named(None)


def owner_of(texts: Sequence[str], places: Sequence[str], divisions: Divisions) -> Named:
    """The body that the first of `texts` names which names one; places: where it is, if its name doesn't say.

    A place alone (示例区) is the scope of a sheet, not the body it is of; a government is named in full.
    """
    return next((named for text in texts if (named := _named(text, places, divisions)) != _NOBODY), _NOBODY)


def _named(text: str, places: Sequence[str], divisions: Divisions) -> Named:
    words = "".join(text.split())
    words = _IDLE.sub("", _LEADING.sub("", _YEARS.sub("", _LEADING.sub("", in_digits(words)))))[:_LONGEST]
    topic = _TOPIC.search(words)
    own = words[: topic.start()] if topic else words
    if _BESIDE.search(own):
        return _NOBODY
    for end in range(len(own), 2, -1):
        if _SEVERAL.match(own[end:]):
            continue
        named = recognise_name(own[:end], places, divisions)
        if named.several or (
            named.agency and (named.agency.kind != "政府" or own[:end].endswith("人民政府"))
        ):
            return named
    return _NOBODY
