"""Years that do not go together, and bodies that are out of line."""

from __future__ import annotations

from decimal import Decimal

from dashboard.demo.bed import Bed, outcome
from dashboard.demo.form import DISPUTES, RESULTS
from dashboard.demo.history import FIRST_2021, YearFigures, add_totals
from dashboard.demo.slips import Defect


def carry(bed: Bed) -> Defect | None:
    """CARRY: the report holds together in itself, but takes in more than the last one carried over."""
    if bed.previous is None or bed.figures.new < 5:
        return None
    cells = bed.figures.cells
    brought, ended = ("requests_carried_in", "", "natural_person"), outcome("disclosed", "natural_person")
    closed = ("requests_processed", "", "natural_person")
    for key in (brought, ended, closed):
        cells[key] += 2
    add_totals(cells)
    return bed.defect("CARRY", "上年结转比上年报告的结转下年度多两件", (brought,))


def stock(bed: Bed) -> Defect | None:
    """STOCK: more documents in force than follows from last year; later years go on from there."""
    if bed.previous is None or bed.figures.year <= FIRST_2021:
        return None
    key = ("normative_in_force", "", "")
    for year in range(bed.figures.year, bed.years.stop):
        later = bed.history.get((bed.figures.body.agency_id, year))
        if later is not None:
            later.cells[key] += 3
    return bed.defect("STOCK", "现行有效的行政规范性文件多三件", (key,))


def pending(bed: Bed) -> Defect | None:
    """PENDING: a review that was pending is never heard of again."""
    if bed.previous is None or not bed.previous.count("reviews", "pending"):
        return None
    for metric, _ in DISPUTES:
        for member, _ in RESULTS:
            bed.figures.cells[metric, member, ""] = Decimal(0)
    return bed.defect("PENDING", "上年尚未审结的复议本年没有下落")


def same_figures(bed: Bed) -> Defect | None:
    """SAME: table three is last year's, with nothing carried in or out that would give it away."""
    before = bed.previous
    if before is None or before.edition != bed.figures.edition or not before.new:
        return None
    if before.carried_in or before.carried_out or bed.figures.carried_in or bed.figures.carried_out:
        return None
    copied = {key: value for key, value in before.cells.items() if key[0].startswith("requests_")}
    after = bed.history.get((bed.figures.body.agency_id, bed.figures.year + 1))
    if after is not None and copied.items() <= after.cells.items():
        return None
    bed.figures.cells.update(copied)
    return bed.defect("SAME", "表三与上年完全相同")


def same_text(bed: Bed) -> Defect | None:
    """SAME: last year's wording with this year's numbers."""
    before = bed.previous
    if before is None or before.edition != bed.figures.edition or _story(before) != _story(bed.figures):
        return None
    bed.slips.copies_text_of = before.year
    return bed.defect("SAME", "文字照抄上年报告，只改了年份和数字")


def _story(figures: YearFigures) -> tuple[object, ...]:
    """What a report has to tell, whatever the numbers: equal stories can be told in the same words."""
    happened = (figures.new, figures.carried_in, figures.carried_out, figures.reviews, figures.lawsuits)
    parts = {metric: tuple(counts) for metric, counts in figures.activity.parts.items()}
    return (*(bool(count) for count in happened), figures.activity.counts.keys(), parts)


def jump(bed: Bed) -> Defect | None:
    """JUMP: in the last year, so that there is no jump back."""
    if bed.previous is None or bed.figures.year != bed.years[-1]:
        return None
    counts = bed.figures.activity.counts
    if "board_posts" not in counts or "board_posts" not in bed.previous.activity.counts:
        return None
    counts["board_posts"] *= 9
    bed.slips.exact_metrics = frozenset({"board_posts"})
    return bed.defect("JUMP", "线下公开次数是上年的九倍", (("board_posts", "", ""),), ("PEER",))


def yuan_for_ten_thousand(bed: Bed) -> Defect | None:
    """JUMP: an amount in yuan where the form asks for 万元."""
    if bed.previous is None or bed.figures.year != bed.years[-1] or bed.previous.year < FIRST_2021:
        return None
    key = ("fees_charged", "", "")
    if not bed.figures.cells[key]:
        return None
    bed.figures.cells[key] *= 10000
    return bed.defect("JUMP", "收费金额以元填入万元栏", (key,), ("PEER",))


def peer(bed: Bed) -> Defect | None:
    """PEER: three times what peers tell, which is too little for a jump."""
    if bed.figures.year != bed.years[-1]:
        return None
    activity = bed.figures.activity
    for metric, name in (("hotline_orders", "热线工单"), ("website_posts", "网站信息")):
        if metric not in activity.counts or _peers_that_tell(bed, metric) < 6:
            continue
        activity.counts[metric] *= 3
        parts = activity.parts.get(metric, {})
        for label in parts:
            parts[label] *= 3
        return bed.defect("PEER", f"{name}是同类单位的三倍", ((metric, "total", ""),))
    return None


def _peers_that_tell(bed: Bed, metric: str) -> int:
    """How many bodies of the same kind tell this metric in the same year, this one included."""
    return sum(
        year == bed.figures.year
        and other.body.kind == bed.figures.body.kind
        and metric in other.activity.counts
        for (_, year), other in bed.history.items()
    )


def parent(bed: Bed) -> Defect | None:
    """PARENT: the government's report holds together in itself, but is more than its bodies' sum."""
    if not bed.governs or bed.figures.year < FIRST_2021:
        return None
    cells = bed.figures.cells
    came, ended = ("requests_new", "", "natural_person"), outcome("disclosed", "natural_person")
    for key in (came, ended, ("requests_processed", "", "natural_person")):
        cells[key] += 3
    add_totals(cells)
    return bed.defect("PARENT", "全区新收申请比各单位之和多三件", (came, ended))
