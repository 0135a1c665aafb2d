"""The shapes of tables two, three and four, and the words printed in them.

Sources: 国办公开办函〔2021〕30号 (format "2021") and 国办公开办函〔2019〕60号 (format "2019").

Table three has 25 rows x 7 columns in the 2021 format. The 2019 format prints （六）其他处理 as one row
without its three items, so it has 23; there the row's member is `other_handling`, the parent of those items.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

APPLICANTS = (
    "natural_person",
    "business",
    "research",
    "social_welfare",
    "legal_service",
    "other_entity",
    "total",
)
RESULTS = ("upheld", "reversed", "other", "pending", "total")
DISPUTES = ("reviews", "lawsuits_direct", "lawsuits_after_review")

_NOT_HAN = re.compile(r"[^㐀-鿿]")


def han(text: str) -> str:
    """Only the Chinese characters of `text`: what is left of a label without numbering and punctuation."""
    return _NOT_HAN.sub("", text)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of table three.

    printed: the official label; ordinal: its number as printed ("1", "七"); starts: how its label begins, in
    words that begin no other label: a broken label begins before its numbers or after those of the row above.
    """

    metric: str
    member: str
    ordinal: str
    printed: str
    starts: tuple[str, ...]

    @property
    def core(self) -> str:
        """The label's Chinese characters, without its number."""
        return han(self.printed)


def _outcome(member: str, ordinal: str, printed: str, *starts: str) -> Row:
    return Row("requests_outcome", member, ordinal, printed, starts)


NEW = Row("requests_new", "", "一", "本年新收政府信息公开申请数量", ("本年新收", "本年度新收"))
CARRIED_IN = Row(
    "requests_carried_in", "", "二", "上年结转政府信息公开申请数量", ("上年结转", "上年度结转", "上一年")
)
PROCESSED = Row("requests_processed", "", "七", "总计", ("七总计",))
CARRIED_OUT = Row("requests_carried_out", "", "四", "结转下年度继续办理", ("结转下年", "结转下一年"))
_OUTCOMES = (
    _outcome("disclosed", "一", "予以公开", "予以公开"),
    _outcome("partly_disclosed", "二", "部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"),
    _outcome("denied_state_secret", "1", "属于国家秘密", "属于国家"),
    _outcome("denied_other_law", "2", "其他法律行政法规禁止公开", "其他法律"),
    _outcome("denied_security_stability", "3", "危及“三安全一稳定”", "危及"),
    _outcome("denied_third_party", "4", "保护第三方合法权益", "保护第三"),
    _outcome("denied_internal_affairs", "5", "属于三类内部事务信息", "属于三类"),
    _outcome("denied_process", "6", "属于四类过程性信息", "属于四类"),
    _outcome("denied_enforcement_file", "7", "属于行政执法案卷", "属于行政执"),
    _outcome("denied_inquiry", "8", "属于行政查询事项", "属于行政查"),
    _outcome("unavailable_not_held", "1", "本机关不掌握相关政府信息", "本机关不"),
    _outcome("unavailable_needs_creation", "2", "没有现成信息需要另行制作", "没有现成"),
    _outcome("unavailable_unclear", "3", "补正后申请内容仍不明确", "补正后"),
    _outcome("rejected_petition", "1", "信访举报投诉类申请", "信访举报"),
    _outcome("rejected_repeat", "2", "重复申请", "2重复申请", "2重复"),
    _outcome("rejected_publication", "3", "要求提供公开出版物", "要求提供"),
    _outcome("rejected_excessive", "4", "无正当理由大量反复申请", "无正当理由大"),
    _outcome("rejected_confirmation", "5", "要求行政机关确认或重新出具已获取信息", "要求行政机", "要求确认"),
)
_OTHER_HANDLING = (
    _outcome(
        "other_no_correction",
        "1",
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "申请人无正",
    ),
    _outcome(
        "other_fee_unpaid",
        "2",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "申请人逾期",
    ),
    _outcome("other", "3", "其他", "3其他"),
)
ROWS_2021 = (NEW, CARRIED_IN, *_OUTCOMES, *_OTHER_HANDLING, PROCESSED, CARRIED_OUT)
ROWS_2019 = (
    NEW,
    CARRIED_IN,
    *_OUTCOMES,
    _outcome("other_handling", "六", "其他处理", "六其他处理"),
    PROCESSED,
    CARRIED_OUT,
)

_NO_LABEL = re.compile(r"[^㐀-鿿0-9]")


def begins_label(text: str) -> bool:
    """Whether the label of a row or of a group of rows begins in `text`."""
    plain = _NO_LABEL.sub("", text)
    return any(start in plain for row in ROWS_2021 for start in row.starts) or any(
        group in plain for group in GROUPS
    )


