"""The rules on one report by itself, as `gongkai extract` shows them."""

from __future__ import annotations

from dataclasses import replace

from dashboard.warehouse.checks import findings_of
from warehouse.builders import CATALOGUE, Draft


def test_findings_name_figures_by_their_labels_in_order() -> None:
    document, report = Draft(cells={("r3", "c7"): 1, ("r24", "c7"): 1}).write()
    findings = findings_of(document, report, CATALOGUE)
    rows = findings[findings["rule"] == "T3-ROW"].to_dict("records")
    assert [row["expected"] for row in rows] == ["0", "0"]
    assert list(rows[0]["figures"])[::6] == [
        "本年度办理结果·disclosed·natural_person",
        "本年度办理结果·disclosed·total",
    ]


def test_a_report_that_keeps_every_rule_has_no_findings() -> None:
    document, report = Draft().write()
    assert findings_of(document, report, CATALOGUE).empty


def test_an_excerpt_of_an_unknown_agency_is_checked_too() -> None:
    document, report = Draft(agency=None, year=None, disputes={"k1": 1}).write()
    assert report.identity.agency is None
    assert list(findings_of(document, report, CATALOGUE)["rule"]) == ["T4-SUM"]


def test_findings_do_not_depend_on_the_file() -> None:
    document, report = Draft(disputes={"k1": 1}).write()
    renamed = replace(document, name="另一个名字.pdf")
    assert findings_of(document, report, CATALOGUE).equals(findings_of(renamed, report, CATALOGUE))
