"""The marts that pages ask most: views while a snapshot is made, tables of the same rows once it is whole.

A view is planned anew at each question, which takes longer than reading the rows of a district; and at
national size row groups can be left out of a table that is sorted as it is asked. Tests that fill the tables
below by hand see views, and both say the same.
"""

from __future__ import annotations

from collections.abc import Container

import duckdb

from dashboard.warehouse.statements import statement

_ORDER = {
    "counted": "district_code, agency_id, year",
    "coverage": "district_code, agency_id, year",
    "expected_body": "scope, body, year",
    "found": "report_id, finding_id",
    "measurable": "derived, position",
    "series": "metric, member, applicant, year, agency_id",
    "yearly": "year, agency_id, metric",
    "known_number": "key, scope, body, year",
    "output_change": "year, district_code, agency_id, metric, member",
    "part_change": "metric, year, district_code",
    "part_sum": "metric, district_code, year",
    "rule_sum": "year, district_code, rule",
    "requests_carried": "district_code, agency_id, year",
    "tally": "topic, level, district_code, body, year, part",
    "yearly_sum": "level, district_code, body, year, metric",
}
"""How each is sorted; those that read others come after them."""
_FILES = {"series": "figure_series"}
"""Where the file has another name than the mart: files are run by their names, and others ask this mart."""
_BY_REPORT = ("series",)
"""Those whose rows follow from one report each."""
_BY_DISTRICT = {"known_number": "known"}
"""Those whose rows follow from the reports of a district each, and the macro that gives those of some."""
_SUMS = ("output_change", "part_change", "part_sum", "rule_sum", "requests_carried", "tally", "yearly_sum")
"""Those that follow from the reports of a district and a year and from the year before; they read others."""
_BY_CHECKS = ("found",)
"""Those that the checks fill, beside findings."""
_DISTRICTS = "select district_code from touched"
_AGENCIES = f"select list(distinct agency_id) from counted where district_code in ({_DISTRICTS})"


def settle(connection: duckdb.DuckDBPyConnection, *, made: Container[str] = ()) -> None:
    """Put tables in the place of the views, once all other tables are filled.

    made: those that are tables already, in their order.
    """
    for mart, order in _ORDER.items():
        if mart in made:
            continue
        connection.execute(f"create table settled as from {mart} order by {order}")
        connection.execute(f"drop view {mart}")
        connection.execute(f"alter table settled rename to {mart}")


def refresh(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring the tables up to date after the reports in the temporary table going changed.

    connection: to a snapshot in which the marts are tables.
    """
    connection.execute(statement("steps/touched"))
    for mart in _ORDER:
        if mart in _BY_REPORT:
            _refresh(connection, mart, "report_id in (select report_id from going)")
        elif mart not in (*_BY_DISTRICT, *_SUMS, *_BY_CHECKS):
            _refresh(connection, mart, "true")
    for mart, macro in _BY_DISTRICT.items():
        connection.execute(f"delete from {mart} where district_code in ({_DISTRICTS})")
        connection.execute(f"insert into {mart} from {macro}(({_AGENCIES})) order by {_ORDER[mart]}")
    connection.execute(statement("steps/neighbours"))
    for mart in _SUMS:
        _refresh(connection, mart, "(district_code, year) in (select (district_code, year) from touched)")
    connection.execute(statement("steps/forget_neighbours"))


def _refresh(connection: duckdb.DuckDBPyConnection, mart: str, stale: str) -> None:
    """Put fresh rows in the place of those that are stale (a condition)."""
    view = statement(f"marts/{_FILES.get(mart, mart)}")
    connection.execute(view.replace(f"create view {mart} ", "create or replace temp view fresh ", 1))
    connection.execute(f"delete from {mart} where {stale}")
    connection.execute(f"insert into {mart} from fresh where {stale} order by {_ORDER[mart]}")
