"""Table two (主动公开政府信息情况): numbers beside their names, without sums that could prove them.

What the 2019 format means in terms of the 2021 one:

- 本年新制作数量 is what 本年制发件数 counts (documents made and issued in the year): the same metric.
- 处理决定数量 of 行政许可, 行政处罚 and 行政强制 is 本年处理决定数量: the same metric.
- 本年新公开数量 and 对外公开总数量 count what was made public, not what was repealed or is in force;
  上一年项目数量 and 本年增/减 count kinds of matters, not decisions: metrics of their own.
- 其他对外管理服务事项 and 政府集中采购 have no place in the 2021 format: metrics of their own.
- 行政事业性收费 counts items of charges there, an amount of money here: metrics of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.extraction.tables.forms import han
from dashboard.extraction.tables.readings import ReadCell, cell_reasons
from dashboard.extraction.tables.runs import Run, Runs, find_runs, fits
from dashboard.extraction.tables.strips import Strip
from dashboard.extraction.tables.tokens import Token

Columns = tuple[str, ...]
"""The metrics of one row, column by column."""

# The words by which a row is known, however its label is broken -> the metrics of its columns, by format.
_ROWS: tuple[tuple[str, dict[str, Columns]], ...] = (
    (
        "规章",
        {
            "2021": ("regulations_issued", "regulations_repealed", "regulations_in_force"),
            "2019": ("regulations_issued", "regulations_published", "regulations_public"),
        },
    ),
    (
        "规范性文件",
        {
            "2021": ("normative_issued", "normative_repealed", "normative_in_force"),
            "2019": ("normative_issued", "normative_published", "normative_public"),
        },
    ),
    (
        "行政许可",
        {
            "2021": ("licensing_decisions",),
            "2019": ("licensing_items", "licensing_items_change", "licensing_decisions"),
        },
    ),
    ("对外管理服务", {"2019": ("service_items", "service_items_change", "service_decisions")}),
    (
        "行政处罚",
        {
            "2021": ("penalty_decisions",),
            "2019": ("penalty_items", "penalty_items_change", "penalty_decisions"),
        },
    ),
    (
        "行政强制",
        {
            "2021": ("coercion_decisions",),
            "2019": ("coercion_items", "coercion_items_change", "coercion_decisions"),
        },
    ),
    ("事业性收费", {"2021": ("fees_charged",), "2019": ("fee_items", "fee_items_change")}),
    ("集中采购", {"2019": ("procurement_projects", "procurement_amount")}),
)
_AMOUNTS = {"fees_charged", "procurement_amount"}
_HEADS = {
    "2019": ("制作数量", "总数量", "公开数量", "项目数量", "增减", "集中采购", "对外管理"),
    "2021": ("件数", "制发", "废止", "现行有", "收费金额"),
}
_ORDER = (("制发", "废止", "现行有"), ("新制作", "新公开", "公开总"))
_YUAN_HEAD = re.compile(r"(?:单位[::]?|\()元\)?")
_WAN_HEAD = re.compile(r"万元")
_BROKEN_OFF = re.compile(r"\d\.$")
# The numbers of the widest row.
_COLUMNS = 3
_MOST_RUNS = 60
_IN_TURN = "行名与数字分离，按次序对应"
_LEAST_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class TableTwo:
    """format: "2021", "2019" or "" when no head tells; metrics: the metric of each cell."""

    format: str
    cells: tuple[ReadCell, ...]
    metrics: tuple[str, ...]

    @property
    def state(self) -> str:
        """read (nothing is marked), marked or missing."""
        if not self.cells:
            return "missing"
        return "marked" if any(cell.reasons for cell in self.cells) else "read"


@dataclass(frozen=True, slots=True)
class _Named:
    """A run and the row that it is; doubt: why that is not certain, or ""."""

    row: int
    run: Run
    doubt: str = ""


def read_table_two(strips: Sequence[Strip]) -> TableTwo:
    """The cells of table two in `strips`; a row that is not found gives none."""
    text = "".join(token.text for strip in strips for token in strip.tokens if not token.in_a_number_place)
    table_format, doubt = _format(han(text))
    named = _named(_with_rows(find_runs(strips, 0)), table_format or "2021")
    doubts = [doubt] if doubt else []
    if not _in_order(strips):
        doubts.append("表头各列次序与格式不符")
    cells: dict[str, ReadCell] = {}
    for each in named:
        for metric, cell in _row_cells(each, table_format or "2021", text):
            cell = replace(cell, reasons=(*doubts, *cell.reasons))
            other = cells.get(metric)
            if other is not None:
                cell = other if other.value == cell.value else other.also("文中有两处数字，不一致")
            cells[metric] = cell
    return TableTwo(table_format, tuple(cells.values()), tuple(cells))


def _format(text: str) -> tuple[str, str]:
    """The format that the heads tell, and the doubt about it."""
    told = [name for name, heads in _HEADS.items() if any(head in text for head in heads)]
    if len(told) == 1:
        return told[0], ""
    if told:
        return "2019", "表头兼有两种格式"
    return "", "表头缺失，不能确认是哪一种格式"


def _in_order(strips: Sequence[Strip]) -> bool:
    for strip in strips:
        for heads in _ORDER:
            places = [strip.label.find(head) for head in heads]
            if min(places) >= 0 and places != sorted(places):
                return False
    return True


def _rows_in(text: str) -> list[int]:
    """The rows whose names stand in `text`, in the order of the text."""
    plain = han(text)
    places = [
        (match.start(), row) for row, (name, _) in enumerate(_ROWS) for match in re.finditer(name, plain)
    ]
    return [row for _, row in sorted(places)]


def _with_rows(found: Runs) -> Runs:
    """The runs without the blanks behind heads; what such heads say belongs to the next run's labels."""
    runs: list[Run] = []
    carried = ""
    for run in found.runs[:_MOST_RUNS]:
        if not run.printed and not _rows_in(run.inline):
            carried += run.before + run.inline
        else:
            runs.append(replace(run, before=carried + run.before))
            carried = ""
    return Runs(tuple(runs), carried + found.after, found.strays)


