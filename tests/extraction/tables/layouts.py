"""The three tables of a report as offices and converters print them: whole, torn, swapped, flattened.

Numbers are invented. Each layout takes the rows of a table and gives lines of text; `Table3` keeps what is
printed in each cell, so that a test can compare what was read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from dashboard.reading.document import Cell, Document, Line, Page, Table
from dashboard.reading.limits import DEFAULT, Budget
from dashboard.reading.text import read_text

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

# (group printed beside the row or "", label, metric, member)
ROWS = (
    ("", "一、本年新收政府信息公开申请数量", "requests_new", ""),
    ("", "二、上年结转政府信息公开申请数量", "requests_carried_in", ""),
    ("三、本年度办理结果", "（一）予以公开", "requests_outcome", "disclosed"),
    (
        "",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "requests_outcome",
        "partly_disclosed",
    ),
    ("（三）不予公开", "1.属于国家秘密", "requests_outcome", "denied_state_secret"),
    ("", "2.其他法律行政法规禁止公开", "requests_outcome", "denied_other_law"),
    ("", "3.危及“三安全一稳定”", "requests_outcome", "denied_security_stability"),
    ("", "4.保护第三方合法权益", "requests_outcome", "denied_third_party"),
    ("", "5.属于三类内部事务信息", "requests_outcome", "denied_internal_affairs"),
    ("", "6.属于四类过程性信息", "requests_outcome", "denied_process"),
    ("", "7.属于行政执法案卷", "requests_outcome", "denied_enforcement_file"),
    ("", "8.属于行政查询事项", "requests_outcome", "denied_inquiry"),
    ("（四）无法提供", "1.本机关不掌握相关政府信息", "requests_outcome", "unavailable_not_held"),
    ("", "2.没有现成信息需要另行制作", "requests_outcome", "unavailable_needs_creation"),
    ("", "3.补正后申请内容仍不明确", "requests_outcome", "unavailable_unclear"),
    ("（五）不予处理", "1.信访举报投诉类申请", "requests_outcome", "rejected_petition"),
    ("", "2.重复申请", "requests_outcome", "rejected_repeat"),
    ("", "3.要求提供公开出版物", "requests_outcome", "rejected_publication"),
    ("", "4.无正当理由大量反复申请", "requests_outcome", "rejected_excessive"),
    ("", "5.要求行政机关确认或重新出具已获取信息", "requests_outcome", "rejected_confirmation"),
    (
        "（六）其他处理",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "requests_outcome",
        "other_no_correction",
    ),
    (
        "",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "requests_outcome",
        "other_fee_unpaid",
    ),
    ("", "3.其他", "requests_outcome", "other"),
    ("", "（七）总计", "requests_processed", ""),
    ("", "四、结转下年度继续办理", "requests_carried_out", ""),
)
# The 2019 format prints （六）其他处理 as one row.
ROWS_2019 = (
    *ROWS[:20],
    ("", "（六）其他处理", "requests_outcome", "other_handling"),
    *ROWS[23:],
)
Form = tuple[tuple[str, str, str, str], ...]
PROSE = "本街道全年公开信息平稳有序，群众评价良好。"
HEAD = (
    "（本列数据的勾稽关系为：第一项加第二项之",
    "和，等于第三项加第四项之和）",
    "申请人情况",
    "自然",
    "人",
    "法人或其他组织",
    "总计商业",
    "企业",
    "科研",
    "机构",
    "社会",
    "公益",
    "组织",
    "法律",
    "服务",
    "机构",
    "其他",
)


@dataclass
class Table3:
    """printed[row][column]: what stands in each cell, "" for a blank; dropped rows have no numbers at all."""

    printed: list[list[str]]
    dropped: set[int] = field(default_factory=set)
    form: Form = ROWS

    def truth(self) -> dict[tuple[str, str, str], str]:
        """What each cell prints, by the figure's key."""
        return {
            (metric, member, applicant): self.printed[row][column]
            for row, (_, _, metric, member) in enumerate(self.form)
            if row not in self.dropped
            for column, applicant in enumerate(APPLICANTS)
        }

    def rows(self) -> Iterator[tuple[str, str, list[str]]]:
        """(group, label, cells) of each row; no cells where the numbers are lost."""
        for row, (group, label, _, _) in enumerate(self.form):
            yield group, label, [] if row in self.dropped else self.printed[row]


