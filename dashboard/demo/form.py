"""The official form (政府信息公开工作年度报告格式) as grids of cells, in the editions of 2021 and 2019.

Sources: 国办公开办函〔2021〕30号 for reports of 2021 on; 国办公开办函〔2019〕60号 for 2019 and 2020.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

APPLICANTS = (
    ("natural_person", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("social_welfare", "社会公益组织"),
    ("legal_service", "法律服务机构"),
    ("other_entity", "其他"),
    ("total", "总计"),
)
RESULTS = (
    ("upheld", "结果维持"),
    ("reversed", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
)
DISPUTES = (
    ("reviews", "行政复议"),
    ("lawsuits_direct", "未经复议直接起诉"),
    ("lawsuits_after_review", "复议后起诉"),
)

_GROUPS = (
    (
        "（三）不予公开",
        (
            ("denied_state_secret", "1.属于国家秘密"),
            ("denied_other_law", "2.其他法律行政法规禁止公开"),
            ("denied_security_stability", "3.危及“三安全一稳定”"),
            ("denied_third_party", "4.保护第三方合法权益"),
            ("denied_internal_affairs", "5.属于三类内部事务信息"),
            ("denied_process", "6.属于四类过程性信息"),
            ("denied_enforcement_file", "7.属于行政执法案卷"),
            ("denied_inquiry", "8.属于行政查询事项"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("unavailable_not_held", "1.本机关不掌握相关政府信息"),
            ("unavailable_needs_creation", "2.没有现成信息需要另行制作"),
            ("unavailable_unclear", "3.补正后申请内容仍不明确"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("rejected_petition", "1.信访举报投诉类申请"),
            ("rejected_repeat", "2.重复申请"),
            ("rejected_publication", "3.要求提供公开出版物"),
            ("rejected_excessive", "4.无正当理由大量反复申请"),
            ("rejected_confirmation", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
    (
        "（六）其他处理",
        (
            (
                "other_no_correction",
                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            ),
            (
                "other_fee_unpaid",
                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            ),
            ("other", "3.其他"),
        ),
    ),
)
OUTCOMES = (
    "disclosed",
    "partly_disclosed",
    *(key for _, rows in _GROUPS for key, _ in rows),
)
"""The twenty-one outcomes (r3 to r23) in the order of the form."""

OTHER_HANDLING = "other_handling"
"""（六）其他处理, which the edition of 2019 prints as one row without its three items."""

TABLE_TWO_2021: tuple[str, ...] = (
    "regulations_issued",
    "regulations_repealed",
    "regulations_in_force",
    "normative_issued",
    "normative_repealed",
    "normative_in_force",
    "licensing_decisions",
    "penalty_decisions",
    "coercion_decisions",
    "fees_charged",
)

SECTION_TITLES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)

Key = tuple[str, str, str]
"""metric, member, applicant: the name of a figure in the catalogue."""


class FormCell(NamedTuple):
    """One cell of the printed form; a number cell has the key of its figure."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    key: Key | None = None


@dataclass(frozen=True)
class Grid:
    """A table of the form: its cells in reading order. widths: relative widths of the columns."""

    name: str
    cells: tuple[FormCell, ...]
    row_count: int
    column_count: int
    widths: tuple[int, ...]
    header_rows: int


Printed = Callable[[Key], str]
"""What the report prints in the cell of a figure."""


def table_two(edition: str, printed: Printed) -> Grid:
    """Table two (主动公开政府信息情况); edition is "2021" or "2019"."""
    blocks = _TWO_2021 if edition == "2021" else _TWO_2019
    cells: list[FormCell] = []
    row = 0
    for article, headings, lines in blocks:
        cells.append(FormCell(row, 0, article, 1, 4))
        cells += _spread(row + 1, ("信息内容", *headings), (None,) * (len(headings) + 1))
        row += 2
        for label, metrics in lines:
            keys = tuple((metric, "", "") for metric in metrics)
            cells += _spread(row, (label, *(printed(key) for key in keys)), (None, *keys))
            row += 1
    return Grid("two", tuple(cells), row, 4, (34, 22, 22, 22), 0)


def _spread(row: int, texts: tuple[str, ...], keys: tuple[Key | None, ...]) -> list[FormCell]:
    """A row of at most four cells in four columns: the last one takes what is left."""
    cells = [
        FormCell(row, column, text, 1, 1, key)
        for column, (text, key) in enumerate(zip(texts, keys, strict=True))
    ]
    last = cells[-1]
    cells[-1] = last._replace(columns=4 - last.column)
    return cells


