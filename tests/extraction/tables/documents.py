"""Documents of invented text around printed tables: as text, and with one grid."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dashboard.reading.document import Cell, Document, Line, Page, Table
from dashboard.reading.limits import DEFAULT, Budget
from dashboard.reading.text import read_text

from .printed_three import HEAD

PROSE = "本街道全年公开信息平稳有序，群众评价良好。"


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
