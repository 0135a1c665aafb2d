"""The report of one agency and year in the making, figure by figure, from a sheet's cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from dashboard.extraction.report import (
    Agency,
    Figure,
    Identity,
    Origin,
    Report,
    SetAside,
    SetAsideKind,
    State,
)
from dashboard.extraction.sheet.cells import amount_in, is_nothing, says_yes
from dashboard.extraction.sheet.grid import Grid, Row
from dashboard.extraction.sheet.headings import Vocabulary, factor_for
from dashboard.extraction.sheet.mapping import Entry, Status
from dashboard.reading.document import Cell

FORMAT = "sheet"
_OPEN_DIMENSIONS = ("topic", "channel", "category")
_MESSAGES = "messages_answered"


@dataclass(frozen=True, slots=True)
class SheetReport:
    """A report from a sheet and where it stands there: spans of the document's text, in order."""

    report: Report
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a cell counts: metric, member and applicant; what its number is multiplied by; its name."""

    target: tuple[str, str, str]
    factor: Decimal
    label: str


@dataclass
class Draft:
    """The report of one agency and year in the making."""

    agency: Agency
    year: int
    title: str
    vocabulary: Vocabulary
    url: str = ""
    figures: dict[tuple[str, str, str], Figure] = field(default_factory=dict)
    set_aside: list[SetAside] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def report(self) -> SheetReport:
        """The report with all that was taken in."""
        report = Report(
            identity=Identity(agency=self.agency, year=self.year, title=self.title, url=self.url),
            format=FORMAT,
            figures=tuple(sorted(_settled(self.figures.values()), key=lambda figure: figure.start)),
            set_aside=tuple(self.set_aside),
        )
        return SheetReport(report, _runs(self.spans))

    def take(
        self,
        grid: Grid,
        row: Row,
        roles: dict[str, int],
        heading: str,
        entry: Entry,
        cell: Cell,
        *,
        long: bool,
    ) -> None:
        """Put the figure in `cell` into the report, or set it aside with its reason."""
        printed = grid.document.cell_text(cell)
        if entry.status is Status.IGNORED:
            return
        if not entry.counts or entry.metric not in self.vocabulary.catalogue.metrics:
            if not is_nothing(printed):
                self._aside(grid, cell, f"{'指标名' if long else '表头'}“{heading[:40]}”未识别")
            return
        counted = self._counted(grid, row, roles, heading, entry, long=long)
        if isinstance(counted, str):
            self._aside(grid, cell, counted)
            return
        amount = amount_in(printed, counted.factor)
        if amount is None:
            self._aside(grid, cell, f"“{counted.label[:40]}”一格不是数")
            return
        approximate = amount.value is not None and (
            amount.approximate or (long and says_yes(grid.text(row, roles.get("approximate"))))
        )
        reason = self._doubt(counted.target[0], amount.value, entry, heading)
        figure = Figure(
            *counted.target,
            label=counted.label,
            value=amount.value,
            approximate=approximate,
            origin=Origin.TABLE,
            state=State.MARKED if reason else State.READ,
            quote=printed,
            page=grid.document.page_at(cell.start),
            start=cell.start,
            end=cell.end,
            context=grid.context(row),
            reason=reason,
        )
        self._put(figure, aside(grid, cell, f"“{counted.label[:40]}”重复，且与前一处的数不同"))

    def _counted(
        self, grid: Grid, row: Row, roles: dict[str, int], heading: str, entry: Entry, *, long: bool
    ) -> _Counted | str:
        """What the cell counts, by its heading and in a long sheet by its row; else why that is not known."""
        target: tuple[str, str, str] | None = (entry.metric, entry.member, entry.applicant)
        factor, label = entry.factor, heading
        if long:
            for role in ("member", "applicant"):
                written = grid.text(row, roles.get(role))
                if written and not is_nothing(written) and target is not None:
                    target = self._narrowed(target, written)
                    label = f"{label}·{written}"
            metric = self.vocabulary.catalogue.metrics[entry.metric]
            unit = factor_for(grid.text(row, roles.get("unit")), metric)
            if unit is None:
                return "计量单位与指标不符"
            factor *= unit
        if target is None or target[:2] == ("requests_outcome", ""):
            return f"“{label[:40]}”的类别未识别"
        return _Counted(target, factor, label)

    def _put(self, figure: Figure, repeated: SetAside) -> None:
        """Take `figure` in; where the same thing has another value already, mark it, set `repeated` aside."""
        target = figure.metric, figure.member, figure.applicant
        first = self.figures.setdefault(target, figure)
        if first is figure or first.value == figure.value:
            return
        self.figures[target] = replace(
            first,
            state=State.MARKED,
            reason=f"汇总表另有一处为“{figure.quote[:20] or '空白'}”，请核对",
        )
        self.set_aside.append(
            replace(repeated, kind=SetAsideKind.RIVAL, metric=figure.metric, value=figure.value)
        )

    def _narrowed(self, target: tuple[str, str, str], written: str) -> tuple[str, str, str] | None:
        """`target` for the member or applicant `written` beside it; None if the two don't go together."""
        if found := self.vocabulary.with_member(target, written):
            return found
        dimensions = self.vocabulary.catalogue.metrics[target[0]].dimensions
        if target[1] in ("", "total") and any(one in _OPEN_DIMENSIONS for one in dimensions):
            return target[0], written, target[2]
        return None

    def _doubt(self, metric: str, value: object, entry: Entry, heading: str) -> str:
        """Why a number is to be looked at; "" if it needs no look."""
        known = self.vocabulary.catalogue.metrics[metric]
        if value is None:
            return ""
        if known.kind != "amount" and value != int(value):  # type: ignore[call-overload]
            return "件数不是整数"
        if value < 0 and not metric.endswith("_change"):  # type: ignore[operator]
            return "数为负"
        if known.kind == "amount" and entry.status is Status.GUESSED and "元" not in heading:
            return f"表头未写明金额单位，暂按{known.unit}计"
        return ""

    def _aside(self, grid: Grid, cell: Cell, reason: str) -> None:
        self.set_aside.append(aside(grid, cell, reason))


def aside(grid: Grid, cell: Cell | None, reason: str) -> SetAside:
    """What the cell holds, or the place where the sheet begins, as not used for `reason`."""
    start, end = (cell.start, cell.end) if cell else (grid.start, grid.start)
    return SetAside(grid.document.text[start:end], grid.document.page_at(start), start, end, reason)


def _settled(figures: Iterable[Figure]) -> list[Figure]:
    """The figures; the only mailbox or board whose messages are counted is the whole, as in sentences."""
    figures = list(figures)
    messages = [figure for figure in figures if figure.metric == _MESSAGES]
    if len(messages) != 1:
        return figures
    return [replace(one, member="total") if one.metric == _MESSAGES else one for one in figures]


def _runs(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans in order, those that follow one another joined."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if runs and start <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return tuple(runs)