_DECISIONS = ("本年处理决定数量",)
_TWO_2021 = (
    (
        "第二十条第（一）项",
        ("本年制发件数", "本年废止件数", "现行有效件数"),
        (
            ("规章", ("regulations_issued", "regulations_repealed", "regulations_in_force")),
            ("行政规范性文件", ("normative_issued", "normative_repealed", "normative_in_force")),
        ),
    ),
    ("第二十条第（五）项", _DECISIONS, (("行政许可", ("licensing_decisions",)),)),
    (
        "第二十条第（六）项",
        _DECISIONS,
        (("行政处罚", ("penalty_decisions",)), ("行政强制", ("coercion_decisions",))),
    ),
    ("第二十条第（八）项", ("本年收费金额（单位：万元）",), (("行政事业性收费", ("fees_charged",)),)),
)
_CHANGES = ("上一年项目数量", "本年增/减", "处理决定数量")
_TWO_2019 = (
    (
        "第二十条第（一）项",
        ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
        (
            ("规章", ("regulations_issued", "regulations_published", "regulations_public")),
            ("规范性文件", ("normative_issued", "normative_published", "normative_public")),
        ),
    ),
    (
        "第二十条第（五）项",
        _CHANGES,
        (
            ("行政许可", ("licensing_items", "licensing_items_change", "licensing_decisions")),
            ("其他对外管理服务事项", ("service_items", "service_items_change", "service_decisions")),
        ),
    ),
    (
        "第二十条第（六）项",
        _CHANGES,
        (
            ("行政处罚", ("penalty_items", "penalty_items_change", "penalty_decisions")),
            ("行政强制", ("coercion_items", "coercion_items_change", "coercion_decisions")),
        ),
    ),
    (
        "第二十条第（八）项",
        ("上一年项目数量", "本年增/减"),
        (("行政事业性收费", ("fee_items", "fee_items_change")),),
    ),
    (
        "第二十条第（九）项",
        ("采购项目数量", "采购总金额"),
        (("政府集中采购", ("procurement_projects", "procurement_amount")),),
    ),
)
TABLE_TWO_2019: tuple[str, ...] = tuple(
    metric for _, _, lines in _TWO_2019 for _, metrics in lines for metric in metrics
)


def table_three(edition: str, printed: Printed) -> Grid:
    """Table three (收到和处理政府信息公开申请情况): three columns of labels and seven of applicants."""
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    cells = [
        FormCell(0, 0, note, 3, 3),
        FormCell(0, 3, "申请人情况", 1, 7),
        FormCell(1, 3, "自然人", 2, 1),
        FormCell(1, 4, "法人或其他组织", 1, 5),
        FormCell(1, 9, "总计", 2, 1),
        *(FormCell(2, 4 + index, label) for index, (_, label) in enumerate(APPLICANTS[1:6])),
    ]
    row = 3

    def numbers(metric: str, member: str = "") -> None:
        nonlocal row
        for index, (applicant, _) in enumerate(APPLICANTS):
            key = (metric, member, applicant)
            cells.append(FormCell(row, 3 + index, printed(key), 1, 1, key))
        row += 1

    def labelled(label: str, metric: str, member: str = "", *, start: int = 0) -> None:
        cells.append(FormCell(row, start, label, 1, 3 - start))
        numbers(metric, member)

    labelled("一、本年新收政府信息公开申请数量", "requests_new")
    labelled("二、上年结转政府信息公开申请数量", "requests_carried_in")
    results = 22 if edition == "2021" else 20
    cells.append(FormCell(row, 0, "三、本年度办理结果", results, 1))
    labelled("（一）予以公开", "requests_outcome", "disclosed", start=1)
    labelled(
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "requests_outcome",
        "partly_disclosed",
        start=1,
    )
    for group, rows in _GROUPS:
        if edition == "2019" and group == "（六）其他处理":
            labelled(group, "requests_outcome", OTHER_HANDLING, start=1)
            continue
        cells.append(FormCell(row, 1, group, len(rows), 1))
        for member, label in rows:
            labelled(label, "requests_outcome", member, start=2)
    labelled("（七）总计", "requests_processed", start=1)
    labelled("四、结转下年度继续办理", "requests_carried_out")
    return Grid("three", tuple(cells), row, 10, (9, 12, 27, 7, 7, 7, 9, 9, 6, 7), 3)


def table_four(printed: Printed) -> Grid:
    """Table four (行政复议、行政诉讼): fifteen numbers in one row."""
    cells = [FormCell(0, 0, "行政复议", 1, 5), FormCell(0, 5, "行政诉讼", 1, 10)]
    cells += [FormCell(1, index, label, 2, 1) for index, (_, label) in enumerate(RESULTS)]
    cells += [FormCell(1, 5, DISPUTES[1][1], 1, 5), FormCell(1, 10, DISPUTES[2][1], 1, 5)]
    cells += [FormCell(2, 5 + index, RESULTS[index % 5][1]) for index in range(10)]
    for group, (metric, _) in enumerate(DISPUTES):
        for index, (member, _) in enumerate(RESULTS):
            key = (metric, member, "")
            cells.append(FormCell(3, group * 5 + index, printed(key), 1, 1, key))
    return Grid("four", tuple(cells), 4, 15, (1,) * 15, 3)