def consistent(random: Random, largest: int = 40, zeros: float = 0.6, form: Form = ROWS) -> list[list[int]]:
    """Rows x 7 columns of invented numbers that keep every identity."""
    last = len(form) - 1

    def number() -> int:
        return 0 if random.random() < zeros else random.randint(1, largest)

    grid = [[number() for _ in range(6)] for _ in form]
    for column in range(6):
        grid[last - 1][column] = sum(grid[row][column] for row in range(2, last - 1))
        whole = grid[last - 1][column] + grid[last][column]
        grid[1][column] = min(whole, number())
        grid[0][column] = whole - grid[1][column]
    return [[*line, sum(line)] for line in grid]


def as_printed(grid: list[list[int]], form: Form = ROWS) -> Table3:
    """The table with its numbers as they are."""
    return Table3([[str(value) for value in line] for line in grid], form=form)


def wrapped(label: str, width: int) -> list[str]:
    """A label broken into lines of `width` characters."""
    return [label[start : start + width] for start in range(0, len(label), width)]


def _joined(cells: Sequence[str]) -> str:
    return " ".join(cell for cell in cells if cell)


def one_line_a_row(table: Table3, random: Random) -> list[str]:
    """Label and numbers on one line, groups on lines of their own."""
    lines = []
    for group, label, cells in table.rows():
        if group:
            lines += wrapped(group, random.choice((3, 4, 9)))
        lines.append(f"{label} {_joined(cells)}".strip())
    return lines


def labels_before_numbers(table: Table3, random: Random) -> list[str]:
    """Labels broken over lines, their numbers on the line after."""
    width = random.randint(6, 14)
    lines = []
    for group, label, cells in table.rows():
        lines += wrapped(group, 4) + wrapped(label, width) + ([_joined(cells)] if cells else [])
    return lines


def numbers_between_label_lines(table: Table3, random: Random) -> list[str]:
    """The numbers stand beside the middle line of a broken label."""
    width = random.randint(8, 16)
    lines = []
    for group, label, cells in table.rows():
        pieces = wrapped(label, width)
        middle = len(pieces) // 2
        pieces[middle] = f"{pieces[middle]} {_joined(cells)}".strip()
        lines += wrapped(group, 3) + pieces
    return lines


def numbers_alone_between_label_lines(table: Table3, random: Random) -> list[str]:
    """The numbers stand on a line of their own between the lines of a broken label."""
    lines = []
    for group, label, cells in table.rows():
        pieces = wrapped(label, random.randint(7, 13))
        middle = (len(pieces) + 1) // 2
        if cells:
            pieces.insert(middle, _joined(cells))
        lines += wrapped(group, 5) + pieces
    return lines


def numbers_before_labels(table: Table3, random: Random) -> list[str]:
    """Each row of numbers stands before its label."""
    lines = []
    for group, label, cells in table.rows():
        lines += ([_joined(cells)] if cells else []) + wrapped(group, 9) + wrapped(label, 12)
    return lines


def one_cell_a_line(table: Table3, random: Random) -> list[str]:
    """Each cell is a line; blank cells vanish."""
    end = random.choice(("", " |"))
    lines = []
    for group, label, cells in table.rows():
        lines += [f"{text}{end}" for text in (group, label, *cells) if text]
    return lines


def item_before_group(table: Table3, random: Random) -> list[str]:
    """Item and group on one line, in either order, numbers behind."""
    lines = []
    for group, label, cells in table.rows():
        parts = [group, label] if random.random() < 0.5 else [label, group]
        lines.append(f"{' '.join(filter(None, parts))} {_joined(cells)}".strip())
    return lines


def pipes(table: Table3, random: Random) -> list[str]:
    """A Markdown table with the group as a cell and spanned cells as blanks behind the numbers."""
    spare = random.choice((0, 1, 2))
    lines = []
    for group, label, cells in table.rows():
        row = [*([group] if group else []), label, *(cells or [""] * 7), *([""] * (spare - bool(group)))]
        lines.append("| " + " | ".join(row) + " |")
        if random.random() < 0.2:
            lines += ["|" + "---|" * len(row)]
    return lines


