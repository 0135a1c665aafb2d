"""The one home of what a person reads: Chinese labels, and numbers as the field prints them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from typing import SupportsFloat

PRODUCT = "政务公开年报"
UNREPORTED = "未公布"
"""Of a number that a report does not state; of a report that the library lacks: NOT_RECEIVED."""
NOT_RECEIVED = "未收到"
BLANK = "空白"
MARKED = "存疑"
FICTIONAL = "虚构"
ALL = "全部"
SOURCE = "各单位政府信息公开工作年度报告"
SNAPSHOT_DIGITS = 8

DISTRICT, AGENCY, YEAR, LIBRARY = "区县", "单位", "年份", "资料库"
REPORT, REPORTED_OF_EXPECTED = "年报", "已公布 / 应公布"
CHANNEL, PANELS, YEAR_NOTES, VIEW, NOT_SHOWN = "渠道", "画法", "年份注记", "图表", "暂不能显示的图表"
METRIC, PART, VALUE, SHARE = "指标", "类别", "数值", "占比"
EXPORT, PICTURE, NOTICE = "导出", "图片", "值得注意"
REASONS = "可能的原因"
CSV_TABLE, XLSX_TABLE, STATEMENT = "CSV 表格", "XLSX 表格", "查询语句"
MATERIAL, ADD_TO_MATERIAL, IN_MATERIAL, COPY_LINK = "导出材料", "加入材料", "已在材料中", "复制链接"
LINK_COPIED, NOTE = "已复制", "附注"
MEDIAN, MIDDLE_HALF, INTERVAL = "中位数", "区内中间一半", "95% 置信区间"
NO_INTERVAL = "不计算（分子大于分母）"
FORMAT_BREAK, DIFFERENCE, BASE, CHANGE = "格式变更", "相差", "基数", "变化"
CHANGE_IN_POINTS = "变化（百分点）"
BOTH_SUMS, SUM_ABOVE, SUM_BELOW = "上下两行相等，各", "上行合计", "下行合计"
SMALL_BASE, BREAK_RULE = "灰色：基数不足 30", "虚线"
PEERS, INDICATORS, RANK, PERCENTILE, REMARKS = "同类单位", "对比指标", "名次", "分位", "说明"
FINDINGS, REJECTED, AT_HAND, SEE_SOURCE = "检查发现的问题", "未能入库的文件", "可以查看的年报", "看原文"
FIGURE, CHOOSE_FIGURE = "数字", "点选右侧的数字，查看它在原文中的位置；也可点原文中的划线处。"
PASSAGE = "检查发现的问题涉及此处"
FIGURE_GONE = "链接所指的数字不在这份年报中，请另选。"
WHOLE_TEXT, BEFORE_SECTIONS = "全文", "标题和前言"
OVERVIEW_NOTE = (
    "应公布单位为各区县的乡镇、街道和报送过年报的部门；未收到指资料库中没有这份年报，不等于没有公布；"
    "合计不重复计入区县政府的年报；变化只计两年都公布了该数的单位（可比口径）"
)
PROFILE_NOTE = "数字均为年报所述；变化为与本单位上年年报相比"
EXPORT_NOTE = "导出的数字与页面相同；同一快照、同一选择，内容相同"
NO_PDF = "本机没有 LibreOffice，不能直接生成 PDF：请导出 DOCX 后用 WPS 另存。"
SOURCE_NOTE = "原文为从文件中读出的文字，版式从略"
HOW_TO_BEGIN = "在本机命令行运行下面的命令把年报放进来，完成后点“重新载入”。"
FICTIONAL_NOTE = "虚构数据：本资料库中的地名、单位和数字均为演示而编造。"

QUALITY_NOTE = (
    "数据质量为相符的规则项次除以能够核对的规则项次，每份年报的每项规则计一项次，缺少数据而无法核对的不计；"
    "它不因判断而变，问题项数不计判为不属实的"
)
RULE, SEVERITY, VERDICT, FOUND = "规则", "程度", "判断", "问题（项）"
EXPECTED, ACTUAL = "应为", "实为"
CARRIED_OUT, CARRIED_IN = "上年年报结转下年度", "本年年报上年结转"
LINKS = {"kept": "衔接", "broken": "不衔接", "unevaluable": "无法核对"}
"""Whether what a year's report carries out comes in with the next."""

