"""The marts that pages ask most: views while a snapshot is made, tables of the same rows once it is whole.

A view is planned anew at each question, which takes longer than reading the rows of a district; and at
national size row groups can be left out of a table that is sorted as it is asked. Tests that fill the tables
below by hand see views, and both say the same.
"""

from __future__ import annotations

import duckdb

from dashboard.warehouse.statements import statement

_ORDER = {
    "counted": "district_code, agency_id, year",
    "coverage": "district_code, agency_id, year",
    "found": "report_id, finding_id",
    "series": "metric, member, applicant, year, agency_id",
    "yearly": "year, agency_id, metric",
}
_FILES = {"series": "figure_series"}
"""Where the file has another name than the mart: files are run by their names, and others ask this mart."""
_BY_REPORT = ("series",)
"""Those whose rows follow from one report each."""
_BY_CHECKS = ("found",)
"""Those that the checks fill, beside findings."""


def settle(connection: duckdb.DuckDBPyConnection) -> None:
    """Put tables in the place of the views, once all other tables are filled."""
    for mart, order in _ORDER.items():
        connection.execute(f"create table settled as from {mart} order by {order}")
        connection.execute(f"drop view {mart}")
        connection.execute(f"alter table settled rename to {mart}")


def refresh(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring the tables up to date after the reports in the temporary table going changed.

    connection: to a snapshot in which the marts are tables.
    """
    for mart, order in _ORDER.items():
        if mart in _BY_CHECKS:
            continue
        view = statement(f"marts/{_FILES.get(mart, mart)}")
        changed = "where report_id in (select report_id from going)" if mart in _BY_REPORT else ""
        connection.execute(view.replace(f"create view {mart} ", "create or replace temp view fresh ", 1))
        connection.execute(f"delete from {mart} {changed}")
        connection.execute(f"insert into {mart} from fresh {changed} order by {order}")
