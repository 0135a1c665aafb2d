"""A sheet -> one report for each agency and year in it, and what could not be used with the reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.divisions import Divisions
from dashboard.extraction import dates
from dashboard.extraction.agency import Named, recognise_name
from dashboard.extraction.names import parse_name, region_ending_at
from dashboard.extraction.normalised import normalise
from dashboard.extraction.report import Agency, SetAside
from dashboard.extraction.sheet.cells import year_in_cell
from dashboard.extraction.sheet.draft import Draft, SheetReport, aside
from dashboard.extraction.sheet.grid import Grid, Row, grids_of
from dashboard.extraction.sheet.headings import ROLES, Vocabulary, year_in
from dashboard.extraction.sheet.mapping import Entry, Mapping, Status, guess
from dashboard.extraction.sheet.owner import owner_of
from dashboard.extraction.tables import read_tables
from dashboard.reading.document import Cell, Document

SHEET_TYPES = frozenset({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})

_PLACE_COLUMNS = ("province", "city", "district")
_TOTAL_ROW = re.compile("^(?:合计|总计|小计|全[区县市]|累计|平均)")
_REGION_END = re.compile("[省市区县旗州盟]")


@dataclass(frozen=True, slots=True)
class SheetReading:
    """mappings: one for each of its tables; set_aside: what belongs to no report."""

    mappings: tuple[Mapping, ...]
    reports: tuple[SheetReport, ...]
    set_aside: tuple[SetAside, ...] = ()


def is_sheet(document: Document, catalogue: Catalogue, kept: Iterable[Entry] = ()) -> bool:
    """Whether `document` is a table in a sheet format with a column of agencies, or with figures of a single
    one: headings that say what is counted, and none of the tables of a report.
    """
    if document.media_type not in SHEET_TYPES:
        return False
    vocabulary, kept = Vocabulary(catalogue), tuple(kept)
    mappings = [guess(grid, vocabulary, kept) for grid in grids_of(document)]
    if any(mapping.column_of("agency") for mapping in mappings):
        return True
    counts = any(entry.counts and entry.metric not in ROLES for one in mappings for entry in one.entries)
    return counts and not read_tables(document, normalise(document), catalogue).figures


def read_sheet(
    document: Document,
    catalogue: Catalogue,
    divisions: Divisions,
    kept: Iterable[Entry] = (),
    file_name: str = "",
) -> SheetReading:
    """The reports in `document`, by the guessed mapping with what an office has `kept` of it in its place.

    file_name: evidence for year and place where neither a column nor the title gives them.
    """
    vocabulary, kept = Vocabulary(catalogue), tuple(kept)
    reader = _Reader(document, vocabulary, divisions, file_name or document.name)
    mappings = []
    for grid in grids_of(document):
        mapping = guess(grid, vocabulary, kept)
        mappings.append(mapping)
        reader.read(grid, mapping)
    return SheetReading(tuple(mappings), reader.reports(), tuple(reader.set_aside))


class _Reader:
    def __init__(
        self, document: Document, vocabulary: Vocabulary, divisions: Divisions, file_name: str
    ) -> None:
        self._document = document
        self._vocabulary = vocabulary
        self._divisions = divisions
        self._file_name = file_name
        self._drafts: dict[tuple[str, int], Draft] = {}
        self._named: dict[tuple[str, ...], Named] = {}
        self.set_aside: list[SetAside] = []

    def read(self, grid: Grid, mapping: Mapping) -> None:
        """Take in one table."""
        columns = {heading: column for column, heading in reversed(list(grid.headings.items()))}
        roles = {
            entry.metric: columns[entry.heading]
            for entry in mapping.entries
            if entry.kind == "column" and entry.counts
        }
        places = self._places_of(grid)
        year = self._year_of(grid)
        if "agency" in roles:
            for row in grid.body:
                if agency := self._agency_of(grid, roles, row, places):
                    self._read_row(grid, mapping, roles, row, agency, year)
        elif owner := self._owner_of(grid, places):
            for row in self._rows_of(owner, grid, mapping, roles, places):
                self._read_row(grid, mapping, roles, row, owner, year)

    def reports(self) -> tuple[SheetReport, ...]:
        """What was taken in, by agency and year."""
        return tuple(draft.report() for _, draft in sorted(self._drafts.items()))

    def _places_of(self, grid: Grid) -> tuple[str, ...]:
        """The places that title and file name give: those of rows that give none."""
        stem = self._file_name.rpartition(".")[0]
        for text in (*grid.title, stem):
            plain = "".join(text.split())
            ends = (match.end() for match in _REGION_END.finditer(plain))
            if places := [place for end in ends if (place := region_ending_at(plain, end, self._divisions))]:
                return tuple(dict.fromkeys(places))
        return ()

    def _year_of(self, grid: Grid) -> int | None:
        for text in reversed(grid.title):
            if year := dates.year_of_title(text):
                return year
        return dates.year_of_file_name(self._file_name)

    def _agency_of(
        self, grid: Grid, roles: dict[str, int], row: Row, places: tuple[str, ...]
    ) -> Agency | None:
        """The agency that the row names; None, with the reason set aside, where there is none."""
        name = grid.text(row, roles["agency"])
        own = tuple(text for role in _PLACE_COLUMNS if (text := grid.text(row, roles.get(role))))
        anywhere = row.get(roles["agency"]) or next(iter(row.values()))
        if not name or _TOTAL_ROW.match(name):
            if any(map(str.isdigit, grid.context(row))):
                self._aside(grid, anywhere, "合计行或没有单位名称的行，未采用")
            return None
        found = self._recognise(name, own or places)
        if found.agency is None:
            reason = f"单位“{name[:30]}”" + (
                "与几个区县的单位同名，请写明区县" if found.several else "未识别，请写全称并写明区县"
            )
            self._aside(grid, anywhere, reason)
        return found.agency

    def _owner_of(self, grid: Grid, places: tuple[str, ...]) -> Agency | None:
        """The agency of a sheet that has no column of them, by its title or else its file's name."""
        stem = self._file_name.rpartition(".")[0]
        named = owner_of((*reversed(grid.title), stem), places, self._divisions)
        if named.agency is None:
            where = f"“{grid.title[0][:20]}”" if grid.title else ""
            self._aside(
                grid,
                next(iter(grid.body[0].values())) if grid.body else None,
                f"{where}没有单位列，"
                + (
                    "标题或文件名中的单位与几个区县的同名，请写明市、区"
                    if named.several
                    else "标题和文件名中也没有单位名称，请加一列“单位”，或在标题中写明单位全称"
                ),
            )
        return named.agency

    def _rows_of(
        self, owner: Agency, grid: Grid, mapping: Mapping, roles: dict[str, int], places: tuple[str, ...]
    ) -> Iterator[Row]:
        """The rows that can be the owner's: none that names another body, and of a wide sheet one a year."""
        counted = [row for row in grid.body if any(map(str.isdigit, grid.context(row)))]
        years = Counter(
            grid.text(row, roles.get("year"))
            for row in counted
            if not _TOTAL_ROW.match(grid.text(row, min(row)))
        )
        described = {roles[role] for role in roles if role in ROLES}
        ignored = {entry.heading for entry in mapping.entries if entry.status is Status.IGNORED}
        for row in counted:
            first = next(iter(row.values()))
            words = (
                grid.text(row, column)
                for column in row
                if column not in described and grid.headings.get(column) not in ignored
            )
            other = next((text for text in words if self._is_another(text, owner, places)), "")
            if other:
                reason = f"“{other[:30]}”像是单位名称，但没有单位列，请把这一列的表头改为“单位”"
                self._aside(grid, first, reason)
            elif _TOTAL_ROW.match(grid.text(row, min(row))):
                self._aside(grid, first, "合计行，未采用")
            elif not mapping.long and years[grid.text(row, roles.get("year"))] > 1:
                self._aside(grid, first, "同一年度有几行而没有单位列，请加一列“单位”或只留一行")
            else:
                yield row

    def _is_another(self, text: str, owner: Agency, places: tuple[str, ...]) -> bool:
        """Whether `text` is the name of a body that is not `owner`."""
        if parse_name("".join(text.split()), self._divisions) is None:
            return False
        return self._recognise(text, places or (owner.district,)).agency != owner

    def _read_row(
        self, grid: Grid, mapping: Mapping, roles: dict[str, int], row: Row, agency: Agency, year: int | None
    ) -> None:
        anywhere = row.get(roles.get("agency", -1)) or next(iter(row.values()))
        if "year" in roles:
            stated = grid.text(row, roles["year"])
            year = year_in_cell(stated) if stated else year
            if stated and year is None:
                self._aside(grid, anywhere, f"年度“{stated[:20]}”不能识别")
                return
        for heading, entry, cell in self._counted(grid, mapping, roles, row):
            own_year = year_in(heading) if not mapping.long else None
            chosen = own_year or year
            if chosen is None:
                self._aside(grid, cell, "没有年度：请设年度列，或在标题、文件名中写明年度")
                return
            draft = self._draft(agency, chosen, grid)
            draft.spans += [(grid.start, grid.head_end), _span(row)]
            source = grid.text(row, roles.get("source"))
            if source.startswith("http") and not draft.url:
                draft.url = source
            draft.take(grid, row, roles, heading, entry, cell, long=mapping.long)

    def _counted(
        self, grid: Grid, mapping: Mapping, roles: dict[str, int], row: Row
    ) -> Iterator[tuple[str, Entry, Cell]]:
        """Name as written, entry and cell of each figure in the row."""
        if mapping.long:
            names = mapping.of("name")
            name = grid.text(row, roles["metric"])
            cell = row.get(roles["value"])
            if name and name in names:
                yield name, names[name], cell or _empty_after(row)
            return
        entries = mapping.of("column")
        taken = set(roles[role] for role in roles if role in ROLES)
        for column, heading in grid.headings.items():
            if column not in taken:
                yield heading, entries[heading], row.get(column) or _empty_after(row)

    def _recognise(self, name: str, places: tuple[str, ...]) -> Named:
        key = (name, *places)
        if key not in self._named:
            self._named[key] = recognise_name(name, places, self._divisions)
        return self._named[key]

    def _draft(self, agency: Agency, year: int, grid: Grid) -> Draft:
        title = " ".join(grid.title)[:120]
        return self._drafts.setdefault((agency.agency_id, year), Draft(agency, year, title, self._vocabulary))

    def _aside(self, grid: Grid, cell: Cell | None, reason: str) -> None:
        self.set_aside.append(aside(grid, cell, reason))


def _span(row: Row) -> tuple[int, int]:
    cells = row.values()
    return min(cell.start for cell in cells), max(cell.end for cell in cells)


def _empty_after(row: Row) -> Cell:
    """Stands for a cell that the row, cut off after its last text, no longer has."""
    last = row[max(row)]
    return Cell(last.row, last.column + 1, last.end, last.end)