SEVERITIES = {"error": "错误", "warning": "疑问", "note": "提示", "suggestion": "建议"}
RULES = {
    "T3-ROW": "表三行合计",
    "T3-SUM": "表三办理结果合计",
    "T3-BALANCE": "表三收办平衡",
    "T4-SUM": "表四合计",
    "CELL": "单元格填写",
    "LOCATE": "疑似填错的单元格",
    "CARRY": "上下年结转",
    "STOCK": "文件存量衔接",
    "PENDING": "未审结案件去向",
    "TEXT-TABLE": "文表一致",
    "TEXT-NONE": "“无”的表述",
    "TEXT-SHARE": "比率表述",
    "PARTS": "分项合计",
    "FEE": "信息处理费",
    "FORM": "格式要件",
    "OLD-YEAR": "年份表述",
    "DEADLINE": "公布期限",
    "SAME": "内容雷同",
    "JUMP": "较上年突变",
    "PEER": "偏离同类单位",
    "PARENT": "区级与所属合计",
}
"""The rules of queries/checks by their ids, in the order in which they are listed."""
STATES = {"proved": "勾稽相符", "read": "已读取", "marked": MARKED, "aside": "未能归类"}
ORIGINS = {
    "table": "表格",
    "narrative": "正文",
    "derived": "由勾稽关系推得",
    "corrected": "人工更正",
    "entered": "人工录入",
}
FORMATS = {
    "2021": "2021年格式",
    "2019": "2019年格式",
    "earlier": "2019年以前格式",
    "sheet": "据汇总表",
    "": "格式未识别",
}
MAPPING_STATES = {"guessed": "推断", "confirmed": "已确认", "ignored": "不采用", "unknown": "未识别"}
SHEET_ROLES = {
    "agency": "（单位）",
    "district": "（区县）",
    "city": "（市）",
    "province": "（省份）",
    "year": "（年度）",
    "metric": "（指标名）",
    "member": "（类别）",
    "applicant": "（申请人）",
    "value": "（数值）",
    "approximate": "（约数标记）",
    "unit": "（计量单位）",
    "source": "（来源）",
}
COVERAGE = {
    "on_time": "按时公布",
    "late": "逾期公布",
    "published": "已公布",
    "missing": NOT_RECEIVED,
}
"""State of one agency's report in one year; `published` where the date or the deadline is not known."""
COVERAGE_MARKS = {"on_time": "●", "late": "▲", "published": "●", "missing": "○"}
SECTIONS = {
    "overview": "一、总体情况",
    "proactive": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other": "六、其他需要报告的事项",
}
CHANNELS = {
    "website_posts": "政府网站",
    "newmedia_posts": "政务新媒体",
    "board_posts": "公告栏、电子屏",
    "policy_interpretations": "政策解读",
}
"""Metrics that count what went out through a channel (公开渠道), in short."""
BRIEF_MEASURES = {
    "hotline_orders": "热线受理",
    "website_posts": "网站公开",
    "newmedia_posts": "新媒体发布",
    "board_posts": "线下公开",
    "requests_new": "新收申请",
    "requests_carried_in": "上年结转",
    "requests_processed": "办理总计",
    "requests_carried_out": "结转下年",
    "lawsuits_direct": "直接诉讼",
    "lawsuits_after_review": "复议后诉讼",
    "licensing_decisions": "行政许可决定",
    "penalty_decisions": "行政处罚决定",
    "coercion_decisions": "行政强制决定",
    "fees_charged": "行政事业性收费",
    "messages_answered": "留言信箱办理",
}
"""Metrics as the heading of a narrow column names them."""
NUMERALS = {"一": "overview", "二": "proactive", "三": "requests", "四": "disputes", "六": "other"}
"""The first character of a metric's section in the catalogue -> the section's key."""


def number(value: SupportsFloat | None, digits: int | None = None) -> str:
    """1,234 in full, as a table and a tooltip show it; 未公布 for what is missing.

    digits: decimals, where several numbers stand below each other (see `decimals`); else as many as it has.
    """
    amount = _amount(value)
    if amount is None:
        return UNREPORTED
    if digits is not None:
        return f"{amount:,.{digits}f}"
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.4f}".rstrip("0")


def short(value: SupportsFloat | None, digits: int | None = None) -> str:
    """1.2 万 from 10,000 on, 3.5 亿 from 10^8 on, as a label shows it; digits: as in `number`."""
    amount = _amount(value)
    if amount is None or abs(amount) < 1e4:
        return number(amount, digits)
    scale, unit = (1e8, "亿") if abs(amount) >= 1e8 else (1e4, "万")
    return f"{amount / scale:,.1f} {unit}"


def decimals(values: Iterable[SupportsFloat | None], most: int = 2) -> int:
    """How many decimals show all of `values` alike, `most` at most: 0 for 40 and 39, 1 for 40 and 39.5."""
    fractions = (f"{abs(amount):.{most}f}".partition(".")[2] for amount in map(_amount, values) if amount)
    return max((len(fraction.rstrip("0")) for fraction in fractions), default=0)