# Labels of groups of rows: they stand before, inside or after the labels of their rows.
GROUPS = (
    "三本年度办理结果",
    "本年度办理结果",
    "三不予公开",
    "不予公开",
    "四无法提供",
    "无法提供",
    "五不予处理",
    "不予处理",
    "六其他处理",
    "其他处理",
)

# What a line of each table may say, one official text after another; a broken line is a piece of one.
VOCABULARY = {
    2: "\n".join(
        (
            "主动公开政府信息情况",
            "第二十条第一项",
            "第二十条第五项",
            "第二十条第六项",
            "第二十条第八项",
            "第二十条第九项",
            "信息内容本年制发件数本年废止件数现行有效件数",
            "信息内容本年制发数本年废止数现行有效数",
            "信息内容本年处理决定数量",
            "信息内容本年收费金额单位万元",
            "行政规章",
            "行政规范性文件规范性文件",
            "行政许可",
            "行政处罚行政强制",
            "行政事业性收费",
            "信息内容本年新制作数量本年新公开数量对外公开总数量",
            "信息内容上一年项目数量本年增减处理决定数量",
            "其他对外管理服务事项",
            "信息内容采购项目数量采购总金额万元",
            "政府集中采购",
            "表二",
        )
    ),
    3: "\n".join(
        (
            "收到和处理政府信息公开申请情况",
            "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和",
            "申请人情况",
            "自然人法人或其他组织总计",
            "商业企业科研机构社会公益组织法律服务机构其他总计",
            "一" + NEW.core,
            "二" + CARRIED_IN.core,
            *(row.core for row in (*_OUTCOMES, *_OTHER_HANDLING)),
            *("一予以公开", "二部分公开", "七总计", "四结转下年度继续办理", "四结转下一年度继续办理"),
            *GROUPS,
            "表三",
        )
    ),
    4: "\n".join(
        (
            "政府信息公开行政复议行政诉讼情况",
            "行政复议行政诉讼",
            "未经复议直接起诉复议后起诉",
            "结果维持结果纠正其他结果尚未审结总计",
            "维持纠正结果审结",
            "表四",
        )
    ),
}
# Words inside the labels of table three that no sentence would put on a line with numbers.
_INSIDE_LABELS = (
    "收政府信息公开申请数量",
    "结转政府信息公开申请数量",
    "国家秘密",
    "法规禁止公开",
    "一稳定",
    "第三方合法权益",
    "内部事务",
    "过程性信息",
    "执法案卷",
    "查询事项",
    "不掌握相关",
    "另行制作",
    "仍不明确",
    "投诉类申请",
    "重复申请",
    "出版物",
    "反复申请",
    "确认或重新",
    "重新出具",
    "已获取",
    "不补正",
    "收费通知",
    "缴纳费用",
    "不再处理其",
    "年度继续",
)
_PHRASES = {
    2: (
        "第二十条第",
        "信息内容",
        "制发件数",
        "废止件数",
        "现行有效",
        "规范性文件",
        "处理决定数量",
        "收费金额",
        "事业性收费",
        "新制作数量",
        "新公开数量",
        "公开总数量",
        "上一年项目",
        "其他对外管理",
        "采购项目数量",
        "采购总金额",
        "政府集中采购",
    ),
    3: (
        "勾稽关系",
        "申请人情况",
        "法人或其他组织",
        "商业企业",
        "科研机构",
        "公益组织",
        "法律服务机构",
        *(start for row in ROWS_2021 for start in row.starts if len(start) >= 3 and start.isalpha()),
        *_INSIDE_LABELS,
        *(group for group in GROUPS if len(group) >= 5),
    ),
    4: ("行政复议行政诉讼", "未经复议", "直接起诉", "复议后起诉", "结果维持", "结果纠正", "尚未审结"),
}


_STRONG = {table: re.compile("|".join(map(re.escape, phrases))) for table, phrases in _PHRASES.items()}


def has_phrase(table: int, label: str) -> bool:
    """Whether `label` has words that only that table's lines have."""
    return _STRONG[table].search(label) is not None


@lru_cache(maxsize=4096)
def speaks(table: int, label: str) -> bool:
    """Whether `label` (Chinese characters only) is made of pieces of what that table prints.

    Nearly all of it must be; a long text made of single characters is no label but prose.
    """
    if not label or len(label) > 120:
        return False
    words = VOCABULARY[table]
    position = pieces = uncovered = 0
    while position < len(label):
        length = 0
        while position + length < len(label) and label[position : position + length + 1] in words:
            length += 1
        if not length:
            uncovered += 1
            if uncovered > max(1, len(label) // 8) or len(label) < 8:
                return False
        else:
            pieces += 1
        position += length or 1
    return len(label) <= 3 or (len(label) - uncovered) / pieces >= 2