def _named(found: Runs, table_format: str) -> list[_Named]:
    """Each run with its row: by the name on its own line, else by the names around it."""
    own = [_rows_in(run.inline) for run in found.runs]
    torn = [index for index, rows in enumerate(own) if len(rows) != 1]
    before = {index: _rows_in(found.runs[index].before + found.runs[index].inline) for index in torn}
    behind = {index: _rows_in(found.label_behind(index)) for index in torn}
    named = {index: _Named(rows[0], found.runs[index]) for index, rows in enumerate(own) if len(rows) == 1}
    if all(len(before[index]) == 1 for index in torn) and not _rows_in(found.after):
        named |= {index: _Named(before[index][0], found.runs[index]) for index in torn}
    elif torn and all(len(behind[index]) == 1 for index in torn) and not before[torn[0]]:
        named |= {index: _Named(behind[index][0], found.runs[index]) for index in torn}
    elif in_turn := _in_turn(found, table_format):
        return in_turn
    else:
        labels = [row for run in found.runs for row in _rows_in(run.before)] + _rows_in(found.after)
        if len(labels) == len(torn):
            doubt = _IN_TURN
            named |= {
                index: _Named(row, found.runs[index], doubt) for index, row in zip(torn, labels, strict=True)
            }
        else:
            doubt = "行名与数字分离，属于哪一行不能确定"
            named |= {
                index: _Named(before[index][-1], found.runs[index], doubt) for index in torn if before[index]
            }
    return [named[index] for index in sorted(named)]


