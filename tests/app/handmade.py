"""Reports written by hand, with the place of every figure in their text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import duckdb

from dashboard import resources

DISTRICT = "990101"
DISTRICT_NAME = "示例区"
AGENCIES = (
    "东山街道",
    "西河街道",
    "南湖街道",
    "北塬街道",
    "中关街道",
    "青石街道",
    "柳林镇",
    "白杨镇",
    "沙河镇",
    "清泉镇",
    "石桥镇",
    "红岩乡",
    "大湾乡",
    "小川乡",
)


@dataclass
class HandReport:
    """One report: its text grows sentence by sentence, and each figure keeps its place in it."""

    agency: int
    year: int
    published_on: str | None = None
    text: str = ""
    figures: list[dict[str, Any]] = field(default_factory=list)
    sections: list[tuple[str, str, int]] = field(default_factory=list)

    @property
    def agency_id(self) -> str:
        return f"{DISTRICT}{self.agency + 1:03d}"

    @property
    def report_id(self) -> str:
        return f"{self.agency_id}-{self.year}"

    def section(self, key: str, title: str) -> None:
        self.sections.append((key, title, len(self.text)))
        self.text += f"{title}\n"

    def say(self, words: str) -> None:
        self.text += words

    def figure(
        self,
        quote: str,
        metric: str,
        value: float | None,
        *,
        member: str = "",
        applicant: str = "",
        label: str = "",
        origin: str = "narrative",
        state: str = "read",
        reason: str = "",
        approximate: bool = False,
    ) -> None:
        """Write `quote` into the text and keep it as the quote of a figure."""
        start = len(self.text)
        self.text += quote
        self.figures.append(
            {
                "figure_id": f"{self.report_id}#{len(self.figures)}",
                "report_id": self.report_id,
                "agency_id": self.agency_id,
                "year": self.year,
                "metric": metric,
                "member": member,
                "applicant": applicant,
                "label": label or metric,
                "value": value,
                "approximate": approximate,
                "origin": origin,
                "state": state,
                "reason": reason,
                "quote": quote,
                "context": quote,
                "page": 1,
                "char_start": start,
                "char_end": len(self.text),
                "confidence": 1.0,
                "shown": True,
            }
        )


def usual_report(
    agency: int, year: int, *, hotline: int = 559, published_on: str | None = None
) -> HandReport:
    """A report with every figure that the pages draw."""
    report = HandReport(agency, year, published_on)
    name = AGENCIES[agency]
    report.say(f"{name}{year}年政府信息公开工作年度报告\n")
    report.section("overview", "一、总体情况")
    help_, complaints, advice = hotline * 2 // 5, hotline * 11 // 20, hotline // 50
    rest = hotline - help_ - complaints - advice
    report.say("本年度，通过政府网站发布信息")
    posts, boards = 24 + agency + year - 2020, 308 - 10 * agency
    report.figure(
        f"{posts}条",
        "website_posts",
        posts,
        member="total",
        label="政府网站主动公开信息",
    )
    report.say("，公告栏、电子屏发布")
    report.figure(f"{boards}次", "board_posts", boards, label="公告栏、电子屏发布")
    report.say("，政务新媒体发布文章")
    report.figure("约140篇", "newmedia_posts", 140, member="total", label="政务新媒体发布", approximate=True)
    report.say("，受理12345热线")
    report.figure(f"{hotline}件", "hotline_orders", hotline, member="total", label="热线受理")
    report.say("（其中")
    for member, label, value in (
        ("help", "求助类", help_),
        ("complaint", "投诉类", complaints),
        ("consultation", "咨询类", advice),
        ("report", "举报类", rest),
    ):
        report.figure(f"{label}{value}件", "hotline_orders", value, member=member, label=label)
        report.say("，")
    report.say("均已办结），接听咨询电话")
    report.figure(
        "六百余个",
        "consult_calls",
        600,
        label="接听咨询电话",
        state="marked",
        reason="“六百余”只说了大概",
        approximate=True,
    )
    report.say("。\n")
    report.section("proactive", "二、主动公开政府信息情况")
    for metric, label in (
        ("normative_issued", "制发"),
        ("normative_repealed", "废止"),
        ("normative_in_force", "有效"),
    ):
        report.say(f"行政规范性文件{label}\t")
        report.figure("3", metric, 3, label=f"行政规范性文件{label}", origin="table")
        report.say("\n")
    report.section("requests", "三、收到和处理政府信息公开申请情况")
    for row_id, metric, member, label in _ROWS:
        report.say(f"{label}\t")
        for applicant in _APPLICANTS:
            count = (
                2 + agency
                if row_id in ("r1", "r3", "r24") and applicant in ("natural_person", "total")
                else 0
            )
            report.figure(
                str(count),
                metric,
                count,
                member=member,
                applicant=applicant,
                label=label,
                origin="table",
                state="proved",
            )
            report.say("\t")
        report.say("\n")
    report.section("disputes", "四、政府信息公开行政复议、行政诉讼情况")
    for metric in ("reviews", "lawsuits_direct", "lawsuits_after_review"):
        for member in ("upheld", "reversed", "other", "pending", "total"):
            report.figure("0", metric, 0, member=member, label=member, origin="table", state="proved")
            report.say("\t")
    report.say("\n")
    report.section("other", "六、其他需要报告的事项")
    report.say("本年度没有其他需要报告的事项。\n")
    return report


_APPLICANTS = (
    "natural_person",
    "business",
    "research",
    "social_welfare",
    "legal_service",
    "other_entity",
    "total",
)
with duckdb.connect() as _form:
    _form.execute((resources.QUERIES / "schema" / "form.sql").read_text("utf-8"))
    _ROWS = _form.execute(
        "select row_id, metric, member, label from form_row where in_2021 order by position"
    ).fetchall()


def several_reports() -> list[HandReport]:
    """Four years of six sub-districts, with gaps, late reports and a year in which the hotline trebled."""
    reports = []
    for year in (2021, 2022, 2023, 2024):
        for agency in range(10):
            if (agency * 3 + year) % 7 == 0:
                continue
            day = f"{year + 1}-02-0{agency % 9 + 1}" if (agency + year) % 6 == 0 else f"{year + 1}-01-20"
            hotline = (300 + 40 * agency) * (year - 2019) // 2
            reports.append(usual_report(agency, year, hotline=hotline, published_on=day))
    return reports
