"""Table three as offices and converters print it: whole, torn, swapped, flattened.

Numbers are invented. Each layout takes the rows of a table and gives lines of text; `Table3` keeps what is
printed in each cell, so that a test can compare what was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from .printed_lines import joined, wrapped

APPLICANTS = (
    "natural_person",
    "business",
    "research",
    "social_welfare",
    "legal_service",
    "other_entity",
    "total",
)

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


def one_line_a_row(table: Table3, random: Random) -> list[str]:
    """Label and numbers on one line, groups on lines of their own."""
    lines = []
    for group, label, cells in table.rows():
        if group:
            lines += wrapped(group, random.choice((3, 4, 9)))
        lines.append(f"{label} {joined(cells)}".strip())
    return lines


def labels_before_numbers(table: Table3, random: Random) -> list[str]:
    """Labels broken over lines, their numbers on the line after."""
    width = random.randint(6, 14)
    lines = []
    for group, label, cells in table.rows():
        lines += wrapped(group, 4) + wrapped(label, width) + ([joined(cells)] if cells else [])
    return lines


def numbers_between_label_lines(table: Table3, random: Random) -> list[str]:
    """The numbers stand beside the middle line of a broken label."""
    width = random.randint(8, 16)
    lines = []
    for group, label, cells in table.rows():
        pieces = wrapped(label, width)
        middle = len(pieces) // 2
        pieces[middle] = f"{pieces[middle]} {joined(cells)}".strip()
        lines += wrapped(group, 3) + pieces
    return lines


def numbers_alone_between_label_lines(table: Table3, random: Random) -> list[str]:
    """The numbers stand on a line of their own between the lines of a broken label."""
    lines = []
    for group, label, cells in table.rows():
        pieces = wrapped(label, random.randint(7, 13))
        middle = (len(pieces) + 1) // 2
        if cells:
            pieces.insert(middle, joined(cells))
        lines += wrapped(group, 5) + pieces
    return lines


def numbers_before_labels(table: Table3, random: Random) -> list[str]:
    """Each row of numbers stands before its label."""
    lines = []
    for group, label, cells in table.rows():
        lines += ([joined(cells)] if cells else []) + wrapped(group, 9) + wrapped(label, 12)
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
        lines.append(f"{' '.join(filter(None, parts))} {joined(cells)}".strip())
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
        lines += [joined(cells) for _, _, cells in part if cells]
    return lines


def one_long_line(table: Table3, random: Random) -> list[str]:
    """The whole table on one line."""
    return [" ".join(f"{group} {label} {joined(cells)}".strip() for group, label, cells in table.rows())]


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