def rough(*values: SupportsFloat | None) -> int:
    """Decimals for medians and quartiles that stand together: none from 100 on, else one at most."""
    large = max((abs(amount) for amount in map(_amount, values) if amount is not None), default=0.0) >= 100
    return 0 if large else decimals(values, most=1)


def with_unit(value: SupportsFloat | None, unit: str, *, approximate: bool = False) -> str:
    """约 140 条; 未公布 without a unit."""
    if _amount(value) is None:
        return UNREPORTED
    return f"{'约 ' if approximate else ''}{number(value)} {unit}".rstrip()


def cell(value: SupportsFloat | None, *, present: bool, approximate: bool = False) -> str:
    """A figure in a table: 未公布 if the report does not state it, 空白 if it leaves the cell blank."""
    if not present:
        return UNREPORTED
    if _amount(value) is None:
        return BLANK
    return f"{'约 ' if approximate else ''}{number(value)}"


LARGE, HUGE = 10, 100
"""From so many times what it was on a change is not said in percent, then not in times."""


def share(ratio: SupportsFloat | None) -> str:
    """53.8% of 0.538; — where there is none."""
    amount = _amount(ratio)
    return "—" if amount is None else f"{amount * 100:.1f}%"


def change(ratio: SupportsFloat | None) -> str:
    """+12.4% of 0.124, 持平 of 0; 增至 12.6 倍 from ten times on; — where there is none."""
    amount = _amount(ratio)
    if amount is None:
        return "—"
    if amount + 1 >= LARGE:
        return f"增至{times(amount + 1)}"
    return "持平" if amount == 0 else f"{amount * 100:+,.1f}%"


def changed(ratio: float) -> str:
    """The same of a year on the one before: 比上年 +12.4%, 为上年的 12.6 倍."""
    return f"为上年的{times(ratio + 1)}" if ratio + 1 >= LARGE else f"比上年 {change(ratio)}"


def more_or_less(ratio: float) -> str:
    """The same in a sentence: 比上年多 12.4%, 比上年少 3.0%, 与上年持平."""
    if ratio == 0:
        return "与上年持平"
    if ratio + 1 >= LARGE:
        return changed(ratio)
    return f"比上年{'多' if ratio > 0 else '少'} {share(abs(ratio))}"


def times(ratio: float) -> str:
    """12.6 倍, with a blank before digits; 百倍以上, as more of them say no more."""
    return "百倍以上" if ratio >= HUGE else f" {number(round(ratio, 1 if ratio > 1 else 2))} 倍"


def written(value: SupportsFloat | str | None, kind: str) -> str:
    """A value as a table shows it; kind: of its column, as in dashboard/exhibits/exhibit.py."""
    if kind == "text":
        return "" if value is None or value != value else str(value)
    if kind == "year":
        return str(value)
    amount = None if isinstance(value, str) else value
    if _amount(amount) is None:
        return UNREPORTED if kind in ("integer", "decimal") else "—"
    return {"share": share, "change": change}.get(kind, number)(amount)


def points(difference: SupportsFloat) -> str:
    """升 9.2 个百分点 of 0.092, 降 0.3 个百分点 of -0.003."""
    return f"{'升' if float(difference) > 0 else '降'} {abs(float(difference)) * 100:.1f} 个百分点"


def page(number: int) -> str:
    """第 3 页."""
    return f"第 {number} 页"


def source_line(snapshot: str, note: str = "", *, as_of: date | None = None, fictional: bool = False) -> str:
    """来源 · 快照 · 数据截至 · 口径, as it stands at the foot of every page and picture.

    The first digits of the snapshot's id name it; the workbook has all of them.
    """
    parts = [f"来源：{SOURCE}", f"快照 {snapshot[:SNAPSHOT_DIGITS]}"]
    parts += [f"数据截至 {day(as_of)}"] if as_of else []
    parts += [f"口径：{note}"] if note else []
    return " · ".join([f"{FICTIONAL}数据", *parts] if fictional else parts)


def day(date: date) -> str:
    """2025年3月28日."""
    return f"{date.year}年{date.month}月{date.day}日"


def listing(names: list[str], most: int = 3, unit: str = "个") -> str:
    """甲、乙、丙等 5 个: the first `most` names, and how many there are if there are more."""
    head = "、".join(names[:most])
    return head if len(names) <= most else f"{head}等 {len(names)} {unit}"


def _amount(value: SupportsFloat | None) -> float | None:
    """`value` as a float; None for None and for the missing values of pandas."""
    if value is None:
        return None
    try:
        amount = float(value)
    except TypeError:  # pandas.NA refuses to become a float
        return None
    return None if math.isnan(amount) else amount
