"""The name of a part as the report writes it."""

from __future__ import annotations

import re

from dashboard.extraction.narrative.items import Item

# Words that only join a name to what stands before it, and to its number.
_LEADING = re.compile(
    r"^(?:其中|按[^,;:。]{1,6}?分(?:为|类)?|(?:内容|信息|范围|领域)?(?:主要)?(?:涵盖|包括|涉及|包含)|当中|包括|包含|内含|内有|涵盖|涉及|分为|主要为|主要是|主要有|分别为|分别是|即|含|由|为|共|另|还|"
    r"有(?!效|关|奖)|以及|及|和|与|并|全年|年内|累计|主动公开(?!.{0,2}$)|发布|推送|通过|"
    r"公开(?!指南|目录|制度|年报|年度|招聘|招标|专栏|办法|申请)|[\s“”‘’\":,、])++"
)
_JOINING = re.compile(r"(?:共计|合计|累计|共|总计|达到|达|有|为|是|约|近|了|[\s“”\":,、=])++$")
_TRAILING = re.compile(
    r"(?:共计|合计|累计|共|总计|达到|达|有|为|是|约|近|了|发布|公开|推送|更新|刊发|[\s“”\":,、=])++$"
)
_KIND = re.compile(r"(?<=..)类(?:别)?(?:信息)?$")
_LONGEST_LABEL = 80


def label(text: str, item: Item) -> str:
    """The part's name without the words that only join it to its number."""
    if item.name:
        return cleaned(item.name)
    start, end = label_span(text, item)
    return cleaned(text[start:end])


def cleaned(name: str) -> str:
    """A topic without 类 and without joining words: 其中通知公告类 -> 通知公告; 党务公开 stays whole."""
    name = _LEADING.sub("", name) or name
    shorter = _TRAILING.sub("", name)
    if len(shorter) > 2 or not name.endswith("公开"):
        name = shorter
    name = _KIND.sub("", name)
    return name if name.count("“") == name.count("”") else re.sub("[“”]", "", name)


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
    return item.quantity.end, max((t.end for t in item.after), default=item.quantity.end)
