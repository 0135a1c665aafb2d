"""verdicts.csv: what a verdict belongs to, how long it holds, and how it is kept."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest
from app.snapshots import empty_snapshot, insert, insert_agency, insert_figure, insert_report

from dashboard.errors import LibraryError
from dashboard.library import VERDICT_COLUMNS, Library, create_library
from dashboard.warehouse.checks import run_checks
from dashboard.warehouse.snapshot import Snapshot
from dashboard.warehouse.statements import run
from dashboard.warehouse.verdicts import (
    APPLIED,
    CONFIRMED,
    DISMISSED,
    FAULTY,
    LAPSED,
    REPLACED,
    Verdict,
    add_verdict,
    judgements,
    load_verdicts,
)

AGENCY = "990101001"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library."""
    return create_library(tmp_path / "library")


def carry_ids(*, carried_out: int = 3, carried_in: int = 2, extra_text: str = "") -> list[str]:
    """The ids of what CARRY finds between two reports of one agency, whose totals are given."""
    with duckdb.connect() as connection:
        empty_snapshot(connection)
        insert_agency(connection, "990101", "示例区", 1, "东山街道")
        for year, metric, value in (
            (2023, "requests_carried_out", carried_out),
            (2024, "requests_carried_in", carried_in),
        ):
            insert_report(connection, AGENCY, year)
            more = {"applicant": "total", "origin": "table", "quote": extra_text}
            insert_figure(connection, AGENCY, year, metric, value, ordinal=len(extra_text), **more)
        connection.execute("create temp table scope as select report_id from report")
        run_checks(connection)
        rows = run(connection, "findings", {"district": "all", "agencies": [], "year": 2024})
        return list(rows.loc[rows["rule"] == "CARRY", "finding_id"])


def test_a_finding_keeps_its_id_while_its_values_do_and_loses_it_with_them() -> None:
    [before] = carry_ids()
    assert carry_ids(extra_text="他处") == [before], "figures are numbered otherwise, but say the same"
    assert carry_ids(carried_out=4) != [before]
    assert carry_ids(carried_in=1) != [before]
    assert carry_ids(carried_in=3) == []


def snapshot_with(library: Library, *finding_ids: str) -> Snapshot:
    """A snapshot of one report that has these findings."""
    library.snapshots.mkdir(exist_ok=True)
    path = library.snapshots / f"{len(finding_ids)}.duckdb"
    path.unlink(missing_ok=True)
    with duckdb.connect(path) as connection:
        empty_snapshot(connection)
        insert_agency(connection, "990101", "示例区", 1, "东山街道")
        insert_report(connection, AGENCY, 2024)
        for key in finding_ids:
            insert(
                connection, "finding", finding_id=key, rule="CARRY", report_id=key.split("#")[0],
                severity="error", message="", figures=[], expected="", actual="",
            )  # fmt: skip
    return Snapshot(path)


KEY = f"{AGENCY}-2024#CARRY#0a1b2c3d"


def verdict(**changes: str) -> Verdict:
    """张某 says that the finding KEY is not so."""
    fields = {
        "finding_id": KEY,
        "rule": "CARRY",
        "agency": "东山街道",
        "year": "2024",
        "message": "表三“总计”列：上年年报结转下年度 3，本年上年结转为 2",
        "expected": "3",
        "actual": "2",
        "verdict": DISMISSED,
        "why": "上年一件已并入信访",
        "who": "张某",
        "at": "2025-03-01 10:00",
    }
    return Verdict(line=0, **(fields | changes))


def states(library: Library, snapshot: Snapshot) -> list[tuple[str, str]]:
    return [(row.state, row.note) for row in judgements(library, snapshot).rows]


def test_a_verdict_applies_to_its_finding(library: Library) -> None:
    add_verdict(library, verdict())
    found = judgements(library, snapshot_with(library, KEY))
    assert found.dismissed == (KEY,)
    assert found.applied[KEY].who == "张某"


def test_a_confirmed_finding_still_counts(library: Library) -> None:
    add_verdict(library, verdict(verdict=CONFIRMED))
    found = judgements(library, snapshot_with(library, KEY))
    assert found.dismissed == () and found.applied[KEY].verdict == CONFIRMED


