"""Sentences that contradict the tables or themselves, and reports that break the form or come late."""

from __future__ import annotations

from dashboard.demo.bed import Bed
from dashboard.demo.slips import Defect


def text_against_table(bed: Bed) -> Defect | None:
    """TEXT-TABLE: the sentence has two requests more than the table."""
    if bed.figures.new < 2:
        return None
    bed.slips.requests_stated = bed.figures.new + 2
    return bed.defect("TEXT-TABLE", "正文的新收申请比表三多两件", (("requests_new", "", "total"),))


def text_denies(bed: Bed) -> Defect | None:
    """TEXT-NONE: 未收到 although the table has requests."""
    if not bed.figures.new:
        return None
    bed.slips.denies_requests = True
    key = ("requests_new", "", "total")
    return bed.defect("TEXT-NONE", "表三有新收申请，正文称未收到", (key,), ("TEXT-TABLE",))


def text_claims_all(bed: Bed) -> Defect | None:
    """TEXT-NONE: 全部办结 although the table carries requests over."""
    if not bed.figures.carried_out:
        return None
    bed.slips.claims_all_processed = True
    key = ("requests_carried_out", "", "total")
    return bed.defect("TEXT-NONE", "有结转下年度的申请，正文称全部办结", (key,), ("TEXT-SHARE",))


def wrong_share(bed: Bed) -> Defect | None:
    """TEXT-SHARE: a share that its own numbers don't give."""
    if not bed.figures.carried_out:
        return None
    bed.slips.share_shift = 2.3
    return bed.defect("TEXT-SHARE", "正文的办结率高了2.3个百分点")


def wrong_growth(bed: Bed) -> Defect | None:
    """TEXT-SHARE: a growth that the two years don't give."""
    metric = "hotline_orders"
    if bed.previous is None or not {metric} <= bed.previous.activity.counts.keys():
        return None
    if metric not in bed.figures.activity.counts:
        return None
    bed.slips.growth_shift = 6.4
    return bed.defect("TEXT-SHARE", "正文的热线同比增幅高了6.4个百分点")


def parts(bed: Bed) -> Defect | None:
    """PARTS: the first category too large for the whole."""
    if "hotline_orders" not in bed.figures.activity.parts:
        return None
    bed.slips.hotline_shift = 7
    return bed.defect("PARTS", "热线第一类多写七件，分类之和大于总数", (("hotline_orders", "total", ""),))


def fee(bed: Bed) -> Defect | None:
    """FEE: 未收取 in section one, an amount in section six."""
    if not bed.figures.activity.fee:
        return None
    bed.slips.denies_fee = True
    key = ("processing_fees", "", "")
    return bed.defect("FEE", "第一部分称未收取信息处理费，第六部分称收取", (key,), ("JUMP",))


def old_year(bed: Bed) -> Defect | None:
    """OLD-YEAR: one sentence still names the year before."""
    if "website_posts" not in bed.figures.activity.counts:
        return None
    bed.slips.old_year_metric = "website_posts"
    return bed.defect("OLD-YEAR", "网站一句写的是上一年", (("website_posts", "total", ""),))


# Form and time.


def no_section_five(bed: Bed) -> Defect | None:
    """FORM: section five is missing."""
    bed.slips.section_five = "missing"
    return bed.defect("FORM", "缺第五部分")


def empty_section_five(bed: Bed) -> Defect | None:
    """FORM: section five has a title only."""
    bed.slips.section_five = "empty"
    return bed.defect("FORM", "第五部分只有标题")


def own_title(bed: Bed) -> Defect | None:
    """FORM: section two under a title of its own."""
    bed.slips.unofficial_title[2] = "信息公开内容"
    return bed.defect("FORM", "第二部分的标题不是规定的标题")


def wrong_title_year(bed: Bed) -> Defect | None:
    """FORM: last year in the title, against period and file."""
    bed.slips.title_year = bed.figures.year - 1
    return bed.defect("FORM", "标题写成上一年", (), ("OLD-YEAR",))


def wrong_period(bed: Bed) -> Defect | None:
    """FORM: last year as the reporting period, against title and file."""
    bed.slips.period_year = bed.figures.year - 1
    return bed.defect("FORM", "统计期限写成上一年", (), ("OLD-YEAR",))


def late(bed: Bed) -> Defect | None:
    """DEADLINE: published after the body's date."""
    bed.slips.days_late = 12
    return bed.defect("DEADLINE", "迟十二天公布")
