"""What extraction gives: one report's figures, each with the quote that it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Origin(StrEnum):
    """Where a figure came from."""

    TABLE = "table"
    NARRATIVE = "narrative"
    DERIVED = "derived"
    CORRECTED = "corrected"
    ENTERED = "entered"


class State(StrEnum):
    """How sure its reading is.

    proved: identities cover it and all hold; read: no identity covers it and its reading was unambiguous;
    marked: an identity is broken or can't be evaluated for a missing cell, or the reading was ambiguous.
    """

    PROVED = "proved"
    READ = "read"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one report.

    metric, member, applicant: keys of data/catalogue ("" where the metric has no such dimension; a member of
    an open vocabulary that the catalogue does not know keeps its label as the report wrote it).
    label: the name as a person reads it: for a sentence the report's own words where they are a name
    (政府网站发布信息, and those of parts), else the catalogue's; row and column for table cells.
    value: in the metric's unit; None where the report leaves the cell blank or prints "/", "—" or "无".
    quote: exactly `Document.text[start:end]`; for a table cell what is printed in it, for a sentence the
    shortest phrase that says what was counted, with the number and its unit.
    context: the printed row, or the whole sentence, on one line.
    reason: in Chinese, why a marked figure is marked; "" otherwise.
    """

    metric: str
    member: str
    applicant: str
    label: str
    value: Decimal | None
    approximate: bool
    origin: Origin
    state: State
    quote: str
    page: int
    start: int
    end: int
    confidence: float = 1.0
    context: str = ""
    reason: str = ""


class SetAsideKind(StrEnum):
    """What the consistency rules can tell of a number that was set aside.

    other_year: it is of a year that is not the report's; part_of_year: it is of some months only;
    rival: another figure of the report states the same thing with another value; unmapped: all else.
    """

    OTHER_YEAR = "other_year"
    PART_OF_YEAR = "part_of_year"
    RIVAL = "rival"
    UNMAPPED = "unmapped"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A text with a number that looks like an output and is no figure of the report.

    reason: in Chinese, for the person who checks; kind: the same for the rules.
    year: the year that a number of another year names, None where it names none (去年).
    metric, value: what a rival states; "" and None for the other kinds.
    """

    quote: str
    page: int
    start: int
    end: int
    reason: str
    kind: SetAsideKind = SetAsideKind.UNMAPPED
    year: int | None = None
    metric: str = ""
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One of the report's six sections as printed.

    key: overview, proactive, requests, disputes, problems, other (一 to 六 of the format);
    ordinal: the number printed before the title, 1 to 6 (None when it has none);
    title: as printed, spaces removed; official: the title is the format's own;
    start, end: from the title to the next section; body_length: characters of text after the title.
    """

    key: str
    ordinal: int | None
    title: str
    official: bool
    page: int
    start: int
    end: int
    body_length: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that says something checkable without naming a number.

    kind: all_processed (全部办结, 办结率 100%), no_fee (未收取信息处理费), share (a percentage).
    value: the percentage of a share, else None.
    """

    kind: str
    value: Decimal | None
    quote: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Agency:
    """A reporting body as recognised.

    agency_id: the 9-digit division code of a sub-district, the 6-digit code of a district's or the longer
    code of a department (see extraction/agency.py); kind: 街道, 镇, 乡, 部门 or 政府.
    """

    agency_id: str
    name: str
    short_name: str
    kind: str
    division: str
    district_code: str
    district: str
    city: str
    province: str
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report it is and of which year: what title, text and file name say.

    year: the report's year; title_year, period_year, file_year: what each source says alone, None if silent.
    format: "2021", "2019", "earlier" or "" when no table tells.
    contact: the contact block as printed, kept apart from figures.
    """

    agency: Agency | None
    year: int | None
    title: str = ""
    title_year: int | None = None
    period_year: int | None = None
    file_year: int | None = None
    period_start: date | None = None
    period_end: date | None = None
    published_on: date | None = None
    url: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One document as a report: who, when, its figures and what could not be mapped.

    tables: for each of table two, three, four: "proved", "marked" or "missing".
    """

    identity: Identity
    format: str
    figures: tuple[Figure, ...]
    sections: tuple[Section, ...] = ()
    statements: tuple[Statement, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    tables: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
