"""Table two as offices and converters print it, in both formats. Each layout gives lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from .printed_lines import joined, wrapped

TWO_2021 = (
    ("第二十条第（一）项", ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")),
    ("规章", ("regulations_issued", "regulations_repealed", "regulations_in_force")),
    ("行政规范性文件", ("normative_issued", "normative_repealed", "normative_in_force")),
    ("第二十条第（五）项", ("信息内容", "本年处理决定数量")),
    ("行政许可", ("licensing_decisions",)),
    ("第二十条第（六）项", ("信息内容", "本年处理决定数量")),
    ("行政处罚", ("penalty_decisions",)),
    ("行政强制", ("coercion_decisions",)),
    ("第二十条第（八）项", ("信息内容", "本年收费金额（单位：万元）")),
    ("行政事业性收费", ("fees_charged",)),
)
TWO_2019 = (
    ("第二十条第（一）项", ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")),
    ("规章", ("regulations_issued", "regulations_published", "regulations_public")),
    ("规范性文件", ("normative_issued", "normative_published", "normative_public")),
    ("第二十条第（五）项", ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")),
    ("行政许可", ("licensing_items", "licensing_items_change", "licensing_decisions")),
    ("其他对外管理服务事项", ("service_items", "service_items_change", "service_decisions")),
    ("第二十条第（六）项", ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")),
    ("行政处罚", ("penalty_items", "penalty_items_change", "penalty_decisions")),
    ("行政强制", ("coercion_items", "coercion_items_change", "coercion_decisions")),
    ("第二十条第（八）项", ("信息内容", "上一年项目数量", "本年增/减")),
    ("行政事业性收费", ("fee_items", "fee_items_change")),
    ("第二十条第（九）项", ("信息内容", "采购项目数量", "采购总金额")),
    ("政府集中采购", ("procurement_projects", "procurement_amount")),
)
Two = tuple[tuple[str, tuple[str, ...]], ...]


def _two_rows(form: Two, printed: dict[str, str]) -> Iterator[tuple[str, list[str], bool]]:
    """(label, cells, whether it is a head) of each row of table two."""
    for label, cells in form:
        if label.startswith("第"):
            yield label, [], True
            yield cells[0], list(cells[1:]), True
        else:
            yield label, [printed[metric] for metric in cells], False


def two_one_line_a_row(form: Two, printed: dict[str, str], random: Random) -> list[str]:
    """Each row on one line."""
    return [f"{label} {joined(cells)}".strip() for label, cells, _ in _two_rows(form, printed)]


def two_one_cell_a_line(form: Two, printed: dict[str, str], random: Random) -> list[str]:
    """Each cell on a line, as a web page's text has them, spanned cells as pipes."""
    return [
        f"{text} |{random.choice(('', '', ' ||'))}"
        for label, cells, _ in _two_rows(form, printed)
        for text in (label, *cells)
    ]


def two_pipes(form: Two, printed: dict[str, str], random: Random) -> list[str]:
    """Rows divided by pipes with empty cells behind them."""
    return [
        "| " + " | ".join([label, *cells, *([""] * (3 - len(cells)))]) + " |"
        for label, cells, _ in _two_rows(form, printed)
    ]


def two_broken_labels(form: Two, printed: dict[str, str], random: Random) -> list[str]:
    """Labels and heads broken over lines, numbers on lines of their own."""
    lines = []
    for label, cells, head in _two_rows(form, printed):
        lines += wrapped(label, 4 if not head else 20)
        lines += wrapped("".join(cells), 7) if head else [joined(cells)]
    return lines


def two_numbers_first(form: Two, printed: dict[str, str], random: Random) -> list[str]:
    """The numbers of each row stand before its label."""
    lines = []
    for label, cells, head in _two_rows(form, printed):
        lines += [f"{label} {joined(cells)}".strip()] if head else [joined(cells), label]
    return lines


TWO_LAYOUTS = (two_one_line_a_row, two_one_cell_a_line, two_pipes, two_broken_labels, two_numbers_first)
