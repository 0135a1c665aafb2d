"""PDF files of a report of a street that does not exist, as different programs lay them out."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

BODY = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=22, firstLineIndent=24, wordWrap="CJK")
TITLE = ParagraphStyle("title", fontName=FONT, fontSize=18, leading=30, alignment=TA_CENTER, wordWrap="CJK")
SMALL = ParagraphStyle("cell", fontName=FONT, fontSize=9, leading=11, alignment=TA_CENTER, wordWrap="CJK")

KINDS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
OUTCOMES = (
    ("（一）予以公开", ()),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ()),
    (
        "（三）不予公开",
        (
            "1.属于国家秘密",
            "2.其他法律行政法规禁止公开",
            "3.危及“三安全一稳定”",
            "4.保护第三方合法权益",
            "5.属于三类内部事务信息",
            "6.属于四类过程性信息",
            "7.属于行政执法案卷",
            "8.属于行政查询事项",
        ),
    ),
    (
        "（四）无法提供",
        ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"),
    ),
    (
        "（五）不予处理",
        (
            "1.信访举报投诉类申请",
            "2.重复申请",
            "3.要求提供公开出版物",
            "4.无正当理由大量反复申请",
            "5.要求行政机关确认或重新出具已获取信息",
        ),
    ),
    (
        "（六）其他处理",
        (
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "3.其他",
        ),
    ),
    ("（七）总计", ()),
)
PROSE = (
    "2024年，示例街道坚持以公开为常态、不公开为例外，通过门户网站主动公开政府信息1,234条，其中政策文件56条、"
    "财政信息78条、其他信息1100条；通过微信公众号发布信息902条。全年受理12345热线工单3,456件，其中投诉类1,728件、"
    "求助类864件、咨询类864件，按期办结率100%。"
)


def numbers(row: int, count: int = 7) -> list[str]:
    """Figures that differ from cell to cell, so that a misplaced one shows."""
    return [str((row * 37 + column * 11) % 97 * (column + row) % 1500) for column in range(count)]


def table_three() -> tuple[list[list[str]], list[tuple[str, tuple[int, int], tuple[int, int]]]]:
    """Table three as the form prints it: its rows ("" where a cell is covered) and spans (column, row)."""
    rows = [
        [
            "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
            "",
            "",
            "申请人情况",
            *[""] * 6,
        ],
        ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"],
        ["", "", "", "", *KINDS[1:6], ""],
        ["一、本年新收政府信息公开申请数量", "", "", *numbers(1)],
        ["二、上年结转政府信息公开申请数量", "", "", *numbers(2)],
    ]
    spans = [
        ("SPAN", (0, 0), (2, 2)),
        ("SPAN", (3, 0), (9, 0)),
        ("SPAN", (3, 1), (3, 2)),
        ("SPAN", (4, 1), (8, 1)),
        ("SPAN", (9, 1), (9, 2)),
        ("SPAN", (0, 3), (2, 3)),
        ("SPAN", (0, 4), (2, 4)),
    ]
    first = len(rows)
    for label, parts in OUTCOMES:
        start = len(rows)
        for part in parts:
            rows.append(["", label if len(rows) == start else "", part, *numbers(len(rows))])
        if parts:
            spans.append(("SPAN", (1, start), (1, len(rows) - 1)))
        else:
            rows.append(["", label, "", *numbers(start)])
            spans.append(("SPAN", (1, start), (2, start)))
    rows[first][0] = "三、本年度办理结果"
    spans.append(("SPAN", (0, first), (0, len(rows) - 1)))
    rows.append(["四、结转下年度继续办理", "", "", *numbers(len(rows))])
    spans.append(("SPAN", (0, len(rows) - 1), (2, len(rows) - 1)))
    return rows, spans


@dataclass
class Sample:
    """How a sample report is laid out, and what it must read back as."""

    header: str = ""
    page_number: str = "— {} —"
    ruled: bool = True
    grid: float = 0.5
    prose_repeats: int = 6
    paragraphs: list[str] = field(default_factory=list)

    def pdf(self) -> bytes:
        """The report as a PDF file."""
        stream = io.BytesIO()
        document = SimpleDocTemplate(
            stream,
            pagesize=A4,
            leftMargin=2 * cm,
            rightMargin=2 * cm,
            topMargin=2.5 * cm,
            bottomMargin=2.2 * cm,
        )
        document.build(self._story(), onFirstPage=self._margins, onLaterPages=self._margins)
        return stream.getvalue()

    def _margins(self, canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        if self.header:
            canvas.drawString(2 * cm, A4[1] - 1.4 * cm, self.header)
        if self.page_number:
            canvas.drawCentredString(A4[0] / 2, 1.2 * cm, self.page_number.format(canvas.getPageNumber()))

    def _story(self) -> list[Flowable]:
        rows, spans = table_three()
        return [
            Paragraph("示例街道2024年政府信息公开工作年度报告", TITLE),
            Paragraph("一、总体情况", BODY),
            *[Paragraph(PROSE, BODY) for _ in range(self.prose_repeats)],
            Paragraph("二、主动公开政府信息情况", BODY),
            self.table(
                [
                    ["第二十条第（一）项", "", "", ""],
                    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
                    ["规章", "0", "0", "0"],
                    ["行政规范性文件", "3", "1", "12"],
                    ["第二十条第（五）项", "", "", ""],
                    ["信息内容", "本年处理决定数量", "", ""],
                    ["行政许可", "1234", "", ""],
                ],
                [
                    ("SPAN", (0, 0), (3, 0)),
                    ("SPAN", (0, 4), (3, 4)),
                    ("SPAN", (1, 5), (3, 5)),
                    ("SPAN", (1, 6), (3, 6)),
                ],
                [4.2 * cm] * 4,
            ),
            Paragraph("三、收到和处理政府信息公开申请情况", BODY),
            self.table(rows, spans, [1.2 * cm, 1.7 * cm, 3.5 * cm, *[1.5 * cm] * 7]),
            Paragraph("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", BODY),
            self.table([numbers(50, 15)], [], [1.1 * cm] * 15),
            Paragraph("六、其他需要报告的事项", BODY),
            Paragraph("本年度未收取信息处理费。", BODY),
            Spacer(1, 12),
        ]

    def table(self, rows: list[list[str]], spans: list[tuple], widths: list[float]) -> Table:
        """A table of cells that wrap; with a grid or without any line."""
        style = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (-1, -1), 3)]
        style += [("RIGHTPADDING", (0, 0), (-1, -1), 3), *spans]
        if self.ruled:
            style.append(("GRID", (0, 0), (-1, -1), self.grid, colors.black))
        cells = [[Paragraph(text, SMALL) if text else "" for text in row] for row in rows]
        return Table(cells, widths, style=style)
