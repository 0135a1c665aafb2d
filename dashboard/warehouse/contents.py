"""Bringing a snapshot's tables up to what the library holds, from an empty file or from the last snapshot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from dashboard.library import Library
from dashboard.warehouse import marts, schema
from dashboard.warehouse.checks import run_checks, run_checks_apart
from dashboard.warehouse.corrections import (
    COLUMNS as CORRECTION_ROW,
)
from dashboard.warehouse.corrections import (
    Correction,
    Outcome,
    apply_corrections,
    by_report,
    without_report,
)
from dashboard.warehouse.inputs import Inputs
from dashboard.warehouse.population import fill_population
from dashboard.warehouse.readings import ReadingCache
from dashboard.warehouse.rows import Row, Rows, insert_rows
from dashboard.warehouse.sheets import Sheets
from dashboard.warehouse.statements import statement

# Reports held in memory at a time.
_BATCH = 200


@dataclass(frozen=True, slots=True)
class _Entry:
    """One document: which report it is or would be, that it is a sheet, or the reason why it is neither."""

    file: str
    sha256: str
    report_id: str | None
    problem: str = ""
    remedy: str = ""
    sheet: bool = False


class Contents:
    """The tables of one snapshot in the making; `connection` uses the database that holds them."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        library: Library,
        inputs: Inputs,
        tell: Callable[[str, int, int], None],
    ) -> None:
        self._connection = connection
        self._library = library
        self._inputs = inputs
        self._tell = tell
        self._cache = ReadingCache(library, inputs.catalogue_sha256, inputs.extractor)
        self._sheets = Sheets(inputs.mappings)

    @property
    def inputs(self) -> Inputs:
        """What the tables were made of: with the headings of sheets that were met for the first time."""
        return self._inputs

    def bring_up_to_date(self, *, anew: bool) -> int:
        """Make the tables say what the inputs say; how many documents had to be read for it.

        anew: the database is empty; otherwise it holds another state of the same library, made the same way,
        of which only the difference is worked on. Both give the same rows.
        """
        connection = self._connection
        connection.execute("begin")
        if anew:
            schema.create_tables(connection)
            schema.insert_catalogue(connection, self._inputs.catalogue)
            schema.insert_places(connection, self._inputs.divisions)
        before = self._entries_before()
        now, read_now = self._entries_now(before)
        self._read_sheets(now)
        decided = self._corrections_before()
        corrections = by_report(self._inputs.corrections)
        going = _reports_that_differ(before, now) | _corrections_that_differ(decided, corrections)
        going |= self._sheets.that_differ(connection)
        self._take_out(going)
        outcomes = self._put_in(now, going, corrections)
        self._keep_corrections(decided, outcomes, going)
        connection.execute(statement("steps/indicators"))
        connection.execute(statement("steps/remove_strangers"))
        connection.execute("commit")
        self._check(anew=anew)
        self._sign()
        if anew:
            self._cache.keep_only(self._inputs.documents)
        return read_now

    def _entries_before(self) -> dict[str, _Entry]:
        rows = self._connection.execute(statement("steps/entries")).fetchall()
        return {row[0]: _Entry(*row) for row in rows}

    def _entries_now(self, before: Mapping[str, _Entry]) -> tuple[dict[str, _Entry], int]:
        """Every document as it is now, and how many were read for it."""
        documents, cache = self._inputs.documents, self._cache
        unknown = {file: sha256 for file, sha256 in documents.items() if not _same(before.get(file), sha256)}
        unread = {file: sha256 for file, sha256 in unknown.items() if not cache.has(file, sha256)}
        for done, _ in enumerate(cache.fill(unread), start=1):
            self._tell("读取年报", done, len(unread))
        entries = {}
        for file, sha256 in documents.items():
            if file in unknown:
                reading = cache.get(file, sha256)
                sheet = reading.sheet is not None
                entries[file] = _Entry(
                    file, sha256, reading.report_id, reading.problem, reading.remedy, sheet
                )
            else:
                entries[file] = before[file]
        return entries, len(unread)

    def _read_sheets(self, now: Mapping[str, _Entry]) -> None:
        """Read every sheet by its mapping; which of its reports count depends on all other documents."""
        inputs = self._inputs
        for entry in now.values():
            if entry.sheet:
                reading = self._cache.get(entry.file, entry.sha256)
                self._sheets.read(entry.file, reading, inputs.catalogue, inputs.divisions)
        self._sheets.choose({entry.report_id for entry in now.values() if entry.report_id is not None})
        self._inputs = replace(inputs, mappings=self._sheets.kept)

    def _take_out(self, going: Iterable[str]) -> None:
        connection = self._connection
        connection.execute("create or replace temp table going (report_id varchar)")
        insert_rows(connection, "going", ("report_id",), [(report_id,) for report_id in sorted(going)])
        connection.execute(f"create or replace temp table changed as {statement('steps/changed')}")
        connection.execute(statement("steps/remove_reports"))

    def _put_in(
        self, now: Mapping[str, _Entry], going: set[str], corrections: Mapping[str, list[Correction]]
    ) -> list[Outcome]:
        """Insert the reports in `going` that there are, and every document set aside."""
        candidates: dict[str, list[_Entry]] = defaultdict(list)
        for entry in now.values():
            if entry.report_id is not None:
                candidates[entry.report_id].append(entry)
        connection = self._connection
        connection.execute(statement("steps/stage_figures"))
        outcomes: list[Outcome] = []
        there = candidates.keys() | self._sheets.chosen.keys()
        present = sorted(going & there)
        for start in range(0, len(present), _BATCH):
            self._tell("写入快照", start, len(present))
            rows = Rows()
            for report_id in present[start : start + _BATCH]:
                decisions = corrections.get(report_id, [])
                if report_id in candidates:
                    outcomes += self._add(rows, candidates[report_id][0], decisions)
                else:
                    outcomes += self._sheets.add(rows, report_id, decisions, self._inputs)
            rows.insert(connection, figures_into="staged_figure")
        connection.execute(statement("steps/sort_figures"))
        connection.execute(f"insert into changed {statement('steps/changed')}")
        self._set_aside(now, candidates)
        for report_id in going - there:
            outcomes += without_report(corrections.get(report_id, []), self._inputs.catalogue)
        return outcomes

    def _add(self, rows: Rows, entry: _Entry, corrections: list[Correction]) -> list[Outcome]:
        reading = self._cache.get(entry.file, entry.sha256)
        assert reading.report is not None
        figures, outcomes = apply_corrections(reading.report.figures, corrections, self._inputs.catalogue)
        rows.add_report(reading, figures, entry.file, self._inputs.extractor)
        return outcomes

    def _set_aside(self, now: Mapping[str, _Entry], candidates: Mapping[str, list[_Entry]]) -> None:
        """Fill rejected: documents that gave no report, and those that another one comes before."""
        connection = self._connection
        rejected: list[Row] = [
            (entry.file, entry.sha256, None, entry.problem, entry.remedy)
            for entry in now.values()
            if entry.report_id is None and not entry.sheet
        ]
        rejected += self._sheets.rejected()
        rejected += fill_population(connection, self._inputs.population, self._library.population.name)
        for report_id, entries in candidates.items():
            first, *others = entries
            agency_id, year = report_id.rsplit("-", 1)
            for entry in others:
                problem = f"与《{Path(first.file).name}》同为{self._agency_name(agency_id)} {year} 年度年报"
                remedy = "请只保留其中一份；若认错了单位或年度，请在文件名中写明单位全称和年度"
                rejected.append((entry.file, entry.sha256, report_id, problem, remedy))
        connection.execute("delete from rejected")
        insert_rows(
            self._connection,
            "rejected",
            ("file", "sha256", "report_id", "problem", "remedy"),
            sorted(rejected, key=lambda row: (row[0], row[2] or "")),
        )
        self._sheets.keep(self._connection)

    def _agency_name(self, agency_id: str) -> str:
        [(name,)] = self._connection.execute(
            statement("steps/agency_name"), {"agency_id": agency_id}
        ).fetchall()
        return str(name)

    def _corrections_before(self) -> dict[Row, Outcome]:
        rows = self._connection.execute(statement("steps/corrections")).fetchall()
        outcomes = [Outcome(Correction(*row[:-1]), row[-1]) for row in rows]
        return {outcome.correction.decision: outcome for outcome in outcomes}

    def _keep_corrections(
        self, decided: Mapping[Row, Outcome], outcomes: list[Outcome], going: set[str]
    ) -> None:
        """Fill correction: with the outcomes of now, and of before for reports that stay as they are."""
        stay = [
            Outcome(one, decided[one.decision].problem)
            for one in self._inputs.corrections
            if one.report_id not in going
        ]
        rows = sorted((outcome.row for outcome in (*stay, *outcomes)), key=lambda row: row[0])
        self._connection.execute("delete from correction")
        insert_rows(self._connection, "correction", CORRECTION_ROW, rows)

    def _check(self, *, anew: bool) -> None:
        """Try the rules on every report, or on those that the difference can have an effect on."""
        connection = self._connection
        self._tell("核对", 0, 1)
        if anew:
            connection.execute(f"create or replace temp table scope as {statement('steps/checked')}")
            run_checks(connection)
            marts.settle(connection)
        else:
            connection.execute(f"create or replace temp table scope as {statement('steps/affected')}")
            connection.execute(statement("steps/remove_findings"))
            run_checks_apart(connection)
            marts.refresh(connection)
        self._tell("核对", 1, 1)

    def _sign(self) -> None:
        """Write into the snapshot what it was made of."""
        inputs = self._inputs
        self._connection.execute("delete from snapshot")
        self._connection.execute(
            f"insert into snapshot {statement('steps/signature')}",
            {
                "snapshot_id": inputs.snapshot_id,
                "queries_sha256": inputs.queries_sha256,
                "catalogue_sha256": inputs.catalogue_sha256,
                "extractor": inputs.extractor,
            },
        )


def _same(entry: _Entry | None, sha256: str) -> bool:
    return entry is not None and entry.sha256 == sha256


def _reports_that_differ(before: Mapping[str, _Entry], now: Mapping[str, _Entry]) -> set[str]:
    """The reports of which a document is new, changed or gone."""
    different = (before.keys() | now.keys()) - {
        file for file, entry in now.items() if _same(before.get(file), entry.sha256)
    }
    entries = (state.get(file) for file in different for state in (before, now))
    return {entry.report_id for entry in entries if entry is not None and entry.report_id is not None}


def _corrections_that_differ(
    decided: Mapping[Row, Outcome], corrections: Mapping[str, list[Correction]]
) -> set[str]:
    """The reports whose corrections are not the same, or not in the same order, as before."""
    before = by_report([outcome.correction for outcome in decided.values()])
    return {
        report_id
        for report_id in before.keys() | corrections.keys()
        if [one.decision for one in before.get(report_id, [])]
        != [one.decision for one in corrections.get(report_id, [])]
    }
