"""Reports written by hand: a whole one that keeps every rule, to be changed where a test needs it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd

from dashboard import resources
from dashboard.catalogue import load_catalogue
from dashboard.extraction.report import (
    Agency,
    Figure,
    Identity,
    Origin,
    Report,
    Section,
    SetAside,
    State,
    Statement,
)
from dashboard.extraction.sections import OFFICIAL_TITLES
from dashboard.reading.document import Document, Line, Page
from dashboard.warehouse import schema
from dashboard.warehouse.checks import run_checks
from dashboard.warehouse.readings import reading_of
from dashboard.warehouse.rows import Rows

CATALOGUE = load_catalogue(resources.CATALOGUE)
APPLICANTS = tuple(CATALOGUE.members["applicant"])
OUTCOMES = tuple(CATALOGUE.members["outcome"])
RESULTS = tuple(CATALOGUE.members["result"])
ROWS = (
    ("requests_new", ""),
    ("requests_carried_in", ""),
    *(("requests_outcome", outcome) for outcome in OUTCOMES[:21]),
    ("requests_processed", ""),
    ("requests_carried_out", ""),
)
DISPUTES = tuple(
    (metric, result)
    for metric in ("reviews", "lawsuits_direct", "lawsuits_after_review")
    for result in RESULTS
)
TABLE_TWO = (
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
PROSE = "本机关认真落实《中华人民共和国政府信息公开条例》，规范办理流程，回应群众关切。"


def street(number: int = 1, *, district: int = 1, **changes: Any) -> Agency:
    """A sub-district of a district that does not exist."""
    code = f"9901{district:02d}"
    agency = Agency(
        agency_id=f"{code}{number:03d}",
        name=f"虚构市示例{district}区第{number}街道",
        short_name=f"第{number}街道",
        kind="街道",
        division=f"{code}{number:03d}",
        district_code=code,
        district=f"示例{district}区",
        city="虚构市",
        province="虚构省",
    )
    return replace(agency, **changes)


def aside(quote: str, **known: Any) -> SetAside:
    """A number set aside, for Draft, which gives it its place."""
    return SetAside(quote, 1, 0, 0, "未采用", **known)


@dataclass
class Draft:
    """What a report is to say. Table three is all zero but for `cells`: ("r1", "c7") -> value."""

    agency: Agency | None = field(default_factory=street)
    year: int | None = 2024
    cells: Mapping[tuple[str, str], int | str | None] = field(default_factory=dict)
    disputes: Mapping[str, int | None] = field(default_factory=dict)
    table_two: Mapping[str, int | str | None] = field(default_factory=dict)
    sentences: tuple[tuple[tuple[str, str, int | None] | str, ...], ...] = ()
    statements: tuple[tuple[str, Decimal | None, str], ...] = ()
    statements_in_sentence: tuple[tuple[str, str], ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    sections: tuple[str, ...] = tuple(OFFICIAL_TITLES)
    titles: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[str, ...] = ("two", "three", "four")
    missing_cells: tuple[tuple[str, str], ...] = ()
    extra_cells: tuple[tuple[str, str, str, int | None], ...] = ()
    format: str = "2021"
    approximate: bool = False
    identity: Mapping[str, Any] = field(default_factory=dict)

    def write(self) -> tuple[Document, Report]:
        """The document with its text, and the report as it would be read from it."""
        return _Writer(self).write()


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._text = ""
        self._figures: list[Figure] = []
        self._sections: list[Section] = []
        self._statements: list[Statement] = []
        self._set_aside: list[SetAside] = []

    def write(self) -> tuple[Document, Report]:
        draft = self._draft
        name = draft.agency.name if draft.agency else "某街道"
        title = f"{name}{draft.year}年政府信息公开工作年度报告"
        self._text = f"{title}\n"
        for ordinal, key in enumerate(draft.sections, start=1):
            self._section(ordinal, key)
        text = self._text
        document = Document(
            name=f"{title}.txt",
            media_type="text/plain",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            text=text,
            pages=(Page(1, 0, len(text)),),
            lines=(Line(0, len(text), 1),),
        )
        identity = Identity(
            agency=draft.agency,
            year=draft.year,
            title=title,
            title_year=draft.year,
            period_year=draft.year,
            file_year=draft.year,
            period_start=date(draft.year, 1, 1) if draft.year else None,
            period_end=date(draft.year, 12, 31) if draft.year else None,
        )
        report = Report(
            identity=replace(identity, **draft.identity),
            format=draft.format,
            figures=tuple(self._figures),
            sections=tuple(self._sections),
            statements=tuple(self._statements),
            set_aside=tuple(self._set_aside),
            tables=tuple(
                (table, "proved" if table in draft.tables else "missing")
                for table in ("two", "three", "four")
            ),
        )
        return document, report

    def _section(self, ordinal: int, key: str) -> None:
        title = self._draft.titles.get(key, OFFICIAL_TITLES[key])
        start = len(self._text)
        self._text += f"{'一二三四五六'[ordinal - 1]}、{title}\n"
        body = len(self._text)
        self._text += self._draft.bodies.get(key, PROSE)
        if key == "overview":
            self._sentences()
        elif key == "proactive" and "two" in self._draft.tables:
            self._table_two()
        elif key == "requests" and "three" in self._draft.tables:
            self._table_three()
        elif key == "disputes" and "four" in self._draft.tables:
            self._table_four()
        self._sections.append(
            Section(
                key=key,
                ordinal=ordinal,
                title=title,
                official=title == OFFICIAL_TITLES[key],
                page=1,
                start=start,
                end=len(self._text),
                body_length=len(self._text) - body,
            )
        )
        self._text += "\n"

    def _sentences(self) -> None:
        for sentence in self._draft.sentences:
            start = len(self._text)
            first = len(self._figures)
            for said in sentence:
                if isinstance(said, str):
                    self._text += said
                else:
                    metric, member, value = said
                    applicant = "total" if metric.startswith("requests_") else ""
                    self._put(metric, member, applicant, value, Origin.NARRATIVE, unit="件")
                self._text += "，"
            for share, quote in self._draft.statements_in_sentence:
                self._state("share", Decimal(share), quote)
            context = self._text[start:]
            self._figures[first:] = [replace(figure, context=context) for figure in self._figures[first:]]
        for kind, value, quote in self._draft.statements:
            self._state(kind, value, quote)
        for aside in self._draft.set_aside:
            start = len(self._text)
            self._text += aside.quote
            self._set_aside.append(replace(aside, start=start, end=len(self._text)))

    def _state(self, kind: str, value: Decimal | None, quote: str) -> None:
        start = len(self._text)
        self._text += quote
        self._statements.append(Statement(kind, value, quote, 1, start, len(self._text)))

    def _table_two(self) -> None:
        for metric in TABLE_TWO:
            self._put(metric, "", "", self._draft.table_two.get(metric, 0), Origin.TABLE)
            self._text += "\n"

    def _table_three(self) -> None:
        for number, (metric, member) in enumerate(ROWS, start=1):
            for column, applicant in enumerate(APPLICANTS, start=1):
                place = (f"r{number}", f"c{column}")
                if place not in self._draft.missing_cells:
                    value = self._draft.cells.get(place, 0)
                    self._put(metric, member, applicant, value, Origin.TABLE)
                self._text += "\t"
        for metric, member, applicant, value in self._draft.extra_cells:
            self._put(metric, member, applicant, value, Origin.TABLE)
            self._text += "\t"

    def _table_four(self) -> None:
        for number, (metric, result) in enumerate(DISPUTES, start=1):
            self._put(metric, result, "", self._draft.disputes.get(f"k{number}", 0), Origin.TABLE)
            self._text += "\t"

    def _put(
        self,
        metric: str,
        member: str,
        applicant: str,
        value: int | str | None,
        origin: Origin,
        unit: str = "",
    ) -> None:
        quote = "" if value is None else f"{value}{unit}"
        start = len(self._text)
        self._text += quote
        self._figures.append(
            Figure(
                metric=metric,
                member=member,
                applicant=applicant,
                label=member
                if origin is Origin.NARRATIVE and member not in ("", "total")
                else "·".join(filter(None, (CATALOGUE.metrics[metric].label, member, applicant))),
                value=None if value is None else Decimal(value),
                approximate=self._draft.approximate and origin is Origin.NARRATIVE,
                origin=origin,
                state=State.READ,
                quote=quote,
                page=1,
                start=start,
                end=start + len(quote),
            )
        )


class Checked:
    """Reports in a database, with every rule tried on them."""

    def __init__(self, *drafts: Draft, deadlines: Mapping[str, str] | None = None) -> None:
        self.connection = duckdb.connect()
        schema.create_tables(self.connection)
        schema.insert_catalogue(self.connection, CATALOGUE)
        rows = Rows()
        for draft in drafts:
            document, report = draft.write()
            rows.add_report(reading_of(document, report), report.figures, document.name, "test")
        rows.insert(self.connection)
        for agency_id, deadline in (deadlines or {}).items():
            self.connection.execute(
                "update agency set deadline = $deadline where agency_id = $agency_id",
                {"deadline": deadline, "agency_id": agency_id},
            )
        self.connection.execute("create temp table scope as select report_id from report")
        run_checks(self.connection)

    def findings(self, rule: str) -> pd.DataFrame:
        """What `rule` found, in the order of messages."""
        return self.connection.execute(
            "select * from finding where rule = $rule order by report_id, message", {"rule": rule}
        ).df()

    def messages(self, rule: str) -> list[str]:
        """The messages of what `rule` found."""
        return list(self.findings(rule)["message"])

    def evaluation(self, rule: str) -> tuple[int, int, int]:
        """Over all reports, how many of the rule's comparisons hold, are broken, can't be made."""
        row = self.connection.execute(
            "select coalesce(sum(kept), 0)::integer, coalesce(sum(broken), 0)::integer, "
            "coalesce(sum(unevaluable), 0)::integer from evaluation where rule = $rule",
            {"rule": rule},
        ).fetchone()
        assert row is not None
        return row
