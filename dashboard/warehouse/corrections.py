"""What people decided about figures: corrections.csv, applied to what a report was read to say."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

from dashboard.catalogue import Catalogue
from dashboard.extraction.report import Figure, Origin, State
from dashboard.extraction.storable import storable
from dashboard.library import CORRECTION_COLUMNS
from dashboard.warehouse.files import office_rows
from dashboard.warehouse.rows import Row, place_in_line

COLUMNS = (
    "line", "agency_id", "agency", "year", "metric", "member", "applicant", "printed", "value", "who",
    "decided_at", "why", "applied", "problem",
)  # fmt: skip
_NO_REPORT = "资料库中没有该单位该年度的年报"


class Correction(NamedTuple):
    """One row of corrections.csv as written; year is None where it is not a year.

    printed: the value that the report was read to say, a guard; "" = blank or missing.
    value: the value to use; "" = missing. at: when it was decided.
    """

    line: int
    agency_id: str
    agency: str
    year: int | None
    metric: str
    member: str
    applicant: str
    printed: str
    value: str
    who: str
    at: str
    why: str

    @property
    def report_id(self) -> str:
        """The report that it is about."""
        return f"{self.agency_id}-{self.year}"

    @property
    def decision(self) -> Row:
        """All of it but the line, which moves when somebody puts the file in order."""
        return self[1:]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A correction and what became of it; problem: why it was not applied, "" if it was."""

    correction: Correction
    problem: str

    @property
    def row(self) -> Row:
        """As a row of the table correction."""
        return (*self.correction, self.problem == "", self.problem)


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections in the file at `path` in its order, none if there is no such file.

    Without its columns: LibraryError.
    """
    corrections = []
    for line, fields in office_rows(path, CORRECTION_COLUMNS, "更正表"):
        year = int(fields["year"]) if fields["year"].isdecimal() and len(fields["year"]) == 4 else None
        corrections.append(Correction(line=line, **{**fields, "year": year}))  # type: ignore[arg-type]
    return tuple(corrections)


def by_report(corrections: Sequence[Correction]) -> Mapping[str, list[Correction]]:
    """The corrections of each report in their order."""
    groups: dict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        groups[correction.report_id].append(correction)
    return groups


def apply_corrections(
    figures: Sequence[Figure], corrections: Sequence[Correction], catalogue: Catalogue
) -> tuple[list[Figure], list[Outcome]]:
    """One report's figures with its corrections applied, and what became of each correction.

    Of several corrections of the same figure the last counts. A correction whose guard does not match what
    the report was read to say is not applied.
    """
    corrected = list(figures)
    last = {(one.metric, one.member, one.applicant): one for one in corrections}
    outcomes = []
    for one in corrections:
        problem = _flaw(one, catalogue)
        if not problem and last[one.metric, one.member, one.applicant] is not one:
            problem = "已被后一条更正取代"
        if not problem:
            problem = _apply(corrected, one, catalogue)
        outcomes.append(Outcome(one, problem))
    return corrected, outcomes


def without_report(corrections: Sequence[Correction], catalogue: Catalogue) -> list[Outcome]:
    """What becomes of corrections of a report that the library does not have."""
    return [Outcome(one, _flaw(one, catalogue) or _NO_REPORT) for one in corrections]


def _apply(figures: list[Figure], one: Correction, catalogue: Catalogue) -> str:
    """Put the correction into `figures`; the problem if its guard does not match."""
    guard, value = _number(one.printed), _number(one.value)
    same = sorted(
        (at for at, figure in enumerate(figures) if _key(figure) == (one.metric, one.member, one.applicant)),
        key=lambda at: place_in_line(figures[at]),
    )
    reason = f"{one.who}（{one.at}）：{one.why}"
    for at in same:
        if figures[at].value == guard:
            origin = Origin.CORRECTED if guard is not None else Origin.ENTERED
            figures[at] = replace(
                figures[at], value=value, approximate=False, origin=origin, state=State.READ, reason=reason
            )
            return ""
    if same:
        found = figures[same[0]].value
        read = "空白" if found is None else f"{found:f}"
        return f"更正时原值为“{one.printed or '空白'}”，现读到“{read}”，未采用"
    if guard is not None:
        return f"更正时原值为“{one.printed}”，现未读到这项数据，未采用"
    figures.append(_entered(one, value, reason, catalogue))
    return ""


def _entered(one: Correction, value: Decimal | None, reason: str, catalogue: Catalogue) -> Figure:
    return Figure(
        metric=one.metric,
        member=one.member,
        applicant=one.applicant,
        label=_label(one, catalogue),
        value=value,
        approximate=False,
        origin=Origin.ENTERED,
        state=State.READ,
        quote="",
        page=1,
        start=0,
        end=0,
        reason=reason,
    )


def _key(figure: Figure) -> tuple[str, str, str]:
    return figure.metric, figure.member, figure.applicant


def _label(one: Correction, catalogue: Catalogue) -> str:
    metric = catalogue.metrics[one.metric]
    parts = [metric.label]
    for dimension in metric.dimensions:
        key = one.applicant if dimension == "applicant" else one.member
        member = catalogue.members.get(dimension, {}).get(key)
        parts.append(member.label if member else key)
    return "·".join(part for part in parts if part)


def _flaw(one: Correction, catalogue: Catalogue) -> str:
    """What is wrong with the row itself, "" if nothing."""
    if one.year is None:
        return "年度不是四位年份"
    needed = (("单位代码", one.agency_id), ("更正人", one.who), ("更正时间", one.at), ("更正理由", one.why))
    if lacking := [name for name, field in needed if not field]:
        return f"缺少{'、'.join(lacking)}"
    if one.metric not in catalogue.metrics:
        return f"没有名为“{one.metric}”的指标"
    try:
        _number(one.printed), _number(one.value)
    except InvalidOperation:
        return "原值和更正值应为数字或空白"
    return ""


def _number(written: str) -> Decimal | None:
    """The number that a person wrote, in full width or with thousands marks too; None for blank."""
    plain = unicodedata.normalize("NFKC", written).replace(",", "").strip()
    if not plain:
        return None
    number = Decimal(plain)
    if not number.is_finite() or (kept := storable(number)) is None:
        raise InvalidOperation
    return kept