def torn_pipes(table: Table3, random: Random) -> list[str]:
    """Markdown fragments: long labels stand outside their rows, before or after."""
    lines: list[str] = []
    late: list[str] = []
    for group, label, cells in table.rows():
        if len(label) < 11 and not late:
            lines += [*wrapped(group, 4), "| " + " | ".join([label, *(cells or [""] * 7)]) + " |"]
            continue
        lines += ["| " + " | ".join(cells) + " |", "|" + "---|" * 7] if cells else []
        late += [*wrapped(group, 4), *wrapped(label, 10)]
        if random.random() < 0.6:
            lines += late
            late = []
    return lines + late


def blocks_of_labels_and_numbers(table: Table3, random: Random) -> list[str]:
    """All labels of some rows, then all their numbers."""
    rows = list(table.rows())
    lines = []
    while rows:
        size = random.randint(1, 6)
        part, rows = rows[:size], rows[size:]
        for group, label, _ in part:
            lines += wrapped(group, 6) + wrapped(label, 15)
        lines += [_joined(cells) for _, _, cells in part if cells]
    return lines


def one_long_line(table: Table3, random: Random) -> list[str]:
    """The whole table on one line."""
    return [" ".join(f"{group} {label} {_joined(cells)}".strip() for group, label, cells in table.rows())]


FLAT_LAYOUTS: tuple[Callable[[Table3, Random], list[str]], ...] = (
    one_line_a_row,
    labels_before_numbers,
    numbers_between_label_lines,
    numbers_alone_between_label_lines,
    numbers_before_labels,
    one_cell_a_line,
    item_before_group,
    pipes,
    torn_pipes,
    blocks_of_labels_and_numbers,
    one_long_line,
)


def flat_document(lines: Sequence[str], *, titles: bool = True) -> Document:
    """A report of which only section three matters, as a text file."""
    before = ["示例街道2023年政府信息公开工作年度报告", "一、总体情况", PROSE]
    after = [PROSE]
    if titles:
        before.append("三、收到和处理政府信息公开申请情况")
        after = ["四、政府信息公开行政复议、行政诉讼情况", PROSE]
    text = "\n".join([*before, *HEAD, *lines, *after])
    return read_text(text.encode(), "report.txt", Budget("report.txt", DEFAULT))


def grid_document(rows: Sequence[Sequence[tuple[str, int, int]]], *, before: str = PROSE) -> Document:
    """A document with one grid; a cell is (text, columns, rows) that it spans."""
    text = before + "\n"
    lines = [Line(0, len(before), 1)]
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    start = len(text)
    width = 0
    for number, row in enumerate(rows):
        column = 0
        line_start = len(text)
        for index, (content, columns, spanned) in enumerate(row):
            while (number, column) in taken:
                column += 1
            taken |= {(number + down, column + right) for down in range(spanned) for right in range(columns)}
            text += "\t" if index else ""
            cells.append(Cell(number, column, len(text), len(text) + len(content), spanned, columns))
            text += content
            column += columns
        width = max(width, column)
        lines.append(Line(line_start, len(text), 1))
        text += "\n"
    table = Table(tuple(cells), len(rows), width, start, len(text) - 1)
    closing = len(text)
    text += PROSE
    lines.append(Line(closing, len(text), 1))
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document("report.html", "text/html", sha, text, (Page(1, 0, len(text)),), tuple(lines), (table,))