def test_a_verdict_on_values_that_changed_has_lapsed_and_is_kept(library: Library) -> None:
    add_verdict(library, verdict())
    snapshot = snapshot_with(library, f"{AGENCY}-2024#CARRY#ffffffff")
    assert states(library, snapshot) == [(LAPSED, "数值已变")]
    assert judgements(library, snapshot).dismissed == ()
    assert len(load_verdicts(library)) == 1


def test_a_verdict_on_a_report_that_is_gone_says_so(library: Library) -> None:
    add_verdict(library, verdict(finding_id="990101009-2024#CARRY#0a1b2c3d"))
    assert states(library, snapshot_with(library, KEY)) == [(LAPSED, "资料库中已没有这份年报")]


def test_the_last_of_several_verdicts_counts(library: Library) -> None:
    add_verdict(library, verdict())
    add_verdict(library, verdict(verdict=CONFIRMED, why="核对后确有差错"))
    snapshot = snapshot_with(library, KEY)
    assert states(library, snapshot) == [(REPLACED, "已被第 3 行取代"), (APPLIED, "")]
    assert judgements(library, snapshot).dismissed == ()


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"verdict": "不是"}, "第 2 行判断应为“确认”或“不属实”，现为“不是”"),
        ({"why": "", "who": ""}, "第 2 行缺少理由、判断人"),
        ({"finding_id": ""}, "第 2 行缺少问题编号"),
    ],
)
def test_a_wrong_row_is_named_and_not_lost(library: Library, changes: dict[str, str], note: str) -> None:
    row = dict(zip(VERDICT_COLUMNS, verdict(**changes)[1:], strict=True))
    with library.verdicts.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, VERDICT_COLUMNS)
        writer.writeheader()
        writer.writerow(row)
    add_verdict(library, verdict(finding_id=f"{AGENCY}-2024#SAME#00000000"))
    found = states(library, snapshot_with(library, KEY))
    assert found[0] == (FAULTY, note)
    assert len(found) == 2


def test_a_wrong_row_after_a_right_one_does_not_replace_it(library: Library) -> None:
    add_verdict(library, verdict())
    with library.verdicts.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(verdict(verdict="？")[1:])
    assert judgements(library, snapshot_with(library, KEY)).dismissed == (KEY,)


def test_the_file_opens_in_an_office_program(library: Library) -> None:
    add_verdict(library, verdict(why="=1+1\n第二行"))
    data = library.verdicts.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    heading, row = csv.reader(data.decode("utf-8-sig").splitlines())
    assert tuple(heading) == VERDICT_COLUMNS
    assert row[8] == "'=1+1 第二行"


def test_what_an_office_saved_in_its_own_encoding_and_order_is_gone_on_with(library: Library) -> None:
    columns = (*reversed(VERDICT_COLUMNS), "备注")
    row = dict(zip(VERDICT_COLUMNS, verdict()[1:], strict=True)) | {"备注": "已电话核实"}
    text = ",".join(columns) + "\r\n" + ",".join(row[name] for name in columns)
    library.verdicts.write_bytes(text.encode("gb18030"))
    add_verdict(library, verdict(verdict=CONFIRMED))
    assert [one.verdict for one in load_verdicts(library)] == [DISMISSED, CONFIRMED]
    assert "已电话核实" in library.verdicts.read_text("utf-8-sig")


def test_a_file_with_other_columns_is_left_alone_and_said_to_be_wrong(library: Library) -> None:
    library.verdicts.write_text("甲,乙\n1,2\n", "utf-8-sig")
    with pytest.raises(LibraryError, match="判断表缺少列"):
        add_verdict(library, verdict())
    assert "判断表缺少列" in judgements(library, snapshot_with(library, KEY)).problem
    assert library.verdicts.read_text("utf-8-sig") == "甲,乙\n1,2\n"


@pytest.mark.parametrize("changes", [{"why": " "}, {"who": ""}, {"verdict": "也许"}])
def test_a_verdict_without_a_reason_or_a_name_is_not_kept(library: Library, changes: dict[str, str]) -> None:
    with pytest.raises(LibraryError, match="判断未保存"):
        add_verdict(library, verdict(**changes))
    assert not library.verdicts.exists()
