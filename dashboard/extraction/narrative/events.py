"""Numbers of policy interpretations, open days and trainings on disclosure; other events are no figure."""

from __future__ import annotations

import re

from dashboard.extraction.narrative.items import Item
from dashboard.extraction.narrative.phrase import Phrase
from dashboard.extraction.narrative.readings import (
    EVENTS,
    OTHER_EVENTS,
    PIECES,
    Counted,
    Meaning,
    Reading,
    Refusal,
)

# Words for the thing itself, against one form of it (视频解读).
_INTERPRETATION = ("政策解读", "政策文件解读", "文件解读", "解读")
_AS_SUCH = frozenset({"", "材料", "信息", "产品", "稿件", "文章", "稿"})
_FORM = re.compile(r"(?:图片|图表|图文|动漫|漫画|动画|视频|音频|文字|专家|媒体|负责人|领导|撰文|直播|现场)$")
# 「文旅系统政务公开培训」, not 「党建、政务公开等培训」
_OF_WHOM = re.compile(r"[^、和及与等]{2,10}(?:系统|行业)")
_OF_GOVERNMENT = re.compile("政[府务]|公众")
_AT_OTHERS = re.compile(
    "(?:校园|学校|幼儿园|企业|工厂|园区|场馆|博物馆|图书馆|景区|宗教场所|设施)“?(?:向?公众)?开放"
)
_OTHER_TRAINING = "不是政务公开培训"
_DISCLOSURE = re.compile("公开")
# What a training on disclosure can be called besides: for whom it is, by whom, in which form.
_ANY_TRAINING = re.compile(
    r"其中|预决算公开|政务|信息员|联络员|两级|政府信息|信息|公开|服务|业务|知识|专题|专项|专门|集中|系统|能力|素质|技能|提升|骨干|轮训|日常|年度|季度|"
    r"学习|线上|线下|网络|视频|现场|新媒体|网站|平台|运营|运维|运行|管理|维护|发布|解读|写作|保密|依申请|条例|法规|"
    r"工作|人员|干部|职工|队伍|信息员|联络员|管理员|网格员|机关|全体|各类|各级|分管|负责|学校|相关|有关|有针对性|"
    r"街道|镇|乡|村|社区|居|区|县|市|省|州|旗|局|委|办|科室|所|站|中心|部门|单位|股|组织|开展|举办|参加|召开|参与|"
    r"《[^》]*》|【[^】]*】|等|级|全|本|内部|外部|上|下|我|的|了|和|及|与|对|向|并|共|先后|累计|次|场|期|专|类|方面|[\d年月日、“”()\s]"
)


def event(counted: Counted) -> Meaning:
    """政策解读, 政府开放日, 政务公开培训."""
    unit = counted.unit
    match counted.phrase.subject:
        case "policy" if unit in PIECES | {"场"}:
            # 解读材料12篇 before 解读文件11件 before 图解6篇.
            documents, as_such = _counts_documents(counted), _as_such(counted)
            weak = not (documents or as_such)
            return [Reading("policy_interpretations", "", weak=weak, general=as_such and not documents)]
        case "open_day" if _AT_OTHERS.search(counted.words):
            return Refusal(OTHER_EVENTS)
        case "open_day":
            doubt = f"单位为“{unit}”，可能是信息条数而不是活动次数"
            # 「食品安全开放日6次、政府开放日1次」
            official = _OF_GOVERNMENT.search(counted.text, counted.item.start, counted.item.end) is not None
            return [Reading("open_days", "", "" if unit in EVENTS else doubt, general=official)]
        case "training" if unit in EVENTS:
            lecture = "讲座" in counted.words and not _DISCLOSURE.search(counted.words)
            said = _attributes(counted)
            other = len(_ANY_TRAINING.sub("", said)) >= 2 and not _on_disclosure(counted, said)
            if lecture or other:
                return Refusal(_OTHER_TRAINING)
            return [Reading("trainings", "")]
        case _:
            return None


def _counts_documents(counted: Counted) -> bool:
    """Whether the number is that of the documents interpreted: 「对2份文件进行解读」, 「解读文件2份」."""
    head, content = counted.phrase.head, counted.phrase.content
    if head is None:
        return False
    acted_on = any(mark in counted.words for mark in "对就")
    if acted_on and head.start >= counted.item.quantity.end:
        return True  # 「对生育保险等8项政策进行解读」
    if content is None:
        return False
    interprets = counted.text[head.start : head.end] == "解读" and head.end <= content.start
    return (acted_on and content.end < head.start) or (interprets and content.key == "item")


def _as_such(counted: Counted) -> bool:
    """Whether 解读 is counted as such and not one form of it: 政策解读材料, not 视频解读."""
    head, content = counted.phrase.head, counted.phrase.content
    if head is None or (content is not None and content.end == head.start):
        return False
    if _FORM.search(counted.text, max(0, head.start - 4), head.start):
        return False
    word = counted.text[head.start : head.end]
    stem = next((stem for stem in _INTERPRETATION if word.startswith(stem)), None)
    return stem is not None and word.removeprefix(stem) in _AS_SUCH


def _on_disclosure(counted: Counted, said: str) -> bool:
    """Whether 政务公开培训 is named as such and `said` only tells for whom it was."""
    head = counted.phrase.head
    named = head is not None and _DISCLOSURE.search(counted.text, head.start, head.end) is not None
    return named and _OF_WHOM.fullmatch(said) is not None


def _attributes(counted: Counted) -> str:
    """What is said of the training between the verb, or the number, and its name."""
    head, item = counted.phrase.head, counted.item
    if head is None or head.start < item.start:
        return ""
    if head.start >= item.quantity.end:
        return counted.text[item.quantity.end : head.start]
    verbs = [t.end for t in item.before if t.key == "hold" and t.end <= head.start]
    return counted.text[max(verbs, default=item.start) : head.start]


def names_disclosure(text: str, item: Item, phrase: Phrase) -> bool:
    """Whether a training is said to be one on disclosure."""
    end = max(item.quantity.end, phrase.head.end if phrase.head else 0)
    return phrase.subject in ("training", "") and _DISCLOSURE.search(text, item.start, end) is not None