def grid_of(table: Table3) -> list[list[tuple[str, int, int]]]:
    """Table three as a grid with the spans of the official form."""
    rows: list[list[tuple[str, int, int]]] = [
        [
            ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            ("申请人情况", 7, 1),
        ],
        [("自然人", 1, 2), ("法人或其他组织", 5, 1), ("总计", 1, 2)],
        [(name, 1, 1) for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")],
    ]
    sizes = {
        "三、本年度办理结果": 22,
        "（三）不予公开": 8,
        "（四）无法提供": 3,
        "（五）不予处理": 5,
        "（六）其他处理": 3,
    }
    for group, label, cells in table.rows():
        labels = []
        if group:
            labels.append((group, 1, sizes[group]))
        inside = label[0].isdigit()
        span = 1 if inside else 3 if label[1] == "、" else 2
        labels.append((label, span, 1))
        rows.append(labels + [(cell, 1, 1) for cell in (cells or [""] * 7)])
    return rows


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
    return [f"{label} {_joined(cells)}".strip() for label, cells, _ in _two_rows(form, printed)]


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
        lines += wrapped("".join(cells), 7) if head else [_joined(cells)]
    return lines


def two_numbers_first(form: Two, printed: dict[str, str], random: Random) -> list[str]:
    """The numbers of each row stand before its label."""
    lines = []
    for label, cells, head in _two_rows(form, printed):
        lines += [f"{label} {_joined(cells)}".strip()] if head else [_joined(cells), label]
    return lines


TWO_LAYOUTS = (two_one_line_a_row, two_one_cell_a_line, two_pipes, two_broken_labels, two_numbers_first)


def four_printed(random: Random, zeros: float = 0.5) -> list[str]:
    """Fifteen invented numbers that keep the sums of table four."""
    cells: list[str] = []
    for _ in range(3):
        group = [0 if random.random() < zeros else random.randint(1, 30) for _ in range(4)]
        cells += [str(value) for value in (*group, sum(group))]
    return cells


FOUR_HEAD = ["行政复议 行政诉讼", *"结果维持结果纠正其他结果尚未审结总计", "未经复议直接起诉 复议后起诉"]
FOUR_HEAD += ["结果 结果 其他 尚未", "总计", "维持 纠正 结果 审结"]


def four_one_line(cells: Sequence[str], random: Random) -> list[str]:
    """All numbers on one line."""
    return [*FOUR_HEAD, _joined(cells)]


def four_pipes(cells: Sequence[str], random: Random) -> list[str]:
    """A row of a Markdown table, its heads lost."""
    return ["| " + " | ".join(cells) + " |"]


def four_one_cell_a_line(cells: Sequence[str], random: Random) -> list[str]:
    """Each number on a line."""
    return [*FOUR_HEAD, *(cell for cell in cells if cell)]


def four_three_lines(cells: Sequence[str], random: Random) -> list[str]:
    """Each group on a line of its own, under its name."""
    names = ("行政复议", "未经复议直接起诉", "复议后起诉")
    lines = []
    for index, name in enumerate(names):
        lines += [name, "结果维持 结果纠正 其他结果 尚未审结 总计", _joined(cells[5 * index : 5 * index + 5])]
    return lines


FOUR_LAYOUTS = (four_one_line, four_pipes, four_one_cell_a_line, four_three_lines)


def whole_document(
    two: Sequence[str], three: Sequence[str], four: Sequence[str]
) -> tuple[Document, list[str]]:
    """A report with three tables between sections of prose, and the lines of prose in it."""
    prose = [
        "2023年，本街道主动公开政府信息 152 条，办理热线工单 1,204 件。",
        "全年收到政府信息公开申请 7 件，上年结转政府信息公开",
        "申请 2 件，予以公开 3 件，均按期答复；行政许可 12 件。",
    ]
    between = ["制发规范性文件 3 件，与上年持平。", "以上数据均已核对。"]
    lines = [
        "示例街道2023年政府信息公开工作年度报告",
        "一、总体情况",
        *prose,
        "二、主动公开政府信息情况",
        *two,
        between[0],
        "三、收到和处理政府信息公开申请情况",
        *HEAD,
        *three,
        between[1],
        "四、政府信息公开行政复议、行政诉讼情况",
        *four,
        "五、存在的主要问题及改进情况",
        "公开形式单一，全年制作图解 4 期。",
        "六、其他需要报告的事项",
        "本年度未收取信息处理费。",
    ]
    text = "\n".join(lines)
    document = read_text(text.encode(), "report.txt", Budget("report.txt", DEFAULT))
    return document, [*prose, *between, "公开形式单一，全年制作图解 4 期。", "本年度未收取信息处理费。"]
