"""The round trip of the fictional district: what a build read back against what the documents were made from.

`python -m bench roundtrip` writes the usual demonstration with one of its reports as a scan, builds it and
prints the score; a test does the same with a small one without a scan. Where the recogniser is not installed,
the scan is set aside, and what was planted in it is not asked for.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from dashboard import resources
from dashboard.catalogue import load_catalogue
from dashboard.demo import write_demo
from dashboard.demo.rendering import SCANNED
from dashboard.library import Library
from dashboard.warehouse.build import build
from dashboard.warehouse.snapshot import current_snapshot_id, open_current

# These compare a report with its peers or its past: what they note in unplanted reports is not a false alarm.
NOTES_ONLY = frozenset({"PEER", "JUMP"})
_FLAVOUR = ("信息", "类")
_EXAMPLES = 6


class Place(NamedTuple):
    """One figure of one report."""

    report: str
    metric: str
    member: str
    applicant: str


class Reading(NamedTuple):
    """What was read for a figure."""

    value: Decimal | None
    approximate: bool
    origin: str
    state: str
    quote: str


@dataclass
class DemoScore:
    """How a build of the demonstration compares with its truth.

    documents: right, wrong agency or year, wrong date, set aside, unread scan (no recogniser is installed);
    cells: right, derived, marked, missing, silent (wrong without a mark);
    sentences: right, rounding (the mark of an approximate number is wrong), missed, false;
    planted and found: defects by rule; alarms: findings where nothing of the kind was planted, by rule;
    examples: of each kind of mismatch.
    """

    documents: Counter[str] = field(default_factory=Counter)
    cells: Counter[str] = field(default_factory=Counter)
    sentences: Counter[str] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def note(self, kind: str, what: str) -> None:
        """Keep an example of a mismatch."""
        self.examples[kind].append(what)

    def lines(self) -> Iterator[str]:
        """The score as text."""
        for name in ("documents", "cells", "sentences"):
            counts: Counter[str] = getattr(self, name)
            parts = ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items()))
            yield f"{name}: {sum(counts.values()) - counts['false']} expected: {parts}"
        yield f"defects: {sum(self.found.values())} of {sum(self.planted.values())} planted were found"
        for rule in sorted(self.planted | self.alarms):
            row = f"  {rule:11} planted {self.planted[rule]:4} found {self.found[rule]:4}"
            yield f"{row} {'other notes' if rule in NOTES_ONLY else 'false alarms'} {self.alarms[rule]:4}"
        for kind, examples in sorted(self.examples.items()):
            yield f"{kind}: {len(examples)}"
            yield from (f"    {example}" for example in examples[:_EXAMPLES])


def score_demo(folder: Path) -> DemoScore:
    """Compare the snapshot in use of the library in `folder` with the truth beside its documents."""
    library = Library(folder)
    if current_snapshot_id(library) is None:
        raise SystemExit(f"{folder} was never built")
    truth = {name: _rows(folder / "truth" / f"{name}.csv") for name in ("figures", "defects", "documents")}
    score = DemoScore()
    with open_current(library).cursor() as connection:
        readable = _score_documents(score, connection, truth["documents"])
        files = {
            f"{row['agency_id']}-{row['year']}": f"{row['layout']} {row['file']}"
            for row in truth["documents"]
        }
        readings = _readings(connection)
        old = {
            (_report(row), row["cells"].split("/")[0])
            for row in truth["defects"]
            if row["rule"] == "OLD-YEAR"
        }
        # Whether a sentence about last year gives this year a figure is for the reader to refuse or to mark.
        expected = [
            row
            for row in truth["figures"]
            if _report(row) in readable
            and (row["origin"] == "table" or (_report(row), row["metric"]) not in old)
        ]
        _score_cells(score, expected, readings, files)
        _score_sentences(score, expected, readings, files)
        scans = {_report(row) for row in truth["documents"] if row["layout"] == SCANNED}
        unread = scans - readable if score.documents["unread scan"] else set()
        _score_defects(score, connection, truth["defects"], files, unread)
    return score


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _report(row: Mapping[str, str]) -> str:
    return f"{row['agency_id']}-{row['year']}"


def _select(connection: duckdb.DuckDBPyConnection, statement: str) -> list[tuple[Any, ...]]:
    return connection.execute(statement).fetchall()


def _score_documents(
    score: DemoScore, connection: duckdb.DuckDBPyConnection, documents: list[dict[str, str]]
) -> set[str]:
    """Whose report each document is; the reports that were recognised."""
    reports = {
        file: (report, published.isoformat() if published else "")
        for file, report, published in _select(connection, "select file, report_id, published_on from report")
    }
    problems = dict(_select(connection, "select file, problem from rejected"))
    recognised = set()
    for row in documents:
        expected = _report(row)
        report, published = reports.get(row["file"], ("", ""))
        if report != expected:
            kind = "set aside" if row["file"] in problems else "wrong agency or year"
            if row["layout"] == SCANNED and "没有文字层" in problems.get(row["file"], ""):
                kind = "unread scan"
            score.documents[kind] += 1
            score.note(
                f"document {kind}", f"{row['layout']} {row['file']}: {report} {problems.get(row['file'], '')}"
            )
            continue
        recognised.add(expected)
        score.documents["right" if published == row["published_on"] else "wrong date"] += 1
        if published != row["published_on"]:
            score.note(
                "document wrong date", f"{row['layout']} {row['file']}: {published} for {row['published_on']}"
            )
    return recognised


def _readings(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Place, Reading]]]:
    """Every figure that was read, by report."""
    readings: dict[str, list[tuple[Place, Reading]]] = defaultdict(list)
    statement = (
        "select report_id, metric, member, applicant, value, approximate, origin, state, quote from figure"
    )
    for report, metric, member, applicant, *reading in _select(connection, statement):
        readings[report].append((Place(report, metric, member, applicant), Reading(*reading)))
    return readings


def _score_cells(
    score: DemoScore,
    expected: list[dict[str, str]],
    readings: Mapping[str, list[tuple[Place, Reading]]],
    files: Mapping[str, str],
) -> None:
    metrics = load_catalogue(resources.CATALOGUE).metrics
    read = {
        place: reading
        for figures in readings.values()
        for place, reading in figures
        if reading.origin != "narrative"
    }
    for row in expected:
        if row["origin"] != "table" or row["metric"] not in metrics:
            continue
        place = Place(_report(row), row["metric"], row["member"], row["applicant"])
        kind = _judge(row, read.get(place))
        score.cells[kind] += 1
        if kind in ("missing", "silent", "marked"):
            printed, reading = row["printed"] or row["value"], read.get(place)
            score.note(
                f"cell {kind}", f"{files[place.report]}: {'/'.join(place[1:])} prints {printed}: {reading}"
            )


def _judge(row: Mapping[str, str], reading: Reading | None) -> str:
    printed = _number(row["printed"] or row["value"])
    if reading is None:
        return "missing" if printed is not None else "right"
    if reading.origin == "derived":
        return "derived" if reading.value == Decimal(row["value"]) else "silent"
    if reading.value == printed:
        return "right"
    if reading.state == "marked":
        return "marked"
    return "missing" if reading.value is None else "silent"


def _number(printed: str) -> Decimal | None:
    try:
        return Decimal(printed)
    except InvalidOperation:
        return None


def _score_sentences(
    score: DemoScore,
    expected: list[dict[str, str]],
    readings: Mapping[str, list[tuple[Place, Reading]]],
    files: Mapping[str, str],
) -> None:
    told: dict[str, list[tuple[Place, Decimal, bool]]] = defaultdict(list)
    for row in expected:
        if row["origin"] == "narrative":
            place = Place(_report(row), row["metric"], _plain(row["member"]), row["applicant"])
            told[place.report].append((place, Decimal(row["value"]), row["approximate"] == "1"))
    for report, figures in told.items():
        left = [
            (place._replace(member=_plain(place.member)), reading)
            for place, reading in readings.get(report, [])
            if reading.origin == "narrative"
        ]
        for place, value, approximate in figures:
            match = next((pair for pair in left if pair[0] == place and pair[1].value == value), None)
            if match is None:
                score.sentences["missed"] += 1
                score.note("sentence missed", f"{files[report]}: {'/'.join(place[1:])} = {value}")
                continue
            left.remove(match)
            rounded_alike = match[1].approximate == approximate
            score.sentences["right" if rounded_alike else "rounding"] += 1
            if not rounded_alike:
                score.note("sentence rounding", f"{files[report]}: {match[1].quote}")
        for place, reading in left:
            score.sentences["false"] += 1
            score.note(
                "sentence false",
                f"{files[report]}: {'/'.join(place[1:])} = {reading.value} “{reading.quote}”",
            )


def _plain(label: str) -> str:
    """A label without the words that reports add to it: 社会救助类 -> 社会救助."""
    for ending in _FLAVOUR:
        label = label.removesuffix(ending)
    return label


def _score_defects(
    score: DemoScore,
    connection: duckdb.DuckDBPyConnection,
    defects: list[dict[str, str]],
    files: Mapping[str, str],
    unread: Set[str],
) -> None:
    """Defects are asked for in reports that were read; unread: scans that no recogniser could read."""
    findings: dict[tuple[str, str], str] = {}
    for rule, report, severity, message in _select(
        connection, "select rule, report_id, severity, message from finding order by all"
    ):
        findings.setdefault((rule, report), f"{severity} {message}")
    allowed: set[tuple[str, str]] = set()
    for row in defects:
        report = _report(row)
        allowed |= {(rule, report) for rule in (row["rule"], *row["may_also"].split("；"))}
        if row["planted"] != "1" or report in unread:
            continue
        score.planted[row["rule"]] += 1
        hit = (row["rule"], report) in findings
        score.found[row["rule"]] += hit
        if not hit:
            score.note("defect not found", f"{row['rule']}: {files.get(report, report)}: {row['what']}")
    for (rule, report), message in findings.items():
        if (rule, report) not in allowed:
            score.alarms[rule] += 1
            score.note(f"alarm {rule}", f"{files.get(report, report)}: {message}")


def main() -> None:
    """Write, build and score the usual demonstration; a folder on the command line is scored as it is."""
    if len(sys.argv) == 2 and Path(sys.argv[1]).is_dir():
        print("\n".join(score_demo(Path(sys.argv[1])).lines()))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "demo"
        started = time.perf_counter()
        result = write_demo(folder, scanned=1)
        written = time.perf_counter()
        build(Library(folder))
        built = time.perf_counter()
        print(f"{result.reports} reports written at {result.reports / (written - started):.0f} a second")
        print(f"built at {result.reports / (built - written):.0f} a second")
        print("\n".join(score_demo(folder).lines()))


if __name__ == "__main__":
    main()
