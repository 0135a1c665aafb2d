"""街道对比: the table that sorts, the choice of peers and indicators, links that open the same view."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.library import Library, create_library

from .conftest import Open
from .handmade import DISTRICT, several_reports
from .snapshots import write_snapshot


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Four years of ten sub-districts of a district that has fourteen."""
    library = create_library(tmp_path_factory.mktemp("libraries") / "several")
    write_snapshot(library, several_reports())
    return library


def table(at: AppTest) -> dict[str, Any]:
    """What the table of all agencies holds; it is the last one of the page."""
    return [
        json.loads(element.proto.json)
        for element in at.get("bidi_component")
        if element.proto.component_name == "gongkai_bar_table"
    ][-1]


def written(at: AppTest) -> str:
    return "\n".join(re.sub("<[^>]+>", "", element.proto.body) for element in at.get("html"))


def test_every_agency_has_a_row_and_what_nobody_stated_is_no_zero(open_page: Open, several: Library) -> None:
    data = table(open_page("compare", several, year="2024", peers="any"))
    assert len(data["rows"]) == 14 and data["sortable"]
    cells = {row["name"]: row["cells"] for row in data["rows"]}
    missing = [row[0] for row in cells.values() if row[0]["value"] is None]
    assert {cell["text"] for cell in missing} == {"未收到"}
    assert all(cell["length"] == 0 and cell["target"] is None for cell in missing)


def test_a_cell_leads_to_its_figure_and_says_its_rank_among_those_that_state_it(
    open_page: Open, several: Library
) -> None:
    data = table(open_page("compare", several, year="2024"))
    stated = [row["cells"][0] for row in data["rows"] if row["cells"][0]["value"] is not None]
    first = max(stated, key=lambda cell: cell["value"])
    assert first["rank"] == f"1/{len(stated)}" and first["length"] == 1
    assert first["target"]["figure"].startswith("hotline_orders")
    assert first["target"]["district"] == DISTRICT and first["target"]["year"] == "2024"


def test_a_link_carries_indicators_and_order(open_page: Open, several: Library) -> None:
    at = open_page(
        "compare", several, year="2024", indicators="website_posts,hotline_orders", sort="-website_posts"
    )
    data = table(at)
    assert [column["key"] for column in data["columns"]] == ["website_posts", "hotline_orders"]
    assert data["sorted"] == "-website_posts"
    assert at.session_state["indicators"] == "website_posts,hotline_orders"


def test_indicators_that_are_chosen_stand_in_the_table(open_page: Open, several: Library) -> None:
    at = open_page("compare", several, year="2024")
    at.multiselect(key="indicators_choice").set_value(["hotline_orders", "board_posts"]).run()
    assert not at.exception
    assert [column["key"] for column in table(at)["columns"]] == ["hotline_orders", "board_posts"]


def test_two_chosen_agencies_stand_out_and_are_set_beside_each_other(
    open_page: Open, several: Library
) -> None:
    ids = [f"{DISTRICT}001", f"{DISTRICT}002"]
    at = open_page("compare", several, year="2023", peers="street", agency=",".join(ids))
    assert [row["name"] for row in table(at)["rows"] if row["colour"]] == ["东山街道", "西河街道"]


def test_the_bundled_report_alone_is_shown_without_ranks(open_page: Open, seed_library: Library) -> None:
    at = open_page("compare", seed_library)
    assert "只有南关街道" in written(at)
    ranks = {cell["rank"] for row in table(at)["rows"] for cell in row["cells"]}
    assert ranks == {""}


def test_of_several_districts_one_is_asked_for(open_page: Open, library: Library) -> None:
    write_snapshot(library, several_reports(), other_districts=2)
    at = open_page("compare", library, district="all")
    assert "选定一个区县" in written(at)
    assert not at.get("bidi_component") or "gongkai_bar_table" not in {
        element.proto.component_name for element in at.get("bidi_component")
    }
