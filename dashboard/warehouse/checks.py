"""The consistency rules: running queries/checks/ on reports and keeping what they find."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.extraction.report import Agency, Report
from dashboard.reading.document import Document
from dashboard.warehouse import schema
from dashboard.warehouse.readings import reading_of
from dashboard.warehouse.rows import Rows
from dashboard.warehouse.statements import statement, statements_in

# Stands in for an agency that was not recognised, so that an excerpt can be checked too.
_NOBODY = Agency("", "", "", "", "", "", "", "", "")


def rule_of(file_stem: str) -> str:
    """The rule's id: t3_row -> T3-ROW."""
    return file_stem.upper().replace("_", "-")


def run_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """Try every rule on the reports in the temporary table scope; fill finding and evaluation for them."""
    for stem, sql in statements_in("checks").items():
        rule = {"rule": rule_of(stem)}
        connection.execute(f"create or replace temp table comparison as {sql}")
        connection.execute(f"insert into finding {statement('steps/findings')}", rule)
        connection.execute(f"insert into evaluation {statement('steps/evaluations')}", rule)


def run_checks_apart(connection: duckdb.DuckDBPyConnection) -> None:
    """Try every rule on the reports in the temporary table scope, in a database with what they read.

    So the cost depends on these reports and their neighbours, not on how many reports there are.
    connection: has the snapshot attached as `building`, which gets the findings.
    """
    connection.execute(f"create or replace temp table context as {statement('steps/context')}")
    connection.execute("attach ':memory:' as bench")
    connection.execute("use bench")
    schema.create_tables(connection)
    connection.execute(statement("steps/fill_bench"))
    run_checks(connection)
    connection.execute(statement("steps/keep_findings"))
    connection.execute("use building")
    connection.execute("detach bench")


def findings_of(document: Document, report: Report, catalogue: Catalogue) -> pd.DataFrame:
    """What the rules find in one report by itself: rule, severity, message, figures, expected, actual.

    figures: the labels of the figures concerned. Rules that compare with other reports can't be evaluated.
    """
    identity = report.identity
    known = replace(
        report, identity=replace(identity, agency=identity.agency or _NOBODY, year=identity.year or 0)
    )
    rows = Rows()
    rows.add_report(reading_of(document, known), known.figures, document.name, "")
    with duckdb.connect() as connection:
        schema.create_tables(connection)
        schema.insert_catalogue(connection, catalogue)
        rows.insert(connection)
        connection.execute("create temp table scope as select report_id from report")
        run_checks(connection)
        return connection.execute(statement("steps/findings_by_label")).df()