def _in_turn(found: Runs, table_format: str) -> list[_Named]:
    """Rows whose names stand before their numbers, some of them several names before as many rows of numbers.

    Nothing where a name stands among the numbers of the rows before, or these aren't as many as the form has.
    """
    groups: list[tuple[list[int], list[Run]]] = [([], [])]
    for run in found.runs:
        names = _rows_in(run.before + run.inline)
        if names and groups[-1][1]:
            groups.append(([], []))
        groups[-1][0].extend(names)
        groups[-1][1].append(run)
    named: list[_Named] = []
    for rows, runs in groups:
        widths = [len(_metrics(row, table_format)) for row in rows]
        tokens = [token for run in runs for token in run.printed]
        if len(tokens) != sum(widths) or not rows:
            return []
        doubt = _IN_TURN if len(rows) > 1 else ""
        for row, width in zip(rows, widths, strict=True):
            own, tokens = tuple(tokens[:width]), tokens[width:]
            inline = runs[0].inline or runs[0].before
            named.append(_Named(row, Run(own, inline, "", False, own[0].start, own[-1].end), doubt))
    return [] if _rows_in(found.after) else named


def _metrics(row: int, table_format: str) -> Columns:
    by_format = _ROWS[row][1]
    return by_format.get(table_format) or next(iter(by_format.values()))


def _row_cells(named: _Named, table_format: str, text: str) -> Iterator[tuple[str, ReadCell]]:
    metrics = _metrics(named.row, table_format)
    ways = fits(_unrepeated(named.run, len(metrics)), len(metrics))
    cells: Sequence[Token | None] = ways[0] if ways else (None,) * len(metrics)
    for column, (metric, token) in enumerate(zip(metrics, cells, strict=True)):
        value, unit_doubt = _in_unit(metric, token, text)
        why = [named.doubt] if named.doubt else []
        if len(ways) != 1 or (len(named.run.printed) < len(metrics) and not named.run.inline):
            why.append(f"本行印有 {len(named.run.printed)} 个数，应为 {len(metrics)} 个，不能对应到列")
        if unit_doubt:
            why.append(unit_doubt)
        if _is_broken(named.run, token):
            why.append("数字在小数点处断开，不能确认")
        if token is not None and token.kind.value != "mark":
            whole = metric not in _AMOUNTS and not metric.endswith("_change")
            why += cell_reasons(token, value, whole=whole)
            if token.confidence < _LEAST_CONFIDENCE:
                why.append(f"识别可信度 {token.confidence:.2f}，没有勾稽关系可以核对")
        yield metric, ReadCell(named.row, column, token, named.run, value, False, tuple(why))


def _is_broken(run: Run, token: Token | None) -> bool:
    """Whether a line's end or a blank tore the number at its point: 「15.」, then 「84」, or 「.84」."""
    return token is not None and (
        token.text.startswith(".") or _BROKEN_OFF.search(run.before + run.inline) is not None
    )


def _unrepeated(run: Run, count: int) -> Run:
    """The run without what a merged cell prints once more for each column that it covers."""
    printed = run.printed
    if len(printed) != _COLUMNS or count >= _COLUMNS:
        return run
    covered = {token.text for token in printed[count - 1 :]}
    return replace(run, tokens=printed[:count]) if len(covered) == 1 else run


def _in_unit(metric: str, token: Token | None, text: str) -> tuple[Decimal | None, str]:
    """The cell's value in the metric's unit (万元 for amounts), and the doubt about its unit."""
    if token is None or not token.value or metric not in _AMOUNTS:
        return (token.value if token else None), ""
    if token.unit == "亿元":
        return token.value * 10000, "单位为亿元，已折算为万元"
    if token.unit == "元" or (not token.unit and _YUAN_HEAD.search(text) and not _WAN_HEAD.search(text)):
        return token.value / 10000, "单位为元，已折算为万元"
    if metric == "procurement_amount" and not token.unit and not _WAN_HEAD.search(text):
        return token.value, "未注明金额单位，按万元记"
    return token.value, ""
