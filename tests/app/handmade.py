"""A library written by hand: the snapshot that a build would make of a few reports, without any document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from dashboard import resources
from dashboard.catalogue import load_catalogue
from dashboard.library import Library, create_library

DISTRICT = "990101"
DISTRICT_NAME = "示例区"
AGENCIES = tuple(f"{name}街道" for name in ("东山", "西河", "南湖", "北塬", "中关", "青石")) + (
    "柳林镇", "白杨镇", "沙河镇", "清泉镇", "石桥镇", "红岩乡", "大湾乡", "小川乡",
)  # fmt: skip


_FIGURE = (
    "figure_id, report_id, agency_id, year, metric, member, applicant, label, value, approximate, origin, state, "
    "reason, quote, context, page, char_start, char_end, confidence, shown"
)


@dataclass
class HandReport:
    """One report: its text grows sentence by sentence, and each figure keeps its place in it."""

    agency: int
    year: int
    published_on: str | None = None
    text: str = ""
    figures: list[tuple[Any, ...]] = field(default_factory=list)
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
            (
                f"{self.report_id}#{len(self.figures)}", self.report_id, self.agency_id, self.year, metric, member,
                applicant, label or metric, value, approximate, origin, state, reason, quote, quote, 1, start,
                len(self.text), 1.0, True,
            )
        )  # fmt: skip


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
    report.figure(
        "24条", "website_posts", 24 + agency + year - 2020, member="total", label="政府网站主动公开信息"
    )
    report.say("，公告栏、电子屏发布")
    report.figure("308次", "board_posts", 308 - 10 * agency, label="公告栏、电子屏发布")
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
    )  # noqa: E501
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
                str(count), metric, count, member=member, applicant=applicant, label=label, origin="table",
                state="proved",
            )  # fmt: skip
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


def write_snapshot(
    library: Library,
    reports: Sequence[HandReport],
    *,
    snapshot_id: str = "handmade01",
    findings: Sequence[tuple[HandReport, str, str, str]] = (),
    rejected: Sequence[tuple[str, str, str]] = (),
    fictional: bool = False,
) -> None:
    """Make a snapshot of `reports` and put it in use. findings: (report, rule, severity, message)."""
    library.snapshots.mkdir(exist_ok=True)
    path = library.snapshots / f"{snapshot_id}.duckdb"
    with duckdb.connect(path) as connection:
        empty_snapshot(connection)
        insert(
            connection, "agency",
            [
                {
                    "agency_id": f"{DISTRICT}{index + 1:03d}", "name": f"示例市{DISTRICT_NAME}{name}",
                    "short_name": name, "kind": name[-2:] if name.endswith("街道") else name[-1],
                    "division_code": f"{DISTRICT}{index + 1:03d}", "district_code": DISTRICT,
                    "district": DISTRICT_NAME, "city": "示例市", "province": "示例省", "deadline": "01-31",
                }
                for index, name in enumerate(AGENCIES)
            ],
        )  # fmt: skip
        insert(
            connection, "report",
            [
                {
                    "report_id": report.report_id, "agency_id": report.agency_id, "year": report.year,
                    "file": f"{report.report_id}.txt", "sha256": "", "media_type": "text/plain", "format": "2021",
                    "pages": 1, "title": "", "published_on": report.published_on, "url": "", "contact": "",
                    "table_two": "proved", "table_three": "proved", "table_four": "proved", "notes": [],
                    "extractor": "1",
                }
                for report in reports
            ],
        )  # fmt: skip
        insert(
            connection,
            "page",
            [dict(report_id=it.report_id, page=1, char_start=0, text=it.text) for it in reports],
        )
        insert(
            connection, "section",
            [
                dict(report_id=it.report_id, key=key, ordinal=None, title=title, official=True, page=1,
                     char_start=start, char_end=start, body_length=0)
                for it in reports for key, title, start in it.sections
            ],
        )  # fmt: skip
        rows = [row for report in reports for row in report.figures]
        if rows:
            connection.executemany(
                f"insert into figure ({_FIGURE}) values ({', '.join('?' * len(rows[0]))})", rows
            )
        insert(
            connection, "finding",
            [
                dict(finding_id=str(index), rule=rule, report_id=report.report_id, severity=severity, message=message,
                     figures=[report.figures[0][0]], expected="", actual="")
                for index, (report, rule, severity, message) in enumerate(findings)
            ],
        )  # fmt: skip
        insert(
            connection, "rejected",
            [dict(file=file, sha256="", problem=problem, remedy=remedy) for file, problem, remedy in rejected],
        )  # fmt: skip
        insert(
            connection, "snapshot",
            [dict(snapshot_id=snapshot_id, queries_sha256="", catalogue_sha256="", extractor="1",
                  reports=len(reports), fictional=fictional)],
        )  # fmt: skip
    library.pointer.write_text(snapshot_id, "utf-8")


def empty_snapshot(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables and views of a snapshot, with the metrics and members of the catalogue in them."""
    for folder in ("schema", "marts"):
        for path in sorted((resources.QUERIES / folder).glob("*.sql")):
            connection.execute(path.read_text("utf-8"))
    catalogue = load_catalogue(resources.CATALOGUE)
    insert(
        connection, "metric",
        [
            dict(metric=it.key, label=it.label, unit=it.unit, section=it.section, dimension=it.dimension, kind=it.kind,
                 definition=it.definition, position=it.position)
            for it in catalogue.metrics.values()
        ],
    )  # fmt: skip
    insert(
        connection, "member",
        [
            dict(metric=it.key, dimension=dimension, member=member.key, label=member.label, parent=member.parent,
                 position=member.position)
            for it in catalogue.metrics.values()
            for dimension in it.dimensions
            for member in catalogue.members[dimension].values()
        ],
    )  # fmt: skip


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Insert `rows` (column -> value) into `table`; columns that a row does not name keep their default."""
    for row in rows:
        connection.execute(
            f"insert into {table} ({', '.join(row)}) values ({', '.join('?' * len(row))})", list(row.values())
        )


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


def new_library(home: Path) -> Library:
    """An empty library in `home`."""
    return create_library(home)
