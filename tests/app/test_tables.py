"""Tables of pages that are cut where a country would fill them."""

from __future__ import annotations

import pandas as pd

from dashboard.app.tables import district_table


def districts(count: int) -> pd.DataFrame:
    """So many districts of ten agencies each over two years; the later one, the more reports are missing."""
    return pd.DataFrame(
        [
            {
                "district_code": f"{code:06}",
                "district": f"第{code}区",
                "year": year,
                "reported": 10 - (code % 10 if year == 2024 else 0),
                "expected": 10,
            }
            for code in range(count)
            for year in (2023, 2024)
        ]
    )


def test_few_districts_stand_in_their_order() -> None:
    table = district_table(districts(12))
    assert [row[0] for row in table.rows] == [f"第{code}区" for code in range(12)]
    assert table.rows[9] == ["第9区", "10 / 10", "1 / 10"]
    assert table.note == ""


def test_of_a_country_those_that_lack_most_reports_come_first() -> None:
    table = district_table(districts(3000))
    assert len(table.rows) == 200
    assert {row[2] for row in table.rows} == {"1 / 10"}
    assert table.rows[0] == ["第9区", "10 / 10", "1 / 10"]
    assert table.note == "共 3,000 个区县，只列 2024 年未收到最多的 200 个"
